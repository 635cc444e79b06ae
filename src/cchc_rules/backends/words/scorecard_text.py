"""A scorecard as a page for a terminal: the tree with its reasons, the totals, what to do next."""

from __future__ import annotations

from typing import Literal, TypeAlias

from cchc_rules.backends.words import messages
from cchc_rules.backends.words.layout import bar, clean, padded, row, wrapped
from cchc_rules.backends.words.page import Page
from cchc_rules.backends.words.possible import phrase_points, phrase_share, share_of
from cchc_rules.backends.words.provenance import phrase_caution, phrase_decision
from cchc_rules.backends.words.reasons import reason
from cchc_rules.backends.words.scorecard_foot import foot
from cchc_rules.backends.words.writing import PLAIN, plain
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics.width import cells
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Item, Level, Ruleset
from cchc_rules.ir.scorecard import FINAL, GroupScore, ItemScore, NodeScore, Scorecard, Status
from cchc_rules.ir.walk import items

Details: TypeAlias = Literal["full", "short"]

_BAR = 20
_INDENT = "  "


@frozen(kw_only=True)
class _Tree:
    """What every line of the tree shares; `maximum` is the width of the column of maxima."""

    page: Page
    ruleset: Ruleset
    dossier: Dossier
    details: Details
    items: dict[str, Item]
    maximum: int


def render(  # noqa: PLR0913 - the page, its reader and how much of it
    scorecard: Scorecard,
    ruleset: Ruleset,
    dossier: Dossier,
    language: Language,
    *,
    colour: bool = False,
    width: int = 100,
    details: Details = "full",
) -> str:
    """The whole page, no line break at the end.

    No line is wider than `width` cells unless one word is. `details="short"` leaves out items
    that have all their points. `colour` adds ANSI codes and alters nothing else.
    """
    page = Page(language=language, colour=colour, width=width)
    shown = _flat(scorecard.children)
    tree = _Tree(
        page=page,
        ruleset=ruleset,
        dossier=dossier,
        details=details,
        items={item.id: item for item in items(ruleset)},
        maximum=max((cells(page.said(phrase_highest(node))) for node in shown), default=0),
    )
    blocks = [
        _head(scorecard, ruleset, page),
        *(_node(child, tree, 0) for child in scorecard.children),
        *foot(scorecard, ruleset, page),
    ]
    return "\n".join(line for block in blocks if block for line in [*block, ""]).rstrip("\n")


# ── head ───────────────────────────────────────────────────────────────────────────────────


def _head(scorecard: Scorecard, ruleset: Ruleset, page: Page) -> list[str]:
    lines = page.strong(wrapped(scorecard.title, page.width))
    lines += page.told(messages.UNIT.of(unit=scorecard.unit))
    lines += page.told(messages.YEAR.of(year=scorecard.certificate.year))
    for decision in ruleset.decisions:
        lines += page.told(phrase_decision(decision))
    status = messages.STATUSES[scorecard.status]
    lines += page.told(messages.STATUS.of(status=status))
    if not scorecard.certificate.official:
        caution = phrase_caution(scorecard.certificate.provenance)
        lines += ["", *page.warned(page.told(caution, first="! "))]
    return lines


# ── tree ───────────────────────────────────────────────────────────────────────────────────


def _node(node: NodeScore, tree: _Tree, depth: int) -> list[str]:
    if isinstance(node, ItemScore):
        return _item(node, tree, depth)
    inner = [line for child in node.children for line in _node(child, tree, depth + 1)]
    return [*_group(node, tree, depth), *inner]


def _group(group: GroupScore, tree: _Tree, depth: int) -> list[str]:
    lines = tree.page.strong(_line(group, tree, depth))
    if group.level is not Level.AREA:
        return lines
    share = share_of(group)
    if share is not None:
        drawn = bar(share.low, share.high, _BAR)
        said = tree.page.said(phrase_share(share))
        margin = " " * (len(_INDENT) * depth + 2)
        told = wrapped(f"{drawn} {said}", tree.page.width, margin)
        lines += [line.replace(drawn, tree.page.drawn(drawn)) for line in told]
    return lines


def _item(score: ItemScore, tree: _Tree, depth: int) -> list[str]:
    if tree.details == "short" and not is_worth_a_look(score):
        return []
    page = tree.page
    lines = _line(score, tree, depth)
    lines[0] = page.signed(lines[0], score.status)
    told = reason(score, tree.items[score.id], tree.ruleset, tree.dossier)
    status = messages.STATUSES[score.status]
    said = page.said(messages.BECAUSE.of(what=status, reason=told))
    margin = " " * (len(_INDENT) * depth + 4)
    return [*lines, *page.dim(wrapped(said, page.width, margin, margin + _INDENT))]


def _line(node: NodeScore, tree: _Tree, depth: int) -> list[str]:
    """Sign, code and name on the left, points and maximum flush right in their columns."""
    page = tree.page
    right, maximum = page.said(phrase_node(node)), page.said(phrase_highest(node))
    right += f" / {padded(maximum, tree.maximum, right=True)}" if maximum else " " * (tree.maximum + 3)
    sign = messages.SIGNS[node.status]
    first = f"{_INDENT * depth}{sign} {clean(node.code)}  "
    return row(node.name, right, page.width, first)


def phrase_node(node: NodeScore) -> Text:
    """What a node got: nothing where it does not count, taken away where it is a penalty."""
    if node.status is Status.NOT_APPLICABLE and node.applicable == 0 and node.points.high == 0:
        return same("–")
    takes_away = _has(Level.PENALTY, node)
    # Bonus and penalty under one heading make no sum that means anything.
    if takes_away and _has(Level.BONUS, node):
        return same("")
    said = phrase_points(node.points)
    return messages.OPPOSITE.of(number=said) if takes_away and node.points.high != 0 else said


def _has(level: Level, node: NodeScore) -> bool:
    """Whether an item of that level is, or stands below, a node."""
    if isinstance(node, ItemScore):
        return node.level is level
    return any(_has(level, child) for child in node.children)


def phrase_highest(node: NodeScore) -> Text:
    """The maximum of a node, or nothing."""
    return same("") if node.maximum is None else plain(node.maximum, PLAIN)


def is_worth_a_look(score: ItemScore) -> bool:
    """Whether an item lost points, won extra ones, or is still open."""
    if score.status not in FINAL:
        return True
    if score.level in {Level.BONUS, Level.PENALTY}:
        return score.points.high != 0
    return score.status is Status.SCORED and score.points.low < score.applicable


def _flat(children: tuple[NodeScore, ...]) -> list[NodeScore]:
    found: list[NodeScore] = []
    for child in children:
        found.append(child)
        if isinstance(child, GroupScore):
            found.extend(_flat(child.children))
    return found
