"""Suggested examples as the text of cases, to be read by whoever writes the cases.

What they expect is what the evaluator gave: it says what the ruleset does, not what the decision
means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc_rules.analyses import keys
from cchc_rules.analyses.coverage import ItemCoverage
from cchc_rules.analyses.expectations import got, phrase_expected
from cchc_rules.analyses.frame import Frame
from cchc_rules.analyses.goals.forms import Enough, Goal, Proven, Short
from cchc_rules.analyses.goals.phrases import phrase_reached
from cchc_rules.analyses.suggestions import Suggested, lines_beside, phrase_answers, suggestions, yaml_text
from cchc_rules.base.texts import Text
from cchc_rules.dossiers.keys import NAME, YEAR, Word
from cchc_rules.ir import nodes as ir
from cchc_rules.ir.dossier import Dossier

_MOST_NAMED = 2


def missing_cases(covered: ItemCoverage, frame: Frame, default_year: int) -> tuple[str, ...]:
    """A case for whatever no example of the item reaches, as far as trying finds one."""
    found = suggestions(covered.open, covered.item, frame)
    return tuple(case_text(one, covered.item, frame, default_year) for one in found)


def case_text(suggested: Suggested, item: ir.Item, frame: Frame, default_year: int) -> str:
    """One case; its name says what it reaches."""
    return example_text(_name(suggested.goals, item, frame), suggested.dossier, item, frame, default_year)


def example_text(name: Text, dossier: Dossier, item: ir.Item, frame: Frame, default_year: int) -> str:
    """A dossier as a case about `item`; its year stands there where it is not the default."""
    language = frame.language
    lines: list[tuple[Word, str]] = [
        (NAME, yaml_text(name.in_(language))),
        (keys.ITEM, f'"{item.code}"'),
    ]
    if frame.ruleset.year != default_year:
        lines.append((YEAR, str(frame.ruleset.year)))
    if dossier.answers:
        lines.append((keys.ANSWERS, phrase_answers(dict(dossier.answers)).in_(language)))
    lines += [(word, value.in_(language)) for word, value in lines_beside(dossier, item)]
    result = phrase_expected(got(frame.score(item, dossier)))
    lines.append((keys.RESULT, result.in_(language)))
    said = [f"{word.name.in_(language)}: {value}" for word, value in lines]
    return "- " + "\n  ".join(said) + "\n"


def _name(goals: Iterable[Goal], item: ir.Item, frame: Frame) -> Text:
    said = [phrase_reached(goal, item, frame.ruleset) for goal in _telling(tuple(goals))][:_MOST_NAMED]
    parts = [Text(vi=_begun(one.vi), en=_begun(one.en)) if n == 0 else one for n, one in enumerate(said)]
    return Text(vi="; ".join(one.vi for one in parts), en="; ".join(one.en for one in parts))


def _telling(goals: tuple[Goal, ...]) -> Iterator[Goal]:
    """Of goals about evidence only the most particular; they all but say the same."""
    particular = [goal for goal in goals if isinstance(goal, (Short, Enough))]
    if particular:
        yield particular[0]
        return
    others = [goal for goal in goals if not isinstance(goal, Proven)]
    yield from others or goals


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
