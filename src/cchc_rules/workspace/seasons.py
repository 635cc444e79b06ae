"""Seasons on disk: the rounds of one unit, and the dossiers of all units that are ranked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import field

from cchc_rules.analyses.clusters import read_clusters
from cchc_rules.analyses.cohort import Member, score_cohort, units_are_single
from cchc_rules.analyses.layering import standing_dossier
from cchc_rules.analyses.ranking import Clusters, League, rank
from cchc_rules.analyses.rounds import Rounds, score_rounds
from cchc_rules.base.classes import frozen
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.dossiers.data import Data
from cchc_rules.dossiers.layers import Layer, read_layers
from cchc_rules.dossiers.read import addressed_to, read_dossier
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.dossiers import Shelf, nameless, rejected
from cchc_rules.workspace.rulesets import Loaded, load

GROUPS_FILE = "khoi.yaml"
_DOSSIERS = (".yaml", ".yml", ".json", ".xlsx")


@frozen(kw_only=True)
class OpenedRounds:
    """The rounds of a unit, as far as they could be scored."""

    ruleset: Ruleset | None = None
    rounds: Rounds | None = None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None


@frozen(kw_only=True)
class Season:
    """All units of a folder, scored together and ranked, as far as that could be done."""

    ruleset: Ruleset | None = None
    members: tuple[Member, ...] = ()
    league: League | None = None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None


def open_rounds(
    paths: Sequence[Path], reference: str | None = None, known_at: date | None = None
) -> OpenedRounds:
    """The rounds in these files, in their order, under the ruleset that the first one names."""
    read = [read_data(path) for path in paths]
    sources = {source.name: source for source, _, _ in read if source is not None}
    problems = tuple(one for _, _, found in read for one in found)
    trees = [data for _, data, _ in read if data is not None]
    if len(trees) < len(paths) or not trees:
        return OpenedRounds(report=Report(problems), sources=sources)
    loaded = Shelf(reference, known_at).ruleset_of(trees[0], paths[0])
    if loaded is None or loaded.ruleset is None:
        found = (nameless(),) if loaded is None else loaded.report.diagnostics
        sources |= {} if loaded is None else dict(loaded.sources)
        return OpenedRounds(report=Report((*problems, *found)), sources=sources)
    sources |= dict(loaded.sources)
    layers: list[Layer] = []
    for data in trees:
        more, found = read_layers(data, loaded.ruleset)
        layers.extend(more)
        problems += found
    report = Report(problems)
    rounds = None
    if report.ok:
        rounds, found = score_rounds(loaded.ruleset, layers)
        report += Report(found)
    if rounds is not None:
        report += rejected(rounds.last.scorecard)
    return OpenedRounds(
        ruleset=loaded.ruleset, rounds=rounds, report=report, sources=sources, language=loaded.language
    )


def open_season(  # noqa: PLR0913 - each option of a season stands for itself
    reference: str,
    folder: Path,
    *,
    groups: Path | None = None,
    year: int | None = None,
    known_at: date | None = None,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> Season:
    """Every dossier of a folder, scored with the others and ranked.

    Without `groups` the folder's own `khoi.yaml` counts, if it has one. Of a dossier in layers
    the last one stands. When any dossier has an error nothing is ranked: a rank without a rival
    would be another rank. `told` hears how many of how many files are read.
    """
    groups = groups or (folder / GROUPS_FILE if files.is_file(folder / GROUPS_FILE) else None)
    paths = dossiers_in(folder, groups)
    if not paths:
        return Season(report=Report((no_dossiers(folder),)))
    read = []
    for done, path in enumerate(paths, 1):
        read.append(read_data(path))
        told(done, len(paths))
    sources = {source.name: source for source, _, _ in read if source is not None}
    report = Report(one for _, _, found in read for one in found)
    loaded = _loaded(reference, year, known_at, [data for _, data, _ in read if data is not None])
    sources |= dict(loaded.sources)
    if loaded.ruleset is None:
        return Season(report=report + loaded.report, sources=sources, language=loaded.language)
    clusters, wrong = clusters_of(groups, sources)
    report += Report(wrong)
    dossiers: list[Dossier] = []
    places: list[str] = []
    for path, (_, data, _) in zip(paths, read, strict=True):
        if data is not None:
            dossier, found = standing_dossier(data, loaded.ruleset)
            report += Report(found)
            if dossier is not None:
                dossiers.append(dossier)
                places.append(str(path))
    report += Report(units_are_single(dossiers, places))
    if not report.ok:
        return Season(ruleset=loaded.ruleset, report=report, sources=sources, language=loaded.language)
    members, _ = score_cohort(loaded.ruleset, dossiers, expected=clusters.units, excluded=clusters.excluded)
    league, wrong = rank(loaded.ruleset, [member.scorecard for member in members], clusters)
    report += Report(wrong)
    for member in members:
        report += rejected(member.scorecard)
    return Season(
        ruleset=loaded.ruleset,
        members=members,
        league=league,
        report=report,
        sources=sources,
        language=loaded.language,
    )


def read_data(path: Path) -> tuple[Source | None, Data | None, tuple[Diagnostic, ...]]:
    """The text of a file and the data in it, as far as they can be had."""
    source, problems = files.read_dossier(path)
    if source is None:
        return None, None, problems
    data, found = read_dossier(source)
    return source, data, found


def dossiers_in(folder: Path, groups: Path | None) -> list[Path]:
    """The files of a folder that may be dossiers, in the order of their names."""
    if not files.is_folder(folder):
        return []
    own = groups.resolve() if groups is not None else None
    found = (path for path in folder.iterdir() if path.suffix.lower() in _DOSSIERS)
    return sorted(path for path in found if path.name[:1] != "." and path.resolve() != own)


def _loaded(reference: str, year: int | None, known_at: date | None, trees: Sequence[Data]) -> Loaded:
    loaded = load(reference, year=year, known_at=known_at)
    if {one.code for one in loaded.report.errors} == {codes.AMBIGUOUS_RULESET} and trees:
        # Then the dossiers say which year is meant.
        _, own = addressed_to(trees[0])
        return load(reference, year=own, known_at=known_at) if own is not None else loaded
    return loaded


def clusters_of(path: Path | None, sources: dict[str, Source]) -> tuple[Clusters, tuple[Diagnostic, ...]]:
    """The groups that a file names; none without a file."""
    if path is None:
        return Clusters(), ()
    source, data, found = read_data(path)
    if source is not None:
        sources[source.name] = source
    if data is None:
        return Clusters(), found
    clusters, wrong = read_clusters(data)
    return clusters or Clusters(), (*found, *wrong)


def no_dossiers(folder: Path) -> Diagnostic:
    """That a folder holds no dossier."""
    return Diagnostic(
        code=codes.FILE_NOT_FOUND,
        message=messages.NO_DOSSIERS.of(path=str(folder)),
        path=str(folder),
        helps=(messages.NO_DOSSIERS_HELP,),
    )
