"""What will be told to users at a release is complete and sorted by kind."""

from __future__ import annotations

import re

from tests.repository.project import ROOT, files, pyproject

CHANGES = ROOT / "changes"


def kinds() -> set[str]:
    table = (CHANGES / "README.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))


def test_a_change_that_can_alter_a_score_has_a_kind_of_its_own() -> None:
    assert "score" in kinds()


def test_every_fragment_has_a_known_kind_and_says_something() -> None:
    fragments = [file for file in files(CHANGES) if file.name != "README.md"]
    pattern = re.compile(rf"[a-z0-9-]+\.(?:{'|'.join(sorted(kinds()))})\.md")
    assert [] == [file.name for file in fragments if not pattern.fullmatch(file.name)]
    assert [] == [file.name for file in fragments if not file.read_text(encoding="utf-8").strip()]


def test_the_changelog_speaks_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {pyproject()['project']['version']} " in changelog
