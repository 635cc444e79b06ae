"""Where the grammar and the shipped rulesets lie: inside a wheel, or beside `src` in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def grammar() -> Path:
    """The folder of the grammar and the keyword table."""
    return _found("grammar")


def rulesets() -> Path:
    """The folder of the shipped rulesets."""
    return _found("rulesets")


def _found(folder: str) -> Path:
    shipped = _PACKAGE / f"_{folder}"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / folder
