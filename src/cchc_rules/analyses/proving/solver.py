"""Whether the solver is at hand; it is an extra of the package."""

from __future__ import annotations

from importlib.util import find_spec

TIMEOUT = 2000
"""Milliseconds for each question to the solver, where the caller does not say."""


def has_solver() -> bool:
    """Whether the solver is installed."""
    return find_spec("z3") is not None
