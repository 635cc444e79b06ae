"""A ruleset as a short table of JSON that is read in milliseconds, for keeping and not for exchange.

Every value stands once, behind those it is made of; a node is the number of its class and the places of
its fields. It holds data only. What is read is believed: only a text that this library itself has
kept, and that its digest shows to be whole, may be unpacked. `from_json` reads what others have written.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs
from attrs import field

from cchc_rules.base.canonical import Json
from cchc_rules.base.classes import define
from cchc_rules.base.numbers import Rounding
from cchc_rules.ir import nodes
from cchc_rules.ir.nodes import Ruleset

# What stands at the head of a row that is neither a plain value nor a node: nodes count on from here.
NUMBER, WORD, TUPLE, FIRST_CLASS = 0, 1, 2, 3


def packed(ruleset: Ruleset) -> dict[str, Json]:
    """The table of `ruleset`."""
    packer = _Packer()
    packer.place(ruleset)
    classes: list[Json] = [
        [name, *(one.name for one in attrs.fields(_class(name)))] for name in packer.classes
    ]
    return {"classes": classes, "rows": packer.rows}


def unpacked(table: Any) -> Ruleset:  # noqa: ANN401 - JSON, of which nothing is asked before
    """The ruleset of a table.

    Raises:
        ValueError: this is no such table.
    """
    try:
        return _unpacked(table)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as wrong:
        raise ValueError("this is no packed ruleset") from wrong


def _unpacked(table: Any) -> Ruleset:  # noqa: ANN401 - as above
    kinds = [(_class(name), fields) for name, *fields in table["classes"]]
    # The fields of those classes that take them by name.
    named = [fields if any(one.kw_only for one in attrs.fields(kind)) else None for kind, fields in kinds]
    made: list[Any] = []
    for row in table["rows"]:
        if type(row) is not list:
            made.append(row)
            continue
        what = row[0]
        if what == NUMBER:
            made.append(Fraction(row[1], row[2]))
        elif what == WORD:
            made.append(WORDS[row[1]](row[2]))
        elif what == TUPLE:
            made.append(tuple([made[place] for place in row[1:]]))
        else:
            kind, _ = kinds[what - FIRST_CLASS]
            names = named[what - FIRST_CLASS]
            values = [made[place] for place in row[1:]]
            made.append(kind(*values) if names is None else kind(**dict(zip(names, values, strict=True))))
    last = made[-1]
    if not isinstance(last, Ruleset):
        raise TypeError(type(last))
    return last


@define
class _Packer:
    rows: list[Json] = field(factory=list)
    classes: dict[str, int] = field(factory=dict)
    _places: dict[tuple[object, ...], int] = field(factory=dict)

    def place(self, value: object) -> int:
        """The place of `value`, behind those of all it is made of; what is equal has one place."""
        match value:
            case None | bool() | int() | str():
                return self._put(value, type(value), value)
            case Fraction():
                above, below = value.as_integer_ratio()
                return self._put([NUMBER, above, below], NUMBER, above, below)
            case Enum():
                name, word = type(value).__name__, str(value.value)
                return self._put([WORD, name, word], WORD, name, word)
            case tuple():
                return self._row(TUPLE, value)
            case _:
                kind: Any = type(value)
                number = self.classes.setdefault(kind.__name__, FIRST_CLASS + len(self.classes))
                return self._row(number, (getattr(value, one.name) for one in attrs.fields(kind)))

    def _row(self, head: int, parts: Iterable[object]) -> int:
        places = [self.place(part) for part in parts]
        return self._put([head, *places], head, *places)

    def _put(self, row: Json, *said: object) -> int:
        known = self._places.get(said)
        if known is None:
            known = self._places[said] = len(self.rows)
            self.rows.append(row)
        return known


WORDS: dict[str, type[Enum]] = {
    one.__name__: one
    for one in (*vars(nodes).values(), Rounding)
    if isinstance(one, type) and issubclass(one, Enum)
}


def _class(name: str) -> Any:  # noqa: ANN401 - any class of a node
    """The class of nodes of that name.

    Raises:
        TypeError: there is none.
    """
    found = getattr(nodes, name)
    if not (isinstance(found, type) and attrs.has(found)):
        raise TypeError(name)
    return found
