"""Tries an example with the evaluator, and says in words what came of it."""

from __future__ import annotations

from attrs import evolve

from cchc_rules.analyses.cases import Example
from cchc_rules.analyses.expectations import Expected, got, meets
from cchc_rules.analyses.frame import Frame
from cchc_rules.backends.words.reasons import reason
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.ir.scorecard import ItemScore, Points


@frozen(kw_only=True)
class Trial:
    """An example and what the item came to."""

    example: Example
    score: ItemScore
    got: Expected
    passed: bool


def try_example(example: Example, frame: Frame) -> Trial:
    """What the evaluator makes of an example."""
    score = frame.score(example.item, example.dossier)
    found = got(score)
    # Points between two bounds are an expectation about an open item, and stay one when rewritten.
    expected = example.expected
    if isinstance(expected, Points) and not expected.final and not score.points.final:
        found = score.points
    return Trial(example=example, score=score, got=found, passed=meets(example.expected, score))


def phrase_reason(trial: Trial, frame: Frame) -> Text:
    """Why the item came to what it came to, as a scorecard would say it."""
    # The documents of an example are made up; what they are called would only distract.
    dossier = evolve(trial.example.dossier, evidence={})
    return reason(trial.score, trial.example.item, frame.ruleset, dossier)
