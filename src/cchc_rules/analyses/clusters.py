"""The groups file of a season: which units are ranked together, and which are not ranked."""

from __future__ import annotations

from collections.abc import Sequence as Several

from cchc_rules.analyses import messages
from cchc_rules.analyses.ranking import Clusters
from cchc_rules.base.names import folded
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.dossiers import keys
from cchc_rules.dossiers.data import Data, Entry, Mapping, Scalar, Sequence
from cchc_rules.dossiers.findings import Findings, is_empty
from cchc_rules.dossiers.keys import Word

GROUPS = Word(Text(vi="cụm", en="groups"), Text(vi="khối", en="clusters"))
UNRANKED = Word(Text(vi="không xếp hạng", en="not ranked"))
EXCLUDED = Word(Text(vi="không tham gia", en="excluded"))


def read_clusters(data: Data) -> tuple[Clusters | None, tuple[Diagnostic, ...]]:
    """The groups in `data`, and what is wrong with them; none when anything is an error."""
    found = Findings()
    reader = _Reader(found)
    clusters = reader.clusters(data)
    broken = any(one.severity is Severity.ERROR for one in found.found)
    return (None if broken else clusters), tuple(found.found)


class _Reader:
    """Collects the units of one file, each of which may stand there once."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._named: dict[str, Scalar] = {}

    def clusters(self, data: Data) -> Clusters:
        group = self._found.mapping(data, messages.GROUPS_HELP)
        if group is None:
            return Clusters()
        table = keys.words((GROUPS, UNRANKED, EXCLUDED), messages.UNKNOWN_GROUPS_KEY)
        top = dict(self._found.known(group, table))
        return Clusters(
            groups=self._groups(top.get(GROUPS)),
            unranked=self._units(top.get(UNRANKED)),
            excluded=self._units(top.get(EXCLUDED)),
        )

    def _groups(self, entry: Entry | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if entry is None or is_empty(entry.value):
            return ()
        group: Mapping | None = self._found.mapping(entry.value, messages.GROUPS_HELP)
        entries: Several[Entry] = () if group is None else group.entries
        return tuple((str(one.key.text), self._units(one)) for one in entries)

    def _units(self, entry: Entry | None) -> tuple[str, ...]:
        if entry is None or is_empty(entry.value):
            return ()
        value = entry.value
        listed = value.items if isinstance(value, Sequence) else (value,)
        return tuple(name for one in listed if (name := self._unit(one)) is not None)

    def _unit(self, node: Data) -> str | None:
        name = self._found.text(node)
        if name is None or not isinstance(node, Scalar):
            return None
        first = self._named.setdefault(folded(name), node)
        if first is not node:
            others = (Label(first.span),)
            message, cure = messages.UNIT_IN_TWO_GROUPS.of(unit=name), messages.UNIT_IN_TWO_GROUPS_HELP
            self._found.add(codes.UNIT_TWICE, message, node, others=others, helps=(cure,))
        return name
