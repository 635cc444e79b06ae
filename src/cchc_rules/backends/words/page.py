"""A page for one reader: its language, its width, and whether colours show on it."""

from __future__ import annotations

from cchc_rules.backends.words.layout import clean, wrapped
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.ir.scorecard import Status

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_GREEN = "\x1b[32m"
_YELLOW = "\x1b[1;33m"
_RED = "\x1b[1;31m"
_BLUE = "\x1b[34m"

_INKS: dict[Status, str] = {
    Status.SCORED: _GREEN,
    Status.DECIDED: _GREEN,
    Status.NOT_APPLICABLE: _BLUE,
    Status.REFUSED: _RED,
    Status.REJECTED: _RED,
}


@frozen(kw_only=True)
class Page:
    """How to write; colours go on finished lines, so that they never change a layout."""

    language: Language
    colour: bool
    width: int

    def said(self, text: Text) -> str:
        """A text in the language of the page, fit for a terminal."""
        return clean(text.in_(self.language))

    def told(self, text: Text, first: str = "") -> list[str]:
        """A text in lines of the page's width; `first` begins the first line."""
        return wrapped(text.in_(self.language), self.width, first)

    def strong(self, lines: list[str]) -> list[str]:
        """Headings."""
        return [self._painted(_BOLD, line) for line in lines]

    def warned(self, lines: list[str]) -> list[str]:
        """Lines that must not be overlooked."""
        return [self._painted(_YELLOW, line) for line in lines]

    def dim(self, lines: list[str]) -> list[str]:
        """Lines that explain other lines."""
        return [self._painted(_DIM, line) for line in lines]

    def drawn(self, bar: str) -> str:
        """A bar."""
        return self._painted(_GREEN, bar)

    def signed(self, line: str, status: Status) -> str:
        """A line in the ink of a status."""
        return self._painted(_INKS.get(status, _YELLOW), line)

    def _painted(self, ink: str, text: str) -> str:
        return f"{ink}{text}{_RESET}" if self.colour and text else text
