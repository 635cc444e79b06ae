"""A comparison as a document, and the amendment that makes one ruleset the other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_rules.base.numbers import Language
from cchc_rules.cli import messages
from cchc_rules.cli.documents import write_document
from cchc_rules.cli.talk import Command, day_given, show_report, speaking, told, write_or_say

if TYPE_CHECKING:
    from cchc_rules.analyses.changes.model import Changes


def write_comparison(changes: Changes, form: str, out: Path | None, language: Language) -> int:
    """Write a comparison: a table as annexes have it for Word, else the whole report; the exit code."""
    if form == "docx":
        from cchc_rules.analyses.reports.comparison_table import comparison_table

        return write_document(comparison_table(changes, language), form, out, language)
    from cchc_rules.analyses.reports.comparison import comparison

    return write_document(comparison(changes, language), form, out, language)


def amendment_options(command: Command) -> Command:
    """The options of `--as-amendment`."""
    for option in (
        click.option("--issuer", help=told(messages.DIFF_ISSUER), metavar="WHO"),
        click.option(
            "--date", "decided_on", callback=day_given, help=told(messages.DIFF_DATE), metavar="DATE"
        ),
        click.option("--decision", help=told(messages.DIFF_DECISION), metavar="NUMBER"),
        click.option("--as-amendment", is_flag=True, help=told(messages.DIFF_AS_AMENDMENT)),
    ):
        command = option(command)
    return command


def write_amendment(
    references: tuple[str, str],
    decision: str | None,
    decided_on: date | None,
    issuer: str | None,
    *,
    out: Path | None,
    lang: str | None,
    colour: bool | None,
) -> int:
    """Write the amendment, or say why there is none; the exit code."""
    from cchc_rules.workspace.amending import Decided, amending

    decided = None if decision is None else Decided(number=decision, issuer=issuer, day=decided_on)
    made = amending(*references, decided)
    spoken = speaking(lang, made.language)
    if made.text is None:
        show_report(made.report, made.sources, spoken, colour=colour)
        return 1
    return write_or_say(made.text.rstrip("\n"), out, spoken)


def refuse_other_options(
    *, as_amendment: bool, form: str, others: tuple[object, ...], of_decision: tuple[object, ...]
) -> None:
    """Refuse options that would have no effect.

    Raises:
        click.UsageError: `--as-amendment` with what is not for it, or what is for it without it.
    """
    number, *more = of_decision
    if as_amendment and (form != "text" or any(others)):
        raise click.UsageError(told(messages.DIFF_AMENDMENT_ALONE))
    if not as_amendment and any(one is not None for one in of_decision):
        raise click.UsageError(told(messages.DIFF_DECISION_ALONE))
    if number is None and any(one is not None for one in more):
        raise click.UsageError(told(messages.DIFF_DECISION_ALONE))
