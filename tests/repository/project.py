"""The files of the project, as the tests about the repository see them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "cchc_rules"

# What a tool, an environment or a build leaves behind. Asking git instead would leave out a
# copy without history, and files that are about to be added.
_LEFT_BEHIND = {"__pycache__", "build", "dist", "htmlcov", "node_modules", "site", "venv"}
_OURS_THOUGH_HIDDEN = {".ci", ".github", ".gitignore"}


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the project under `folder`, sorted."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in _OURS_THOUGH_HIDDEN
        if hidden or path.name in _LEFT_BEHIND or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def pyproject() -> dict[str, Any]:
    """The settings of the project."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
