"""`cchc fmt`: one layout for every ruleset file, in either language."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import click

from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import same
from cchc_rules.cli import messages
from cchc_rules.cli.talk import common_options, say, show_report, speaking, told, warn
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.language.surface.parser import parse
from cchc_rules.language.surface.printer import names_in_the_way, print_file
from cchc_rules.workspace import files


@frozen
class _Laid:
    """The new text of a file, or None when there is none; its old text and its language."""

    new: str | None
    source: Source | None
    language: str | None
    report: Report


@click.command("fmt", help=told(messages.FMT), short_help=told(messages.FMT))
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--check", "only_check", is_flag=True, help=told(messages.FMT_CHECK))
@click.option("--diff", "only_diff", is_flag=True, help=told(messages.FMT_DIFF))
@click.option("--to", "target", type=click.Choice(["vi", "en"]), help=told(messages.FMT_TO))
@common_options()
def command(
    paths: tuple[str, ...],
    only_check: bool,
    only_diff: bool,
    target: str | None,
    lang: str | None,
    colour: bool | None,
) -> None:
    """Lay out each file; a file with mistakes is left as it is."""
    failed = False
    unchanged = 0
    names = [name for path in paths for name in _names(path)]
    for path in names:
        laid = _laid(path, target)
        spoken = speaking(lang, laid.language)
        if laid.new is None or laid.source is None:
            show_report(
                laid.report, {laid.source.name: laid.source} if laid.source else {}, spoken, colour=colour
            )
            failed = True
        elif laid.new == laid.source.raw:
            unchanged += 1
        elif only_diff:
            say("".join(_diff(path, laid.source.raw, laid.new)).rstrip("\n"))
        elif only_check:
            show_report(Report((_not_formatted(path),)), {}, spoken, colour=colour)
        else:
            problems = files.write(path, laid.new)
            if problems:
                show_report(Report(problems), {}, spoken, colour=colour)
                failed = True
            else:
                warn(messages.FORMATTED.of(path=str(path)).in_(spoken))
        failed = failed or (
            (only_check or only_diff) and laid.new != (laid.source.raw if laid.source else None)
        )
    if unchanged:
        warn(messages.UNCHANGED.of(count=unchanged).in_(speaking(lang, None)))
    sys.exit(1 if failed else 0)


def _names(name: str) -> list[Path]:
    """The files below a folder; the path itself when it is none, or holds none."""
    path = Path(name)
    # An empty name is a variable that somebody forgot to set, not the folder one stands in.
    below = sorted(path.glob("**/*.cchc")) if name and files.is_folder(path) else []
    return below or [path]


def _laid(path: Path, target: str | None) -> _Laid:
    source, problems = files.read(path)
    if source is None:
        return _Laid(None, None, None, Report(problems))
    file, found = parse(source)
    report = Report(found)
    if not report.ok or file.damaged:
        return _Laid(None, source, file.language, report)
    language: Language | None = None if target is None else ("vi" if target == "vi" else "en")
    if language is not None and language != file.language:
        names = names_in_the_way(file, language)
        if names:
            return _Laid(None, source, file.language, Report((_in_the_way(names, path),)))
    new = print_file(file, language)
    again, _ = parse(Source(source.name, new))
    if again.statements != file.statements:
        raise AssertionError("the laid out text would not mean the same; nothing was written")
    return _Laid(new, source, file.language, report)


def _diff(path: Path, old: str, new: str) -> list[str]:
    return list(
        difflib.unified_diff(
            old.splitlines(keepends=True), new.splitlines(keepends=True), str(path), str(path)
        )
    )


def _in_the_way(names: tuple[str, ...], path: Path) -> Diagnostic:
    shown = same(", ".join(f"`{name}`" for name in names))
    return Diagnostic(
        code=codes.RESERVED_WORD,
        message=messages.NAMES_IN_THE_WAY.of(names=shown),
        path=str(path),
        helps=(messages.NAMES_IN_THE_WAY_HELP,),
    )


def _not_formatted(path: Path) -> Diagnostic:
    return Diagnostic(
        code=codes.NOT_FORMATTED,
        message=messages.WOULD_CHANGE.of(path=str(path)),
        helps=(messages.WOULD_CHANGE_HELP.of(path=str(path)),),
    )
