"""The import contract cannot forget a room."""

from __future__ import annotations

import re
from pathlib import Path

from tests.repository.project import SOURCE, pyproject


def layers(container: str) -> set[str]:
    """The names in the layers of the contract about `container`."""
    contracts = pyproject()["tool"]["importlinter"]["contracts"]
    return {
        name
        for contract in contracts
        if contract["type"] == "layers" and contract["containers"] == [container]
        for layer in contract["layers"]
        for name in re.findall(r"\w+", layer)
    }


def rooms(folder: Path) -> set[str]:
    """The packages and modules directly in `folder`."""
    packages = {child.name for child in folder.iterdir() if (child / "__init__.py").is_file()}
    return packages | {child.stem for child in folder.glob("*.py")} - {"__init__"}


def test_every_room_of_the_package_stands_in_a_layer() -> None:
    assert set() == rooms(SOURCE) - layers("cchc_rules")


def test_every_pass_of_the_language_stands_in_a_layer() -> None:
    assert set() == rooms(SOURCE / "language") - layers("cchc_rules.language")
