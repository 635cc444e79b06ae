"""Lines of generated code: names that are counted, constants that are handed over, never spelled out."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

INDENT = "    "


@define
class Names:
    """Fresh names, and the constants that generated code refers to by name.

    A name is a letter of ours and a number; nothing that a ruleset says ever stands in one.
    """

    constants: dict[str, object] = field(factory=dict)
    _count: int = 0

    def fresh(self, letter: str) -> str:
        """A name that nothing else has."""
        self._count += 1
        return f"{letter}{self._count}"

    def constant(self, value: object) -> str:
        """The name under which generated code finds `value`."""
        name = self.fresh("K")
        self.constants[name] = value
        return name


@define
class Lines:
    """Lines of one block; blocks inside are indented when they are added."""

    names: Names
    lines: list[str] = field(factory=list)

    def inner(self, before: Iterable[str] = ()) -> Lines:
        """Lines of a block inside, perhaps with some already."""
        return Lines(self.names, list(before))

    def add(self, *lines: str) -> None:
        """Further lines of this block."""
        self.lines.extend(lines)

    def block(self, head: str, inside: Iterable[str]) -> None:
        """A block under `head`; `pass` where it holds nothing."""
        self.lines.append(head)
        self.lines.extend(INDENT + line for line in list(inside) or ["pass"])
