"""The words a dossier is written with, in both languages, and the names a ruleset adds to them.

Words and names are compared as people mean them: case, tone placement and blanks do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from attrs import field

from cchc_rules.base.classes import define, frozen
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.dossiers import messages
from cchc_rules.dossiers.data import Mapping
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.walk import nodes

T = TypeVar("T")

# Nobody means a name this long; folding it would only cost time.
LONGEST_NAME = 400


@frozen(eq=False)
class Word:
    """A key of the format; `more` are other forms that are read as well."""

    name: Text
    more: Text | None = None

    def forms(self, language: Language) -> tuple[str, ...]:
        """Every form in one language, the preferred one first."""
        more = () if self.more is None else (self.more.in_(language),)
        return (self.name.in_(language), *more)


RULESET = Word(Text(vi="bộ tiêu chí", en="ruleset"))
YEAR = Word(Text(vi="năm", en="year"))
UNIT = Word(Text(vi="đơn vị", en="unit"))
ANSWERS = Word(Text(vi="trả lời", en="answers"))
EVIDENCE = Word(Text(vi="tài liệu kiểm chứng", en="evidence"), Text(vi="kiểm chứng", en="documents"))
EXPLANATIONS = Word(Text(vi="giải trình", en="explanations"))
NOT_APPLICABLE = Word(Text(vi="không áp dụng", en="not applicable"))
REFUSALS = Word(Text(vi="từ chối", en="refusals"))
DIGEST = Word(Text(vi="mã băm", en="digest"))
RULESET_DIGEST = Word(Text(vi="mã băm bộ tiêu chí", en="ruleset digest"))
TOP = (
    RULESET,
    YEAR,
    RULESET_DIGEST,
    UNIT,
    ANSWERS,
    EVIDENCE,
    EXPLANATIONS,
    NOT_APPLICABLE,
    REFUSALS,
    DIGEST,
)
NEEDED = (RULESET, YEAR, UNIT)

NAME = Word(Text(vi="tên", en="name"))
KIND = Word(Text(vi="loại", en="kind"))
NUMBER = Word(Text(vi="số", en="number"))
DATE = Word(Text(vi="ngày", en="date"))
ISSUER = Word(Text(vi="cơ quan", en="issuer"))
PAGE = Word(Text(vi="trang", en="page"))
DOCUMENT = (NAME, KIND, NUMBER, DATE, ISSUER, PAGE)

POINTS = Word(Text(vi="điểm", en="points"))
BY = Word(Text(vi="người chấm", en="by"))
REASON = Word(Text(vi="lý do", en="reason"), Text(vi="lí do", en="because"))
JUDGEMENT = (POINTS, BY, REASON)

YES = Word(Text(vi="có", en="yes"), Text(vi="true", en="true"))
NO = Word(Text(vi="không", en="no"), Text(vi="false", en="false"))
NEVER = Word(Text(vi="không có", en="never"))


@define(eq=False)
class Table(Generic[T]):
    """What the keys of one group may be; `unknown` is the sentence about any other, with `{word}`."""

    meanings: tuple[tuple[str, T], ...]
    unknown: Text
    _exact: dict[str, T] = field(init=False, repr=False)
    _folded: dict[str, T] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        first_wins = tuple(reversed(self.meanings))
        self._exact = dict(first_wins)
        self._folded = {folded(name): meaning for name, meaning in first_wins}

    def find(self, text: str) -> T | None:
        """What `text` stands for, or None."""
        if len(text) > LONGEST_NAME:
            return None
        exact = self._exact.get(text)
        return exact if exact is not None else self._folded.get(folded(text))

    def names(self) -> tuple[str, ...]:
        """Every name of the table, in its order."""
        return tuple(name for name, _ in self.meanings)


@cache
def words(group: tuple[Word, ...], unknown: Text) -> Table[Word]:
    """The table of a fixed group of keys."""
    return Table(tuple((form, word) for word in group for form in _forms(word)), unknown)


def by_name(names: Iterable[str], unknown: Text) -> Table[str]:
    """A table of names that stand for themselves, such as options."""
    return Table(tuple((name, name) for name in names), unknown)


@frozen
class Names:
    """The names that a ruleset gives: of its items and groups, and of what each of them asks."""

    nodes: Table[ir.Node]
    inputs: dict[str | None, Table[ir.Input]]
    items: dict[str, ir.Item]
    all_inputs: dict[tuple[str | None, str], ir.Input]


def names_of(ruleset: ir.Ruleset) -> Names:
    """The names of `ruleset`; an id wins over a printed code that looks the same."""
    every = tuple(nodes(ruleset.children))
    by_id = [(node.id, node) for node in every]
    by_code = [(node.code, node) for node in every]
    owners: dict[str | None, list[ir.Input]] = {None: [], **{node.id: [] for node in every}}
    for one in ruleset.inputs:
        owners.setdefault(one.owner, []).append(one)
    codes = {node.id: node.code for node in every}
    inputs = {
        owner: Table(
            tuple((one.name, one) for one in asked),
            messages.UNKNOWN_INPUT.of(item="" if owner is None else codes.get(owner, owner), word="{word}"),
        )
        for owner, asked in owners.items()
    }
    return Names(
        Table((*by_id, *by_code), messages.UNKNOWN_ITEM),
        inputs,
        {node.id: node for node in every if isinstance(node, ir.Item)},
        {one.key: one for one in ruleset.inputs},
    )


def language_of(data: Mapping, otherwise: Language) -> Language:
    """The language most of the top keys are written in; `otherwise` when they tie."""
    keys = [folded(text) for text in _texts(data) if len(text) <= LONGEST_NAME]
    vietnamese, english = (
        sum(key in {folded(form) for word in TOP for form in word.forms(language)} for key in keys)
        for language in ("vi", "en")
    )
    if vietnamese == english:
        return otherwise
    return "vi" if vietnamese > english else "en"


def _texts(data: Mapping) -> Iterator[str]:
    return (entry.key.text for entry in data.entries if entry.key.text is not None)


def _forms(word: Word) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.forms("vi") + word.forms("en")))
