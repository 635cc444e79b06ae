"""What the author guarantees, held against dossiers that may refute it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.laws import messages
from cchc_rules.analyses.laws.breach import Breach, Scoring
from cchc_rules.analyses.laws.catalogue import Law
from cchc_rules.analyses.laws.guarantees import contradicts_itself, keeps_always, keeps_monotone, scores_by_id
from cchc_rules.base.texts import Text
from cchc_rules.ir.dossier import Dossier, Judgement, Never, Value
from cchc_rules.ir.nodes import Always, DateOf, Monotone


def monotone(guarantee: Monotone, frame: Frame, one: Dossier, other: Dossier) -> Iterator[Breach]:
    """As the answer grows and all others stay, the points of the item never fall, or never rise.

    The two dossiers differ in that answer only; which of them holds the greater one is found here.
    """
    key = (guarantee.owner, guarantee.name)
    first, second = sorted((one, other), key=lambda dossier: _place(dossier.answers.get(key)))
    before, after = first.answers.get(key), second.answers.get(key)
    if before is None or after is None or _place(before) == _place(after):
        return
    if any(contradicts_itself(frame.ruleset, dossier) for dossier in (one, other)):
        return
    item = frame.names.items[guarantee.item]
    earned, then = frame.score(item, first), frame.score(item, second)
    if keeps_monotone(guarantee, earned, then) is False:
        sentence = messages.FALLS if guarantee.rising else messages.RISES
        is_day = isinstance(frame.kinds.get(key), DateOf)
        message = sentence.of(
            name=guarantee.name,
            before=_phrase(before, is_day=is_day),
            after=_phrase(after, is_day=is_day),
            first=earned.points.low,
            second=then.points.low,
        )
        yield Breach(law=Law.MONOTONE, node=guarantee.item, message=message)


def guaranteed(guarantee: Always, scoring: Scoring) -> Iterator[Breach]:
    """Where the first condition holds, so does the second."""
    scores = scores_by_id(scoring.scorecard)
    if keeps_always(guarantee, scoring.ruleset, scoring.dossier, scores) is False:
        message = messages.REFUTED.of(name=guarantee.name)
        yield Breach(law=Law.GUARANTEED, node=guarantee.owner, message=message)


def _place(value: Value | None) -> tuple[int, Fraction]:
    """Where an answer stands among those of its kind; a day that never came is the last."""
    match value:
        case bool():
            return (0, Fraction(int(value)))
        case Fraction():
            return (0, value)
        case Judgement(points=points):
            return (0, points)
        case Never():
            return (1, Fraction(0))
        case _:
            return (0, Fraction(0))


def _phrase(value: Value, *, is_day: bool) -> Text | Fraction | str:
    match value:
        case Never():
            return messages.NEVER
        case Judgement(points=points):
            return points
        case Fraction() if is_day:
            return messages.DAY.of(day=f"{date.fromordinal(int(value)):%d/%m/%Y}")
        case Fraction():
            return value
        case _:
            return str(value)
