"""What `cchc prove` says: a line per law, then guarantees one by one, counterexamples in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_rules.analyses.expectations import got, phrase_expected, phrase_number
from cchc_rules.analyses.laws.catalogue import TITLES, Law
from cchc_rules.analyses.proving.against import Comparison, OfWhole
from cchc_rules.analyses.proving.messages import METHODS, REASONS
from cchc_rules.analyses.proving.pairs import Differs, Equivalence, Same, Undecided
from cchc_rules.analyses.proving.tried import Tried
from cchc_rules.analyses.proving.verdicts import (
    Counterexample,
    Finding,
    Method,
    Proofs,
    Proved,
    Reason,
    Refuted,
    Unknown,
    Verdict,
)
from cchc_rules.analyses.suggestions import phrase_answers
from cchc_rules.backends.words.guarantees import phrase_guarantee
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language, exact_text
from cchc_rules.base.texts import Text
from cchc_rules.cli import messages
from cchc_rules.diagnostics import render_json
from cchc_rules.dossiers.write import written
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Group, Ruleset
from cchc_rules.ir.scorecard import NodeScore
from cchc_rules.ir.walk import items, nodes
from cchc_rules.workspace.proving import Proven

_OF_AUTHORS = {Law.MONOTONE, Law.GUARANTEED}
_MARKS: dict[type, str] = {Proved: "✓", Refuted: "✗", Unknown: "?"}


def is_open(proven: Proven) -> bool:
    """Whether something stays unknown."""
    compared = proven.comparison
    undecided = compared is not None and (compared.is_open or not compared.items)
    return undecided or (proven.proofs is not None and bool(proven.proofs.of(Unknown)))


# ── for people ─────────────────────────────────────────────────────────────────────────────


def to_lines(proven: Proven, language: Language, *, every: bool) -> Iterator[str]:
    """The laws, the guarantees, and what all of it comes to."""
    proofs = proven.proofs
    assert proofs is not None
    yield _head(proven.reference, proofs).in_(language)
    for mark, about, said, more in _rows(proofs, proven.tried, every=every):
        yield f"  {mark} {about.in_(language)}: {said.in_(language)}"
        yield from (f"      {line.in_(language)}" for line in more)
    if proven.comparison is not None:
        for mark, about, more in _compared(proven.comparison, proofs.ruleset):
            yield f"  {mark} {about.in_(language)}"
            yield from (f"      {line.in_(language)}" for line in more)
    yield _summary(proven, proofs).in_(language)
    if not proofs.solver and is_open(proven):
        yield messages.PROVE_INSTALL.in_(language)


_Row = tuple[str, Text, Text, Sequence[Text]]


def _rows(proofs: Proofs, laws: Sequence[Tried], *, every: bool) -> Iterator[_Row]:
    by_law: dict[Law, list[Finding]] = {}
    for finding in proofs.findings:
        by_law.setdefault(finding.law, []).append(finding)
    for law, findings in by_law.items():
        if law not in _OF_AUTHORS:
            yield from _of_law(law, findings, proofs.ruleset, every=every)
    # What was proved needs no trying, unless the trial has something to say against it.
    for one in laws:
        if one.breach is not None:
            node = one.breach.message
            yield "✗", TITLES[one.law], messages.PROVE_BROKEN.of(what=node), ()
        elif one.law not in by_law and one.dossiers:
            yield "✓", TITLES[one.law], messages.PROVE_TRIED.of(count=one.dossiers), ()
    for finding in proofs.findings:
        if finding.guarantee is not None:
            about = phrase_guarantee(finding.guarantee, proofs.ruleset)
            yield _row(about, finding.verdict, proofs.ruleset)


def _of_law(law: Law, findings: Sequence[Finding], ruleset: Ruleset, *, every: bool) -> Iterator[_Row]:
    proved = [one for one in findings if isinstance(one.verdict, Proved)]
    if proved:
        methods = dict.fromkeys(
            method for one in proved if isinstance(one.verdict, Proved) for method in one.verdict.by
        )
        counts = messages.PROVE_PROVED.of(done=len(proved), all=len(findings), by=_methods(tuple(methods)))
        yield "✓" if len(proved) == len(findings) else "·", TITLES[law], counts, ()
    for one in findings:
        if every or one not in proved:
            yield _row(_called(one.node, ruleset) if one.node else TITLES[law], one.verdict, ruleset)


def _row(about: Text, verdict: Verdict, ruleset: Ruleset) -> _Row:
    mark = _MARKS[type(verdict)]
    match verdict:
        case Proved(by):
            return mark, about, messages.PROVE_ONE.of(by=_methods(by)), ()
        case Refuted(case):
            return mark, about, messages.PROVE_REFUTED, tuple(_example(case, ruleset))
        case Unknown(reason):
            return mark, about, messages.PROVE_UNKNOWN.of(why=_reason(reason)), ()


def _example(case: Counterexample, ruleset: Ruleset) -> Iterator[Text]:
    yield messages.PROVE_WITH.of(answers=phrase_answers(dict(case.dossier.answers)))
    yield from (_earns(score, ruleset) for score in case.scores)
    if case.other is not None:
        first = case.dossier.answers
        changed = {key: value for key, value in case.other.answers.items() if first.get(key) != value}
        yield messages.PROVE_AND_WITH.of(answers=phrase_answers(changed))
        yield from (_earns(score, ruleset) for score in case.other_scores)


def _earns(score: NodeScore, ruleset: Ruleset) -> Text:
    return messages.PROVE_EARNS.of(node=_called(score.id, ruleset), points=phrase_expected(score.points))


def _called(node: str | None, ruleset: Ruleset) -> Text:
    found = next((one for one in nodes(ruleset.children) if one.id == node), None)
    text = f"{found.code} {found.name}" if found is not None else str(node)
    return Text(vi=text, en=text)


def _head(reference: str, proofs: Proofs) -> Text:
    groups = [node for node in nodes(proofs.ruleset.children) if isinstance(node, Group)]
    return messages.PROVE_HEAD.of(
        reference=reference,
        items=len(list(items(proofs.ruleset))),
        groups=len(groups),
        guarantees=len(proofs.ruleset.guarantees),
    )


def _summary(proven: Proven, proofs: Proofs) -> Text:
    laws = proven.tried
    compared = () if proven.comparison is None else proven.comparison.items
    whole = proven.comparison.whole if proven.comparison is not None else None
    other = len([one for one in compared if isinstance(one.found, Differs)])
    other += whole is not None and whole.dossier is not None
    open_ones = len([one for one in compared if isinstance(one.found, Undecided)])
    open_ones += whole is not None and whole.dossier is None and not whole.alike
    proved = {one.law for one in proofs.findings}
    return messages.PROVE_SUMMARY.of(
        proved=len(proofs.of(Proved)),
        tried=len([one for one in laws if one.dossiers and one.law not in proved]),
        refuted=len(proofs.of(Refuted)) + len([one for one in laws if one.breach]) + other,
        unknown=len(proofs.of(Unknown)) + open_ones,
    )


def _compared(comparison: Comparison, ruleset: Ruleset) -> Iterator[tuple[str, Text, Sequence[Text]]]:
    same = [one for one in comparison.items if isinstance(one.found, Same)]
    counts = messages.PROVE_SAME.of(same=len(same), all=len(comparison.items))
    all_same = bool(same) and len(same) == len(comparison.items)
    yield "✓" if all_same else "·" if same else "?", counts, ()
    for one in comparison.items:
        called = _called(one.item, ruleset)
        match one.found:
            case Differs():
                yield "✗", messages.PROVE_DIFFERS.of(node=called), tuple(_difference(one.found))
            case Undecided(reason):
                yield "?", called, (messages.PROVE_UNKNOWN.of(why=_reason(reason)),)
            case Same():
                pass
    for sentence, names in (
        (messages.PROVE_GONE, comparison.gone),
        (messages.PROVE_NEW, comparison.new),
    ):
        if names:
            yield "✗", sentence.of(nodes=", ".join(names)), ()
    yield _of_whole(comparison.whole)


def _difference(found: Differs) -> Iterator[Text]:
    before, after = found.smallest.scores
    yield messages.PROVE_WITH.of(answers=phrase_answers(dict(found.smallest.dossiers[1].answers)))
    gain = found.gain.change if found.gain is not None else None
    loss = found.loss.change if found.loss is not None else None
    change = messages.PROVE_CHANGE if found.sure else messages.PROVE_CHANGE_FOUND
    yield change.of(
        before=phrase_expected(got(before)),
        after=phrase_expected(got(after)),
        gain=messages.PROVE_GAIN.of(points=phrase_number(gain)) if gain else messages.PROVE_NO_GAIN,
        loss=messages.PROVE_LOSS.of(points=phrase_number(-loss)) if loss else messages.PROVE_NO_LOSS,
    )


def _of_whole(whole: OfWhole) -> tuple[str, Text, Sequence[Text]]:
    if whole.scorecards is None:
        mark = "✓" if whole.dossiers and whole.alike else "?"
        return mark, messages.PROVE_WHOLE_SAME.of(count=whole.dossiers), ()
    before, after = (phrase_expected(card.total.total) for card in whole.scorecards)
    return "✗", messages.PROVE_WHOLE_DIFFERS.of(before=before, after=after), ()


def _methods(methods: Sequence[Method]) -> Text:
    said = [METHODS[one] for one in methods]
    return Text(vi=", ".join(one.vi for one in said), en=", ".join(one.en for one in said))


def _reason(reason: Reason) -> Text:
    return REASONS[reason]


# ── for machines ───────────────────────────────────────────────────────────────────────────


def to_json(proven: Proven, language: Language) -> dict[str, Json]:
    """Everything that was found as plain data; points are exact texts, dossiers YAML."""
    proofs = proven.proofs
    found: dict[str, Json] = {
        "ruleset": proven.reference,
        "findings": render_json.to_json(proven.report, proven.sources),
    }
    if proofs is None:
        return found
    return found | {
        "solver": proofs.solver,
        "laws": [_finding_json(one, proofs.ruleset, language) for one in proofs.findings],
        "against": None
        if proven.comparison is None
        else _comparison_json(proven.comparison, proofs.ruleset, language),
        "tried": [_tried_json(one, proofs.ruleset, language) for one in proven.tried],
    }


def _finding_json(finding: Finding, ruleset: Ruleset, language: Language) -> dict[str, Json]:
    told: dict[str, Json] = {"law": finding.law.value, "node": finding.node}
    if finding.guarantee is not None:
        told["guarantee"] = phrase_guarantee(finding.guarantee, ruleset).in_(language)
    match finding.verdict:
        case Proved(by):
            return told | {"verdict": "proved", "by": [one.value for one in by]}
        case Unknown(reason):
            return told | {"verdict": "unknown", "reason": reason.value}
        case Refuted(case):
            return told | {
                "verdict": "refuted",
                "dossiers": [
                    _dossier_json(dossier, scores, ruleset, language)
                    for dossier, scores in ((case.dossier, case.scores), (case.other, case.other_scores))
                    if dossier is not None
                ],
            }


def _comparison_json(comparison: Comparison, ruleset: Ruleset, language: Language) -> dict[str, Json]:
    whole = comparison.whole
    return {
        "same": comparison.same,
        "items": [{"item": one.item, **_pair_json(one.found, ruleset, language)} for one in comparison.items],
        "gone": list(comparison.gone),
        "new": list(comparison.new),
        "tried": whole.dossiers,
        "dossier": None if whole.dossier is None else written(whole.dossier, ruleset, language),
    }


def _pair_json(found: Equivalence, ruleset: Ruleset, language: Language) -> dict[str, Json]:
    match found:
        case Same(by):
            return {"verdict": "same", "by": by.value}
        case Undecided(reason):
            return {"verdict": "undecided", "reason": reason.value}
        case Differs(smallest=smallest, gain=gain, loss=loss, sure=sure):
            changes = {"gain": gain, "loss": loss}
            return {
                "verdict": "differs",
                "dossier": written(smallest.dossiers[1], ruleset, language),
                "before": phrase_expected(got(smallest.scores[0])).in_(language),
                "after": phrase_expected(got(smallest.scores[1])).in_(language),
                **{
                    name: None if one is None or one.change is None else exact_text(one.change)
                    for name, one in changes.items()
                },
                "sure": sure,
            }


def _dossier_json(
    dossier: Dossier, scores: Sequence[NodeScore], ruleset: Ruleset, language: Language
) -> dict[str, Json]:
    return {
        "dossier": written(dossier, ruleset, language),
        "points": {
            one.id: {"low": exact_text(one.points.low), "high": exact_text(one.points.high)} for one in scores
        },
    }


def _tried_json(tried: Tried, ruleset: Ruleset, language: Language) -> dict[str, Json]:
    return {
        "law": tried.law.value,
        "dossiers": tried.dossiers,
        "breach": None if tried.breach is None else tried.breach.message.in_(language),
        "dossier": None if tried.dossier is None else written(tried.dossier, ruleset, language),
    }
