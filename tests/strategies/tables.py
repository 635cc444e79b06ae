"""Tables that say what dossiers say, and what a row of scores should then hold."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

import polars as pl
from attrs import evolve

from cchc_rules.analyses.tables.layout import Layout, layout_of, option_column, wanted_columns
from cchc_rules.backends.exact.proofs import proof_of
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.answers import answers as is_answer
from cchc_rules.ir.dossier import Dossier, Judgement, Never, Replies, Value
from cchc_rules.ir.scorecard import Points, Proof, Scorecard, node_scores
from cchc_rules.ir.walk import items

PLACES = 9


def columns_for(ruleset: ir.Ruleset) -> tuple[tuple[ir.Input, str], ...]:
    """Every input with the name of its column, before the brackets of a survey."""
    wanted = iter(wanted_columns(ruleset)[1:])
    found = []
    for asked in ruleset.inputs:
        name = next(wanted)
        if isinstance(asked.kind, ir.SurveyOf):
            pairs = len(asked.kind.options) * max(1, len(asked.kind.groups))
            for _ in range(pairs - 1):
                next(wanted)
            name = name[: name.rindex("[")]
        found.append((asked, name))
    return tuple(found)


def table_of(ruleset: ir.Ruleset, dossiers: Sequence[Dossier]) -> pl.DataFrame:
    """One row per dossier; numbers as exact decimals or as text, the rest in its own type."""
    columns: dict[str, pl.Series] = {
        "unit": pl.Series([f"{place}" for place, _ in enumerate(dossiers)], dtype=pl.String)
    }
    for asked, name in columns_for(ruleset):
        values = [one.answers.get(asked.key) for one in dossiers]
        columns |= _series(asked.kind, name, values)
    for item in items(ruleset):
        proofs = [proof_of(item, one)[0] in {Proof.NOT_NEEDED, Proof.COMPLETE} for one in dossiers]
        columns[f"{item.id}.evidence"] = pl.Series(proofs, dtype=pl.Boolean)
        columns[f"{item.id}.explained"] = pl.Series([bool(one.explanations.get(item.id)) for one in dossiers])
        columns[f"{item.id}.na"] = pl.Series([item.id in one.na_claims for one in dossiers])
        columns[f"{item.id}.refused"] = pl.Series(
            [one.refusals.get(item.id) for one in dossiers], dtype=pl.String
        )
        awarded = [one.awarded.get(item.id) for one in dossiers]
        if any(awarded):
            columns[f"{item.id}.awarded"] = pl.Series(
                [None if one is None else _text(one.points) for one in awarded], dtype=pl.String
            )
    return pl.DataFrame({name: series.rename(name) for name, series in columns.items()})


def layout(ruleset: ir.Ruleset, table: pl.DataFrame) -> Layout:
    found = layout_of(ruleset, table.columns, ("unit",))
    assert () == found.missing, (found.missing, table.columns)
    assert () == found.unknown
    return found


def _series(kind: ir.AnswerKind, name: str, values: Sequence[Value | None]) -> dict[str, pl.Series]:
    match kind:
        case ir.YesNo():
            return {
                name: pl.Series([one if isinstance(one, bool) else None for one in values], dtype=pl.Boolean)
            }
        case ir.ChoiceOf(options):
            return {
                name: pl.Series(
                    [one if isinstance(one, str) else None for one in values], dtype=pl.Enum(list(options))
                )
            }
        case ir.DateOf(may_be_absent):
            days = [_day(one) for one in values]
            columns = {name: pl.Series(days, dtype=pl.Int32).cast(pl.Date)}
            if may_be_absent:
                columns[f"{name}.never"] = pl.Series([isinstance(one, Never) for one in values])
            return columns
        case ir.SurveyOf():
            groups: list[str | None] = [group.label for group in kind.groups]
            return {
                option_column(name, group, option.label): pl.Series(
                    [one.of(group, option.label) if isinstance(one, Replies) else None for one in values],
                    dtype=pl.Int32,
                )
                for group in groups or [None]
                for option in kind.options
            }
        case ir.CountOf() | ir.DaysOf():
            return {
                name: pl.Series(
                    [int(one) if isinstance(one, Fraction) else None for one in values], dtype=pl.Int64
                )
            }
        case _:
            numbers = [one.points if isinstance(one, Judgement) else one for one in values]
            texts = [_text(one) if isinstance(one, Fraction) else None for one in numbers]
            return {name: pl.Series(texts, dtype=pl.String)}


def fit_for_tables(ruleset: ir.Ruleset, dossier: Dossier) -> Dossier:
    """The dossier without what a table rejects: unlawful answers, numbers of more digits than fit."""
    kinds = {asked.key: asked.kind for asked in ruleset.inputs}
    answers = {
        key: one
        for key, one in dossier.answers.items()
        if _is_short(one) and (key not in kinds or is_answer(one, kinds[key]))
    }
    awarded = {item: one for item, one in dossier.awarded.items() if _is_short(one)}
    return evolve(dossier, answers=answers, awarded=awarded, digest=None)


def _is_short(value: Value) -> bool:
    number = value.points if isinstance(value, Judgement) else value
    if not isinstance(number, Fraction):
        return True
    return (number * 10**PLACES).denominator == 1 and abs(number) < 10**9


def _text(value: Fraction) -> str:
    """Nine decimals, which nobody takes for thousands."""
    places = PLACES
    whole = abs(value) * 10**places
    digits = str(whole.numerator).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _day(value: Value | None) -> int | None:
    return int(value) - 719_163 if isinstance(value, Fraction) else None


# ── what a row should hold ─────────────────────────────────────────────────────────────────


def row_of(card: Scorecard, ruleset: ir.Ruleset) -> dict[str, object]:
    """The row of scores of a scorecard, in millionths of a point and of a percent, cut off."""
    total = card.total
    row: dict[str, object] = {"status": card.status.value}
    for name, points in {
        "base": total.base,
        "bonus": total.bonus,
        "penalty": total.penalty,
        "total": total.total,
    }.items():
        row |= _bounds(name, points, 10**6)
    index = total.possible_index
    row |= {"index.low": None, "index.high": None} if index is None else _bounds("index", index, 10**8)
    published = total.rounded_index
    row["index.published"] = None if published is None else floor(published * 10**8)
    for place, result in enumerate(card.grades):
        name = "grade" if len(card.grades) == 1 else f"grade.{ruleset.gradings[place].target or place + 1}"
        row[name] = result.possible[0] if result.settled and result.possible else None
        row[f"{name}.settled"] = result.settled
        row[f"{name}.possible"] = " | ".join(result.possible)
    for one in node_scores(card):
        row[f"{one.id}.status"] = one.status.value
        row |= _bounds(one.id, one.points, 10**6)
    return row


def _bounds(name: str, points: Points, scale: int) -> dict[str, object]:
    return {f"{name}.low": floor(points.low * scale), f"{name}.high": floor(points.high * scale)}
