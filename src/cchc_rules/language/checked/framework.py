"""A set that fills in the framework of a higher level keeps what the framework fixes.

The framework fixes its nodes and their maxima. Below a node that it delegates, the set writes
components of its own; nothing else may be added. Every finding names both files.
"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.language.checked import messages
from cchc_rules.language.resolved.nodes import Node, Ruleset
from cchc_rules.language.surface.keywords import word


def fits_framework(ruleset: Ruleset, framework: Ruleset) -> Iterator[Diagnostic]:
    """What `ruleset` leaves out of its framework, changes in it or adds to it."""
    clause = ruleset.head.framework
    if clause is None:
        return
    own = {node.id: node for node in ruleset.nodes()}
    by_code = {node.code: node for node in own.values()}
    fixed = {node.id: node for node in framework.nodes()}
    for node in fixed.values():
        found = own.get(node.id) or by_code.get(node.code)
        if found is None:
            yield Diagnostic(
                code=codes.FRAMEWORK_NODE_MISSING,
                message=messages.FRAMEWORK_MISSING.of(level=word(node.level.name), code=node.code),
                labels=(Label(clause.span), Label(node.span, messages.FRAMEWORK_HERE)),
                helps=(messages.FRAMEWORK_MISSING_HELP,),
            )
        else:
            yield from _same_maximum(found, node)
    known = {*fixed, *(node.code for node in fixed.values())}
    delegated = {name for node in fixed.values() if node.clauses.delegated for name in (node.id, node.code)}
    for child in ruleset.children:
        yield from _nothing_added(child, known, delegated, ruleset)


def _same_maximum(own: Node, fixed: Node) -> Iterator[Diagnostic]:
    mine, theirs = own.heading.maximum, fixed.heading.maximum
    if mine is None or theirs is None or mine.value == theirs.value:
        return
    yield Diagnostic(
        code=codes.FRAMEWORK_MAXIMUM,
        message=messages.FRAMEWORK_MAXIMUM.of(
            level=word(own.level.name), code=own.code, own=mine.value, fixed=theirs.value
        ),
        labels=(Label(mine.span), Label(theirs.span, messages.FRAMEWORK_HERE)),
        helps=(messages.FRAMEWORK_MAXIMUM_HELP.of(fixed=theirs.value),),
    )


def _nothing_added(
    node: Node, known: set[str], delegated: set[str], ruleset: Ruleset
) -> Iterator[Diagnostic]:
    if not {node.id, node.code} & known:
        clause = ruleset.head.framework
        assert clause is not None
        yield Diagnostic(
            code=codes.OUTSIDE_FRAMEWORK,
            message=messages.OUTSIDE_FRAMEWORK.of(level=word(node.level.name), code=node.code),
            labels=(Label(node.span), Label(clause.span, messages.FRAMEWORK_NAMED)),
            helps=(messages.OUTSIDE_FRAMEWORK_HELP,),
        )
        return
    if {node.id, node.code} & delegated:
        return  # what is below is the level's own to write
    for child in node.children:
        yield from _nothing_added(child, known, delegated, ruleset)
