"""`cchc explain`: a code of this program, or the rule of an item."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from cchc_rules.base.names import nearest
from cchc_rules.cli import messages
from cchc_rules.cli.talk import (
    common_options,
    known_at_option,
    say,
    show_report,
    speaking,
    told,
    year_option,
)
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.ir.nodes import Item
from cchc_rules.ir.walk import nodes
from cchc_rules.workspace.rulesets import load

PAGES = Path(codes.__file__).parent / "pages"


@click.command("explain", help=told(messages.EXPLAIN), short_help=told(messages.EXPLAIN))
@click.argument("what", metavar="CODE|RULESET")
@click.argument("item", required=False, metavar="[ITEM]")
@year_option
@known_at_option
@common_options()
def command(
    what: str,
    item: str | None,
    year: int | None,
    known_at: date | None,
    lang: str | None,
    colour: bool | None,
) -> None:
    """Print a page, or the rule of an item in words."""
    if item is None and _looks_like_a_code(what):
        sys.exit(_page(what.upper(), lang, colour))
    loaded = load(what, year=year, known_at=known_at)
    spoken = speaking(lang, loaded.language)
    if loaded.ruleset is None:
        show_report(loaded.report, loaded.sources, spoken, colour=colour)
        sys.exit(1)
    from cchc_rules.backends.words.explain import explain_item

    found = [node for node in nodes(loaded.ruleset.children) if item in {node.code, node.id, None}]
    wanted = [node for node in found if isinstance(node, Item)]
    if item is not None and not wanted:
        below = [inner for node in found for inner in nodes((node,)) if isinstance(inner, Item)]
        wanted = below
    if not wanted:
        known = [name for node in nodes(loaded.ruleset.children) for name in (node.code, node.id)]
        show_report(Report((_unknown(item or "", known, what),)), {}, spoken, colour=colour)
        sys.exit(1)
    say("\n\n".join(explain_item(node, loaded.ruleset, spoken) for node in wanted))


def _looks_like_a_code(what: str) -> bool:
    return what[:2].upper() == "CR" and what[2:].isdigit()


def _page(name: str, lang: str | None, colour: bool | None) -> int:
    page = PAGES / f"{name}.md"
    if name not in codes.TABLE or not page.is_file():
        guess = nearest(name, codes.TABLE)
        helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else ()
        unknown = Diagnostic(
            code=codes.UNKNOWN_CODE,
            message=messages.UNKNOWN_CODE.of(code=name),
            helps=(*helps, messages.UNKNOWN_CODE_HELP),
        )
        show_report(Report((unknown,)), {}, speaking(lang, None), colour=colour)
        return 1
    say(page.read_text(encoding="utf-8").rstrip("\n"))
    return 0


def _unknown(code: str, known: list[str], reference: str) -> Diagnostic:
    guess = nearest(code, known)
    helps = (messages.DID_YOU_MEAN.of(name=guess),) if guess else ()
    return Diagnostic(
        code=codes.UNKNOWN_NODE,
        message=messages.UNKNOWN_ITEM.of(code=code),
        helps=(*helps, messages.UNKNOWN_ITEM_HELP.of(reference=reference)),
    )
