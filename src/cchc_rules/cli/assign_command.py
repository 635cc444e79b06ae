"""`cchc assign`: the sheet of each office, after an organisation's own assignment."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from attrs import evolve

from cchc_rules.analyses.sharing import forms
from cchc_rules.analyses.sharing.page import page
from cchc_rules.analyses.sharing.sheets import Shares, share_out
from cchc_rules.base.names import folded, nearest
from cchc_rules.base.numbers import Language
from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, json_text, show_report, speaking, told, write_or_say
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.workspace.assignments import open_assignment

# Excel takes a file without this mark for the machine's old code page.
_MARK = "\ufeff"


@click.command("assign", help=told(messages.ASSIGN), short_help=told(messages.ASSIGN))
@click.argument("reference", metavar="PATH|ID")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--office", help=told(messages.ASSIGN_OFFICE), metavar="NAME")
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@common_options("text", "json", "csv", "ics")
def command(
    reference: str,
    path: Path,
    office: str | None,
    out: Path | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Print the sheets, or what is wrong with the assignment."""
    opened = open_assignment(reference, path)
    spoken = speaking(lang, opened.language)
    if opened.report.diagnostics:
        show_report(opened.report, opened.sources, spoken, colour=colour)
    if opened.assignment is None or opened.ruleset is None:
        sys.exit(1)
    shares = share_out(opened.assignment, opened.ruleset)
    if office is not None:
        shares = _only(shares, office)
    if form == "ics":
        sys.exit(_write_calendar(shares, opened.ruleset, opened.assignment.unit, out, spoken))
    if form == "json":
        text = json_text(forms.to_json(shares, opened.ruleset, opened.assignment.unit, spoken), out)
    elif form == "csv":
        text = forms.to_csv(shares, spoken)
        text = text.removesuffix("\n") if out is None else _MARK + text
    else:
        text = page(shares, opened.ruleset, opened.assignment.unit, spoken)
    sys.exit(write_or_say(text, out, spoken))


def _only(shares: Shares, office: str) -> Shares:
    """The sheet of one office alone; what falls to nobody is left out."""
    found = [one for one in shares.sheets if folded(one.office or "") == folded(office)]
    if not found:
        names = [one.office or "" for one in shares.sheets]
        listed = ", ".join(f"`{name}`" for name in names)
        said = told(messages.UNKNOWN_OFFICE.of(given=office, offices=listed))
        guess = nearest(office, names)
        hint = "" if guess is None else "; " + told(messages.DID_YOU_MEAN.of(name=guess))
        raise click.UsageError(said + hint)
    return evolve(shares, sheets=tuple(found), nobody=evolve(shares.nobody, tasks=()), general=())


def _write_calendar(shares: Shares, ruleset: Ruleset, unit: str, out: Path | None, language: Language) -> int:
    from cchc_rules.analyses.calendar.forms import stamp
    from cchc_rules.backends.calendar import ics

    name = f"{unit} · {ruleset.title}"
    text, problems = ics.write(name, stamp(ruleset), forms.events(shares, ruleset, language))
    if text is None:
        show_report(Report(problems), {}, language)
        return 1
    return write_or_say(text if out is not None else text.removesuffix("\n"), out, language)
