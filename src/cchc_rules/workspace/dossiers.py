"""Dossiers on disk, bound to the ruleset they answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.data import Data
from cchc_rules.dossiers.read import addressed_to, read_dossier
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Scorecard, Status, item_scores
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.rulesets import Loaded, load


@frozen(kw_only=True)
class Opened:
    """A dossier and its ruleset, as far as they could be had."""

    ruleset: Ruleset | None
    dossier: Dossier | None
    report: Report
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    language: str | None = None


def open_dossier(path: Path, reference: str | None = None, known: Loaded | None = None) -> Opened:
    """The dossier of a file with the ruleset it names, or with the one given."""
    source, problems = files.read(path)
    if source is None:
        return Opened(ruleset=None, dossier=None, report=Report(problems))
    return open_source(source, reference, near=path, known=known)


def open_source(
    source: Source, reference: str | None = None, *, near: Path | None = None, known: Loaded | None = None
) -> Opened:
    """The dossier of a text with its ruleset."""
    data, problems = read_dossier(source)
    sources = {source.name: source}
    if data is None:
        return Opened(ruleset=None, dossier=None, report=Report(problems), sources=sources)
    loaded = known or _ruleset_for(data, reference, near)
    if loaded is None:
        nameless = Diagnostic(
            code=codes.MISSING_KEY,
            message=messages.NO_RULESET_NAMED,
            path="$",
            helps=(messages.NO_RULESET_NAMED_HELP,),
        )
        return Opened(ruleset=None, dossier=None, report=Report((*problems, nameless)), sources=sources)
    sources |= dict(loaded.sources)
    errors = () if loaded.ruleset else loaded.report.diagnostics
    if loaded.ruleset is None:
        return Opened(ruleset=None, dossier=None, report=Report((*problems, *errors)), sources=sources)
    dossier, found = bind(data, loaded.ruleset)
    report = Report((*problems, *found))
    return Opened(
        ruleset=loaded.ruleset,
        dossier=dossier if report.ok else None,
        report=report,
        sources=sources,
        language=loaded.language,
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


def _ruleset_for(data: Data, reference: str | None, near: Path | None) -> Loaded | None:
    if reference is not None:
        return load(reference)
    name, year = addressed_to(data)
    return load(name, year=year, near=near) if name else None
