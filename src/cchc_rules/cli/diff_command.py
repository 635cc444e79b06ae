"""`cchc diff`: what changed between two rulesets."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from cchc_rules.cli import messages
from cchc_rules.cli.diff_documents import (
    amendment_options,
    refuse_other_options,
    write_amendment,
    write_comparison,
)
from cchc_rules.cli.documents import needs_a_file
from cchc_rules.cli.talk import (
    common_options,
    json_text,
    milliseconds,
    progress,
    say,
    say_json,
    show_report,
    speaking,
    timeout_option,
    told,
    write_or_say,
)


def _schema(ctx: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001 - click's signature
    """Print the schema and nothing else."""
    if asked:
        from cchc_rules.analyses.changes.schema import schema

        say_json(schema())
        ctx.exit()


@click.command("diff", help=told(messages.DIFF), short_help=told(messages.DIFF))
@click.argument("before", metavar="PATH|ID")
@click.argument("after", metavar="PATH|ID")
@click.option(
    "--mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    help=told(messages.DIFF_MAPPING),
    metavar="FILE",
)
@click.option(
    "--propose",
    type=click.Path(dir_okay=False, path_type=Path),
    help=told(messages.DIFF_PROPOSE),
    metavar="FILE",
)
@click.option("--behaviour/--no-behaviour", default=True, help=told(messages.DIFF_BEHAVIOUR))
@click.option("--text", is_flag=True, help=told(messages.DIFF_TEXT))
@timeout_option(0.5)
@click.option(
    "--dossiers",
    type=click.Path(file_okay=False, path_type=Path),
    help=told(messages.DIFF_DOSSIERS),
    metavar="DIR",
)
@click.option(
    "--groups",
    type=click.Path(dir_okay=False, path_type=Path),
    help=told(messages.RANK_GROUPS),
    metavar="FILE",
)
@click.option("--exit-code", "judge", is_flag=True, help=told(messages.DIFF_EXIT_CODE))
@click.option("--allow", multiple=True, help=told(messages.DIFF_ALLOW), metavar="KIND")
@click.option("--force", is_flag=True, help=told(messages.DIFF_FORCE))
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_schema,
    help=told(messages.DIFF_SCHEMA),
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help=told(messages.OUT), metavar="FILE"
)
@amendment_options
@common_options("text", "json", "markdown", "html", "docx")
def command(
    before: str,
    after: str,
    mapping: Path | None,
    propose: Path | None,
    behaviour: bool,
    text: bool,
    timeout: float,
    dossiers: Path | None,
    groups: Path | None,
    judge: bool,
    allow: tuple[str, ...],
    force: bool,
    out: Path | None,
    as_amendment: bool,
    decision: str | None,
    decided_on: date | None,
    issuer: str | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Compare, and say what counts."""
    needs_a_file(form, out)
    refuse_other_options(
        as_amendment=as_amendment,
        form=form,
        others=(mapping, propose, judge, allow, force, text, dossiers, groups),
        of_decision=(decision, decided_on, issuer),
    )
    if (dossiers is None and groups is not None) or (
        dossiers is not None and (form not in {"text", "json"} or any((propose, judge, allow, text)))
    ):
        raise click.UsageError(told(messages.DIFF_DOSSIERS_ALONE))
    if as_amendment:
        sys.exit(
            write_amendment((before, after), decision, decided_on, issuer, out=out, lang=lang, colour=colour)
        )
    from cchc_rules.analyses.changes.kinds import Kind, named
    from cchc_rules.analyses.changes.meaning import differences
    from cchc_rules.workspace.comparing import Wanted, compare_at_hand

    allowed: set[Kind] = set()
    for word in allow:
        kinds = named(word)
        if not kinds:
            known = ", ".join(("text", *(kind.value for kind in Kind)))
            raise click.BadParameter(
                told(messages.DIFF_UNKNOWN_KIND.of(word=word, known=known)), param_hint="--allow"
            )
        allowed |= kinds
    wanted = Wanted(
        mapping=mapping,
        # Whoever has dossiers asks what becomes of them; proving what becomes of anybody takes longer.
        behaviour=behaviour and dossiers is None,
        text=text,
        force=force,
        timeout=milliseconds(timeout),
    )
    found = compare_at_hand(
        before, after, wanted, lambda done, total: progress(done, total, messages.DIFFING)
    )
    spoken = speaking(lang, found.language)
    changes = found.changes
    if changes is None:
        show_report(found.report, found.sources, spoken, colour=colour)
        sys.exit(1)
    show_report(found.report, found.sources, spoken, colour=colour)
    if dossiers is not None:
        from cchc_rules.cli.diff_impact import show_impact

        sys.exit(show_impact(changes, (dossiers, groups), spoken, colour=colour, form=form, out=out))
    counted = differences(changes, allowed)
    if form == "json":
        from cchc_rules.analyses.changes.to_json import to_json

        problem = write_or_say(json_text(to_json(changes, counted), out), out, spoken)
    elif form == "text":
        from cchc_rules.cli.diff_report import to_lines

        problem = write_or_say("\n".join(to_lines(changes, counted, spoken)), out, spoken)
    else:
        problem = write_comparison(changes, form, out, spoken)
    if problem:
        sys.exit(problem)
    if propose is not None:
        from cchc_rules.analyses.changes.mappings.proposing import proposed_mapping

        if write_or_say(proposed_mapping(changes, spoken).rstrip("\n"), propose, spoken):
            sys.exit(1)
        if form == "text":
            say(messages.DIFF_PROPOSED.of(path=str(propose)).in_(spoken))
    sys.exit(1 if judge and counted else 0)
