"""`cchc prove`: what holds of a ruleset for all dossiers, and what does not."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.cli import messages
from cchc_rules.cli.talk import (
    common_options,
    milliseconds,
    progress,
    say,
    say_json,
    show_report,
    speaking,
    timeout_option,
    told,
    year_option,
)
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.workspace.proving import DOSSIERS, Effort, Proven, prove_at_hand, save, save_cases


@click.command("prove", help=told(messages.PROVE), short_help=told(messages.PROVE))
@click.argument("paths", nargs=-1, required=True, metavar="PATH|ID...")
@year_option
@timeout_option(2)
@click.option(
    "--dossiers",
    type=click.IntRange(0, 100_000),
    default=DOSSIERS,
    show_default=True,
    help=told(messages.PROVE_DOSSIERS),
)
@click.option(
    "--save",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help=told(messages.PROVE_SAVE),
    metavar="FOLDER",
)
@click.option(
    "--cases",
    type=click.Path(dir_okay=False, path_type=Path),
    help=told(messages.PROVE_CASES),
    metavar="FILE",
)
@click.option("--against", help=told(messages.PROVE_AGAINST), metavar="PATH|ID")
@click.option("--all", "every", is_flag=True, help=told(messages.PROVE_ALL))
@click.option("--strict", is_flag=True, help=told(messages.PROVE_STRICT))
@common_options("text", "json")
def command(
    paths: tuple[str, ...],
    year: int | None,
    timeout: float,
    dossiers: int,
    folder: Path | None,
    cases: Path | None,
    against: str | None,
    every: bool,
    strict: bool,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Prove, and say what could not be proved."""
    from cchc_rules.cli import prove_report

    def watch(done: int, total: int) -> None:
        progress(done, total, messages.PROVING)

    if len(paths) > 1 and (folder is not None or cases is not None):
        raise click.UsageError(told(messages.PROVE_ONE_AT_A_TIME))
    effort = Effort(timeout=milliseconds(timeout), dossiers=dossiers)
    found = [prove_at_hand(path, year=year, against=against, effort=effort, watch=watch) for path in paths]
    failed = False
    for one in found:
        spoken = speaking(lang, one.language)
        failed |= not one.ok or (strict and prove_report.is_open(one))
        if one.proofs is None:
            show_report(one.report, one.sources, spoken, colour=colour)
        elif form == "text":
            for line in prove_report.to_lines(one, spoken, every=every):
                say(line)
        saved = _saved(one, folder, cases, spoken)
        if saved.problems:
            show_report(Report(dict.fromkeys(saved.problems)), {}, spoken, colour=colour)
            failed = True
        for line in saved.lines if form == "text" else ():
            say(line)
    if form == "json":
        say_json({"rulesets": [prove_report.to_json(one, speaking(lang, one.language)) for one in found]})
    sys.exit(1 if failed else 0)


@frozen
class _Saved:
    """What was written, in words, and what could not be."""

    lines: tuple[str, ...]
    problems: tuple[Diagnostic, ...]


def _saved(proven: Proven, folder: Path | None, cases: Path | None, language: Language) -> _Saved:
    lines: list[str] = []
    problems: list[Diagnostic] = []
    if folder is not None:
        made, wrong = save(proven, folder, language)
        lines += [messages.PROVE_SAVED.of(path=str(path)).in_(language) for path in made]
        problems += wrong
    if cases is not None:
        count, wrong = save_cases(proven, cases, language)
        problems += wrong
        if count:
            lines.append(messages.PROVE_CASES_SAVED.of(cases=count, path=str(cases)).in_(language))
    return _Saved(tuple(lines), tuple(problems))
