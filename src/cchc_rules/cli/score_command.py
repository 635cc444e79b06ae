"""`cchc score`: dossiers to scorecards."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from cchc_rules.backends.exact.score import score
from cchc_rules.cli import messages
from cchc_rules.cli.documents import FORMS, needs_a_file, write_document
from cchc_rules.cli.talk import (
    common_options,
    json_text,
    known_at_option,
    progress,
    show_report,
    speaking,
    told,
    use_colour,
    write_or_say,
)
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Scorecard
from cchc_rules.workspace.dossiers import Shelf, open_dossier, rejected
from cchc_rules.workspace.rulesets import load


@click.command("score", help=told(messages.SCORE), short_help=told(messages.SCORE))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DOSSIER...")
@click.option("--ruleset", "reference", help=told(messages.SCORE_RULESET), metavar="PATH|ID")
@click.option("--short", is_flag=True, help=told(messages.SHORT))
@click.option(
    "--width", type=click.IntRange(60, 400), default=100, show_default=True, help=told(messages.WIDTH)
)
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@known_at_option
@common_options("text", "json", *FORMS)
def command(
    paths: tuple[Path, ...],
    reference: str | None,
    known_at: date | None,
    short: bool,
    width: int,
    out: Path | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Score every dossier; what is wrong with one does not stop the others."""
    needs_a_file(form, out)
    known = load(reference, known_at=known_at, kept=True) if reference else None
    if known is not None and known.ruleset is None and not _lacks_a_year(known.report):
        show_report(known.report, known.sources, speaking(lang, known.language), colour=colour)
        sys.exit(1)
    texts: list[str] = []
    kept: list[object] = []
    scored: list[tuple[Scorecard, Ruleset, Dossier]] = []
    failed = False
    spoken = speaking(lang, None)
    shelf = Shelf(reference, known_at)
    if known is not None:
        shelf.put(known)
    for done, path in enumerate(paths, 1):
        opened = open_dossier(path, shelf=shelf)
        progress(done, len(paths), messages.SCORING)
        spoken = speaking(lang, opened.language)
        if opened.report.diagnostics:
            show_report(opened.report, opened.sources, spoken, colour=colour)
        if opened.dossier is None or opened.ruleset is None:
            failed = True
            continue
        scorecard = score(opened.ruleset, opened.dossier, opened.digest)
        sent_back = rejected(scorecard)
        if sent_back.diagnostics:
            show_report(sent_back, opened.sources, spoken, colour=colour)
            failed = True
        if form == "json":
            # Loaded on demand, as words are where people read.
            from cchc_rules.workspace import results

            kept.append(results.to_json(scorecard, opened.dossier))
        elif form in FORMS:
            scored.append((scorecard, opened.ruleset, opened.dossier))
        else:
            # Words are only needed where people read.
            from cchc_rules.backends.words.scorecard_text import render

            coloured = out is None and use_colour(colour, sys.stdout)
            texts.append(
                render(
                    scorecard,
                    opened.ruleset,
                    opened.dossier,
                    spoken,
                    colour=coloured,
                    width=width,
                    details="short" if short else "full",
                )
            )
    if form == "json" and kept:
        value = kept[0] if len(paths) == 1 else kept
        text = json_text(value, out)
        failed = bool(write_or_say(text, out, spoken)) or failed
    elif scored:
        from cchc_rules.analyses.reports.scorecard import scorecards
        from cchc_rules.analyses.reports.scored import Scored

        sheets = [Scored(scorecard=card, ruleset=rules, dossier=given) for card, rules, given in scored]
        document = scorecards(sheets, spoken, "short" if short else "full")
        failed = bool(write_document(document, form, out, spoken)) or failed
    elif texts:
        failed = bool(write_or_say("\n\n".join(texts), out, spoken)) or failed
    sys.exit(1 if failed else 0)


def _lacks_a_year(report: Report) -> bool:
    """Whether the year alone is missing: then that of each dossier counts."""
    return {one.code for one in report.errors} == {codes.AMBIGUOUS_RULESET}
