"""`cchc mutate`: slips planted into a ruleset, and which of them nothing notices."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from cchc_rules.analyses.mutation.kinds import Kind
from cchc_rules.base.sources import Source
from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, progress, say, say_json, show_report, speaking, told
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.workspace.cases import Suite, suites_of


@click.command("mutate", help=told(messages.MUTATE_LONG), short_help=told(messages.MUTATE))
@click.argument("paths", nargs=-1, required=True, metavar="PATH|ID...")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice([kind.value for kind in Kind]),
    help=told(messages.MUTATE_ONLY.of(kinds=", ".join(kind.value for kind in Kind))),
    metavar="KIND",
)
@click.option("--item", help=told(messages.MUTATE_ITEM), metavar="CODE")
@click.option("--limit", type=click.IntRange(min=1), help=told(messages.MUTATE_LIMIT), metavar="N")
@click.option("--seed", type=int, default=0, show_default=True, help=told(messages.MUTATE_SEED), metavar="N")
@click.option("--jobs", type=click.IntRange(1, 64), help=told(messages.MUTATE_JOBS), metavar="N")
@click.option(
    "--threshold",
    type=click.IntRange(0, 100),
    default=0,
    show_default=True,
    help=told(messages.MUTATE_THRESHOLD),
    metavar="PERCENT",
)
@click.option(
    "--save", "target", type=click.Path(path_type=Path), help=told(messages.MUTATE_SAVE), metavar="FILE"
)
@common_options("text", "json")
def command(
    paths: tuple[str, ...],
    only: tuple[str, ...],
    item: str | None,
    limit: int | None,
    seed: int,
    jobs: int | None,
    threshold: int,
    target: Path | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Plant the slips and say which survive."""
    # The parser and the evaluator are needed only now.
    from cchc_rules.cli import mutate_report
    from cchc_rules.workspace.mutation import Refused, prepare
    from cchc_rules.workspace.planting import Choice, Harvest, harvest, save

    choice = Choice(kinds=tuple(Kind(one) for one in only), item=item, limit=limit, seed=seed)
    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    harvests: list[Harvest] = []
    refused: list[tuple[str, int]] = []
    spoken = lang
    suites: list[Suite] = []
    for path in paths:
        own, wrong = suites_of(path)
        suites.extend(own)
        problems.extend(wrong)
    if target is not None and len(suites) > 1:
        raise click.UsageError(told(messages.MUTATE_SAVE_ONE.of(count=len(suites))))
    for suite in suites:
        plan = prepare(suite)
        spoken = spoken or plan.language
        if isinstance(plan, Refused):
            problems.extend(plan.report.diagnostics)
            sources |= plan.sources
            refused.append((str(suite.path), plan.failed))
            continue
        processes = jobs or len(os.sched_getaffinity(0))
        harvests.append(harvest(suite, plan, choice, processes, _told))
    if target is not None:
        problems.extend(save(target, harvests))
    report = Report(problems)
    language = speaking(spoken, None)
    if form == "json":
        say_json(mutate_report.to_json(harvests, report, sources, language))
    else:
        show_report(report, sources, language, colour=colour)
        for line in mutate_report.to_lines(harvests, refused, language):
            say(line)
        if target is not None and any(one.survivors for one in harvests):
            say(messages.MUTATE_SAVED.of(path=str(target)).in_(language))
    above = [one for one in harvests if one.share * 100 > threshold]
    sys.exit(1 if above or refused or not report.ok else 0)


def _told(done: int, all_of: int) -> None:
    progress(done, all_of, messages.MUTATING)
