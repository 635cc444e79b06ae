"""What the strategies cannot do, said with its reason."""

from __future__ import annotations

from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.diagnostics.error import CchcError
from cchc_rules.testing import messages


class NoDossier(CchcError):  # noqa: N818 - the name says what is not there
    """No dossier can be right under a ruleset; `report` names the condition that excludes all."""


class LibraryMissing(CchcError, ImportError):  # noqa: N818 - as above
    """The strategies need a library that is not installed."""


def no_dossier(message: Text, *notes: Text) -> NoDossier:
    """The exception for a ruleset under which every dossier is wrong."""
    found = Diagnostic(
        code=codes.NO_POSSIBLE_DOSSIER,
        message=message,
        notes=notes,
        helps=(messages.NO_DOSSIER_HELP,),
    )
    return NoDossier(Report((found,)))


def library_missing(name: str) -> LibraryMissing:
    """The exception for a library of the extra `testing` that is not there."""
    found = Diagnostic(
        code=codes.LIBRARY_MISSING,
        message=messages.LIBRARY_MISSING.of(name=name),
        helps=(messages.LIBRARY_MISSING_HELP,),
    )
    return LibraryMissing(Report((found,)))
