"""A ruleset at a glance: its decisions, how the total is made, and its tree with maxima."""

from __future__ import annotations

from collections import Counter

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.expressions import phrase_condition
from cchc_rules.backends.words.guarantees import phrase_guarantee
from cchc_rules.backends.words.layout import clean, padded, row
from cchc_rules.backends.words.page import Page
from cchc_rules.backends.words.provenance import (
    phrase_caution,
    phrase_certainties,
    phrase_decision,
    phrase_provenance,
)
from cchc_rules.backends.words.writing import PLAIN, RATIO, band, day, joined, plain, points, quoted
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics.width import cells
from cchc_rules.ir.nodes import Cap, Certainty, Gate, Grading, Group, Level, Node, Ruleset, TotalRule
from cchc_rules.ir.walk import items, nodes

_INDENT = "  "


def outline(ruleset: Ruleset, language: Language, *, colour: bool = False, width: int = 100) -> str:
    """The whole ruleset without its rules, no line break at the end."""
    page = Page(language=language, colour=colour, width=width)
    every = list(nodes(ruleset.children))
    maxima = max((cells(page.said(phrase_maximum(node))) for node in every), default=0)
    tree = [line for child in ruleset.children for line in _node(child, page, 0, maxima)]
    blocks = [_head(ruleset, page), _provisions(ruleset, page), tree, _counts(ruleset, page)]
    return "\n".join(line for block in blocks if block for line in [*block, ""]).rstrip("\n")


def _head(ruleset: Ruleset, page: Page) -> list[str]:
    lines = page.strong(page.told(messages.RULESET.of(id=ruleset.id, year=ruleset.year)))
    lines += page.strong(page.told(messages.QUOTED.of(text=ruleset.title)))
    for decision in ruleset.decisions:
        lines += page.told(phrase_decision(decision))
    years = phrase_years(ruleset)
    if years is not None:
        lines += page.told(messages.HOLDS_FOR.of(years=years))
    if ruleset.targets:
        lines += page.told(messages.TARGETS.of(targets=", ".join(ruleset.targets)))
    if ruleset.effective_from is not None:
        lines += page.told(messages.EFFECTIVE_FROM.of(day=day(ruleset.effective_from)))
    if ruleset.effective_to is not None:
        lines += page.told(messages.EFFECTIVE_TO.of(day=day(ruleset.effective_to)))
    counts = certainties_of(ruleset)
    if any(counts[certainty.value] for certainty in Certainty if certainty is not Certainty.VERBATIM):
        lines += ["", *page.warned(page.told(phrase_caution(counts), first="! "))]
    return lines


def phrase_years(ruleset: Ruleset) -> Text | None:
    """The years a set is for, where it is for more than the one it was read for."""
    first, last = ruleset.first_year, ruleset.last_year
    if first is None or first == last:
        return None
    if last is None:
        return messages.HOLDS_ONWARD.of(first=first)
    return messages.HOLDS_SPAN.of(first=first, last=last)


# ── provisions ─────────────────────────────────────────────────────────────────────────────


def _provisions(ruleset: Ruleset, page: Page) -> list[str]:
    told = [phrase_total(ruleset.total), phrase_index(ruleset.total)]
    told += [phrase_grading(grading) for grading in ruleset.gradings]
    lines = [line for text in told for line in page.told(text, first="- ")]
    for grading in ruleset.gradings:
        for gate in grading.gates:
            lines += page.told(phrase_gate(gate, ruleset), first=f"{_INDENT}- ")
    for guarantee in ruleset.guarantees:
        said = messages.GUARANTEED.of(said=phrase_guarantee(guarantee, ruleset))
        lines += page.told(said, first="- ")
    return lines


def phrase_total(total: TotalRule) -> Text:
    """The maximum and every bound on the total."""
    facts = [messages.MAXIMUM.of(points=points(total.maximum))]
    if total.cap is not None:
        facts.append(messages.TOTAL_CAP.of(points=points(total.cap)))
    if total.floor is not None:
        facts.append(messages.TOTAL_FLOOR.of(points=points(total.floor)))
    facts += _cap(total.bonus_cap, messages.BONUS_CAP, messages.NO_BONUS_CAP)
    facts += _cap(total.penalty_cap, messages.PENALTY_CAP, messages.NO_PENALTY_CAP)
    return joined(facts, "; ")


def phrase_index(total: TotalRule) -> Text:
    """How the index is divided, and where rounding happens."""
    above, below = messages.NUMERATORS[total.numerator], messages.DENOMINATORS[total.denominator]
    facts = [messages.INDEX_RULE.of(above=above, below=below)]
    if total.rounding is None:
        facts.append(messages.NO_ROUNDING)
    else:
        rule = total.rounding
        level, mode = messages.ROUNDING_LEVELS[rule.level], messages.ROUNDING_MODES[rule.mode]
        facts.append(messages.ROUNDING_RULE.of(level=level, digits=rule.digits, mode=mode))
    return joined(facts, "; ")


def phrase_grading(grading: Grading) -> Text:
    """The grades with their bands, best first."""
    bands = [
        messages.GRADE_BAND.of(name=quoted(grade.name), band=band(grade.interval, RATIO))
        for grade in grading.grades
    ]
    words = messages.GRADES_ROUNDED if grading.on_rounded else messages.GRADES
    said = words.of(grades=joined(bands, "; "))
    return said if grading.target is None else messages.FOR_TARGET.of(said=said, target=grading.target)


def phrase_gate(gate: Gate, ruleset: Ruleset) -> Text:
    """A gate with its condition and what failing it does."""
    effect = messages.GATE_EFFECTS[gate.effect]
    grade = quoted(gate.grade or "")
    said = effect.of(steps=gate.steps, grade=grade)
    condition = phrase_condition(gate.condition, ruleset)
    return messages.GATE.of(name=gate.name, condition=condition, effect=said)


def _cap(cap: Cap | None, limited: Text, unlimited: Text) -> list[Text]:
    if cap is None:
        return []
    return [unlimited if cap.limit is None else limited.of(points=points(cap.limit))]


# ── tree ───────────────────────────────────────────────────────────────────────────────────


def _node(node: Node, page: Page, depth: int, maxima: int) -> list[str]:
    mark = f" {page.said(messages.SURVEY_MARK)}" if node.survey else ""
    if node.touched_by is not None:
        mark += f" {page.said(messages.TOUCHED_MARK.of(number=node.touched_by))}"
    right = padded(page.said(phrase_maximum(node)), maxima, right=True)
    first = f"{_INDENT * depth}{clean(node.code)}  "
    lines = row(node.name + mark, right if right.strip() else "", page.width, first)
    if node.level in {Level.PART, Level.AREA}:
        lines = page.strong(lines)
    children = node.children if isinstance(node, Group) else ()
    return [*lines, *(line for child in children for line in _node(child, page, depth + 1, maxima))]


def phrase_maximum(node: Node) -> Text:
    """The maximum of a node, with a minus where it is taken away; nothing where it has none."""
    if node.maximum is None:
        return Text(vi="", en="")
    said = plain(node.maximum, PLAIN)
    return messages.OPPOSITE.of(number=said) if node.level is Level.PENALTY else said


# ── counts ─────────────────────────────────────────────────────────────────────────────────


def _counts(ruleset: Ruleset, page: Page) -> list[str]:
    lines = page.told(messages.STRUCTURE.of(counts=phrase_levels(ruleset)))
    surveyed = sum(item.survey for item in items(ruleset))
    if surveyed:
        lines += page.told(messages.SURVEYED.of(count=surveyed))
        lines += page.told(messages.SURVEY_LEGEND)
    lines += page.told(messages.SOURCES.of(counts=phrase_certainties(certainties_of(ruleset))))
    return [*lines, *page.told(phrase_provenance(ruleset.provenance))]


def phrase_levels(ruleset: Ruleset) -> Text:
    """How many nodes of each level there are."""
    levels = Counter(node.level for node in nodes(ruleset.children))
    return joined([messages.LEVELS_COUNTED[one].of(count=levels[one]) for one in Level if levels[one]])


def certainties_of(ruleset: Ruleset) -> Counter[str]:
    """How many items are how close to the text of a decision."""
    return Counter(item.provenance.certainty.value for item in items(ruleset))
