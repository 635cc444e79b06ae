"""The rulesets of two provinces as they are compared: one of them made up for a year that has none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import SHIPPED

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def constructed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The set of Bình Dương with an amendment that was made up for these tests."""
    folder = tmp_path / "binh-duong/so/2018"
    (folder / "amendments").mkdir(parents=True)
    shutil.copy(SHIPPED["binh-duong/so@2018"] / "ruleset.cchc", folder)
    shutil.copy(HERE / "binh-duong-2019.cchc", folder / "amendments")
    monkeypatch.setenv("CCHC_RULESETS", str(tmp_path))
