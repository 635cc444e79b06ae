"""A ruleset as a short table of JSON that is read in milliseconds, for keeping and not for exchange.

Every node stands once, behind the nodes it is made of: the name of its class and its fields. It
holds data only. What is read is believed: only a text that this library itself has kept, and that
its digest shows to be whole, may be unpacked. `from_json` reads what others have written.
"""

from __future__ import annotations

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

# What stands at the head of a list that is no plain value.
NUMBER, WORD, TUPLE, NODE = 0, 1, 2, 3


def packed(ruleset: Ruleset) -> dict[str, Json]:
    """The table of `ruleset`."""
    packer = _Packer()
    packer.value(ruleset)
    classes = {name: [one.name for one in attrs.fields(_class(name))] for name in packer.classes}
    return {"classes": {name: list(fields) for name, fields in classes.items()}, "nodes": packer.rows}


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
    kinds = {name: (_class(name), fields) for name, fields in table["classes"].items()}
    by_name = {name for name, (kind, _) in kinds.items() if any(one.kw_only for one in attrs.fields(kind))}
    made: list[object] = []
    numbers: dict[str, Fraction] = {}

    def read(value: Any) -> Any:  # noqa: ANN401 - as above
        if type(value) is not list:
            return value
        what = value[0]
        if what == NODE:
            return made[value[1]]
        if what == NUMBER:
            text = value[1]
            number = numbers.get(text)
            if number is None:
                top, _, bottom = text.partition("/")
                number = numbers[text] = Fraction(int(top), int(bottom or 1))
            return number
        if what == TUPLE:
            return tuple([read(one) for one in value[1:]])
        return WORDS[value[1]](value[2])

    for name, *values in table["nodes"]:
        kind, fields = kinds[name]
        given = [value if type(value) is not list else read(value) for value in values]
        if name in by_name:
            made.append(kind(**dict(zip(fields, given, strict=True))))
        else:
            made.append(kind(*given))
    last = made[-1]
    if not isinstance(last, Ruleset):
        raise TypeError(type(last))
    return last


@define
class _Packer:
    rows: list[Json] = field(factory=list)
    classes: dict[str, None] = field(factory=dict)
    _places: dict[object, int] = field(factory=dict)

    def value(self, value: object) -> Json:
        match value:
            case None | bool() | int() | str():
                return value
            case Fraction():
                return [NUMBER, str(value)]
            case Enum():
                return [WORD, type(value).__name__, str(value.value)]
            case tuple():
                return [TUPLE, *(self.value(one) for one in value)]
            case _:
                return [NODE, self._node(value)]

    def _node(self, node: object) -> int:
        place = self._places.get(node)
        if place is None:
            kind: Any = type(node)
            fields = [one.name for one in attrs.fields(kind)]
            row: list[Json] = [kind.__name__, *(self.value(getattr(node, name)) for name in fields)]
            self.classes[kind.__name__] = None
            place = self._places[node] = len(self.rows)
            self.rows.append(row)
        return place


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
