"""`cchc cache` tells what is kept; scores are the same with it and without."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import DOSSIER, cchc


def test_what_is_kept_is_told_and_cleared(tmp_path: Path) -> None:
    env = {"CCHC_CACHE": str(tmp_path / "cache")}
    first, again = cchc("score", DOSSIER, env=env), cchc("score", DOSSIER, env=env)
    assert first == again == cchc("--no-cache", "score", DOSSIER, env=env)
    told = json.loads(cchc("cache", "--format", "json", env=env).out)
    assert (str(tmp_path / "cache"), 0) == (told["folder"], told["cleared"])
    assert told["entries"] > 0
    assert told["bytes"] > 5_000
    gone = json.loads(cchc("cache", "--clear", "--format", "json", env=env).out)
    assert (told["entries"], 0, 0) == (gone["cleared"], gone["entries"], gone["bytes"])
    said = cchc("cache", "--clear", env=env)
    assert (0, f"0 files removed\n{tmp_path / 'cache'}: 0 files, 0 KiB\n") == (said.code, said.out)


def test_switched_off_it_says_so_and_keeps_nothing(tmp_path: Path) -> None:
    env = {"CCHC_CACHE": str(tmp_path / "cache")}
    assert 0 == cchc("--no-cache", "score", DOSSIER, env=env).code
    assert not (tmp_path / "cache").exists()
    assert "Nothing is kept: `CCHC_CACHE` says `off`\n" == cchc("--no-cache", "cache", env=env).out
