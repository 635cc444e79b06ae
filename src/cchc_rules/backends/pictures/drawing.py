"""What every drawing is made of: a frame that can be heard, words in lines that fit, boxes."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from html import escape

from cchc_rules.base.numbers import Rounding, decimal_text, rounded

WIDTH = 480
SIZE = 15
LINE = 20
BAR = 12
GAP = 14
# Wide enough for most letters of the fonts that people have: a line is broken rather too early.
_LETTER = Fraction(54, 100)


def framed(title: str, description: str, drawn: Iterable[str], height: int, identity: str) -> str:
    """The drawing; `identity` tells its title from those of other drawings on a page."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {max(height, 1)}" role="img" '
        f'aria-labelledby="{identity}-title {identity}-desc" fill="currentColor" '
        f'font-family="inherit" font-size="{SIZE}">'
    )
    said = [
        f'<title id="{identity}-title">{plain(title)}</title>',
        f'<desc id="{identity}-desc">{plain(description)}</desc>',
    ]
    return "\n".join([head, *said, *drawn, "</svg>"])


def named(name: str, label: str, top: int) -> tuple[list[str], int]:
    """A name to the left and a label to the right, and where the next thing may begin."""
    lines = broken(name, WIDTH - len(label) * SIZE * _LETTER - 2 * SIZE)
    drawn = [words(line, 0, top + (place + 1) * LINE - 5) for place, line in enumerate(lines)]
    drawn.append(words(label, WIDTH, top + LINE - 5, end=True))
    return drawn, top + len(lines) * LINE


def words(text: str, x: int, y: int, *, end: bool = False) -> str:
    """A line of text that begins at `x`, or ends there."""
    anchor = ' text-anchor="end"' if end else ""
    return f'<text x="{x}" y="{y}"{anchor}>{plain(text)}</text>'


def box(left: Fraction, top: int, width: Fraction, opacity: str, colour: str | None = None) -> str:
    """A bar in the colour of the page, or in one that the page may name otherwise."""
    style = f' style="fill:{colour}"' if colour else ""
    return (
        f'<rect x="{number(left)}" y="{top}" width="{number(width)}" height="{BAR}" rx="3" '
        f'opacity="{opacity}"{style}/>'
    )


def number(value: Fraction) -> str:
    """A coordinate."""
    return decimal_text(rounded(value, 1, Rounding.HALF_UP))


def broken(text: str, width: Fraction) -> list[str]:
    """A text in lines that fit; a word wider than a line stands alone."""
    most = int(width / (SIZE * _LETTER))
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def plain(text: str) -> str:
    """A text that XML can hold."""
    return escape("".join(sign for sign in " ".join(text.split()) if sign.isprintable()))
