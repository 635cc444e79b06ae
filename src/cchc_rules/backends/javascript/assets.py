"""The files that go into a page as they are."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "assets"
EVALUATOR = _FOLDER / "cchc.js"
