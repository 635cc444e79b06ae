"""Every slip that could be made in the files of a ruleset, and the files with one of them made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TypeAlias

from attrs import evolve, field

from cchc_rules.analyses.mutation.in_clauses import changed_clauses
from cchc_rules.analyses.mutation.in_head import changed_head
from cchc_rules.analyses.mutation.in_rules import changed_questions, changed_rules
from cchc_rules.analyses.mutation.kinds import Kind
from cchc_rules.base.classes import frozen
from cchc_rules.language.surface import nodes as n
from cchc_rules.language.surface.print_clauses import statement
from cchc_rules.language.surface.print_lines import Line
from cchc_rules.language.surface.print_words import words

Asked: TypeAlias = Mapping[str, n.AskKind]


@frozen(kw_only=True)
class Slip:
    """Other statements in the place of one: of file `file`, the statement number `place`.

    `under` is the code of the heading above it, None at the head.
    """

    kind: Kind
    file: int
    place: int
    statements: tuple[n.Statement, ...] = field(repr=False)
    under: str | None


@frozen
class Shown:
    """A slip as people see it: the raw offset of the first changed line, what it was and became."""

    offset: int
    before: tuple[str, ...]
    after: tuple[str, ...]


def slips_of(files: Sequence[n.File]) -> Iterator[Slip]:
    """Every slip in these files, in the order of the text."""
    head = _asked(one for file in files for one in file.statements[: _end_of_head(file)])
    for number, file in enumerate(files):
        yield from _slips_in(file, number, head)


def planted(files: Sequence[n.File], slip: Slip) -> tuple[n.File, ...]:
    """The files with the slip made."""
    file = files[slip.file]
    before, after = file.statements[: slip.place], file.statements[slip.place + 1 :]
    changed = evolve(file, statements=(*before, *slip.statements, *after))
    return (*files[: slip.file], changed, *files[slip.file + 1 :])


def shown(files: Sequence[n.File], slip: Slip) -> Shown:
    """The lines that the slip changes, as the language writes them."""
    file = files[slip.file]
    own = words("en" if file.language == "en" else "vi")
    old = statement(file.statements[slip.place], own)
    new = [line for one in slip.statements for line in statement(one, own)]
    return _difference(old, new)


def _difference(old: list[Line], new: list[Line]) -> Shown:
    start = 0
    while start < min(len(old), len(new)) and old[start].text == new[start].text:
        start += 1
    end = 0
    shortest = min(len(old), len(new)) - start
    while end < shortest and old[-1 - end].text == new[-1 - end].text:
        end += 1
    before = old[start : len(old) - end]
    after = new[start : len(new) - end]
    if len(before) == len(after):
        # Lines between two changed ones say nothing of the slip.
        pairs = [(one, other) for one, other in zip_longest(before, after) if one.text != other.text]
        before, after = [one for one, _ in pairs], [other for _, other in pairs]
    anchor = before[0] if before else old[min(start, len(old) - 1)]
    return Shown(anchor.anchor, tuple(one.text for one in before), tuple(one.text for one in after))


def _slips_in(file: n.File, number: int, head: Asked) -> Iterator[Slip]:
    under: str | None = None
    asked = dict(head)
    for place, node in enumerate(file.statements):
        match node:
            case n.Heading(code=code) | n.Modify(code=code):
                under = code.text
                asked = _asked(_below(file, place))
            case _:
                for kind, statements in _changed(node, asked):
                    yield Slip(kind=kind, file=number, place=place, statements=statements, under=under)


def _changed(node: n.Statement, asked: Asked) -> Iterator[tuple[Kind, tuple[n.Statement, ...]]]:
    match node:
        case n.Score(rule=rule):
            for kind, other in changed_rules(rule, asked):
                yield kind, (evolve(node, rule=other),)
        case n.Ask(kind=question):
            for kind, another in changed_questions(question):
                yield kind, (evolve(node, kind=another),)
        case _:
            yield from changed_clauses(node, asked)
            yield from changed_head(node, asked)


def _end_of_head(file: n.File) -> int:
    return next(
        (place for place, one in enumerate(file.statements) if isinstance(one, n.Heading | n.Modify)),
        len(file.statements),
    )


def _below(file: n.File, place: int) -> Iterator[n.Statement]:
    for one in file.statements[place + 1 :]:
        if isinstance(one, n.Heading | n.Modify):
            return
        yield one


def _asked(statements: Iterator[n.Statement]) -> dict[str, n.AskKind]:
    return {one.name.text: one.kind for one in statements if isinstance(one, n.Ask)}
