"""One ruleset made ready to score many units: compiled code where it can, the reference where not.

Compiled code scores the dossiers in which every answer is there; every other dossier, and every one
of a ruleset that cannot be compiled, is scored by `exact`. Both give the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from attrs import evolve

from cchc_rules.backends.compiled.expressions import NotCompiled
from cchc_rules.backends.compiled.grades import gates_rise
from cchc_rules.backends.compiled.program import every_function, index_function
from cchc_rules.backends.compiled.reading import Answers, Plain, text_of
from cchc_rules.backends.compiled.scorecards import Cards, Everything, Run
from cchc_rules.backends.compiled.standing import PLAIN, Standing, standing_of
from cchc_rules.backends.exact.proofs import proof_of
from cchc_rules.backends.exact.score import score as score_exactly
from cchc_rules.backends.exact.totals import shown_index
from cchc_rules.base.classes import frozen
from cchc_rules.ir.certificate import certificate
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Dossier, Key, Value
from cchc_rules.ir.nodes import AnswerKind, CountOf, DateOf, DaysOf, Item, Node, Ruleset
from cchc_rules.ir.scorecard import NodeScore, Scorecard, node_scores
from cchc_rules.ir.walk import figures_of, nodes

Reader: TypeAlias = Callable[[Ruleset, Answers], Dossier]


@frozen(kw_only=True, slots=False, eq=False)
class Nodes(Mapping[str, NodeScore]):
    """The score of every node by its id, every answer taken as proven.

    Points are computed; the rest of a score is put together when it is asked for.
    """

    places: Mapping[str, int]
    cards: Cards
    run: Run | None
    dossier: Dossier
    kept: Scorecard | None = None

    @cached_property
    def card(self) -> Scorecard:
        """The whole scorecard."""
        if self.run is None:
            assert self.kept is not None
            return self.kept
        return self.cards.card(self.run, self.dossier)

    @cached_property
    def _by_id(self) -> dict[str, NodeScore]:
        return {one.id: one for one in node_scores(self.card)}

    def points(self, node: str) -> Fraction:
        """The points of a node that are sure."""
        if self.run is None:
            return self._by_id[node].points.low
        place = self.places[node]
        # An open penalty has its most where the total has its least.
        return min(self.cards.points(found, place) for found in (self.run.low, self.run.high))

    def __getitem__(self, node: str) -> NodeScore:
        return self._by_id[node]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


@frozen(kw_only=True)
class _Whole:
    """The function that gives every node, and what makes scorecards of what it gives."""

    every: Callable[..., Everything | None]
    cards: Cards
    bare: Cards


@frozen(kw_only=True, slots=False)
class Evaluator:
    """What scores units under `ruleset`; `left` says why all is left to the reference, if it is.

    `index` takes plain answers by the names of their inputs and gives the total, the index and the
    grades, every answer taken as proven.
    """

    ruleset: Ruleset
    index: Callable[[Answers], Standing]
    left: str | None
    _bare: Ruleset
    _read: Reader
    _places: Mapping[str, int]

    def nodes(self, answers: Answers) -> Nodes:
        """The score of every node from plain answers, every one taken as proven.

        Raises:
            CchcError: the answers cannot be read.
        """
        run = self._run(answers)
        if run is not None and not self._whole.cards.breaks_a_demand(run.first):
            blank = Dossier(ruleset=self.ruleset.id, year=self.ruleset.year, unit="")
            return Nodes(places=self._places, cards=self._whole.bare, run=run, dossier=blank)
        dossier = self._read(self._bare, answers)
        card = score_exactly(self._bare, dossier, self._digest)
        return Nodes(places=self._places, cards=self._whole.bare, run=None, dossier=dossier, kept=card)

    def score(self, dossier: Dossier) -> Scorecard:
        """The scorecard of a dossier, documents and all."""
        quick = self.quick(dossier)
        return score_exactly(self.ruleset, dossier, self._digest) if quick is None else quick

    def quick(self, dossier: Dossier) -> Scorecard | None:
        """The scorecard by compiled code; None where it takes the reference."""
        if dossier.na_claims or dossier.awarded:
            return None
        answers = plain_answers(self.ruleset, dossier)
        run = None if answers is None else self._run(answers, dossier)
        return None if run is None else self._whole.cards.card(run, dossier)

    def _run(self, answers: Answers, dossier: Dossier | None = None) -> Run | None:
        """What compiled code gives, with the documents of `dossier`; None where it gives nothing."""
        first = self._whole.every(answers)
        if first is None:
            return None
        judged = {} if dossier is None else self._whole.cards.judged(first, dossier)
        least = {place: one.least for place, one in judged.items() if one.least != 1}
        if not least:
            high = self._whole.every(answers, 1) if first.open else first
            return None if high is None else Run(first, first, high, judged)
        if self._weighed is None:
            return None
        most = {place: judged[place].most for place in least}
        low, high = self._weighed(answers, 0, least), self._weighed(answers, 1, most)
        return None if low is None or high is None else Run(first, low, high, judged)

    @cached_property
    def _digest(self) -> str:
        return digest(self.ruleset)

    @cached_property
    def _whole(self) -> _Whole:
        """What scores every node, made when it is first asked for."""
        every: Callable[..., Everything | None] = nothing
        units = PLAIN
        if self.left is None:
            try:
                _, every, units = every_function(self.ruleset)
            except NotCompiled:
                every = nothing
        blank = Dossier(ruleset=self.ruleset.id, year=self.ruleset.year, unit="")
        known = certificate(self.ruleset, blank, self._digest)
        return _Whole(
            every=every,
            cards=Cards(ruleset=self.ruleset, units=units, certificate=known, proof_of=proof_of),
            bare=Cards(ruleset=self._bare, units=units, certificate=known),
        )

    @cached_property
    def _weighed(self) -> Callable[..., Everything | None] | None:
        """The function that takes points away; None where gates speak of points."""
        if self.left is not None or not gates_rise(self.ruleset):
            return None
        _, weighed, _ = every_function(self.ruleset, weighed=True)
        return weighed


def evaluator_of(ruleset: Ruleset, read: Reader) -> Evaluator:
    """The evaluator of `ruleset`; `read` makes a dossier of answers that compiled code does not take."""
    bare = evolve(ruleset, children=tuple(_without_evidence(child) for child in ruleset.children))

    def back(answers: Answers) -> Standing:
        # No certificate comes out, so that the digest is not needed.
        card = score_exactly(bare, read(bare, answers), "")
        possible = card.total.possible_index
        return standing_of(card, None if possible is None else shown_index(possible, bare.total))

    left = None
    try:
        _, index = index_function(ruleset, back)
    except NotCompiled as why:
        left, index = str(why), back
    return Evaluator(
        ruleset=ruleset,
        index=index,
        left=left,
        bare=bare,
        read=read,
        places={node.id: place for place, node in enumerate(nodes(ruleset.children))},
    )


def nothing(_: Answers, __: int = 0) -> None:
    """What stands for compiled code where there is none."""


def plain_answers(ruleset: Ruleset, dossier: Dossier) -> dict[str, Plain] | None:
    """The answers of a dossier as compiled code takes them; None where one is missing or unfit."""
    kinds: dict[Key, AnswerKind | None] = {asked.key: asked.kind for asked in ruleset.inputs}
    kinds |= dict.fromkeys(figure.key for figure in figures_of(ruleset))
    if not kinds.keys() <= dossier.answers.keys():
        return None
    try:
        return {text_of(key): _plain(dossier.answers[key], kind) for key, kind in kinds.items()}
    except (ValueError, OverflowError):
        return None


def _plain(value: Value, kind: AnswerKind | None) -> Plain:
    if isinstance(value, Fraction) and value.denominator == 1:
        match kind:
            case CountOf() | DaysOf():
                return int(value)
            case DateOf():
                return date.fromordinal(int(value))
            case _:
                return value
    return value


def _without_evidence(node: Node) -> Node:
    if isinstance(node, Item):
        return evolve(node, evidence=())
    return evolve(node, children=tuple(_without_evidence(child) for child in node.children))
