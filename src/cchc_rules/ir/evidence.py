"""Whether an attached document is one that an item asks for: the one rule of the project.

Scoring asks whether a document fits; the reader of dossiers tells a unit why one does not.
"""

from __future__ import annotations

from enum import Enum

from cchc_rules.base.names import folded
from cchc_rules.ir.dossier import Attached
from cchc_rules.ir.nodes import Document


class Misfit(Enum):
    """A condition on a document that an attached one does not meet."""

    OTHER_DOCUMENT = "other-document"
    OTHER_KIND = "other-kind"
    OTHER_ISSUER = "other-issuer"
    NO_NUMBER = "no-number"
    NO_DAY = "no-day"
    TOO_EARLY = "too-early"
    TOO_LATE = "too-late"


def fits(one: Attached, document: Document) -> bool:
    """Whether `one` meets every condition on `document`."""
    return not misfits(one, document)


def misfits(one: Attached, document: Document) -> tuple[Misfit, ...]:
    """The conditions on `document` that `one` does not meet, in the order of the language.

    A document of another name fits when its kind is the kind asked for; names alone decide where
    no kind is asked. Of a different document altogether nothing more is said.
    """
    if not is_alike(one, document):
        return (Misfit.OTHER_DOCUMENT,)
    bounded = document.since is not None or document.until is not None
    day = one.day
    breaches = {
        Misfit.OTHER_KIND: document.kind is not None
        and one.kind is not None
        and not _same(one.kind, document.kind),
        Misfit.OTHER_ISSUER: document.issuer is not None and not _same(one.issuer, document.issuer),
        Misfit.NO_NUMBER: document.numbered and not one.number,
        Misfit.NO_DAY: bounded and day is None,
        Misfit.TOO_EARLY: day is not None and document.since is not None and day < document.since,
        Misfit.TOO_LATE: day is not None and document.until is not None and day > document.until,
    }
    return tuple(misfit for misfit, breached in breaches.items() if breached)


def is_alike(one: Attached, document: Document) -> bool:
    """Whether `one` has the name, or the kind, of `document`: what a unit may have meant by it."""
    return _same(one.name, document.name) or _same(one.kind, document.kind)


def _same(given: str | None, asked: str | None) -> bool:
    return given is not None and asked is not None and folded(given) == folded(asked)
