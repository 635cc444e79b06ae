"""`cchc verify`: replay kept results."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cchc_rules.base.texts import Text
from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, say, show_report, speaking, told
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.workspace import results


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
        replays = results.replay_file(path, reference=reference)
        report = Report(one for replay in replays for one in replay.report.diagnostics)
        whole += report
        if not report.diagnostics and form == "text":
            for replay in replays:
                say(_holds(path, replay).in_(spoken))
    if whole.diagnostics or form in {"json", "sarif"}:
        show_report(whole, {}, spoken, form=form, colour=colour, to_result=True)
    sys.exit(0 if whole.ok else 1)


def _holds(path: Path, replay: results.Replay) -> Text:
    """That a result holds, and as known on which day where that is not today."""
    card = replay.scorecard
    assert card is not None
    facts = {
        "path": str(path),
        "ruleset": f"{card.certificate.ruleset}@{card.certificate.year}",
        "unit": card.unit,
    }
    if replay.known_at is None:
        return messages.VERIFIED.of(**facts)
    return messages.VERIFIED_AS_KNOWN.of(**facts, day=f"{replay.known_at:%d/%m/%Y}")
