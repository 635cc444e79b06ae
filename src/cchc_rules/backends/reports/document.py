"""What a document consists of, whatever it is written as.

Texts are plain, in one language, and already fit to be read; writers only escape them.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language, Rounding, rounded


class Tone(Enum):
    """How a cell reads at a glance; the words say the same without it."""

    PLAIN = "plain"
    GOOD = "good"
    OPEN = "open"
    BAD = "bad"
    ASIDE = "aside"


# Names of filters, each with the choices under which something is shown.
Marks: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


class Weight(Enum):
    """How much a row of a table stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    BAND = "band"


@frozen
class Heading:
    """A heading; level 1 begins a sheet of its own unless it is the first."""

    level: int
    text: str


@frozen
class Paragraph:
    """A paragraph."""

    text: str


@frozen
class Subtitle:
    """A line below the title of a sheet; a strong one goes on with the title."""

    text: str
    strong: bool = False


@frozen
class Notice:
    """What must not be overlooked."""

    text: str


@frozen
class Listing:
    """Lines one below the other, numbered or not."""

    lines: tuple[str, ...]
    numbered: bool = False


@frozen(kw_only=True)
class Bar:
    """A share between 0 and 1 that is sure, up to what is still possible."""

    label: str
    low: Fraction
    high: Fraction
    said: str

    def parts(self, whole: int) -> tuple[int, int, int]:
        """Of `whole` steps: how many are sure, still possible, and out of reach."""
        sure, possible = _steps(self.low, whole), _steps(self.high, whole)
        return sure, max(possible - sure, 0), whole - max(sure, possible)


@frozen
class Bars:
    """Bars one below the other."""

    bars: tuple[Bar, ...]


@frozen(kw_only=True)
class Column:
    """A column: its heading and its part of the width, in percent."""

    title: str
    width: int
    right: bool = False
    centred: bool = False


@frozen(kw_only=True)
class Cell:
    """The paragraphs of a cell, and below them what explains them.

    `marked` are the numbers of the lines that stand out among the others.
    """

    lines: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    marked: frozenset[int] = frozenset()


@frozen(kw_only=True)
class Row:
    """One row; `depth` says how far below the outermost rows it stands.

    A filter finds it by its `marks`, as it finds a `Part`.
    """

    cells: tuple[Cell, ...]
    weight: Weight = Weight.PLAIN
    depth: int = 0
    marks: Marks = ()


@frozen(kw_only=True)
class Table:
    """A table; `indented` is the number of the column that shows the depth of its rows."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    indented: int | None = None


@frozen
class Picture:
    """A drawing (SVG) of what a table beside it says as well: a writer may leave it out."""

    svg: str
    caption: str


@frozen(kw_only=True)
class Filter:
    """What a reader may choose from: values and how they are called."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class Filters:
    """Filters of the parts and rows below, where a reader can filter; `every` chooses all.

    `shown` says how many parts are shown, with the holes `{shown}` and `{all}`.
    """

    filters: tuple[Filter, ...]
    legend: str
    every: str
    shown: str


@frozen(kw_only=True)
class Part:
    """Blocks that belong together, and that a filter shows or hides together.

    Without marks it holds parts, and is hidden when all of them are.
    """

    blocks: tuple[Block, ...]
    marks: Marks = ()


# What every writer writes; the rest is for those that can draw or filter.
Words: TypeAlias = Heading | Paragraph | Subtitle | Notice | Listing | Bars | Table
Block: TypeAlias = Words | Picture | Filters | Part


class Manner(Enum):
    """Which tradition a document follows: a report, or the annex of a decision."""

    REPORT = "report"
    ANNEX = "annex"


@frozen(kw_only=True)
class Document:
    """A whole document; `notice` stands on every sheet of a Word file."""

    title: str
    language: Language
    blocks: tuple[Block, ...]
    notice: str | None = None
    manner: Manner = Manner.REPORT
    landscape: bool = False


def cell(text: str, *asides: str, tone: Tone = Tone.PLAIN) -> Cell:
    """A cell of one paragraph; without a text there is none."""
    return Cell(lines=(text,) if text else (), asides=asides, tone=tone)


def _steps(share: Fraction, whole: int) -> int:
    """A bar is full, or empty, only when its share is."""
    inside = min(max(share, Fraction(0)), Fraction(1))
    steps = int(rounded(inside * whole, 0, Rounding.HALF_UP))
    return min(max(steps, 1), whole - 1) if 0 < inside < 1 else steps
