"""Small parts that every page uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cchc_rules.analyses.documents import messages
from cchc_rules.analyses.documents.editions import Edition
from cchc_rules.backends.pages.blocks import Bullets, Caution, Paragraph, Strong
from cchc_rules.backends.words.layout import capital as with_capital
from cchc_rules.backends.words.outline import certainties_of
from cchc_rules.backends.words.provenance import phrase_caution, phrase_certainties
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Certainty

_READ = Certainty.VERBATIM.value


def capital(text: str, names: Iterable[str] = ()) -> str:
    """A sentence with a capital at its beginning, unless it begins with one of the `names`."""
    first = text.partition(" ")[0].rstrip(":,;")
    return text if first in names else with_capital(text)


def label(text: Text, language: Language) -> Paragraph:
    """A small heading that is no anchor."""
    return Paragraph((Strong(text.in_(language)),))


def bullets(texts: Sequence[Text], language: Language, names: Iterable[str] = ()) -> Bullets:
    """A list of sentences."""
    return Bullets(tuple(capital(one.in_(language), names) for one in texts))


def heads(texts: Sequence[Text], language: Language) -> tuple[str, ...]:
    """The head of a table."""
    return tuple(one.in_(language) for one in texts)


def warning(edition: Edition, language: Language) -> tuple[Caution, ...]:
    """What nobody has read in the decision, told at the top of every page about it."""
    counts = certainties_of(edition.ruleset)
    unread = Counter({one: count for one, count in counts.items() if one != _READ and count})
    if not unread:
        return ()
    said = messages.WARNED.of(
        reference=edition.reference, counts=phrase_certainties(unread), all=sum(counts.values())
    )
    return (Caution(phrase_caution(counts).in_(language), said.in_(language)),)


def warning_of_all(editions: Sequence[Edition], language: Language) -> tuple[Caution, ...]:
    """The same for a page that lists rulesets."""
    counts = Counter[str]()
    for edition in editions:
        counts += certainties_of(edition.ruleset)
    unread = Counter({one: count for one, count in counts.items() if one != _READ and count})
    if not unread:
        return ()
    said = messages.WARNED_INDEX.of(counts=phrase_certainties(unread))
    return (Caution(phrase_caution(counts).in_(language), said.in_(language)),)
