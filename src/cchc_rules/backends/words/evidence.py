"""The documents that prove an answer, in words."""

from __future__ import annotations

from fractions import Fraction

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.writing import DATE, band, joined
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Document, Evidence, Interval


def phrase_evidence(evidence: Evidence) -> tuple[Text, ...]:
    """One line per document that is needed; alternatives share a line."""
    documents = [phrase_document(document) for document in evidence.documents]
    if evidence.any_one and len(documents) > 1:
        return (messages.ANY_ONE_OF.of(documents=joined(documents, "; ")),)
    return tuple(documents)


def phrase_document(document: Document) -> Text:
    """A document with every condition on it."""
    facts: list[Text] = []
    if document.kind is not None:
        facts.append(messages.DOCUMENT_KIND.of(kind=document.kind))
    if document.issuer is not None:
        facts.append(messages.DOCUMENT_ISSUER.of(issuer=document.issuer))
    if document.numbered:
        facts.append(messages.DOCUMENT_NUMBERED)
    if document.since is not None or document.until is not None:
        ends = [None if end is None else Fraction(end) for end in (document.since, document.until)]
        facts.append(band(Interval(ends[0], ends[1]), DATE))
    if document.count > 1:
        facts.append(messages.DOCUMENT_COUNT.of(count=document.count))
    if not facts:
        return messages.DOCUMENT.of(name=document.name)
    return messages.DOCUMENT_WITH.of(name=document.name, facts=joined(facts))
