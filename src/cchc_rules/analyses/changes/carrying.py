"""The answers of a dossier in the terms of the later ruleset: what goes over, what cannot, and why.

An answer goes over where both rulesets ask one question and the answer is one to both: the same value,
with the name that the later ruleset gives to an option. Nothing is converted, divided or made up. What
was split or merged is nobody's answer any more; which part it belongs to is for a person to say.

Days belong to their year. In the dossier of another year, the day of last year's plan would be an
answer about a plan that nobody has made: days, dated documents and what appraisers decided stay behind.
Where the old dossier is only scored again (`same_year`), they speak of the year that they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import assert_never

from attrs import evolve, field

from cchc_rules.analyses.changes.model import (
    AppliesChanged,
    Changes,
    EvidenceChanged,
    How,
    InputsChanged,
    MaximumChanged,
    Merged,
    Pair,
    QuestionsReworded,
    RuleChanged,
    Split,
)
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.dossiers.demands import breach, keys_of
from cchc_rules.dossiers.write import claimed_together
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.answers import answers as is_answer
from cchc_rules.ir.dossier import Attached, Dossier, Judgement, Key, Value
from cchc_rules.ir.evidence import fits
from cchc_rules.ir.ranges import Known
from cchc_rules.ir.walk import items, keys_of_item, nodes

_SCALES = {Fraction(1), Fraction(100)}


class Part(Enum):
    """What of a dossier is meant."""

    ANSWER = "answer"
    DOCUMENT = "document"
    EXPLANATION = "explanation"
    CLAIM = "claim"
    REFUSAL = "refusal"
    AWARD = "award"


class Why(Enum):
    """Why something cannot go over."""

    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"
    NOT_ASKED = "not-asked"
    OTHER_KIND = "other-kind"
    NO_SUCH_CHOICE = "no-such-choice"
    OUT_OF_BOUNDS = "out-of-bounds"
    ANOTHER_YEAR = "another-year"
    PART_ABOVE_WHOLE = "part-above-whole"
    NOT_WANTED = "not-wanted"
    NOT_CLAIMABLE = "not-claimable"
    RULE_CHANGED = "rule-changed"
    SET_BY_HAND = "set-by-hand"
    NO_PLACE = "no-place"


@frozen(kw_only=True)
class Lost:
    """What stays behind.

    `node` is the old item (None: the whole set), `name` the question or the document, `said` what
    stood there, and `becomes` what the item has become.
    """

    part: Part
    node: ir.Node | None
    name: str | None
    said: Value | Attached
    why: Why
    becomes: tuple[ir.Node, ...] = ()


class Caution(Enum):
    """Why an answer that went over is to be looked at."""

    GUESSED = "guessed"
    REWORDED = "reworded"


@frozen(kw_only=True)
class Doubt:
    """An answer that went over on a guess, or to a question that is asked in other words."""

    node: ir.Node | None
    before: ir.Input
    after: ir.Input
    caution: Caution
    confidence: Fraction = Fraction(1)


@frozen(kw_only=True)
class Carried:
    """A dossier of the later ruleset, what stayed behind, and what to look at.

    `unanswered` are the questions of the later ruleset that nothing answers.
    """

    dossier: Dossier
    lost: tuple[Lost, ...]
    doubts: tuple[Doubt, ...]
    unanswered: tuple[ir.Input, ...]


@frozen
class _Table:
    """What a comparison says of each old node and question, found once for all dossiers."""

    changes: Changes
    old: dict[str, ir.Node] = field(init=False)
    pairs: dict[str, Pair] = field(init=False)
    asked: dict[Key, tuple[ir.Input, ir.Input]] = field(init=False)
    sources: dict[Key, Key] = field(init=False)
    parts: dict[str, tuple[Why, tuple[ir.Node, ...]]] = field(init=False)
    reworded: frozenset[Key] = field(init=False)
    otherwise: frozenset[str] = field(init=False)
    proven_otherwise: frozenset[str] = field(init=False)

    @old.default
    def _old(self) -> dict[str, ir.Node]:
        return {node.id: node for node in nodes(self.changes.before.children)}

    @pairs.default
    def _pairs(self) -> dict[str, Pair]:
        return {pair.before.id: pair for pair in self.changes.pairs}

    @asked.default
    def _asked(self) -> dict[Key, tuple[ir.Input, ir.Input]]:
        return {before.key: (before, after) for before, after in self.changes.asked}

    @sources.default
    def _sources(self) -> dict[Key, Key]:
        return {after.key: before.key for before, after in self.changes.asked}

    @parts.default
    def _parts(self) -> dict[str, tuple[Why, tuple[ir.Node, ...]]]:
        found: dict[str, tuple[Why, tuple[ir.Node, ...]]] = {}
        for change in self.changes.changes:
            match change:
                case Split(before=before, parts=parts):
                    found[before.id] = (Why.SPLIT, parts)
                case Merged(parts=parts, after=after):
                    found |= {part.id: (Why.MERGED, (after,)) for part in parts}
                case _:
                    pass
        return found

    @reworded.default
    def _reworded(self) -> frozenset[Key]:
        told = (one for one in self.changes.changes if isinstance(one, QuestionsReworded))
        return frozenset(before.key for one in told for before, _ in one.questions)

    @otherwise.default
    def _otherwise(self) -> frozenset[str]:
        """The old items that are scored by another rule, or out of other points."""
        kinds = (RuleChanged, MaximumChanged, AppliesChanged, InputsChanged)
        told = (one.pair for one in self.changes.changes if isinstance(one, kinds))
        return frozenset(pair.before.id for pair in told if pair is not None)

    @proven_otherwise.default
    def _proven_otherwise(self) -> frozenset[str]:
        told = (one for one in self.changes.changes if isinstance(one, EvidenceChanged))
        return frozenset(one.pair.before.id for one in told)

    def fate(self, name: str) -> tuple[Why, tuple[ir.Node, ...]]:
        """What has become of an old node that nothing can go over to."""
        if name in self.parts:
            return self.parts[name]
        pair = self.pairs.get(name)
        return (Why.REMOVED, ()) if pair is None else (Why.NOT_ASKED, (pair.after,))


@frozen
class Carrying:
    """Carries dossiers of the earlier ruleset over to the later one.

    `same_year`: the dossier still speaks of its own year. `later` is the later ruleset as the
    dossier meets it; without one, as the comparison has it.
    """

    changes: Changes
    same_year: bool
    later: ir.Ruleset = field()
    _table: _Table = field(init=False, repr=False)
    _later_nodes: dict[str, ir.Node] = field(init=False, repr=False)
    _kinds: dict[Key, ir.AnswerKind] = field(init=False, repr=False)

    @later.default
    def _later(self) -> ir.Ruleset:
        return self.changes.after

    @_table.default
    def _of_changes(self) -> _Table:
        return _Table(self.changes)

    @_later_nodes.default
    def _nodes_of_later(self) -> dict[str, ir.Node]:
        return {node.id: node for node in nodes(self.later.children)}

    @_kinds.default
    def _kinds_of_later(self) -> dict[Key, ir.AnswerKind]:
        return {one.key: one.kind for one in self.later.inputs}

    def carry(self, dossier: Dossier) -> Carried:
        """What of `dossier` goes over. Its digest is left to whoever keeps it."""
        run = _Run(self._table, self.same_year, self._later_nodes, dossier)
        run.answer()
        run.decide()
        run.claim()
        run.prove()
        run.hold_to_demands(self.later, self._kinds)
        found = evolve(
            dossier,
            ruleset=self.later.id,
            year=self.later.year,
            answers=run.answers,
            evidence=run.evidence,
            explanations=run.explanations,
            na_claims=run.claims,
            refusals=run.refusals,
            awarded=run.awarded,
            digest=None,
        )
        return Carried(
            dossier=found,
            lost=tuple(run.lost),
            doubts=tuple(one for one in run.doubts if one.after.key in run.answers),
            unanswered=tuple(one for one in self.later.inputs if one.key not in run.answers),
        )


@frozen
class _Run:
    """One dossier on its way."""

    table: _Table
    same_year: bool
    nodes: dict[str, ir.Node]
    dossier: Dossier
    answers: dict[Key, Value] = field(init=False, factory=dict)
    evidence: dict[str, tuple[Attached, ...]] = field(init=False, factory=dict)
    explanations: dict[str, str] = field(init=False, factory=dict)
    claims: dict[str, str] = field(init=False, factory=dict)
    refusals: dict[str, str] = field(init=False, factory=dict)
    awarded: dict[str, Judgement] = field(init=False, factory=dict)
    unproven: set[str] = field(init=False, factory=set)
    lost: list[Lost] = field(init=False, factory=list)
    doubts: list[Doubt] = field(init=False, factory=list)

    # ── answers ────────────────────────────────────────────────────────────────────────────

    def answer(self) -> None:
        """The answers that answer a question of the later ruleset."""
        for key, value in self.dossier.answers.items():
            both = self.table.asked.get(key)
            if both is None:
                why = Why.NOT_ASKED if key[0] is None else self.table.fate(key[0])[0]
                self._lose(Part.ANSWER, key, value, why)
                continue
            before, after = both
            found = self._taken(value, before.kind, after.kind)
            if isinstance(found, Why):
                self._lose(Part.ANSWER, key, value, found)
                continue
            self.answers[after.key] = found
            self._doubt(before, after)

    def _taken(self, value: Value, before: ir.AnswerKind, after: ir.AnswerKind) -> Value | Why:
        if isinstance(before, ir.DateOf) and not self.same_year:
            return Why.ANOTHER_YEAR
        return taken(value, before, after)

    def _doubt(self, before: ir.Input, after: ir.Input) -> None:
        pair = None if before.owner is None else self.table.pairs.get(before.owner)
        node = None if before.owner is None else self.table.old[before.owner]
        if pair is not None and pair.how is How.PROPOSED:
            self.doubts.append(
                Doubt(
                    node=node,
                    before=before,
                    after=after,
                    caution=Caution.GUESSED,
                    confidence=pair.confidence,
                )
            )
        elif before.key in self.table.reworded:
            self.doubts.append(Doubt(node=node, before=before, after=after, caution=Caution.REWORDED))

    # ── what appraisers decided ────────────────────────────────────────────────────────────

    def decide(self) -> None:
        """Points set by hand and refusals, where they would still be decided so.

        Where the rule, or the evidence that was refused, is now another one, nobody has decided: the
        answers or the documents that the appraiser did not go by stay behind too, and points are open.
        """
        for item, judged in self.dossier.awarded.items():
            after, why = self._decided(item, self.table.otherwise)
            if after is not None and why is None:
                self.awarded[after.id] = judged
                continue
            self._lose(Part.AWARD, (item, ""), judged, why or Why.REMOVED)
            if after is not None:
                self._open(item, after)
        for item, reason in self.dossier.refusals.items():
            after, why = self._decided(item, self.table.proven_otherwise)
            if after is not None and why is None:
                self.refusals[after.id] = reason
                continue
            self._lose(Part.REFUSAL, (item, ""), reason, why or Why.REMOVED)
            if self.same_year:
                self.unproven.add(item)

    def _decided(self, item: str, otherwise: frozenset[str]) -> tuple[ir.Item | None, Why | None]:
        after, why = self._item(item)
        if after is None:
            return None, why
        if not self.same_year:
            return after, Why.ANOTHER_YEAR
        return after, Why.RULE_CHANGED if item in otherwise else None

    def _open(self, item: str, after: ir.Item) -> None:
        for key in keys_of_item(after):
            if key in self.answers:
                self._lose(Part.ANSWER, (item, key[1]), self.answers.pop(key), Why.SET_BY_HAND)

    # ── claims, documents, explanations ────────────────────────────────────────────────────

    def claim(self) -> None:
        """Claims that the later ruleset allows, alone or for a whole group."""
        given: dict[str, tuple[str, str]] = {}
        for item, reason in self.dossier.na_claims.items():
            after, why = self._item(item)
            if after is None:
                self._lose(Part.CLAIM, (item, ""), reason, why)
            else:
                given[after.id] = (item, reason)
        claims = {name: reason for name, (_, reason) in given.items()}
        groups = [node for node in self.nodes.values() if isinstance(node, ir.Group)]
        together = {one.id for group in groups for one in claimed_together(group, claims)}
        for name, (item, reason) in given.items():
            if self.nodes[name].may_be_claimed_na or name in together:
                self.claims[name] = reason
            else:
                self._lose(Part.CLAIM, (item, ""), reason, Why.NOT_CLAIMABLE)

    def prove(self) -> None:
        """Documents that still prove something, and explanations."""
        for item, reason in self.dossier.explanations.items():
            after, why = self._item(item)
            if after is None or item in self.unproven:
                self._lose(Part.EXPLANATION, (item, ""), reason, why if after is None else Why.RULE_CHANGED)
            else:
                self.explanations[after.id] = reason
        for item, documents in self.dossier.evidence.items():
            pair = None if item in self.table.parts else self.table.pairs.get(item)
            for one in documents:
                against = self.table.fate(item)[0] if pair is None else self._against(one, pair)
                if against is not None:
                    self._lose(Part.DOCUMENT, (item, one.name), one, against)
                elif pair is not None:
                    self.evidence[pair.after.id] = (*self.evidence.get(pair.after.id, ()), one)

    def _against(self, one: Attached, pair: Pair) -> Why | None:
        if one.day is not None and not self.same_year:
            return Why.ANOTHER_YEAR
        if pair.before.id in self.unproven:
            return Why.RULE_CHANGED
        after = self.nodes[pair.after.id]
        return Why.NOT_WANTED if _is_wanted(one, pair.before) and not _is_wanted(one, after) else None

    # ── what contradicts itself now ────────────────────────────────────────────────────────

    def hold_to_demands(self, later: ir.Ruleset, kinds: dict[Key, ir.AnswerKind]) -> None:
        """Answers that the later ruleset would send back, a part above its whole, stay behind."""
        known = Known(kinds=kinds, answers=self.answers)
        for item in items(later):
            for demand in () if item.id in self.claims else item.demands:
                if breach(demand, known) is None:
                    continue
                for key in keys_of(demand):
                    value = self.answers.pop(key)
                    self._lose(Part.ANSWER, self.table.sources[key], value, Why.PART_ABOVE_WHOLE)

    # ── telling ────────────────────────────────────────────────────────────────────────────

    def _item(self, name: str) -> tuple[ir.Item | None, Why]:
        """The item that an old one has become, or why there is none."""
        pair = self.table.pairs.get(name)
        after = None if pair is None else self.nodes[pair.after.id]
        if isinstance(after, ir.Item) and name not in self.table.parts:
            return after, Why.REMOVED
        return None, self.table.fate(name)[0]

    def _lose(self, part: Part, at: Key, said: Value | Attached, why: Why) -> None:
        """Tell what stays behind; `at` is the old item and the name of what it is about."""
        owner, name = at
        node = None if owner is None else self.table.old[owner]
        becomes = () if owner is None else self.table.fate(owner)[1]
        self.lost.append(Lost(part=part, node=node, name=name or None, said=said, why=why, becomes=becomes))


# ── one answer ─────────────────────────────────────────────────────────────────────────────


def taken(value: Value, before: ir.AnswerKind, after: ir.AnswerKind) -> Value | Why:
    """The answer as one to the later question, or why it is none."""
    if type(before) is not type(after):
        return Why.OTHER_KIND
    match after:
        case ir.CountOf() | ir.DaysOf() | ir.YesNo() | ir.DateOf():
            return value if is_answer(value, after) else Why.OTHER_KIND
        case ir.NumberOf(unit=unit, bounds=bounds):
            assert isinstance(before, ir.NumberOf)
            same_unit = folded(before.unit) == folded(unit)
            return _measured(value, before.bounds, bounds) if same_unit else Why.OTHER_KIND
        case ir.IndexOf(bounds=bounds):
            assert isinstance(before, ir.IndexOf)
            return _measured(value, before.bounds, bounds)
        case ir.ChoiceOf(options):
            named = {folded(option): option for option in options}
            return named.get(folded(value), Why.NO_SUCH_CHOICE) if isinstance(value, str) else Why.OTHER_KIND
        case ir.SurveyOf():
            assert isinstance(before, ir.SurveyOf)
            return value if _asks_alike(before, after) else Why.OTHER_KIND
        case ir.JudgementOf(low=low, high=high, step=step):
            assert isinstance(before, ir.JudgementOf)
            if (before.low, before.high) != (low, high) or not isinstance(value, Judgement):
                return Why.OTHER_KIND
            return value if ((value.points - low) / step).denominator == 1 else Why.OUT_OF_BOUNDS
        case _:
            assert_never(after)


def _measured(value: Value, before: ir.Interval, after: ir.Interval) -> Value | Why:
    """A number on a scale; 0.9 of 1 is not 0.9 of 100."""
    if before.high != after.high and {before.high, after.high} == _SCALES:
        return Why.OTHER_KIND
    return value if isinstance(value, Fraction) and value in after else Why.OUT_OF_BOUNDS


def _asks_alike(before: ir.SurveyOf, after: ir.SurveyOf) -> bool:
    """Whether respondents had the same options in the same groups, whatever each weighs."""
    options = [{one.label for one in survey.options} for survey in (before, after)]
    groups = [{one.label for one in survey.groups} for survey in (before, after)]
    return options[0] == options[1] and groups[0] == groups[1]


def _is_wanted(one: Attached, node: ir.Node) -> bool:
    evidence = node.evidence if isinstance(node, ir.Item) else ()
    return any(fits(one, document) for demand in evidence for document in demand.documents)


def reasons_of(lost: tuple[Lost, ...]) -> Iterator[tuple[Why, tuple[Lost, ...]]]:
    """What stayed behind, by reason."""
    for why in Why:
        found = tuple(one for one in lost if one.why is why)
        if found:
            yield why, found
