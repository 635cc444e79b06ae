"""The workbook with which a unit scores itself: its formulas, and the words of the ruleset."""

from __future__ import annotations

from cchc_rules.analyses import messages
from cchc_rules.backends.words.evidence import phrase_document
from cchc_rules.backends.words.provenance import phrase_caution, phrase_decision
from cchc_rules.backends.words.questions import kind_of_answer
from cchc_rules.backends.words.rules import phrase_rule
from cchc_rules.backends.workbook.book import Book, make_book
from cchc_rules.backends.workbook.filling import filled
from cchc_rules.backends.workbook.ratios import Inexpressible
from cchc_rules.backends.workbook.words import Words
from cchc_rules.backends.workbook.write import write
from cchc_rules.base.classes import frozen
from cchc_rules.base.numbers import Language
from cchc_rules.diagnostics import codes
from cchc_rules.diagnostics.diagnostic import Diagnostic
from cchc_rules.dossiers import keys
from cchc_rules.ir.digest import digest
from cchc_rules.ir.dossier import Dossier
from cchc_rules.ir.nodes import Certainty, Ruleset
from cchc_rules.ir.walk import items


@frozen(kw_only=True)
class Workbook:
    """The bytes of the file, and the codes of the items that its formulas leave to `cchc score`."""

    content: bytes | None
    left_out: tuple[str, ...]
    problems: tuple[Diagnostic, ...] = ()


def workbook(ruleset: Ruleset, language: Language, dossier: Dossier | None = None) -> Workbook:
    """The self-scoring workbook of `ruleset`, filled in from `dossier` where one is given."""
    try:
        book = book_of(ruleset, language)
    except Inexpressible:
        beyond = Diagnostic(
            code=codes.BEYOND_SPREADSHEETS,
            message=messages.BEYOND_SPREADSHEETS.of(ruleset=ruleset.id),
            helps=(messages.BEYOND_SPREADSHEETS_HELP,),
        )
        return Workbook(content=None, left_out=(), problems=(beyond,))
    values = None if dossier is None else filled(dossier, book.layout.entries, book.words)
    content, problems = write(book, digest(ruleset), values)
    return Workbook(content=content, left_out=book.left_out, problems=problems)


def book_of(ruleset: Ruleset, language: Language) -> Book:
    """The formulas and the words of the workbook.

    Raises:
        Inexpressible: the points of the ruleset have too many digits.
    """
    counts = {certainty.value: 0 for certainty in Certainty}
    for item in items(ruleset):
        counts[item.provenance.certainty.value] += 1
    official = counts[Certainty.VERBATIM.value] == sum(counts.values())

    words = Words(
        language=language,
        decisions=tuple(phrase_decision(decision) for decision in ruleset.decisions),
        caution=None if official else phrase_caution(counts),
        rule=lambda item: phrase_rule(item, ruleset),
        kind=kind_of_answer,
        document=phrase_document,
        yes=keys.YES.name.in_(language),
        no=keys.NO.name.in_(language),
        never=keys.NEVER.name.in_(language),
    )
    return make_book(ruleset, words)
