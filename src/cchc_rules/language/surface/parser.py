"""From tokens to the tree, past every mistake.

Lark's parser is fed token by token. At a token that fits nowhere the driver tells one
diagnostic, skips to the next line that the grammar could continue with, and drops the
unfinished piece of the tree: one mistake, one diagnostic.
"""

from __future__ import annotations

from typing import Any

from lark.exceptions import UnexpectedInput
from lark.parsers.lalr_analysis import Shift

from cchc_rules.base.names import folded, nearest
from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.language.surface import messages, repairs
from cchc_rules.language.surface.expected import expected_words
from cchc_rules.language.surface.keywords import keywords, statement_starts
from cchc_rules.language.surface.lexer import Lexed, Token, lex
from cchc_rules.language.surface.nodes import File
from cchc_rules.language.surface.tables import parser

MAX_NESTING = 60
MAX_CHAIN = 100

# A sum of many terms is a tree as deep as it is long.
_CHAINED = frozenset({"PLUS", "MINUS", "STAR", "SLASH", "MAX_POINTS"})
_HEADINGS = frozenset({"PART", "AREA", "CRITERION", "COMPONENT", "BONUS", "PENALTY"})
_BETWEEN_FORMULAS = frozenset({"COLON", "COMMA", "AND", "OR", "WHEN", "OTHERWISE"})


def parse(source: Source) -> tuple[File, tuple[Diagnostic, ...]]:
    """The tree of `source`, as much of it as could be read, and what was wrong."""
    lexed = lex(source)
    found = list(lexed.diagnostics)
    statements: tuple[Any, ...] = ()
    damaged: tuple[Span, ...] = tuple(
        label.span for one in found if one.severity is codes.Severity.ERROR for label in one.labels
    )
    if not lexed.tokens:
        if not damaged:
            found.append(_empty(source))
    elif (deep := _too_deep(lexed.tokens)) is not None:
        found.append(deep)
    else:
        driver = _Driver(lexed)
        statements = driver.run()
        found.extend(driver.found)
        damaged += tuple(driver.damaged)
    file = File(statements=statements, language=lexed.language, comments=lexed.comments, damaged=damaged)
    return file, tuple(found)


def _empty(source: Source) -> Diagnostic:
    return Diagnostic(
        code=codes.UNFINISHED,
        message=messages.EMPTY_FILE,
        labels=(Label(source.span(0, 0)),),
        helps=(messages.EMPTY_HELP,),
    )


def _too_deep(tokens: list[Token]) -> Diagnostic | None:
    """Parentheses, signs, negations and long sums nest; limits keep every later walk within bounds."""
    depth = run = chain = 0
    for token in tokens:
        if token.type in statement_starts():
            depth = run = chain = 0
        depth += (token.type == "LPAR") - (token.type == "RPAR")
        run = run + 1 if token.type in {"MINUS", "NOT", "LPAR"} else 0
        if depth <= 0 and token.type in _BETWEEN_FORMULAS:
            chain = 0
        chain += token.type in _CHAINED
        if max(depth, run) > MAX_NESTING or chain > MAX_CHAIN:
            long = chain > MAX_CHAIN
            return Diagnostic(
                code=codes.TOO_DEEP,
                message=messages.TOO_LONG.of(limit=MAX_CHAIN)
                if long
                else messages.TOO_DEEP.of(limit=MAX_NESTING),
                labels=(Label(token.span),),
                helps=(messages.TOO_DEEP_HELP,),
            )
    return None


def _is_word(token: Token) -> bool:
    return token.text[:1].isalpha() and token.type not in {"NAME", "STRING", "CODE"}


class _Driver:
    """Feeds the tokens one by one and goes on after a mistake."""

    def __init__(self, lexed: Lexed) -> None:
        self.lexed = lexed
        self.tokens = lexed.tokens
        self.found: list[Diagnostic] = []
        self.damaged: list[Span] = []
        self.state: Any = parser().parse_interactive().parser_state
        self.table: Any = self.state.parse_conf.parse_table.states

    def run(self) -> tuple[Any, ...]:
        """The statements that could be read."""
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if self._feed(token):
                index += 1
            else:
                self.found.append(self._diagnostic(index))
                after = self._resume(index)
                last = self.tokens[min(after, len(self.tokens)) - 1]
                self.damaged.append(token.span.to(last.span))
                index = after
        return self._end()

    def _feed(self, token: Token) -> bool:
        try:
            self.state.feed_token(token)
        except UnexpectedInput:
            return False
        return True

    def _end(self) -> tuple[Any, ...]:
        end: Any = Token("$END", "", self.tokens[-1].span, first_on_line=True)
        try:
            return self.state.feed_token(end, is_end=True)  # type: ignore[no-any-return]
        except UnexpectedInput:
            last = self.tokens[-1]
            if not self.damaged or self.damaged[-1].end < last.span.end:
                self.found.append(
                    Diagnostic(
                        code=codes.UNFINISHED,
                        message=messages.UNFINISHED.of(text=last.text),
                        labels=(Label(last.span),),
                        helps=(self._expected(last),),
                    )
                )
                self.damaged.append(last.span)
        while len(self.state.state_stack) > 1:
            if "$END" in self.table[self.state.state_stack[-1]]:
                try:
                    return self.state.feed_token(end, is_end=True)  # type: ignore[no-any-return]
                except UnexpectedInput:
                    pass
            self._pop()
        return ()

    def _pop(self) -> None:
        self.state.state_stack.pop()
        self.state.value_stack.pop()

    def _resume(self, index: int) -> int:
        """Skip to a token the grammar can go on with; drop what it cannot finish."""
        for after in range(index, len(self.tokens)):
            token = self.tokens[after]
            starts_line = token.first_on_line and (after > index or token.type in statement_starts())
            if starts_line or (after > index and token.type in {"SCORE", "ASK", "EVIDENCE", "SOURCE"}):
                keep = self._keep(after, first_try=after == index)
                if keep is not None:
                    while len(self.state.state_stack) > keep:
                        self._pop()
                    return after
        return len(self.tokens)

    def _keep(self, index: int, *, first_try: bool) -> int | None:
        """How much of the stack to keep so that the token at `index` can be fed, deepest first."""
        token = self.tokens[index]
        follows = [one.type for one in self.tokens[index + 1 : index + 2]]
        # `giao = 0: …` opens a row; a bound that was cut short would take its name for a unit.
        row = token.type == "NAME" and follows == ["EQUAL"]
        depth = len(self.state.state_stack)
        for keep in range(depth - (1 if first_try else 0), 0, -1):
            action = self.table[self.state.state_stack[keep - 1]].get(token.type)
            if action is None or (row and not self._fits("NAME", "EQUAL", keep=keep)):
                continue
            if action[0] is Shift and self._resumable(keep, token):
                return keep
            if action[0] is not Shift and self._can_feed(keep, token):
                return keep
        return None

    def _resumable(self, keep: int, token: Token) -> bool:
        """A statement or a row may begin here; a lone name or number goes on nothing."""
        return token.type in statement_starts() or self._can_feed(keep, token)

    def _can_feed(self, keep: int, token: Token) -> bool:
        """Whether the reductions that `token` calls for end in a shift, without building nodes."""
        return self._shifted(self.state.state_stack[:keep], token.type) is not None

    def _fits(self, *terminals: str, keep: int | None = None) -> bool:
        """Whether these could stand here, one after the other, on what is kept of the stack."""
        stack: list[Any] = self.state.state_stack[:keep]
        for terminal in terminals:
            shifted = self._shifted(stack, terminal)
            if shifted is None:
                return False
            stack = shifted
        return True

    def _shifted(self, states: list[Any], terminal: str) -> list[Any] | None:
        """The states after `terminal`; None where it does not fit."""
        stack = list(states)
        while True:
            action = self.table[stack[-1]].get(terminal)
            if action is None:
                return None
            if action[0] is Shift:
                return [*stack, action[1]]
            rule = action[1]
            del stack[len(stack) - len(rule.expansion) :]
            if not stack:
                return None
            goto = self.table[stack[-1]].get(rule.origin.name)
            if goto is None:
                return None
            stack.append(goto[1])

    # ── telling ──────────────────────────────────────────────────────────────────────────

    def _diagnostic(self, index: int) -> Diagnostic:
        token = self.tokens[index]
        accepted = self._accepted()
        begun = index > 0 and self.tokens[index - 1].first_on_line and self.tokens[index - 1].type == "NAME"
        other = self._of_other_language(index) or (self._of_other_language(index - 1) if begun else None)
        if other is not None:
            return other
        start, wanted = index, accepted
        if begun:
            start, wanted = index - 1, self._row_starts()
        guess = self._guess(start, wanted)
        if guess is None and not _is_word(token):
            start, guess = self._misread_unit(index)
        # Where a statement may begin, the line above is whole and this one is at fault.
        broken_off = token.first_on_line and token.type != "NAME" and "ASK" not in accepted
        stray = repairs.stray_name(self.tokens, index, accepted)
        if guess is None and stray is not None:
            return self._unexpected(self.tokens[index - 1], (stray,))
        if guess is None and broken_off:
            return self._broken_off(index, accepted)
        if guess is None and token.type == "COLON" and "AND_UP" in accepted:
            guess = keywords(self.lexed.language).printed["AND_UP"]
        if guess is None and "NAME" in accepted and self._wants_name(index) and _is_word(token):
            return Diagnostic(
                code=codes.RESERVED_WORD,
                message=messages.RESERVED.of(text=token.text),
                labels=(Label(token.span),),
                helps=(messages.RESERVED_HELP.of(name=token.text.replace(" ", "_") + "_1"),),
            )
        helps = [self._expected(token)]
        if guess is not None:
            helps.insert(0, messages.DID_YOU_MEAN.of(name=guess))
            token = self.tokens[start]
        elif (sign := repairs.sign(self.tokens, index, self._fits)) is not None:
            helps.insert(0, sign)
        elif (said := repairs.rewording(self.tokens, index, accepted)) is not None:
            helps.insert(0, said)
        return self._unexpected(token, tuple(helps))

    def _unexpected(self, token: Token, helps: tuple[Text, ...]) -> Diagnostic:
        return Diagnostic(
            code=codes.UNEXPECTED_WORD,
            message=messages.UNEXPECTED.of(text=token.text),
            labels=(Label(token.span),),
            helps=helps,
        )

    def _broken_off(self, index: int, accepted: set[str]) -> Diagnostic:
        """A new line begins before the one above is whole."""
        last, token = self.tokens[index - 1], self.tokens[index]
        helps = [self._expected(token)]
        if "AND_UP" in accepted:
            upward = keywords(self.lexed.language).printed["AND_UP"]
            helps.insert(0, messages.DID_YOU_MEAN.of(name=f"{last.text} {upward}"))
        elif self._fits("RPAR", token.type):
            helps.insert(0, messages.UNCLOSED_BRACKET.of(text=last.text))
        return Diagnostic(
            code=codes.UNEXPECTED_WORD,
            message=messages.BROKEN_OFF.of(text=last.text),
            labels=(Label(last.span),),
            helps=tuple(helps),
        )

    def _wants_name(self, index: int) -> bool:
        """Whether what comes before can only be followed by a name somebody chose."""
        before = self.tokens[index - 1].type if index else ""
        return before in {"ASK", "SLASH", "STAR", "PLUS", "LPAR", "PER"}

    def _misread_unit(self, index: int) -> tuple[int, str | None]:
        """Words behind a number that were taken for its unit: `từ 3 trở lện`."""
        start = index
        while start > 0 and self.tokens[start - 1].type == "NAME" and index - start < 3:
            start -= 1
            guess = self._guess(start, {"AND_UP", "AND_DOWN", "ONWARD", "TO", "UNDER"})
            if guess is not None:
                return start, guess
        return index, None

    def _row_starts(self) -> set[str]:
        return {"FROM", "OVER", "UNDER", "TO", "UP_TO", "AT_LEAST", "WHEN", "OTHERWISE", "YES", "NO", "NEVER"}

    def _accepted(self) -> set[str]:
        """The tokens that would have fitted."""
        state = self.table[self.state.state_stack[-1]]
        depth = len(self.state.state_stack)
        probe = Token("", "", self.tokens[0].span, first_on_line=False)
        accepted = set()
        for name in state:
            if name.isupper() or name == "$END":
                probe.type = name
                if self._can_feed(depth, probe):
                    accepted.add(name)
        return accepted

    def _guess(self, index: int, accepted: set[str]) -> str | None:
        """The phrase that the words at `index` were meant to be."""
        table = keywords(self.lexed.language)
        wanted = accepted | (statement_starts() if self.tokens[index].first_on_line else set())
        phrases = {
            table.printed[name]: len(table.printed[name].split()) for name in wanted if name in table.printed
        }
        best = None
        for length in sorted(set(phrases.values()), reverse=True):
            pieces = self.tokens[index : index + length]
            if all(piece.type != "NAME" for piece in pieces):
                continue
            words = " ".join(piece.text for piece in pieces).split()[:length]
            typed = " ".join(words)
            best = nearest(typed, [phrase for phrase, size in phrases.items() if size == length])
            if best is not None and folded(best) != folded(typed):
                return best
        return None

    def _of_other_language(self, index: int) -> Diagnostic | None:
        token = self.tokens[index]
        if token.type != "NAME":
            return None
        here = self.lexed.language
        other = keywords("en" if here == "vi" else "vi")
        for length in other.starts.get(folded(token.text), ()):
            pieces = self.tokens[index : index + length]
            words = tuple(" ".join(folded(piece.text) for piece in pieces).split()[:length])
            terminal = other.phrases.get(words)
            if terminal is not None:
                span = token.span.to(pieces[-1].span)
                message = (
                    Text(messages.MIXED.vi, messages.MIXED_OTHER.en)
                    if here == "vi"
                    else Text(messages.MIXED_OTHER.vi, messages.MIXED.en)
                )
                right = keywords(here).printed[terminal]
                return Diagnostic(
                    code=codes.MIXED_LANGUAGES,
                    message=message.of(text=" ".join(words)),
                    labels=(Label(span),),
                    helps=(messages.MIXED_HELP.of(right=right),),
                )
        return None

    def _expected(self, token: Token) -> Text:
        return expected_words(
            self._accepted(), token, self.lexed.language, head=not self._below_a_heading(token)
        )

    def _below_a_heading(self, token: Token) -> bool:
        return any(
            one.first_on_line and one.type in _HEADINGS and one.span.start < token.span.start
            for one in self.tokens
        )
