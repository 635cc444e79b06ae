"""What a page shows under a block of Python is what the block prints.

`tests/repository/test_the_wheel.py` runs the same blocks from an installed wheel.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.docs.console import UPDATING
from tests.docs.python_blocks import examples, printed, rewrite
from tests.repository.project import ROOT

PAGES = [page for page in sorted((ROOT / "docs").rglob("*.md")) if examples(page)]


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_every_block_of_python_prints_what_stands_under_it(page: Path, tmp_path: Path) -> None:
    outputs = printed(page, Path(sys.executable), tmp_path)
    if UPDATING and outputs != [one.shown for one in examples(page)]:
        rewrite(page, outputs)
        pytest.skip("the outputs were written anew")
    assert [one.shown for one in examples(page)] == outputs


def test_the_page_for_tool_writers_is_among_them() -> None:
    assert "use-it-in-another-tool" in {page.stem for page in PAGES}
