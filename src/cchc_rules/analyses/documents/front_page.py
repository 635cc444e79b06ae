"""The first page: every ruleset of the site, by province, by kind of unit and by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from cchc_rules.analyses.documents import messages
from cchc_rules.analyses.documents.editions import Edition
from cchc_rules.analyses.documents.lines import capital, warning_of_all
from cchc_rules.backends.pages.blocks import Block, Bullets, Heading, Link, Page, Paragraph
from cchc_rules.backends.pages.markdown import anchor
from cchc_rules.backends.words.outline import certainties_of
from cchc_rules.backends.words.provenance import phrase_certainties
from cchc_rules.backends.words.writing import points
from cchc_rules.base.names import bare
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.walk import items


def front_page(editions: Sequence[Edition], language: Language) -> Page:
    """The page."""
    title = messages.SITE.in_(language)
    blocks: list[Block] = [
        Heading(1, title, "trang-dau"),
        Paragraph(messages.INTRODUCTION.in_(language)),
        *warning_of_all(editions, language),
        Heading(2, messages.BY_PROVINCE.in_(language), "theo-tinh"),
    ]
    for province, own in by_province(editions).items():
        blocks.append(Heading(3, name_of_province(province, own), f"tinh-{anchor(province)}"))
        blocks.append(_list(own, language))
    units = _by_unit(editions, language)
    years = {str(year): own for year, own in _by_year(editions)}
    blocks += [Heading(2, messages.BY_UNIT.in_(language), "theo-don-vi"), *_lists(units, "don-vi", language)]
    blocks += [Heading(2, messages.BY_YEAR.in_(language), "theo-nam"), *_lists(years, "nam", language)]
    return Page(path="index.md", title=title, blocks=tuple(blocks))


def by_province(editions: Sequence[Edition]) -> dict[str, list[Edition]]:
    """The editions under the first part of their ids."""
    found = defaultdict[str, list[Edition]](list)
    for one in editions:
        found[one.ruleset.id.partition("/")[0]].append(one)
    return dict(found)


def name_of_province(province: str, editions: Sequence[Edition]) -> str:
    """The name as the rulesets write it, `Bình Dương` for `binh-duong`; the id where none does."""
    texts = [decision.issuer for one in editions for decision in one.ruleset.decisions]
    texts += [one.ruleset.title for one in editions]
    found = _written_as(province.split("-"), [text.split() for text in texts])
    return province if found is None else capital(found)


def _written_as(syllables: list[str], texts: list[list[str]]) -> str | None:
    """The syllables as they stand in some text, in one piece or in several one after the other."""
    if not syllables:
        return ""
    for length in range(len(syllables), 1, -1):
        first = _window(syllables[:length], texts)
        rest = None if first is None else _written_as(syllables[length:], texts)
        if first is not None and rest is not None:
            return f"{first} {rest}".strip()
    return None


def _window(syllables: list[str], texts: list[list[str]]) -> str | None:
    for text in texts:
        words = [word.strip(",.;:()“”") for word in text]
        for start in range(len(words) - len(syllables) + 1):
            window = words[start : start + len(syllables)]
            if [bare(word) for word in window] == syllables:
                return " ".join(window)
    return None


def years_of(edition: Edition) -> Text:
    """The year the pages are read for, and the years the set is for where these are more."""
    year = same(str(edition.ruleset.year))
    if edition.years == year:
        return year
    return messages.READ_FOR.of(year=year, years=edition.years)


def _list(editions: Sequence[Edition], language: Language) -> Bullets:
    return Bullets(tuple((_link(one), _facts(one).in_(language)) for one in editions))


def _facts(edition: Edition) -> Text:
    ruleset = edition.ruleset
    return messages.FACTS.of(
        targets=", ".join(ruleset.targets) or messages.ANY_UNIT,
        years=years_of(edition),
        points=points(ruleset.total.maximum),
        items=sum(1 for _ in items(ruleset)),
        counts=phrase_certainties(certainties_of(ruleset)),
    )


def _by_unit(editions: Sequence[Edition], language: Language) -> dict[str, list[Edition]]:
    found = defaultdict[str, list[Edition]](list)
    for one in editions:
        for target in one.ruleset.targets or (messages.ANY_UNIT.in_(language),):
            found[target].append(one)
    return {name: found[name] for name in sorted(found, key=bare)}


def _by_year(editions: Sequence[Edition]) -> list[tuple[int, list[Edition]]]:
    found = defaultdict[int, list[Edition]](list)
    for one in editions:
        found[one.ruleset.year].append(one)
    return sorted(found.items(), reverse=True)


def _lists(groups: Mapping[str, list[Edition]], prefix: str, language: Language) -> Iterator[Block]:
    used: set[str] = set()
    for name, own in groups.items():
        base = f"{prefix}-{anchor(bare(name))}"
        free = (base if number == 1 else f"{base}-{number}" for number in range(1, len(groups) + 1))
        identity = next(islice((one for one in free if one not in used), 1))
        used.add(identity)
        yield Heading(3, name, identity)
        yield Bullets(tuple((_link(one), f" ({years_of(one).in_(language)})") for one in own))


def _link(edition: Edition) -> Link:
    return Link(edition.ruleset.title, f"{edition.folder}/index.md")
