"""Lines for a terminal: wrapping and columns counted in display cells."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from cchc_rules.base.numbers import Rounding, rounded
from cchc_rules.diagnostics.width import cells, is_plain, safe

# Below this many cells a name beside numbers would be a column of syllables.
_ROOM_FOR_A_NAME = 24
_GAP = "  "


def clean(text: str) -> str:
    """A text composed, its blanks single, and nothing in it that drives a terminal."""
    return safe(unicodedata.normalize("NFC", " ".join(text.split())))


def capital(text: str) -> str:
    """A sentence with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Lines of at most `width` cells; `first` and `rest` begin the first line and the others.

    A word wider than a line stands alone and sticks out. `rest` is blanks as wide as `first`
    when it is not given.
    """
    hanging = " " * cells(first) if rest is None else rest
    lines: list[str] = []
    line, used, is_empty = first, cells(first), True
    cleaned = clean(text)
    measure = len if is_plain(cleaned) else cells
    for word in cleaned.split(" "):
        wide = measure(word)
        if not is_empty and used + 1 + wide > width:
            lines.append(line)
            line, used, is_empty = hanging, cells(hanging), True
        line += word if is_empty else f" {word}"
        used += wide if is_empty else 1 + wide
        is_empty = is_empty and not word
    lines.append(line)
    return [one.rstrip() for one in lines]


def row(text: str, right: str, width: int, first: str = "") -> list[str]:
    """A wrapped text with `right` flush right on its first line.

    Where that leaves no room for the text, `right` gets a line of its own below it.
    """
    room = width - cells(right) - len(_GAP)
    if room - cells(first) < _ROOM_FOR_A_NAME:
        return [*wrapped(text, width, first), *_flush_right(right, width)]
    lines = wrapped(text, room, first)
    if cells(lines[0]) > room:
        return [*lines, *_flush_right(right, width)]
    filled = lines[0] + " " * (width - cells(lines[0]) - cells(right)) + right
    return [filled.rstrip(), *lines[1:]]


def _flush_right(text: str, width: int) -> list[str]:
    if not text.strip():
        return []
    if cells(text) > width:
        return wrapped(text, width)
    return [(" " * (width - cells(text)) + text).rstrip()]


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text filled up with blanks to `width` cells."""
    blanks = " " * max(width - cells(text), 0)
    return blanks + text if right else text + blanks


def bar(low: Fraction, high: Fraction, width: int) -> str:
    """`█` for the share that is sure, `▒` for what is still possible, `░` for the rest.

    A bar is full, or empty, only when its share is.
    """
    sure, possible = _cells_of(low, width), _cells_of(high, width)
    if possible == sure < width and high > low:
        possible += 1
    return "█" * sure + "▒" * (possible - sure) + "░" * (width - possible)


def _cells_of(share: Fraction, width: int) -> int:
    inside = min(max(share, Fraction(0)), Fraction(1))
    count = int(rounded(inside * width, 0, Rounding.HALF_UP))
    if 0 < inside < 1:
        return min(max(count, 1), width - 1)
    return count
