"""Forms and calculators for the browser: the ruleset as data with every sentence about it."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_rules.backends.javascript.content import ItemWords, Measured, Words, content, only
from cchc_rules.backends.javascript.page import calculator, calculators, form_page
from cchc_rules.backends.words import messages as said
from cchc_rules.backends.words.awards import phrase_outcome
from cchc_rules.backends.words.evidence import phrase_document
from cchc_rules.backends.words.expressions import ALWAYS, against_goal, phrase_condition
from cchc_rules.backends.words.measures import measure_of
from cchc_rules.backends.words.provenance import phrase_caution, phrase_decision, phrase_provenance
from cchc_rules.backends.words.questions import kind_of_answer
from cchc_rules.backends.words.reasons import UNREAD
from cchc_rules.backends.words.rules import phrase_case, phrase_demand, phrase_rule
from cchc_rules.backends.words.writing import Kind
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language
from cchc_rules.base.texts import Text, same
from cchc_rules.dossiers import keys, layers
from cchc_rules.dossiers import messages as told
from cchc_rules.ir.nodes import (
    Answer,
    Award,
    Case,
    Certainty,
    Constant,
    Item,
    Number,
    Product,
    Ruleset,
    Within,
)
from cchc_rules.ir.walk import items

_WORDS = (
    *("RULESET", "YEAR", "UNIT", "ANSWERS", "EVIDENCE", "EXPLANATIONS", "NOT_APPLICABLE", "REFUSALS"),
    *(
        "DIGEST",
        "RULESET_DIGEST",
        "NAME",
        "KIND",
        "NUMBER",
        "DATE",
        "ISSUER",
        "PAGE",
        "POINTS",
        "BY",
        "REASON",
    ),
    *("YES", "NO", "NEVER"),
)
# What is said of a dossier that cannot be read.
_TOLD = (
    *(
        "TOO_LARGE",
        "EMPTY_FILE",
        "TOO_MANY",
        "TOO_DEEP",
        "BROKEN_JSON",
        "DUPLICATE_KEY",
        "DUPLICATE_KEY_HELP",
    ),
    *("UNKNOWN_TOP", "UNKNOWN_ITEM", "UNKNOWN_INPUT", "UNKNOWN_OPTION", "UNKNOWN_GROUP", "UNKNOWN_PART"),
    *("UNKNOWN_DETAIL", "SAME_THING", "NOT_A_GROUP", "NOT_A_TEXT", "NOT_A_TEXT_HELP", "MISSING_TOP"),
    *(
        "WRONG_RULESET",
        "WRONG_YEAR",
        "WRONG_VERSION",
        "NOT_A_YEAR",
        "NOT_A_COUNT",
        "NOT_A_COUNT_HELP",
        "THOUSANDS",
    ),
    *("THOUSANDS_HELP", "DECIMAL_HELP", "NOT_A_NUMBER", "NOT_A_NUMBER_HELP", "WRONG_UNIT", "WRONG_UNIT_HELP"),
    *("UNIT_NOTE", "NEGATIVE", "OUT_OF_BOUNDS", "FROM_TO", "AT_LEAST", "AT_MOST", "ABOVE", "BELOW"),
    *("OFF_STEP", "STEP_NOTE", "NOT_YES_NO", "NOT_YES_NO_HELP", "NOT_A_DATE", "NOT_A_DATE_HELP"),
    *("IMPOSSIBLE_DATE", "NEVER_NOT_ALLOWED", "NEVER_HELP", "NO_SUCH_CHOICE", "NO_OPTION", "BLANK_OPTION"),
    *("BLANK_OPTION_HELP", "NO_POINTS", "NO_JUDGE", "NO_JUDGEMENT_REASON", "ABOVE_WHOLE", "BELOW_NOTHING"),
    *("NA_NOT_ALLOWED", "NO_REASON", "REASON_WITHOUT_EFFECT", "NO_DOCUMENT_NAME", "NO_DOCUMENT_NAME_HELP"),
)
# What is said of a score.
_SAID = (
    *(
        "UNANSWERED",
        "AWAITED",
        "QUESTION",
        "NO_DOCUMENT",
        "EXPLAINED",
        "PROVEN",
        "BECAUSE",
        "NOT_ACKNOWLEDGED",
    ),
    *("BEFORE_ROUNDING", "EXPLANATION_GIVEN", "TOTAL", "INDEX_VALUE", "GRADE", "GRADE_OPEN", "GRADE_OF"),
    *("NO_GRADE", "BONUS", "PENALTY", "EVIDENCE"),
)


def form(ruleset: Ruleset, language: Language) -> str:
    """The self-scoring form of a whole ruleset: one HTML file."""
    return form_page(content(ruleset, words_of(ruleset), language), ruleset.title, language)


def calculator_of(item: Item, ruleset: Ruleset, language: Language) -> str:
    """The calculator of one item: a piece of HTML for a page with the script and the style."""
    return calculator(_content_of(item, ruleset, language), _reference(ruleset), item.id)


def calculators_of(some: Sequence[Item], ruleset: Ruleset, language: Language) -> str:
    """A script with the calculators of some items, for a page that has a place for each."""
    contents = {item.id: _content_of(item, ruleset, language) for item in some}
    return calculators(contents, _reference(ruleset))


def _content_of(item: Item, ruleset: Ruleset, language: Language) -> dict[str, Json]:
    alone = only(ruleset, item)
    return content(alone, words_of(alone), language)


def _reference(ruleset: Ruleset) -> str:
    return f"{ruleset.id}@{ruleset.year}"


def words_of(ruleset: Ruleset) -> Words:
    """Every sentence about `ruleset` that a form may show."""
    return Words(
        head=_head(ruleset),
        items={item.id: _item(item, ruleset) for item in items(ruleset)},
        inputs={one.key: kind_of_answer(one.kind) for one in ruleset.inputs},
        sentences=_sentences(),
        forms={name: _forms(word) for name, word in _format_words().items()},
    )


def _head(ruleset: Ruleset) -> tuple[Text, ...]:
    counts = {certainty.value: 0 for certainty in Certainty}
    for item in items(ruleset):
        counts[item.provenance.certainty.value] += 1
    official = counts[Certainty.VERBATIM.value] == sum(counts.values())
    decisions = tuple(phrase_decision(one) for one in ruleset.decisions)
    return decisions if official else (*decisions, phrase_caution(counts))


def _item(item: Item, ruleset: Ruleset) -> ItemWords:
    more = (
        ()
        if item.applies is None
        else (said.ONLY_WHEN.of(condition=phrase_condition(item.applies, ruleset)),)
    )
    note = () if item.note is None else (said.NOTE.of(note=same(item.note)),)
    return ItemWords(
        rule=phrase_rule(item, ruleset),
        cases=tuple(_said(case, item, ruleset) for case in item.cases),
        measures=tuple(_measure(case, ruleset) for case in item.cases),
        demands=tuple(phrase_demand(demand, ruleset) for demand in item.demands),
        documents=tuple(tuple(phrase_document(one) for one in asked.documents) for asked in item.evidence),
        more=(*more, *note, phrase_provenance(item.provenance)),
    )


def _said(case: Case, item: Item, ruleset: Ruleset) -> Text:
    """What is said where a case has decided; one that always holds needs no condition."""
    if item.cases == UNREAD:
        return said.UNREAD
    return phrase_outcome(case, item, ruleset) if case.when == ALWAYS else phrase_case(case, item, ruleset)


def _measure(case: Case, ruleset: Ruleset) -> Measured | None:
    """What a case measures, where that is more than an answer read back."""
    match case:
        case Case(Within(Answer())):
            return None
        case Case(Within(number)):
            return _written("when", number, ruleset)
        case Case(_, Award(Product((number, Constant())))) if not isinstance(number, (Answer, Constant)):
            # Against a goal the factor is the share of the goal, which nobody has asked for.
            return None if against_goal(number) else _written("points", number, ruleset)
        case _:
            return None


def _written(of: str, number: Number, ruleset: Ruleset) -> Measured | None:
    kind = measure_of(number, ruleset).kind
    return None if kind is Kind.DATE else Measured(of, kind.value)


def _sentences() -> dict[str, Text]:
    found: dict[str, Text] = {name: getattr(told, name) for name in _TOLD}
    found |= {name: getattr(said, name) for name in _SAID}
    found |= {f"STATUS_{status.name}": text for status, text in said.STATUSES.items()}
    found |= {f"WITHOUT_{policy.name}": text for policy, text in said.WITHOUT_EVIDENCE.items()}
    found |= {f"CAUSE_{cause.name}": text for cause, text in said.NA_CAUSES.items()}
    gates = {True: "PASSED", False: "FAILED", None: "OPEN"}
    found |= {f"GATE_{name}": said.GATES[passed] for passed, name in gates.items()}
    return found | {f"LEVEL_{level.name}": text for level, text in said.LEVELS.items()}


def _format_words() -> dict[str, keys.Word]:
    found: dict[str, keys.Word] = {name: getattr(keys, name) for name in _WORDS}
    return found | {"ROUNDS": layers.ROUNDS}


def _forms(word: keys.Word) -> dict[Language, tuple[str, ...]]:
    return {"vi": word.forms("vi"), "en": word.forms("en")}
