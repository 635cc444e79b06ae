"""What `cchc test` says: the cases that failed, what is covered, what was rewritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from cchc_rules.analyses import messages as words
from cchc_rules.analyses.case_texts import case_text
from cchc_rules.analyses.cases import WholeExample
from cchc_rules.analyses.coverage import share, tallied
from cchc_rules.analyses.expectations import Whole, phrase_expected, phrase_index
from cchc_rules.analyses.goals.forms import Goal, kind_of
from cchc_rules.analyses.goals.messages import KINDS
from cchc_rules.analyses.goals.phrases import phrase_goal
from cchc_rules.analyses.suggestions import Suggested, phrase_answers, phrase_attempt, suggestion
from cchc_rules.analyses.trying import Trial, phrase_reason
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language, Rounding, decimal_text, exact_text, rounded
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text, same
from cchc_rules.cli import messages
from cchc_rules.diagnostics import render_json
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.ir.nodes import Item
from cchc_rules.workspace.case_updates import Change
from cchc_rules.workspace.cases import Covered, Placed, Run


def share_of(run: Run) -> Fraction:
    """The part of all goals of a ruleset that its cases reach."""
    return share(one for covered in run.covered for one in covered.items)


def reaches(run: Run, percent: int) -> bool:
    """Whether so many percent are reached, or the run was not about the whole set."""
    return not run.suite.whole or share_of(run) * 100 >= percent


# ── for people ─────────────────────────────────────────────────────────────────────────────


def to_lines(runs: Sequence[Run], language: Language, *, coverage: bool) -> Iterator[str]:
    """Each failed case, then a line per ruleset, with what is not covered when that is asked for."""
    for run in runs:
        for one in run.failed:
            yield from _failure(one, language)
            yield ""
        if run.trials or run.report.ok:
            yield _summary(run).in_(language)
        if coverage and run.suite.whole:
            yield from _uncovered(run, language)
    if len(runs) > 1:
        trials = sum(len(run.trials) for run in runs)
        failed = sum(len(run.failed) for run in runs)
        counts = messages.TEST_ALL.of(sets=len(runs), cases=trials, passed=trials - failed, failed=failed)
        yield counts.in_(language)


def change_lines(changes: Sequence[Change], language: Language) -> Iterator[str]:
    """One line per rewritten result."""
    for change in changes:
        line, _ = change.source.line_and_column(change.span.start)
        place = f"{change.source.name}:{line}"
        text = messages.TEST_CHANGED.of(place=place, before=change.before, after=change.after)
        yield text.in_(language)


def below(runs: Sequence[Run], threshold: int, language: Language) -> str:
    """Which rulesets are covered less than was asked for."""
    names = ", ".join(run.reference for run in runs)
    return messages.TEST_BELOW.of(threshold=threshold, names=names).in_(language)


def _summary(run: Run) -> Text:
    trials, failed = len(run.trials), len(run.failed)
    if not trials:
        return messages.TEST_NONE.of(reference=run.reference)
    template = messages.TEST_SET if run.suite.whole else messages.TEST_FILE
    return template.of(
        reference=run.reference,
        cases=trials,
        passed=trials - failed,
        failed=failed,
        share=percent(share_of(run)),
    )


def _failure(placed: Placed, language: Language) -> Iterator[str]:
    yield f"✗ {_place(placed)} · {_title(placed)}"
    rows = _comparison(placed)
    width = max(len(name.in_(language)) for name, _ in rows)
    for name, text in rows:
        yield f"    {name.in_(language).ljust(width)}  {text.in_(language)}"


def _comparison(placed: Placed) -> list[tuple[Text, Text]]:
    trial = placed.trial
    if isinstance(trial, Trial):
        return [
            (messages.TEST_ANSWERS, phrase_answers(dict(trial.example.dossier.answers))),
            (messages.TEST_EXPECTED, phrase_expected(trial.example.expected)),
            (messages.TEST_GOT, phrase_expected(trial.got)),
            (messages.TEST_REASON, phrase_reason(trial, placed.frame)),
        ]
    return [
        _tried(trial.example, placed.source),
        (messages.TEST_EXPECTED, _phrase_whole(trial.example.expected)),
        (messages.TEST_GOT, _phrase_whole(trial.got)),
    ]


def _tried(example: WholeExample, source: Source) -> tuple[Text, Text]:
    """The dossier of a whole case, or its points in the words of the file."""
    if isinstance(example.dossier, str):
        return messages.TEST_DOSSIER, same(example.dossier)
    return messages.TEST_POINTS, same(" ".join(source.slice(example.dossier_at.span).split()))


def _phrase_whole(whole: Whole) -> Text:
    parts: list[Text] = []
    if whole.total is not None:
        parts.append(messages.TEST_TOTAL.of(value=phrase_expected(whole.total)))
    if whole.index is not None:
        parts.append(messages.TEST_INDEX.of(value=phrase_index(whole.index)))
    if whole.grade is not None:
        parts.append(messages.TEST_GRADE.of(value=whole.grade))
    return Text(vi=", ".join(one.vi for one in parts), en=", ".join(one.en for one in parts))


def _uncovered(run: Run, language: Language) -> Iterator[str]:
    tallies = tallied(one for covered in run.covered for one in covered.items)
    counts = [f"{KINDS[kind].in_(language)} {one.reached}/{one.goals}" for kind, one in tallies.items()]
    if counts:
        yield f"  {' · '.join(counts)}"
    for covered in run.covered:
        for one in covered.items:
            if not one.open:
                continue
            if not one.states:
                goals = messages.TEST_UNTRIED.of(goals=len(one.goals))
                yield f"  {one.item.code} {one.item.name}: {goals.in_(language)}"
            else:
                yield f"  {one.item.code} {one.item.name}"
            for goal in one.open:
                yield f"    · {phrase_goal(goal, one.item, covered.frame.ruleset).in_(language)}"
                answers = _suggested(goal, one.item, covered)
                if answers is not None:
                    yield f"      {messages.TEST_TRY.of(answers=answers).in_(language)}"


def _suggested(goal: Goal, item: Item, covered: Covered) -> Text | None:
    found = suggestion(goal, item, covered.frame)
    return None if found is None else phrase_attempt(found, item)


def _place(placed: Placed) -> str:
    line, _ = placed.source.line_and_column(placed.trial.example.at.span.start)
    return f"{placed.source.name}:{line}"


def _title(placed: Placed) -> str:
    trial = placed.trial
    if isinstance(trial, Trial):
        item = trial.example.item
        return f"{item.code} {item.name} · {trial.example.name}"
    return trial.example.name


def percent(value: Fraction) -> Text:
    """To one decimal, cut off: 100 % means all."""
    text = decimal_text(rounded(value * 100, 1, Rounding.DOWN))
    return Text(vi=text.replace(".", ",") + "%", en=text + "%")


# ── for machines ───────────────────────────────────────────────────────────────────────────


def to_json(
    runs: Sequence[Run],
    report: Report,
    sources: Mapping[str, Source],
    changes: Sequence[Change],
    language: Language,
) -> dict[str, object]:
    """Everything of a run as plain data; shares and points are exact texts."""
    found = render_json.to_json(report, sources)
    return {
        "rulesets": [_run_json(run, language) for run in runs],
        "changes": [
            {
                "file": change.source.name,
                "line": change.source.line_and_column(change.span.start)[0],
                "before": change.before,
                "after": change.after,
            }
            for change in changes
        ],
        "findings": found,
    }


def _run_json(run: Run, language: Language) -> dict[str, Json]:
    return {
        "ruleset": run.reference,
        "path": str(run.suite.path),
        "cases": len(run.trials),
        "passed": len(run.trials) - len(run.failed),
        "failed": [_failure_json(one, language) for one in run.failed],
        "coverage": exact_text(share_of(run)) if run.suite.whole else None,
        "kinds": _kinds_json(run) if run.suite.whole else {},
        "versions": [_version_json(covered, language) for covered in run.covered if run.suite.whole],
    }


def _kinds_json(run: Run) -> dict[str, Json]:
    tallies = tallied(one for covered in run.covered for one in covered.items)
    return {kind.value: {"goals": one.goals, "reached": one.reached} for kind, one in tallies.items()}


def _failure_json(placed: Placed, language: Language) -> dict[str, Json]:
    rows = {name.en: text.in_(language) for name, text in _comparison(placed)}
    line, _ = placed.source.line_and_column(placed.trial.example.at.span.start)
    item = placed.trial.example.item.code if isinstance(placed.trial, Trial) else None
    known: dict[str, Json] = dict(rows)
    return {
        "file": placed.source.name,
        "line": line,
        "name": placed.trial.example.name,
        "item": item,
        **known,
    }


def _version_json(covered: Covered, language: Language) -> dict[str, Json]:
    return {
        "year": covered.frame.ruleset.year,
        "items": [
            {
                "item": one.item.code,
                "goals": len(one.goals),
                "reached": len(one.reached),
                "states": {words.STATUS[status].in_(language): count for status, count in one.states.items()},
                "open": [
                    {
                        "kind": kind_of(goal).value,
                        "goal": phrase_goal(goal, one.item, covered.frame.ruleset).in_(language),
                        **_suggested_json(goal, one.item, covered, language),
                    }
                    for goal in one.open
                ],
            }
            for one in covered.items
        ],
    }


def _suggested_json(goal: Goal, item: Item, covered: Covered, language: Language) -> dict[str, Json]:
    """Answers that reach the goal, and the case for a file with what else it takes."""
    found = suggestion(goal, item, covered.frame)
    if found is None:
        return {"answers": None, "case": None}
    year = covered.frame.ruleset.year
    return {
        "answers": phrase_answers(dict(found.answers)).in_(language),
        "case": case_text(Suggested(found, (goal,)), item, covered.frame, year),
    }
