"""What a page shows on a terminal is what the command prints."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.docs.console import CUT, UPDATING, Step, played
from tests.language.fenced import blocks
from tests.repository.project import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(
    path
    for folder in (DOCS / "tutorial", DOCS / "how-to", DOCS / "explanation", DOCS / "reference")
    for path in folder.glob("*.md")
    if any(block.info == "console" for block in blocks(path.read_text(encoding="utf-8")))
)
LANGUAGES: Mapping[str, str] = {"use-it-in-another-tool.md": "en"}
NAMES = [str(path.relative_to(DOCS)) for path in PAGES]


@cache
def steps(page: Path) -> tuple[Step, ...]:
    with TemporaryDirectory() as folder:
        return tuple(played(page, Path(folder), LANGUAGES.get(page.name, "vi")))


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_output_is_what_the_command_prints(page: Path) -> None:
    wrong = [step for step in steps(page) if not step.as_shown]
    if UPDATING and wrong:
        pytest.skip(f"{len(wrong)} outputs were written anew")
    assert [] == [(step.command, step.shown, step.printed) for step in wrong]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_command_fails_exactly_where_it_tells_an_error(page: Path) -> None:
    assert [] == [(step.command, step.code) for step in steps(page) if step.code != step.expected_code]


def test_the_tutorial_shows_every_command_it_promises() -> None:
    used = {step.command.split()[1] for step in steps(DOCS / "tutorial" / "first-dossier.md")}
    assert {"check", "explain", "fmt", "score", "verify"} <= used


def test_a_cut_stands_for_any_lines_and_for_nothing_else() -> None:
    step = Step(command="cchc", shown=f"one\n{CUT}\nthree\n", printed="one\ntwo\ntwo\nthree\n", code=0)
    assert step.as_shown
    assert not Step(command="cchc", shown=step.shown, printed="one\ntwo\nfour\n", code=0).as_shown
    assert not Step(command="cchc", shown="one\n", printed="one\ntwo\n", code=0).as_shown
