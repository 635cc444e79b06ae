"""A set and its amendments as one text (văn bản hợp nhất)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import field

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.workspace import messages
from cchc_rules.workspace.rulesets import load, version_sources
from cchc_rules.workspace.versions import Version

if TYPE_CHECKING:
    from cchc_rules.language.surface.nodes import File


@frozen(kw_only=True)
class Consolidated:
    """The consolidated text, or why there is none."""

    text: str | None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None


def consolidate(reference: str, *, year: int | None = None, known_at: date | None = None) -> Consolidated:
    """The text that holds for a year after every amendment, with remarks on what changed it.

    Compiled for the same year it gives the rules of the set with its amendments: the digest is
    the same. Remarks inside the files are not carried over, and no node of the text knows any
    more which decision last touched it; the remarks at its head say so.
    """
    from cchc_rules.language.amended.from_surface import amend
    from cchc_rules.language.surface.parser import parse
    from cchc_rules.language.surface.printer import print_file

    loaded = load(reference, year=year, known_at=known_at)
    version = loaded.version
    if loaded.ruleset is not None and version is None:
        return Consolidated(text=None, report=Report((textless(reference),)), language=loaded.language)
    if loaded.ruleset is None or version is None:
        return Consolidated(text=None, report=loaded.report, sources=loaded.sources, language=loaded.language)
    sources, _ = version_sources(version)
    parsed = [parse(source)[0] for source in sources]
    amended, _ = amend(parsed[0], parsed[1:])
    spoken: Language = "en" if parsed[0].language == "en" else "vi"
    head = "".join(f"# {line.in_(spoken)}\n" for line in _remarks(version, parsed))
    return Consolidated(
        text=f"{head}\n{print_file(amended.file)}",
        report=loaded.report,
        sources=loaded.sources,
        language=loaded.language,
    )


def textless(reference: str) -> Diagnostic:
    """That a ruleset was made of no text."""
    message = messages.FILE_UNREADABLE.of(path=reference, why=messages.NO_TEXT_TO_CONSOLIDATE)
    return Diagnostic(code=codes.FILE_UNREADABLE, message=message, helps=(messages.FILE_UNREADABLE_HELP,))


def _remarks(version: Version, parsed: list[File]) -> Iterator[Text]:
    spoken: Language = "en" if parsed[0].language == "en" else "vi"
    name = parsed[0].statements[0]
    yield messages.CONSOLIDATED.of(reference=_name(name, version), year=version.year)
    yield messages.CONSOLIDATED_BASE.of(numbers=_numbers(parsed[0]))
    for file in parsed[1:]:
        touched = "; ".join(_changes(file, spoken))
        yield messages.CONSOLIDATED_CHANGE.of(numbers=_numbers(file), changes=touched)
    if len(parsed) == 1:
        yield messages.CONSOLIDATED_UNCHANGED


def _name(heading: object, version: Version) -> str:
    from cchc_rules.language.surface.nodes import RulesetHeading

    return heading.id.text if isinstance(heading, RulesetHeading) else version.entry.id


def _numbers(file: File) -> Text:
    from cchc_rules.language.surface.nodes import Basis

    return same(", ".join(one.number for one in file.statements if isinstance(one, Basis)))


def _changes(file: File, spoken: Language) -> Iterator[str]:
    """Every change in words, with the codes of the rows it brings."""
    from cchc_rules.language.amended.from_surface import CHANGES
    from cchc_rules.language.surface.nodes import Heading
    from cchc_rules.language.surface.print_clauses import statement
    from cchc_rules.language.surface.print_words import words

    said, rows = "", list[str]()
    for one in file.statements:
        if isinstance(one, CHANGES):
            if said:
                yield _with_rows(said, rows)
            said, rows = statement(one, words(spoken))[0].text, []
        elif isinstance(one, Heading) and said:
            rows.append(one.code.text)
    if said:
        yield _with_rows(said, rows)


def _with_rows(said: str, rows: list[str]) -> str:
    return f"{said} ({', '.join(rows)})" if rows else said
