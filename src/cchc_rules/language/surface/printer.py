"""Back from the tree to text: the one way a file is laid out, in its own language or the other.

Parsing the text gives the tree again. What the tree does not hold is lost on purpose: line
breaks, spare parentheses, the choice among words of one meaning. Comments stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs

from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.language.surface import nodes as n
from cchc_rules.language.surface.lexer import lex
from cchc_rules.language.surface.print_clauses import statement
from cchc_rules.language.surface.print_lines import Line, with_comments
from cchc_rules.language.surface.print_words import words


def print_file(file: n.File, language: Language | None = None) -> str:
    """The canonical text of `file`, translated when `language` is not its own.

    Raises ValueError for a file of which a part could not be read, since that part would be
    lost, and for a translation in which a name would read as a word of the language:
    `names_in_the_way` tells which.
    """
    if file.damaged:
        raise ValueError("a file that could not be read as a whole cannot be printed")
    own = _own_language(file)
    if language is None or language == own:
        return _printed(file, own)
    text = _printed(file, language)
    lost = _lost_names(file, text)
    if lost:
        raise ValueError(f"names that are words of the other language: {', '.join(lost)}")
    return text


def names_in_the_way(file: n.File, language: Language) -> tuple[str, ...]:
    """The names of inputs and units in `file` that would read as words of `language`."""
    return _lost_names(file, _printed(file, language))


def _own_language(file: n.File) -> Language:
    return "en" if file.language == "en" else "vi"


def _printed(file: n.File, language: Language) -> str:
    lines: list[Line] = []
    for node in file.statements:
        lines.extend(statement(node, words(language)))
    return with_comments(lines, file.comments)


def _lost_names(file: n.File, text: str) -> tuple[str, ...]:
    """The names of `file` that do not come back as names from the printed `text`."""
    read = Counter(str(token.value) for token in lex(Source("", text)).tokens if token.type == "NAME")
    written = Counter(name for node in file.statements for name in _names(node))
    return tuple(sorted(written - read))


def _names(node: object) -> Iterator[str]:
    match node:
        case tuple():
            for one in node:
                yield from _names(one)
            return
        case n.Name():
            yield node.name
        case n.Ask():
            yield node.name.text
        case n.Bound(unit=str() as unit):
            yield from unit.split(" ")
        case _:
            pass
    kind = type(node)
    if attrs.has(kind):
        for one in attrs.fields(kind):
            yield from _names(getattr(node, one.name))
