"""Collects what is wrong with the answers of a dossier, each finding at its place and path."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from attrs import field

from cchc_rules.base.classes import define
from cchc_rules.base.names import nearest
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.codes import Code
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.dossiers import messages
from cchc_rules.dossiers.data import Data, Entry, Mapping, Scalar
from cchc_rules.dossiers.keys import LONGEST_NAME, Table

T = TypeVar("T")

# Each guess compares a word with every name; a file of nothing but strangers must end too.
_MOST_GUESSES = 200
_MOST_OPTIONS = 12
_LONGEST_QUOTE = 80


@define
class Findings:
    """The findings so far, in the order of the checks."""

    found: list[Diagnostic] = field(factory=list)
    _guesses: int = field(init=False, default=0)

    def add(  # noqa: PLR0913 - what a finding has besides its place may be left out
        self,
        code: Code,
        message: Text,
        at: Data,
        *,
        others: tuple[Label, ...] = (),
        notes: tuple[Text, ...] = (),
        helps: tuple[Text, ...] = (),
    ) -> None:
        """Records a finding about the node `at`."""
        labels = (Label(at.span), *others)
        self.found.append(
            Diagnostic(code=code, message=message, labels=labels, path=at.path, notes=notes, helps=helps)
        )

    def meant(self, word: str, names: Iterable[str]) -> tuple[Text, ...]:
        """The cure "did you mean", when one of `names` is near."""
        self._guesses += 1
        if self._guesses > _MOST_GUESSES or len(word) > LONGEST_NAME:
            return ()
        guess = nearest(word, names)
        return () if guess is None else (messages.DID_YOU_MEAN.of(name=guess),)

    def mapping(self, node: Data, cure: Text) -> Mapping | None:
        """`node` as a group of keys; None when nothing is written or (CR405) something else is."""
        if isinstance(node, Mapping):
            return node
        if not is_empty(node):
            self.add(codes.WRONG_TYPE, messages.NOT_A_GROUP, node, helps=(cure,))
        return None

    def text(self, node: Data) -> str | None:
        """`node` as one text; None when nothing is written or (CR405) it is a list or a group."""
        if not isinstance(node, Scalar):
            self.add(codes.WRONG_TYPE, messages.NOT_A_TEXT, node, helps=(messages.NOT_A_TEXT_HELP,))
            return None
        return None if is_empty(node) else str(node.text).strip()

    def known(self, group: Mapping, table: Table[T]) -> list[tuple[T, Entry]]:
        """The entries whose keys the table knows, each meaning once.

        Reports strangers (CR404) and a second name of the same thing (CR403), which is dropped.
        """
        taken: dict[int, Entry] = {}
        kept: list[tuple[T, Entry]] = []
        for entry in group.entries:
            key = str(entry.key.text)
            meaning = table.find(key)
            if meaning is None:
                self.stranger(entry.key, table)
                continue
            first = taken.setdefault(id(meaning), entry)
            if first is entry:
                kept.append((meaning, entry))
            else:
                self._twice(entry.key, first.key)
        return kept

    def stranger(self, key: Scalar, table: Table[T]) -> None:
        """Records a key that the table does not know."""
        word = str(key.text)
        names = table.names()
        message = table.unknown.of(word=quoted(word))
        guess = self.meant(word, names)
        notes = () if guess or not 0 < len(names) <= _MOST_OPTIONS else (options_note(names),)
        # `{điểm: 7,3}` reads as two keys: the comma ended the first.
        cut = table.unknown in _WITHOUT_FIGURES and word.isdigit()
        helps = (messages.QUOTE_THE_COMMA,) if cut else guess
        self.add(codes.UNKNOWN_KEY, message, key, notes=notes, helps=helps)

    def _twice(self, key: Scalar, first: Scalar) -> None:
        message = messages.SAME_THING.of(first=quoted(str(first.text)), second=quoted(str(key.text)))
        others = (Label(first.span, messages.DUPLICATE_KEY_FIRST),)
        self.add(codes.DUPLICATE_KEY, message, key, others=others, helps=(messages.DUPLICATE_KEY_HELP,))


# Keys of these are words, never figures.
_WITHOUT_FIGURES = (messages.UNKNOWN_PART, messages.UNKNOWN_DETAIL)


def is_empty(node: Data) -> bool:
    """Whether nothing is written: no answer, which is neither zero nor an error."""
    return isinstance(node, Scalar) and not (node.text or "").strip()


def quoted(text: str) -> str:
    """`text` short enough for a message."""
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def options_note(names: Iterable[str]) -> Text:
    """The fact which names there are."""
    return messages.OPTIONS.of(options=", ".join(f"`{name}`" for name in names))
