"""The small repairs that a misfit suggests: a sign too many or too few, a name that is no name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cchc_rules.base.names import folded
from cchc_rules.base.texts import Text
from cchc_rules.language.surface import messages
from cchc_rules.language.surface.lexer import Token

Fits = Callable[..., bool]

SIGNS = {"COLON": ":", "COMMA": ",", "SLASH": "/", "LPAR": "(", "RPAR": ")", "EQUAL": "="}
_OFTEN_FORGOTTEN = ("COMMA", "COLON")


def sign(tokens: Sequence[Token], index: int, fits: Fits) -> Text | None:
    """Drop the sign at `index`, or put one before it, where either lets the text go on.

    `fits` says whether a sequence of terminals could stand here.
    """
    token = tokens[index]
    if token.first_on_line:
        return None
    after = tokens[index + 1].type if index + 1 < len(tokens) else "$END"
    if token.type in SIGNS:
        return messages.EXTRA_SIGN.of(sign=SIGNS[token.type]) if fits(after) else None
    if token.type == "NAME" and after == "STRING" and fits(after):
        return messages.EXTRA_WORD.of(text=token.text)
    for missing in _OFTEN_FORGOTTEN:
        if fits(missing, token.type):
            return messages.MISSING_SIGN.of(sign=SIGNS[missing], text=token.text)
    return None


def stray_name(tokens: Sequence[Token], index: int, accepted: set[str]) -> Text | None:
    """What to do about the name before `index` that was taken for the first of a new row."""
    if index < 2 or accepted != {"EQUAL"}:
        return None
    name, before = tokens[index - 1], tokens[index - 2]
    if name.type != "NAME" or name.first_on_line:
        return None
    if folded(name.text) == "x":
        return messages.TIMES_SIGN
    if folded(before.text) == "nếu":
        return messages.WHEN_HELP
    if before.type == "NAME":
        return messages.ONE_WORD_HELP.of(name=f"{before.text}_{name.text}")
    return messages.STRAY_NAME_HELP.of(before=before.text, name=name.text)


def rewording(tokens: Sequence[Token], index: int, accepted: set[str]) -> Text | None:
    """How to say what was put in an order or a form that the language does not have."""
    token = tokens[index]
    before = tokens[index - 1].type if index else ""
    follows = [one.type for one in tokens[index + 1 : index + 3]]
    if token.type in {"INT", "NUMBER"} and follows == ["SLASH", "INT"] and "DAY" in accepted:
        return messages.DAY_HELP.of(day=f"{token.text}/{tokens[index + 2].text}")
    if token.type == "INT" and "DAY" in accepted and "NUMBER" not in accepted:
        return messages.WHOLE_DAY_HELP
    if folded(token.text) == "nếu" and "WHEN" in accepted:
        return messages.WHEN_HELP
    if token.type == "PER" and before == "SCORE":
        return messages.PER_HELP
    if token.type == "NAME" and before == "NAME" and "COLON" in accepted and tokens[index - 2].type == "ASK":
        return messages.ONE_WORD_HELP.of(name=f"{tokens[index - 1].text}_{token.text}")
    return messages.HEADING_HELP if heading_called_index(tokens, index) else None


def heading_called_index(tokens: Sequence[Token], index: int) -> bool:
    """Whether a row of the table begins with `chỉ số`, as digital-transformation tables do."""
    before = tokens[index - 1] if index else None
    return (
        before is not None
        and before.type == "INDEX"
        and before.first_on_line
        and tokens[index].type in {"NAME", "CODE", "INT", "NUMBER"}
    )
