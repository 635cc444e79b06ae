"""A result can be kept and replayed, and says the same in whatever order things are told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TypeVar

from attrs import evolve

from cchc_rules.analyses.laws import messages
from cchc_rules.analyses.laws.breach import Breach, Scoring
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.backends.exact.score import score
from cchc_rules.base.canonical import Json
from cchc_rules.dossiers.bind import digest
from cchc_rules.ir.dossier import Dossier, Replies, Value
from cchc_rules.ir.from_json import dossier_from_json, scorecard_from_json
from cchc_rules.ir.to_json import dossier_to_json, scorecard_to_json

K = TypeVar("K")
V = TypeVar("V")


def replays(scoring: Scoring) -> Iterator[Breach]:
    """A scorecard and its dossier, kept as JSON and read back, are the same and score the same."""
    law, card, dossier = Law.REPLAYS, scoring.scorecard, scoring.dossier
    kept, _ = scorecard_from_json(_through_json(scorecard_to_json(card)))
    read, _ = dossier_from_json(_through_json(dossier_to_json(dossier)))
    if kept is None or read is None:
        yield Breach(law=law, node=None, message=messages.LOST)
        return
    if kept != card:
        yield Breach(law=law, node=None, message=messages.CHANGED)
    if dossier.digest is not None and not digest(read) == digest(dossier) == dossier.digest:
        yield Breach(law=law, node=None, message=messages.DIGEST)
    if score(scoring.ruleset, read, card.certificate.ruleset_digest) != card:
        yield Breach(law=law, node=None, message=messages.REPLAYED)


def order_is_nothing(scoring: Scoring) -> Iterator[Breach]:
    """Answers, documents and reasons told in the opposite order give the same scorecard."""
    turned = backwards(scoring.dossier)
    if score(scoring.ruleset, turned, scoring.scorecard.certificate.ruleset_digest) != scoring.scorecard:
        yield Breach(law=Law.ORDER_IS_NOTHING, node=None, message=messages.ORDER)


def backwards(dossier: Dossier) -> Dossier:
    """The same dossier with everything it lists in the opposite order."""
    return evolve(
        dossier,
        answers={key: _backwards(value) for key, value in _turned(dossier.answers).items()},
        evidence={item: tuple(reversed(ones)) for item, ones in _turned(dossier.evidence).items()},
        explanations=_turned(dossier.explanations),
        na_claims=_turned(dossier.na_claims),
        refusals=_turned(dossier.refusals),
        awarded=_turned(dossier.awarded),
    )


def _backwards(value: Value) -> Value:
    return Replies(tuple(reversed(value.counts))) if isinstance(value, Replies) else value


def _turned(given: Mapping[K, V]) -> dict[K, V]:
    return dict(reversed(tuple(given.items())))


def _through_json(value: Json) -> Json:
    read: Json = json.loads(json.dumps(value, ensure_ascii=False))
    return read
