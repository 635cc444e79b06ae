"""The cases beside a ruleset: finding them, trying them, and what they cover.

Cases lie in `cases/*.yaml` beside `ruleset.cchc`. A case is about the set as it stands in a year,
amendments included: the year that it states, else that of its folder (`cases/2017/…`), else the
first year of the set.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from attrs import evolve, field

from cchc_rules.analyses.cases import Example, WholeExample, entries, read_case, year_named
from cchc_rules.analyses.coverage import ItemCoverage, Tried, coverage_of, merged
from cchc_rules.analyses.expectations import Whole, whole_meets, whole_of
from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.trying import Trial, try_example
from cchc_rules.backends.exact.score import score
from cchc_rules.base.classes import define, frozen
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label, Report
from cchc_rules.dossiers.data import Data
from cchc_rules.dossiers.read import read_dossier, year_of
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Item
from cchc_rules.ir.walk import items
from cchc_rules.workspace import files, messages, versions
from cchc_rules.workspace.dossiers import open_dossier
from cchc_rules.workspace.rulesets import Loaded, is_path, load, load_file, load_version, series_of
from cchc_rules.workspace.rulesets import entries as known_sets
from cchc_rules.workspace.versions import FILE_NAME

FOLDER = "cases"
_SUFFIXES = {".yaml", ".yml"}


@frozen
class Suite:
    """A ruleset and its case files; `whole` when these are all it has."""

    path: Path
    files: tuple[Path, ...]
    whole: bool = True


@frozen(kw_only=True)
class WholeTrial:
    """A dossier that was scored whole, and what was said of it beforehand."""

    example: WholeExample
    got: Whole
    passed: bool


AnyTrial: TypeAlias = Trial | WholeTrial


@frozen(kw_only=True)
class Placed:
    """A trial with the frame it was tried in and the source of its file."""

    trial: AnyTrial
    frame: Frame
    source: Source


@frozen(kw_only=True)
class Covered:
    """What the cases reach in the items of a version: all of them, or those newly amended."""

    frame: Frame
    items: tuple[ItemCoverage, ...]


@frozen(kw_only=True)
class Run:
    """What became of a suite; `reference` is the id and first year, or the path."""

    reference: str
    suite: Suite
    trials: tuple[Placed, ...]
    covered: tuple[Covered, ...]
    report: Report
    sources: dict[str, Source] = field(repr=False)
    language: str | None = None

    @property
    def failed(self) -> tuple[Placed, ...]:
        """The trials that came to something else."""
        return tuple(one for one in self.trials if not one.trial.passed)


def suites_of(reference: str | None) -> tuple[tuple[Suite, ...], tuple[Diagnostic, ...]]:
    """The suites that a folder, a file or an id stands for; of None, every ruleset at hand."""
    if reference is None:
        return tuple(_suite(entry.path) for entry in known_sets()), ()
    path = Path(reference)
    if reference and files.is_folder(path):
        found = sorted(path.glob(f"**/{FILE_NAME}"))
        if not found and FOLDER in {path.name, path.parent.name}:
            own = tuple(sorted(one for one in path.glob("**/*") if one.suffix in _SUFFIXES))
            return (Suite(_set_above(path / "_"), own, whole=False),), ()
        problems = () if found else (nothing_in(reference),)
        return tuple(_suite(one) for one in found), problems
    if path.suffix in _SUFFIXES:
        if not files.is_file(path):
            return (), files.read(path)[1]
        return (Suite(_set_above(path), (path,), whole=False),), ()
    if is_path(reference):
        return (_suite(path),), ()
    series = series_of(reference)
    if series is None:
        return (), load(reference).report.diagnostics
    sets = [one for one in series.sets if series.year is None or one.covers(series.year)]
    return tuple(_suite(one.path) for one in sets), () if sets else load(reference).report.diagnostics


def run(suite: Suite) -> Run:
    """Tries every case of a suite; a case that cannot be read is reported and left out."""
    runner = _Runner(suite=suite)
    runner.try_files()
    base = runner.loaded(None)
    entry = versions.entry_of(suite.path, "")
    ruleset = base.ruleset
    return Run(
        reference=f"{ruleset.id}@{entry.year if entry else ruleset.year}" if ruleset else str(suite.path),
        suite=suite,
        trials=tuple(runner.trials),
        covered=tuple(runner.covered()),
        report=Report(dict.fromkeys(runner.found)),
        sources=runner.sources,
        language=base.language,
    )


@define(kw_only=True)
class _Runner:
    suite: Suite
    trials: list[Placed] = field(init=False, factory=list)
    found: list[Diagnostic] = field(init=False, factory=list)
    sources: dict[str, Source] = field(init=False, factory=dict)
    _loaded: dict[int | None, Loaded] = field(init=False, factory=dict)
    _frames: dict[int, Frame] = field(init=False, factory=dict)

    def loaded(self, year: int | None) -> Loaded:
        """The set as it stands in a year."""
        if year not in self._loaded:
            loaded = self._loaded[year] = load_file(self.suite.path, year=year)
            self.sources |= dict(loaded.sources)
        return self._loaded[year]

    def frame(self, year: int | None) -> Frame | None:
        ruleset = self.loaded(year).ruleset
        if ruleset is None:
            return None
        if ruleset.year not in self._frames:
            self._frames[ruleset.year] = frame_of(ruleset)
        return self._frames[ruleset.year]

    def try_files(self) -> None:
        if self.frame(None) is None:
            self.found.extend(self.loaded(None).report.diagnostics)
            return
        for path in self.suite.files:
            source, problems = files.read(path)
            self.found.extend(problems)
            if source is None:
                continue
            self.sources[source.name] = source
            data, problems = read_dossier(source)
            self.found.extend(problems)
            listed, problems = entries(data) if data is not None else ((), ())
            self.found.extend(problems)
            for one in listed:
                self._try(one, source, path)

    def _try(self, data: Data, source: Source, path: Path) -> None:
        year = year_of_case(data, path)
        frame = self.frame(year)
        if frame is None:
            # A year without a set is the fault of the case; anything else has its own place.
            problems = self.loaded(year).report.diagnostics
            self.found.extend(evolve(one, labels=one.labels or (Label(data.span),)) for one in problems)
            return
        example, problems = read_case(data, frame)
        self.found.extend(problems)
        match example:
            case Example():
                self.trials.append(Placed(trial=try_example(example, frame), frame=frame, source=source))
            case WholeExample():
                whole = self._try_whole(example, frame, path)
                if whole is not None:
                    self.trials.append(Placed(trial=whole, frame=frame, source=source))
            case None:
                pass

    def _try_whole(self, example: WholeExample, frame: Frame, path: Path) -> WholeTrial | None:
        if isinstance(example.dossier, Dossier):
            got = whole_of(score(frame.ruleset, example.dossier))
            return WholeTrial(example=example, got=got, passed=whole_meets(example.expected, got))
        opened = open_dossier(path.parent / example.dossier, str(self.suite.path))
        self.sources |= dict(opened.sources)
        self.found.extend(opened.report.diagnostics)
        if opened.ruleset is None or opened.dossier is None:
            return None
        got = whole_of(score(opened.ruleset, opened.dossier))
        return WholeTrial(example=example, got=got, passed=whole_meets(example.expected, got))

    def covered(self) -> Iterator[Covered]:
        """The set of the first year, and the rules that amendments changed in each later version."""
        entry = versions.entry_of(self.suite.path, "")
        turns = versions.turning_years(entry) if entry else ()
        for place, turn in enumerate(turns):
            frame = self.frame(turn)
            if frame is None:
                return
            before = self._before(turn, turns[place - 1]) if place else None
            wanted = [item for item in items(frame.ruleset) if before is None or _is_new(item, frame, before)]
            end = turns[place + 1] if place + 1 < len(turns) else None
            yield Covered(frame=frame, items=self._reached(wanted, turn, end))

    def _before(self, turn: int, earlier: int) -> Frame | None:
        """The set without what changed in a year, read for that same year so that its days agree."""
        version = self.loaded(earlier).version
        ruleset = load_version(evolve(version, year=turn)).ruleset if version else None
        return None if ruleset is None else frame_of(ruleset)

    def _reached(self, wanted: list[Item], first: int, end: int | None) -> tuple[ItemCoverage, ...]:
        # Each year is held against its own days; the rules of one version are the same rules.
        own = [frame for year, frame in self._frames.items() if first <= year and (end is None or year < end)]
        by_year = [self._reached_in(frame, wanted) for frame in own]
        whole = list(by_year[0])
        for other in by_year[1:]:
            whole = [merged(one, two) for one, two in zip(whole, other, strict=True)]
        return tuple(whole)

    def _reached_in(self, frame: Frame, wanted: list[Item]) -> tuple[ItemCoverage, ...]:
        tried = [
            Tried(one.trial.example.item.id, one.trial.example.dossier, one.trial.score)
            for one in self.trials
            if one.frame is frame and isinstance(one.trial, Trial)
        ]
        same_items = [frame.names.items[item.id] for item in wanted]
        return coverage_of(frame, same_items, tried)


def year_of_case(data: Data, path: Path) -> int | None:
    """The year that a case states, else that of its folder; None for the first year of the set."""
    year = year_named(data)
    return year_of(path.parent.name) if year is None and path.parent.name != FOLDER else year


def _is_new(item: Item, frame: Frame, before: Frame) -> bool:
    """Whether an item is scored in another way than before; a new name or number is none."""
    old = before.names.items.get(item.id)
    if old is None or frame.conditions_of(item) != before.conditions_of(old):
        return True
    called = evolve(old, code=item.code, name=item.name, note=item.note, assessor=item.assessor)
    called = evolve(called, provenance=item.provenance, touched_by=item.touched_by)
    return item != evolve(called, continues=item.continues)


def _suite(path: Path) -> Suite:
    folder = path.parent / FOLDER
    found = [one for one in folder.glob("**/*") if one.suffix in _SUFFIXES] if path.name == FILE_NAME else []
    return Suite(path, tuple(sorted(found)))


def _set_above(path: Path) -> Path:
    """The set to which a file somewhere in its folder of cases belongs."""
    parents = path.parents if FOLDER in path.parts else path.resolve().parents
    cases = next((parent for parent in parents if parent.name == FOLDER), parents[0])
    return cases.parent / FILE_NAME


def nothing_in(reference: str) -> Diagnostic:
    """That a folder holds no ruleset."""
    return Diagnostic(
        code=codes.FILE_NOT_FOUND,
        message=messages.NO_SETS_HERE.of(path=reference),
        path=reference,
        helps=(messages.NO_SETS_HERE_HELP,),
    )
