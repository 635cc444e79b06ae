"""Every code of the table is told somewhere; a code that nothing tells has no business there."""

from __future__ import annotations

import re

from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Code
from tests.repository.project import SOURCE

CONSTANTS = {name: value for name, value in vars(codes).items() if isinstance(value, Code)}


def told() -> set[str]:
    """The names of the constants that some module of the package uses."""
    texts = [file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py")]
    return {name for text in texts for name in re.findall(r"\bcodes\.([A-Z][A-Z_0-9]*)", text)}


def test_every_code_is_told_somewhere() -> None:
    assert set() == set(CONSTANTS) - told()


def test_every_constant_is_in_the_table_under_its_own_name_and_slug() -> None:
    assert len(codes.TABLE) == len(CONSTANTS)
    assert len(codes.TABLE) == len({code.slug for code in codes.TABLE.values()})
