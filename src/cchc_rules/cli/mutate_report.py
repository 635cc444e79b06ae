"""What `cchc mutate` says: the slips that nothing noticed, each with a case that would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cchc_rules.analyses.mutation.fates import Equivalent, Killed, Stage, Survived
from cchc_rules.analyses.mutation.messages import KINDS
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language, exact_text
from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.cli import messages
from cchc_rules.cli.test_report import percent
from cchc_rules.diagnostics import render_json
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.workspace.planting import Harvest, Planted

# ── for people ─────────────────────────────────────────────────────────────────────────────


def to_lines(
    harvests: Sequence[Harvest], refused: Sequence[tuple[str, int]], language: Language
) -> Iterator[str]:
    """Each survivor, those that may be equivalent, then a line per ruleset."""
    for path, failed in refused:
        sentence = messages.MUTATE_FAILING if failed else messages.MUTATE_REFUSED
        yield sentence.of(path=path, failed=failed).in_(language)
    for found in harvests:
        for one in found.survivors:
            yield from _survivor(one, language)
            yield ""
        for one in found.planted:
            if isinstance(one.fate, Equivalent) and not one.fate.sure:
                yield from _perhaps(one, language)
        yield _summary(found).in_(language)


def _survivor(one: Planted, language: Language) -> Iterator[str]:
    fate = one.fate
    assert isinstance(fate, Survived)
    yield f"✗ {_title(one, language)}"
    yield from _change(one)
    if not one.needed:
        yield f"    {messages.MUTATE_AS_ABOVE.in_(language)}"
        return
    results = messages.MUTATE_RESULTS.of(expected=fate.expected, other=fate.other)
    yield f"    {results.in_(language)}"
    yield from (f"      {line}" for line in fate.case.in_(language).splitlines())


def _perhaps(one: Planted, language: Language) -> Iterator[str]:
    assert isinstance(one.fate, Equivalent)
    tried = messages.MUTATE_PERHAPS.of(tried=one.fate.tried)
    yield f"? {_title(one, language)}: {tried.in_(language)}"
    yield from _change(one)


def _title(one: Planted, language: Language) -> str:
    place = f"{one.file}:{one.line}"
    return " · ".join((place, *([one.under] if one.under else []), KINDS[one.kind].in_(language)))


def _change(one: Planted) -> Iterator[str]:
    yield from (f"    - {line}" for line in one.look.before)
    yield from (f"    + {line}" for line in one.look.after)


def _summary(found: Harvest) -> Text:
    return messages.MUTATE_SET.of(
        reference=found.reference,
        slips=len(found.planted),
        check=found.killed(Stage.CHECK),
        cases=found.killed(Stage.CASES),
        laws=found.killed(Stage.LAWS),
        same=found.equivalent(sure=True),
        perhaps=found.equivalent(sure=False),
        survivors=len(found.survivors),
        share=percent(found.share),
    )


# ── for machines ───────────────────────────────────────────────────────────────────────────


def to_json(
    harvests: Sequence[Harvest], report: Report, sources: Mapping[str, Source], language: Language
) -> dict[str, object]:
    """Everything of a run as plain data; the share is an exact text."""
    return {
        "rulesets": [_harvest_json(one, language) for one in harvests],
        "findings": render_json.to_json(report, sources),
    }


def _harvest_json(found: Harvest, language: Language) -> dict[str, Json]:
    return {
        "ruleset": found.reference,
        "path": str(found.path),
        "slips": len(found.planted),
        "killed": {stage.value: found.killed(stage) for stage in Stage},
        "equivalent": {
            "sure": found.equivalent(sure=True),
            "searched": found.equivalent(sure=False),
        },
        "survived": len(found.survivors),
        "share": exact_text(found.share),
        "planted": [_planted_json(one, language) for one in found.planted],
    }


def _planted_json(one: Planted, language: Language) -> dict[str, Json]:
    plain: dict[str, Json] = {
        "file": one.file,
        "line": one.line,
        "item": one.under,
        "kind": one.kind.value,
        "before": list(one.look.before),
        "after": list(one.look.after),
    }
    match one.fate:
        case Killed(stage, by):
            told: dict[str, Json] = {"fate": stage.value, "by": [text.in_(language) for text in by]}
        case Equivalent(tried, sure):
            told = {"fate": "equivalent" if sure else "perhaps-equivalent", "tried": tried}
        case Survived() as fate:
            told = {
                "fate": "survived",
                "case": fate.case.in_(language),
                "needed": one.needed,
                "expected": fate.expected.in_(language),
                "with_slip": fate.other.in_(language),
            }
    return plain | told
