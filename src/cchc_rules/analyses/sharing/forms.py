"""The sheets as plain data, as a table of cells, and as events for a calendar file."""

from __future__ import annotations

import csv
import io

from cchc_rules.analyses.calendar.forms import (
    deadline_to_json,
    iso,
    source,
    step_events,
    step_to_json,
)
from cchc_rules.analyses.calendar.steps import steps
from cchc_rules.analyses.sharing import messages
from cchc_rules.analyses.sharing.page import figure
from cchc_rules.analyses.sharing.sheets import Load, Shares, Sheet, Task
from cchc_rules.backends.calendar.ics import Event
from cchc_rules.backends.words.evidence import phrase_evidence
from cchc_rules.backends.words.messages import LEVELS
from cchc_rules.backends.words.questions import kind_of_answer
from cchc_rules.backends.words.writing import day
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language, written
from cchc_rules.ir.nodes import Input, Ruleset

FORMAT = "cchc-assignment/1"
# A spreadsheet takes a cell that begins like this for a formula and may run it.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def to_json(shares: Shares, ruleset: Ruleset, unit: str, language: Language) -> Json:
    """The sheets as plain data; points are decimal texts, days are ISO."""
    return {
        "format": FORMAT,
        "ruleset": ruleset.id,
        "year": ruleset.year,
        "unit": unit,
        "offices": [_sheet(sheet, language) for sheet in shares.sheets],
        "nobody": _sheet(shares.nobody, language),
        "general": [_input(asked, language) for asked in shares.general],
        "milestones": [step_to_json(step, language) for step in steps(ruleset)],
    }


def to_csv(shares: Shares, language: Language) -> str:
    """A row per item, nobody's last; cells that a spreadsheet would run begin with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(messages.COLUMNS.in_(language).split("|"))
    for sheet in (*shares.sheets, shares.nobody):
        office = messages.NOBODY_CELL.in_(language) if sheet.office is None else sheet.office
        for task in sheet.tasks:
            writer.writerow([_safe(cell) for cell in (office, *_cells(task, language))])
    return out.getvalue()


def events(shares: Shares, ruleset: Ruleset, language: Language) -> tuple[Event, ...]:
    """An event for every own deadline of an office, with its items, then the milestones."""
    made: list[Event] = []
    for sheet in shares.sheets:
        due: dict[tuple[int, str | None], list[Task]] = {}
        for task in sheet.tasks:
            if task.deadline is not None:
                due.setdefault((task.deadline, task.person), []).append(task)
        for (deadline, person), tasks in due.items():
            whom = [] if person is None else [messages.PERSON.of(person=person).in_(language)]
            listed = [f"{task.item.code} {task.item.name}" for task in tasks]
            said = messages.EVENT.of(office=sheet.office or "", count=len(tasks))
            made.append(
                Event(
                    key=(ruleset.id, sheet.office or "", person or ""),
                    first=deadline,
                    last=deadline,
                    summary=said.in_(language),
                    description="\n".join([*whom, *listed, source(ruleset, language)]),
                    category=messages.CATEGORY.in_(language),
                )
            )
    made.sort(key=lambda event: event.first)
    return (*made, *step_events(ruleset, language))


def _sheet(sheet: Sheet, language: Language) -> Json:
    return {
        "office": sheet.office,
        "load": _load(sheet.load),
        "items": [_task(task, language) for task in sheet.tasks],
    }


def _load(load: Load) -> Json:
    return {
        "items": load.items,
        "points": written(load.points, "en"),
        "bonus": written(load.bonus, "en"),
        "penalty": written(load.penalty, "en"),
    }


def _task(task: Task, language: Language) -> Json:
    item = task.item
    return {
        "id": item.id,
        "code": item.code,
        "name": item.name,
        "level": item.level.value,
        "maximum": written(item.maximum, "en"),
        "survey": item.survey,
        "person": task.person,
        "deadline": iso(task.deadline),
        "inputs": [_input(asked, language) for asked in task.inputs],
        "evidence": [one.in_(language) for demand in task.evidence for one in phrase_evidence(demand)],
        "dates": [deadline_to_json(one, language) for one in task.dates],
    }


def _input(asked: Input, language: Language) -> Json:
    kind = kind_of_answer(asked.kind).in_(language)
    return {"owner": asked.owner, "name": asked.name, "question": asked.question, "kind": kind}


def _cells(task: Task, language: Language) -> tuple[str, ...]:
    item = task.item
    documents = [one.in_(language) for demand in task.evidence for one in phrase_evidence(demand)]
    dates = [f"{day(one.day).in_(language)}: {one.rule.in_(language)}" for one in task.dates]
    return (
        task.person or "",
        item.code,
        item.id,
        item.name,
        LEVELS[item.level].in_(language),
        written(item.maximum, language),
        "\n".join(figure(asked).in_(language) for asked in task.inputs),
        "\n".join(documents),
        "" if task.deadline is None else day(task.deadline).in_(language),
        "\n".join(dates),
    )


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
