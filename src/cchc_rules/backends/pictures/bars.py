"""Bars one below the other, each with its name above it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from attrs import frozen

from cchc_rules.base.numbers import Rounding, decimal_text, rounded

_WIDTH = 480
_SIZE = 15
_LINE = 20
_BAR = 12
_GAP = 14
# Wide enough for most letters of the fonts that people have: a line is broken rather too early.
_LETTER = Fraction(54, 100)


@frozen
class Bar:
    """A name, a length and how the length is written."""

    name: str
    value: Fraction
    label: str


def bars(title: str, description: str, rows: Sequence[Bar], identity: str) -> str:
    """The drawing; `identity` tells its title from those of other drawings on a page."""
    longest = max((row.value for row in rows), default=Fraction(0))
    drawn: list[str] = []
    top = 0
    for row in rows:
        lines = _broken(row.name, _WIDTH - len(row.label) * _SIZE * _LETTER - 2 * _SIZE)
        for place, line in enumerate(lines):
            drawn.append(_words(line, 0, top + (place + 1) * _LINE - 5))
        drawn.append(_words(row.label, _WIDTH, top + _LINE - 5, end=True))
        top += len(lines) * _LINE
        share = row.value / longest if longest > 0 else Fraction(0)
        drawn.append(_box(top, Fraction(_WIDTH), "0.15"))
        drawn += [_box(top, share * _WIDTH, "0.75")] if share > 0 else []
        top += _BAR + _GAP
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {max(top - _GAP, 1)}" role="img" '
        f'aria-labelledby="{identity}-title {identity}-desc" fill="currentColor" '
        f'font-family="inherit" font-size="{_SIZE}">'
    )
    said = [
        f'<title id="{identity}-title">{_plain(title)}</title>',
        f'<desc id="{identity}-desc">{_plain(description)}</desc>',
    ]
    return "\n".join([head, *said, *drawn, "</svg>"])


def _words(text: str, x: int, y: int, *, end: bool = False) -> str:
    anchor = ' text-anchor="end"' if end else ""
    return f'<text x="{x}" y="{y}"{anchor}>{_plain(text)}</text>'


def _box(top: int, width: Fraction, opacity: str) -> str:
    length = decimal_text(rounded(width, 1, Rounding.HALF_UP))
    return f'<rect x="0" y="{top}" width="{length}" height="{_BAR}" rx="3" opacity="{opacity}"/>'


def _broken(text: str, width: Fraction) -> list[str]:
    """A text in lines that fit; a word wider than a line stands alone."""
    most = int(width / (_SIZE * _LETTER))
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _plain(text: str) -> str:
    return escape("".join(sign for sign in " ".join(text.split()) if sign.isprintable()))
