"""Which set, with which amendments, holds for a year as known on a day.

The year that is assessed and the day on which a decision was made are different axes. Of the
sets of one id that were decided by the day asked about, the one that is for the year is chosen.
A later set takes the place of an earlier one only when it says so (`thay thế quyết định …`), from
its own first year on. Two sets for one year are an overlap, none is a gap. The amendments of the
set, decided by then and for that year, are applied in the order of their days, then of their
file names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from attrs import field

from cchc_rules.base.classes import frozen
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.headings import Heading, read_heading

FILE_NAME = "ruleset.cchc"
AMENDMENTS = "amendments"


@frozen(kw_only=True)
class Entry:
    """A set on disk: its id, the years it is for and its file.

    A file whose head cannot be read has no heading and is for `year` alone, so that compiling it
    tells what is wrong.
    """

    id: str
    year: int
    last_year: int | None
    path: Path
    heading: Heading | None = field(default=None, eq=False, repr=False)

    @property
    def reference(self) -> str:
        """How people name it."""
        return f"{self.id}@{self.year}"

    @property
    def years(self) -> Text:
        """The years it is for, in words."""
        return years_in_words(self.year, self.last_year)

    @property
    def decided(self) -> int:
        """The number of the day on which it was decided, 0 when it does not say."""
        return self.heading.decided if self.heading else 0

    def covers(self, year: int) -> bool:
        """Whether the set is for this year."""
        return self.year <= year and (self.last_year is None or year <= self.last_year)

    def takes_the_place_of(self, other: Entry) -> bool:
        """Whether the head says that this set replaces that one."""
        if self.heading is None or other.heading is None or self.path == other.path:
            return False
        return any(other.heading.cites(number) for number in self.heading.replaces)


@frozen(kw_only=True)
class Amendment:
    """A file beside a set that changes it; without a readable heading it always applies."""

    path: Path
    heading: Heading | None = field(default=None, eq=False, repr=False)

    @property
    def decided(self) -> int:
        """The number of the day on which it was decided, 0 when it does not say."""
        return self.heading.decided if self.heading else 0

    def covers(self, year: int) -> bool:
        """Whether the amendment is for this year."""
        return self.heading is None or self.heading.covers(year)


@frozen(kw_only=True)
class Version:
    """A set with the amendments that apply to one year, oldest first."""

    entry: Entry
    year: int
    amendments: tuple[Amendment, ...] = ()

    @property
    def reference(self) -> str:
        """How people name it."""
        return f"{self.entry.id}@{self.year}"


def entry_of(path: Path, name: str, folder_year: int | None = None) -> Entry | None:
    """The set in a file; `name` is its id on disk, `folder_year` counts where no head can be read."""
    source, _ = files.read(path)
    heading = read_heading(source) if source else None
    if heading is not None and not heading.amends:
        return Entry(
            id=name or heading.id,
            year=heading.first_year,
            last_year=heading.last_year,
            path=path,
            heading=heading,
        )
    if folder_year is None:
        return None
    return Entry(id=name, year=folder_year, last_year=folder_year, path=path)


def amendments_of(entry: Entry) -> tuple[Amendment, ...]:
    """The amendments beside a set in the order in which they apply."""
    if entry.path.name != FILE_NAME:
        return ()
    found = [amendment_of(path) for path in (entry.path.parent / AMENDMENTS).glob("*.cchc")]
    return tuple(sorted(found, key=lambda one: (one.decided, one.path.name)))


def amendment_of(path: Path) -> Amendment:
    """The amendment in a file."""
    source, _ = files.read(path)
    return Amendment(path=path, heading=read_heading(source) if source else None)


def pick(
    reference: str, sets: Sequence[Entry], year: int, known_at: date | None = None
) -> tuple[Version | None, tuple[Diagnostic, ...]]:
    """The one version of a series for a year, or why there is none."""
    known = [one for one in sets if _is_known(one.decided, known_at)]
    chosen = [one for one in known if one.covers(year) and not _is_replaced(one, known, year)]
    if len(chosen) > 1:
        return None, (_overlap(reference, chosen[0], chosen[1], years_in_words(year, year)),)
    if not chosen:
        return None, (_gap(reference, known, year, known_at),)
    applied = tuple(
        one for one in amendments_of(chosen[0]) if one.covers(year) and _is_known(one.decided, known_at)
    )
    return Version(entry=chosen[0], year=year, amendments=applied), ()


def versions(reference: str, sets: Sequence[Entry], year: int) -> Iterator[tuple[date | None, Version]]:
    """Every version that a year has had, the newest first, with the last day on which it was known.

    The day of the newest is None: nothing has changed it since.
    """
    papers: list[Entry | Amendment] = [*sets, *(one for entry in sets for one in amendments_of(entry))]
    days = sorted({paper.decided for paper in papers if paper.decided > 1}, reverse=True)
    seen: list[Version] = []
    for known_at in (None, *(date.fromordinal(day - 1) for day in days)):
        version, _ = pick(reference, sets, year, known_at)
        if version is not None and version not in seen:
            seen.append(version)
            yield known_at, version


def turning_years(entry: Entry) -> tuple[int, ...]:
    """The years of a set in which other amendments apply than in the year before."""
    turns = {entry.year}
    for one in amendments_of(entry):
        if one.heading is not None:
            ends = one.heading.last_year
            turns |= {one.heading.first_year, *(() if ends is None else (ends + 1,))}
    return tuple(sorted(year for year in turns if entry.covers(year)))


def series_findings(sets: Sequence[Entry]) -> tuple[Diagnostic, ...]:
    """Overlaps and gaps among the sets of each id, inside the years that the id has sets for."""
    found: list[Diagnostic] = []
    for name in dict.fromkeys(one.id for one in sets):
        found.extend(_findings_of(name, [one for one in sets if one.id == name]))
    return tuple(found)


def years_in_words(first: int, last: int | None) -> Text:
    """`2018`, `2016–2018` or `2016 trở đi`."""
    if last is None:
        return messages.ONWARD.of(first=first)
    words = messages.ONE_YEAR if first == last else messages.SPAN_OF_YEARS
    return words.of(first=first, last=last)


def sources_of(found: Sequence[Diagnostic], sets: Sequence[Entry]) -> dict[str, Source]:
    """The texts in which findings about `sets` have their places."""
    wanted = {label.span.file for one in found for label in one.labels}
    read = [one.heading.source for one in sets if one.heading is not None]
    return {source.name: source for source in read if source.name in wanted}


def _is_known(decided: int, known_at: date | None) -> bool:
    return known_at is None or decided <= known_at.toordinal()


def _is_replaced(one: Entry, known: Sequence[Entry], year: int) -> bool:
    return any(
        other.takes_the_place_of(one)
        and other.year <= year
        # Of two sets that each claim to replace the other, the one decided later does.
        and (other.decided, other.year) > (one.decided, one.year)
        for other in known
    )


def _findings_of(name: str, sets: Sequence[Entry]) -> Iterator[Diagnostic]:
    last = max(one.year if one.last_year is None else one.last_year for one in sets)
    first = min(one.year for one in sets)
    turns = {first, last + 1}
    for one in sets:
        turns |= {one.year, *(() if one.last_year is None else (one.last_year + 1,))}
    told: set[tuple[Path, Path]] = set()
    # Between two turns nothing changes, so that one year speaks for all of them.
    for start, end in pairwise(sorted(turn for turn in turns if first <= turn <= last + 1)):
        chosen = [one for one in sets if one.covers(start) and not _is_replaced(one, sets, start)]
        if not chosen:
            yield Diagnostic(
                code=codes.YEARS_WITHOUT_RULESET,
                message=messages.YEARS_WITHOUT.of(reference=name, years=years_in_words(start, end - 1)),
                notes=_neighbours(sets, start),
                helps=(messages.YEARS_WITHOUT_HELP,),
            )
        for one, other in pairwise(chosen):
            if (one.path, other.path) not in told:
                told.add((one.path, other.path))
                yield _overlap(name, one, other, _common_years(one, other))


def _common_years(one: Entry, other: Entry) -> Text:
    ends = [entry.last_year for entry in (one, other) if entry.last_year is not None]
    return years_in_words(max(one.year, other.year), min(ends, default=None))


def _overlap(reference: str, one: Entry, other: Entry, years: Text) -> Diagnostic:
    earlier, later = sorted((one, other), key=lambda entry: (entry.decided, entry.year, str(entry.path)))
    labels = [
        Label(entry.heading.span, text)
        for entry, text in ((later, None), (earlier, messages.OVERLAP_OTHER))
        if entry.heading is not None
    ]
    return Diagnostic(
        code=codes.OVERLAPPING_RULESETS,
        message=messages.OVERLAP.of(reference=reference, years=years),
        labels=tuple(labels),
        path=str(later.path),
        notes=(messages.OVERLAP_FILES.of(earlier=str(earlier.path), later=str(later.path)),),
        helps=(messages.OVERLAP_HELP,),
    )


def _gap(reference: str, known: Sequence[Entry], year: int, known_at: date | None) -> Diagnostic:
    day = messages.KNOWN_ONLY_UNTIL.of(day=f"{known_at:%d/%m/%Y}") if known_at else None
    return Diagnostic(
        code=codes.NO_RULESET_FOR_YEAR,
        message=messages.NO_SET_FOR_YEAR.of(reference=reference, year=year),
        notes=(*_neighbours(known, year), *((day,) if day else ())),
        helps=(messages.NO_SET_FOR_YEAR_HELP,),
    )


def _neighbours(sets: Sequence[Entry], year: int) -> tuple[Text, ...]:
    """The nearest years with a set, before and after."""
    ended = [(end, one) for one in sets if (end := _end(one, sets)) is not None and end < year]
    begun = [(one.year, one) for one in sets if one.year > year]
    notes: list[Text] = []
    if ended:
        end, before = max(ended, key=lambda pair: pair[0])
        notes.append(messages.NEAREST_BEFORE.of(year=end, path=str(before.path)))
    if begun:
        start, after = min(begun, key=lambda pair: pair[0])
        notes.append(messages.NEAREST_AFTER.of(year=start, path=str(after.path)))
    return tuple(notes)


def _end(one: Entry, sets: Sequence[Entry]) -> int | None:
    """The last year of a set, be it that another one then takes its place."""
    ends = [other.year - 1 for other in sets if other.takes_the_place_of(one)]
    return min(ends if one.last_year is None else [*ends, one.last_year], default=None)
