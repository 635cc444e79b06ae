"""Starts the set of a later year from one that exists.

The text is the consolidated one, read for another year; days that the rules count from the
assessed year move by themselves. What nobody has held against the decision of the new year must
not look as if somebody had, so:

- the old decision is all that the new set rests on until the new one is known; its line is among
  those to look at;
- one source stands at the head, "illustrative, carried over"; the sources of the nodes go,
  because they speak of the old decision. They stay readable in the old file, which the new
  source names;
- where the old set would still hold in the new year, the new one says that it takes its place;
- remarks of the old file go with it; the new head lists what to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, field

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.ir.nodes import Certainty, InstrumentKind
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.rulesets import load, version_sources
from cchc_rules.workspace.versions import FILE_NAME, Version

if TYPE_CHECKING:
    from cchc_rules.language.surface import nodes as surface

_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_LONGEST_SHOWN = 90


@frozen
class Place:
    """A line of the new file that still speaks of another year."""

    line: int
    text: str


@frozen(kw_only=True)
class Started:
    """The text of the new set and the places to look at, or why there is none."""

    text: str | None
    report: Report
    id: str = ""
    places: tuple[Place, ...] = ()
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None


def start(reference: str, year: int) -> Started:
    """The text of the set of `year`, made from the one that `reference` names."""
    from cchc_rules.language.amended.from_surface import amend
    from cchc_rules.language.surface.parser import parse
    from cchc_rules.language.surface.printer import print_file

    loaded = load(reference)
    version = loaded.version
    if loaded.ruleset is None or version is None:
        problems = loaded.report if loaded.ruleset is None else Report((_textless(reference),))
        return Started(text=None, report=problems, sources=loaded.sources, language=loaded.language)
    sources, _ = version_sources(version)
    parsed = [parse(source)[0] for source in sources]
    amended, _ = amend(parsed[0], parsed[1:])
    spoken: Language = "en" if parsed[0].language == "en" else "vi"
    statements = tuple(_carried_over(amended.file, version, year, spoken))
    body = print_file(evolve(amended.file, statements=statements, comments=()))
    head, places = _head(body, version, year, spoken)
    return Started(
        text=head + body,
        report=Report(()),
        id=loaded.ruleset.id,
        places=places,
        sources=loaded.sources,
        language=loaded.language,
    )


def target_of(started: Started, year: int, out: Path | None) -> Path:
    """The file that the new set goes into: by default `<id>/<year>/ruleset.cchc` in this folder."""
    folder = Path(started.id) / str(year) if out is None else out
    return folder / FILE_NAME


def write_new(text: str, target: Path) -> tuple[Diagnostic, ...]:
    """Writes a new set; what stands in its place already is never touched."""
    folder = target.parent
    taken = files.is_file(folder) or (files.is_folder(folder) and any(folder.iterdir()))
    if taken:
        exists = Diagnostic(
            code=codes.TARGET_EXISTS,
            message=messages.TARGET_EXISTS.of(path=str(folder)),
            path=str(folder),
            helps=(messages.TARGET_EXISTS_HELP,),
        )
        return (exists,)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = messages.CANNOT_WRITE.of(path=str(folder), why=files.why(error))
        return (
            Diagnostic(
                code=codes.CANNOT_WRITE,
                message=message,
                path=str(folder),
                helps=(messages.CANNOT_WRITE_HELP,),
            ),
        )
    return files.write(target, text)


def _carried_over(
    file: surface.File, version: Version, year: int, spoken: Language
) -> Iterator[surface.Statement]:
    from cchc_rules.language.surface import nodes as s

    note = messages.CARRIED_OVER.of(old=version.year, new=year).in_(spoken)
    source = s.SourceClause(certainty=Certainty.ILLUSTRATIVE, note=note, span=file.statements[0].span)
    old = [
        one.number
        for one in file.statements
        if isinstance(one, s.Basis) and one.kind is InstrumentKind.DECISION
    ]
    rests_on = [place for place, one in enumerate(file.statements) if isinstance(one, s.Basis)]
    for place, one in enumerate(file.statements):
        match one:
            case s.RulesetHeading():
                yield evolve(one, years=s.Years(year, year))
            case s.Title(text=text):
                yield evolve(one, text=_moved(text, version.year, year))
            case s.Replaces() | s.SourceClause():
                pass
            case _:
                yield one
        if place == rests_on[-1]:
            yield from (s.Replaces(number, span=one.span) for number in old if version.entry.covers(year))
            yield source


def _moved(title: str, old: int, new: int) -> str:
    return re.sub(rf"(?<![0-9/]){old}(?![0-9/])", str(new), title)


def _head(body: str, version: Version, year: int, spoken: Language) -> tuple[str, tuple[Place, ...]]:
    """The remarks at the head, and the places they list."""
    first = [
        messages.STARTED_FROM.of(reference=version.reference, year=year),
        messages.STARTED_SOURCES.of(reference=version.reference),
        messages.STARTED_DECISION,
        messages.STARTED_DAYS.of(year=year),
    ]
    found = [
        (number, line.strip())
        for number, line in enumerate(body.split("\n"), 1)
        if any(int(one) != year for one in _YEAR.findall(line)) and _is_place(line, version.year, year)
    ]
    if found:
        first.append(messages.STARTED_PLACES)
    offset = len(first) + len(found)
    places = tuple(Place(number + offset, text) for number, text in found)
    lines = [f"# {text.in_(spoken)}" for text in first]
    lines += [
        f"#   - {messages.STARTED_PLACE.of(line=place.line, text=_shown(place.text)).in_(spoken)}"
        for place in places
    ]
    return "".join(f"{line}\n" for line in lines), places


def _is_place(line: str, old: int, new: int) -> bool:
    """Whether a line speaks of another year on purpose; our own source does."""
    carried = messages.CARRIED_OVER.of(old=old, new=new)
    return carried.vi not in line and carried.en not in line


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _textless(reference: str) -> Diagnostic:
    why: Text = messages.NO_TEXT_TO_CONSOLIDATE
    return Diagnostic(
        code=codes.FILE_UNREADABLE,
        message=messages.FILE_UNREADABLE.of(path=reference, why=why),
        helps=(messages.FILE_UNREADABLE_HELP,),
    )
