"""Which column of a table holds which answer, and which says what of an item's papers.

An answer stands in a column with the name of its input, or with the code or id of its item before it:
`3.1.late`. Of an item, `3.1.evidence`, `3.1.explained`, `3.1.na`, `3.1.refused` and `3.1.awarded` may
say more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

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


@frozen(kw_only=True)
class Layout:
    """The places of every answer, the columns about papers by item id, and what is amiss.

    `missing` are the names of columns that should be there, `unknown` those that nothing reads.
    """

    units: tuple[str, ...]
    places: tuple[Place, ...]
    papers: Mapping[str, Mapping[str, str]]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


UNITS = ("unit", "đơn vị", "don_vi", "unit_id")


def layout_of(ruleset: ir.Ruleset, columns: Sequence[str], units: Sequence[str] = ()) -> Layout:
    """Where the answers stand in a table with these columns; `units` name the unit of a row."""
    there = set(columns)
    own = tuple(units) or tuple(name for name in UNITS if name in there)[:1]
    names = Counter(one.name for one in ruleset.inputs)
    codes = {node.id: node.code for node in nodes(ruleset.children)}
    places, missing = [], [name for name in own if name not in there]
    if not own:
        missing.append(UNITS[0])
    for number, asked in enumerate(ruleset.inputs):
        forms = [*names_of(asked, codes, single=names[asked.name] == 1)]
        place, lacking = _placed(asked, number, forms, there)
        places.append(place)
        missing += lacking
    papers = {
        item.id: {
            paper: next(form for form in (f"{item.code}.{paper}", f"{item.id}.{paper}") if form in there)
            for paper in PAPERS
            if f"{item.code}.{paper}" in there or f"{item.id}.{paper}" in there
        }
        for item in items(ruleset)
    }
    read = {*own}
    for place in places:
        read |= {one for one in (place.column, place.never, *place.tallies.values()) if one is not None}
    for one in papers.values():
        read |= set(one.values())
    unknown = tuple(name for name in columns if name not in read)
    return Layout(units=own, places=tuple(places), papers=papers, missing=tuple(missing), unknown=unknown)


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


def _placed(asked: ir.Input, number: int, forms: Sequence[str], there: set[str]) -> tuple[Place, list[str]]:
    name = f"a{number}"
    if isinstance(asked.kind, ir.SurveyOf):
        groups: list[str | None] = [group.label for group in asked.kind.groups]
        pairs = [(group, option.label) for group in groups or [None] for option in asked.kind.options]
        form = next(
            (form for form in forms if any(option_column(form, *pair) in there for pair in pairs)), forms[0]
        )
        tallies = {pair: option_column(form, *pair) for pair in pairs}
        return Place(asked=asked, name=name, tallies=tallies), [
            column for column in tallies.values() if column not in there
        ]
    column = next((form for form in forms if form in there), None)
    never = None
    if isinstance(asked.kind, ir.DateOf) and asked.kind.may_be_absent:
        never = next((f"{form}.{NEVER}" for form in forms if f"{form}.{NEVER}" in there), None)
    return Place(asked=asked, name=name, column=column, never=never), [] if column else [forms[0]]
