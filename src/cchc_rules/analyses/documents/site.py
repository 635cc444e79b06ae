"""Every page of a site, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_rules.analyses.documents import messages
from cchc_rules.analyses.documents.changes_page import changes_page, comparison_of
from cchc_rules.analyses.documents.chapter_page import chapter_page
from cchc_rules.analyses.documents.chapters import chapters_of
from cchc_rules.analyses.documents.editions import Edition
from cchc_rules.analyses.documents.front_page import by_province, front_page, name_of_province
from cchc_rules.analyses.documents.overview import overview_page
from cchc_rules.backends.pages.blocks import Page
from cchc_rules.backends.pages.configuration import Entry
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language


@frozen
class Section:
    """The pages of one edition, the page of the ruleset first."""

    edition: Edition
    pages: tuple[Page, ...]


def section_of(edition: Edition, language: Language) -> Section:
    """The pages of an edition."""
    chapters = chapters_of(edition.ruleset)
    below = (chapter_page(one, edition, language) for one in chapters)
    return Section(
        edition, (overview_page(edition, chapters, language), *below, *_changes(edition, language))
    )


def _changes(edition: Edition, language: Language) -> Iterator[Page]:
    document = comparison_of(edition, language)
    if document is not None:
        yield changes_page(edition, document, language)


def pages_of(sections: Sequence[Section], language: Language) -> Iterator[Page]:
    """Every page of the site, the first page first."""
    yield front_page([one.edition for one in sections], language)
    for section in sections:
        yield from section.pages


def navigation(sections: Sequence[Section], language: Language) -> Entry:
    """Provinces, their rulesets by year, and their pages."""
    by_folder = {one.edition.folder: one for one in sections}
    provinces = tuple(
        Entry(
            name_of_province(province, own),
            tuple(_entry(by_folder[edition.folder]) for edition in own),
        )
        for province, own in by_province([one.edition for one in sections]).items()
    )
    return Entry(messages.SITE.in_(language), (Entry(messages.FRONT.in_(language), "index.md"), *provinces))


def _entry(section: Section) -> Entry:
    first, *below = section.pages
    title, year = section.edition.ruleset.title, str(section.edition.ruleset.year)
    name = title if year in title else f"{title} · {year}"
    own = Entry(name, first.path)
    return Entry(name, (own, *(Entry(page.title, page.path) for page in below)))
