"""The documents a unit attaches, and why one of them is none of those that an item asks for."""

from __future__ import annotations

from collections.abc import Mapping as Table
from typing import assert_never

from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.dossiers import keys, messages
from cchc_rules.dossiers.data import Data, Mapping, Scalar, Sequence
from cchc_rules.dossiers.figures import day_text, read_day
from cchc_rules.dossiers.findings import Findings, is_empty, quoted
from cchc_rules.dossiers.keys import Word
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached
from cchc_rules.ir.evidence import Misfit, fits, is_alike, misfits

_MOST_WANTED = 6


def read_documents(node: Data, found: Findings) -> list[tuple[Attached, Data]]:
    """The documents in a list, each with its place; one alone needs no list."""
    if is_empty(node):
        return []
    written = node.items if isinstance(node, Sequence) else (node,)
    read = ((_document(one, found), one) for one in written if not is_empty(one))
    return [(document, one) for document, one in read if document is not None]


def check_documents(attached: list[tuple[Attached, Data]], item: ir.Item, found: Findings) -> None:
    """Warns of each document that fits none of those the item asks for."""
    wanted = [document for demand in item.evidence for document in demand.documents]
    for one, node in attached:
        if any(fits(one, document) for document in wanted):
            continue
        message = messages.UNMATCHED.of(name=quoted(one.name), item=item.code)
        alike = next((document for document in wanted if is_alike(one, document)), None)
        if alike is not None:
            found.add(codes.UNMATCHED_EVIDENCE, message, node, notes=_conditions(one, alike))
            continue
        helps = found.meant(one.name, [document.name for document in wanted])
        notes = tuple(_wanted(document) for document in wanted[:_MOST_WANTED])
        found.add(codes.UNMATCHED_EVIDENCE, message, node, notes=notes, helps=helps)


def _conditions(one: Attached, document: ir.Document) -> tuple[Text, ...]:
    """Every condition on `document` that `one` does not meet, in words."""
    return tuple(_condition(misfit, document) for misfit in misfits(one, document))


def _condition(misfit: Misfit, document: ir.Document) -> Text:
    match misfit:
        case Misfit.OTHER_DOCUMENT:
            return _wanted(document)
        case Misfit.OTHER_KIND:
            return messages.OTHER_KIND.of(kind=document.kind or "")
        case Misfit.OTHER_ISSUER:
            return messages.OTHER_ISSUER.of(issuer=document.issuer or "")
        case Misfit.NO_NUMBER:
            return messages.NO_NUMBER
        case Misfit.NO_DAY:
            return messages.NO_DAY
        case Misfit.TOO_EARLY:
            return messages.TOO_EARLY.of(day=day_text(document.since or 1))
        case Misfit.TOO_LATE:
            return messages.TOO_LATE.of(day=day_text(document.until or 1))
        case _:
            assert_never(misfit)


def _wanted(document: ir.Document) -> Text:
    if document.kind is None:
        return messages.WANTED_NOTE.of(name=document.name)
    return messages.WANTED_KIND_NOTE.of(name=document.name, kind=document.kind)


def _document(node: Data, found: Findings) -> Attached | None:
    if isinstance(node, Scalar):
        return Attached(name=str(node.text).strip())
    mapping = found.mapping(node, messages.DOCUMENTS_HELP)
    if mapping is None:
        return None
    details = _details(mapping, found)
    name = details.get(keys.NAME)
    if name is None:
        found.add(
            codes.MISSING_KEY, messages.NO_DOCUMENT_NAME, mapping, helps=(messages.NO_DOCUMENT_NAME_HELP,)
        )
        return None
    day = details.get(keys.DATE)
    return Attached(
        name=_text(name),
        kind=_text_of(keys.KIND, details),
        issuer=_text_of(keys.ISSUER, details),
        number=_text_of(keys.NUMBER, details),
        day=None if day is None else read_day(_text(day), day, found),
        page=_text_of(keys.PAGE, details),
    )


def _details(mapping: Mapping, found: Findings) -> dict[Word, Scalar]:
    entries = found.known(mapping, keys.words(keys.DOCUMENT, messages.UNKNOWN_DETAIL))
    return {
        word: entry.value
        for word, entry in entries
        if found.text(entry.value) is not None and isinstance(entry.value, Scalar)
    }


def _text_of(word: Word, details: Table[Word, Scalar]) -> str | None:
    node = details.get(word)
    return None if node is None else _text(node)


def _text(node: Scalar) -> str:
    return str(node.text).strip()
