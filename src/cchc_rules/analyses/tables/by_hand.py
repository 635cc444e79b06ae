"""What the expressions do not say, scored by `exact`: an item at a time, or a row.

An item with answers missing is scored once for every combination of its answers that occurs, however
many rows have it. A row is scored whole where a condition to apply or a gate waits for an answer, or
where the expressions are not sure of its result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

import polars as pl
from attrs import frozen

from cchc_rules.analyses.proofs import documents_for
from cchc_rules.analyses.ranking import key_of
from cchc_rules.analyses.tables.layout import AWARDED, EVIDENCE, EXPLAINED, NA, REFUSED, Layout
from cchc_rules.analyses.tables.leagues import LEAGUE, Figures
from cchc_rules.analyses.tables.reading import ROW, paper
from cchc_rules.backends.columns import keys
from cchc_rules.backends.columns.items import STATUSES, ByHand
from cchc_rules.backends.columns.plan import (
    FINAL,
    HAS_BASE,
    INDEX,
    POINT,
    STATUS,
    denominator,
    grade,
    high,
    low,
)
from cchc_rules.backends.columns.ratios import Asked
from cchc_rules.backends.exact.items import Setting, score_item
from cchc_rules.backends.exact.score import score
from cchc_rules.backends.exact.totals import shown_index
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Judgement, Key, Never, Replies, Value
from cchc_rules.ir.scorecard import GradeResult, Points, Scorecard, node_scores
from cchc_rules.ir.walk import (
    figures_in,
    items,
    keys_of_condition,
    keys_of_item,
    keys_of_number,
    nodes,
    numbers_of,
)

Cell: TypeAlias = int | bool | str
MANY = 60
REASON = "bảng số liệu"


@frozen(kw_only=True)
class Hand:
    """Scores items and rows of prepared tables by `exact`."""

    ruleset: ir.Ruleset
    layout: Layout
    asked: Mapping[Key, Asked]
    figures: Figures
    evidence_given: bool
    digest: str
    awarded_scales: Mapping[str, int]
    ranked: bool = False

    # ── items ──────────────────────────────────────────────────────────────────────────────

    def columns(
        self, frame: pl.DataFrame, item: ir.Item, gates: tuple[ir.Condition, ...], mask: pl.Expr, unit: int
    ) -> pl.DataFrame:
        """The frame with the columns of an item scored by `exact` in the rows of the mask."""
        names = ByHand(item=item.id)
        wanted = self._read_by(item, gates)
        schema = {
            names.here: pl.Boolean,
            f"{item.id}~loose": pl.Boolean,
            names.final: pl.Boolean,
            names.status: pl.Int32,
            **dict.fromkeys(names.bounds, pl.Int64),
        }
        one = pl.lit(1, dtype=pl.Int8).alias("~one")
        distinct = frame.filter(mask).select(one, *wanted).unique(maintain_order=True)
        setting_of = self._settings(gates)
        rows = [(True, *self._item(item, setting_of(row), unit)) for row in distinct.iter_rows(named=True)]
        found = distinct.hstack(pl.DataFrame(rows, schema=schema, orient="row"))
        marked = frame.with_columns(pl.when(mask).then(one).alias("~one"))
        joined = marked.join(
            found, on=["~one", *wanted], how="left", nulls_equal=True, maintain_order="left"
        ).drop("~one")
        # A row outside the mask joins nothing: its mark is missing, and no found row has none.
        return joined.with_columns(
            pl.col(names.here).fill_null(value=False), pl.col(f"{item.id}~loose").fill_null(value=False)
        )

    def _item(self, item: ir.Item, setting: Setting, unit: int) -> tuple[bool, bool, int, int, int, int, int]:
        scored = score_item(item, setting)
        shown = scored.score.points
        least, most = shown.low * unit, shown.high * unit
        return (
            scored.may_not_apply,
            shown.final,
            STATUSES.index(scored.score.status),
            floor(least),
            ceil(least),
            floor(most),
            ceil(most),
        )

    def _read_by(self, item: ir.Item, gates: tuple[ir.Condition, ...]) -> list[str]:
        """The prepared columns that can matter to an item."""
        wanted: dict[str, None] = {}
        for key in needs(item, gates):
            if key in self.asked:
                wanted |= dict.fromkeys(columns_of(self.asked[key]))
        wanted |= dict.fromkeys(paper(item, kind) for kind in self.layout.papers.get(item.id, {}))
        if self.figures.within and figures_for(item, gates):
            wanted[LEAGUE] = None
        return list(wanted)

    def _settings(self, gates: tuple[ir.Condition, ...]) -> _Settings:
        rule = self.ruleset.total.rounding
        rounding = rule if rule is not None and rule.level is ir.RoundingLevel.ITEM else None
        kinds = {one.key: one.kind for one in self.ruleset.inputs}
        return _Settings(hand=self, gates=gates, rounding=rounding, kinds=kinds)

    # ── rows ───────────────────────────────────────────────────────────────────────────────

    def rows(self, frame: pl.DataFrame, *, every_node: bool) -> Iterator[dict[str, Cell]]:
        """The same columns as the expressions give, for rows that are scored whole."""
        for row in frame.iter_rows(named=True):
            card = score(self.ruleset, self.dossier(row), self.digest)
            ranked = keys_of_card(card, self.ruleset) if self.ranked else {}
            yield {ROW: row[ROW], **shown(card, self.ruleset, every_node=every_node), **ranked}

    def dossier(self, row: Mapping[str, object]) -> Dossier:
        """The dossier that a prepared row stands for."""
        answers: dict[Key, Value] = dict(self.figures.of(row.get(LEAGUE)))
        for one in self.asked.values():
            value = answer(one, row)
            if value is not None:
                answers[one.key] = value
        claims, refusals, explanations, awarded, evidence = {}, {}, {}, {}, {}
        for item in items(self.ruleset):
            said = self.layout.papers.get(item.id, {})
            given = {kind: row.get(paper(item, kind)) for kind in said}
            if given.get(NA):
                claims[item.id] = REASON
            if given.get(REFUSED):
                refusals[item.id] = REASON
            if given.get(EXPLAINED):
                explanations[item.id] = REASON
            points = given.get(AWARDED)
            if isinstance(points, int):
                awarded[item.id] = Judgement(
                    Fraction(points, self.awarded_scales[paper(item, AWARDED)]), REASON, REASON
                )
            if item.evidence and (given.get(EVIDENCE) if EVIDENCE in said else self.evidence_given):
                evidence[item.id] = documents_for(item)
        return Dossier(
            ruleset=self.ruleset.id,
            year=self.ruleset.year,
            unit=str(row.get(ROW, "")),
            answers=answers,
            evidence=evidence,
            explanations=explanations,
            na_claims=claims,
            refusals=refusals,
            awarded=awarded,
        )


@frozen(kw_only=True)
class _Settings:
    hand: Hand
    gates: tuple[ir.Condition, ...]
    rounding: ir.RoundingRule | None
    kinds: dict[Key, ir.AnswerKind]

    def __call__(self, row: Mapping[str, object]) -> Setting:
        return Setting(
            dossier=self.hand.dossier(row), kinds=self.kinds, rounding=self.rounding, gates_above=self.gates
        )


# ── what is read ───────────────────────────────────────────────────────────────────────────


def needs(item: ir.Item, gates: tuple[ir.Condition, ...]) -> Iterable[Key]:
    """The inputs that can matter to an item: of its rule, its demands and the conditions to apply."""
    found = dict.fromkeys(keys_of_item(item))
    for gate in gates:
        found |= dict.fromkeys(keys_of_condition(gate))
    for demand in item.demands:
        found |= dict.fromkeys((*keys_of_number(demand.part), *keys_of_number(demand.whole)))
    return found


def figures_for(item: ir.Item, gates: tuple[ir.Condition, ...]) -> Iterable[Key]:
    """The figures over all units that can matter to an item."""
    found = {one.key for one in figures_in(item)}
    found |= {number.key for gate in gates for number in numbers_of(gate) if isinstance(number, ir.OfAll)}
    return found


def columns_of(asked: Asked) -> tuple[str, ...]:
    """The prepared columns of one input."""
    return asked.columns if asked.never is None else (*asked.columns, asked.never)


def answer(asked: Asked, row: Mapping[str, object]) -> Value | None:
    """The answer that stands in a prepared row; None where it is missing."""
    if asked.never is not None and row.get(asked.never):
        return Never()
    values = [row.get(name) for name in asked.columns]
    if any(value is None for value in values):
        return None
    value = values[0]
    match asked.kind:
        case ir.SurveyOf():
            counts = [(pair, one) for pair, one in zip(asked.tallies, values, strict=True)]
            return Replies(tuple((pair, one) for pair, one in counts if isinstance(one, int)))
        case ir.YesNo():
            return bool(value)
        case ir.ChoiceOf(options):
            assert isinstance(value, int)
            return options[value]
        case ir.JudgementOf():
            assert isinstance(value, int)
            return Judgement(Fraction(value, asked.scale), REASON, REASON)
        case _:
            assert isinstance(value, int)
            return Fraction(value, asked.scale)


# ── what is shown ──────────────────────────────────────────────────────────────────────────


def shown(card: Scorecard, ruleset: ir.Ruleset, *, every_node: bool) -> dict[str, Cell]:
    """A scorecard in the columns of the expressions."""
    total = card.total
    columns: dict[str, Cell] = {STATUS: STATUSES.index(card.status)}
    parts = {"base": total.base, "bonus": total.bonus, "penalty": total.penalty, "total": total.total}
    for name, points in parts.items():
        if every_node or name == "total":
            columns |= _bounds(name, points, POINT)
    if every_node:
        for one in node_scores(card):
            columns[f"{one.id}.{STATUS}"] = STATUSES.index(one.status)
            columns |= _bounds(one.id, one.points, POINT)
    possible = total.possible_index or Points(low=Fraction(0), high=Fraction(0))
    columns |= _bounds("index", possible, INDEX)
    columns |= _bounds("index.published", shown_index(possible, ruleset.total), INDEX)
    columns[HAS_BASE] = total.possible_index is not None
    columns[FINAL] = total.index is not None
    for place, (grading, result) in enumerate(zip(ruleset.gradings, card.grades, strict=True)):
        columns[grade(place)] = _mask(grading, result)
    return columns


def exact_key(card: Scorecard, ruleset: ir.Ruleset) -> tuple[Points, ...] | None:
    """What a unit is ranked by, in millionths as the columns of `keys` count them."""
    key = key_of(ruleset, card)
    if key is None:
        return None
    whole = INDEX if keys.by_published(ruleset) else denominator(ruleset.total) * POINT
    scales = (Fraction(whole), *(Fraction(POINT) for _ in key[1:]))
    return tuple(
        Points(low=one.low * scale, high=one.high * scale) for one, scale in zip(key, scales, strict=True)
    )


def keys_of_card(card: Scorecard, ruleset: ir.Ruleset) -> dict[str, Cell]:
    """The same in the columns of the expressions."""
    key = exact_key(card, ruleset)
    if key is None:
        return dict.fromkeys(keys.key_names(ruleset), 0)
    columns: dict[str, Cell] = {}
    for place, points in enumerate(key):
        for end, value in ((keys.LOW, points.low), (keys.HIGH, points.high)):
            columns |= dict(zip(keys.names_of(place, end), keys.cut(value), strict=True))
    return columns


def _bounds(name: str, points: Points, scale: int) -> dict[str, Cell]:
    return {low(name): floor(points.low * scale), high(name): floor(points.high * scale)}


def _mask(grading: ir.Grading, result: GradeResult) -> int | str:
    mask = sum(2**place for place, one in enumerate(grading.grades) if one.name in result.possible)
    # Nobody is told which of several is left, only whether none at all may be.
    barred = not result.possible or (len(result.possible) == 1 and not result.settled)
    mask += 2 ** len(grading.grades) if barred else 0
    return mask if len(grading.grades) <= MANY else str(mask)


def gates_of(ruleset: ir.Ruleset) -> dict[str, tuple[ir.Condition, ...]]:
    """For each item the conditions under which it applies, its own last."""
    above: dict[str, tuple[ir.Condition, ...]] = {}
    found: dict[str, tuple[ir.Condition, ...]] = {}
    for node in nodes(ruleset.children):
        own = above.get(node.id, ())
        if node.applies is not None:
            own = (*own, node.applies)
        found[node.id] = own
        if isinstance(node, ir.Group):
            above |= {child.id: own for child in node.children}
    return found


def keys_of_gates(ruleset: ir.Ruleset) -> Sequence[Key]:
    """The inputs that the gates of the gradings read."""
    found: dict[Key, None] = {}
    for grading in ruleset.gradings:
        for gate in grading.gates:
            found |= dict.fromkeys(keys_of_condition(gate.condition))
    return list(found)
