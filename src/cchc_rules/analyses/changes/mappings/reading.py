"""The mapping file: what an author confirms about which row has become which.

A YAML file in the hand of its author. Every row of either ruleset stands in it once at most; several
rows to one, or one to several, must be said to be a merge or a split.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field

from cchc_rules.analyses.changes.mappings import messages
from cchc_rules.analyses.changes.matching import Confirmed
from cchc_rules.base.classes import define
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.dossiers import keys
from cchc_rules.dossiers.data import Data, Entry, Scalar, Sequence
from cchc_rules.dossiers.findings import Findings, is_empty
from cchc_rules.dossiers.keys import Table, Word, names_of
from cchc_rules.ir import nodes as ir

CONTINUED = Word(Text(vi="nối", en="continued"))
SPLIT = Word(Text(vi="tách", en="split"))
MERGED = Word(Text(vi="gộp", en="merged"))
ENDED = Word(Text(vi="bỏ", en="ended"))
NEW = Word(Text(vi="thêm", en="new"))
TOP = (CONTINUED, SPLIT, MERGED, ENDED, NEW)


def read_mapping(
    data: Data, before: ir.Ruleset, after: ir.Ruleset
) -> tuple[Confirmed | None, tuple[Diagnostic, ...]]:
    """What a mapping file confirms, and what is wrong with it; nothing when anything is an error."""
    found = Findings()
    reader = _Reader(found, names_of(before).nodes, names_of(after).nodes)
    confirmed = reader.confirmed(data)
    broken = any(one.severity is Severity.ERROR for one in found.found)
    return (None if broken else confirmed), tuple(found.found)


@define
class _Reader:
    """Reads one file; each row of either side may be spoken of once."""

    found: Findings
    old: Table[ir.Node]
    new: Table[ir.Node]
    links: list[tuple[str, str]] = field(factory=list)
    ended: list[str] = field(factory=list)
    added: list[str] = field(factory=list)
    seen_old: dict[str, Scalar] = field(factory=dict)
    seen_new: dict[str, Scalar] = field(factory=dict)

    def confirmed(self, data: Data) -> Confirmed:
        group = self.found.mapping(data, messages.MAPPING_HELP)
        known = keys.words(TOP, messages.UNKNOWN_MAPPING_KEY)
        for word, entry in () if group is None else self.found.known(group, known):
            self._part(word, entry)
        return Confirmed(links=tuple(self.links), ended=frozenset(self.ended), new=frozenset(self.added))

    def _part(self, word: Word, entry: Entry) -> None:
        if word is ENDED:
            self.ended += self._nodes(entry.value, old=True)
            return
        if word is NEW:
            self.added += self._nodes(entry.value, old=False)
            return
        group = self.found.mapping(entry.value, messages.MAPPING_HELP)
        for line in () if group is None else group.entries:
            from_old = word is not MERGED
            one = self._node(line.key, old=from_old)
            many = self._nodes(line.value, old=not from_old, single=word is CONTINUED)
            if one is not None:
                self.links += [(one, other) if from_old else (other, one) for other in many]

    def _nodes(self, value: Data, *, old: bool, single: bool = False) -> list[str]:
        """The ids of one row or of a list of rows."""
        if single:
            listed: Iterable[Data] = (value,)
        else:
            listed = value.items if isinstance(value, Sequence) else (value,)
        named = (self._node(one, old=old) for one in listed if not is_empty(one))
        return [one for one in named if one is not None]

    def _node(self, node: Data, *, old: bool) -> str | None:
        name = self.found.text(node)
        if name is None or not isinstance(node, Scalar):
            return None
        table, seen = (self.old, self.seen_old) if old else (self.new, self.seen_new)
        row = table.find(name)
        side = messages.OLD_SET if old else messages.NEW_SET
        if row is None:
            helps = self.found.meant(name, table.names()) or (messages.UNKNOWN_MAPPED_HELP.of(side=side),)
            message = messages.UNKNOWN_MAPPED.of(name=name, side=side)
            self.found.add(codes.UNKNOWN_MAPPED, message, node, helps=helps)
            return None
        first = seen.setdefault(row.id, node)
        if first is not node:
            message = messages.MAPPED_TWICE.of(name=name, side=side)
            cure = messages.MAPPED_TWICE_OLD_HELP if old else messages.MAPPED_TWICE_NEW_HELP
            others = (Label(first.span, messages.MAPPED_FIRST),)
            self.found.add(codes.MAPPED_TWICE, message, node, others=others, helps=(cure,))
            return None
        return row.id
