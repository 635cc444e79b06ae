"""`cchc docs`: the criteria site, which people read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cchc_rules.base.numbers import Language
from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, progress, say, show_report, speaking, told, warn
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report


@click.command(
    "docs", help=f"{told(messages.DOCS)}\n\n{told(messages.DOCS_MORE)}", short_help=told(messages.DOCS)
)
@click.argument("references", nargs=-1, metavar="[RULESET]...")
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    help=told(messages.DOCS_OUT),
    metavar="DIR",
)
@click.option("--check", "only_check", is_flag=True, help=told(messages.DOCS_CHECK))
@click.option("--build", "also_build", is_flag=True, help=told(messages.DOCS_BUILD))
@click.option("--serve", "also_serve", is_flag=True, help=told(messages.DOCS_SERVE))
@click.option(
    "--port", type=click.IntRange(1, 65_535), default=8000, show_default=True, help=told(messages.DOCS_PORT)
)
@common_options()
def command(
    references: tuple[str, ...],
    folder: Path,
    only_check: bool,
    also_build: bool,
    also_serve: bool,
    port: int,
    lang: str | None,
    colour: bool | None,
) -> None:
    """Write, check, build or show the site."""
    if only_check and (also_build or also_serve):
        raise click.UsageError(told(messages.DOCS_ONE_WAY))
    from cchc_rules.workspace import documents, site_building

    needs_libraries = also_build or also_serve
    _stop_at(site_building.missing_libraries() if needs_libraries else (), speaking(lang, None), colour)
    chosen: Language | None = None if lang is None else speaking(lang, None)
    site = documents.make(references, chosen, _watch)
    spoken = speaking(lang, site.language)
    if not site.files:
        show_report(site.report, site.sources, spoken, colour=colour)
        sys.exit(1)
    if only_check:
        _stop_at(documents.check(site, folder), spoken, colour)
        say(messages.DOCS_CURRENT.of(path=str(folder), files=len(site.files)).in_(spoken))
        return
    _stop_at(documents.write(site, folder), spoken, colour)
    written = messages.DOCS_WRITTEN.of(path=str(folder), files=len(site.files), editions=site.editions)
    say(written.in_(spoken))
    if also_build:
        if sys.stderr.isatty():
            warn(messages.DOCS_BUILDING.in_(spoken))
        _stop_at(site_building.build(folder), spoken, colour)
        say(messages.DOCS_BUILT.of(path=str(folder / "site" / "index.html")).in_(spoken))
    if also_serve:
        sys.exit(site_building.serve(folder, port))


def _watch(done: int, total: int) -> None:
    progress(done, total, messages.DOCS_READING)


def _stop_at(problems: tuple[Diagnostic, ...], language: Language, colour: bool | None) -> None:
    if problems:
        show_report(Report(problems), {}, language, colour=colour)
        sys.exit(1)
