"""`cchc log`: the history of a ruleset or of one of its items."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date

import click

from cchc_rules.analyses.changes.history import History, Version
from cchc_rules.analyses.changes.kinds import kind_of
from cchc_rules.analyses.changes.messages import KINDS
from cchc_rules.analyses.changes.model import Change, Changes, RuleChanged
from cchc_rules.analyses.changes.wording import in_a_line, rule_of, tell, worth
from cchc_rules.backends.words.page import Page
from cchc_rules.backends.words.provenance import phrase_decision
from cchc_rules.backends.words.writing import joined
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language, exact_text
from cchc_rules.base.texts import Text
from cchc_rules.cli import messages
from cchc_rules.cli.talk import (
    common_options,
    known_at_option,
    say,
    say_json,
    show_report,
    speaking,
    told,
    use_colour,
)
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import items, nodes
from cchc_rules.workspace.histories import open_history

FORMAT = 1
_FIRST = "  "
_CHANGE = "  ~ "
_RULE = "    - "


@click.command("log", help=told(messages.LOG_LONG), short_help=told(messages.LOG))
@click.argument("reference", metavar="PATH|ID[#ITEM]")
@click.argument("item", required=False, metavar="[ITEM]")
@click.option(
    "--width", type=click.IntRange(60, 400), default=100, show_default=True, help=told(messages.WIDTH)
)
@known_at_option
@common_options("text", "json")
def command(
    reference: str,
    item: str | None,
    width: int,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
    form: str,
) -> None:
    """Print every version, the oldest first."""
    name, mark, after = reference.partition("#")
    if item is None and mark and after:
        reference, item = name, after
    opened = open_history(reference, item, known_at)
    spoken = speaking(lang, opened.language)
    if opened.history is None:
        show_report(opened.report, opened.sources, spoken, colour=colour)
        sys.exit(1)
    if form == "json":
        say_json(_json(opened.history, item, spoken))
    else:
        page = Page(language=spoken, colour=use_colour(colour, sys.stdout), width=width)
        say("\n\n".join("\n".join(block) for block in _blocks(opened.history, item, page)))


# ── text ───────────────────────────────────────────────────────────────────────────────────


def _blocks(history: History, item: str | None, page: Page) -> Iterator[list[str]]:
    there = False
    for version in history.versions:
        lines = page.strong(page.told(_heading(version)))
        if item is None:
            yield [*lines, *_of_set(version, page)]
        else:
            yield [*lines, *_of_item(version, page, gone=there)]
            there = there or bool(version.nodes)
    if history.namesakes:
        rows = (
            messages.LOG_NAMESAKE.of(name=node.name, year=ruleset.year, id=node.id)
            for node, ruleset in history.namesakes
        )
        lines = [line for row in rows for line in page.told(row, _RULE)]
        yield [*page.told(messages.LOG_NAMESAKES.of(code=item or "")), *lines]


def _heading(version: Version) -> Text:
    decided = [phrase_decision(one) for one in version.decisions]
    said = joined(decided, "; ") if decided else messages.LOG_NO_DECISION
    return messages.LOG_VERSION.of(year=version.ruleset.year, decisions=said)


def _of_set(version: Version, page: Page) -> Iterator[str]:
    ruleset = version.ruleset
    worded = messages.LOG_SET.of(total=ruleset.total.maximum, items=sum(1 for _ in items(ruleset)))
    yield from page.told(worded, _FIRST)
    if version.since is None:
        return
    if not version.changes:
        yield from page.told(messages.LOG_SAME, _FIRST)
        return
    kinds = Counter(kind_of(change) for change in version.changes)
    counts = joined([Text(vi=f"{KINDS[one].vi} {n}", en=f"{KINDS[one].en} {n}") for one, n in kinds.items()])
    yield from page.told(messages.LOG_SET_CHANGES.of(counts=counts), _FIRST)


def _of_item(version: Version, page: Page, *, gone: bool) -> Iterator[str]:
    if not version.nodes:
        yield from page.told(messages.LOG_NO_MORE if gone else messages.LOG_NOT_YET, _FIRST)
    for node in version.nodes:
        yield from page.told(worth(node), _FIRST)
        if node.touched_by is not None:
            yield from page.told(messages.LOG_TOUCHED.of(number=node.touched_by), _FIRST)
    rewritten = any(isinstance(change, RuleChanged) for change in version.changes)
    if version.since is not None:
        for change in version.changes:
            # The rule before stands above, the rule now below.
            if not isinstance(change, RuleChanged):
                yield from page.told(in_a_line(tell(change, version.since)), _CHANGE)
        if version.nodes and not version.changes:
            yield from page.told(messages.LOG_SAME, _FIRST)
    kept = set() if version.since is None else {node.id for node in nodes(version.since.before.children)}
    for node in version.nodes:
        if rewritten or node.id not in kept:
            heading = messages.LOG_NEW_RULE if rewritten else messages.LOG_RULE
            yield from _rule(node, version.ruleset, page, heading)


def _rule(node: ir.Node, ruleset: ir.Ruleset, page: Page, heading: Text) -> Iterator[str]:
    if isinstance(node, ir.Item):
        yield from page.told(heading.of(code=node.code), _FIRST)
        for line in rule_of(node, ruleset):
            yield from page.told(line, _RULE)


# ── JSON ───────────────────────────────────────────────────────────────────────────────────


def _json(history: History, item: str | None, language: Language) -> Json:
    return {
        "format": FORMAT,
        "kind": "cchc-history",
        "item": item,
        "versions": [_version(one, language) for one in history.versions],
        "namesakes": [
            {"id": node.id, "code": node.code, "name": node.name, "year": ruleset.year}
            for node, ruleset in history.namesakes
        ],
    }


def _version(version: Version, language: Language) -> Json:
    ruleset = version.ruleset
    return {
        "ruleset": ruleset.id,
        "year": ruleset.year,
        "decisions": [one.number for one in version.decisions],
        "total": exact_text(ruleset.total.maximum),
        "items": [_node(node, ruleset, language) for node in version.nodes],
        "changes": [_change(one, version.since, language) for one in version.changes],
    }


def _node(node: ir.Node, ruleset: ir.Ruleset, language: Language) -> Json:
    return {
        "id": node.id,
        "code": node.code,
        "name": node.name,
        "maximum": None if node.maximum is None else exact_text(node.maximum),
        "touched_by": node.touched_by,
        "rule": [one.in_(language) for one in rule_of(node, ruleset)] if isinstance(node, ir.Item) else [],
    }


def _change(change: Change, changes: Changes | None, language: Language) -> Json:
    assert changes is not None
    said = tell(change, changes)
    return {
        "kind": kind_of(change).value,
        "label": said.label.in_(language),
        "before": [one.in_(language) for one in said.before],
        "after": [one.in_(language) for one in said.after],
    }
