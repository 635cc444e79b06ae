"""Texts as they come from Word, PDF and editors, and places in them.

People see the raw text; the lexer sees the composed (NFC) form. Every span speaks of the raw
text, in code points, so that an editor can underline it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

from attrs import field

from cchc_rules.base.classes import define, frozen

# No letter of any language carries more; composing longer runs takes quadratic time.
MAX_MARKS = 30
# No mark is among these letters, signs and frames.
_MAY_BE_MARKS = "[^\0-\u02ff\u1e00-\u20cf\u2100-\u2bff]"
_MARK = re.compile(_MAY_BE_MARKS)
_MARKS = re.compile(f"{_MAY_BE_MARKS}{{{MAX_MARKS},}}")


@frozen(order=True)
class Span:
    """A stretch of a raw text, `start` included, `end` not, counted in code points."""

    file: str
    start: int
    end: int

    def to(self, other: Span) -> Span:
        """The stretch from the start of this one to the end of `other`."""
        return Span(self.file, min(self.start, other.start), max(self.end, other.end))


@define
class Source:
    """One text with its name.

    `text` is the composed form, which lexers read; `raw` is what was typed. `span` turns
    offsets of the former into places in the latter. Of the marks on a letter the first
    `MAX_MARKS` are read.
    """

    name: str
    raw: str
    text: str = field(init=False)
    _clusters: tuple[list[int], list[int]] | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        if not _overloaded(self.raw) and unicodedata.is_normalized("NFC", self.raw):
            self.text = self.raw
        else:
            self.text, self._clusters = _composed(self.raw)

    def span(self, start: int, end: int) -> Span:
        """The raw place of the composed stretch [`start`, `end`)."""
        if self._clusters is None:
            return Span(self.name, start, end)
        return Span(self.name, self._raw_offset(start, self._clusters), self._raw_offset(end, self._clusters))

    def slice(self, span: Span) -> str:
        """The raw text of `span`."""
        return self.raw[span.start : span.end]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column, in code points, of a raw offset."""
        line = bisect_right(self._line_starts, offset) - 1
        return line + 1, offset - self._line_starts[line] + 1

    def line_text(self, line: int) -> str:
        """The raw text of a 1-based line, without its line break."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.raw)
        return self.raw[start:end].rstrip("\r\n")

    def line_start(self, line: int) -> int:
        """The raw offset at which a 1-based line begins."""
        return self._line_starts[line - 1]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, character in enumerate(self.raw) if character == "\n")]

    @staticmethod
    def _raw_offset(offset: int, clusters: tuple[list[int], list[int]]) -> int:
        composed, raw = clusters
        index = bisect_right(composed, offset) - 1
        # Only the first character of a cluster has a place of its own.
        return raw[index] if composed[index] == offset else raw[index + 1]


def _overloaded(raw: str) -> bool:
    """Whether somewhere more marks pile up on a letter than any language has."""
    # Whoever steps over so many at once sets foot on one of them.
    return _MARK.search(raw[::MAX_MARKS]) is not None and any(
        all(unicodedata.combining(mark) for mark in run[0][at : at + MAX_MARKS])
        for run in _MARKS.finditer(raw)
        for at in range(0, len(run[0]), MAX_MARKS)
    )


def _composed(raw: str) -> tuple[str, tuple[list[int], list[int]]]:
    pieces: list[str] = []
    composed_offsets: list[int] = []
    raw_offsets: list[int] = []
    length = 0
    start = 0
    while start < len(raw):
        end = start + 1
        while end < len(raw) and unicodedata.combining(raw[end]):
            end += 1
        piece = unicodedata.normalize("NFC", raw[start : min(end, start + 1 + MAX_MARKS)])
        composed_offsets.append(length)
        raw_offsets.append(start)
        pieces.append(piece)
        length += len(piece)
        start = end
    composed_offsets.append(length)
    raw_offsets.append(len(raw))
    return "".join(pieces), (composed_offsets, raw_offsets)
