"""Reads JSON into the same tree as YAML, numbers and `true` kept as the texts that were typed.

Brackets are counted before the standard parser sees the text, so that it never nests deeper
than the limit; it then decides whether the text is JSON, and a second walk keeps the places.
"""

from __future__ import annotations

import json
import re

from cchc_rules.base.sources import Source
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers import messages
from cchc_rules.dossiers.data import MAX_DEPTH, MAX_EVENTS, Builder, Data

# Possessive, and closed by the end of the text too: one pass, whatever the text.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]|[^\s\[\]{},:"]++', re.DOTALL)


def read(source: Source) -> tuple[Data | None, tuple[Diagnostic, ...]]:
    """The tree of a JSON text, and what is wrong with it; never raises.

    There is no tree when the file is broken (CR401), unsafe (CR402) or too large (CR004). Where
    a key is repeated (CR403) the tree keeps its first value.
    """
    builder = Builder(source)
    if builder.text.strip():
        for step in (_check_limits, _check_syntax, _build):
            if not builder.stopped:
                step(builder)
    return builder.result(messages.EMPTY_FILE_HELP_JSON)


def _check_limits(builder: Builder) -> None:
    depth = 0
    for number, token in enumerate(_TOKEN.finditer(builder.text), start=1):
        if number > MAX_EVENTS:
            builder.refuse_number()
            return
        if token[0] in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                builder.refuse_depth(builder.place(token.start(), token.end()))
                return
        elif token[0] in "]}":
            depth -= 1


def _check_syntax(builder: Builder) -> None:
    try:
        json.loads(builder.text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        message, cure, start, end = _cause(builder.text, error)
        builder.report(codes.BROKEN_DATA_FILE, message, cure, span=builder.place(start, end))
        builder.stop()


def _build(builder: Builder) -> None:
    # From here on the text is known to be JSON: separators need no second look.
    for token in _TOKEN.finditer(builder.text):
        span = builder.place(token.start(), token.end())
        match token[0]:
            case "{" | "[" as bracket:
                builder.open(is_mapping=bracket == "{", span=span)
            case "}" | "]":
                builder.close(span)
            case "null":
                builder.scalar(None, quoted=False, span=span)
            case word if word.startswith('"'):
                builder.scalar(json.loads(word), quoted=True, span=span)
            case word:
                builder.scalar(word, quoted=False, span=span)
        if builder.stopped:
            break


def _cause(text: str, error: json.JSONDecodeError) -> tuple[Text, Text, int, int]:
    """What most likely went wrong, its cure, and the stretch at fault."""
    problem = error.msg
    at = error.pos + len(text[error.pos :]) - len(text[error.pos :].lstrip())
    here = text[at : at + 1]
    # Whether a trailing comma or the bracket after it is blamed depends on Python's version.
    comma = len(text[: at + (here == ",")].rstrip()) - 1
    after_comma = text[comma + 1 :].lstrip()[:1] if text[comma : comma + 1] == "," else ""
    if problem.startswith("Unterminated string"):
        return messages.UNCLOSED_QUOTE, messages.UNCLOSED_QUOTE_HELP, error.pos, error.pos + 1
    if problem.startswith("Invalid control character"):
        return messages.CONTROL_IN_QUOTES, messages.CONTROL_IN_QUOTES_HELP, error.pos, error.pos + 1
    if problem.startswith("Invalid \\"):
        return messages.BACKSLASH, messages.BACKSLASH_HELP, error.pos, error.pos + 1
    if not here:
        return messages.UNFINISHED, messages.UNFINISHED_HELP, len(text.rstrip()) - 1, len(text.rstrip())
    if after_comma and after_comma in "]}":
        return messages.TRAILING_COMMA, messages.TRAILING_COMMA_HELP, comma, comma + 1
    return *_cause_at(problem, here), at, at + 1


def _cause_at(problem: str, here: str) -> tuple[Text, Text]:
    if here in "/#":
        return messages.COMMENT, messages.COMMENT_HELP
    if problem.startswith("Extra data"):
        return messages.SEVERAL_DOCUMENTS, messages.SEVERAL_VALUES_HELP
    if here in "'‘’":
        return messages.SINGLE_QUOTE, messages.DOUBLE_QUOTE_HELP
    if problem.startswith("Expecting ':'"):
        return messages.MISSING_COLON, messages.MISSING_COLON_HELP
    if problem.startswith("Expecting ','"):
        return messages.MISSING_COMMA, messages.MISSING_COMMA_HELP
    if here.isalnum() or here in "_“”":
        return messages.UNQUOTED, messages.DOUBLE_QUOTE_HELP
    return messages.BROKEN_JSON, messages.BROKEN_JSON_HELP
