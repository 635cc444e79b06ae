"""Laws of reading, for any text whatever.

- Compiling raises nothing, and there is a ruleset exactly when nothing found is an error.
- Every span lies inside the text.
- Every finding can be shown in every form and both languages.
- A file without errors says the same after it is laid out.
- A dossier of any text is a tree or a report, in YAML and in JSON.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_rules.base.sources import Source
from cchc_rules.diagnostics import render_json, render_line, render_sarif, render_text
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.language.surface.keywords import keywords
from cchc_rules.pipeline import compile_source
from tests.language.frame import framed

PHRASES = sorted(set(keywords("vi").printed.values()) | set(keywords("en").printed.values()))
SIGNS = [
    *'"“”#[](),:/+-−–×*<>=≤≥%\n\t ',
    *("0", "1", "100", "0,5", "1.000", "1.1", "90%", "31/12/2018", "x", "I"),
]
HEAD = framed('hỏi a: số đếm "A"\nchấm 1 điểm mỗi a, không quá 2 điểm').text

anything = st.text(st.characters(), max_size=60)
wordy = st.lists(st.sampled_from(PHRASES + SIGNS) | st.text(max_size=4), max_size=40).map(" ".join)
near_misses = st.tuples(st.integers(0, len(HEAD)), st.integers(0, 30), wordy | anything).map(
    lambda cut: HEAD[: cut[0]] + cut[2] + HEAD[cut[0] + cut[1] :]
)
yamlish = st.lists(
    st.sampled_from(
        [*"{}[],:-?&*!|>%@`\"'#\n", "bộ tiêu chí: ca-mau/so", "năm: 2013", "trả lời:", "  ", "a: 1"]
    ),
    max_size=30,
).map("".join)


def hold_report(report: Report, source: Source) -> None:
    sources = {source.name: source}
    for one in report.diagnostics:
        for label in one.labels:
            assert label.span.file == source.name
            assert 0 <= label.span.start <= label.span.end <= len(source.raw), one
    for language in ("vi", "en"):
        render_text.render(report, sources, language)
        render_line.render(report, sources, language)
        json.dumps(render_sarif.to_sarif(report, sources, language))
    json.dumps(render_json.to_json(report, sources))


@pytest.mark.parametrize("texts", [anything, wordy, near_misses], ids=["anything", "words", "near misses"])
@settings(max_examples=60)
@given(data=st.data())
def test_any_text_gives_a_ruleset_or_an_error(texts: st.SearchStrategy[str], data: st.DataObject) -> None:
    source = Source("bo.cchc", data.draw(texts))
    compiled = compile_source(source)
    assert (compiled.ruleset is not None) == compiled.report.ok
    hold_report(compiled.report, source)


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"\xed\xa0\x80")
@example(b'{"a": "\\ud800"}')
def test_any_bytes_that_are_text_give_a_tree_or_a_report(raw: bytes) -> None:
    text = raw.decode("utf-8", "surrogateescape")
    for name in ("bo.cchc", "ho-so.yaml", "ho-so.json"):
        source = Source(name, text)
        if name.endswith(".cchc"):
            hold_report(compile_source(source).report, source)
        else:
            data, found = read_dossier(source)
            hold_report(Report(found), source)
            assert (data is None) <= bool(found)


@pytest.mark.parametrize("name", ["ho-so.yaml", "ho-so.json"])
@given(text=anything | yamlish)
@settings(max_examples=60)
def test_any_text_gives_a_dossier_or_an_error(name: str, text: str) -> None:
    source = Source(name, text)
    data, found = read_dossier(source)
    hold_report(Report(found), source)
    ruleset = compile_source(Source("bo.cchc", HEAD)).ruleset
    assert ruleset is not None
    if data is not None:
        dossier, more = bind(data, ruleset)
        hold_report(Report(more), source)
        assert (dossier is None) <= bool(more)
