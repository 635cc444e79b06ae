"""The columns of a table of scores, as people and programs read them."""

from __future__ import annotations

import polars as pl

from cchc_rules.backends.columns.items import STATUSES
from cchc_rules.backends.columns.plan import FINAL, HAS_BASE, STATUS, grade, high, low
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes

KINDS = pl.Enum([one.value for one in STATUSES])
BETWEEN = " | "


def kinds_shown(ruleset: ir.Ruleset, *, every_node: bool) -> dict[str, pl.DataType | type[pl.DataType]]:
    """The columns of a table of scores and their types, the unit left out."""
    shown: dict[str, pl.DataType | type[pl.DataType]] = {STATUS: KINDS}
    parts = ["base", "bonus", "penalty", "total"] if every_node else ["total"]
    for name in (*parts, "index"):
        shown |= {low(name): pl.Int64, high(name): pl.Int64}
    shown["index.published"] = pl.Int64
    for place, grading in enumerate(ruleset.gradings):
        name = grade_name(ruleset, place)
        names = pl.Enum(list(dict.fromkeys(one.name for one in grading.grades)))
        shown |= {name: names, f"{name}.settled": pl.Boolean, f"{name}.possible": pl.String}
    if every_node:
        for node in nodes(ruleset.children):
            shown |= {f"{node.id}.{STATUS}": KINDS, low(node.id): pl.Int64, high(node.id): pl.Int64}
    return shown


def grade_name(ruleset: ir.Ruleset, place: int) -> str:
    """The column of a grading: by its target where there are several."""
    if len(ruleset.gradings) == 1:
        return "grade"
    return f"grade.{ruleset.gradings[place].target or place + 1}"


def decoded(made: pl.DataFrame, ruleset: ir.Ruleset, *, every_node: bool) -> pl.DataFrame:
    """What the expressions give, with names in the place of codes."""
    kinds = kinds_shown(ruleset, every_node=every_node)
    has_base = pl.col(HAS_BASE)
    columns: dict[str, pl.Expr] = {}
    for place, grading in enumerate(ruleset.gradings):
        name, mask = grade_name(ruleset, place), pl.col(grade(place))
        # A text where there are more grades than a whole number of 64 bits can mark.
        found = {one: int(one) for one in made[grade(place)].unique().to_list() if one is not None}
        names = [one.name for one in grading.grades]
        settled = {one: marks.bit_count() == 1 for one, marks in found.items()}
        texts = {
            one: BETWEEN.join(text for position, text in enumerate(names) if marks >> position & 1)
            for one, marks in found.items()
        }
        only = {one: texts[one] for one in found if settled[one] and texts[one]}
        columns[name] = pl.when(has_base).then(
            mask.replace_strict(only, default=None, return_dtype=kinds[name])
        )
        columns[f"{name}.settled"] = has_base & mask.replace_strict(settled, return_dtype=pl.Boolean)
        columns[f"{name}.possible"] = (
            pl.when(has_base).then(mask.replace_strict(texts, return_dtype=pl.String)).otherwise(pl.lit(""))
        )
    for name, kind in kinds.items():
        if name in columns:
            continue
        value: pl.Expr
        if name == "index.published":
            value = pl.when(has_base & pl.col(FINAL)).then(pl.col(low(name)))
        elif name in {low("index"), high("index")}:
            value = pl.when(has_base).then(pl.col(name))
        elif kind is KINDS:
            value = pl.col(name).cast(pl.UInt8).cat.to(KINDS)
        else:
            value = pl.col(name)
        columns[name] = value if kind is KINDS else value.cast(kind)
    return made.select("~row", *(columns[name].alias(name) for name in kinds))
