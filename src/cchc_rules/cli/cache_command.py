"""`cchc cache`: where compiled rulesets are kept, how many, and away with them."""

from __future__ import annotations

import click

from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, say, say_json, speaking, told
from cchc_rules.workspace import kept


@click.command("cache", help=told(messages.CACHE), short_help=told(messages.CACHE))
@click.option("--clear", is_flag=True, help=told(messages.CACHE_CLEAR))
@common_options("text", "json")
def command(*, clear: bool, lang: str | None, colour: bool | None, form: str) -> None:  # noqa: ARG001
    """Print what is kept, after clearing it if asked to."""
    place = kept.folder()
    gone = kept.clear() if clear else 0
    sizes = kept.sizes()
    if form == "json":
        folder = None if place is None else str(place)
        say_json({"folder": folder, "cleared": gone, "entries": len(sizes), "bytes": sum(sizes)})
        return
    spoken = speaking(lang, None)
    if place is None:
        say(messages.CACHE_OFF.in_(spoken))
        return
    if clear:
        say(messages.CACHE_CLEARED.of(count=gone).in_(spoken))
    say(messages.CACHE_HOLDS.of(path=str(place), count=len(sizes), size=-(-sum(sizes) // 1024)).in_(spoken))
