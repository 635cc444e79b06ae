"""A mapping file to be looked at: every pair that is only a guess, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_rules.analyses.changes.mappings import messages
from cchc_rules.analyses.changes.mappings.reading import CONTINUED, ENDED, NEW
from cchc_rules.analyses.changes.model import Added, Changes, How, Pair, Removed
from cchc_rules.base.numbers import Language
from cchc_rules.ir import nodes as ir


def proposed_mapping(changes: Changes, language: Language) -> str:
    """A mapping file with every pair that is only a guess, and with what is left over as remarks."""
    return "".join(f"{line}\n" for line in _lines(changes, language))


def _lines(changes: Changes, language: Language) -> Iterator[str]:
    facts = {"before": _reference(changes.before), "after": _reference(changes.after)}
    for remark in messages.PROPOSAL:
        yield f"# {remark.of(**facts).in_(language)}"
    guesses = [pair for pair in changes.pairs if pair.how is How.PROPOSED]
    yield f"{CONTINUED.name.in_(language)}:" + ("" if guesses else " {}")
    for pair in guesses:
        yield from _guess(pair, language)
    removed = [change.node for change in changes.changes if isinstance(change, Removed)]
    added = [change.node for change in changes.changes if isinstance(change, Added)]
    for word, left in ((ENDED, removed), (NEW, added)):
        if left:
            yield f"# {messages.PROPOSAL_LEFT.of(key=word.name).in_(language)}"
            yield from (f"#   - {_quoted(node.id)}  # {node.code} {node.name}" for node in left)


def _guess(pair: Pair, language: Language) -> Iterator[str]:
    percent = int(pair.confidence * 100)
    told = messages.PROPOSED.of(percent=percent, old=_called(pair.before), new=_called(pair.after))
    yield f"  # {told.in_(language)}"
    yield f"  {_quoted(pair.before.id)}: {_quoted(pair.after.id)}"


def _called(node: ir.Node) -> str:
    return f"{node.code} {node.name}"


def _reference(ruleset: ir.Ruleset) -> str:
    return f"{ruleset.id}@{ruleset.year}"


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
