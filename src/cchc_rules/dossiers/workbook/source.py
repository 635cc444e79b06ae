"""A workbook that has been read: what its input cells hold, as a text, and the tree of that text."""

from __future__ import annotations

from attrs import field

from cchc_rules.base.classes import define
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.data import Data


@define
class WorkbookSource(Source):
    """A listing of input cells; its line numbers are the rows of the form."""

    data: Data | None = field(default=None, kw_only=True)
    problems: tuple[Diagnostic, ...] = field(default=(), kw_only=True)
