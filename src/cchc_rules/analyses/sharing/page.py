"""The sheets as a page for a terminal or a printer."""

from __future__ import annotations

from cchc_rules.analyses.calendar.forms import step_lines
from cchc_rules.analyses.calendar.steps import steps
from cchc_rules.analyses.sharing import messages
from cchc_rules.analyses.sharing.sheets import Load, Shares, Sheet, Task, load_of
from cchc_rules.backends.words.evidence import phrase_evidence
from cchc_rules.backends.words.layout import wrapped
from cchc_rules.backends.words.messages import LEVELS
from cchc_rules.backends.words.questions import kind_of_answer
from cchc_rules.backends.words.writing import day, points
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Input, Ruleset
from cchc_rules.ir.walk import items


def page(shares: Shares, ruleset: Ruleset, unit: str, language: Language, width: int = 100) -> str:
    """Every sheet, then what falls to nobody, then the milestones that bind everybody."""
    heading = messages.TITLE.of(year=ruleset.year, unit=unit, title=ruleset.title)
    lines = wrapped(heading.in_(language), width)
    for sheet in shares.sheets:
        lines += ["", *_sheet(sheet, language, width)]
    if shares.nobody.tasks:
        lines += ["", *_sheet(shares.nobody, language, width)]
    if shares.general:
        lines += ["", messages.GENERAL.in_(language)]
        for asked in shares.general:
            lines += wrapped(figure(asked).in_(language), width, "  - ")
    if ruleset.milestones:
        lines += ["", messages.MILESTONES.in_(language)]
        for step in steps(ruleset):
            lines += step_lines(step, language, width)
    total = messages.ALL.of(load=phrase_load(load_of(items(ruleset))))
    return "\n".join([*lines, "", *wrapped(total.in_(language), width)])


def phrase_load(load: Load) -> Text:
    """How much is on a sheet, in words; bonus and penalty only where there are any."""
    said = messages.LOAD.of(items=load.items, points=points(load.points))
    if not load.bonus and not load.penalty:
        return said
    return messages.LOAD_WITH_EXTRA.of(load=said, bonus=points(load.bonus), penalty=points(load.penalty))


def figure(asked: Input) -> Text:
    """A figure to collect: its question and the kind of its answer."""
    return messages.FIGURE.of(question=asked.question, kind=kind_of_answer(asked.kind))


def _sheet(sheet: Sheet, language: Language, width: int) -> list[str]:
    load = phrase_load(sheet.load)
    if sheet.office is None:
        title = messages.NOBODY.of(load=load)
    else:
        title = messages.OFFICE.of(office=sheet.office, load=load)
    lines = wrapped(title.in_(language), width, "■ ")
    for task in sheet.tasks:
        facts = {"code": task.item.code, "name": task.item.name}
        level, maximum = LEVELS[task.item.level], points(task.item.maximum)
        head = messages.ITEM.of(**facts, level=level, points=maximum)
        lines += wrapped(head.in_(language), width, "  ")
        for detail in _details(task):
            lines += wrapped(detail.in_(language), width, "    - ")
    return lines


def _details(task: Task) -> list[Text]:
    said: list[Text] = []
    if task.person is not None:
        said.append(messages.PERSON.of(person=task.person))
    if task.deadline is not None:
        said.append(messages.DUE.of(day=day(task.deadline)))
    if task.item.survey:
        said.append(messages.SURVEY)
    said += [messages.COLLECT.of(figure=figure(asked)) for asked in task.inputs]
    said += [messages.ATTACH.of(document=one) for demand in task.evidence for one in phrase_evidence(demand)]
    said += [messages.LOOKED_AT.of(day=day(one.day), rule=one.rule) for one in task.dates]
    return said
