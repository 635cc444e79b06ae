"""Results that are kept: the scorecard, the dossier it came from, and their replay."""

from __future__ import annotations

import json
from datetime import date
from itertools import islice
from pathlib import Path

from attrs import evolve

from cchc_rules.backends.exact.score import score
from cchc_rules.base.canonical import Json, digest
from cchc_rules.base.classes import frozen
from cchc_rules.base.texts import Text
from cchc_rules.base.version import ENGINE
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Report
from cchc_rules.ir.answers import unfit
from cchc_rules.ir.digest import digest as ruleset_digest
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.from_json import dossier_from_json, scorecard_from_json
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Scorecard
from cchc_rules.ir.to_json import dossier_to_json, scorecard_to_json
from cchc_rules.workspace import files, messages
from cchc_rules.workspace.rulesets import Loaded, load_versions
from cchc_rules.workspace.versions import Version

FORMAT = 1
KIND = "cchc-result"


@frozen
class Result:
    """A scorecard and the dossier it was made from."""

    scorecard: Scorecard
    dossier: Dossier


def to_json(scorecard: Scorecard, dossier: Dossier) -> Json:
    """The kept form of a result; `verify` replays it."""
    return {
        "format": FORMAT,
        "kind": KIND,
        "result": scorecard_to_json(scorecard),
        "dossier": dossier_to_json(dossier),
    }


def from_json(value: Json) -> tuple[Result | None, tuple[Diagnostic, ...]]:
    """The result that `to_json` wrote, or what is wrong with the data."""
    if not isinstance(value, dict) or value.get("kind") != KIND:
        return None, (_said(codes.BROKEN_RESULT, messages.NOT_A_RESULT, messages.NOT_A_RESULT_HELP, "$"),)
    if value.get("format") != FORMAT:
        shown = str(value.get("format"))[:40]
        message = messages.UNKNOWN_FORMAT.of(format=shown)
        return None, (_said(codes.UNKNOWN_FORMAT, message, messages.UNKNOWN_FORMAT_HELP, "$.format"),)
    scorecard, first = scorecard_from_json(value.get("result"))
    dossier, second = dossier_from_json(value.get("dossier"))
    if scorecard is None or dossier is None:
        return None, (*first, *second)
    return Result(scorecard, dossier), ()


@frozen(kw_only=True)
class Replay:
    """What replaying a result found, and the version of the ruleset it was replayed with.

    `known_at` is the last day on which that version was the newest; None when it still is.
    """

    report: Report
    scorecard: Scorecard | None = None
    version: Version | None = None
    known_at: date | None = None


def verify_file(path: Path, *, reference: str | None = None, ruleset: Ruleset | None = None) -> Report:
    """Replay the result of a file, or each of several in it."""
    return Report(
        found
        for replay in replay_file(path, reference=reference, ruleset=ruleset)
        for found in replay.report.diagnostics
    )


def replay_file(
    path: Path, *, reference: str | None = None, ruleset: Ruleset | None = None
) -> tuple[Replay, ...]:
    """Replay every result of a file."""
    source, problems = files.read(path)
    if source is None:
        return (Replay(report=Report(problems)),)
    try:
        value = json.loads(source.raw, parse_constant=str)
    except (ValueError, RecursionError):
        message = messages.NOT_JSON.of(path=str(path))
        broken = _said(codes.BROKEN_RESULT, message, messages.NOT_A_RESULT_HELP)
        return (Replay(report=Report((broken,))),)
    several = isinstance(value, list) and bool(value)
    replays: list[Replay] = []
    for index, one in enumerate(value if several else [value]):
        place = f"{path}[{index}]" if several else str(path)
        made = replay(one, reference=reference, ruleset=ruleset)
        placed = (evolve(each, path=_placed(place, each.path)) for each in made.report.diagnostics)
        replays.append(evolve(made, report=Report(placed)))
    return tuple(replays)


def _placed(file: str, path: str | None) -> str:
    """A place inside a result, with the file before it: several are verified at once."""
    return f"{file} {path}" if path else file


def verify(value: Json, *, reference: str | None = None, ruleset: Ruleset | None = None) -> Report:
    """Replay a result: the ruleset, the dossier and every figure must be the same."""
    return replay(value, reference=reference, ruleset=ruleset).report


def replay(value: Json, *, reference: str | None = None, ruleset: Ruleset | None = None) -> Replay:
    """Replay a result with the version of its ruleset that it was scored with.

    A decision made after the scoring changes the ruleset of the year, not the result. So every
    version that the year has had is tried, the newest first; the digest in the certificate says
    which one it was.
    """
    result, problems = from_json(value)
    if result is None:
        return Replay(report=Report(problems))
    card = result.scorecard
    if ruleset is not None:
        return Replay(report=_compared(result, ruleset, ruleset_digest(ruleset)), scorecard=card)
    newest: Loaded | None = None
    wanted = card.certificate.ruleset_digest
    name = reference or f"{card.certificate.ruleset}@{card.certificate.year}"
    for known_at, loaded in load_versions(name, card.certificate.year):
        newest = newest or loaded
        if loaded.ruleset is not None and ruleset_digest(loaded.ruleset) == wanted:
            report = _compared(result, loaded.ruleset, wanted)
            return Replay(report=report, scorecard=card, version=loaded.version, known_at=known_at)
    if newest is None or newest.ruleset is None:
        return Replay(report=newest.report if newest else Report(), scorecard=card)
    report = _compared(result, newest.ruleset, ruleset_digest(newest.ruleset))
    return Replay(report=report, scorecard=card, version=newest.version)


def _compared(result: Result, ruleset: Ruleset, own: str) -> Report:
    certificate = result.scorecard.certificate
    found: list[Diagnostic] = []
    if own != certificate.ruleset_digest:
        found.append(
            _differs(
                codes.DIGEST_DIFFERS,
                "$.result.scorecard.certificate.ruleset-digest",
                certificate.ruleset_digest,
                own,
                what=messages.RULESET,
            )
        )
    actual = dossier_digest(result.dossier)
    if certificate.dossier_digest != actual:
        path = "$.result.scorecard.certificate.dossier-digest"
        found.append(
            _differs(codes.DIGEST_DIFFERS, path, certificate.dossier_digest, actual, what=messages.DOSSIER)
        )
    if not found:
        found.extend(_unfit(result.dossier, ruleset))
    if not found:
        # Only what belongs together is replayed: other answers may have no score at all.
        found.extend(_figures(result.scorecard, score(ruleset, result.dossier, own)))
    return Report(found)


def dossier_digest(dossier: Dossier) -> str:
    """The digest of what a dossier says, without the digest it carries."""
    envelope = dossier_to_json(dossier)
    assert isinstance(envelope, dict)
    content = envelope["dossier"]
    assert isinstance(content, dict)
    return digest({key: value for key, value in content.items() if key != "digest"})


def _unfit(dossier: Dossier, ruleset: Ruleset) -> list[Diagnostic]:
    return [
        _said(
            codes.BROKEN_RESULT,
            messages.UNFIT_ANSWER.of(name=f"{owner}.{name}" if owner else name),
            messages.UNFIT_ANSWER_HELP,
            "$.dossier.answers",
        )
        for owner, name in islice(unfit(dossier, ruleset), 20)
    ]


def _figures(kept: Scorecard, replayed: Scorecard) -> list[Diagnostic]:
    """The places where a kept scorecard differs from its replay, the first twenty."""
    left, right = scorecard_to_json(kept), scorecard_to_json(replayed)
    differences = [pair for pair in _walk(left, right, "$.result") if not pair[0].endswith(".engine")]
    notes = (
        ()
        if kept.certificate.engine == ENGINE
        else (messages.OTHER_ENGINE.of(kept=kept.certificate.engine, own=ENGINE),)
    )
    return [
        Diagnostic(
            code=codes.RESULT_DIFFERS,
            message=messages.RESULT_DIFFERS.of(kept=_short(one), replayed=_short(other)),
            path=path,
            notes=notes,
            helps=(messages.RESULT_DIFFERS_HELP,),
        )
        for path, one, other in differences[:20]
    ]


def _walk(left: Json, right: Json, path: str) -> list[tuple[str, Json, Json]]:
    if isinstance(left, dict) and isinstance(right, dict):
        found: list[tuple[str, Json, Json]] = []
        for key in sorted({*left, *right}):
            found.extend(_walk(left.get(key), right.get(key), f"{path}.{key}"))
        return found
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        return [
            pair
            for index, (one, other) in enumerate(zip(left, right, strict=True))
            for pair in _walk(one, other, f"{path}[{index}]")
        ]
    return [] if left == right else [(path, left, right)]


def _short(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:60] + "…"


def _differs(code: codes.Code, path: str, kept: str, actual: str, *, what: Text) -> Diagnostic:
    return Diagnostic(
        code=code,
        message=messages.DIGEST_DIFFERS.of(what=what),
        path=path,
        notes=(messages.DIGESTS.of(kept=kept, actual=actual),),
        helps=(messages.DIGEST_DIFFERS_HELP,),
    )


def not_plain(kind: str, path: str) -> Diagnostic:
    """A value of plain data that no dossier file could hold."""
    message = messages.NOT_PLAIN.of(kind=kind)
    return _said(codes.WRONG_TYPE, message, messages.NOT_PLAIN_HELP, path)


def _said(code: codes.Code, message: Text, cure: Text, path: str | None = None) -> Diagnostic:
    return Diagnostic(code=code, message=message, path=path, helps=(cure,))
