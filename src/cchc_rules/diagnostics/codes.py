"""The one table of codes. A code names one cause and is never used again for another.

First digit: 0 the text itself, 1 the grammar, 2 names and structure, 3 the meaning of rules,
4 data of a unit, 5 files and commands, 6 certificates and tables, 7 seasons, 8 comparisons, 9 our own fault.
"""

from __future__ import annotations

from enum import Enum

from cchc_rules.base.classes import frozen


class Severity(Enum):
    """How much a finding weighs: errors stop later passes, advice never fails a check."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@frozen
class Code:
    """A cause: its name (`CR302`), the slug that names the defect, and its weight."""

    name: str
    slug: str
    severity: Severity = Severity.ERROR


E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

# 0 · the text itself
NOT_UTF8 = Code("CR001", "not-utf8")
HIDDEN_CHARACTER = Code("CR002", "hidden-character", W)
LOOKALIKE_CHARACTER = Code("CR003", "lookalike-character")
TEXT_TOO_LARGE = Code("CR004", "text-too-large")
STRAY_CHARACTER = Code("CR005", "stray-character")
UNCLOSED_QUOTE = Code("CR006", "unclosed-quote")
NOT_A_NUMBER = Code("CR007", "not-a-number")
AMBIGUOUS_NUMBER = Code("CR008", "ambiguous-number")
IMPOSSIBLE_DATE = Code("CR009", "impossible-date")

# 1 · the grammar
UNEXPECTED_WORD = Code("CR101", "unexpected-word")
UNFINISHED = Code("CR102", "unfinished")
MIXED_LANGUAGES = Code("CR103", "mixed-languages")
RESERVED_WORD = Code("CR104", "reserved-word")
MISSING_HEADING = Code("CR105", "missing-heading")
TOO_DEEP = Code("CR106", "too-deep")

# 2 · names and structure
DUPLICATE_CODE = Code("CR201", "duplicate-code")
DUPLICATE_ID = Code("CR202", "duplicate-id")
DUPLICATE_INPUT = Code("CR203", "duplicate-input")
DUPLICATE_CLAUSE = Code("CR204", "duplicate-clause")
UNKNOWN_INPUT = Code("CR205", "unknown-input")
UNKNOWN_NODE = Code("CR206", "unknown-node")
UNKNOWN_OPTION = Code("CR207", "unknown-option")
DUPLICATE_OPTION = Code("CR208", "duplicate-option")
UNUSED_INPUT = Code("CR209", "unused-input", W)
MISPLACED_NODE = Code("CR210", "misplaced-node")
MISPLACED_CLAUSE = Code("CR211", "misplaced-clause")
MISSING_CLAUSE = Code("CR212", "missing-clause")
NO_RULE = Code("CR213", "no-rule")
RULE_ON_GROUP = Code("CR214", "rule-on-group")
EMPTY_GROUP = Code("CR215", "empty-group")
CODE_OUT_OF_PLACE = Code("CR216", "code-out-of-place", W)
UNKNOWN_GRADE = Code("CR217", "unknown-grade")
UNKNOWN_DECISION = Code("CR218", "unknown-decision")
UNKNOWN_TARGET = Code("CR219", "unknown-target")
AMENDS_NOTHING = Code("CR220", "amends-nothing")
CHANGE_OUTSIDE_AMENDMENT = Code("CR221", "change-outside-amendment")
EMPTY_CHANGE = Code("CR222", "empty-change")
AMENDS_ANOTHER = Code("CR223", "amends-another")
FRAMEWORK_NODE_MISSING = Code("CR224", "framework-node-missing")
FRAMEWORK_MAXIMUM = Code("CR225", "framework-maximum")
OUTSIDE_FRAMEWORK = Code("CR226", "outside-framework")
DUPLICATE_GUARANTEE = Code("CR227", "duplicate-guarantee")

# 3 · the meaning of rules
BANDS_GAP = Code("CR301", "bands-gap")
BANDS_OVERLAP = Code("CR302", "bands-overlap")
BAND_UNREACHABLE = Code("CR303", "band-unreachable")
EMPTY_BAND = Code("CR304", "empty-band")
OPTION_WITHOUT_POINTS = Code("CR305", "option-without-points")
NO_OTHERWISE = Code("CR306", "no-otherwise")
TYPE_MISMATCH = Code("CR307", "type-mismatch")
UNIT_MISMATCH = Code("CR308", "unit-mismatch")
ZERO_DENOMINATOR = Code("CR309", "zero-denominator")
ABOVE_MAXIMUM = Code("CR310", "above-maximum")
BELOW_ZERO = Code("CR311", "below-zero")
MAXIMUM_UNREACHABLE = Code("CR312", "maximum-unreachable", W)
POINTS_DO_NOT_ADD_UP = Code("CR313", "points-do-not-add-up")
PROMISE_BROKEN = Code("CR314", "promise-broken")
SURVEY_NOT_MARKED = Code("CR315", "survey-not-marked")
NO_EVIDENCE = Code("CR316", "no-evidence", W)
NO_COMBINATION = Code("CR317", "no-combination")
NO_CAP = Code("CR318", "no-cap")
NO_NA_POLICY = Code("CR319", "no-na-policy")
NO_EVIDENCE_POLICY = Code("CR320", "no-evidence-policy")
OPEN_INTERPOLATION = Code("CR321", "open-interpolation")
NO_INDEX_FORMULA = Code("CR322", "no-index-formula")
NEVER_DECIDES = Code("CR323", "never-decides", W)
WEIGHTS_DO_NOT_ADD_UP = Code("CR324", "weights-do-not-add-up", W)
IMPOSSIBLE_BOUNDS = Code("CR325", "impossible-bounds")
NOT_VERBATIM = Code("CR326", "not-verbatim", A)
OVER_WHOLE_WITHOUT_RATIO = Code("CR327", "over-whole-without-ratio", W)
ROUNDING_TWICE = Code("CR328", "rounding-twice")
MISSING_PERCENT = Code("CR329", "missing-percent")
CONTRADICTING_CLAUSES = Code("CR330", "contradicting-clauses")
TENDENCY_MISFIT = Code("CR331", "tendency-misfit")
GUARANTEE_OF_NOTHING = Code("CR332", "guarantee-of-nothing", W)
GUARANTEE_WITHOUT_VALUE = Code("CR333", "guarantee-without-value")

# 4 · data of a unit
BROKEN_DATA_FILE = Code("CR401", "broken-data-file")
UNSAFE_DATA_FILE = Code("CR402", "unsafe-data-file")
DUPLICATE_KEY = Code("CR403", "duplicate-key")
UNKNOWN_KEY = Code("CR404", "unknown-key")
WRONG_TYPE = Code("CR405", "wrong-type")
OUT_OF_BOUNDS = Code("CR406", "out-of-bounds")
ABOVE_WHOLE = Code("CR407", "above-whole")
WRONG_RULESET = Code("CR408", "wrong-ruleset")
MISSING_KEY = Code("CR409", "missing-key")
NA_NOT_ALLOWED = Code("CR410", "na-not-allowed")
NO_REASON = Code("CR411", "no-reason")
REJECTED_DATA = Code("CR412", "rejected-data")
UNMATCHED_EVIDENCE = Code("CR413", "unmatched-evidence", W)
ANSWER_WITHOUT_EFFECT = Code("CR414", "answer-without-effect", W)
FORMULA_IN_ANSWER = Code("CR415", "formula-in-answer")

# 5 · files and commands
FILE_NOT_FOUND = Code("CR501", "file-not-found")
FILE_UNREADABLE = Code("CR502", "file-unreadable")
UNKNOWN_RULESET = Code("CR503", "unknown-ruleset")
AMBIGUOUS_RULESET = Code("CR504", "ambiguous-ruleset")
CANNOT_WRITE = Code("CR505", "cannot-write")
UNKNOWN_CODE = Code("CR506", "unknown-code")
NOT_FORMATTED = Code("CR507", "not-formatted")
OVERLAPPING_RULESETS = Code("CR508", "overlapping-rulesets")
NO_RULESET_FOR_YEAR = Code("CR509", "no-ruleset-for-year")
YEARS_WITHOUT_RULESET = Code("CR510", "years-without-ruleset", W)
UNKNOWN_RESULT = Code("CR530", "unknown-result")
TARGET_EXISTS = Code("CR531", "target-exists")
UNKNOWN_ASSIGNED = Code("CR550", "unknown-assigned")
ASSIGNED_TWICE = Code("CR551", "assigned-twice")
NOBODY_ASSIGNED = Code("CR552", "nobody-assigned", W)
LIBRARY_MISSING = Code("CR553", "library-missing")
NO_POSSIBLE_DOSSIER = Code("CR560", "no-possible-dossier")
BEYOND_SPREADSHEETS = Code("CR570", "beyond-spreadsheets")
NOT_OUR_FOLDER = Code("CR581", "not-our-folder")
UNSAFE_FOLDER_NAME = Code("CR582", "unsafe-folder-name")
DOCUMENTS_OUTDATED = Code("CR583", "documents-outdated")
SITE_NOT_BUILT = Code("CR584", "site-not-built")

# 6 · certificates and serialised rulesets
BROKEN_RESULT = Code("CR601", "broken-result")
UNKNOWN_FORMAT = Code("CR602", "unknown-format")
DIGEST_DIFFERS = Code("CR603", "digest-differs")
RESULT_DIFFERS = Code("CR604", "result-differs")
BROKEN_RULESET_JSON = Code("CR605", "broken-ruleset-json")
COLUMNS_MISSING = Code("CR610", "columns-missing")
COLUMN_TYPE = Code("CR611", "column-type")
BROKEN_TABLE = Code("CR612", "broken-table")
ROWS_REJECTED = Code("CR613", "rows-rejected", W)
COLUMNS_UNREAD = Code("CR614", "columns-unread", W)
STALE_CHUNKS = Code("CR615", "stale-chunks", W)
NO_SPARK = Code("CR616", "no-spark")
COLUMNS_ALIKE = Code("CR617", "columns-alike")
ROWS_UNEVEN = Code("CR618", "rows-uneven")
TABLE_CHANGED = Code("CR619", "table-changed")
CHANGE_UNREADABLE = Code("CR620", "change-unreadable")
CHANGE_NOWHERE = Code("CR621", "change-nowhere")
CHANGE_OF_NOTHING = Code("CR622", "change-of-nothing")
CHANGE_AMBIGUOUS = Code("CR623", "change-ambiguous")
CHANGED_TWICE = Code("CR624", "changed-twice")
CHANGE_WITHOUT_TEXT = Code("CR625", "change-without-text")
RUN_STOPPED = Code("CR626", "run-stopped")
SPARK_STOPPED = Code("CR627", "spark-stopped")

# 7 · seasons: rounds, cohorts, ranking
SELF_SCORED = Code("CR701", "self-scored")
ROUNDS_OUT_OF_ORDER = Code("CR702", "rounds-out-of-order")
CLOSED_ROUND = Code("CR703", "closed-round")
CHANGE_WITHOUT_REASON = Code("CR704", "change-without-reason")
LAYER_OF_ANOTHER_UNIT = Code("CR705", "layer-of-another-unit")
UNIT_TWICE = Code("CR706", "unit-twice")
NO_RANKING_RULE = Code("CR707", "no-ranking-rule")
UNIT_WITHOUT_GROUP = Code("CR708", "unit-without-group")

# 8 · two rulesets held against each other
OTHER_TARGETS = Code("CR801", "other-targets")
UNKNOWN_MAPPED = Code("CR802", "unknown-mapped")
MAPPED_TWICE = Code("CR803", "mapped-twice")
UNKNOWN_PREDECESSOR = Code("CR804", "unknown-predecessor", W)
BEYOND_AMENDMENTS = Code("CR808", "beyond-amendments")
AMENDMENT_WITHOUT_DECISION = Code("CR809", "amendment-without-decision")
NEVER_AN_ITEM = Code("CR810", "never-an-item")
NOT_CARRIED = Code("CR811", "not-carried")

# 9 · our own fault
INTERNAL = Code("CR901", "internal-error")

TABLE: dict[str, Code] = {code.name: code for code in list(globals().values()) if isinstance(code, Code)}
