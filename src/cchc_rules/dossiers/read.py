"""A dossier as a file: its tree, from YAML, JSON or a workbook, and the ruleset it is addressed to."""

from __future__ import annotations

from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers import keys, messages
from cchc_rules.dossiers.data import Data, Mapping, Scalar
from cchc_rules.dossiers.workbook.source import WorkbookSource


def read_dossier(source: Source) -> tuple[Data | None, tuple[Diagnostic, ...]]:
    """The tree of a dossier and what is wrong with its text; never raises.

    A name that ends in `.json`, or any other but `.yaml` and `.yml` on a text that begins with
    `{` or `[`, means JSON.
    """
    if isinstance(source, WorkbookSource):
        return source.data, source.problems
    # One reader is needed, and that of YAML brings a library with it.
    if _is_json(source):
        from cchc_rules.dossiers import read_json

        return read_json.read(source)
    from cchc_rules.dossiers import read_yaml

    return read_yaml.read(source)


def addressed_to(data: Data) -> tuple[str | None, int | None]:
    """The id of the ruleset and the year a dossier names, each None when it does not."""
    found: dict[keys.Word, str] = {}
    table = keys.words(keys.TOP, messages.UNKNOWN_TOP)
    for entry in data.entries if isinstance(data, Mapping) else ():
        word = table.find(str(entry.key.text))
        if word is not None and isinstance(entry.value, Scalar) and entry.value.text is not None:
            found.setdefault(word, entry.value.text.strip())
    return found.get(keys.RULESET) or None, year_of(found.get(keys.YEAR, ""))


def year_of(text: str) -> int | None:
    """A year of four digits, or None."""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _is_json(source: Source) -> bool:
    name = source.name.lower()
    if name.endswith((".json", ".yaml", ".yml")):
        return name.endswith(".json")
    return source.text.lstrip("\ufeff \t\r\n").startswith(("{", "["))
