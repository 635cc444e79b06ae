"""What the head of a file says of its time, read without compiling it.

Choosing among many sets takes only their first lines. They are read as words, so that an odd
spelling, a remark or a mistake further down changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, date
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

from attrs import field

from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.sources import Source, Span
from cchc_rules.workspace import kept

if TYPE_CHECKING:
    from cchc_rules.language.surface.lexer import Token

# Long enough for every head met so far; a longer one is read whole.
_FIRST_CHARACTERS = 6_000
_TABLE = frozenset({"PART", "AREA", "CRITERION", "COMPONENT", "BONUS", "PENALTY"})
_CHANGES = frozenset(
    {"REPEAL", "RENUMBER", "MOVE", "MODIFY", "MODIFY_HEAD", "INSERT_AFTER", "INSERT_INTO", "REPLACE"}
)
_PLAIN = ("amends", "id", "first_year", "last_year", "replaces", "targets", "framework")
_INSTRUMENTS = frozenset({"DECISION", "PLAN", "RESOLUTION", "INSTRUMENT"})


@frozen(kw_only=True)
class Instrument:
    """A decision, plan or other paper that the head cites.

    `day` is the number of its day; of a year alone its last day counts, because nobody can show
    that it was known earlier. None where nothing is known.
    """

    number: str
    day: int | None
    decides: bool


@frozen(kw_only=True)
class Heading:
    """The years a set or an amendment is for, and the papers it cites."""

    amends: bool
    id: str
    first_year: int
    last_year: int | None
    instruments: tuple[Instrument, ...] = ()
    replaces: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    framework: str | None = None
    source: Source = field(eq=False, repr=False)
    span: Span = field(eq=False, repr=False)

    @property
    def decided(self) -> int:
        """The day of its latest decision; 0 when it cites none with a day.

        A plan or an instruction of somebody else counts only where no decision has a day: it is
        the decision that makes a set known.
        """
        days = [(one.decides, one.day) for one in self.instruments if one.day is not None]
        decisive = [day for decides, day in days if decides] or [day for _, day in days]
        return max(decisive, default=0)

    def covers(self, year: int) -> bool:
        """Whether it is for this year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def cites(self, number: str) -> bool:
        """Whether one of its papers has this number."""
        return folded(number) in {folded(one.number) for one in self.instruments}


def read_heading(source: Source) -> Heading | None:
    """What the head of `source` says, or None when it does not begin as a set or an amendment."""
    name = kept.key("heading", (source,))
    known = kept.read(name)
    found = None if known is None else _known(known, source)
    if found is None:
        found = _read(source)
        if found is not None:
            kept.write(name, _plain(found))
    return found


def _plain(heading: Heading) -> dict[str, Any]:
    """A heading as it is kept, by the digest of its text."""
    fields = {name: getattr(heading, name) for name in _PLAIN}
    papers = [[one.number, one.day, one.decides] for one in heading.instruments]
    return {**fields, "instruments": papers, "span": [heading.span.start, heading.span.end]}


def _known(found: Any, source: Source) -> Heading | None:  # noqa: ANN401 - JSON
    """A heading that was kept; None where it cannot be read."""
    try:
        fields = {name: found[name] for name in _PLAIN}
        papers = tuple(
            Instrument(number=number, day=day, decides=decides)
            for number, day, decides in found["instruments"]
        )
        start, end = found["span"]
    except (LookupError, TypeError, ValueError):
        return None
    fields |= {name: tuple(fields[name]) for name in ("replaces", "targets")}
    return Heading(**fields, instruments=papers, source=source, span=Span(source.name, start, end))


def _read(source: Source) -> Heading | None:
    from cchc_rules.language.surface.lexer import lex

    cut = source.raw.rfind("\n", 0, _FIRST_CHARACTERS) + 1 if len(source.raw) > _FIRST_CHARACTERS else 0
    tokens = lex(Source(source.name, source.raw[:cut])).tokens if cut else []
    if not any(token.type in _TABLE | _CHANGES for token in tokens):
        tokens = lex(source).tokens
    return _heading(tokens, source)


def _heading(tokens: Sequence[Token], source: Source) -> Heading | None:
    kinds = [token.type for token in tokens[:4]]
    if kinds not in (["RULESET", "STRING", "YEAR", "INT"], ["AMENDMENT", "STRING", "YEAR", "INT"]):
        return None
    first, last, used = _years(tokens)
    head = list(_head(tokens[used:]))
    return Heading(
        amends=kinds[0] == "AMENDMENT",
        id=str(tokens[1].value),
        first_year=first,
        last_year=last,
        instruments=tuple(_instruments(head)),
        replaces=tuple(str(name.value) for word, name in _pairs(head) if word.type == "REPLACES"),
        targets=tuple(_targets(head)),
        framework=_framework(head),
        source=source,
        span=tokens[0].span.to(tokens[used - 1].span),
    )


def _framework(head: Sequence[Token]) -> str | None:
    """The reference of the framework that the head names."""
    for place, token in enumerate(head):
        follows = head[place + 1 : place + 4]
        if token.type == "UNDER_FRAMEWORK" and [one.type for one in follows] == ["STRING", "YEAR", "INT"]:
            return f"{follows[0].value}@{_whole(follows[2])}"
    return None


def _years(tokens: Sequence[Token]) -> tuple[int, int | None, int]:
    """The first and last year, and how many tokens the heading takes."""
    first = _whole(tokens[3])
    behind = [token.type for token in tokens[4:6]]
    if behind[:1] == ["ONWARD"]:
        return first, None, 5
    if behind == ["TO", "INT"]:
        return first, _whole(tokens[5]), 6
    return first, first, 4


def _head(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type in _CHANGES or (token.type in _TABLE and token.first_on_line):
            return
        yield token


def _instruments(head: Sequence[Token]) -> Iterator[Instrument]:
    for place, token in enumerate(head):
        follows = head[place + 1 : place + 5]
        kinds = [one.type for one in follows]
        if token.type == "BASIS" and kinds[1:2] == ["STRING"] and kinds[0] in _INSTRUMENTS:
            yield Instrument(
                number=str(follows[1].value), day=_day(follows[2:]), decides=kinds[0] == "DECISION"
            )


def _day(behind: Sequence[Token]) -> int | None:
    kinds = [token.type for token in behind]
    if kinds == ["YEAR", "INT"] and MINYEAR <= _whole(behind[1]) <= MAXYEAR:
        return date(_whole(behind[1]), 12, 31).toordinal()
    if kinds == ["DATE", "DAY"]:
        day: Any = behind[1].value
        return date(day.year, day.month, day.day).toordinal()
    return None


def _targets(head: Sequence[Token]) -> Iterator[str]:
    for place, token in enumerate(head):
        if token.type == "TARGET":
            listed = takewhile(lambda one: one.type in {"NAME", "STRING", "COMMA"}, head[place + 1 :])
            yield from (str(one.value) for one in listed if one.type != "COMMA")


def _pairs(head: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    return ((one, other) for one, other in pairwise(head) if other.type == "STRING")


def _whole(token: Token) -> int:
    literal: Any = token.value
    return int(literal.value)
