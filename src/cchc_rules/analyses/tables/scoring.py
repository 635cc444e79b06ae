"""Chunks of a table to chunks of scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import polars as pl
from attrs import define, evolve, field, frozen

from cchc_rules.analyses.evaluating import Evaluator, evaluator_of
from cchc_rules.analyses.tables.by_hand import (
    Hand,
    exact_key,
    figures_for,
    gates_of,
    keys_of_gates,
    needs,
)
from cchc_rules.analyses.tables.choices import Choices
from cchc_rules.analyses.tables.engines import evaluate, said_for
from cchc_rules.analyses.tables.layout import AWARDED, EVIDENCE, EXPLAINED, NA, REFUSED, Layout
from cchc_rules.analyses.tables.leagues import Figures
from cchc_rules.analyses.tables.reading import ROW, Prepared, paper, prepare, widths
from cchc_rules.analyses.tables.showing import decoded, kinds_shown
from cchc_rules.backends.columns.items import asks_papers, proven
from cchc_rules.backends.columns.plan import UNSURE, Plan, plan
from cchc_rules.backends.columns.ratios import Asked, Figure, Figured
from cchc_rules.backends.columns.saying import Stages
from cchc_rules.base.numbers import Language
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Dossier, Key
from cchc_rules.ir.scorecard import Points
from cchc_rules.ir.walk import items


@frozen(kw_only=True)
class Scored:
    """The scores of a chunk, its rejected rows, and how many rows and items went by hand.

    Both tables have a column `~row`: which row of the table it was.
    """

    scores: pl.DataFrame
    rejected: pl.DataFrame
    rows_by_hand: int
    items_by_hand: int


@define(kw_only=True)
class Scorer:
    """Scores chunks of tables that are laid out alike."""

    ruleset: ir.Ruleset
    layout: Layout
    choices: Choices = field(factory=Choices)
    figures: Figures = field(factory=Figures)
    _figured: Mapping[Key, Figure] = field(factory=dict, init=False)
    _asked: dict[Key, Asked] = field(factory=dict, init=False)
    _by_hand: set[str] = field(factory=set, init=False)
    made: Plan | None = field(default=None, init=False)
    _said: Stages = field(factory=Stages, init=False)
    _needs: dict[str, tuple[Key, ...]] = field(factory=dict, init=False)
    _gates: dict[str, tuple[ir.Condition, ...]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._gates = gates_of(self.ruleset)
        self._needs = {item.id: tuple(needs(item, self._gates[item.id])) for item in items(self.ruleset)}
        self._figured = self.figures.said()

    @property
    def every_node(self) -> bool:
        """Whether nodes are shown, not only the whole."""
        return self.choices.detail == "nodes"

    def score(self, chunk: pl.DataFrame) -> Scored:
        """The scores of a chunk; its column `~row` numbers the rows of the whole table.

        Raises:
            WrongColumn: a column cannot hold the answers of its input.
        """
        prepared = self._with_figures(chunk)
        hand = self._hand(prepared)
        frame = prepared.frame
        if frame.is_empty():
            made, rows, by_items = pl.DataFrame(), 0, 0
        else:
            made, rows, by_items = self._scored(prepared, hand)
        units = chunk.select(*self.layout.names, ROW)
        if frame.height != chunk.height:
            units_kept = units.join(frame.select(ROW), on=ROW, how="semi", maintain_order="left")
        else:
            units_kept = units
        if frame.is_empty():
            kinds = kinds_shown(self.ruleset, every_node=self.every_node, ranked=self.choices.ranked)
            made = pl.DataFrame(schema=kinds)
        else:
            every, ranked = self.every_node, self.choices.ranked
            made = decoded(made, self.ruleset, every_node=every, ranked=ranked).drop(ROW)
        return Scored(
            scores=units_kept.hstack(made),
            rejected=self._told(prepared, chunk),
            rows_by_hand=rows,
            items_by_hand=by_items,
        )

    def rejected(self, chunk: pl.DataFrame) -> pl.DataFrame:
        """The rejected rows of a chunk alone; the others are not scored.

        Raises:
            WrongColumn: a column cannot hold the answers of its input.
        """
        return self._told(self._prepared(chunk), chunk)

    def exact_keys(self, chunk: pl.DataFrame) -> dict[int, tuple[Points, ...]]:
        """What lawful rows are ranked by, by `exact`, for those few that the columns cannot tell apart."""
        prepared = self._with_figures(chunk)
        hand, found = self._hand(prepared), dict[int, tuple[Points, ...]]()
        seen: dict[tuple[object, ...], tuple[Points, ...] | None] = {}
        evaluator = _evaluator(self.ruleset)
        for row in prepared.frame.iter_rows(named=True):
            said = tuple(value for name, value in row.items() if name != ROW)
            if said not in seen:
                seen[said] = exact_key(evaluator.score(hand.dossier(row)), self.ruleset)
            key = seen[said]
            if key is not None:
                found[row[ROW]] = key
        return found

    def _with_figures(self, chunk: pl.DataFrame) -> Prepared:
        prepared = self._prepared(chunk)
        if not self.figures.within:
            return prepared
        return evolve(prepared, frame=self.figures.joined(prepared.frame, chunk))

    def _hand(self, prepared: Prepared) -> Hand:
        return Hand(
            ruleset=self.ruleset,
            layout=self.layout,
            asked={one.key: one for one in prepared.asked},
            figures=self.figures,
            evidence_given=self.choices.evidence_given,
            digest=digest(self.ruleset),
            awarded_scales=prepared.awarded_scales,
            ranked=self.choices.ranked,
        )

    def _prepared(self, chunk: pl.DataFrame) -> Prepared:
        language: Language = "en" if self.ruleset.language == "en" else "vi"
        return prepare(chunk, self.ruleset, self.layout, language)

    def _told(self, prepared: Prepared, chunk: pl.DataFrame) -> pl.DataFrame:
        units = chunk.select(*self.layout.names, ROW)
        rejected = prepared.rejected.join(units, on=ROW, how="left", maintain_order="left")
        return rejected.select(*self.layout.names, ROW, "column", "reason", "value")

    def _scored(self, prepared: Prepared, hand: Hand) -> tuple[pl.DataFrame, int, int]:
        frame = prepared.frame
        missing = {
            name: pl.col(name).is_null()
            for one in prepared.asked
            for name in one.columns
            if frame[name].null_count()
        }
        masks = {
            item.id: mask
            for item in items(self.ruleset)
            if (mask := self._special(item, hand.asked, missing, frame)) is not None
        }
        made = self._planned(prepared.asked, masks)
        if made.nothing:
            everything = [*hand.rows(frame, every_node=self.every_node)]
            return pl.DataFrame(everything), frame.height, 0
        frame = frame.with_columns(*widths(self._asked.values(), frame), *self._proofs())
        by_items = 0
        for item in items(self.ruleset):
            if item.id not in made.by_hand:
                continue
            mask = masks.get(item.id, pl.lit(value=False))
            if item.id in made.unsaid:
                mask = pl.lit(value=True)
            frame = hand.columns(frame, item, self._gates[item.id], mask, made.unit)
            by_items += int(frame[f"{item.id}~by hand"].sum())
        waiting = self._waiting(hand.asked, missing, made)
        result = evaluate(frame, self._said, self.choices.engine)
        unsure = frame.select(pl.lit(value=False) | waiting).to_series() | result[UNSURE].fill_null(
            value=True
        )
        if len(unsure) != result.height:
            unsure = pl.Series([bool(unsure[0])] * result.height)
        if not unsure.any():
            return result.drop(UNSURE), 0, by_items
        rows = [*hand.rows(frame.filter(unsure), every_node=self.every_node)]
        by_hand = pl.DataFrame(rows, schema_overrides=result.drop(UNSURE).schema)
        return _replaced(result.drop(UNSURE), unsure.arg_true(), by_hand), by_hand.height, by_items

    def _special(
        self, item: ir.Item, asked: Mapping[Key, Asked], missing: Mapping[str, pl.Expr], frame: pl.DataFrame
    ) -> pl.Expr | None:
        """In which rows an item is scored by `exact`: answers of it are missing, or papers decide."""
        found: list[pl.Expr] = []
        for key in self._needs[item.id]:
            one = asked.get(key)
            if one is None:
                continue
            gone = [missing[name] for name in one.columns if name in missing]
            if one.never is not None:
                gone = [alone & ~pl.col(one.never) for alone in gone] + [pl.col(one.never)]
            found += gone
        for key in figures_for(item, self._gates[item.id]):
            figure = self._figured.get(key)
            if isinstance(figure, Figured):
                found.append(pl.col(figure.top).is_null())
        said = self.layout.papers.get(item.id, {})
        for kind in (NA, REFUSED):
            if kind in said:
                found.append(pl.col(paper(item, kind)).fill_null(value=False))
        if AWARDED in said:
            found.append(pl.col(paper(item, AWARDED)).is_not_null())
        if not found:
            return None
        mask = pl.any_horizontal(found)
        return mask if frame.select(mask.any()).item() else None

    def _planned(self, asked: Iterable[Asked], masks: Mapping[str, pl.Expr]) -> Plan:
        """The plan that also fits what has come so far, so that one plan serves many chunks."""
        changed = self.made is None
        for one in asked:
            known = self._asked.get(one.key)
            wider = one
            if known is not None and known.scale == one.scale:
                wider = evolve(one, low=min(one.low, known.low), high=max(one.high, known.high))
            if wider != known:
                self._asked[one.key] = wider
                changed = True
        if not set(masks) <= self._by_hand:
            self._by_hand |= set(masks)
            changed = True
        if changed or self.made is None:
            self.made, self._said = plan_and_words(
                self.ruleset,
                tuple(self._asked.values()),
                frozenset(self._figured.items()),
                frozenset(self._by_hand),
                # Wider bounds never fit a greater unit.
                None if self.made is None or self.made.nothing else self.made.unit,
                self.choices,
            )
        return self.made

    def _proofs(self) -> list[pl.Expr]:
        """Of every item that asks for papers, whether they are in order."""
        made = []
        for item in items(self.ruleset):
            if not asks_papers(item):
                continue
            said = self.layout.papers.get(item.id, {})
            given = pl.lit(self.choices.evidence_given)
            if EVIDENCE in said:
                given = pl.col(paper(item, EVIDENCE)).fill_null(value=False)
            if EXPLAINED in said and item.without_evidence is ir.WithoutEvidence.EXPLAIN:
                given |= pl.col(paper(item, EXPLAINED)).fill_null(value=False)
            made.append(given.alias(proven(item)))
        return made

    def _waiting(self, asked: Mapping[Key, Asked], missing: Mapping[str, pl.Expr], made: Plan) -> pl.Expr:
        """In which rows a condition to apply or a gate waits for an answer."""
        found = [pl.col(f"{item}~loose") for item in made.by_hand]
        for key in keys_of_gates(self.ruleset):
            one = asked[key]
            found += [missing[name] for name in one.columns if name in missing]
            if one.never is not None:
                found.append(pl.col(one.never))
        return pl.any_horizontal(found) if found else pl.lit(value=False)


@lru_cache(maxsize=16)
def plan_and_words(  # noqa: PLR0913, PLR0917 - all that a plan depends on
    ruleset: ir.Ruleset,
    asked: tuple[Asked, ...],
    figures: frozenset[tuple[Key, Figure]],
    by_hand: frozenset[str],
    at_most: int | None,
    choices: Choices,
) -> tuple[Plan, Stages]:
    """The plan and its expressions: tables of one ruleset are mostly alike."""
    made = plan(
        ruleset,
        asked,
        figures=dict(figures),
        by_hand=by_hand,
        every_node=choices.detail == "nodes",
        ranked=choices.ranked,
        at_most=at_most,
    )
    return made, said_for(made, choices.engine)


@lru_cache(maxsize=4)
def _evaluator(ruleset: ir.Ruleset) -> Evaluator:
    """What scores rows one by one, and fast where every answer is there."""
    return evaluator_of(ruleset, _unread)


def _unread(_: ir.Ruleset, __: object) -> Dossier:
    raise AssertionError


def _replaced(frame: pl.DataFrame, places: pl.Series, rows: pl.DataFrame) -> pl.DataFrame:
    """The frame with other rows in these places; what lies between is not copied."""
    pieces, start = [], 0
    for place, row in zip(places, rows.select(frame.columns).iter_slices(1), strict=True):
        pieces += [frame.slice(start, place - start), row]
        start = place + 1
    return pl.concat([*pieces, frame.slice(start)])
