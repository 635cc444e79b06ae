"""What may stand beside the answers of an item: documents, an explanation, a claim, a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cchc_rules.base.classes import frozen
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached

EXPLANATION = "Văn bản đang lưu tại cơ quan cấp trên"
CLAIM = "Trong năm không phát sinh"
REFUSAL = "Tài liệu không đúng nội dung"
_OTHER = "Tài liệu khác"
# How often all papers are in order, for each other way in which they may come.
_IN_ORDER = 2


@frozen(kw_only=True)
class Papers:
    """The papers of one item."""

    documents: tuple[Attached, ...] = ()
    explanation: str | None = None
    claim: str | None = None
    refusal: str | None = None


def papers_of(item: ir.Item) -> tuple[Papers, ...]:
    """The ways in which the papers of an item may come, the first with everything in order."""
    others = tuple(_others(item))
    return (in_order(item),) * (_IN_ORDER * len(others)) + others


def in_order(item: ir.Item) -> Papers:
    """Every document that is asked for."""
    return Papers(documents=_documents(item))


def _others(item: ir.Item) -> Iterator[Papers]:
    documents = _documents(item)
    if documents:
        yield Papers()
        yield Papers(explanation=EXPLANATION)
        yield Papers(documents=documents[:1])
        yield Papers(documents=(Attached(name=_OTHER),))
    else:
        yield Papers(explanation=EXPLANATION)
    yield Papers(documents=documents, refusal=REFUSAL)
    if item.may_be_claimed_na:
        yield Papers(documents=documents, claim=CLAIM)


def _documents(item: ir.Item) -> tuple[Attached, ...]:
    return tuple(
        fitting(document, copy)
        for demand in item.evidence
        for document in demand.documents
        for copy in range(document.count)
    )


def fitting(document: ir.Document, copy: int = 0) -> Attached:
    """A document that is what is asked for; copies differ by their number."""
    day = document.since if document.until is None else document.until
    bounded = document.since is not None or document.until is not None
    return Attached(
        name=document.name,
        kind=document.kind,
        issuer=document.issuer,
        number=f"{copy + 1:02}" if document.numbered or document.count > 1 else None,
        day=(day or date(2000, 1, 1).toordinal()) if bounded else None,
    )
