"""`cchc check`: everything found in rulesets, before anything runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cchc_rules.base.sources import Source
from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, progress, say, show_report, speaking, told
from cchc_rules.diagnostics import codes, render_text
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.workspace import files, rulesets, versions


@click.command("check", help=told(messages.CHECK), short_help=told(messages.CHECK))
@click.argument("paths", nargs=-1, required=True, metavar="PATH|ID...")
@click.option("--strict", is_flag=True, help=told(messages.STRICT))
@common_options("text", "line", "json", "sarif")
def command(
    paths: tuple[str, ...],
    strict: bool,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Check every path and report all of it at once."""
    report, sources, language = Report(), dict[str, Source](), None
    names = [name for path in paths for name in _expanded(path)]
    clean: list[str] = []
    for done, name in enumerate(names, 1):
        loaded = rulesets.check(name)
        progress(done, len(names), messages.CHECKING)
        report += loaded.report
        sources |= dict(loaded.sources)
        language = language or loaded.language
        if not _serious(loaded.report, strict=strict):
            clean.append(name)
    for path in paths:
        if not _expanded(path):
            report += Report((_nothing(path),))
        series, texts = _series(path)
        report += series
        sources |= texts
    report = Report(dict.fromkeys(report.diagnostics))
    spoken = speaking(lang, language)
    show_report(report, sources, spoken, form=form, colour=colour, to_result=True)
    if form == "text":
        for name in clean:
            say(messages.CLEAN.of(path=name).in_(spoken))
        if report.diagnostics:
            say(render_text.summary(report, spoken))
    sys.exit(1 if _serious(report, strict=strict) else 0)


def _expanded(path: str) -> list[str]:
    folder = Path(path)
    if not path or not files.is_folder(folder):
        return [path]
    return [str(found) for found in sorted(folder.glob("**/*.cchc"))]


def _series(path: str) -> tuple[Report, dict[str, Source]]:
    """Overlaps and gaps among the sets below a folder."""
    entries = [versions.entry_of(Path(name), "") for name in _expanded(path)]
    sets = [one for one in entries if one is not None]
    found = versions.series_findings(sets) if len(sets) > 1 else ()
    return Report(found), versions.sources_of(found, sets)


def _serious(report: Report, *, strict: bool) -> bool:
    weights = {codes.Severity.ERROR, codes.Severity.WARNING} if strict else {codes.Severity.ERROR}
    return any(one.severity in weights for one in report.diagnostics)


def _nothing(path: str) -> Diagnostic:
    return Diagnostic(
        code=codes.FILE_NOT_FOUND,
        message=messages.NOTHING_TO_CHECK.of(path=path),
        path=path,
        helps=(messages.NOTHING_TO_CHECK_HELP,),
    )
