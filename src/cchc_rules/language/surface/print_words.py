"""Words, numbers, days and quoted texts, as one of the two languages writes them."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc_rules.base.classes import frozen
from cchc_rules.base.names import folded
from cchc_rules.base.numbers import Language, decimal_text
from cchc_rules.ir.nodes import Level
from cchc_rules.language.surface import nodes as n
from cchc_rules.language.surface.builder import YEAR_OFFSETS
from cchc_rules.language.surface.keywords import Keywords, keywords

YEAR_WORDS = {offset: terminal for terminal, offset in YEAR_OFFSETS.items()}

# English alone has numbers; each form stands in keywords.toml beside the one that is printed.
SINGULAR = {"POINTS": "point", "DIGITS": "digit", "GRADE_STEPS": "rank"}
PLURAL = {
    "PART": "parts",
    "AREA": "areas",
    "CRITERION": "criteria",
    "COMPONENT": "components",
    "BONUS": "bonuses",
    "PENALTY": "penalties",
}

_NAME = re.compile(r"[^\W\d]\w*")


@frozen
class Words:
    """What one language calls things."""

    language: Language
    table: Keywords

    def __call__(self, *terminals: str) -> str:
        """The words of `terminals`, one after the other."""
        printed = self.table.printed
        return " ".join([printed[terminal] for terminal in terminals])

    def counted(self, count: object, terminal: str) -> str:
        """The word of `terminal` behind the number `count`."""
        if self.language == "vi":
            return self(terminal)
        forms = SINGULAR if count == 1 else PLURAL
        return forms.get(terminal, self(terminal))

    def levels(self, count: int, level: Level) -> str:
        """So many nodes of a level."""
        return f"{count} {self.counted(count, level.name)}"

    def number(self, literal: n.Literal) -> str:
        """A number in the form it was written in, without separators of thousands."""
        value = literal.value
        match literal.form:
            case n.Form.PLAIN:
                text = decimal_text(value)
            case n.Form.PERCENT:
                text = decimal_text(value * 100) + "%"
        return text.replace(".", ",") if self.language == "vi" else text

    def points(self, literal: n.Literal) -> str:
        """A number of points."""
        return f"{self.number(literal)} {self.counted(literal.value, 'POINTS')}"

    def zero_points(self) -> str:
        """Nothing, in points."""
        return f"0 {self('POINTS')}"

    def day(self, day: n.Day) -> str:
        """A day of the calendar, or of a year told by its distance from the assessed one."""
        if day.year is None:
            return f"{day.day:02}/{day.month:02} {self(YEAR_WORDS[day.year_offset or 0])}"
        if self.language == "vi":
            return f"{day.day:02}/{day.month:02}/{day.year:04}"
        return f"{day.year:04}-{day.month:02}-{day.day:02}"

    def word_or_quoted(self, text: str) -> str:
        """A kind of unit: bare when it reads as a name, quoted otherwise."""
        if _NAME.fullmatch(text) and folded(text) == text and text not in self.table.starts:
            return text
        return quoted(text)


@lru_cache
def words(language: Language) -> Words:
    """The words of `language`."""
    return Words(language, keywords(language))


def quoted(text: str) -> str:
    """`text` between marks that it does not hold.

    A text with both `"` and `”` fits between neither; its straight marks become typographic.
    """
    if '"' not in text:
        return f'"{text}"'
    if "”" not in text:
        return f"“{text}”"
    return '"' + text.replace('"', "”") + '"'
