"""What could stand at a place, in words: the likeliest first, and no more than people will read."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.language.surface import messages
from cchc_rules.language.surface.keywords import keywords, statement_starts
from cchc_rules.language.surface.lexer import Token
from cchc_rules.language.surface.repairs import SIGNS

_MOST_SHOWN = 8
_BELOW_HEADINGS = frozenset({"SCORE", "ASK", "EVIDENCE", "SOURCE", "CRITERION", "COMPONENT"})
_AT_THE_HEAD = frozenset({"TITLE", "BASIS", "TARGET", "TOTAL", "INDEX", "SOURCE", "AREA", "CRITERION"})


def expected_words(accepted: AbstractSet[str], token: Token, language: Language, *, head: bool) -> Text:
    """The terminals `accepted` in place of `token`; `head` says that no heading stands above."""
    table = keywords(language)
    typed = folded(token.text).split(" ")[0]

    def rank(name: str) -> tuple[bool, bool, str]:
        """What begins as it was typed comes first, another statement last."""
        likely = folded(table.printed.get(name, "")).split(" ")[0] == typed
        return not likely, name in statement_starts(), name

    names: list[Text] = []
    for name in sorted(_telling(accepted, head=head), key=rank):
        if name in table.printed:
            names.append(same(f"`{table.printed[name]}`"))
        elif name in SIGNS:
            names.append(same(f"`{SIGNS[name]}`"))
        elif name in messages.TOKEN_NAMES and token.type != name:
            names.append(messages.TOKEN_NAMES[name])
    shown = names[:_MOST_SHOWN]
    tail = ", …" if len(names) > len(shown) else ""
    words = Text(", ".join(name.vi for name in shown) + tail, ", ".join(name.en for name in shown) + tail)
    return messages.EXPECTED.of(words=words)


def _telling(accepted: AbstractSet[str], *, head: bool) -> set[str]:
    """Where any statement may begin, a few that are likely; of the kinds of number, the widest."""
    told = set(accepted)
    if statement_starts() <= told | {"RULESET"} and len(told) > len(statement_starts()) // 2:
        told -= statement_starts()
        told |= _AT_THE_HEAD if head else _BELOW_HEADINGS
    if "NUMBER" in told:
        told -= {"INT", "ZERO"}
    elif "INT" in told:
        told -= {"ZERO"}
    return told
