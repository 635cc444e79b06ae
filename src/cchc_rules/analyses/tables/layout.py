"""Which column of a table holds which answer, and which says what of an item's papers.

An answer stands in a column with the name of its input, or with the code or id of its item before it:
`3.1.late`. Of an item, `3.1.evidence`, `3.1.explained`, `3.1.na`, `3.1.refused` and `3.1.awarded` may
say more. Names are compared as people mean them: composed or not, in either case, whatever the blanks
and the place of the tone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from cchc_rules.base.names import folded
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import items, nodes

EVIDENCE, EXPLAINED, NA, REFUSED, AWARDED = "evidence", "explained", "na", "refused", "awarded"
PAPERS = (EVIDENCE, EXPLAINED, NA, REFUSED, AWARDED)
NEVER = "never"


@frozen(kw_only=True)
class Place:
    """Where the answer to one input stands: its column, or one per group and option of a survey.

    `name` is what its prepared column is called.
    """

    asked: ir.Input
    name: str
    column: str | None = None
    never: str | None = None
    tallies: Mapping[tuple[str | None, str], str] = field(factory=dict)

    @property
    def sources(self) -> tuple[str, ...]:
        """The columns of the table that it reads."""
        return tuple(one for one in (self.column, self.never, *self.tallies.values()) if one is not None)


@frozen(kw_only=True)
class Layout:
    """The places of every answer, the columns about papers by item id, and what is amiss.

    `missing` are the names of columns that should be there, `unknown` those that nothing reads; `alike`
    are columns of which one is read and the others have the same name to people. `within` are the columns
    that name the league of a unit.
    """

    units: tuple[str, ...]
    within: tuple[str, ...] = ()
    places: tuple[Place, ...]
    papers: Mapping[str, Mapping[str, str]]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    alike: tuple[tuple[str, ...], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that say which unit a row is of, and of which league."""
        return tuple(dict.fromkeys((*self.units, *self.within)))


UNITS = ("unit", "đơn vị", "don_vi", "unit_id")


def layout_of(
    ruleset: ir.Ruleset, columns: Sequence[str], units: Sequence[str] = (), within: Sequence[str] = ()
) -> Layout:
    """Where the answers stand in a table with these columns.

    `units` name the unit of a row, `within` its league.
    """
    names = Counter(one.name for one in ruleset.inputs)
    codes = {node.id: node.code for node in nodes(ruleset.children)}
    forms = [[*names_of(asked, codes, single=names[asked.name] == 1)] for asked in ruleset.inputs]
    there = _There.of(columns, _told_apart(ruleset, forms))
    own = [*units] or [name for name in UNITS if there.find(name)][:1]
    missing = [name for name in dict.fromkeys((*own, *within)) if there.find(name) is None]
    own, leagues = ([there.find(name) or name for name in names] for names in (own, within))
    places = []
    if not own:
        missing.append(UNITS[0])
    for number, asked in enumerate(ruleset.inputs):
        place, lacking = _placed(asked, number, forms[number], there)
        places.append(place)
        missing += lacking
    papers = {item.id: dict(_papers(item, there)) for item in items(ruleset)}
    read = {*own, *leagues}
    for place in places:
        read |= set(place.sources)
    for one in papers.values():
        read |= set(one.values())
    return Layout(
        units=tuple(own),
        within=tuple(leagues),
        places=tuple(places),
        papers=papers,
        missing=tuple(missing),
        unknown=tuple(name for name in columns if name not in read),
        alike=tuple(there.alike(frozenset(read))),
    )


def names_of(asked: ir.Input, codes: Mapping[str, str], *, single: bool) -> Iterator[str]:
    """What the column of an input may be called, the preferred name first."""
    if single:
        yield asked.name
    if asked.owner is not None:
        yield f"{codes[asked.owner]}.{asked.name}"
        yield f"{asked.owner}.{asked.name}"


def wanted_columns(ruleset: ir.Ruleset) -> tuple[str, ...]:
    """The names of the columns a table needs, in the order of the ruleset."""
    return layout_of(ruleset, (), ("unit",)).missing


def option_column(form: str, group: str | None, option: str) -> str:
    """The column that counts who chose an option."""
    return f"{form}[{option}]" if group is None else f"{form}[{group}/{option}]"


@frozen
class _There:
    """The columns of a table, found by their very names or by what these mean to people."""

    columns: tuple[str, ...]
    _exact: frozenset[str]
    _meant: Mapping[str, str]

    @classmethod
    def of(cls, columns: Sequence[str], apart: frozenset[str]) -> _There:
        """Columns of which some are found by their very names only: `apart` are their meanings."""
        first = {folded(name): name for name in reversed(columns)}
        return cls(
            tuple(columns),
            frozenset(columns),
            {meant: name for meant, name in first.items() if meant not in apart},
        )

    def find(self, name: str) -> str | None:
        """The column of that very name, else the first that means it."""
        return name if name in self._exact else self._meant.get(folded(name))

    def alike(self, read: frozenset[str]) -> Iterator[tuple[str, ...]]:
        """Columns of one meaning, of which some are read and others are not."""
        groups: dict[str, list[str]] = {}
        for name in self.columns:
            groups.setdefault(folded(name), []).append(name)
        for names in groups.values():
            if len(names) > sum(name in read for name in {*names}) > 0:
                yield tuple(names)


def _told_apart(ruleset: ir.Ruleset, forms: Sequence[Sequence[str]]) -> frozenset[str]:
    """What several names of the ruleset mean, which differ in case or blanks only."""
    names = {name for some in forms for name in some}
    for asked, some in zip(ruleset.inputs, forms, strict=True):
        if isinstance(asked.kind, ir.SurveyOf):
            names |= {option_column(form, *pair) for form in some for pair in _pairs(asked.kind)}
    for item in items(ruleset):
        names |= {f"{item.code}.{paper}" for paper in PAPERS}
    meanings = Counter(folded(name) for name in names)
    return frozenset(meant for meant, times in meanings.items() if times > 1)


def _pairs(survey: ir.SurveyOf) -> list[tuple[str | None, str]]:
    groups: list[str | None] = [group.label for group in survey.groups]
    return [(group, option.label) for group in groups or [None] for option in survey.options]


def _papers(item: ir.Item, there: _There) -> Iterator[tuple[str, str]]:
    for paper in PAPERS:
        column = there.find(f"{item.code}.{paper}") or there.find(f"{item.id}.{paper}")
        if column is not None:
            yield paper, column


def _placed(asked: ir.Input, number: int, forms: Sequence[str], there: _There) -> tuple[Place, list[str]]:
    name = f"a{number}"
    if isinstance(asked.kind, ir.SurveyOf):
        pairs = _pairs(asked.kind)
        form = next(
            (form for form in forms if any(there.find(option_column(form, *pair)) for pair in pairs)),
            forms[0],
        )
        columns = {pair: option_column(form, *pair) for pair in pairs}
        tallies = {pair: there.find(column) or column for pair, column in columns.items()}
        return Place(asked=asked, name=name, tallies=tallies), [
            column for column in columns.values() if there.find(column) is None
        ]
    column = next((found for form in forms if (found := there.find(form))), None)
    never = None
    if isinstance(asked.kind, ir.DateOf) and asked.kind.may_be_absent:
        never = next((found for form in forms if (found := there.find(f"{form}.{NEVER}"))), None)
    return Place(asked=asked, name=name, column=column, never=never), [] if column else [forms[0]]
