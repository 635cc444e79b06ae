"""The pytest plug-in: `pytest --cchc rulesets/` tests rulesets without a line of Python.

It is loaded in every run of pytest wherever the package is installed; without `--cchc` it does
nothing and loads nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

FILE_NAME = "ruleset.cchc"
EXAMPLES = 50


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of rulesets."""
    group = parser.getgroup("cchc", "rulesets · bộ tiêu chí")
    group.addoption(
        "--cchc",
        action="store_true",
        help="collect every ruleset.cchc: its checks, its cases, the laws of scoring, its guarantees",
    )
    group.addoption(
        "--cchc-examples",
        type=int,
        default=EXAMPLES,
        metavar="N",
        help=f"on how many dossiers each law is tried (default {EXAMPLES})",
    )
    group.addoption(
        "--cchc-seed",
        type=int,
        default=0,
        metavar="N",
        help="try other dossiers; the same number gives the same ones (default 0)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Says at the start, and once, what is missing or makes no sense."""
    if not config.getoption("cchc"):
        return
    if config.getoption("cchc_examples") < 1:
        raise pytest.UsageError("--cchc-examples: N ≥ 1")
    from importlib.util import find_spec

    if find_spec("hypothesis") is None:
        from cchc_rules.testing.errors import library_missing

        raise pytest.UsageError(library_missing("hypothesis").text("vi"))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The tests of a ruleset, when rulesets are asked for."""
    if file_path.name != FILE_NAME or not parent.config.getoption("cchc"):
        return None
    # Only now: everything else that pytest runs goes without the parser and without Hypothesis.
    from cchc_rules.testing.collecting import RulesetFile

    return RulesetFile.from_parent(parent, path=file_path)
