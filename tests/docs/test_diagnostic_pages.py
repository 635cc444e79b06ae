"""Every code has a page, and the examples on a page do what it says.

Examples are read in the standard frame of `tests/language/frame.py`. Where the fence goes on with
`sửa đổi` (```cchc wrong sửa đổi) the example amends the standard set of that frame. A dossier on a
page of CR4xx belongs to the `cchc given` block above it; without a line `bộ tiêu chí` it gets the
first three lines of a dossier.
"""

from __future__ import annotations

import pytest

from cchc_rules.backends.exact.score import score
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.codes import TABLE, Severity
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.ir.scorecard import Status
from cchc_rules.pipeline import compile_source
from tests.language.fenced import blocks
from tests.language.frame import AMENDED, amendment, framed
from tests.repository.project import SOURCE

PAGES = SOURCE / "diagnostics" / "pages"
DOSSIER = "bộ tiêu chí: khung/mau\nnăm: 2018\nđơn vị: Sở Mẫu\n"
EXAMPLES = {"cchc wrong", "cchc right", "yaml wrong", "yaml right"}
# Bytes, sizes, files and commands: nothing that a text could show.
WITHOUT_EXAMPLE = {"CR001", "CR004", "CR224", "CR225", "CR226", "CR415"}
# Told by the evaluator, which knows the rules: the item is scored as rejected.
WHEN_SCORED = {"CR412"}


def page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def examples(kind: str) -> list[tuple[str, str]]:
    return [
        (path.stem, block.text)
        for path in sorted(PAGES.glob("CR*.md"))
        for block in blocks(path.read_text(encoding="utf-8"))
        if block.info == kind
    ]


def named(kind: str) -> pytest.MarkDecorator:
    found = examples(kind)
    return pytest.mark.parametrize(("code", "text"), found, ids=[code for code, _ in found])


def compiled(text: str) -> tuple[Diagnostic, ...]:
    return compile_source(Source("example.cchc", framed(text).text)).report.diagnostics


def amended(text: str) -> tuple[Diagnostic, ...]:
    changes = Source("example.cchc", amendment(text).text)
    return compile_source(Source("set.cchc", framed(AMENDED).text), (changes,)).report.diagnostics


def bound(code: str, text: str) -> tuple[Diagnostic, ...]:
    _, _, findings = opened(code, text)
    return findings


def opened(code: str, text: str) -> tuple[Ruleset, Dossier | None, tuple[Diagnostic, ...]]:
    given = next(block.text for block in blocks(page(code)) if block.info == "cchc given")
    ruleset = compile_source(Source("given.cchc", framed(given).text)).ruleset
    assert ruleset is not None
    whole = text if text.startswith("bộ tiêu chí:") else DOSSIER + text
    data, broken = read_dossier(Source("dossier.yaml", whole))
    if data is None or broken:
        return ruleset, None, broken
    dossier, findings = bind(data, ruleset)
    return ruleset, dossier, findings


def is_rejected(code: str, text: str) -> bool:
    ruleset, dossier, _ = opened(code, text)
    assert dossier is not None
    return Status.REJECTED in {child.status for child in score(ruleset, dossier).children}


def errors(found: tuple[Diagnostic, ...]) -> set[str]:
    return {one.code.name for one in found if one.severity is Severity.ERROR}


def says(code: str, found: tuple[Diagnostic, ...]) -> bool:
    return code in {one.code.name for one in found}


# ── the pages ──────────────────────────────────────────────────────────────────────────────


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert set(TABLE) == {path.stem for path in PAGES.iterdir()}


@pytest.mark.parametrize("code", sorted(TABLE))
def test_the_title_of_a_page_gives_its_code_and_slug(code: str) -> None:
    assert page(code).startswith(f"# {code} {TABLE[code].slug} · ")


@pytest.mark.parametrize("code", sorted(TABLE))
def test_a_page_shows_a_wrong_and_a_right_example_or_a_situation(code: str) -> None:
    shown = {block.info.removesuffix(" sửa đổi") for block in blocks(page(code))}
    by_example = code[2] in "01234" and code not in WITHOUT_EXAMPLE
    if by_example:
        kind = "yaml" if code[2] == "4" else "cchc"
        assert {f"{kind} wrong", f"{kind} right"} == shown & EXAMPLES
    else:
        assert {"console"} == shown


@pytest.mark.parametrize("code", sorted(TABLE))
def test_a_page_speaks_both_languages(code: str) -> None:
    assert {"## Ý nghĩa", "## Meaning"} <= set(page(code).splitlines())


# ── their examples ─────────────────────────────────────────────────────────────────────────


@named("cchc wrong")
def test_a_wrong_ruleset_shows_its_code_and_no_other_error(code: str, text: str) -> None:
    found = compiled(text)
    assert says(code, found)
    assert errors(found) <= {code}


@named("cchc right")
def test_a_right_ruleset_has_no_error_and_not_this_finding(code: str, text: str) -> None:
    found = compiled(text)
    assert set() == errors(found)
    assert not says(code, found)


@named("cchc wrong sửa đổi")
def test_a_wrong_amendment_shows_its_code_and_no_other_error(code: str, text: str) -> None:
    found = amended(text)
    assert says(code, found)
    assert errors(found) <= {code}


@named("cchc right sửa đổi")
def test_a_right_amendment_has_no_error_and_not_this_finding(code: str, text: str) -> None:
    found = amended(text)
    assert set() == errors(found)
    assert not says(code, found)


@named("yaml wrong")
def test_a_wrong_dossier_shows_its_code_and_no_other_error(code: str, text: str) -> None:
    found = bound(code, text)
    assert says(code, found) or (code in WHEN_SCORED and is_rejected(code, text))
    assert errors(found) <= {code}


@named("yaml right")
def test_a_right_dossier_has_no_error_and_not_this_finding(code: str, text: str) -> None:
    found = bound(code, text)
    assert set() == errors(found)
    assert not says(code, found)
    assert code not in WHEN_SCORED or not is_rejected(code, text)
