"""One item explained in full: what is asked, how points are given, what proves them."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.evidence import phrase_evidence
from cchc_rules.backends.words.expressions import phrase_condition
from cchc_rules.backends.words.guarantees import guarantees_about
from cchc_rules.backends.words.page import Page
from cchc_rules.backends.words.provenance import phrase_provenance
from cchc_rules.backends.words.questions import inputs_of
from cchc_rules.backends.words.rules import phrase_demand, phrase_rule
from cchc_rules.backends.words.writing import joined, points
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.nodes import Group, Item, Level, NaEffect, NaPolicy, Node, NotApplicable, Ruleset

_MARK = "  - "


def explain_item(
    item: Item, ruleset: Ruleset, language: Language, *, colour: bool = False, width: int = 100
) -> str:
    """Everything the ruleset says about one item, no line break at the end."""
    page = Page(language=language, colour=colour, width=width)
    groups = _groups_above(item, ruleset.children)
    evidence = [line for one in item.evidence for line in phrase_evidence(one)]
    rule = [*phrase_rule(item, ruleset), *(phrase_demand(demand, ruleset) for demand in item.demands)]
    blocks = [
        _head(item, groups, page),
        _list(messages.INPUTS, inputs_of(item, ruleset), page),
        _list(messages.RULE, rule, page),
        _list(messages.EVIDENCE, evidence or [messages.NO_EVIDENCE], page),
        _list(messages.GUARANTEES, guarantees_about(item, ruleset), page),
        _list(messages.POLICIES, policies_of(item, groups, ruleset), page),
    ]
    return "\n".join(line for block in blocks if block for line in [*block, ""]).rstrip("\n")


def phrase_na(policy: NaPolicy) -> Text:
    """What happens when an item does not apply."""
    level = messages.THE_TOTAL if policy.level is None else messages.LEVELS[policy.level]
    effect = messages.NA_EFFECTS[policy.effect]
    said = effect.of(level=level) if policy.effect is NaEffect.RESCALE else effect
    return messages.NA_POLICY.of(effect=said)


def _head(item: Item, groups: Sequence[Group], page: Page) -> list[str]:
    facts = [messages.ITEM_LINE.of(level=messages.LEVELS[item.level], points=points(item.maximum))]
    if item.survey:
        facts.append(messages.BY_SURVEY)
    lines = page.strong(page.told(messages.CODE_AND_NAME.of(code=item.code, name=item.name)))
    lines += page.told(joined(facts, "; "))
    if groups:
        path = joined([_place(group) for group in reversed(groups)])
        lines += page.told(messages.IN_GROUP.of(path=path))
    return lines


def _place(group: Group) -> Text:
    named = messages.CODE_AND_NAME.of(code=group.code, name=f"“{group.name}”")
    return joined([messages.LEVELS[group.level], named], " ")


def _list(heading: Text, lines: Sequence[Text], page: Page) -> list[str]:
    if not lines:
        return []
    told = [line for text in lines for line in page.told(text, first=_MARK)]
    return [*page.strong(page.told(heading)), *told]


def policies_of(item: Item, groups: Sequence[Group], ruleset: Ruleset) -> list[Text]:
    """What else is ordered for an item, who appraises it and where it comes from.

    `groups` are those that hold it, outermost first.
    """
    above: tuple[Node, ...] = (*groups, item)
    conditions = [node.applies for node in above if node.applies is not None]
    told = [messages.ONLY_WHEN.of(condition=phrase_condition(one, ruleset)) for one in conditions]
    if item.may_be_claimed_na:
        told.append(messages.MAY_BE_CLAIMED)
    told += [messages.MAY_BE_CLAIMED_WITH.of(group=_place(one)) for one in groups if one.may_be_claimed_na]
    if item.level not in {Level.BONUS, Level.PENALTY} and _na_is_ruled(item, above):
        told.append(phrase_na(item.na))
    if item.without_evidence is not None:
        effect = messages.WITHOUT_EVIDENCE[item.without_evidence]
        told.append(messages.EVIDENCE_POLICY.of(effect=effect))
    assessor = next((node.assessor for node in reversed(above) if node.assessor is not None), None)
    if assessor is not None:
        told.append(messages.ASSESSOR.of(assessor=assessor))
    told.append(phrase_provenance(item.provenance))
    if item.touched_by is not None:
        told.append(messages.TOUCHED.of(number=item.touched_by))
    if item.note is not None:
        told.append(messages.NOTE.of(note=same(item.note)))
    return told


def _na_is_ruled(item: Item, above: Sequence[Node]) -> bool:
    """Whether something is ordered for an item that does not apply: no points unsaid are no order."""
    may_not_apply = any(node.applies is not None or node.may_be_claimed_na for node in above)
    by_rule = any(isinstance(case.then, NotApplicable) for case in item.cases)
    return may_not_apply or by_rule or item.na.effect is not NaEffect.ZERO


def _groups_above(item: Item, children: tuple[Node, ...]) -> tuple[Group, ...]:
    """The groups that hold an item, outermost first."""
    for child in children:
        if isinstance(child, Group):
            if item in child.children:
                return (child,)
            deeper = _groups_above(item, child.children)
            if deeper:
                return (child, *deeper)
    return ()
