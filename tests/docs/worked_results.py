"""What the cell of a table below an example shows, beside what the evaluator computes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cchc_rules.base.numbers import Language, read_number
from cchc_rules.ir.scorecard import GroupScore, ItemScore, NodeScore, Points, Scorecard, Status
from tests.language.suites import STATUSES

ENGLISH_STATUSES = {status.value.replace("-", " "): status for status in Status}


def compared(
    column: str, cell: str, card: Scorecard, first: str, language: Language
) -> tuple[object, object]:
    """What a cell shows, and what the evaluator computes."""
    if column in {"điểm", "trạng thái"}:
        column = f"{column} {first}"
    if column.startswith("điểm "):
        node = node_of(card.children, column.removeprefix("điểm "))
        return interval(cell, language), ends(node.points)
    if column.startswith("trạng thái "):
        node = node_of(card.children, column.removeprefix("trạng thái "))
        return (STATUSES if language == "vi" else ENGLISH_STATUSES)[cell], node.status
    match column:
        case "tổng điểm":
            return interval(cell, language), ends(card.total.total)
        case "chỉ số":
            possible = card.total.possible_index
            return (None if cell == "—" else interval(cell, language)), (possible and ends(possible))
        case "chỉ số công bố":
            return (None if cell == "—" else interval(cell, language)[0]), card.total.rounded_index
        case "xếp loại":
            return names(cell), card.grades[0].possible
        case "điều kiện":
            truths = {
                "đạt": True, "không đạt": False, "chưa rõ": None,
                "passed": True, "failed": False, "open": None,
            }  # fmt: skip
            passed = tuple(gate.passed for gate in card.grades[0].gates)
            return tuple(truths[name] for name in names(cell)), passed
        case _:
            raise AssertionError(f"no column is called `{column}`")


def names(cell: str) -> tuple[str, ...]:
    return () if cell == "—" else tuple(name.strip() for name in cell.split(","))


def interval(cell: str, language: Language) -> tuple[Fraction, Fraction]:
    low, arrow, high = cell.partition("→")
    return amount(low, language), amount(high if arrow else low, language)


def amount(text: str, language: Language) -> Fraction:
    above, slash, below = text.strip().partition("/")
    value, divisor = read_number(above, language), read_number(below, language) if slash else Fraction(1)
    assert isinstance(value, Fraction), text
    assert isinstance(divisor, Fraction), text
    return value / divisor


def ends(points: Points) -> tuple[Fraction, Fraction]:
    return points.low, points.high


def node_of(children: tuple[NodeScore, ...], code: str) -> ItemScore | GroupScore:
    return next(node for node in below(children) if node.code == code)


def below(children: tuple[NodeScore, ...]) -> Iterator[ItemScore | GroupScore]:
    for child in children:
        yield child
        if isinstance(child, GroupScore):
            yield from below(child.children)
