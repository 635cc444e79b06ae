"""What is fuzzed: every reader of the package, from the bytes of a file to the end of its work.

A target takes the bytes of one file, gives the promises that they broke, and raises only when the
package itself raises something that it does not promise. `breaches` adds the limits on time and
memory. What holds of every text stands in `tests.robustness.promises`; each target says what else.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from attrs import evolve

import cchc_rules
from cchc_rules.analyses.cases import Example, entries, read_case
from cchc_rules.analyses.frame import Frame, frame_of
from cchc_rules.analyses.trying import phrase_reason, try_example
from cchc_rules.backends.words.explain import explain_item
from cchc_rules.backends.words.outline import outline
from cchc_rules.backends.words.scorecard_text import render
from cchc_rules.base.numbers import Language
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.dossiers.data import Data
from cchc_rules.dossiers.read import addressed_to, read_dossier
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.walk import items
from cchc_rules.workspace import files
from cchc_rules.workspace.results import dossier_digest
from tests.robustness.promises import of_report, of_ruleset

# Of this process, with the whole of the promises: what people wait for is a part of it.
SECONDS = 2.0
FULL_SIZE = 20_000
MEGABYTES = 256
LANGUAGES: tuple[Language, ...] = ("vi", "en")
# Small ones, with every kind of rule between them: a large one only takes longer.
RULESETS = (
    "ca-mau/so@2013",
    "ha-noi/xa-vi-du@2022",
    "binh-phuoc/chi-tieu-cchc@2018",
    "chua-ro/dti-huyen@2022",
    "dong-thap/dti-cao-lanh@2022",
    "thanh-hoa/dti-xa-nong-cong@2022",
)

Target = Callable[[bytes], Iterator[str]]


def breaches(target: str, raw: bytes) -> list[str]:
    """Every promise that these bytes break, the limits included."""
    peak = peak_megabytes()
    begun = time.process_time()
    try:
        broken = list(TARGETS[target](raw))
    except Exception:  # noqa: BLE001 - whatever it is, it is the breach looked for
        broken = ["raised " + traceback.format_exc(limit=-6)]
    took = time.process_time() - begun
    if took > SECONDS * max(1, len(raw) / FULL_SIZE):
        broken.append(f"took too long: {took:.1f} s")
    grown = peak_megabytes() - peak
    if grown > MEGABYTES:
        broken.append(f"took too much memory: {grown} MB")
    return broken


def peak_megabytes() -> int:
    """The most memory that this process has held so far; 0 where the system does not count alike."""
    if sys.platform != "linux":
        return 0
    import resource  # there is no such module on every system

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def ruleset(raw: bytes) -> Iterator[str]:
    """A `.cchc` file."""
    source, problems = files.read(_file("bo.cchc", raw))
    if source is None:
        yield from _of_refusal(Report(problems), {})
    else:
        yield from of_ruleset(source)


def dossier(raw: bytes, name: str = "ho-so.yaml") -> Iterator[str]:
    """A dossier: whatever is read is scored, told in words, kept, and replays."""
    path = _file(name, raw)
    ruleset = _addressed(path)
    try:
        bound = cchc_rules.read_dossier(path, ruleset)
    except cchc_rules.DossierError as refused:
        yield from _of_refusal(refused.report, refused.sources)
        return
    card = cchc_rules.score(ruleset, bound)
    kept = json.loads(json.dumps(cchc_rules.result_to_dict(card, bound)))
    if cchc_rules.verify(kept, ruleset).diagnostics:
        yield "a result that does not replay"
    for language in LANGUAGES:
        render(card, ruleset, bound, language)


def dossier_json(raw: bytes) -> Iterator[str]:
    """A dossier in JSON."""
    return dossier(raw, "ho-so.json")


def cases(raw: bytes) -> Iterator[str]:
    """A file of cases: whatever is read is tried."""
    source, problems = files.read(_file("truong-hop.yaml", raw))
    if source is None:
        yield from _of_refusal(Report(problems), {})
        return
    sources = {source.name: source}
    data, found = read_dossier(source)
    yield from of_report(Report(found), sources)
    if data is None:
        yield from _of_refusal(Report(found), sources)
        return
    listed, found = entries(data)
    if not listed:
        yield from _of_refusal(Report(found), sources) if found else ()
        return
    frame = _frame_of(listed[0])
    for one in listed:
        example, found = read_case(one, frame)
        if isinstance(example, Example):
            phrase_reason(try_example(example, frame), frame)
        yield from (of_report if example else _of_refusal)(Report(found), sources)


def ir_json(raw: bytes) -> Iterator[str]:
    """A serialised ruleset: whatever is read comes back, and does all that a ruleset does."""
    try:
        ruleset = cchc_rules.load(_file("bo.json", raw))
    except cchc_rules.RulesetError as refused:
        yield from _of_refusal(refused.report, refused.sources)
        return
    written = cchc_rules.ruleset_to_dict(ruleset)
    again = cchc_rules.ruleset_from_dict(json.loads(json.dumps(written)))
    if again != ruleset or digest(again) != digest(ruleset):
        yield "serialised again, it is another ruleset"
    silent = Dossier(ruleset=ruleset.id, year=ruleset.year, unit="Xã Ví dụ", answers={})
    card = cchc_rules.score(ruleset, silent)
    for language in LANGUAGES:
        cchc_rules.dossier_schema(ruleset, language)
        render(card, ruleset, silent, language)
        outline(ruleset, language)
        for item in items(ruleset):
            explain_item(item, ruleset, language)


def result_json(raw: bytes) -> Iterator[str]:
    """A kept result: verified as it is, and as somebody would pass it off who made it up.

    One who makes up answers can make up the digests as well; only then are the answers scored.
    """
    path = _file("ket-qua.json", raw)
    yield from of_report(cchc_rules.verify(path, _compiled(RULESETS[0])), {})
    try:
        card, bound = cchc_rules.result_from_dict(json.loads(raw))
    except cchc_rules.ResultError as refused:
        yield from _of_refusal(refused.report, refused.sources)
        return
    except (ValueError, RecursionError):
        return
    ruleset = _named(card.certificate.ruleset)
    sealed = evolve(card.certificate, ruleset_digest=digest(ruleset), dossier_digest=dossier_digest(bound))
    kept = cchc_rules.result_to_dict(evolve(card, certificate=sealed), bound)
    yield from of_report(cchc_rules.verify(json.loads(json.dumps(kept)), ruleset), {})


TARGETS: Mapping[str, Target] = {
    "ruleset": ruleset,
    "dossier": dossier,
    "dossier-json": dossier_json,
    "cases": cases,
    "ir-json": ir_json,
    "result-json": result_json,
}


def _of_refusal(report: Report, sources: Mapping[str, Source]) -> Iterator[str]:
    """A refusal says why, with a place: in the text, in the data, or the file itself."""
    yield from of_report(report, sources)
    if report.ok:
        yield "refused without an error"
    yield from (f"{one.code.name} has no place" for one in report.errors if not one.labels and not one.path)


# ── what targets share ─────────────────────────────────────────────────────────────────────


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="cchc-fuzz-")


def _file(name: str, raw: bytes) -> Path:
    path = Path(_folder().name) / name
    path.write_bytes(raw)
    return path


@cache
def _compiled(reference: str) -> Ruleset:
    return cchc_rules.load(reference)


@cache
def _frame(reference: str) -> Frame:
    return frame_of(_compiled(reference))


def _frame_of(case: Data) -> Frame:
    """The frame of the first of the rulesets unless another one of them has the item of a case."""
    frames = (_frame(one) for one in RULESETS)
    return next((one for one in frames if read_case(case, one)[0] is not None), _frame(RULESETS[0]))


def _addressed(path: Path) -> Ruleset:
    source, _ = files.read(path)
    data = None if source is None else read_dossier(source)[0]
    return _named(None if data is None else addressed_to(data)[0])


def _named(wanted: str | None) -> Ruleset:
    """The first of the rulesets unless another one of them has this id."""
    return _compiled(next((one for one in RULESETS if one.split("@")[0] == wanted), RULESETS[0]))
