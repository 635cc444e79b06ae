"""The lexer of the language for Pygments: what `cchc check` reads is what gets its colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import Lexer
from pygments.token import Error, Text, Whitespace, _TokenType

from cchc_rules.base.sources import Source
from cchc_rules.highlighting.kinds import COMMENT, kind_of
from cchc_rules.language.surface.lexer import MAX_CHARACTERS, lex

_BLANK = re.compile(r"\s+")


class CchcLexer(Lexer):
    """Rulesets and amendments, in Vietnamese or English."""

    name = "CCHC ruleset"
    aliases: ClassVar[list[str]] = ["cchc"]
    filenames: ClassVar[list[str]] = ["*.cchc"]
    mimetypes: ClassVar[list[str]] = ["text/x-cchc"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """The pieces of `text` with their places; the pieces together are `text`."""
        if len(text) > MAX_CHARACTERS:
            yield 0, Text, text
            return
        place = 0
        for start, end, kind in _read(text):
            yield from _between(text, place, start)
            if start < end:
                yield start, kind, text[start:end]
            place = end
        yield from _between(text, place, len(text))


def _read(text: str) -> Iterator[tuple[int, int, _TokenType]]:
    """Where the words and the comments of `text` stand, in order, and what they are."""
    lexed = lex(Source("", text))
    found = [(token.span, kind_of(token)) for token in lexed.tokens]
    found += [(comment.span, COMMENT) for comment in lexed.comments]
    place = 0
    for span, kind in sorted(found, key=lambda one: one[0]):
        # Marks piled on one letter may give two words the same place.
        start, end = max(place, span.start), max(place, span.end)
        yield start, end, kind
        place = end


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, _TokenType, str]]:
    """Blanks between two words, and what the language cannot read."""
    while start < end:
        blank = _BLANK.match(text, start, end)
        if blank is not None:
            yield start, Whitespace, blank[0]
            start = blank.end()
            continue
        following = _BLANK.search(text, start, end)
        stop = following.start() if following is not None else end
        yield start, Error, text[start:stop]
        start = stop
