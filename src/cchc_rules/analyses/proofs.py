"""Documents that examples attach: everything an item asks for, one piece less, one of several."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Attached


def documents_for(item: ir.Item) -> tuple[Attached, ...]:
    """Documents that meet everything the item asks for."""
    return tuple(proof(one) for one in _pieces(item))


def all_but_one(item: ir.Item, missing: ir.Document) -> tuple[Attached, ...]:
    """Everything the item asks for, less one piece of a document."""
    pieces = list(_pieces(item))
    pieces.remove(missing)
    return tuple(proof(one) for one in pieces)


def only_one_of(item: ir.Item, several: ir.Evidence, chosen: ir.Document) -> tuple[Attached, ...]:
    """Everything the item asks for, with `chosen` alone where any one of `several` will do."""
    others = [piece for demand in item.evidence if demand is not several for piece in _of(demand)]
    return tuple(proof(one) for one in (*others, *([chosen] * chosen.count)))


def proof(document: ir.Document) -> Attached:
    """One document that is as asked."""
    return Attached(
        name=document.name,
        kind=document.kind,
        issuer=document.issuer,
        number="01",
        day=document.until if document.since is None else document.since,
    )


def _pieces(item: ir.Item) -> Iterator[ir.Document]:
    return (piece for demand in item.evidence for piece in _of(demand))


def _of(demand: ir.Evidence) -> Iterator[ir.Document]:
    return (document for document in demand.documents for _ in range(document.count))
