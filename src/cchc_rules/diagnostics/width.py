"""How much room a text takes on a terminal, and how to show one that nobody vouches for.

Columns in files are code points; columns on a screen are cells. A composed and a decomposed
`tiêu chí` have different code points and the same cells.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right

from cchc_rules.base.classes import frozen

LIMIT = 160
TAB = "    "
CUT = "…"

# How many code points around a mark are looked at, so that a file of one line costs no minutes.
_REACH = 10 * LIMIT

_REPLACED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_MARKS = {"Mn", "Me"}
# Latin letters, dashes, quotation marks, signs, frames, blocks: shown as they are, one cell each.
# Nearly every text is made of these, and asking Unicode about each character takes long.
PLAIN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2190-\u22ff\u2500-\u25fc\u2713-\u2718]*"
)
# A mark with nothing under it would sit on the gutter.
_CARRIER = "◌"


@frozen(kw_only=True)
class ShownLine:
    """A line fit for a terminal; `start` and `end` are the underlined cells of `text`."""

    text: str
    start: int
    end: int


@frozen(kw_only=True)
class _Tile:
    """A base character with its marks: the smallest piece a terminal places."""

    offset: int
    after: int
    text: str
    left: int
    cells: int


def is_plain(text: str) -> bool:
    """Whether every character of `text` is shown as it is, in one cell each."""
    return PLAIN.fullmatch(text) is not None


def safe(text: str) -> str:
    """`text` with tabs as four blanks and every character that drives a terminal as a picture.

    Besides control characters this covers invisible ones that reorder or hide a text.
    """
    return text if is_plain(text) else "".join(_visible(character) for character in text)


def cells(text: str) -> int:
    """The number of display cells of `safe(text)`: marks 0, East Asian wide characters 2."""
    return len(text) if is_plain(text) else sum(_cells(character) for character in safe(text))


def is_long(line: str) -> bool:
    """Whether `shown` may have to leave out parts of `line`."""
    return len(line) > _REACH or _total(_tiles(line, 0, len(line))) > LIMIT


def shown(line: str, start: int, end: int) -> ShownLine:
    """`line` as a terminal shows it, at most `LIMIT` cells, with the stretch to underline.

    `start` and `end` count code points of `line`; what lies outside is taken as its end. An
    empty stretch is one cell wide, if need be the cell after the line.
    """
    start = min(max(start, 0), len(line))
    tiles = _tiles(line, max(start - _REACH, 0), min(start + _REACH, len(line)))
    total = _total(tiles)
    offsets = [tile.offset for tile in tiles]
    left = tiles[bisect_right(offsets, start) - 1].left if start < len(line) else total
    after = bisect_left(offsets, end)
    right = max(tiles[after].left if after < len(tiles) else total, left + 1)
    is_whole = not tiles or (tiles[0].offset == 0 and tiles[-1].after == len(line))
    if is_whole and total <= LIMIT:
        return ShownLine(text="".join(tile.text for tile in tiles), start=left, end=right)
    return _cut(tiles, left, right, len(line))


def _cut(tiles: list[_Tile], left: int, right: int, length: int) -> ShownLine:
    room = LIMIT - 2 * len(CUT)
    margin = max(room - (right - left), 0) // 2
    first = max(min(left - margin, _total(tiles) - room), 0)
    kept = [tile for tile in tiles if first <= tile.left and tile.left + tile.cells <= first + room]
    before = CUT if kept[0].offset > 0 else ""
    after = CUT if kept[-1].after < length else ""
    shift = kept[0].left - len(before)
    start = left - shift
    return ShownLine(
        text=before + "".join(tile.text for tile in kept) + after,
        start=start,
        end=max(min(right, _total(kept)) - shift, start + 1),
    )


def _total(tiles: list[_Tile]) -> int:
    return tiles[-1].left + tiles[-1].cells if tiles else 0


def _tiles(line: str, start: int, stop: int) -> list[_Tile]:
    tiles: list[_Tile] = []
    left = 0
    while start < stop:
        end = start + 1
        if not _is_replaced(line[start]):
            while end < stop and _is_mark(line[end]):
                end += 1
        text = _tile_text(line[start:end])
        width = sum(_cells(character) for character in text)
        tiles.append(_Tile(offset=start, after=end, text=text, left=left, cells=width))
        left += width
        start = end
    return tiles


def _tile_text(piece: str) -> str:
    if _is_replaced(piece[0]):
        return _visible(piece[0])
    carrier = _CARRIER if _is_mark(piece[0]) else ""
    return unicodedata.normalize("NFC", carrier + piece)


def _visible(character: str) -> str:
    if character == "\t":
        return TAB
    if not _is_replaced(character):
        return character
    if character < " ":
        return chr(0x2400 + ord(character))
    return "␡" if character == "\x7f" else "\ufffd"


def _is_replaced(character: str) -> bool:
    return unicodedata.category(character) in _REPLACED


def _is_mark(character: str) -> bool:
    # Vowels and finals of decomposed Hangul share the cells of the consonant before them.
    jamo = "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff"
    return jamo or unicodedata.category(character) in _MARKS


def _cells(character: str) -> int:
    if _is_mark(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
