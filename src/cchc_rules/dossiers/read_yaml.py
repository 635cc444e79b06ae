"""Reads YAML as people write it by hand: groups, lists and texts, nothing else.

The parser's events are read one by one and never composed: its composer recurses in C and
crashes on deep nesting. Anchors, aliases, tags and merge keys are refused, not followed.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers import messages
from cchc_rules.dossiers.data import Builder, Data

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = {"", "~", "null"}
# What YAML takes for no text. The same told as "anything but texts" takes ten times as long to compile.
_FORBIDDEN = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WORD = re.compile(r"<<|[^\s,\[\]{}]{1,40}")
_BREAKS = "\n\r\x85\u2028\u2029"
_COLON_WITHOUT_BLANK = re.compile(r"[^\s:][^:]*:(?=\S)")


def read(source: Source) -> tuple[Data | None, tuple[Diagnostic, ...]]:
    """The tree of a YAML text, and what is wrong with it; never raises.

    There is no tree when the file is broken (CR401), unsafe (CR402) or too large (CR004). Where
    a key is repeated (CR403) the tree keeps its first value.
    """
    builder = Builder(source)
    if not builder.stopped and (forbidden := _FORBIDDEN.search(builder.text)):
        builder.refuse_character(forbidden.start())
    if not builder.stopped:
        _read_events(builder)
    return builder.result(messages.EMPTY_FILE_HELP)


def _read_events(builder: Builder) -> None:
    documents = 0
    try:
        for event in yaml.parse(builder.text, _LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                _check_document(builder, event, documents)
            else:
                _take(builder, event)
            if builder.stopped:
                break
    except yaml.MarkedYAMLError as error:
        _report_syntax(builder, error)
    except (yaml.YAMLError, ValueError, OverflowError):
        # Escapes and version numbers beyond what Python converts surface as ValueError.
        builder.report(
            codes.BROKEN_DATA_FILE, messages.BROKEN_YAML, messages.BROKEN_YAML_HELP, span=builder.place(0, 0)
        )


def _check_document(builder: Builder, event: yaml.DocumentStartEvent, documents: int) -> None:
    if documents > 1:
        builder.report(
            codes.BROKEN_DATA_FILE,
            messages.SEVERAL_DOCUMENTS,
            messages.SEVERAL_DOCUMENTS_HELP,
            span=builder.place(*_offsets(event)),
        )
        builder.stop()
    elif event.tags:
        _refuse(builder, messages.TAG, _offsets(event)[0])


def _take(builder: Builder, event: yaml.Event) -> None:
    start, end = _offsets(event)
    span = builder.place(start, end)
    match event:
        case yaml.ScalarEvent():
            _check_properties(builder, event)
            _take_scalar(builder, event, span)
        case yaml.AliasEvent():
            _refuse(builder, messages.ALIAS, start)
            builder.scalar(builder.text[start:end], quoted=True, span=span)
        case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
            _check_properties(builder, event)
            builder.open(is_mapping=isinstance(event, yaml.MappingStartEvent), span=span)
        case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
            # The end of an indented group is noticed only at the next word, lines later.
            builder.close(span if end > start else None)
        case _:
            pass


def _take_scalar(builder: Builder, event: yaml.ScalarEvent, span: Span) -> None:
    plain = event.style in (None, "")
    text: str | None = event.value
    if builder.expects_key:
        if plain and text == "<<":
            _refuse(builder, messages.MERGE, _offsets(event)[0])
        if plain and text == "":
            builder.report(codes.BROKEN_DATA_FILE, messages.NO_KEY, messages.NO_KEY_HELP, span=span)
    elif plain and text in _NOTHING:
        text = None
    builder.scalar(text, quoted=not plain, span=span)


def _offsets(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)


def _check_properties(builder: Builder, event: yaml.NodeEvent) -> None:
    if event.anchor is not None:
        _refuse(builder, messages.ANCHOR, _offsets(event)[0])
    elif getattr(event, "tag", None) is not None:
        _refuse(builder, messages.TAG, _offsets(event)[0])


def _refuse(builder: Builder, message: Text, start: int) -> None:
    found = _WORD.match(builder.text, start)
    word = found[0] if found else ""
    span = builder.place(start, start + len(word))
    builder.report(
        codes.UNSAFE_DATA_FILE,
        message.of(word=word),
        messages.UNSAFE_HELP,
        span=span,
        note=messages.UNSAFE_NOTE,
    )


def _report_syntax(builder: Builder, error: yaml.MarkedYAMLError) -> None:
    at = error.problem_mark.index if error.problem_mark else 0
    since = error.context_mark.index if error.context_mark else at
    if "undefined tag handle" in (error.problem or ""):
        _refuse(builder, messages.TAG, at)
        return
    message, cure, start, end = _cause(builder.text, error, at, since)
    builder.report(codes.BROKEN_DATA_FILE, message, cure, span=builder.place(start, end))


def _cause(text: str, error: yaml.MarkedYAMLError, at: int, since: int) -> tuple[Text, Text, int, int]:
    """What most likely went wrong, its cure, and the stretch at fault.

    The two parsers word the same trouble differently; the words looked for are common to both.
    """
    problem, context = error.problem or "", error.context or ""
    here = text[at : at + 1]
    before = text[_line_start(text, at) : at]
    if here == "\t" and not before.strip(" -"):
        return messages.TAB, messages.TAB_HELP, at, at + 1
    if "quoted scalar" in context or "double-quoted" in context:
        if "unexpected" in problem:
            return messages.UNCLOSED_QUOTE, messages.UNCLOSED_QUOTE_HELP, since, since + 1
        return messages.BACKSLASH, messages.BACKSLASH_HELP, at, at + 1
    if "simple key" in context:
        end = _line_end(text, since)
        glued = _COLON_WITHOUT_BLANK.match(text, since, end)
        if glued:
            return messages.NO_BLANK_AFTER_COLON, messages.NO_BLANK_AFTER_COLON_HELP, since, glued.end()
        return messages.NO_COLON, messages.NO_COLON_HELP, since, end
    if "mapping values are not allowed" in problem:
        if re.search(r":\s", before):
            return messages.COLON_IN_VALUE, messages.QUOTE_HELP, at, at + 1
        return messages.INDENTATION, messages.INDENTATION_HELP, at - len(before.lstrip()), at
    if "sequence entries are not allowed" in problem:
        return messages.LIST_ON_SAME_LINE, messages.LIST_ON_SAME_LINE_HELP, at, at + 1
    bracket = text[since : since + 1]
    if "flow" in context and bracket == ":":
        return messages.NO_KEY, messages.NO_KEY_HELP, since, since + 1
    if "flow" in context and bracket in ("[", "{"):
        return messages.UNCLOSED_BRACKET.of(bracket=bracket), messages.UNCLOSED_BRACKET_HELP, since, since + 1
    if "block mapping" in context or "block collection" in context:
        return _block_cause(text, at, before)
    if special := _special_start(text, problem, context, at, since):
        return special
    return messages.BROKEN_YAML, messages.BROKEN_YAML_HELP, at, at + 1


def _block_cause(text: str, at: int, before: str) -> tuple[Text, Text, int, int]:
    end = max(_line_end(text, at), at + 1)
    if before.rstrip().endswith(("'", '"')):
        return messages.TEXT_AFTER_QUOTE, messages.TEXT_AFTER_QUOTE_HELP, at, end
    if text.startswith(":", at) and not before.strip():
        return messages.NO_KEY, messages.NO_KEY_HELP, at, at + 1
    return messages.INDENTATION, messages.INDENTATION_HELP, at, end


def _special_start(
    text: str, problem: str, context: str, at: int, since: int
) -> tuple[Text, Text, int, int] | None:
    if any(word in context for word in ("alias", "anchor", "tag", "block scalar", "directive")):
        start = since
    elif "cannot start any token" in problem or "node content" in problem:
        start = at
    else:
        return None
    character = text[start : start + 1]
    if not character.strip():
        return None
    return messages.SPECIAL_START.of(character=character), messages.QUOTE_HELP, start, start + 1


def _line_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in _BREAKS) + 1


def _line_end(text: str, at: int) -> int:
    ends = [end for mark in _BREAKS if (end := text.find(mark, at)) >= 0]
    return min(ends, default=len(text))
