"""The page of an area: its criteria and components, one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_rules.analyses.documents import messages
from cchc_rules.analyses.documents.editions import Chapter, Edition
from cchc_rules.analyses.documents.items import item_section
from cchc_rules.analyses.documents.lines import bullets, capital, warning
from cchc_rules.backends.pages.blocks import Block, Heading, Link, Page, Paragraph
from cchc_rules.backends.words import messages as words
from cchc_rules.backends.words.expressions import phrase_condition
from cchc_rules.backends.words.provenance import phrase_provenance
from cchc_rules.backends.words.writing import points
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.ir.nodes import Group, Item, Node

_DEEPEST = 5


def chapter_page(chapter: Chapter, edition: Edition, language: Language) -> Page:
    """The page."""
    title = chapter_title(chapter).in_(language)
    code = chapter.file if chapter.group is None else chapter.group.code
    blocks: list[Block] = [Heading(1, title, code), *warning(edition, language)]
    in_ruleset, _, after = messages.IN_RULESET.in_(language).partition("{title}")
    blocks.append(Paragraph((in_ruleset, Link(edition.ruleset.title, "index.md"), after)))
    if chapter.group is not None:
        blocks.append(bullets(_facts(chapter.group, edition), language))
    for child in chapter.children:
        blocks += _section(child, edition, 2, language)
    return Page(path=f"{edition.folder}/{chapter.file}.md", title=title, blocks=tuple(blocks))


def chapter_title(chapter: Chapter) -> Text:
    """The name of a chapter with its code."""
    if chapter.group is None:
        return messages.OTHER_ITEMS
    return messages.CHAPTER.of(code=chapter.group.code, name=chapter.group.name)


def _section(node: Node, edition: Edition, level: int, language: Language) -> Iterator[Block]:
    if isinstance(node, Item):
        yield from item_section(node, edition, level, language)
        return
    yield Heading(level, f"{node.code} {node.name}", node.code)
    facts = _facts(node, edition)
    yield Paragraph(capital("; ".join(one.in_(language) for one in facts)))
    for child in node.children:
        yield from _section(child, edition, min(level + 1, _DEEPEST), language)


def _facts(group: Group, edition: Edition) -> list[Text]:
    level, combine = words.LEVELS[group.level], words.COMBINES[group.combine]
    if group.maximum is None:
        facts = [messages.GROUP_FACTS_BARE.of(level=level, combine=combine)]
    else:
        facts = [messages.GROUP_FACTS.of(level=level, points=points(group.maximum), combine=combine)]
    if group.survey:
        facts.append(words.BY_SURVEY)
    if group.applies is not None:
        condition = phrase_condition(group.applies, edition.ruleset)
        facts.append(words.ONLY_WHEN.of(condition=condition))
    if group.assessor is not None:
        facts.append(words.ASSESSOR.of(assessor=group.assessor))
    facts.append(phrase_provenance(group.provenance))
    if group.touched_by is not None:
        facts.append(words.TOUCHED.of(number=group.touched_by))
    if group.note is not None:
        facts.append(words.NOTE.of(note=same(group.note)))
    return facts
