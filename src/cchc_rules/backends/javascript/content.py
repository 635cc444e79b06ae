"""What a page knows: a ruleset as data, and the sentences about it in both languages.

Everything is data. The script shows texts as texts and never makes code or markup of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from cchc_rules.backends.javascript import messages
from cchc_rules.base.canonical import Json
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Key
from cchc_rules.ir.nodes import Item, Node, Ruleset
from cchc_rules.ir.to_json import to_json
from cchc_rules.ir.walk import items, keys_of_condition, keys_of_item, nodes


@frozen
class Measured:
    """A number that a case is about: that of its condition ("when"), or the first factor of its "points".

    `kind` says how it is written: "ratio" as a percentage.
    """

    of: str
    kind: str


@frozen(kw_only=True)
class ItemWords:
    """What is said of one item.

    `cases` and `measures` go with its cases: what is said where each decides, and what is measured
    there, None where nothing is shown. `documents` go with its evidence.
    """

    rule: tuple[Text, ...]
    cases: tuple[Text, ...]
    measures: tuple[Measured | None, ...]
    demands: tuple[Text, ...]
    documents: tuple[tuple[Text, ...], ...]
    more: tuple[Text, ...] = ()


@frozen(kw_only=True)
class Words:
    """What is said of a ruleset, and with which words a dossier is written.

    `sentences` are those that the script fills in, by name; `forms` the words of the format, the
    preferred one first.
    """

    head: tuple[Text, ...]
    items: Mapping[str, ItemWords]
    inputs: Mapping[Key, Text]
    sentences: Mapping[str, Text]
    forms: Mapping[str, Mapping[Language, tuple[str, ...]]]


def content(ruleset: Ruleset, words: Words, language: Language) -> dict[str, Json]:
    """All that a form about the whole of `ruleset` needs."""
    return {
        "ruleset": to_json(ruleset),
        "digest": digest(ruleset),
        "language": language,
        "head": _texts(words.head),
        "items": {item.id: _item(words.items[item.id]) for item in items(ruleset)},
        "inputs": [_text(words.inputs[one.key]) for one in ruleset.inputs],
        "sentences": {name: _text(one) for name, one in {**own_sentences(), **words.sentences}.items()},
        "words": {
            name: {spoken: list(given) for spoken, given in forms.items()}
            for name, forms in words.forms.items()
        },
    }


def only(ruleset: Ruleset, item: Item) -> Ruleset:
    """`ruleset` with `item` alone, below its groups, and with the questions that decide about it."""
    children = _path(ruleset.children, item)
    keys = {*keys_of_item(item)}
    for node in nodes(children):
        if node.applies is not None:
            keys |= {*keys_of_condition(node.applies)}
    inputs = tuple(one for one in ruleset.inputs if one.key in keys or one.owner == item.id)
    return evolve(ruleset, children=children, inputs=inputs, gradings=(), guarantees=(), milestones=())


def own_sentences() -> dict[str, Text]:
    """The sentences of this room by name."""
    return {name: one for name, one in vars(messages).items() if isinstance(one, Text)}


def _path(children: tuple[Node, ...], item: Item) -> tuple[Node, ...]:
    for child in children:
        if isinstance(child, Item):
            if child.id == item.id:
                return (child,)
        elif inside := _path(child.children, item):
            return (evolve(child, children=inside),)
    return ()


def _item(words: ItemWords) -> dict[str, Json]:
    return {
        "rule": _texts(words.rule),
        "cases": _texts(words.cases),
        "measures": [None if one is None else {"of": one.of, "kind": one.kind} for one in words.measures],
        "demands": _texts(words.demands),
        "documents": [_texts(one) for one in words.documents],
        "more": _texts(words.more),
    }


def _texts(texts: Sequence[Text]) -> list[Json]:
    return [_text(one) for one in texts]


def _text(text: Text) -> dict[str, Json]:
    return {"vi": text.vi, "en": text.en}
