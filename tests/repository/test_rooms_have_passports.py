"""The `__init__.py` of a room says what the room does, and does nothing itself.

`testing` is a public face as the package root is: its names are loaded when they are first used.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.repository.project import SOURCE

ROOMS = sorted({file.parent for file in SOURCE.rglob("*.py")} - {SOURCE})
FACES = {"testing"}


def name(room: Path) -> str:
    return room.relative_to(SOURCE).as_posix()


def test_there_are_rooms() -> None:
    assert {"base", "diagnostics", "ir", "language/surface"} <= {name(room) for room in ROOMS}


@pytest.mark.parametrize("room", ROOMS, ids=name)
def test_a_room_begins_with_a_docstring_and_holds_no_code(room: Path) -> None:
    passport = room / "__init__.py"
    assert passport.is_file()
    tree = ast.parse(passport.read_text(encoding="utf-8"))
    docstring = ast.get_docstring(tree)
    assert docstring is not None
    assert 2 <= len(docstring.splitlines()) <= 10
    assert 1 == len(tree.body) or name(room) in FACES


def test_every_folder_around_a_room_is_a_room_too() -> None:
    around = {folder for room in ROOMS for folder in room.parents if SOURCE in folder.parents}
    assert set() == around - set(ROOMS)
