"""Changes in words: what stood there before, what stands there now.

Every sentence about a rule, a question or a document is the one that `backends/words` says of a
single ruleset, once for each side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import assert_never

from cchc_rules.analyses.calendar.steps import phrase_days
from cchc_rules.analyses.changes import messages
from cchc_rules.analyses.changes.kinds import Kind, kind_of
from cchc_rules.analyses.changes.model import (
    Added,
    AppliesChanged,
    AttributeChanged,
    AttributeValue,
    Behaviour,
    Change,
    Changes,
    DeadlineChanged,
    EvidenceChanged,
    FactValue,
    GradingChanged,
    GuaranteeChanged,
    HeadChanged,
    How,
    InputsChanged,
    MaximumChanged,
    Merged,
    MilestoneChanged,
    Moved,
    Pair,
    QuestionsReworded,
    RankingChanged,
    Removed,
    Renamed,
    Renumbered,
    RuleChanged,
    Shift,
    Split,
)
from cchc_rules.analyses.expectations import phrase_number
from cchc_rules.analyses.proving import messages as proving
from cchc_rules.analyses.proving.pairs import Differs, Same, Undecided
from cchc_rules.analyses.suggestions import lines_beside, phrase_value
from cchc_rules.backends.words import messages as words
from cchc_rules.backends.words.evidence import phrase_evidence
from cchc_rules.backends.words.explain import phrase_na
from cchc_rules.backends.words.expressions import phrase_condition
from cchc_rules.backends.words.guarantees import phrase_guarantee
from cchc_rules.backends.words.outline import phrase_gate, phrase_grading, phrase_maximum
from cchc_rules.backends.words.provenance import phrase_decision, phrase_provenance
from cchc_rules.backends.words.questions import inputs_of, kind_of_answer
from cchc_rules.backends.words.rules import phrase_demand, phrase_rule
from cchc_rules.backends.words.writing import PLAIN, day, is_day, joined, plain, points, quoted, ratio
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text, same
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier, Value
from cchc_rules.ir.scorecard import ItemScore, Status
from cchc_rules.ir.walk import nodes


@frozen(kw_only=True)
class Told:
    """A change by its name, with what stood there before and what stands there now, line by line.

    A side without lines is a side on which there is nothing of the kind.
    """

    label: Text
    before: tuple[Text, ...] = ()
    after: tuple[Text, ...] = ()


def in_a_line(told: Told) -> Text:
    """The change in one line: `Điểm tối đa: 2 → 1`."""
    if not told.before:
        return messages.LINE_NEW.of(label=told.label, after=joined(told.after, "; "))
    if not told.after:
        return messages.LINE_GONE.of(label=told.label, before=joined(told.before, "; "))
    return messages.LINE.of(
        label=told.label, before=joined(told.before, "; "), after=joined(told.after, "; ")
    )


def called(node: ir.Node) -> Text:
    """A node by its code and name."""
    return messages.NODE.of(code=node.code, name=node.name)


def worth(node: ir.Node) -> Text:
    """A node by its code and name, with its maximum."""
    if node.maximum is None:
        return called(node)
    return messages.NODE_WORTH.of(code=node.code, name=node.name, points=points(node.maximum))


def guessed(pair: Pair) -> Text | None:
    """That two nodes were only guessed to be one, and how sure that is; None where they were not."""
    if pair.how is not How.PROPOSED:
        return None
    return messages.GUESSED.of(confidence=ratio(pair.confidence))


def tell(change: Change, changes: Changes) -> Told:
    """One change in words."""
    before, after = _sides(change, changes)
    return Told(label=messages.KINDS[kind_of(change)], before=tuple(before), after=tuple(after))


def rule_of(item: ir.Item, ruleset: ir.Ruleset) -> tuple[Text, ...]:
    """How an item is scored, and what its answers must fulfil."""
    return (*phrase_rule(item, ruleset), *(phrase_demand(one, ruleset) for one in item.demands))


def evidence_of(item: ir.Item) -> tuple[Text, ...]:
    """The documents that an item asks for."""
    return tuple(line for one in item.evidence for line in phrase_evidence(one)) or (words.NO_EVIDENCE,)


def contents(item: ir.Item, ruleset: ir.Ruleset) -> tuple[tuple[Text, tuple[Text, ...]], ...]:
    """What a whole item says, by name: what is asked, how it is scored, what proves it."""
    return (
        (messages.KINDS[Kind.INPUTS], inputs_of(item, ruleset)),
        (messages.KINDS[Kind.RULE], rule_of(item, ruleset)),
        (messages.KINDS[Kind.EVIDENCE], evidence_of(item)),
    )


_Lines = Iterable[Text]


def _sides(change: Change, changes: Changes) -> tuple[_Lines, _Lines]:
    earlier, later = changes.before, changes.after
    match change:
        case Added(node):
            return (), (worth(node),)
        case Removed(node):
            return (worth(node),), ()
        case Split(before=node, parts=parts):
            return (worth(node),), map(worth, parts)
        case Merged(parts=parts, after=node):
            return map(worth, parts), (worth(node),)
        case Renumbered(pair):
            return (same(pair.before.code),), (same(pair.after.code),)
        case Moved(before=old, after=new):
            return (_place(old),), (_place(new),)
        case Renamed(pair):
            return (quoted(pair.before.name),), (quoted(pair.after.name),)
        case MaximumChanged(pair):
            return (_maximum(pair.before),), (_maximum(pair.after),)
        case RuleChanged(pair) if pair.items is not None:
            return rule_of(pair.items[0], earlier), rule_of(pair.items[1], later)
        case EvidenceChanged(pair) if pair.items is not None:
            return evidence_of(pair.items[0]), evidence_of(pair.items[1])
        case RuleChanged() | EvidenceChanged():
            return (), ()
        case AppliesChanged(pair):
            return (_applies(pair.before, earlier),), (_applies(pair.after, later),)
        case InputsChanged(added=added, removed=removed, altered=altered):
            dropped = [*removed, *(one for one, _ in altered)]
            asked = [*(other for _, other in altered), *added]
            return map(_question, dropped), map(_question, asked)
        case QuestionsReworded(questions=questions):
            return (
                [_question(one) for one, _ in questions],
                [_question(other) for _, other in questions],
            )
        case DeadlineChanged(before=old_days, after=new_days):
            return map(day, old_days), map(day, new_days)
        case AttributeChanged(before=old_value, after=new_value):
            return (_attribute(old_value),), (_attribute(new_value),)
        case HeadChanged(before=old_fact, after=new_fact):
            return _fact(old_fact), _fact(new_fact)
        case GradingChanged(before=old_grades, after=new_grades):
            return _grading(old_grades, earlier), _grading(new_grades, later)
        case RankingChanged(before=old_ranking, after=new_ranking):
            return _ranking(old_ranking, earlier), _ranking(new_ranking, later)
        case MilestoneChanged(before=old_step, after=new_step):
            return _milestone(old_step), _milestone(new_step)
        case GuaranteeChanged(before=old_word, after=new_word):
            return _guarantee(old_word, earlier), _guarantee(new_word, later)
        case _:
            assert_never(change)


def _place(group: ir.Group | None) -> Text:
    return messages.TOP if group is None else called(group)


def _maximum(node: ir.Node) -> Text:
    return messages.NOT_SAID if node.maximum is None else phrase_maximum(node)


def _applies(node: ir.Node, ruleset: ir.Ruleset) -> Text:
    if node.applies is None:
        return messages.ALWAYS_APPLIES
    return words.ONLY_WHEN.of(condition=phrase_condition(node.applies, ruleset))


def _question(one: ir.Input) -> Text:
    return words.INPUT.of(name=one.name, question=one.question, kind=kind_of_answer(one.kind))


def _attribute(value: AttributeValue) -> Text:
    match value:
        case None:
            return messages.NONE
        case bool():
            return words.YES if value else words.NO
        case str():
            return quoted(value)
        case ir.Level():
            return words.LEVELS[value]
        case ir.NaPolicy():
            return phrase_na(value)
        case ir.WithoutEvidence():
            return words.WITHOUT_EVIDENCE[value]
        case ir.Combine():
            return words.COMBINES[value]
        case ir.Provenance():
            return phrase_provenance(value)
        case _:
            assert_never(value)


def _fact(value: FactValue) -> _Lines:
    match value:
        case None:
            return (messages.NOT_SAID,)
        case bool():
            return (words.YES if value else words.NO,)
        case str():
            return (quoted(value),)
        case Fraction():
            return (points(value),)
        case ir.Cap(limit):
            return (messages.NO_LIMIT if limit is None else points(limit),)
        case ir.RoundingRule(level, digits, mode):
            said = {"level": words.ROUNDING_LEVELS[level], "mode": words.ROUNDING_MODES[mode]}
            return (words.ROUNDING_RULE.of(digits=digits, **said),)
        case ir.Provenance():
            return (phrase_provenance(value),)
        case tuple():
            return _several(value)
        case _:
            assert_never(value)


def _several(value: tuple[object, ...]) -> _Lines:
    match value:
        case (ir.IndexNumerator() as above, ir.IndexDenominator() as below):
            made = {"above": words.NUMERATORS[above], "below": words.DENOMINATORS[below]}
            return (words.INDEX_RULE.of(**made),)
        case (int() as first, None):
            return (messages.ONWARD.of(first=str(first)),)
        case (int() as first, int() as last):
            return (_years(first, last),)
        case _:
            return [_one_of(one) for one in value if one is not None]


def _one_of(one: object) -> Text:
    return phrase_decision(one) if isinstance(one, ir.Decision) else same(str(one))


def _years(first: int, last: int) -> Text:
    if first == last:
        return messages.ONE_YEAR.of(year=str(first))
    return messages.YEARS.of(first=str(first), last=str(last))


def _grading(grading: ir.Grading | None, ruleset: ir.Ruleset) -> _Lines:
    if grading is None:
        return ()
    return (phrase_grading(grading), *(phrase_gate(gate, ruleset) for gate in grading.gates))


def _ranking(ranking: ir.Ranking | None, ruleset: ir.Ruleset) -> _Lines:
    if ranking is None:
        return ()
    told = [
        messages.ON_ROUNDED if ranking.on_rounded else messages.ON_EXACT,
        messages.DENSE if ranking.dense else messages.GAPS,
    ]
    codes = {node.id: node.code for node in nodes(ruleset.children)}
    if ranking.breakers:
        told.append(messages.BREAKERS.of(codes=", ".join(codes[one] for one in ranking.breakers)))
    return (joined(told),)


def _milestone(step: ir.Milestone | None) -> _Lines:
    if step is None:
        return ()
    said = messages.MILESTONE if step.who is None else messages.MILESTONE_BY
    return (said.of(name=step.name, days=phrase_days(step.days), who=step.who or ""),)


def _guarantee(guarantee: ir.Guarantee | None, ruleset: ir.Ruleset) -> _Lines:
    return () if guarantee is None else (phrase_guarantee(guarantee, ruleset),)


# ── whether a rule scores otherwise ────────────────────────────────────────────────────────


def verdict(behaviour: Behaviour) -> Text:
    """Whether an item scores as before, and if not in which direction it changed."""
    match behaviour.verdict:
        case Same(by):
            return messages.SAME.of(by=proving.METHODS[by])
        case Undecided(reason):
            return messages.UNDECIDED.of(why=proving.REASONS[reason])
        case Differs():
            direction = behaviour.direction
            said = messages.NOT_SAID if direction is None else messages.DIRECTIONS[direction]
            return messages.DIFFERS.of(direction=said)
        case _:
            assert_never(behaviour.verdict)


def behaves(behaviour: Behaviour, changes: Changes) -> tuple[Told, ...]:
    """What shows that a rule scores otherwise: the smallest example, the largest gain and loss."""
    shown: Sequence[tuple[Text, Shift | None]] = (
        (messages.SMALLEST, behaviour.smallest),
        (messages.GAIN, behaviour.gain),
        (messages.LOSS, behaviour.loss),
    )
    return tuple(
        Told(
            label=label,
            before=(_earned(shift, behaviour, changes, 0),),
            after=(_after(shift, behaviour, changes),),
        )
        for label, shift in shown
        if shift is not None
    )


def extent(shift: Shift | None, behaviour: Behaviour, *, gain: bool) -> Text:
    """How many points an item may gain or lose, and how much of its maximum that is."""
    if shift is None or shift.points is None or shift.share is None:
        if behaviour.sure:
            return messages.NO_GAIN if gain else messages.NO_LOSS
        return messages.GAIN_NOT_FOUND if gain else messages.LOSS_NOT_FOUND
    said = messages.CHANGE_SURE if behaviour.sure else messages.CHANGE_FOUND
    return said.of(points=signed(shift.points), share=_with_sign(shift.share, ratio(abs(shift.share))))


def signed(value: Fraction) -> Text:
    """A change in points with its sign: `+1,5`, `−2`."""
    return _with_sign(value, plain(abs(value), PLAIN))


def _with_sign(value: Fraction, said: Text) -> Text:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return Text(vi=f"{sign}{said.vi}", en=f"{sign}{said.en}")


def _earned(shift: Shift, behaviour: Behaviour, changes: Changes, side: int) -> Text:
    item = (behaviour.pair.before, behaviour.pair.after)[side]
    assert isinstance(item, ir.Item)
    ruleset = (changes.before, changes.after)[side]
    return messages.WITH.of(
        answers=_attempt(shift.found.dossiers[side], item, ruleset),
        points=_came_to(shift.found.scores[side]),
    )


def _came_to(score: ItemScore) -> Text:
    return points(score.points.low) if score.status is Status.SCORED else words.STATUSES[score.status]


def _attempt(dossier: Dossier, item: ir.Item, ruleset: ir.Ruleset) -> Text:
    """The answers of an example, and what else it says where that is not the usual."""
    kinds = {one.key: one.kind for one in ruleset.inputs}
    said = [
        messages.ANSWERED.of(name=key[1], value=_value(value, kinds.get(key)))
        for key, value in dossier.answers.items()
    ]
    said += [messages.BESIDE.of(word=word.name, value=value) for word, value in lines_beside(dossier, item)]
    return joined(said) if said else messages.NO_ANSWERS


def _value(value: Value, kind: ir.AnswerKind | None) -> Text:
    if isinstance(value, Fraction):
        return day(int(value)) if isinstance(kind, ir.DateOf) and is_day(value) else phrase_number(value)
    return phrase_value(value)


def _after(shift: Shift, behaviour: Behaviour, changes: Changes) -> Text:
    said = _earned(shift, behaviour, changes, 1)
    if shift is behaviour.smallest or shift.points is None:
        return said
    change = extent(shift, behaviour, gain=shift is behaviour.gain)
    return joined((said, change), "; ")
