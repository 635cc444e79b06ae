"""The digest that names the content of a ruleset."""

from __future__ import annotations

from functools import lru_cache

from cchc_rules.base.canonical import Json, canonical
from cchc_rules.base.canonical import digest as digest_of
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.to_json import to_json

# Names of fields; each stands in one class only, and a ruleset has no keys of its own making.
OUTSIDE = frozenset({"continues", "guarantees", "language", "touched_by"})
UNORDERED = frozenset({"decisions", "demands", "evidence", "gradings", "inputs", "targets"})


@lru_cache(maxsize=8)
def digest(ruleset: Ruleset) -> str:
    """`sha256:` and the digest of what `ruleset` says, in whatever words and order it says it.

    Inside: every number, end of a band, name, question, piece of evidence, provenance and note.
    A note scores nothing, but it tells how a ruleset departs from its decision, and people who
    check a certificate must read the note that its author read.

    Outside: comments, layout and Unicode form, which never reach the IR; `language`, the
    keywords a text is written with; which decision last touched a node, so that a consolidated
    text says the same as the set and the amendments it was made of; what a node carries on from the
    set of an earlier year, which tells a story and scores nothing; what the author guarantees,
    which follows from the rules and changes none; fields equal to their
    default, so that a field added later leaves old digests alone; the format number, for the
    same reason.

    The order of decisions, targets, inputs, demands, pieces of evidence and gradings is outside
    too, since no score depends on it. The order of nodes is that of the decision; the order of
    cases, grades and gates decides; that of options and documents is part of what is asked.
    Those stay inside.
    """
    return digest_of(_settled(to_json(ruleset)["ruleset"]))


def _settled(value: Json, *, ordered: bool = True) -> Json:
    """`value` without what is outside, and every list whose order means nothing in that of its bytes."""
    match value:
        case dict():
            return {
                key: _settled(one, ordered=key not in UNORDERED)
                for key, one in value.items()
                if key not in OUTSIDE
            }
        case list():
            settled = [_settled(one) for one in value]
            return settled if ordered else sorted(settled, key=canonical)
        case _:
            return value
