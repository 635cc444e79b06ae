"""Every sentence of every `messages.py` has the same holes in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType

import pytest

from cchc_rules.base.texts import Text
from tests.repository.project import SOURCE

NAMES = [
    ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)
    for file in sorted(SOURCE.rglob("messages.py"))
]


def sentences(value: object) -> Iterator[Text]:
    """The texts in `value`, also inside tables of texts."""
    match value:
        case Text():
            yield value
        case Mapping():
            yield from sentences(tuple(value.values()))
        case tuple() | list():
            for one in value:
                yield from sentences(one)
        case _:
            pass


def constants(module: ModuleType) -> dict[str, list[Text]]:
    found = {name: list(sentences(value)) for name, value in vars(module).items() if name[:1] != "_"}
    return {name: texts for name, texts in found.items() if texts}


@pytest.fixture(scope="module", params=NAMES)
def room(request: pytest.FixtureRequest) -> dict[str, list[Text]]:
    return constants(import_module(request.param))


def test_a_room_that_speaks_is_found() -> None:
    assert "cchc_rules.language.surface.messages" in NAMES


def test_a_room_with_messages_has_some(room: dict[str, list[Text]]) -> None:
    assert room


def test_both_languages_have_the_same_holes(room: dict[str, list[Text]]) -> None:
    def differ(text: Text) -> bool:
        vietnamese, english = text.holes()
        return vietnamese != english

    assert {} == {name: texts for name, texts in room.items() if any(map(differ, texts))}


def test_no_sentence_is_empty_in_a_language(room: dict[str, list[Text]]) -> None:
    assert {} == {
        name: texts
        for name, texts in room.items()
        if not all(one.vi.strip() and one.en.strip() for one in texts)
    }
