"""From text to tokens: phrases, names, numbers, days, codes, quoted texts.

The lexer reads the composed text and gives every token its place in the raw one. It never
fails: what it cannot read becomes a diagnostic and is passed over.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections import Counter
from fractions import Fraction
from itertools import islice

from attrs import evolve, field

from cchc_rules.base.classes import define, frozen
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Language, NumberTrouble, read_number
from cchc_rules.base.sources import Source, Span
from cchc_rules.base.texts import Text, same
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic, Label
from cchc_rules.language.surface import messages
from cchc_rules.language.surface.keywords import Keywords, keywords, statement_starts
from cchc_rules.language.surface.nodes import Comment, Day, Form, Literal

MAX_CHARACTERS = 5_000_000
MAX_ALIKE = 100

_HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_SCAN = re.compile(
    rf"""
      (?P<blank>(?:\s|[{_HIDDEN}])+)
    | (?P<comment>\#[^\n]*)
    | (?P<string>"[^"\n]*"|“[^”\n]*”)
    | (?P<unclosed>["“][^\n]*)
    | (?P<id>\[[^\[\]\n]*\])
    | (?P<day>[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}(?![0-9])|[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9]))
    | (?P<number>[0-9]+(?:[.,][0-9]+)*(?:[ \u00a0]?%)?)
    | (?P<word>[^\W\d](?:\w|[{_HIDDEN}])*)
    | (?P<sign><=|>=|[≤≥=<>+\-−–×*/(),:])
    | (?P<other>.)
    """,
    re.VERBOSE,
)
_CODE = re.compile(r"(?:[IVXLCDM]+(?:\.[0-9]+)*|[A-ZĐ]{0,4}[0-9]+[a-zđ]?(?:\.[0-9A-Za-zđ]+)*)(?!\w)")
_DAY_MONTH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_ANY_HIDDEN = re.compile(f"[{_HIDDEN}]")
_SIGNS = {
    "<": "LESS",
    ">": "MORE",
    "<=": "LESS_EQUAL",
    "≤": "LESS_EQUAL",
    ">=": "MORE_EQUAL",
    "≥": "MORE_EQUAL",
    "=": "EQUAL",
    "+": "PLUS",
    "-": "MINUS",
    "−": "MINUS",
    "–": "MINUS",
    "×": "STAR",
    "*": "STAR",
    "/": "SLASH",
    "(": "LPAR",
    ")": "RPAR",
    ",": "COMMA",
    ":": "COLON",
}
_BEFORE_CODE = frozenset(
    {
        "PART",
        "AREA",
        "CRITERION",
        "COMPONENT",
        "BONUS",
        "PENALTY",
        "POINTS_OF",
        "SHARE_OF",
        "REPEAL",
        "RENUMBER",
        "BECOMES",
        "MOVE",
        "INTO",
        "MODIFY",
        "INSERT_AFTER",
        "INSERT_INTO",
        "REPLACE",
        "TIE_BREAK",
        "CONTINUES",
    }
)
_YEARS = frozenset({"LAST_YEAR", "THIS_YEAR", "NEXT_YEAR"})
# What a list of codes holds, and the words that begin one.
_LISTED = frozenset({"CODE", "ID"})
_BEFORE_CODES = frozenset({"TIE_BREAK", "CONTINUES"})
# Behind `điểm nhóm là` stands one of these. Elsewhere the longest phrase wins, and `tổng` in front
# of a heading `điểm thưởng` would be read as `tổng điểm`.
_AFTER_COMBINE = frozenset({"THE_SUM", "THE_SUM_CAPPED", "THE_BEST", "THE_WORST"})
_LOOKALIKES = dict(
    zip("ÐıаеорсхуіјѕһԁАВЕКМНОРСТХΑΒΕΗΙΚΜΝΟΡΤΥΧο", "ĐiaeopcxyijshdABEKMHOPCTXABEHIKMNOPTYXo", strict=True)
)
_LOOKALIKE = re.compile(f"[{''.join(_LOOKALIKES)}]")
_WORD = re.compile(r"\w+")


@define(eq=False)
class Token:
    """One word of the grammar. `value` is what the tree needs of it."""

    type: str
    text: str
    span: Span
    first_on_line: bool
    value: Literal | Day | str | None = None


@frozen
class Lexed:
    """The tokens of a text, with its comments and what was wrong with it."""

    tokens: list[Token]
    comments: tuple[Comment, ...]
    language: Language
    diagnostics: tuple[Diagnostic, ...]


def lex(source: Source) -> Lexed:
    """The tokens of `source`."""
    if len(source.text) > MAX_CHARACTERS:
        too_large = Diagnostic(
            code=codes.TEXT_TOO_LARGE,
            message=messages.TOO_LARGE.of(size=len(source.text), limit=MAX_CHARACTERS),
            labels=(Label(source.span(0, 0)),),
            helps=(messages.TOO_LARGE_HELP,),
        )
        return Lexed([], (), "vi", (too_large,))
    scanned = [
        (found.lastgroup or "", found.start(), found.end())
        for found in _SCAN.finditer(source.text)
        if found.lastgroup != "blank"
    ]
    language = _language(source.text, scanned)
    lexer = _Lexer(source, scanned, keywords(language))
    lexer.run()
    return Lexed(lexer.tokens, tuple(lexer.comments), language, tuple(lexer.found))


def _language(text: str, scanned: list[tuple[str, int, int]]) -> Language:
    """The language of the first word with which a statement can begin."""
    spoken = (folded(text[start:end]) for kind, start, end in scanned if kind == "word")
    words = list(islice(spoken, 400))
    tables: tuple[Language, Language] = ("vi", "en")
    for index in range(len(words)):
        for language in tables:
            table = keywords(language)
            for length in table.starts.get(words[index], ()):
                terminal = table.phrases.get(tuple(words[index : index + length]))
                if terminal in statement_starts():
                    return language
    return "vi"


@define
class _Lexer:
    source: Source
    scanned: list[tuple[str, int, int]]
    table: Keywords
    keys: list[str | None] = field(init=False)
    tokens: list[Token] = field(factory=list)
    comments: list[Comment] = field(factory=list)
    found: list[Diagnostic] = field(factory=list)
    _alike: Counter[codes.Code] = field(init=False, factory=Counter)

    def run(self) -> None:
        text = self.source.text
        self.keys = [_word_key(text, piece) for piece in self.scanned]
        self._hidden_characters()
        index, last_end = 0, 0
        while index < len(self.scanned):
            kind, start, end = self.scanned[index]
            first = not self.tokens or "\n" in text[last_end:start]
            if kind in {"word", "number"} and self._code_comes():
                code = _CODE.match(text, start)
                if code is not None:
                    self._add("CODE", start, code.end(), first=first, value=code[0])
                    last_end = code.end()
                    while index < len(self.scanned) and self.scanned[index][1] < last_end:
                        index += 1
                    continue
            if kind == "comment":
                alone = not text[text.rfind("\n", 0, start) + 1 : start].strip()
                self.comments.append(
                    Comment(_remark(text[start + 1 : end]), alone, self.source.span(start, end))
                )
                index += 1
                continue
            index = self._one(index, first=first)
            last_end = self.scanned[index - 1][2]

    def _code_comes(self) -> bool:
        """Whether a code may stand here: after its word, or further down the list it begins."""
        place = len(self.tokens)
        while place > 1 and self.tokens[place - 1].type == "COMMA" and self.tokens[place - 2].type in _LISTED:
            place -= 2
        if place == 0:
            return False
        before = self.tokens[place - 1].type
        return before in _BEFORE_CODES if place < len(self.tokens) else before in _BEFORE_CODE

    def _one(self, index: int, *, first: bool) -> int:
        """Read the token at `index`; the index after it."""
        kind, start, end = self.scanned[index]
        text = self.source.text[start:end]
        match kind:
            case "word":
                return self._word(index, first=first)
            case "number":
                return self._number(index, first=first)
            case "string":
                self._lookalikes(start, end, only_mixed=True)
                self._add("STRING", start, end, first=first, value=_clean(text[1:-1]))
            case "unclosed":
                self._report(codes.UNCLOSED_QUOTE, messages.UNCLOSED, start, end, messages.UNCLOSED_HELP)
                self._add("STRING", start, end, first=first, value=_clean(text[1:]))
            case "id":
                self._add("ID", start, end, first=first, value=_clean(text[1:-1]))
            case "day":
                self._add("DAY", start, end, first=first, value=self._day(start, end))
            case "sign":
                self._add(_SIGNS[text], start, end, first=first)
            case _:
                name = text if text.isprintable() else f"U+{ord(text):04X}"
                message = messages.STRAY.of(character=name)
                cure = messages.SINGLE_QUOTE_HELP if text in "'‘’" else messages.STRAY_HELP
                self._report(codes.STRAY_CHARACTER, message, start, end, cure)
        return index + 1

    def _word(self, index: int, *, first: bool) -> int:
        terminal, after = self._phrase(index)
        start = self.scanned[index][1]
        end = self.scanned[after - 1][2]
        self._lookalikes(start, end, only_mixed=False)
        if terminal is None:
            self._add("NAME", start, end, first=first, value=_name(self.source.text[start:end]))
        else:
            self._add(terminal, start, end, first=first)
        return after

    def _phrase(self, index: int) -> tuple[str | None, int]:
        """The longest phrase that begins here, and the index after it."""
        lengths = self.table.starts.get(self.keys[index] or "", ())
        combining = bool(self.tokens) and self.tokens[-1].type == "COMBINE"
        longest: tuple[str | None, int] = (None, index + 1)
        for length in lengths:
            words = tuple(word for word in self.keys[index : index + length] if word is not None)
            terminal = self.table.phrases.get(words) if len(words) == length else None
            if terminal is not None and (not combining or terminal in _AFTER_COMBINE):
                return terminal, index + length
            if terminal is not None and longest[0] is None:
                longest = (terminal, index + length)
        return longest

    def _number(self, index: int, *, first: bool) -> int:
        _, start, end = self.scanned[index]
        text = self.source.text[start:end]
        relative = self._relative_day(index)
        if relative is not None:
            after, day = relative
            self._add("DAY_MONTH", start, self.scanned[after - 1][2], first=first, value=day)
            return after
        value = read_number(text, self.table.language)
        if isinstance(value, NumberTrouble):
            self._bad_number(text, value, start, end)
            value = Fraction(0)
        form = Form.PERCENT if text.endswith("%") else Form.PLAIN
        literal = Literal(value, form, self.source.span(start, end))
        self._add(_number_type(text), start, end, first=first, value=literal)
        return index + 1

    def _relative_day(self, index: int) -> tuple[int, Day] | None:
        """`15/01` in front of `năm sau`: a day and a month, the year comes with the next word."""
        pieces = self.scanned[index : index + 3]
        if len(pieces) < 3 or index + 3 >= len(self.scanned) or self.scanned[index + 3][0] != "word":
            return None
        start, end = pieces[0][1], pieces[2][2]
        found = _DAY_MONTH.fullmatch(self.source.text[start:end])
        if found is None or self._phrase(index + 3)[0] not in _YEARS:
            return None
        span = self.source.span(start, end)
        day, month = int(found[1]), int(found[2])
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(2001, month)[1]:
            self._impossible(start, end)
            day, month = 1, 1
        return index + 3, Day(day, month, None, 0, span)

    def _day(self, start: int, end: int) -> Day:
        numbers = [int(part) for part in re.split("[/-]", self.source.text[start:end])]
        day, month, year = numbers if "/" in self.source.text[start:end] else reversed(numbers)
        if not 1 <= month <= 12 or not year >= 1 or not 1 <= day <= monthrange(year, month)[1]:
            self._impossible(start, end)
            day, month, year = 1, 1, 2000
        return Day(day, month, year, None, self.source.span(start, end))

    def _impossible(self, start: int, end: int) -> None:
        message = messages.IMPOSSIBLE_DATE.of(text=self.source.text[start:end])
        self._report(codes.IMPOSSIBLE_DATE, message, start, end, messages.IMPOSSIBLE_DATE_HELP)

    def _bad_number(self, text: str, trouble: NumberTrouble, start: int, end: int) -> None:
        if trouble is NumberTrouble.NOT_A_NUMBER:
            message = messages.NOT_A_NUMBER.of(text=text)
            self._report(codes.NOT_A_NUMBER, message, start, end, messages.NOT_A_NUMBER_HELP)
            return
        digits = text.rstrip("%").rstrip()
        plain = digits.replace(".", "").replace(",", "")
        mark = "," if self.table.language == "vi" else "."
        decimal = digits.replace(".", mark).replace(",", mark)
        self._report(
            codes.AMBIGUOUS_NUMBER,
            messages.AMBIGUOUS.of(text=text, small=decimal, large=plain),
            start,
            end,
            messages.AMBIGUOUS_HELP.of(plain=plain, decimal=decimal),
        )

    def _hidden_characters(self) -> None:
        for hidden in _ANY_HIDDEN.finditer(self.source.text):
            if hidden.start() == 0 and hidden[0] == "\ufeff":
                continue
            name = unicodedata.name(hidden[0], f"U+{ord(hidden[0]):04X}")
            message = messages.HIDDEN.of(name=name)
            self._report(codes.HIDDEN_CHARACTER, message, hidden.start(), hidden.end(), messages.HIDDEN_HELP)

    def _lookalikes(self, start: int, end: int, *, only_mixed: bool) -> None:
        for written in _WORD.finditer(self.source.text, start, end):
            word = written[0]
            foreign = _LOOKALIKE.findall(word)
            if not foreign or (only_mixed and "Ð" not in foreign and _is_foreign(word)):
                continue
            right = _LOOKALIKE.sub(lambda letter: _LOOKALIKES[letter[0]], word)
            for found in _LOOKALIKE.finditer(word):
                self._lookalike(written.start() + found.start(), word, right)
                if self._alike[codes.LOOKALIKE_CHARACTER] > MAX_ALIKE:
                    return

    def _lookalike(self, at: int, word: str, right: str) -> None:
        wrong = self.source.text[at]
        self._found(
            Diagnostic(
                code=codes.LOOKALIKE_CHARACTER,
                message=messages.LOOKALIKE.of(wrong=wrong, word=_short(word), right=_LOOKALIKES[wrong]),
                labels=(Label(self.source.span(at, at + 1)),),
                notes=(messages.LOOKALIKE_NOTE.of(name=same(unicodedata.name(wrong, "?"))),),
                helps=(messages.LOOKALIKE_HELP.of(word=_short(right)),),
            )
        )

    def _add(
        self, kind: str, start: int, end: int, *, first: bool, value: Literal | Day | str | None = None
    ) -> None:
        text = self.source.text[start:end]
        self.tokens.append(Token(kind, text, self.source.span(start, end), first, value))

    def _report(self, code: codes.Code, message: Text, start: int, end: int, cure: Text) -> None:
        label = Label(self.source.span(start, end))
        self._found(Diagnostic(code=code, message=message, labels=(label,), helps=(cure,)))

    def _found(self, one: Diagnostic) -> None:
        """Keep a finding; a broken conversion makes one mistake a hundred thousand times."""
        self._alike[one.code] += 1
        if self._alike[one.code] == MAX_ALIKE:
            one = evolve(one, notes=(*one.notes, messages.NOT_SHOWN.of(limit=MAX_ALIKE)))
        if self._alike[one.code] <= MAX_ALIKE:
            self.found.append(one)


def _number_type(text: str) -> str:
    """Zero has a type of its own: some clauses allow no other number."""
    if text == "0":
        return "ZERO"
    return "INT" if text.isdigit() else "NUMBER"


def _word_key(text: str, piece: tuple[str, int, int]) -> str | None:
    """How the table of words spells a piece; None for a piece that no phrase holds."""
    kind, start, end = piece
    if kind not in {"word", "number"}:
        return None
    word = _ANY_HIDDEN.sub("", text[start:end])
    if kind == "number":
        return word.replace(" ", "").replace("\u00a0", "")
    return folded(_LOOKALIKE.sub(lambda letter: _LOOKALIKES[letter[0]], word))


def _name(word: str) -> str:
    """An input's name: the same for old and new tone placement and for any case."""
    return folded(_LOOKALIKE.sub(lambda letter: _LOOKALIKES[letter[0]], _ANY_HIDDEN.sub("", word)))


def _clean(text: str) -> str:
    """A quoted text with its blanks tidied: Word's no-break spaces mean nothing."""
    return re.sub(r"\s+", " ", _ANY_HIDDEN.sub("", text)).strip()


def _remark(text: str) -> str:
    """The words of a comment; how far lists and tables in it are indented is kept."""
    return text.rstrip().removeprefix(" ")


def _is_foreign(word: str) -> bool:
    """Whether no letter of `word` is surely Latin: then it may be a word of another language."""
    others = _LOOKALIKE.sub("", word)
    return not any("LATIN" in unicodedata.name(letter, "") for letter in others)


def _short(word: str) -> str:
    return word if len(word) <= 60 else word[:59] + "…"
