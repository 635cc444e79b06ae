"""Expressions, bands and conditions as text, with the fewest parentheses that keep the tree."""

from __future__ import annotations

from typing import assert_never

from cchc_rules.language.surface import nodes as n
from cchc_rules.language.surface.print_words import Words, quoted

# How tightly a piece holds together: a piece needs parentheses where a tighter one is expected.
SUM, PRODUCT, FACTOR, ATOM = range(4)
EITHER, BOTH, SINGLE = range(3)


def expression(node: n.Expression, words: Words, at_least: int = SUM) -> str:
    """`node`, in parentheses when it holds together less than the place demands."""
    text, tightness = _expression(node, words)
    return text if tightness >= at_least else f"({text})"


def _expression(node: n.Expression, words: Words) -> tuple[str, int]:
    match node:
        case n.Literal():
            return words.number(node), ATOM
        case n.Points():
            return words.points(node.value), ATOM
        case n.Day():
            return words.day(node), ATOM
        case n.Name():
            return node.name, ATOM
        case n.MaxPoints():
            return words("MAX_POINTS"), ATOM
        case n.Ratio():
            return words("RATIO"), ATOM
        case n.PointsOf():
            return f"{words('POINTS_OF')} {node.code}", ATOM
        case n.ShareOf():
            return f"{words('SHARE_OF')} {node.code}", ATOM
        case n.Negative():
            return "-" + expression(node.operand, words, FACTOR), FACTOR
        case n.Binary():
            return _binary(node, words)
        case n.Call():
            pieces = [expression(argument, words) for argument in node.arguments]
            if node.digits is not None:
                pieces.append(str(node.digits))
            return f"{words(node.function.name)}({', '.join(pieces)})", ATOM
        case _:
            assert_never(node)


def _binary(node: n.Binary, words: Words) -> tuple[str, int]:
    match node.operator:
        case n.Operator.ADD | n.Operator.SUBTRACT:
            tightness, right_side = SUM, PRODUCT
        case n.Operator.MULTIPLY | n.Operator.DIVIDE:
            tightness, right_side = PRODUCT, FACTOR
    left = expression(node.left, words, tightness)
    right = expression(node.right, words, right_side)
    match node:
        case n.Binary(operator=n.Operator.MULTIPLY, right=n.MaxPoints()) if _ends_in_number(node.left):
            return f"{left} {right}", tightness
        case n.Binary(operator=n.Operator.DIVIDE, left=n.Literal(), right=n.Literal()):
            return f"{left}/{right}", tightness
        case _:
            return f"{left} {node.operator.value} {right}", tightness


def _ends_in_number(node: n.Expression) -> bool:
    """Whether `node` reads as a share of the maximum: `1/2 điểm tối đa`, but `a × điểm tối đa`."""
    match node:
        case n.Literal():
            return True
        case n.Binary(operator=n.Operator.MULTIPLY | n.Operator.DIVIDE, right=n.Literal()):
            return True
        case _:
            return False


# ── bands ──────────────────────────────────────────────────────────────────────────────────


def bound(node: n.Bound, words: Words) -> str:
    """An end of a band with its unit, without the word `ngày`."""
    match node.value:
        case n.Literal():
            text = words.number(node.value)
        case n.Points():
            text = words.points(node.value.value)
        case n.Fractional():
            text = f"{words.number(node.value.above)}/{words.number(node.value.below)}"
        case n.Day():
            text = words.day(node.value)
        case _:
            assert_never(node.value)
    return f"{text} {node.unit}" if node.unit is not None else text


def band(node: n.Band, words: Words, *, at_most: str = "TO") -> str:
    """A band in words; `at_most` is the word in front of a lone upper end."""
    low, high = node.low, node.high
    if low is not None and node.exact:
        return f"{words('EXACTLY')} {_end(low, words)}"
    pieces = []
    if low is not None:
        start = "FROM" if node.low_closed else _either_word(low, "OVER", "AFTER")
        pieces.append(f"{words(start)} {_end(low, words)}")
        if high is None and node.low_closed:
            pieces.append(words(_either_word(low, "AND_UP", "ONWARD")))
    if high is not None:
        if not node.high_closed:
            before = _either_word(high, "UNDER", "BEFORE")
            pieces.append(words("TO", before) if low is not None else words(before))
        elif low is not None:
            pieces.append(words("TO"))
        else:
            pieces.append(words(_either_word(high, at_most, "TO")))
        pieces.append(_end(high, words))
    return " ".join(pieces)


def _either_word(node: n.Bound, for_number: str, for_day: str) -> str:
    return for_day if isinstance(node.value, n.Day) else for_number


def _end(node: n.Bound, words: Words) -> str:
    # `sau ngày 15/01` is how a decision puts it; English names no "date" there.
    if words.language == "vi" and isinstance(node.value, n.Day):
        return f"{words('DATE')} {bound(node, words)}"
    return bound(node, words)


# ── conditions ─────────────────────────────────────────────────────────────────────────────


def condition(node: n.Condition, words: Words, at_least: int = EITHER) -> str:
    """`node`, in parentheses when it holds together less than the place demands."""
    text, tightness = _condition(node, words)
    return text if tightness >= at_least else f"({text})"


def _condition(node: n.Condition, words: Words) -> tuple[str, int]:
    match node:
        case n.Holds():
            return expression(node.subject, words), SINGLE
        case n.InBand():
            text = band(node.band, words, at_most="UP_TO")
            return f"{expression(node.subject, words)} {text}", SINGLE
        case n.Compares():
            left, right = expression(node.left, words), expression(node.right, words)
            return f"{left} {node.sign.value} {right}", SINGLE
        case n.IsOption():
            return f"{node.name.name} {words('IS')} {quoted(node.option.text)}", SINGLE
        case n.IsNever():
            return f"{node.name.name} {words('NEVER')}", SINGLE
        case n.Every():
            text = band(node.band, words, at_most="UP_TO")
            return f"{words('EVERY', node.level.name)} {text}", SINGLE
        case n.Inverse():
            return f"{words('NOT')} {condition(node.condition, words, SINGLE)}", SINGLE
        case n.Both():
            return f" {words('AND')} ".join([condition(c, words, SINGLE) for c in node.conditions]), BOTH
        case n.Either():
            return f" {words('OR')} ".join([condition(c, words, BOTH) for c in node.conditions]), EITHER
        case _:
            assert_never(node)
