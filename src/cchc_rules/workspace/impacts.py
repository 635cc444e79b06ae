"""Last year's dossiers in a folder, scored under two rulesets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import field

from cchc_rules.analyses.changes.impact import Impact, impact
from cchc_rules.analyses.changes.model import Changes
from cchc_rules.analyses.cohort import units_are_single
from cchc_rules.analyses.layering import standing_dossier
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.ir.dossier import Dossier
from cchc_rules.workspace import files
from cchc_rules.workspace.dossiers import rejected
from cchc_rules.workspace.seasons import GROUPS_FILE, clusters_of, dossiers_in, no_dossiers, read_data


@frozen(kw_only=True)
class OpenedImpact:
    """The dossiers of a folder under both rulesets, as far as they could be read.

    `left_out` are the files that could not: what is wrong with them stands in the report.
    """

    impact: Impact | None = None
    left_out: tuple[str, ...] = ()
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)


def open_impact(
    changes: Changes,
    folder: Path,
    *,
    groups: Path | None = None,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> OpenedImpact:
    """Every dossier of a folder scored under both rulesets; what is wrong with one stops no other.

    Of a unit with two dossiers nobody knows which one counts: both are left out. `groups` as in a
    season. `told` hears how many of how many files are read.
    """
    groups = groups or (folder / GROUPS_FILE if files.is_file(folder / GROUPS_FILE) else None)
    paths = dossiers_in(folder, groups)
    if not paths:
        return OpenedImpact(report=Report((no_dossiers(folder),)))
    sources: dict[str, Source] = {}
    clusters, wrong = clusters_of(groups, sources)
    report = Report(wrong)
    dossiers: list[Dossier] = []
    places: list[str] = []
    for done, path in enumerate(paths, 1):
        source, data, problems = read_data(path)
        report += Report(problems)
        sources |= {} if source is None else {source.name: source}
        if data is not None:
            dossier, found = standing_dossier(data, changes.before)
            report += Report(found)
            if dossier is not None:
                dossiers.append(dossier)
                places.append(str(path))
        told(done, len(paths))
    report += Report(units_are_single(dossiers, places))
    units = Counter(folded(one.unit) for one in dossiers)
    single = [one for one in dossiers if units[folded(one.unit)] == 1]
    kept = {place for one, place in zip(dossiers, places, strict=True) if units[folded(one.unit)] == 1}
    left_out = tuple(str(path) for path in paths if str(path) not in kept)
    if not single:
        return OpenedImpact(left_out=left_out, report=report, sources=sources)
    found_impact, wrong = impact(changes, single, clusters)
    report += Report(wrong)
    for unit in () if found_impact is None else found_impact.units:
        report += rejected(unit.before)
    return OpenedImpact(impact=found_impact, left_out=left_out, report=report, sources=sources)
