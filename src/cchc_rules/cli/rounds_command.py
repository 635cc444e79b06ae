"""`cchc rounds`: the layers of one unit, scored after each, and what each changed."""

from __future__ import annotations

import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import click

from cchc_rules.analyses.rounds import Difference, Move, Rounds
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language, exact_text
from cchc_rules.cli import messages
from cchc_rules.cli.documents import FORMS, needs_a_file, write_document
from cchc_rules.cli.tables import aligned, clean
from cchc_rules.cli.talk import (
    common_options,
    json_text,
    known_at_option,
    show_report,
    speaking,
    told,
    write_or_say,
)
from cchc_rules.dossiers.layers import STAGES
from cchc_rules.ir.dossier import Value
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Points
from cchc_rules.workspace import results
from cchc_rules.workspace.seasons import open_rounds

FORMAT = 1


@click.command("rounds", help=told(messages.ROUNDS), short_help=told(messages.ROUNDS))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DOSSIER...")
@click.option("--ruleset", "reference", help=told(messages.SCORE_RULESET), metavar="PATH|ID")
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@known_at_option
@common_options("text", "json", *FORMS)
def command(
    paths: tuple[Path, ...],
    reference: str | None,
    known_at: date | None,
    out: Path | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Print the score after each round and every difference between rounds."""
    needs_a_file(form, out)
    opened = open_rounds(paths, reference, known_at)
    spoken = speaking(lang, opened.language)
    if opened.report.diagnostics:
        show_report(opened.report, opened.sources, spoken, colour=colour)
    if opened.rounds is None or opened.ruleset is None:
        sys.exit(1)
    if form in FORMS:
        from cchc_rules.analyses.reports.rounds import rounds_report

        document = rounds_report(opened.rounds, opened.ruleset, spoken)
        failed = bool(write_document(document, form, out, spoken)) or not opened.report.ok
        sys.exit(1 if failed else 0)
    if form == "json":
        text = json_text(_json(opened.rounds), out)
    else:
        text = _text(opened.rounds, opened.ruleset, spoken)
    failed = bool(write_or_say(text, out, spoken)) or not opened.report.ok
    sys.exit(1 if failed else 0)


# ── text ───────────────────────────────────────────────────────────────────────────────────


def _text(rounds: Rounds, ruleset: Ruleset, language: Language) -> str:
    from cchc_rules.analyses.reports.messages import TOTAL_MOVED
    from cchc_rules.analyses.reports.round_words import phrase_index_after, phrase_move, phrase_stage
    from cchc_rules.backends.words.writing import day

    first = rounds.rounds[0]
    lines = [f"{clean(first.dossier.unit)} · {ruleset.id} {ruleset.year}", ""]
    table = [messages.ROUND_COLUMNS.in_(language).split("|")]
    table += [
        [
            phrase_stage(one).in_(language),
            day(one.layer.day).in_(language),
            clean(one.layer.author),
            _points(one.scorecard.total.total, language),
            phrase_index_after(one).in_(language),
        ]
        for one in rounds.rounds
    ]
    lines += aligned(table)
    lines += ["", TOTAL_MOVED.of(moved=phrase_move(rounds.moved)).in_(language)]
    if not rounds.differences:
        return "\n".join([*lines, messages.NO_DIFFERENCE.in_(language)])
    for one in rounds.rounds[1:]:
        found = [each for each in rounds.differences if each.stage is one.layer.stage]
        if found:
            heading = messages.ROUND_HEADING.of(
                stage=STAGES[one.layer.stage].name, day=day(one.layer.day), author=clean(one.layer.author)
            )
            lines += ["", heading.in_(language)]
            for each in found:
                lines += _difference(each, ruleset, language)
    return "\n".join(lines)


def _difference(one: Difference, ruleset: Ruleset, language: Language) -> list[str]:
    from cchc_rules.analyses.reports.round_words import phrase_changes, phrase_move

    before, after = _points(one.before, language), _points(one.after, language)
    moved = phrase_move(one.moved).in_(language)
    told = phrase_changes(one, ruleset)
    return [
        f"  {one.code} {clean(one.name)}: {before} → {after} ({moved})",
        *(f"      {text.in_(language)}" for text in told),
    ]


def _points(points: Points, language: Language) -> str:
    from cchc_rules.backends.words.possible import phrase_points

    return phrase_points(points).in_(language)


# ── JSON ───────────────────────────────────────────────────────────────────────────────────


def _json(rounds: Rounds) -> Json:
    return {
        "format": FORMAT,
        "kind": "cchc-rounds",
        "unit": rounds.last.dossier.unit,
        "rounds": [
            {
                "stage": one.layer.stage.value,
                "date": date.fromordinal(one.layer.day).isoformat(),
                "author": one.layer.author,
                "closed": one.layer.closed,
                "digest": one.layer.digest,
                "result": results.to_json(one.scorecard, one.dossier),
            }
            for one in rounds.rounds
        ],
        "differences": [_difference_json(one) for one in rounds.differences],
        "moved": _move(rounds.moved),
    }


def _difference_json(one: Difference) -> Json:
    return {
        "id": one.id,
        "code": one.code,
        "stage": one.stage.value,
        "author": one.author,
        "date": date.fromordinal(one.day).isoformat(),
        "reason": one.reason,
        "before": _state(one.before, one.status_before.value),
        "after": _state(one.after, one.status_after.value),
        "moved": _move(one.moved),
        "answers": [
            {"name": name, "before": _plain(old), "after": _plain(new)} for name, old, new in one.answers
        ],
    }


def _state(points: Points, status: str) -> Json:
    return {"low": exact_text(points.low), "high": exact_text(points.high), "status": status}


def _move(moved: Move) -> Json:
    return {"low": exact_text(moved.low), "high": exact_text(moved.high)}


def _plain(value: Value | None) -> Json:
    from cchc_rules.backends.words.reasons import phrase_value

    if value is None or isinstance(value, (bool, str)):
        return value
    return exact_text(value) if isinstance(value, Fraction) else phrase_value(value).en
