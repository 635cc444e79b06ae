"""Dossiers on disk, bound to the ruleset they answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from attrs import field

from cchc_rules.analyses.layering import standing_dossier
from cchc_rules.base.classes import define, frozen
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.dossiers.data import Data
from cchc_rules.dossiers.read import addressed_to, read_dossier
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Scorecard, Status, item_scores
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.rulesets import Loaded, load


@frozen(kw_only=True)
class Opened:
    """A dossier and its ruleset, as far as they could be had, with the digest of the ruleset if known."""

    ruleset: Ruleset | None
    dossier: Dossier | None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None
    digest: str | None = None


@define
class Shelf:
    """The rulesets that dossiers belong to, each compiled once.

    `reference` stands for the one that a dossier names; `known_at` is the day as known on which
    every set and amendment counts.
    """

    reference: str | None = None
    known_at: date | None = None
    _loaded: dict[tuple[str, int | None, Path | None], Loaded] = field(factory=dict, repr=False)

    def put(self, loaded: Loaded) -> None:
        """Take what `reference` stands for in its own year as it is, so that it is not loaded again."""
        if self.reference is not None and loaded.version is not None:
            self._loaded[self.reference, loaded.version.year, None] = loaded

    def ruleset_of(self, data: Data, near: Path | None) -> Loaded | None:
        """The ruleset for a dossier; None when nothing names one."""
        name, year = addressed_to(data)
        wanted = self.reference or name
        if not wanted:
            return None
        loaded = self._load(wanted, year, None if self.reference else near)
        if self.reference and {one.code for one in loaded.report.errors} == {codes.NO_RULESET_FOR_YEAR}:
            # Then the year of the dossier is what is wrong, which binding tells with its place.
            other = self._load(wanted, None, None)
            return other if other.ruleset else loaded
        return loaded

    def _load(self, reference: str, year: int | None, near: Path | None) -> Loaded:
        folder = near.parent if near else None
        key = (reference, year, folder)
        if key not in self._loaded:
            self._loaded[key] = load(reference, year=year, near=near, known_at=self.known_at, kept=True)
        return self._loaded[key]


def open_dossier(path: Path, reference: str | None = None, shelf: Shelf | None = None) -> Opened:
    """The dossier of a file with the ruleset it names, or with the one given."""
    source, problems = files.read_dossier(path)
    if source is None:
        return Opened(ruleset=None, dossier=None, report=Report(problems))
    if path.suffix == ".cchc":
        ruleset = Diagnostic(
            code=codes.BROKEN_DATA_FILE,
            message=messages.NOT_A_DOSSIER_FILE.of(path=str(path)),
            path=str(path),
            helps=(messages.NOT_A_DOSSIER_FILE_HELP.of(path=str(path)),),
        )
        return Opened(ruleset=None, dossier=None, report=Report((ruleset,)))
    return open_source(source, reference, near=path, shelf=shelf)


def open_source(
    source: Source, reference: str | None = None, *, near: Path | None = None, shelf: Shelf | None = None
) -> Opened:
    """The dossier of a text with its ruleset."""
    data, problems = read_dossier(source)
    sources = {source.name: source}
    if data is None:
        return Opened(ruleset=None, dossier=None, report=Report(problems), sources=sources)
    loaded = (shelf or Shelf(reference)).ruleset_of(data, near)
    if loaded is None:
        return Opened(ruleset=None, dossier=None, report=Report((*problems, nameless())), sources=sources)
    sources |= dict(loaded.sources)
    errors = () if loaded.ruleset else loaded.report.diagnostics
    if loaded.ruleset is None:
        return Opened(ruleset=None, dossier=None, report=Report((*problems, *errors)), sources=sources)
    dossier, found = standing_dossier(data, loaded.ruleset)
    report = Report((*problems, *found))
    return Opened(
        ruleset=loaded.ruleset,
        dossier=dossier if report.ok else None,
        report=report,
        sources=sources,
        language=loaded.language,
        digest=loaded.digest,
    )


def rejected(scorecard: Scorecard) -> Report:
    """The items whose answers the ruleset sends back: they are never a score."""
    return Report(
        Diagnostic(
            code=codes.REJECTED_DATA,
            message=messages.REJECTED.of(code=item.code, name=item.name),
            path=f'$.answers["{item.id}"]',
            helps=(messages.REJECTED_HELP.of(reference=scorecard.certificate.ruleset, code=item.code),),
        )
        for item in item_scores(scorecard)
        if item.status is Status.REJECTED
    )


def nameless() -> Diagnostic:
    """That a dossier names no ruleset."""
    return Diagnostic(
        code=codes.MISSING_KEY,
        message=messages.NO_RULESET_NAMED,
        path="$",
        helps=(messages.NO_RULESET_NAMED_HELP,),
    )
