"""The files that go into a page as they are."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "assets"
EVALUATOR = _FOLDER / "cchc.js"
DOSSIER = _FOLDER / "dossier.js"
FORM = _FOLDER / "form.js"
STYLE = _FOLDER / "cchc.css"


def script() -> str:
    """All of the script as one file, `cchc.js`: the evaluator, dossiers, forms."""
    return "\n".join(file.read_text(encoding="utf-8") for file in (EVALUATOR, DOSSIER, FORM))


def style() -> str:
    """The style of forms and calculators."""
    return STYLE.read_text(encoding="utf-8")
