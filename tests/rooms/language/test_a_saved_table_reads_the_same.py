"""The tables that a wheel carries read every text as those that are made anew, mistakes included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cchc_rules.base.sources import Source
from cchc_rules.language.surface import tables
from cchc_rules.language.surface.parser import parse
from tests.repository.project import ROOT

TEXTS = sorted((ROOT / "rulesets").glob("**/*.cchc"))
BROKEN = (
    "bộ tiêu chí",
    'tiêu chí 1 "A" tối đa điểm\n  hỏi : số đếm "B"\n',
    'bộ tiêu chí "a/b" năm 2020 "A"\n\ntiêu chí 1 "A" tối đa 1 điểm\n  chấm theo (1 + \n',
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / tables.FILE_NAME
    tables.write(path)
    return path


@pytest.fixture
def from_saved(saved: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(tables, "grammar", lambda: saved.parent)
    tables.parser.cache_clear()
    yield
    tables.parser.cache_clear()


def read(text: str) -> object:
    return parse(Source("a.cchc", text))


@pytest.mark.parametrize("text", [*BROKEN, *(path.read_text(encoding="utf-8") for path in TEXTS[:4])])
def test_a_saved_table_reads_as_one_made_anew(text: str, request: pytest.FixtureRequest) -> None:
    wanted = read(text)
    request.getfixturevalue("from_saved")
    assert wanted == read(text)
    parsing: Any = tables.parser().parse_interactive().parser_state.parse_conf
    states = parsing.parse_table.states
    assert 0 < len(states) < len(states.saved["states"])
