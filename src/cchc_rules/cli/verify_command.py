"""`cchc verify`: replay kept results."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from cchc_rules.base.texts import Text
from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, say, show_report, speaking, told
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.workspace import files, results


@click.command("verify", help=told(messages.VERIFY), short_help=told(messages.VERIFY))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RESULT.json...")
@click.option("--ruleset", "reference", help=told(messages.SCORE_RULESET), metavar="PATH|ID")
@common_options("text", "line", "json", "sarif")
def command(
    paths: tuple[Path, ...],
    reference: str | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Replay each result and tell every figure that differs."""
    spoken = speaking(lang, None)
    whole = Report()
    for path in paths:
        report = results.verify_file(path, reference=reference)
        whole += report
        if not report.diagnostics and form == "text":
            for text in _hold(path):
                say(text.in_(spoken))
    if whole.diagnostics or form in {"json", "sarif"}:
        show_report(whole, {}, spoken, form=form, colour=colour, to_result=True)
    sys.exit(0 if whole.ok else 1)


def _hold(path: Path) -> list[Text]:
    """A sentence for each result of a file that has just been verified."""
    source, _ = files.read(path)
    value = json.loads(source.raw) if source else []
    cards = [one["result"]["scorecard"] for one in (value if isinstance(value, list) else [value])]
    return [
        messages.VERIFIED.of(path=str(path), ruleset=_reference(card), unit=card["unit"]) for card in cards
    ]


def _reference(card: dict[str, dict[str, str]]) -> str:
    return f"{card['certificate']['ruleset']}@{card['certificate']['year']}"
