"""Rewrites the expected results of cases in their files; everything else stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cchc_rules.analyses import keys
from cchc_rules.analyses.expectations import Whole, phrase_expected, phrase_index
from cchc_rules.analyses.trying import Trial
from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers.data import Scalar
from cchc_rules.dossiers.keys import Word
from cchc_rules.workspace import files
from cchc_rules.workspace.cases import Placed, WholeTrial

_MARK = "\ufeff".encode()


@frozen(kw_only=True)
class Change:
    """One expected result: where it stands, what stood there and what stands there now."""

    source: Source
    span: Span
    before: str
    after: str


def changes_of(failed: Sequence[Placed]) -> tuple[Change, ...]:
    """The changes that make these cases hold, in the order of their files."""
    found = [change for one in failed for change in _changes(one)]
    return tuple(sorted(found, key=lambda change: change.span))


def apply(changes: Sequence[Change]) -> tuple[Diagnostic, ...]:
    """Writes the changes, a file at a time."""
    problems: list[Diagnostic] = []
    for name in dict.fromkeys(change.source.name for change in changes):
        own = [change for change in changes if change.source.name == name]
        text = own[0].source.raw
        for change in sorted(own, key=lambda one: one.span.start, reverse=True):
            text = text[: change.span.start] + change.after + text[change.span.end :]
        path = Path(name)
        mark = "\ufeff" if path.read_bytes().startswith(_MARK) else ""
        problems.extend(files.write(path, mark + text))
    return tuple(problems)


def _changes(placed: Placed) -> Iterator[Change]:
    trial = placed.trial
    language = trial.example.language
    for node, text in _wanted(trial):
        after = _yaml(text.in_(language), node, placed)
        before = placed.source.slice(node.span)
        if after != before:
            yield Change(source=placed.source, span=node.span, before=before, after=after)


def _wanted(trial: Trial | WholeTrial) -> Iterator[tuple[Scalar, Text]]:
    match trial:
        case Trial():
            yield trial.example.result, phrase_expected(trial.got)
        case WholeTrial():
            for word, node in trial.example.results:
                text = _part(word, trial.got)
                if text is not None and not _says(node, text):
                    yield node, text


def _part(word: Word, found: Whole) -> Text | None:
    """What a part of a whole result came to; None while it is open, which no case can state."""
    if word is keys.TOTAL:
        return None if found.total is None else phrase_expected(found.total)
    if word is keys.INDEX:
        return None if found.index is None else phrase_index(found.index)
    return None if found.grade is None else same(found.grade)


def _says(node: Scalar, text: Text) -> bool:
    return folded(str(node.text)) in {folded(text.vi), folded(text.en)}


def _yaml(text: str, node: Scalar, placed: Placed) -> str:
    """`text` as a value in the place of `node`; quoted where a comma would end it."""
    source, at = placed.source, placed.trial.example.at
    line, column = source.line_and_column(node.span.start)
    in_braces = source.slice(at.span).startswith("{") or "{" in source.line_text(line)[: column - 1]
    plain = all(mark.isalnum() or mark in " ,/%" for mark in text)
    if plain and not node.quoted and not (in_braces and "," in text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
