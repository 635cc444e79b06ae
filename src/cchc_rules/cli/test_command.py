"""`cchc test`: the cases of rulesets, and the rules that they reach."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cchc_rules.base.sources import Source
from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, progress, say, say_json, show_report, speaking, told
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.workspace.case_additions import additions, append, takes_cases
from cchc_rules.workspace.case_updates import Change, apply, changes_of
from cchc_rules.workspace.cases import FOLDER, Run, Suite, run, suites_of


@click.command("test", help=told(messages.TEST), short_help=told(messages.TEST))
@click.argument("paths", nargs=-1, metavar="[PATH|ID]...")
@click.option("--update", is_flag=True, help=told(messages.TEST_UPDATE))
@click.option("--coverage", is_flag=True, help=told(messages.TEST_COVERAGE))
@click.option(
    "--threshold", type=click.IntRange(0, 100), help=told(messages.TEST_THRESHOLD), metavar="PERCENT"
)
@click.option("--listing", is_flag=True, help=told(messages.TEST_LISTING))
@click.option("--add", type=click.Path(path_type=Path), help=told(messages.TEST_ADD), metavar="FILE")
@common_options("text", "json")
def command(
    paths: tuple[str, ...],
    update: bool,
    coverage: bool,
    threshold: int | None,
    listing: bool,
    add: Path | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Run the cases and say what came to something else."""
    from cchc_rules.cli import listing_report, test_report
    from cchc_rules.workspace.listing import listings

    suites, problems = _suites(paths)
    if add is not None and not (len(suites) == 1 and takes_cases(suites[0], add)):
        folder = suites[0].path.parent / FOLDER if len(suites) == 1 else FOLDER
        raise click.BadParameter(told(messages.TEST_ADD_WHERE.of(folder=str(folder))), param_hint="--add")
    runs: list[Run] = []
    changes: list[Change] = []
    for done, suite in enumerate(suites, 1):
        runs.append(run(suite))
        progress(done, len(suites), messages.TESTING)
    if update:
        changes = [change for one in runs for change in changes_of(one.failed)]
        problems.extend(apply(changes))
        runs = [run(one.suite) if one.failed else one for one in runs]
    added = 0
    if add is not None and runs[0].report.ok:
        missing = additions(runs[0], add)
        added = sum(len(one.cases) for one in missing)
        if added:
            problems.extend(append(add, missing, runs[0].covered[0].frame.language))
            runs = [run(_suites(paths)[0][0])]
    report, sources = Report(problems), dict[str, Source]()
    for one in runs:
        report += one.report
        sources |= one.sources
    spoken = speaking(lang, next((one.language for one in runs if one.language), None))
    low = [one for one in runs if threshold is not None and not test_report.reaches(one, threshold)]
    if form == "json":
        found = test_report.to_json(runs, report, sources, changes, spoken)
        if listing:
            found["listing"] = [
                file for one in runs for file in listing_report.to_json(listings(one), spoken)
            ]
        say_json(found)
    else:
        show_report(report, sources, spoken, colour=colour)
        for one in runs if listing else ():
            for line in listing_report.to_lines(listings(one), spoken):
                say(line)
        lines = test_report.to_lines(runs, spoken, coverage=coverage or bool(low))
        for line in (*lines, *test_report.change_lines(changes, spoken)):
            say(line)
        if added and report.ok:
            say(messages.TEST_ADDED.of(cases=added, path=str(add)).in_(spoken))
        if threshold is not None and low:
            say(test_report.below(low, threshold, spoken))
    failed = any(one.failed for one in runs)
    sys.exit(1 if failed or low or not report.ok else 0)


def _suites(paths: tuple[str, ...]) -> tuple[list[Suite], list[Diagnostic]]:
    """The suites that the arguments stand for, each once, in their order."""
    suites: dict[Suite, None] = {}
    problems: list[Diagnostic] = []
    for path in paths or (None,):
        found, wrong = suites_of(path)
        suites |= dict.fromkeys(found)
        problems.extend(wrong)
    return list(suites), problems
