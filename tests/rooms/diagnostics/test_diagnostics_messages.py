"""The words around findings exist in both languages, with the same holes."""

from __future__ import annotations

import pytest

from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import messages
from cchc_rules.diagnostics.codes import Severity

TABLES = (messages.SEVERITIES, messages.ONE, messages.SEVERAL)
SENTENCES = [
    *(text for table in TABLES for text in table.values()),
    *(value for value in vars(messages).values() if isinstance(value, Text)),
]


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text.en)
def test_both_languages_have_the_same_holes(text: Text) -> None:
    vietnamese, english = text.holes()
    assert vietnamese == english


def test_every_weight_has_its_words() -> None:
    for table in TABLES:
        assert set(Severity) == set(table)
