"""The text of each row of a set as it stands in its files, amendments taken in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.workspace.rulesets import version_sources
from cchc_rules.workspace.versions import Version

if TYPE_CHECKING:
    from cchc_rules.base.sources import Span

Clauses: TypeAlias = Mapping[str, str]


def clauses_of(version: Version | None) -> Clauses:
    """The text of every row by its id, statement by statement; nothing where there is no text.

    Remarks and blank lines between statements are left out.
    """
    if version is None:
        return {}
    from cchc_rules.language.amended.from_surface import amend
    from cchc_rules.language.surface.nodes import Heading
    from cchc_rules.language.surface.parser import parse
    from cchc_rules.language.surface.print_clauses import statement as printed
    from cchc_rules.language.surface.print_words import words

    sources, _ = version_sources(version)
    parsed = [parse(source)[0] for source in sources]
    amended, _ = amend(parsed[0], parsed[1:])
    named = {source.name: source for source in sources}
    typed = {one for file in parsed for one in file.statements}
    spoken: Language = "en" if parsed[0].language == "en" else "vi"
    rows: dict[str, list[str]] = {}
    name = None
    for statement in amended.file.statements:
        if isinstance(statement, Heading):
            name = (statement.id or statement.code).text
        if name is not None:
            # A heading with another code, name or maximum since an amendment stands in no file.
            text = (
                _written(statement.span, named[statement.span.file])
                if statement in typed
                else printed(statement, words(spoken))[0].text
            )
            rows.setdefault(name, []).append(text)
    return {name: "\n".join(lines) for name, lines in rows.items()}


def _written(span: Span, source: Source) -> str:
    """A statement as it was typed, with the indentation of its own lines."""
    start = source.text.rfind("\n", 0, span.start) + 1
    blank = source.text[start : span.start]
    lead = blank if not blank.strip() else " " * len(blank)
    return lead + source.text[span.start : span.end]
