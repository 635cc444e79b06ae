"""Assignments on disk, bound to the ruleset whose work they share out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import field

from cchc_rules.base.classes import frozen
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.dossiers.assignment import Assignment, read_assignment
from cchc_rules.dossiers.read import addressed_to, read_dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace import files
from cchc_rules.workspace.rulesets import load


@frozen(kw_only=True)
class Opened:
    """An assignment and its ruleset, as far as they could be had."""

    ruleset: Ruleset | None
    assignment: Assignment | None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None


def open_assignment(reference: str, path: Path) -> Opened:
    """The assignment in a file for the ruleset named, read for the year that the file states."""
    source, problems = files.read(path)
    if source is None:
        return Opened(ruleset=None, assignment=None, report=Report(problems))
    data, problems = read_dossier(source)
    sources = {source.name: source}
    if data is None:
        return Opened(ruleset=None, assignment=None, report=Report(problems), sources=sources)
    _, year = addressed_to(data)
    loaded = load(reference, year=year, near=path)
    if {one.code for one in loaded.report.errors} == {codes.NO_RULESET_FOR_YEAR}:
        # Then the year in the file is what is wrong, which reading it tells with its place.
        other = load(reference, near=path)
        loaded = other if other.ruleset is not None else loaded
    sources |= dict(loaded.sources)
    if loaded.ruleset is None:
        report = Report((*problems, *loaded.report.diagnostics))
        return Opened(ruleset=None, assignment=None, report=report, sources=sources)
    assignment, found = read_assignment(data, loaded.ruleset)
    report = Report((*problems, *found))
    return Opened(
        ruleset=loaded.ruleset,
        assignment=assignment if report.ok else None,
        report=report,
        sources=sources,
        language=loaded.language,
    )
