"""What a page is made of. Texts are plain; the writer keeps them from being read as markup."""

from __future__ import annotations

from typing import TypeAlias

from cchc_rules.base.classes import frozen

# ── in a line ──────────────────────────────────────────────────────────────────────────────


@frozen
class Code:
    """What a person would type, letter by letter."""

    text: str


@frozen
class Strong:
    """A word that carries the line."""

    text: str


@frozen
class Link:
    """A way to a page of the same site; `target` is relative to the page it stands on."""

    text: str
    target: str


@frozen
class Break:
    """The end of a line inside a cell."""


Piece: TypeAlias = str | Code | Strong | Link | Break
Line: TypeAlias = str | tuple[Piece, ...]

# ── one below the other ────────────────────────────────────────────────────────────────────


@frozen
class Heading:
    """A heading with the anchor under which it is linked to."""

    level: int
    text: str
    anchor: str


@frozen
class Paragraph:
    """One paragraph."""

    line: Line


@frozen
class Bullets:
    """A list."""

    lines: tuple[Line, ...]


@frozen
class Table:
    """A table; the columns in `right` hold numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    right: frozenset[int] = frozenset()


@frozen
class Caution:
    """Something that must not be overlooked, with a title."""

    title: str
    line: Line


@frozen
class Picture:
    """A drawing, as the text of its SVG element."""

    svg: str


@frozen
class Place:
    """An empty element that a script may fill; the page is complete without it."""

    name: str
    ruleset: str
    item: str


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Caution | Picture | Place


@frozen(kw_only=True)
class Page:
    """A page at a path such as `binh-duong/so/2018/linh-vuc-1.md`; its title stands in the navigation."""

    path: str
    title: str
    blocks: tuple[Block, ...]


def places_in(page: Page) -> frozenset[str]:
    """The items that have a place on a page."""
    return frozenset(block.item for block in page.blocks if isinstance(block, Place))
