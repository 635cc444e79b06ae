"""Units that are scored together: figures over all of them, and a scorecard for each.

A figure (the best, the least, the mean of an answer) is known only when every unit that takes
part in it has answered. A unit takes part unless it is excluded, claims the item not applicable,
or is of a kind to which the item does not apply. A unit that is expected and has sent nothing
takes part too: until it answers, or is excluded, the figure stays open, and never counts a zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import assert_never

from attrs import evolve

from cchc_rules.analyses import messages
from cchc_rules.backends.exact.items import Seen
from cchc_rules.backends.exact.score import score
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.bind import digest
from cchc_rules.ir.digest import digest as ruleset_digest
from cchc_rules.ir.dossier import Dossier, Judgement, Key
from cchc_rules.ir.nodes import AnswerKind, Cohort, Condition, Group, Node, OfAll, Ruleset
from cchc_rules.ir.ranges import Known, truth_of
from cchc_rules.ir.scorecard import Scorecard
from cchc_rules.ir.walk import figures_of


@frozen
class Member:
    """A unit's score among others, and the dossier, figures included, that replays it."""

    dossier: Dossier
    scorecard: Scorecard


def score_cohort(
    ruleset: Ruleset,
    dossiers: Sequence[Dossier],
    *,
    expected: Iterable[str] = (),
    excluded: Iterable[str] = (),
) -> tuple[tuple[Member, ...], tuple[Diagnostic, ...]]:
    """The scorecards of units that are scored together, in the order of their names.

    `expected` are the names of all units that should send a dossier, `excluded` those whose
    answers count in no figure: what is measured by the others stays open for them. Nothing is
    scored when a unit is there twice (CR706).
    """
    found = tuple(units_are_single(dossiers))
    if found:
        return (), found
    own = ruleset_digest(ruleset)
    together = with_figures(ruleset, dossiers, expected=expected, excluded=excluded)
    ordered = sorted(together, key=lambda one: (folded(one.unit), one.unit))
    seen = Seen()
    return tuple(Member(one, score(ruleset, one, own, seen)) for one in ordered), ()


def units_are_single(
    dossiers: Sequence[Dossier], places: Sequence[str] | None = None
) -> Iterator[Diagnostic]:
    """A finding for each dossier of a unit that has one already; `places` are their files."""
    first: dict[str, int] = {}
    for place, dossier in enumerate(dossiers):
        earlier = first.setdefault(folded(dossier.unit), place)
        if earlier == place:
            continue
        notes: tuple[Text, ...] = ()
        if places is not None:
            notes = (messages.UNIT_TWICE_NOTE.of(first=places[earlier], second=places[place]),)
        yield Diagnostic(
            code=codes.UNIT_TWICE,
            message=messages.UNIT_TWICE.of(unit=dossier.unit),
            path=None if places is None else places[place],
            notes=notes,
            helps=(messages.UNIT_TWICE_HELP,),
        )


def with_figures(
    ruleset: Ruleset,
    dossiers: Sequence[Dossier],
    *,
    expected: Iterable[str] = (),
    excluded: Iterable[str] = (),
) -> tuple[Dossier, ...]:
    """The dossiers with every figure over all units that is known among their answers."""
    figures = figures_of(ruleset)
    if not figures:
        return tuple(dossiers)
    left_out = {folded(name) for name in excluded}
    present = {folded(one.unit) for one in dossiers}
    absent = {folded(name) for name in expected} - left_out - present
    counted = [one for one in dossiers if folded(one.unit) not in left_out]
    gates = _gates(ruleset)
    kinds = {asked.key: asked.kind for asked in ruleset.inputs}
    known: dict[Key, Fraction] = {}
    for figure in figures:
        taking_part = [one for one in counted if _takes_part(one, figure, gates, kinds)]
        answers = [_numeric(one, (figure.owner, figure.name)) for one in taking_part]
        given = [answer for answer in answers if answer is not None]
        if given and not absent and len(given) == len(answers):
            known[figure.key] = _figure(figure.figure, given)
    keys = {figure.key for figure in figures}
    nothing: dict[Key, Fraction] = {}
    return tuple(_with(one, nothing if folded(one.unit) in left_out else known, keys) for one in dossiers)


def _with(dossier: Dossier, known: dict[Key, Fraction], keys: set[Key]) -> Dossier:
    """The dossier with these figures and no others, be it that it was scored before."""
    own = {key: value for key, value in dossier.answers.items() if key not in keys}
    completed = evolve(dossier, answers={**own, **known}, digest=None)
    return evolve(completed, digest=digest(completed))


def _figure(figure: Cohort, answers: list[Fraction]) -> Fraction:
    match figure:
        case Cohort.BEST:
            return max(answers)
        case Cohort.LEAST:
            return min(answers)
        case Cohort.MEAN:
            return sum(answers, Fraction(0)) / len(answers)
        case _:
            assert_never(figure)


def _numeric(dossier: Dossier, key: Key) -> Fraction | None:
    value = dossier.answers.get(key)
    if isinstance(value, Judgement):
        return value.points
    return value if isinstance(value, Fraction) else None


def _takes_part(
    dossier: Dossier, figure: OfAll, gates: dict[str, tuple[Condition, ...]], kinds: dict[Key, AnswerKind]
) -> bool:
    if figure.owner is None:
        return True
    if figure.owner in dossier.na_claims:
        return False
    known = Known(kinds=kinds, answers=dossier.answers)
    return all(truth_of(gate, known) is not False for gate in gates.get(figure.owner, ()))


def _gates(ruleset: Ruleset) -> dict[str, tuple[Condition, ...]]:
    """For each node the conditions under which it applies, its own and those above it."""
    found: dict[str, tuple[Condition, ...]] = {}

    def descend(children: tuple[Node, ...], above: tuple[Condition, ...]) -> None:
        for node in children:
            gates = above if node.applies is None else (*above, node.applies)
            found[node.id] = gates
            if isinstance(node, Group):
                descend(node.children, gates)

    descend(ruleset.children, ())
    return found
