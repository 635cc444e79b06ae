"""`cchc migrate`: a dossier in the terms of another ruleset."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from cchc_rules.analyses.changes.carrying import Caution, Doubt, Lost, Part, reasons_of
from cchc_rules.analyses.changes.messages import CAUTIONS, PARTS, WHY
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.cli import messages
from cchc_rules.cli.tables import clean
from cchc_rules.cli.talk import (
    common_options,
    json_text,
    say,
    show_report,
    speaking,
    told,
    warn,
    write_or_say,
)
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.dossiers.write import document_of, value_of
from cchc_rules.ir.dossier import Attached
from cchc_rules.ir.nodes import YesNo
from cchc_rules.ir.walk import nodes
from cchc_rules.workspace.migrating import Migrated, migrate, not_carried, taken_already

FORMAT = 1


@click.command("migrate", help=told(messages.MIGRATE_LONG), short_help=told(messages.MIGRATE))
@click.argument("path", type=click.Path(path_type=Path), metavar="DOSSIER")
@click.option("--to", "target", required=True, help=told(messages.MIGRATE_TO), metavar="PATH|ID")
@click.option("--from", "source", help=told(messages.MIGRATE_FROM), metavar="PATH|ID")
@click.option("--mapping", type=click.Path(path_type=Path), help=told(messages.DIFF_MAPPING), metavar="FILE")
@click.option("--out", type=click.Path(path_type=Path), help=told(messages.OUT), metavar="FILE")
@click.option("--strict", is_flag=True, help=told(messages.MIGRATE_STRICT))
@click.option("--force", is_flag=True, help=told(messages.MIGRATE_FORCE))
@common_options("text", "json")
def command(
    path: Path,
    target: str,
    source: str | None,
    mapping: Path | None,
    out: Path | None,
    strict: bool,
    force: bool,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Print or write the new dossier, and list what stays behind on the other stream."""
    migrated = migrate(path, target, source=source, mapping=mapping, force=force)
    spoken = speaking(lang, migrated.language)
    report = migrated.report
    if out is not None and not force:
        report += Report(taken_already(out))
    if strict:
        report += Report(not_carried(path, migrated))
    if migrated.carried is not None and form == "text":
        warn("\n".join(_lines(migrated, spoken)))
    if report.diagnostics:
        show_report(report, migrated.sources, spoken, colour=colour)
    failed = not report.ok or migrated.text is None
    if form == "json" and migrated.carried is not None:
        say(json_text(_json(migrated, None if out is not None or failed else migrated.text)))
    if failed or migrated.text is None:
        sys.exit(1)
    if out is not None:
        failed = bool(write_or_say(migrated.text, out, spoken))
        if not failed and form == "text":
            warn(messages.MIGRATED_WRITTEN.of(path=str(out)).in_(spoken))
    elif form == "text":
        say(migrated.text.rstrip("\n"))
    sys.exit(1 if failed else 0)


# ── text ───────────────────────────────────────────────────────────────────────────────────


def _lines(migrated: Migrated, language: Language) -> Iterator[str]:

    changes, carried, old = migrated.changes, migrated.carried, migrated.old
    assert changes is not None
    assert carried is not None
    assert old is not None
    yield _said(
        messages.MIGRATED.of(
            unit=old.unit,
            before=f"{changes.before.id}@{changes.before.year}",
            after=f"{changes.after.id}@{changes.after.year}",
            carried=len(carried.dossier.answers),
            all=len(old.answers),
        ),
        language,
    )
    if migrated.in_rounds:
        yield _said(messages.MIGRATED_ROUNDS, language)
    for why, lost in reasons_of(carried.lost):
        yield _said(messages.MIGRATED_LOST.of(why=WHY[why], count=len(lost)), language)
        yield from (f"  {_said(_lost_row(one, migrated), language)}" for one in lost)
    if carried.doubts:
        yield _said(messages.MIGRATED_DOUBTS.of(count=len(carried.doubts)), language)
    codes = _codes(migrated)
    for doubt in carried.doubts:
        yield f"  {_said(_doubt_row(doubt, codes), language)}"
    if carried.unanswered:
        yield _said(messages.MIGRATED_OPEN.of(count=len(carried.unanswered)), language)
    for asked in carried.unanswered:
        code = _code(codes.get(asked.owner or ""))
        said = messages.MIGRATED_OPEN_ROW.of(code=code, name=asked.name, question=asked.question)
        yield f"  {_said(said, language)}"


def _doubt_row(one: Doubt, codes: dict[str, str]) -> Text:
    old = _code(None if one.node is None else one.node.code)
    new, name = _code(codes.get(one.after.owner or "")), one.after.name
    if one.caution is Caution.REWORDED:
        return messages.MIGRATED_REWORDED.of(
            old=old, new=new, name=name, before=one.before.question, after=one.after.question
        )
    return messages.MIGRATED_DOUBT.of(old=old, new=new, name=name, why=CAUTIONS[one.caution])


def _lost_row(one: Lost, migrated: Migrated) -> Text:

    said: Text = messages.MIGRATED_LOST_ROW.of(
        code=_code(None if one.node is None else one.node.code),
        part=PARTS[one.part],
        said=_what(one, migrated),
    )
    if not one.becomes:
        return said
    return messages.MIGRATED_BECAME.of(said=said, codes=", ".join(node.code for node in one.becomes))


def _what(one: Lost, migrated: Migrated) -> Text:
    """What stayed behind, as a person would have typed it."""
    if one.part is Part.DOCUMENT:
        return same(f"“{one.name}”")
    value = {language: _typed(_value(one, migrated, language)) for language in ("vi", "en")}
    name = f"{one.name} = " if one.name else ""
    return Text(vi=f"{name}{value['vi']}", en=f"{name}{value['en']}")


def _typed(value: Json) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_typed(inner)}" for name, inner in value.items())
    return str(value)


def _code(code: str | None) -> Text:
    return messages.WHOLE_SET if code is None else same(code)


def _codes(migrated: Migrated) -> dict[str, str]:

    assert migrated.changes is not None
    return {node.id: node.code for node in nodes(migrated.changes.after.children)}


def _said(text: Text, language: Language) -> str:
    return clean(text.in_(language))


# ── JSON ───────────────────────────────────────────────────────────────────────────────────


def _json(migrated: Migrated, text: str | None) -> Json:
    changes, carried = migrated.changes, migrated.carried
    assert changes is not None
    assert carried is not None
    codes = _codes(migrated)
    return {
        "format": FORMAT,
        "kind": "cchc-migration",
        "from": {"ruleset": changes.before.id, "year": changes.before.year},
        "to": {"ruleset": changes.after.id, "year": changes.after.year},
        "unit": carried.dossier.unit,
        "carried": len(carried.dossier.answers),
        "lost": [
            {
                "part": one.part.value,
                "item": None if one.node is None else {"id": one.node.id, "code": one.node.code},
                "name": one.name,
                "value": _value(one, migrated, "en"),
                "why": one.why.value,
                "becomes": [{"id": node.id, "code": node.code} for node in one.becomes],
            }
            for one in carried.lost
        ],
        "doubts": [
            {
                "item": one.after.owner,
                "code": codes.get(one.after.owner or ""),
                "name": one.after.name,
                "caution": one.caution.value,
                "confidence": str(one.confidence),
                "before": one.before.question,
                "after": one.after.question,
            }
            for one in carried.doubts
        ],
        "unanswered": [
            {
                "item": one.owner,
                "code": codes.get(one.owner or ""),
                "name": one.name,
                "question": one.question,
            }
            for one in carried.unanswered
        ],
        "dossier": text,
    }


def _value(one: Lost, migrated: Migrated, language: Language) -> Json:
    """What stood there, as plain data."""
    assert migrated.changes is not None
    if isinstance(one.said, Attached):
        return document_of(one.said, language)
    owner = None if one.node is None else one.node.id
    kinds = migrated.changes.before.kinds
    return value_of(one.said, kinds.get((owner, one.name or ""), YesNo()), language)
