"""`tests/README.md` says what each folder of tests is for."""

from __future__ import annotations

import re

from tests.repository.project import ROOT

TESTS = ROOT / "tests"


def test_every_folder_of_tests_is_listed_with_its_question() -> None:
    listed = re.findall(
        r"^\| `(\w+)/` \| .*\?", (TESTS / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    folders = {file.relative_to(TESTS).parts[0] for file in TESTS.rglob("*.py") if file.parent != TESTS}
    assert set() == folders - set(listed)
