"""Cutting a ruleset into pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from cchc_rules.analyses.documents.editions import Chapter
from cchc_rules.base.names import bare
from cchc_rules.ir.nodes import Group, Level, Node, Ruleset

OTHER = "muc-khac"
_FILES = {Level.PART: "nhom", Level.AREA: "linh-vuc", Level.CRITERION: "tieu-chi"}


def chapters_of(ruleset: Ruleset) -> tuple[Chapter, ...]:
    """One page for every area, for every part without areas, and for what is in neither."""
    found: list[Chapter] = []
    taken: set[str] = {"index"}
    for one in _chapters(ruleset.children, None):
        name = one.file
        number = 2
        while one.file in taken:
            one = evolve(one, file=f"{name}-{number}")  # noqa: PLW2901 - the same page under a free name
            number += 1
        taken.add(one.file)
        found.append(one)
    return tuple(found)


def _chapters(children: tuple[Node, ...], inside: Group | None) -> Iterator[Chapter]:
    own: list[Node] = []
    for one in children:
        if isinstance(one, Group) and one.level in {Level.PART, Level.AREA}:
            if _holds_chapters(one):
                yield from _chapters(one.children, one)
            else:
                yield Chapter(file=_file(one), group=one, children=one.children)
        else:
            own.append(one)
    if own:
        file = OTHER if inside is None else _file(inside)
        yield Chapter(file=file, group=inside, children=tuple(own))


def _holds_chapters(group: Group) -> bool:
    return any(isinstance(one, Group) and one.level in {Level.PART, Level.AREA} for one in group.children)


def _file(group: Group) -> str:
    code = re.sub(r"[^a-z0-9.]+", "-", bare(group.code)).strip("-.")
    return f"{_FILES[group.level]}-{code or 'x'}"
