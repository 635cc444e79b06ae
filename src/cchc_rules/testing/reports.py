"""What a failed test of a ruleset says: what must hold, what was found, and a dossier that shows it."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_rules.analyses.expectations import Whole, phrase_expected, phrase_index
from cchc_rules.analyses.laws.breach import Breach
from cchc_rules.analyses.laws.catalogue import TITLES
from cchc_rules.analyses.suggestions import phrase_answers
from cchc_rules.analyses.trying import Trial, phrase_reason
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.dossiers.write import written
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.walk import nodes
from cchc_rules.testing import messages
from cchc_rules.workspace.cases import Placed


class Failure(Exception):  # noqa: N818 - a failed test is no error of ours
    """A test of a ruleset failed; its text is the whole report."""


def breach_text(breach: Breach, ruleset: Ruleset, dossiers: Sequence[Dossier], language: Language) -> str:
    """The law, the place, what was found there, and the smallest dossiers that show it."""
    lines = [messages.LAW.of(law=breach.law.value, title=TITLES[breach.law]).in_(language)]
    codes = {node.id: f"{node.code} {node.name}" for node in nodes(ruleset.children)}
    where = messages.WHOLE if breach.node is None else same(codes.get(breach.node, breach.node))
    lines.append(f"  {where.in_(language)}: {breach.message.in_(language)}")
    headings = (messages.SMALLEST,) if len(dossiers) == 1 else (messages.FIRST, messages.SECOND)
    for heading, dossier in zip(headings, dossiers, strict=True):
        lines += ["", heading.in_(language), "", written(dossier, ruleset, language).rstrip()]
    return "\n".join(lines)


def case_failure(placed: Placed, language: Language) -> str:
    """A case that came to something else: its place, what it says, what was found and why."""
    trial, source = placed.trial, placed.source
    line, _ = source.line_and_column(trial.example.at.span.start)
    rows: tuple[tuple[Text, Text], ...]
    if isinstance(trial, Trial):
        rows = (
            (messages.ANSWERS, phrase_answers(dict(trial.example.dossier.answers))),
            (messages.EXPECTED, phrase_expected(trial.example.expected)),
            (messages.GOT, phrase_expected(trial.got)),
            (messages.WHY, phrase_reason(trial, placed.frame)),
        )
    else:
        # The file says it best: a path, or points set by hand.
        tried = " ".join(source.slice(trial.example.dossier_at.span).split())
        rows = (
            (messages.DOSSIER, same(tried)),
            (messages.EXPECTED, _phrase_whole(trial.example.expected)),
            (messages.GOT, _phrase_whole(trial.got)),
        )
    width = max(len(name.in_(language)) for name, _ in rows)
    told = [f"  {name.in_(language).ljust(width)}  {text.in_(language)}" for name, text in rows]
    return "\n".join([f"{source.name}:{line} · {trial.example.name}", *told])


def _phrase_whole(whole: Whole) -> Text:
    parts = [] if whole.total is None else [phrase_expected(whole.total)]
    parts += [] if whole.index is None else [phrase_index(whole.index)]
    parts += [] if whole.grade is None else [same(whole.grade)]
    return Text(vi=", ".join(one.vi for one in parts), en=", ".join(one.en for one in parts))
