"""How commands speak: in which language, in what form, with or without colour."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.cli import messages

# What shells and schedulers take for "stopped by a person".
STOPPED = 130

Command = TypeVar("Command", bound=Callable[..., Any])


def machine_language() -> Language:
    """The language of the machine: `CCHC_LANG`, else the locale, else English."""
    for variable in ("CCHC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "vi" if value.lower().startswith("vi") else "en"
    return "en"


def told(text: Text) -> str:
    """A sentence of help, in the language of the machine."""
    return text.in_(machine_language())


def speaking(chosen: str | None, file_language: str | None) -> Language:
    """The language to speak: as asked, else the file's, else the machine's."""
    wanted = chosen or file_language
    if wanted == "vi":
        return "vi"
    return "en" if wanted == "en" else machine_language()


def common_options(*formats: str) -> Callable[[Command], Command]:
    """The options that every command takes; `formats` lists its forms, the default first."""

    def decorate(command: Command) -> Command:
        command = click.option("--lang", type=click.Choice(["vi", "en"]), help=told(messages.LANG))(command)
        command = click.option(
            "--colour/--no-colour", "--color/--no-color", default=None, help=told(messages.COLOUR)
        )(command)
        if formats:
            command = click.option(
                "--format",
                "form",
                type=click.Choice(formats),
                default=formats[0],
                show_default=True,
                help=told(messages.FORMAT),
            )(command)
        return command

    return decorate


def day_given(ctx: click.Context, param: click.Parameter, given: str | None) -> date | None:
    """A day as people of either language write it."""
    if given is None:
        return None
    vietnamese = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", given)
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", given)
    parts = vietnamese.groups()[::-1] if vietnamese else iso.groups() if iso else ()
    try:
        return date(*map(int, parts))
    except (TypeError, ValueError):
        raise click.BadParameter(told(messages.NOT_A_DAY.of(given=given)), ctx, param) from None


def known_at_option(command: Command) -> Command:
    """The option that counts decisions up to a day only."""
    option = click.option("--known-at", callback=day_given, help=told(messages.KNOWN_AT), metavar="DATE")
    decorated: Command = option(command)
    return decorated


def year_option(command: Command) -> Command:
    """The option that says for which year a path or an id is read."""
    years = click.IntRange(1900, 2200)
    option = click.option("--year", type=years, help=told(messages.YEAR), metavar="YEAR")
    decorated: Command = option(command)
    return decorated


def _seconds(ctx: click.Context, param: click.Parameter, given: float) -> float:
    """A number of seconds that is a number."""
    if given != given:  # noqa: PLR0124 - what is not a number differs from itself
        raise click.BadParameter(told(messages.PROVE_NO_TIMEOUT), ctx, param)
    return given


def timeout_option(seconds: float) -> Callable[[Command], Command]:
    """The option that says how long each question to the solver may take, in seconds."""
    return click.option(
        "--timeout",
        type=click.FloatRange(0.001, 3600),
        default=seconds,
        callback=_seconds,
        show_default=True,
        help=told(messages.PROVE_TIMEOUT),
        metavar="SECONDS",
    )


def milliseconds(seconds: float) -> int:
    """Seconds as the solver takes them."""
    return max(1, round(seconds * 1000))


def use_colour(asked: bool | None, stream: Any) -> bool:  # noqa: ANN401 - a stream is what has isatty
    """Whether to colour: as asked, else on a terminal where nobody said NO_COLOR."""
    if asked is not None:
        return asked
    return bool(stream.isatty()) and not os.environ.get("NO_COLOR")


def say(text: str) -> None:
    """Print a line of the result, composed (NFC), whatever the terminal's encoding."""
    _print(text, sys.stdout)


def warn(text: str) -> None:
    """Print a line about the run."""
    _print(text, sys.stderr)


def say_json(value: object) -> None:
    """Print plain data."""
    say(json_text(value))


def json_text(value: object, out: Path | None = None) -> str:
    """Plain data as JSON.

    Files are UTF-8. Standard output is escaped where a terminal could be driven by it, and where
    its encoding is another one: JSON read back must be what was written.
    """
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    plain = out is not None or (encoding == "utf8" and not sys.stdout.isatty())
    return json.dumps(value, ensure_ascii=not plain, indent=2)


def progress(done: int, total: int, text: Text) -> None:
    """Show how far long work is, on a terminal only."""
    if total < 3 or not sys.stderr.isatty():
        return
    line = text.of(done=done, all=total).in_(machine_language())
    sys.stderr.write("\r" + line + (" " * 10 + "\r" if done == total else ""))
    sys.stderr.flush()


def ignore_ctrl_c() -> None:
    """Let nothing stop the last words of a command that is stopped already."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def end_of_progress() -> None:
    """Leave the line of work that ends before it is done."""
    if sys.stderr.isatty():
        sys.stderr.write("\n")


def _print(text: str, stream: Any) -> None:  # noqa: ANN401
    composed = unicodedata.normalize("NFC", text)
    try:
        print(composed, file=stream)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        print(composed.encode(encoding, "replace").decode(encoding), file=stream)


def show_report(
    report: Any,  # noqa: ANN401 - Report; imported lazily below
    sources: Mapping[str, Any],
    language: Language,
    *,
    form: str = "text",
    colour: bool | None = None,
    to_result: bool = False,
) -> None:
    """Print findings in one of their forms; `to_result` when they are what was asked for."""
    from cchc_rules.diagnostics import render_json, render_line, render_sarif, render_text

    if form == "json":
        say_json(render_json.to_json(report, sources))
    elif form == "sarif":
        say_json(render_sarif.to_sarif(report, sources, language))
    else:
        out = say if to_result else warn
        if form == "line":
            text = render_line.render(report, sources, language)
        else:
            stream = sys.stdout if to_result else sys.stderr
            text = render_text.render(report, sources, language, colour=use_colour(colour, stream))
        if text:
            out(text)


def write_or_say(text: str, out: Path | None, language: Language) -> int:
    """Write a result to a file, or print it; the exit code."""
    if out is None:
        say(text)
        return 0
    from cchc_rules.diagnostics.diagnostic import Report
    from cchc_rules.workspace.files import write

    problems = write(out, text if text.endswith("\n") else text + "\n")
    if problems:
        show_report(Report(problems), {}, language)
        return 1
    return 0
