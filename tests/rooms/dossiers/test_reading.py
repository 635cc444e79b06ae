"""Reading a data file: what the tree keeps, what is refused, and that no text does harm."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers import data, messages, read_json, read_yaml
from cchc_rules.dossiers.data import Data, Mapping, Scalar, Sequence

Reader: TypeAlias = Callable[[Source], tuple[Data | None, tuple[Diagnostic, ...]]]
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"

PARSERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]


@pytest.fixture(params=PARSERS, ids=["python", "libyaml"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs a test with PyYAML's own parser and with libyaml's."""
    monkeypatch.setattr(read_yaml, "_LOADER", request.param)


both_parsers = pytest.mark.usefixtures("parser")


def source(text: str) -> Source:
    return Source("ho-so.yaml", text)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code.name for one in found]


def plain(node: Data | None) -> Plain:
    match node:
        case None:
            return None
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {str(entry.key.text): plain(entry.value) for entry in node.entries}


def tree(text: str, read: Reader = read_yaml.read) -> Plain:
    node, found = read(source(text))
    assert [] == codes(found)
    return plain(node)


def only(text: str, read: Reader = read_yaml.read) -> tuple[Diagnostic, str]:
    """The single finding in `text`, and the raw text it underlines."""
    whole = source(text)
    _, found = read(whole)
    assert 1 == len(found), codes(found)
    return found[0], whole.slice(found[0].labels[0].span)


def scalars(node: Data | None) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Sequence():
            return [leaf for item in node.items for leaf in scalars(item)]
        case Mapping():
            return [leaf for entry in node.entries for leaf in (entry.key, *scalars(entry.value))]
        case None:
            return []


def everything(node: Data | None) -> list[Data]:
    match node:
        case None:
            return []
        case Scalar():
            return [node]
        case Sequence():
            return [node, *(part for item in node.items for part in everything(item))]
        case Mapping():
            return [node, *(p for entry in node.entries for p in (entry.key, *everything(entry.value)))]


# --- what the tree keeps --------------------------------------------------------------------


@both_parsers
def test_every_yaml_scalar_stays_the_text_that_was_typed() -> None:
    typed = ["no", "on", "yes", "true", "010", "1e3", "12:30:45", "2018-01-31", "0x1F", "1_000", ".inf", "="]
    assert typed == tree("".join(f"- {word}\n" for word in typed))


@both_parsers
def test_nothing_written_is_none_in_yaml_and_a_quoted_blank_is_not() -> None:
    assert {"a": None, "b": None, "c": None, "d": "", "e": "null"} == tree(
        "a:\nb: null\nc: ~\nd: ''\ne: \"null\"\n"
    )


def test_json_literals_and_numbers_stay_the_texts_that_were_typed() -> None:
    text = '[true, false, null, 0.10, -1E+3, 1e999999999, NaN, "no", ""]'
    assert ["true", "false", None, "0.10", "-1E+3", "1e999999999", "NaN", "no", ""] == tree(
        text, read_json.read
    )


def test_a_number_of_many_digits_stays_text() -> None:
    digits = "9" * 10_000
    assert [digits] == tree(f"[{digits}]", read_json.read)
    assert [digits] == tree(f"- {digits}\n")


def test_quotes_are_remembered() -> None:
    node, _ = read_yaml.read(source("- a\n- 'b'\n- \"c\"\n- |\n  d\n"))
    assert [False, True, True, True] == [leaf.quoted for leaf in scalars(node)]
    node, _ = read_json.read(source('["a", 1, true]'))
    assert [True, False, False] == [leaf.quoted for leaf in scalars(node)]


@pytest.mark.parametrize("read", [read_yaml.read, read_json.read])
def test_paths_lead_from_the_root_to_each_part(read: Reader) -> None:
    node, _ = read(source('{"answers": {"1.1.2": {"xong": "có"}, "đúng_hạn": ["a", {"b \\"c\\"": 1}]}}'))
    assert [
        "$",
        "$.answers",
        "$.answers",
        '$.answers["1.1.2"]',
        '$.answers["1.1.2"]',
        '$.answers["1.1.2"].xong',
        '$.answers["1.1.2"].xong',
        "$.answers.đúng_hạn",
        "$.answers.đúng_hạn",
        "$.answers.đúng_hạn[0]",
        "$.answers.đúng_hạn[1]",
        '$.answers.đúng_hạn[1]["b \\"c\\""]',
        '$.answers.đúng_hạn[1]["b \\"c\\""]',
    ] == [part.path for part in everything(node)]


def test_json_and_yaml_give_the_same_tree_for_the_same_text() -> None:
    text = '{"a": ["x", null], "b": {"c": ""}}'
    assert read_json.read(source(text)) == read_yaml.read(source(text))


def test_a_key_is_looked_up_by_its_exact_text() -> None:
    node, _ = read_yaml.read(source("Xong: 1\nxong: 2\n"))
    assert isinstance(node, Mapping)
    assert "2" == plain(node.get("xong"))
    assert None is node.get("XONG")


@both_parsers
@pytest.mark.parametrize(
    "text",
    [
        "a: xin\nb: [chào, 'bạn']\nc:\n  - đây\n",
        "a: xin\r\nb: [chào, 'bạn']\r\nc:\r\n  - đây\r\n",
        "\ufeffa: xin\nb: [chào, 'bạn']\nc:\n  - đây\n",
        "\ufeff\ufeffa: xin\nb: [chào, 'bạn']\nc:\n  - đây\n",
        "# 😀 ghi chú\u2028\u0085\na: xin\nb: [chào, 'bạn']\nc:\n  - đây\n",
        unicodedata.normalize("NFD", "# 😀 tiêu chí\na: xin\nb: [chào, 'bạn']\nc:\n  - đây\n"),
    ],
    ids=["plain", "CRLF", "BOM", "two BOMs", "astral and odd breaks", "NFD"],
)
def test_spans_underline_what_was_typed(text: str) -> None:
    whole = source(text)
    node, found = read_yaml.read(whole)
    assert [] == codes(found)
    shown = [unicodedata.normalize("NFC", whole.slice(leaf.span)) for leaf in scalars(node)]
    assert ["a", "xin", "b", "chào", "'bạn'", "c", "đây"] == shown


def test_spans_in_json_underline_what_was_typed() -> None:
    whole = source('\ufeff{"😀": [1, "hồ\\u0020sơ"],\r\n "b": null}')
    node, _ = read_json.read(whole)
    assert ['"😀"', "1", '"hồ\\u0020sơ"', '"b"', "null"] == [whole.slice(leaf.span) for leaf in scalars(node)]
    assert {"😀": ["1", "hồ sơ"], "b": None} == plain(node)


@both_parsers
def test_the_span_of_an_indented_group_ends_with_its_last_part() -> None:
    whole = source("a:\n  b: 1\n  c: xong\n\n# ghi chú\nd: 2\n")
    node, _ = read_yaml.read(whole)
    assert isinstance(node, Mapping)
    group = node.get("a")
    assert group is not None
    assert "b: 1\n  c: xong" == whole.slice(group.span)


@pytest.mark.parametrize("read", [read_yaml.read, read_json.read])
def test_a_list_or_a_text_may_stand_at_the_top(read: Reader) -> None:
    assert ["a"] == tree('["a"]', read)
    assert "a" == tree('"a"', read)


def test_decomposed_text_is_composed_even_when_escaped() -> None:
    assert {"tiêu": "é"} == tree('{"ti\\u0065\\u0302u": "e\\u0301"}', read_json.read)
    assert {"tiêu": "é"} == tree(unicodedata.normalize("NFD", "tiêu: é\n"))


# --- what is refused: attacks ---------------------------------------------------------------


def alias_bomb() -> str:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines)


def merge_key_bomb() -> str:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 20)]
    return "\n".join(lines)


@both_parsers
@pytest.mark.parametrize(
    "text",
    ["[" * 50_000, "{" * 50_000, "- " * 50_000, "? " * 50_000, "a: [" + "[" * 50_000, "[{" * 30_000],
)
def test_deep_yaml_is_refused(text: str) -> None:
    node, found = read_yaml.read(source(text))
    assert None is node
    assert found[0].code.name in {"CR401", "CR402"}


@pytest.mark.parametrize("text", ["[" * 900_000, '{"a":' * 300_000, "[" * 41 + "]" * 41])
def test_deep_json_is_refused(text: str) -> None:
    node, found = read_json.read(source(text))
    assert (None, ["CR402"]) == (node, codes(found))


@pytest.mark.parametrize("read", [read_yaml.read, read_json.read])
def test_forty_levels_are_read(read: Reader) -> None:
    node, found = read(source("[" * 40 + "]" * 40))
    assert [] == codes(found)
    assert 40 == len(everything(node))


@both_parsers
@pytest.mark.parametrize("text", [alias_bomb(), merge_key_bomb()])
def test_bombs_of_aliases_are_refused_and_not_followed(text: str) -> None:
    node, found = read_yaml.read(source(text))
    assert None is node
    assert {"CR402"} == set(codes(found))


@both_parsers
@pytest.mark.parametrize(
    ("text", "message", "underlined"),
    [
        ("a: &neo 1\n", messages.ANCHOR.of(word="&neo"), "&neo"),
        ("a: &neo {}\n", messages.ANCHOR.of(word="&neo"), "&neo"),
        ("a: *neo\n", messages.ALIAS.of(word="*neo"), "*neo"),
        ("*neo : 1\n", messages.ALIAS.of(word="*neo"), "*neo"),
        ("a: !!int 1\n", messages.TAG.of(word="!!int"), "!!int"),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            messages.TAG.of(word="!!python/object/apply:os.system"),
            "!!python/object/apply:os.system",
        ),
        ("a: ! x\n", messages.TAG.of(word="!"), "!"),
        ("a: !e!x 1\n", messages.TAG.of(word="!e!x"), "!e!x"),
        ("%TAG ! x:\n---\na: 1\n", messages.TAG.of(word="%TAG"), "%TAG"),
        ("<<: {a: 1}\n", messages.MERGE, "<<"),
    ],
)
def test_each_unsafe_feature_of_yaml_is_refused_by_name(text: str, message: Text, underlined: str) -> None:
    finding, shown = only(text)
    assert ("CR402", message, underlined) == (finding.code.name, finding.message, shown)


def test_a_quoted_merge_key_is_an_ordinary_key() -> None:
    assert {"<<": "1"} == tree("'<<': 1\n")


def test_what_looks_unsafe_inside_quotes_is_text() -> None:
    assert ["&a", "*a", "!!x"] == tree("- '&a'\n- '*a'\n- \"!!x\"\n")


def test_findings_stop_before_they_become_a_flood() -> None:
    for text, code in (("- &a 1\n" * 1000, "CR402"), ("a: 1\n" * 1000, "CR403")):
        node, found = read_yaml.read(source(text))
        assert None is node
        assert [code] * data.MAX_FINDINGS == codes(found)


@pytest.mark.parametrize("read", [read_yaml.read, read_json.read])
def test_a_text_of_more_than_two_megabytes_is_refused(read: Reader) -> None:
    for text in ('"' + "a" * 2_000_000 + '"', '"' + "ậ" * 700_000 + '"'):
        finding, _ = only(text, read)
        assert "CR004" == finding.code.name


@pytest.mark.parametrize("part", ["1,", "[],", "{},", "[1],"])
@pytest.mark.parametrize("read", [read_yaml.read, read_json.read])
def test_too_many_entries_are_refused(read: Reader, part: str) -> None:
    finding, _ = only("[" + part * (200_002 // (len(part) - 1)) + "1]", read)
    assert "CR004" == finding.code.name
    assert (messages.TOO_MANY_NOTE.of(limit=200_000),) == finding.notes


def test_long_keys_above_many_parts_stay_small() -> None:
    key = "k" * 1000
    opening = "".join(f'{{"{key}{level}":' for level in range(38))
    node, found = read_json.read(source(opening + "[" + "1," * 50_000 + "1]" + "}" * 38))
    assert [] == codes(found)
    assert 300 > max(len(part.path) for part in everything(node))


@pytest.mark.parametrize(
    "text",
    [
        "\\" * 500_000,
        '"' + '\\"' * 500_000,
        "'" * 500_001,
        '"a":' * 200_000,
        "a " * 500_000,
        "\n" * 1_000_000,
    ],
    ids=["backslashes", "escaped quotes", "quotes", "keys", "words", "empty lines"],
)
@pytest.mark.parametrize("read", [read_yaml.read, read_json.read])
def test_a_megabyte_of_one_sign_is_settled_quickly(read: Reader, text: str) -> None:
    started = time.process_time()
    read(source(text))
    assert 5 > time.process_time() - started


# --- what is refused: mistakes --------------------------------------------------------------


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_yaml.read, "a:\n  b: 1\n  c: 2\n  b: {x: 3}\nd: 4\n"),
        (read_json.read, '{"a": {"b": 1, "c": 2, "b": {"x": 3}}, "d": 4}'),
    ],
)
def test_a_repeated_key_names_both_places_and_keeps_the_first(read: Reader, text: str) -> None:
    whole = source(text)
    node, found = read(whole)
    assert ["CR403"] == codes(found)
    assert {"a": {"b": "1", "c": "2"}, "d": "4"} == plain(node)
    assert "$.a.b" == found[0].path
    second, first = (label.span for label in found[0].labels)
    assert (text.rindex("b"), text.index("b")) == (
        second.start + whole.slice(second).index("b"),
        first.start + whole.slice(first).index("b"),
    )


@pytest.mark.parametrize("read", [read_yaml.read, read_json.read])
def test_a_key_composed_and_decomposed_is_the_same_key(read: Reader) -> None:
    text = '{"tiêu": "1", "' + unicodedata.normalize("NFD", "tiêu") + '": "2"}'
    _, found = read(source(text))
    assert ["CR403"] == codes(found)


def test_a_repeated_key_may_be_quoted_once() -> None:
    assert "CR403" == only("a: 1\n'a': 2\n")[0].code.name


@both_parsers
@pytest.mark.parametrize("text", ["", "\n\n", "# chỉ có ghi chú\n", "\ufeff", "   "])
def test_a_file_without_content_is_broken(text: str) -> None:
    finding, _ = only(text)
    assert ("CR401", messages.EMPTY_FILE) == (finding.code.name, finding.message)


@pytest.mark.parametrize("text", ["", " \r\n\t", "\ufeff"])
def test_a_json_file_without_content_is_broken(text: str) -> None:
    finding, _ = only(text, read_json.read)
    assert ("CR401", messages.EMPTY_FILE) == (finding.code.name, finding.message)


YAML_MISTAKES = [
    ("a:\n\tb: c\n", messages.TAB, "\t"),
    ("a:\n  b: 1\n\tc: 2\n", messages.TAB, "\t"),
    ("a: |\n  x\n\ty\n", messages.TAB, "\t"),
    ("a: 1\nb:2\nc: 3\n", messages.NO_BLANK_AFTER_COLON, "b:"),
    ("a: 1\nđã xong\nc: 2\n", messages.NO_COLON, "đã xong"),
    ("a: 'x\nb: y\n", messages.UNCLOSED_QUOTE, "'"),
    ('a: "x\nb: y\n', messages.UNCLOSED_QUOTE, '"'),
    ('a: "x\n---\nb: y\n', messages.UNCLOSED_QUOTE, '"'),
    ("a: [1, 2\nb: 3\n", messages.UNCLOSED_BRACKET.of(bracket="["), "["),
    ("a: {x: 1\nb: 3\n", messages.UNCLOSED_BRACKET.of(bracket="{"), "{"),
    ("a: Quyết định: số 1\n", messages.COLON_IN_VALUE, ":"),
    ("a: 1\n  b: 2\n", messages.INDENTATION, "b"),
    ("a:\n  b: 1\n c: 2\n", messages.INDENTATION, "c: 2"),
    ("a: 1\n- b\n", messages.INDENTATION, "- b"),
    ("- a\nb: c\n", messages.INDENTATION, "b: c"),
    ("a: 'b' c\n", messages.TEXT_AFTER_QUOTE, "c"),
    ("a: %5\n", messages.SPECIAL_START.of(character="%"), "%"),
    ("a: @x\n", messages.SPECIAL_START.of(character="@"), "@"),
    ("a: *\n", messages.SPECIAL_START.of(character="*"), "*"),
    ("a: & b\n", messages.SPECIAL_START.of(character="&"), "&"),
    ("a: >=90%\n", messages.SPECIAL_START.of(character=">"), ">"),
    ("a: ,b\n", messages.SPECIAL_START.of(character=","), ","),
    ("a: - b\n", messages.LIST_ON_SAME_LINE, "-"),
    (": x\n", messages.NO_KEY, ":"),
    ("{: x}\n", messages.NO_KEY, ":"),
    ("? \n: x\n", messages.NO_KEY, ""),
    ("a: [b, , c]\n", messages.SPECIAL_START.of(character=","), ","),
    ("? [a]\n: b\n", messages.KEY_NOT_TEXT, "["),
    ("{a: b}: c\n", messages.KEY_NOT_TEXT, "{"),
    ("a: 1\n---\nb: 2\n", messages.SEVERAL_DOCUMENTS, "---"),
    ("a: \x07b\n", messages.BROKEN_CHARACTER.of(character="U+0007"), "\x07"),
    ("a: b\ufffe\n", messages.BROKEN_CHARACTER.of(character="U+FFFE"), "\ufffe"),
    ("a: b\ud800\n", messages.BROKEN_CHARACTER.of(character="U+D800"), "\ud800"),
]


@both_parsers
@pytest.mark.parametrize(("text", "message", "underlined"), YAML_MISTAKES)
def test_a_common_mistake_in_yaml_is_named_where_it_is(text: str, message: Text, underlined: str) -> None:
    finding, shown = only(text)
    assert ("CR401", message, underlined) == (finding.code.name, finding.message, shown)
    assert 1 == len(finding.helps)


@both_parsers
@pytest.mark.parametrize("text", ['a: "C:\\data"\n', 'a: "\\u12"\n', 'a: "\\x"\n'])
def test_a_stray_backslash_in_double_quotes_is_named(text: str) -> None:
    finding, _ = only(text)
    assert ("CR401", messages.BACKSLASH) == (finding.code.name, finding.message)


@both_parsers
@pytest.mark.parametrize("text", ['a: "\\ud800"', 'a: "\\UFFFFFFFF"', "%YAML " + "9" * 5000 + ".1\n---\na\n"])
def test_what_the_parsers_stumble_over_is_still_a_finding(text: str) -> None:
    finding, _ = only(text)
    assert "CR401" == finding.code.name


JSON_MISTAKES = [
    ('{"a": 1,}', messages.TRAILING_COMMA, ","),
    ('{"a": 1 , \n}', messages.TRAILING_COMMA, ","),
    ("[1, 2, ]", messages.TRAILING_COMMA, ","),
    ("{'a': 1}", messages.SINGLE_QUOTE, "'"),
    ("['a']", messages.SINGLE_QUOTE, "'"),
    ("{a: 1}", messages.UNQUOTED, "a"),
    ('{"a": có}', messages.UNQUOTED, "c"),
    ('{"a": True}', messages.UNQUOTED, "T"),
    ('{"a": “b”}', messages.UNQUOTED, "“"),
    ('{"a" 1}', messages.MISSING_COLON, "1"),
    ('{"a": 1 "b": 2}', messages.MISSING_COMMA, '"'),
    ('["a" "b"]', messages.MISSING_COMMA, '"'),
    ('{"a": "b}', messages.UNCLOSED_QUOTE, '"'),
    ('{"a": "b\n"}', messages.CONTROL_IN_QUOTES, "\n"),
    ('{"a": "b\tc"}', messages.CONTROL_IN_QUOTES, "\t"),
    ('{"a": "C:\\data"}', messages.BACKSLASH, "\\"),
    ('{"a": [1, 2', messages.UNFINISHED, "2"),
    ('{"a": \n', messages.UNFINISHED, ":"),
    ('{"a": 1} {"b": 2}', messages.SEVERAL_DOCUMENTS, "{"),
    ('{"a": 1}]', messages.SEVERAL_DOCUMENTS, "]"),
    ('{"a": 1 // hai\n}', messages.COMMENT, "/"),
    ('# ghi chú\n{"a": 1}', messages.COMMENT, "#"),
    ("[1,,2]", messages.BROKEN_JSON, ","),
    ('["\\ud800"]', messages.BROKEN_CHARACTER.of(character="U+D800"), '"\\ud800"'),
    ('["\udc00"]', messages.BROKEN_CHARACTER.of(character="U+DC00"), "\udc00"),
]


@pytest.mark.parametrize(("text", "message", "underlined"), JSON_MISTAKES)
def test_a_common_mistake_in_json_is_named_where_it_is(text: str, message: Text, underlined: str) -> None:
    finding, shown = only(text, read_json.read)
    assert ("CR401", message, underlined) == (finding.code.name, finding.message, shown)
    assert 1 == len(finding.helps)


def test_the_place_of_a_mistake_counts_decomposed_letters_as_typed() -> None:
    text = unicodedata.normalize("NFD", "tiêu: 1\nhồ sơ:2\nxong: có\n")
    _, shown = only(text)
    assert unicodedata.normalize("NFD", "hồ sơ:") == shown


# --- laws -----------------------------------------------------------------------------------

ODD_SIGNS = st.text(
    st.sampled_from(
        list("ab:-?[]{},&*!|>'\"%@`#~<\\/ \t\n\r0.=e\u0301\u0065\ufeff\u0085\u2028\ud800\x00😀đ")
    ),
    max_size=40,
)
TEXTS = st.one_of(
    st.text(max_size=60),
    ODD_SIGNS,
    st.binary(max_size=60).map(lambda blob: blob.decode("latin-1")),
    st.text(st.characters(codec=None), max_size=20),
)


@pytest.mark.parametrize("read", [read_yaml.read, read_json.read])
@given(text=TEXTS)
@settings(max_examples=400, deadline=None)
@example(text="\ufeff'")
@example(text="- a\n-\tb: c\n\t- d")
def test_any_text_gives_a_tree_or_findings_and_every_span_lies_inside(read: Reader, text: str) -> None:
    node, found = read(Source("x", text))
    assert (node is None) <= bool(found)
    spans = [label.span for one in found for label in one.labels] + [part.span for part in everything(node)]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(one.code.name in {"CR401", "CR402", "CR403"} and one.helps for one in found)


@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_the_parser_in_python_keeps_the_same_promise(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read_yaml, "_LOADER", yaml.SafeLoader)
        node, found = read_yaml.read(Source("x", text))
    assert (node is None) <= bool(found)
    spans = [label.span for one in found for label in one.labels] + [part.span for part in everything(node)]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)


# PyYAML writes these line breaks as they are and reads them back as blanks.
LETTERS = st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029")
WORDS = st.text(LETTERS, max_size=12).map(lambda word: unicodedata.normalize("NFC", word))
NESTED: st.SearchStrategy[Plain] = st.recursive(
    st.none() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


class _WithoutAliases(yaml.SafeDumper):
    """Writes equal parts of a value in full, instead of as anchors and aliases."""

    def ignore_aliases(self, _: object) -> bool:
        return True


@given(value=st.dictionaries(WORDS, NESTED, min_size=1, max_size=5), escaped=st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_a_program_dumps_is_read_back(*, value: dict[str, Plain], escaped: bool) -> None:
    as_json = json.dumps(value, ensure_ascii=escaped)
    assert value == tree(as_json, read_json.read)
    as_yaml = yaml.dump(value, Dumper=_WithoutAliases, allow_unicode=not escaped, width=sys.maxsize)
    assert value == tree(as_yaml)


def test_both_languages_of_every_message_have_the_same_holes() -> None:
    texts = [value for value in vars(messages).values() if isinstance(value, Text)]
    assert 50 < len(texts)
    for text in texts:
        in_vietnamese, in_english = text.holes()
        assert in_vietnamese == in_english
