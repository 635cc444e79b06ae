"""Property tests come with the ruleset: Hypothesis strategies for any ruleset.

    from cchc_rules.testing import dossiers

    @given(dossiers(RULESET))
    def test_something(dossier): ...

Takes a compiled ruleset. Gives dossiers that are right, at its edges, partial or wrong, seasons, and
whole rulesets. Needs the extra `testing`; each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_rules.testing.drawing import (
        boundary_dossiers,
        completions,
        dossiers,
        partial_dossiers,
        settled_dossiers,
    )
    from cchc_rules.testing.errors import LibraryMissing, NoDossier
    from cchc_rules.testing.seasons import cohorts, rounds
    from cchc_rules.testing.texts import ruleset_texts, rulesets
    from cchc_rules.testing.wrong import WrongDossier, wrong_dossiers

_HOMES = {
    "drawing": ("boundary_dossiers", "completions", "dossiers", "partial_dossiers", "settled_dossiers"),
    "errors": ("LibraryMissing", "NoDossier"),
    "texts": ("ruleset_texts", "rulesets"),
    "seasons": ("cohorts", "rounds"),
    "wrong": ("WrongDossier", "wrong_dossiers"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "LibraryMissing",
    "NoDossier",
    "WrongDossier",
    "boundary_dossiers",
    "cohorts",
    "completions",
    "dossiers",
    "partial_dossiers",
    "rounds",
    "ruleset_texts",
    "rulesets",
    "settled_dossiers",
    "wrong_dossiers",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'cchc_rules.testing' has no attribute {name!r}")
    try:
        home = import_module(f"cchc_rules.testing.{_HOME_OF[name]}")
    except ModuleNotFoundError as missing:
        if missing.name != "hypothesis":
            raise
        from cchc_rules.testing.errors import library_missing

        raise library_missing("hypothesis") from None
    return getattr(home, name)


def __dir__() -> list[str]:
    return sorted(__all__)
