"""The columns of a table of scores, as people and programs read them."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
from attrs import frozen

from cchc_rules.backends.columns.items import STATUSES
from cchc_rules.backends.columns.keys import key_names
from cchc_rules.backends.columns.plan import FINAL, HAS_BASE, STATUS, grade, high, low
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes

KINDS = pl.Enum([one.value for one in STATUSES])
BETWEEN = " | "
# Of so few grades all that can be possible at once is listed.
FEW = 10


def kinds_shown(
    ruleset: ir.Ruleset, *, every_node: bool, ranked: bool = False
) -> dict[str, pl.DataType | type[pl.DataType]]:
    """The columns of a table of scores and their types, the unit left out.

    Where units are to be `ranked`, what they are ranked by stands there too, for `ranks` to read.
    """
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
    return shown | dict.fromkeys(key_names(ruleset) if ranked else (), pl.Int64)


def grade_name(ruleset: ir.Ruleset, place: int) -> str:
    """The column of a grading: by its target where there are several."""
    if len(ruleset.gradings) == 1:
        return "grade"
    return f"grade.{ruleset.gradings[place].target or place + 1}"


def decoded(
    made: pl.DataFrame, ruleset: ir.Ruleset, *, every_node: bool, ranked: bool = False
) -> pl.DataFrame:
    """What the expressions give, with names in the place of codes."""
    kinds = kinds_shown(ruleset, every_node=every_node, ranked=ranked)
    has_base = pl.col(HAS_BASE)
    columns: dict[str, pl.Expr] = {}
    for place, grading in enumerate(ruleset.gradings):
        name = grade_name(ruleset, place)
        names = [one.name for one in grading.grades]

        def possible(marks: int, names: list[str] = names) -> str:
            return BETWEEN.join(text for position, text in enumerate(names) if marks >> position & 1)

        def only(marks: int, names: list[str] = names) -> str | None:
            return next((text for position, text in enumerate(names) if marks == 1 << position), None)

        told = _Told(made[grade(place)], len(names))
        columns[name] = pl.when(has_base).then(told.by(only, kinds[name]))
        columns[f"{name}.settled"] = has_base & told.by(lambda marks: marks.bit_count() == 1, pl.Boolean)
        columns[f"{name}.possible"] = (
            pl.when(has_base).then(told.by(possible, pl.String)).otherwise(pl.lit(""))
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


@frozen
class _Told:
    """What a column of marks says; a column of texts where there are more marks than bits."""

    marks: pl.Series
    grades: int

    def by(self, said: Callable[[int], object], kind: pl.DataType | type[pl.DataType]) -> pl.Expr:
        """`said` of every row's marks."""
        if self.grades <= FEW:
            # The mark after the last grade says that it is none of them.
            table = pl.Series([said(marks) for marks in range(2 ** (self.grades + 1))], dtype=kind)
            return pl.lit(table).gather(pl.col(self.marks.name))
        found = {one: said(int(one)) for one in self.marks.unique().drop_nulls().to_list()}
        return pl.col(self.marks.name).replace_strict(found, return_dtype=kind)
