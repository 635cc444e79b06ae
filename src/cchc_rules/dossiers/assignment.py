"""An organisation's own assignment of a ruleset's work: which office answers for which nodes.

A group that is assigned gives its office everything below it, except what a nearer entry gives
to another. One run tells everything that is wrong; with an error there is no assignment.
"""

from __future__ import annotations

from attrs import field

from cchc_rules.base.classes import define, frozen
from cchc_rules.base.names import folded
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.dossiers import keys, messages
from cchc_rules.dossiers.data import Data, Mapping, Scalar, Sequence
from cchc_rules.dossiers.figures import read_day
from cchc_rules.dossiers.findings import Findings, is_empty, quoted
from cchc_rules.dossiers.keys import Table, Word
from cchc_rules.dossiers.read import year_of
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes

SHARES = Word(Text(vi="phân công", en="assignments"), Text(vi="phân công nhiệm vụ", en="assignment"))
TOP = (keys.RULESET, keys.YEAR, keys.UNIT, SHARES)

OFFICE = Word(Text(vi="bộ phận", en="office"), Text(vi="phòng ban", en="department"))
PERSON = Word(Text(vi="người", en="person"), Text(vi="người phụ trách", en="in charge"))
ITEMS = Word(Text(vi="mục", en="items"), Text(vi="các mục", en="item"))
DEADLINE = Word(Text(vi="hạn", en="deadline"), Text(vi="thời hạn", en="due"))
SHARE = (OFFICE, PERSON, ITEMS, DEADLINE)

LEVELS: dict[ir.Level, tuple[str, ...]] = {
    ir.Level.PART: ("nhóm", "part"),
    ir.Level.AREA: ("lĩnh vực", "area"),
    ir.Level.CRITERION: ("tiêu chí", "criterion"),
    ir.Level.COMPONENT: ("tiêu chí thành phần", "component"),
    ir.Level.BONUS: ("điểm thưởng", "điểm cộng", "bonus"),
    ir.Level.PENALTY: ("điểm trừ", "penalty"),
}
_MOST_NAMED = 20
# A file of nothing but strangers, on one long line, would be printed once for each of them.
_MOST_MISTAKES = 50


@frozen(kw_only=True)
class Share:
    """What one entry gives to an office: `nodes` are ids; `deadline` is the number of a day."""

    office: str
    person: str | None = None
    deadline: int | None = None
    nodes: tuple[str, ...]


@frozen(kw_only=True)
class Assignment:
    """The shares of a unit's offices in the order of the file; no node stands in two of them."""

    ruleset: str
    year: int
    unit: str
    shares: tuple[Share, ...]

    def offices(self) -> tuple[str, ...]:
        """The offices, each once, as they are first written."""
        found: dict[str, str] = {}
        for share in self.shares:
            found.setdefault(folded(share.office), share.office)
        return tuple(found.values())

    def of_items(self, ruleset: ir.Ruleset) -> dict[str, Share | None]:
        """The share that each item falls into by the nearest node that is assigned, or None."""
        given = {node: share for share in self.shares for node in share.nodes}
        found: dict[str, Share | None] = {}
        _fall(ruleset.children, None, given, found)
        return found


def read_assignment(data: Data, ruleset: ir.Ruleset) -> tuple[Assignment | None, tuple[Diagnostic, ...]]:
    """The assignment in `data` for `ruleset`, and what is wrong with it; never raises.

    After about fifty mistakes it reads no further. Warns (CR552) of items that fall to nobody.
    """
    reader = _Reader(ruleset=ruleset, found=Findings())
    assignment = reader.read(data)
    if any(one.severity is Severity.ERROR for one in reader.found.found):
        assignment = None
    return assignment, tuple(reader.found.found)


def nobodys(ruleset: ir.Ruleset, shares: dict[str, Share | None]) -> tuple[ir.Node, ...]:
    """The topmost nodes with nothing assigned at or below them."""
    return tuple(_unassigned(ruleset.children, shares))


def _fall(
    children: tuple[ir.Node, ...],
    above: Share | None,
    given: dict[str, Share],
    found: dict[str, Share | None],
) -> None:
    for node in children:
        share = given.get(node.id, above)
        if isinstance(node, ir.Group):
            _fall(node.children, share, given, found)
        else:
            found[node.id] = share


def _unassigned(children: tuple[ir.Node, ...], shares: dict[str, Share | None]) -> list[ir.Node]:
    found: list[ir.Node] = []
    for node in children:
        below = nodes((node,))
        if all(shares[one.id] is None for one in below if isinstance(one, ir.Item)):
            found.append(node)
        elif isinstance(node, ir.Group):
            found.extend(_unassigned(node.children, shares))
    return found


@define(kw_only=True)
class _Reader:
    """What the entries of one file share while they are read."""

    ruleset: ir.Ruleset
    found: Findings
    _names: Table[ir.Node] = field(init=False)
    _taken: dict[str, tuple[str, Data]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        every = tuple(nodes(self.ruleset.children))
        by_level = ((f"{word} {node.code}", node) for node in every for word in LEVELS[node.level])
        forms = (*((one.id, one) for one in every), *((one.code, one) for one in every), *by_level)
        self._names = Table(forms, messages.UNKNOWN_ASSIGNED)

    def read(self, data: Data) -> Assignment | None:
        """The whole file; None when it is not a group of keys or speaks of another ruleset."""
        if not isinstance(data, Mapping):
            cure = messages.ASSIGNMENT_TOP_HELP
            self.found.add(codes.WRONG_TYPE, messages.NOT_A_GROUP, data, helps=(cure,))
            return None
        entries = self.found.known(data, keys.words(TOP, messages.UNKNOWN_ASSIGNMENT_TOP))
        top = {word: entry.value for word, entry in entries}
        unit = self._identity(data, top)
        if any(one.code is codes.WRONG_RULESET for one in self.found.found):
            return None
        written = self._list(top.get(SHARES), SHARES)
        shares = []
        for one in written:
            share = self._share(one)
            if share is not None:
                shares.append(share)
            if len(self.found.found) >= _MOST_MISTAKES:
                break
        if not written and not any(one.code is codes.WRONG_TYPE for one in self.found.found):
            at = top.get(SHARES, data)
            self.found.add(codes.MISSING_KEY, messages.NO_SHARES, at, helps=(messages.NO_SHARES_HELP,))
        made = Assignment(
            ruleset=self.ruleset.id, year=self.ruleset.year, unit=unit or "", shares=tuple(shares)
        )
        if not any(one.severity is Severity.ERROR for one in self.found.found):
            self._warn_of_nobodys(made, top[SHARES])
        return made

    def _identity(self, data: Mapping, top: dict[Word, Data]) -> str | None:
        examples = {
            keys.RULESET: same(self.ruleset.id),
            keys.YEAR: same(str(self.ruleset.year)),
            keys.UNIT: messages.UNIT_EXAMPLE,
        }
        given = {word: self._needed(word, example, data, top) for word, example in examples.items()}
        name, year = given[keys.RULESET], given[keys.YEAR]
        if name is not None and (len(name) > keys.LONGEST_NAME or folded(name) != folded(self.ruleset.id)):
            message = messages.ASSIGNMENT_OF_ANOTHER.of(found=quoted(name), wanted=self.ruleset.id)
            self._of_another(message, top[keys.RULESET])
        if year is not None and year_of(year) is None:
            message, cure = messages.NOT_A_YEAR.of(text=quoted(year)), messages.NOT_A_YEAR_HELP
            self.found.add(codes.WRONG_TYPE, message, top[keys.YEAR], helps=(cure,))
        elif year is not None and year_of(year) != self.ruleset.year:
            wanted = str(self.ruleset.year)
            message = messages.ASSIGNMENT_OF_ANOTHER_YEAR.of(found=quoted(year), wanted=wanted)
            self._of_another(message, top[keys.YEAR])
        return given[keys.UNIT]

    def _needed(self, word: Word, example: Text, data: Mapping, top: dict[Word, Data]) -> str | None:
        node = top.get(word)
        if node is None or is_empty(node):
            cure = messages.MISSING_TOP_HELP.of(word=word.name, example=example)
            message = messages.MISSING_ASSIGNMENT_TOP.of(word=word.name)
            self.found.add(codes.MISSING_KEY, message, data if node is None else node, helps=(cure,))
            return None
        return self._name(node)

    def _name(self, node: Data) -> str | None:
        """The text of `node` on one line, without signs that drive a terminal or a spreadsheet."""
        text = self.found.text(node)
        if text is None:
            return None
        return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())

    def _of_another(self, message: Text, at: Data) -> None:
        cure = messages.ASSIGNMENT_OF_ANOTHER_HELP
        self.found.add(codes.WRONG_RULESET, message, at, helps=(cure,))

    def _share(self, node: Data) -> Share | None:
        """One entry; None when it does not say who or what."""
        mapping = self.found.mapping(node, messages.SHARE_HELP)
        if mapping is None:
            return None
        table = keys.words(SHARE, messages.UNKNOWN_SHARE_KEY)
        parts = {
            word: entry.value for word, entry in self.found.known(mapping, table) if not is_empty(entry.value)
        }
        for word in (OFFICE, ITEMS):
            if word not in parts:
                message = messages.MISSING_SHARE_KEY.of(word=word.name)
                self.found.add(codes.MISSING_KEY, message, mapping, helps=(messages.SHARE_HELP,))
        office = self._name(parts[OFFICE]) if OFFICE in parts else None
        assigned = self._nodes(parts.get(ITEMS), office or "?")
        if office is None:
            return None
        person = self._name(parts[PERSON]) if PERSON in parts else None
        deadline = self._deadline(parts.get(DEADLINE))
        return Share(office=office, person=person, deadline=deadline, nodes=assigned)

    def _nodes(self, node: Data | None, office: str) -> tuple[str, ...]:
        """The ids of what an entry lists; reports strangers and what another entry has already."""
        found: list[str] = []
        for one in (node,) if isinstance(node, Scalar) else self._list(node, ITEMS):
            text = self.found.text(one)
            if text is None:
                continue
            if len(self.found.found) >= _MOST_MISTAKES:
                break
            meant = self._names.find(text)
            if meant is None:
                message = messages.UNKNOWN_ASSIGNED.of(word=quoted(text))
                guess = self.found.meant(text, self._names.names())
                helps = (*guess, messages.UNKNOWN_ASSIGNED_HELP)
                self.found.add(codes.UNKNOWN_ASSIGNED, message, one, helps=helps)
            elif meant.id in self._taken:
                self._twice(meant, office, one)
            else:
                self._taken[meant.id] = (office, one)
                found.append(meant.id)
        return tuple(found)

    def _twice(self, node: ir.Node, office: str, at: Data) -> None:
        first, place = self._taken[node.id]
        alike = folded(first) == folded(office)
        template = messages.ASSIGNED_TWICE_SAME if alike else messages.ASSIGNED_TWICE
        message = template.of(item=node.code, first=quoted(first), second=quoted(office))
        others = (Label(place.span, messages.ASSIGNED_FIRST),)
        helps = (messages.ASSIGNED_TWICE_HELP,)
        self.found.add(codes.ASSIGNED_TWICE, message, at, others=others, helps=helps)

    def _deadline(self, node: Data | None) -> int | None:
        text = None if node is None else self.found.text(node)
        if text is None or not isinstance(node, Scalar):
            return None
        return read_day(text, node, self.found)

    def _list(self, node: Data | None, word: Word) -> tuple[Data, ...]:
        if isinstance(node, Sequence):
            return node.items
        if node is not None and not is_empty(node):
            message = messages.NOT_A_LIST_OF_SHARES.of(word=word.name)
            self.found.add(codes.WRONG_TYPE, message, node, helps=(messages.SHARE_HELP,))
        return ()

    def _warn_of_nobodys(self, made: Assignment, at: Data) -> None:
        shares = made.of_items(self.ruleset)
        count = sum(share is None for share in shares.values())
        if not count:
            return
        names = [f"{node.code} {node.name}" for node in nobodys(self.ruleset, shares)]
        more = "; …" if len(names) > _MOST_NAMED else ""
        note = messages.NOBODY_ASSIGNED_NOTE.of(items="; ".join(names[:_MOST_NAMED]) + more)
        message, cure = messages.NOBODY_ASSIGNED.of(count=count), messages.NOBODY_ASSIGNED_HELP
        self.found.add(codes.NOBODY_ASSIGNED, message, at, notes=(note,), helps=(cure,))
