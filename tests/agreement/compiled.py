"""Compiled code held against the reference: one ruleset, one dossier, everything that is said of it."""

from __future__ import annotations

from attrs import evolve, frozen

from cchc_rules.analyses.evaluating import Evaluator, evaluator_of, plain_answers
from cchc_rules.backends.compiled.reading import Answers
from cchc_rules.backends.exact.score import score
from cchc_rules.backends.exact.totals import shown_index
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Group, Item, Node, Ruleset


class LeftToTheReferenceError(Exception):
    """Compiled code did not take the answers."""


def refuse(_: Ruleset, __: Answers) -> Dossier:
    raise LeftToTheReferenceError


@frozen
class Held:
    """A ruleset ready to be held against the reference, as it is and with nothing to prove."""

    ruleset: Ruleset
    evaluator: Evaluator
    proven: Ruleset

    @classmethod
    def of(cls, ruleset: Ruleset) -> Held:
        children = tuple(_without_evidence(child) for child in ruleset.children)
        return cls(ruleset, evaluator_of(ruleset, refuse), evolve(ruleset, children=children))

    def whole(self, dossier: Dossier) -> bool:
        """Whether compiled code took the dossier; what it gave is the scorecard of the reference."""
        wanted = score(self.ruleset, dossier)
        assert wanted == self.evaluator.score(dossier)
        quick = self.evaluator.quick(dossier)
        assert quick is None or wanted == quick
        return quick is not None

    def plain(self, dossier: Dossier) -> bool:
        """The same of its answers alone, every one taken as proven."""
        answers = plain_answers(self.ruleset, dossier)
        if answers is None:
            return False
        try:
            standing = self.evaluator.index(answers)
        except LeftToTheReferenceError:
            return False
        bare = Dossier(ruleset=dossier.ruleset, year=dossier.year, unit="", answers=dossier.answers)
        wanted = score(self.proven, bare)
        assert wanted.total.total == standing.total
        assert wanted.total.possible_index == standing.exact
        assert wanted.total.possible_index is not None
        assert shown_index(wanted.total.possible_index, self.ruleset.total) == standing.published
        assert tuple(grade.possible for grade in wanted.grades) == standing.grades
        nodes = self.evaluator.nodes(answers)
        assert (wanted.children, wanted.total, wanted.grades, wanted.status) == (
            nodes.card.children,
            nodes.card.total,
            nodes.card.grades,
            nodes.card.status,
        )
        assert {name: one.points.low for name, one in nodes.items()} == {
            name: nodes.points(name) for name in nodes
        }
        return True


def accepted(dossier: Dossier) -> Dossier:
    """The dossier without what others made of it: claims, refusals, points by hand."""
    return evolve(dossier, na_claims={}, refusals={}, awarded={})


def _without_evidence(node: Node) -> Node:
    match node:
        case Item():
            return evolve(node, evidence=())
        case Group():
            return evolve(node, children=tuple(_without_evidence(child) for child in node.children))
