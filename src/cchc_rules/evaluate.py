"""Many units under one ruleset, fast: the ruleset compiled once, each unit in microseconds.

    import cchc_rules

    evaluator = cchc_rules.evaluator(cchc_rules.load("ca-mau/so@2013"))
    standing = evaluator.index({"1.done": 17, "1.given": 20})
    standing.total.low, standing.grade

Every score is exactly that of `cchc_rules.score`. What compiled code does not take is scored by the
reference evaluator, some hundred times slower: answers that are missing or do not fit their question,
claims that items do not apply, points set by hand, gates about points that are still open.
"""

from __future__ import annotations

from cchc_rules.analyses.evaluating import Evaluator, Nodes, evaluator_of
from cchc_rules.api import read_dossier
from cchc_rules.backends.compiled.reading import Answers, Plain, text_of
from cchc_rules.backends.compiled.standing import Standing
from cchc_rules.dossiers import keys
from cchc_rules.ir.dossier import Dossier, Judgement, Never, Replies
from cchc_rules.ir.nodes import Ruleset

__all__ = ["Answers", "Evaluator", "Nodes", "Plain", "Standing", "evaluator"]


def evaluator(ruleset: Ruleset) -> Evaluator:
    """What scores many units under `ruleset`; making it takes some tenths of a second.

    Plain answers are keyed `item.input` by the id of the item, or `input` for what the ruleset asks
    for all; values are `int`, `bool`, `str`, `date`, `Decimal` or `Fraction`, never `float`.
    """
    return evaluator_of(ruleset, _read)


def _read(ruleset: Ruleset, answers: Answers) -> Dossier:
    """The dossier of plain answers.

    Raises:
        DossierError: an answer does not fit, or nobody asked for it.
    """
    owners = {text_of(asked.key): asked.key for asked in ruleset.inputs}
    nested: dict[str, object] = {}
    for name, value in answers.items():
        owner, asked = owners.get(name, (None, name))
        if owner is None:
            nested[asked] = _written(value)
        else:
            below = nested.setdefault(owner, {})
            assert isinstance(below, dict)
            below[asked] = _written(value)
    head = {keys.RULESET: ruleset.id, keys.YEAR: ruleset.year, keys.UNIT: "-", keys.ANSWERS: nested}
    return read_dossier({word.name.in_("en"): value for word, value in head.items()}, ruleset)


def _written(value: Plain) -> object:
    """An answer as a dossier writes it."""
    match value:
        case Never():
            return keys.NEVER.name.in_("en")
        case Judgement(points=points, by=by, reason=reason):
            said = {keys.POINTS: points, keys.BY: by, keys.REASON: reason}
            return {word.name.in_("en"): one for word, one in said.items()}
        case Replies(counts):
            nested: dict[str, object] = {}
            for (group, option), count in counts:
                if group is None:
                    nested[option] = count
                else:
                    below = nested.setdefault(group, {})
                    assert isinstance(below, dict)
                    below[option] = count
            return nested
        case _:
            return value
