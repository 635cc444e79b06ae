"""A calendar as a page, as plain data, and as events for a calendar file."""

from __future__ import annotations

from datetime import date

from cchc_rules.analyses.calendar import messages
from cchc_rules.analyses.calendar.deadlines import Deadline, deadlines, headline
from cchc_rules.analyses.calendar.steps import Step, phrase_days, steps
from cchc_rules.backends.calendar.ics import Event
from cchc_rules.backends.words.layout import wrapped
from cchc_rules.backends.words.writing import day
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language
from cchc_rules.ir.nodes import Ruleset

FORMAT = "cchc-calendar/1"


def page(ruleset: Ruleset, language: Language, width: int = 100) -> str:
    """The two lists as lines of at most `width` cells."""
    title = messages.TITLE.of(year=ruleset.year, title=ruleset.title).in_(language)
    lines = [*wrapped(title, width), "", messages.MILESTONES.in_(language)]
    for step in steps(ruleset):
        lines += step_lines(step, language, width)
    if not ruleset.milestones:
        lines += wrapped(messages.NO_MILESTONES.in_(language), width, "  ")
    lines += ["", messages.DEADLINES.in_(language)]
    looked_at = deadlines(ruleset)
    for one in looked_at:
        lines += _deadline_lines(one, language, width)
    if not looked_at:
        lines += wrapped(messages.NO_DEADLINES.in_(language), width, "  ")
    return "\n".join(lines)


def step_lines(step: Step, language: Language, width: int) -> list[str]:
    """A milestone: when and what, and below it who."""
    lines = wrapped(f"{phrase_days(step.days).in_(language)}: {step.name}", width, "  - ", "    ")
    if step.who is not None:
        lines += wrapped(messages.WHO.of(who=step.who).in_(language), width, "    ")
    return lines


def _deadline_lines(one: Deadline, language: Language, width: int) -> list[str]:
    said = f"{day(one.day).in_(language)}: {headline(one).in_(language)}"
    return [
        *wrapped(said, width, "  - ", "    "),
        *wrapped(one.rule.in_(language), width, "    "),
    ]


def to_json(ruleset: Ruleset, language: Language) -> Json:
    """The two lists as plain data; days are ISO, `from` and `to` are included, null is open."""
    return {
        "format": FORMAT,
        "ruleset": ruleset.id,
        "year": ruleset.year,
        "milestones": [step_to_json(step, language) for step in steps(ruleset)],
        "deadlines": [deadline_to_json(one, language) for one in deadlines(ruleset)],
    }


def step_to_json(step: Step, language: Language) -> Json:
    """A milestone as plain data."""
    return {
        "name": step.name,
        "who": step.who,
        "from": iso(step.first),
        "to": iso(step.last),
        "when": phrase_days(step.days).in_(language),
    }


def deadline_to_json(one: Deadline, language: Language) -> Json:
    """A deadline as plain data."""
    return {
        "day": iso(one.day),
        "id": one.item,
        "code": one.code,
        "name": one.name,
        "question": one.question,
        "rule": one.rule.in_(language),
    }


def iso(number: int | None) -> str | None:
    """A day as `2019-02-09`."""
    return None if number is None else date.fromordinal(number).isoformat()


def events(ruleset: Ruleset, language: Language) -> tuple[Event, ...]:
    """An event for each milestone and each deadline; a stretch without an end is its first day."""
    return (*step_events(ruleset, language), *(_event(one, ruleset, language) for one in deadlines(ruleset)))


def step_events(ruleset: Ruleset, language: Language) -> tuple[Event, ...]:
    """An event for each milestone; one due by a day stands on the last day that is left."""
    made: list[Event] = []
    for step in steps(ruleset):
        days = [one for one in (step.first, step.last) if one is not None]
        if not days:
            continue
        said = messages.MILESTONE_EVENT.of(name=step.name, days=phrase_days(step.days))
        lines = [] if step.who is None else [messages.WHO.of(who=step.who).in_(language)]
        made.append(
            Event(
                key=(ruleset.id, step.name, step.who or ""),
                first=min(days),
                last=max(days),
                summary=said.in_(language),
                description="\n".join([*lines, source(ruleset, language)]),
                category=messages.MILESTONE_CATEGORY.in_(language),
            )
        )
    return tuple(made)


def _event(one: Deadline, ruleset: Ruleset, language: Language) -> Event:
    rule = one.rule.in_(language)
    facts = {"code": one.code, "name": one.name, "rule": rule}
    return Event(
        key=(ruleset.id, one.item, one.question or "", one.rule.vi),
        first=one.day,
        last=one.day,
        summary=messages.DEADLINE_EVENT.of(**facts).in_(language),
        description="\n".join([*([] if one.question is None else [one.question]), source(ruleset, language)]),
        category=messages.DEADLINE_CATEGORY.in_(language),
    )


def source(ruleset: Ruleset, language: Language) -> str:
    """Where the events come from."""
    return messages.SOURCE.of(ruleset=ruleset.id, year=ruleset.year).in_(language)


def stamp(ruleset: Ruleset) -> int:
    """The day a calendar file says it was made: that of the latest decision, so that it never moves."""
    days = [decision.day for decision in ruleset.decisions if decision.day is not None]
    return max(days, default=date(ruleset.year, 1, 1).toordinal())
