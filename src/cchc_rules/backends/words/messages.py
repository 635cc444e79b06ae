"""Every sentence of this room."""

from __future__ import annotations

from cchc_rules.base.numbers import Rounding
from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import (
    Certainty,
    Cohort,
    Combine,
    GateEffect,
    IndexDenominator,
    IndexNumerator,
    InstrumentKind,
    Level,
    NaEffect,
    RoundingLevel,
    WithoutEvidence,
)
from cchc_rules.ir.scorecard import NaCause, Status

# ── values ─────────────────────────────────────────────────────────────────────────────────

QUOTED = Text(vi="“{text}”", en="“{text}”")
YES = Text(vi="có", en="yes")
NO = Text(vi="không", en="no")
NEVER = Text(vi="không có", en="never happened")
ONE_POINT = Text(vi="{points} điểm", en="{points} point")
POINTS = Text(vi="{points} điểm", en="{points} points")
POINT_UNIT = Text(vi="điểm", en="point")
POINTS_UNIT = Text(vi="điểm", en="points")
DAY_UNIT = Text(vi="ngày", en="day")
DAYS_UNIT = Text(vi="ngày", en="days")
WITH_UNIT = Text(vi="{value} {unit}", en="{value} {unit}")
REPLY = Text(vi="{count} phiếu", en="{count} reply")
REPLIES = Text(vi="{count} phiếu", en="{count} replies")
RANGE = Text(vi="từ {low} đến {high}", en="{low} to {high}")
AND = Text(vi=" và ", en=" and ")
OR = Text(vi=" hoặc ", en=" or ")

# ── amendments ─────────────────────────────────────────────────────────────────────────────

TOUCHED = Text(vi="sửa đổi lần cuối theo Quyết định số {number}", en="last amended by Decision {number}")
TOUCHED_MARK = Text(vi="[sửa đổi: {number}]", en="[amended: {number}]")
HOLDS_FOR = Text(vi="Dùng cho năm {years}", en="For {years}")
HOLDS_ONWARD = Text(vi="{first} trở đi", en="{first} onward")
HOLDS_SPAN = Text(vi="{first} đến {last}", en="{first} to {last}")

# ── bands ──────────────────────────────────────────────────────────────────────────────────

ANY_VALUE = Text(vi="bất kỳ", en="of any size")
EXACTLY = Text(vi="bằng {low}", en="exactly {low}")
ABOVE = Text(vi="trên {low}", en="above {low}")
FROM_UP = Text(vi="từ {low} trở lên", en="from {low} up")
BELOW = Text(vi="dưới {high}", en="below {high}")
UP_TO = Text(vi="đến {high}", en="up to {high}")
FROM_TO = Text(vi="từ {low} đến {high}", en="from {low} to {high}")
FROM_TO_BELOW = Text(vi="từ {low} đến dưới {high}", en="from {low} to below {high}")
ABOVE_TO = Text(vi="trên {low} đến {high}", en="above {low}, up to {high}")
ABOVE_TO_BELOW = Text(vi="trên {low} đến dưới {high}", en="above {low}, below {high}")

ON_DAY = Text(vi="đúng ngày {low}", en="on {low}")
AFTER = Text(vi="sau ngày {low}", en="after {low}")
FROM_DAY_ON = Text(vi="từ ngày {low} trở đi", en="from {low} on")
BEFORE = Text(vi="trước ngày {high}", en="before {high}")
UNTIL = Text(vi="đến ngày {high}", en="up to {high}")
FROM_DAY_TO = Text(vi="từ ngày {low} đến ngày {high}", en="from {low} to {high}")
FROM_DAY_TO_BEFORE = Text(vi="từ ngày {low} đến trước ngày {high}", en="from {low} to before {high}")
AFTER_TO = Text(vi="sau ngày {low} đến ngày {high}", en="after {low}, up to {high}")
AFTER_TO_BEFORE = Text(vi="sau ngày {low} đến trước ngày {high}", en="after {low}, before {high}")

# ── numbers ────────────────────────────────────────────────────────────────────────────────

PLUS = Text(vi="{left} + {right}", en="{left} + {right}")
MINUS = Text(vi="{left} − {right}", en="{left} − {right}")
OPPOSITE = Text(vi="−{number}", en="−{number}")
TIMES = Text(vi="{left} × {right}", en="{left} × {right}")
OVER = Text(vi="{left} / {right}", en="{left} / {right}")
IN_BRACKETS = Text(vi="({number})", en="({number})")
AT_MOST = Text(vi="({number}, không quá {limit})", en="({number}, at most {limit})")
AT_LEAST = Text(vi="({number}, không dưới {limit})", en="({number}, at least {limit})")
LEAST_OF = Text(vi="số nhỏ nhất trong ({numbers})", en="least of ({numbers})")
GREATEST_OF = Text(vi="số lớn nhất trong ({numbers})", en="greatest of ({numbers})")
AGAINST_GOAL = Text(
    vi="(tỷ lệ {number} so với mục tiêu {goal}, không quá 100%)",
    en="(ratio {number} against the goal of {goal}, at most 100%)",
)
IF_ELSE = Text(
    vi="({then} nếu {condition}, {otherwise} nếu không)", en="({then} if {condition}, {otherwise} if not)"
)
ROUNDED = Text(
    vi="({number}, làm tròn {digits} chữ số thập phân, {mode})",
    en="({number}, rounded to {digits} decimals, {mode})",
)
ROUNDING_MODES: dict[Rounding, Text] = {
    Rounding.HALF_UP: Text(vi="nửa thì lên", en="half up"),
    Rounding.HALF_EVEN: Text(vi="nửa thì về chữ số chẵn", en="half to even"),
    Rounding.DOWN: Text(vi="bỏ phần dư", en="cut off"),
}
EARNED = Text(vi="điểm của {node}", en="points of {node}")
SHARE = Text(vi="tỷ lệ điểm của {node}", en="share of points of {node}")
RATIO_AT_MOST = Text(vi="tỷ lệ {number} (không quá {limit})", en="ratio {number} (at most {limit})")
RATIO_OF = Text(vi="tỷ lệ {number}", en="ratio {number}")
MEAN = Text(vi="trung bình của {name}", en="mean of {name}")
MEAN_OF_GROUP = Text(vi="trung bình của {name} ở nhóm “{group}”", en="mean of {name} in the group “{group}”")
REPLIES_TO = Text(vi="số phiếu của {name}", en="replies to {name}")
REPLIES_OF_GROUP = Text(
    vi="số phiếu của {name} ở nhóm “{group}”", en="replies to {name} in the group “{group}”"
)
OF_ALL = {
    Cohort.BEST: Text(vi="cao nhất toàn khối của {name}", en="the best {name} of all units"),
    Cohort.LEAST: Text(vi="thấp nhất toàn khối của {name}", en="the least {name} of all units"),
    Cohort.MEAN: Text(vi="trung bình toàn khối của {name}", en="the mean {name} of all units"),
}
TALLY = Text(vi="số phiếu “{option}” của {name}", en="replies “{option}” to {name}")
TALLY_OF_GROUP = Text(
    vi="số phiếu “{option}” của {name} ở nhóm “{group}”",
    en="replies “{option}” to {name} in the group “{group}”",
)

# ── conditions ─────────────────────────────────────────────────────────────────────────────

OF_BAND = Text(vi="{number} {band}", en="{number} {band}")
NOT_OF_BAND = Text(vi="{number} ngoài khoảng {band}", en="{number} not {band}")
EQUALS = Text(vi="{number} = {value}", en="{number} = {value}")
DIFFERS = Text(vi="{number} khác {value}", en="{number} is not {value}")
LESS = Text(vi="{left} < {right}", en="{left} < {right}")
LESS_EQUAL = Text(vi="{left} ≤ {right}", en="{left} ≤ {right}")
MORE = Text(vi="{left} > {right}", en="{left} > {right}")
MORE_EQUAL = Text(vi="{left} ≥ {right}", en="{left} ≥ {right}")
LATER = Text(vi="{left} sau {right}", en="{left} after {right}")
NOT_LATER = Text(vi="{left} không sau {right}", en="{left} not after {right}")
EARLIER = Text(vi="{left} trước {right}", en="{left} before {right}")
NOT_EARLIER = Text(vi="{left} không trước {right}", en="{left} not before {right}")
SAME_DAY = Text(vi="{left} cùng ngày với {right}", en="{left} on the same day as {right}")
IS_ANSWER = Text(vi="{name} là {answer}", en="{name} is {answer}")
IS_NOT_ANSWER = Text(vi="{name} không phải là {answer}", en="{name} is not {answer}")
IS_ABSENT = Text(vi="{name} là “không có”", en="{name} never happened")
IS_NOT_ABSENT = Text(vi="{name} có ngày", en="{name} has a day")
NOBODY_REPLIED = Text(vi="không có phiếu nào của {name}", en="nobody replied to {name}")
NOBODY_OF_GROUP_REPLIED = Text(
    vi="không có phiếu nào của {name} ở nhóm “{group}”", en="nobody of the group “{group}” replied to {name}"
)
SOME_GROUP_EMPTY = Text(vi="có nhóm không có phiếu nào của {name}", en="some group has no reply to {name}")
EVERY_NODE = Text(vi="mọi {level} có tỷ lệ điểm {band}", en="every {level} has a share of points {band}")
NOT = Text(vi="không xảy ra trường hợp: {condition}", en="it is not so that: {condition}")
ALWAYS = Text(vi="mọi trường hợp", en="in every case")
NOWHERE = Text(vi="không trường hợp nào", en="in no case")

# ── rules ──────────────────────────────────────────────────────────────────────────────────

CASE = Text(vi="{when}: {outcome}", en="{when}: {outcome}")
OTHERWISE = Text(vi="còn lại", en="otherwise")
NOT_APPLICABLE = Text(vi="không áp dụng", en="does not apply")
NEEDS_EXPLANATION = Text(vi="cần giải trình", en="needs an explanation")
PENDING = Text(vi="chờ kết quả", en="waits for the result")
REJECTED = Text(vi="số liệu không hợp lệ, trả lại", en="invalid data, sent back")

EQUAL_TO = Text(vi="điểm bằng {number}", en="points equal to {number}")
RATIO_TIMES = Text(vi="{ratio} × {points}", en="{ratio} × {points}")
THE_RATIO = Text(vi="tỷ lệ", en="the ratio")
RISING = Text(vi="tăng đều từ {low} đến {high}", en="rising evenly from {low} to {high}")
FALLING = Text(vi="giảm đều từ {low} xuống {high}", en="falling evenly from {low} to {high}")
PER_THING = Text(vi="{points} cho mỗi {unit} ({number})", en="{points} for each {unit} ({number})")
PER_DAY = Text(vi="{points} cho mỗi ngày ({number})", en="{points} for each day ({number})")
CAPPED = Text(vi="{award}, không quá {limit}", en="{award}, at most {limit}")
FLOORED = Text(vi="{award}, không dưới {limit}", en="{award}, at least {limit}")
DEDUCTED = Text(vi="{points}, trừ {rates}", en="{points}, less {rates}")
DEDUCTED_AT_MOST = Text(
    vi="{points}, trừ {rates} (trừ không quá {limit})",
    en="{points}, less {rates} (at most {limit} taken off)",
)
PART = Text(vi="{points} nếu {condition}", en="{points} if {condition}")
PARTS = Text(vi="cộng các mức đạt được: {parts}", en="the sum of what is met: {parts}")
BEST_PART = Text(vi="mức cao nhất đạt được: {parts}", en="the best of what is met: {parts}")
PARTS_OR_ELSE = Text(
    vi="{parts}; không đạt mức nào: {otherwise}", en="{parts}; when none is met: {otherwise}"
)
DEMAND = Text(
    vi="{part} phải từ 0 đến {whole}, nếu không số liệu bị trả lại",
    en="{part} must lie from 0 to {whole}, or the data are sent back",
)

# ── inputs ─────────────────────────────────────────────────────────────────────────────────

INPUT = Text(vi="{name}: {question} ({kind})", en="{name}: {question} ({kind})")
COUNT = Text(vi="số đếm", en="count")
COUNT_WITH_UNIT = Text(vi="số đếm, {unit}", en="count, {unit}")
YES_NO = Text(vi="có hay không", en="yes or no")
DATE = Text(vi="ngày", en="date")
DATE_OR_NEVER = Text(vi="ngày, hoặc không có", en="date, or never happened")
DAYS = Text(vi="số ngày", en="number of days")
NUMBER = Text(vi="số, {unit}", en="number, {unit}")
BOUNDED = Text(vi="{kind}, {band}", en="{kind}, {band}")
CHOICE = Text(vi="lựa chọn: {options}", en="choice: {options}")
SURVEY = Text(vi="khảo sát: {options}", en="survey: {options}")
SURVEY_GROUPS = Text(vi="{survey}; nhóm trả lời: {groups}", en="{survey}; groups of respondents: {groups}")
WEIGHED = Text(vi="“{label}” = {weight}", en="“{label}” = {weight}")
NOT_COUNTED = Text(vi="“{label}” không tính", en="“{label}” not counted")
INDEX = Text(vi="chỉ số ngoài", en="published index")
JUDGEMENT = Text(
    vi="điểm đánh giá từ {low} đến {high}, bước {step}", en="judgement from {low} to {high}, steps of {step}"
)
JUDGEMENT_BY = Text(vi="{judgement}, do {by}", en="{judgement}, given by {by}")

# ── reasons ────────────────────────────────────────────────────────────────────────────────

STATUSES: dict[Status, Text] = {
    Status.SCORED: Text(vi="đã chấm", en="scored"),
    Status.MISSING: Text(vi="thiếu số liệu", en="data missing"),
    Status.PENDING: Text(vi="chờ kết quả", en="waiting for a result"),
    Status.NOT_APPLICABLE: Text(vi="không áp dụng", en="not applicable"),
    Status.UNPROVEN: Text(vi="chưa có tài liệu kiểm chứng", en="no evidence yet"),
    Status.EXPLANATION_NEEDED: Text(vi="cần giải trình", en="explanation needed"),
    Status.REFUSED: Text(vi="bị từ chối", en="refused"),
    Status.REJECTED: Text(vi="số liệu không hợp lệ", en="invalid data"),
    Status.INCOMPLETE: Text(vi="chưa đủ", en="incomplete"),
    Status.DECIDED: Text(vi="điểm do người chấm quyết định", en="points decided by an appraiser"),
}
SIGNS: dict[Status, str] = {
    Status.SCORED: "✓",
    Status.MISSING: "?",
    Status.PENDING: "…",
    Status.NOT_APPLICABLE: "–",
    Status.UNPROVEN: "!",
    Status.EXPLANATION_NEEDED: "!",
    Status.REFUSED: "✗",
    Status.REJECTED: "✗",
    Status.INCOMPLETE: "~",
    Status.DECIDED: "✓",
}
TOLD = Text(vi="{number}: {value}", en="{number}: {value}")
GIVES = Text(vi="{values} → {result}", en="{values} → {result}")
JUDGED = Text(vi="{points} ({by}: {reason})", en="{points} ({by}: {reason})")
UNANSWERED = Text(vi="chưa trả lời {questions}", en="no answer to {questions}")
AWAITED = Text(vi="chưa có kết quả của {questions}", en="no result yet for {questions}")
QUESTION = Text(vi="“{question}” ({name})", en="“{question}” ({name})")
NO_DOCUMENT = Text(vi="chưa có {documents}", en="without {documents}")
EXPLAINED = Text(vi="đã giải trình về tài liệu: {explanation}", en="evidence explained: {explanation}")
EXPLAINED_BARE = Text(vi="đã giải trình về tài liệu", en="evidence explained")
PROVEN = Text(vi="đủ tài liệu kiểm chứng", en="evidence complete")
WITHOUT_EVIDENCE: dict[WithoutEvidence, Text] = {
    WithoutEvidence.EXPLAIN: Text(vi="bổ sung tài liệu hoặc giải trình", en="attach it or explain"),
    WithoutEvidence.ZERO: Text(vi="không có tài liệu thì 0 điểm", en="0 points without it"),
    WithoutEvidence.REFUSE: Text(
        vi="không có tài liệu thì không công nhận điểm", en="points are refused without it"
    ),
}
NA_CAUSES: dict[NaCause, Text] = {
    NaCause.CLAIMED: Text(vi="đơn vị đề nghị", en="claimed by the unit"),
    NaCause.BY_KIND: Text(
        vi="không thuộc trường hợp áp dụng", en="the unit is not of the kind it is meant for"
    ),
    NaCause.BY_RULE: Text(vi="theo quy định của tiêu chí", en="by the rule of the item"),
}
BECAUSE = Text(vi="{what}: {reason}", en="{what}: {reason}")
ONLY_WHEN = Text(vi="chỉ áp dụng khi {condition}", en="applies only when {condition}")
NOT_ACKNOWLEDGED = Text(vi="người thẩm định không công nhận", en="not acknowledged by the appraiser")
LARGER_THAN_WHOLE = Text(
    vi="{part} = {part_value} lớn hơn {whole} = {whole_value}",
    en="{part} = {part_value} is more than {whole} = {whole_value}",
)
BELOW_ZERO = Text(vi="{part} = {part_value} nhỏ hơn 0", en="{part} = {part_value} is below 0")
EXPLANATION_GIVEN = Text(vi="đơn vị giải trình: {explanation}", en="explained by the unit: {explanation}")
BEFORE_ROUNDING = Text(vi="trước khi làm tròn {points}", en="before rounding {points}")
NOTHING_MORE = Text(vi="không có thông tin thêm", en="nothing more is known")

# ── levels and policies ────────────────────────────────────────────────────────────────────

LEVELS: dict[Level, Text] = {
    Level.PART: Text(vi="nhóm", en="part"),
    Level.AREA: Text(vi="lĩnh vực", en="area"),
    Level.CRITERION: Text(vi="tiêu chí", en="criterion"),
    Level.COMPONENT: Text(vi="tiêu chí thành phần", en="component"),
    Level.BONUS: Text(vi="điểm thưởng", en="bonus"),
    Level.PENALTY: Text(vi="điểm trừ", en="penalty"),
}
LEVELS_COUNTED: dict[Level, Text] = {
    Level.PART: Text(vi="{count} nhóm", en="parts: {count}"),
    Level.AREA: Text(vi="{count} lĩnh vực", en="areas: {count}"),
    Level.CRITERION: Text(vi="{count} tiêu chí", en="criteria: {count}"),
    Level.COMPONENT: Text(vi="{count} tiêu chí thành phần", en="components: {count}"),
    Level.BONUS: Text(vi="{count} điểm thưởng", en="bonuses: {count}"),
    Level.PENALTY: Text(vi="{count} điểm trừ", en="penalties: {count}"),
}
CERTAINTIES: dict[Certainty, Text] = {
    Certainty.VERBATIM: Text(vi="nguyên văn", en="verbatim"),
    Certainty.SUMMARISED: Text(vi="tóm tắt", en="summarised"),
    Certainty.RECONSTRUCTED: Text(vi="phục dựng", en="reconstructed"),
    Certainty.ILLUSTRATIVE: Text(vi="minh họa", en="illustrative"),
}
COMBINES: dict[Combine, Text] = {
    Combine.SUM: Text(vi="điểm là tổng điểm các mục bên trong", en="points are the sum of what is inside"),
    Combine.CAPPED_SUM: Text(
        vi="điểm là tổng điểm các mục bên trong, không quá điểm tối đa",
        en="points are the sum of what is inside, at most the maximum",
    ),
    Combine.BEST: Text(vi="lấy mục bên trong có điểm cao nhất", en="points of the best inside"),
    Combine.WORST: Text(vi="lấy mục bên trong có điểm thấp nhất", en="points of the worst inside"),
}
NA_EFFECTS: dict[NaEffect, Text] = {
    NaEffect.RESCALE: Text(vi="quy đổi theo {level}", en="rescaled within the {level}"),
    NaEffect.FULL: Text(vi="cho điểm tối đa", en="full points"),
    NaEffect.ZERO: Text(vi="0 điểm", en="0 points"),
}
THE_TOTAL = Text(vi="tổng điểm", en="total")

# ── one item ───────────────────────────────────────────────────────────────────────────────

CODE_AND_NAME = Text(vi="{code} {name}", en="{code} {name}")
ITEM_LINE = Text(vi="{level}, tối đa {points}", en="{level}, at most {points}")
IN_GROUP = Text(vi="thuộc {path}", en="in {path}")
BY_SURVEY = Text(vi="điều tra xã hội học", en="sociological survey")
INPUTS = Text(vi="Số liệu", en="Answers")
RULE = Text(vi="Cách chấm", en="Scoring")
EVIDENCE = Text(vi="Tài liệu kiểm chứng", en="Evidence")
NO_EVIDENCE = Text(vi="không cần tài liệu kiểm chứng", en="no evidence needed")
ANY_ONE_OF = Text(vi="một trong: {documents}", en="any one of: {documents}")
DOCUMENT = Text(vi="“{name}”", en="“{name}”")
DOCUMENT_WITH = Text(vi="“{name}” ({facts})", en="“{name}” ({facts})")
DOCUMENT_KIND = Text(vi="loại {kind}", en="of kind {kind}")
DOCUMENT_ISSUER = Text(vi="của {issuer}", en="issued by {issuer}")
DOCUMENT_NUMBERED = Text(vi="có số hiệu", en="numbered")
DOCUMENT_COUNT = Text(vi="ít nhất {count} văn bản", en="at least {count} of them")
GUARANTEES = Text(vi="Người soạn bảo đảm", en="Guaranteed by the author")
GUARANTEED = Text(vi="Bảo đảm: {said}", en="Guaranteed: {said}")
AS_IT_GROWS = Text(vi="{question} tăng thì {points} {never}", en="as {question} grows, {points} {never}")
AS_IT_COMES_LATER = Text(
    vi="{question} muộn hơn thì {points} {never}", en="as {question} comes later, {points} {never}"
)
POINTS_EARNED = Text(vi="điểm của {code}", en="the points of {code}")
POINTS_TAKEN = Text(vi="điểm trừ của {code}", en="the points that {code} takes away")
NEVER_FALL = Text(vi="không bao giờ giảm", en="never fall")
NEVER_RISE = Text(vi="không bao giờ tăng", en="never rise")
HOLDS_ALWAYS = Text(vi="“{name}”: luôn có {then}", en="“{name}”: always {then}")
HOLDS_WHEN = Text(vi="“{name}”: khi {when} thì luôn có {then}", en="“{name}”: whenever {when}, always {then}")
POLICIES = Text(vi="Quy định khác", en="Other provisions")
NA_POLICY = Text(vi="khi không áp dụng: {effect}", en="when it does not apply: {effect}")
MAY_BE_CLAIMED = Text(
    vi="đơn vị được đề nghị không áp dụng, có nêu lý do",
    en="the unit may claim, with a reason, that it does not apply",
)
MAY_BE_CLAIMED_WITH = Text(
    vi="đơn vị được đề nghị không áp dụng cả {group}, có nêu lý do",
    en="the unit may claim, with a reason, that the whole of {group} does not apply",
)
EVIDENCE_POLICY = Text(vi="thiếu tài liệu kiểm chứng: {effect}", en="missing evidence: {effect}")
ASSESSOR = Text(vi="cơ quan thẩm định: {assessor}", en="appraised by: {assessor}")
NOTE = Text(vi="ghi chú: {note}", en="note: {note}")
SOURCE = Text(vi="nguồn: {facts}", en="source: {facts}")
SHORT_OF = Text(vi="lệch {distance} so với mức {points}", en="{distance} away from {points}")
AT_BOUND_OF = Text(vi="vừa tới ngưỡng, chưa đạt mức {points}", en="at the bound, not yet {points}")
JUST_MET = Text(vi="vừa đúng ngưỡng", en="exactly at the threshold")
PAST_THRESHOLD = Text(vi="hơn ngưỡng {distance}", en="{distance} past the threshold")
UNREAD = Text(
    vi="các dòng này của quyết định chưa khôi phục được",
    en="these rows of the decision have not been recovered",
)
# An instrument that is none of the three has no number to be sure of: what stands there names it.
INSTRUMENTS = {
    InstrumentKind.DECISION: Text(vi="Quyết định số {number}", en="Decision {number}"),
    InstrumentKind.PLAN: Text(vi="Kế hoạch số {number}", en="Plan {number}"),
    InstrumentKind.RESOLUTION: Text(vi="Nghị quyết số {number}", en="Resolution {number}"),
    InstrumentKind.INSTRUMENT: Text(vi="văn bản {number}", en="the document {number}"),
}
FROM_ANNEX = Text(vi="phụ lục {annex}", en="annex {annex}")
FROM_ROW = Text(vi="dòng {row}", en="row {row}")
FROM_PAGE = Text(vi="trang {page}", en="page {page}")

# ── the whole ──────────────────────────────────────────────────────────────────────────────

UNIT = Text(vi="Đơn vị: {unit}", en="Unit: {unit}")
YEAR = Text(vi="Năm đánh giá: {year}", en="Year assessed: {year}")
DECISION = Text(
    vi="Căn cứ {instrument} ngày {day} của {issuer}",
    en="Under {instrument} of {day} by {issuer}",
)
DECISION_WITHOUT_DAY = Text(
    vi="Căn cứ {instrument} năm {year} của {issuer}",
    en="Under {instrument} of {year} by {issuer}",
)
DECISION_WITHOUT_YEAR = Text(
    vi="Căn cứ {instrument} của {issuer}",
    en="Under {instrument} by {issuer}",
)
SUBJECT = Text(vi="{decision} về việc {subject}", en="{decision}: {subject}")
STATUS = Text(vi="Tình trạng: {status}", en="State: {status}")
ILLUSTRATION = Text(
    vi="Nội dung minh họa: không dùng làm căn cứ chính thức",
    en="Illustrative content: not to be used officially",
)
NOT_VERBATIM = Text(
    vi="Nội dung không phải nguyên văn quyết định: không dùng làm căn cứ chính thức",
    en="Not the wording of the decision: not to be used officially",
)
OUT_OF = Text(vi="{points} / {maximum}", en="{points} / {maximum}")
TOTALS = Text(vi="Tổng hợp", en="Totals")
SCALED_UP = Text(
    vi="{earned} trên {applicable} điểm của phần áp dụng, quy về {maximum}",
    en="{earned} of the {applicable} that apply, scaled to {maximum}",
)
BASE = Text(vi="Điểm cơ bản", en="Base points")
BONUS = Text(vi="Điểm thưởng", en="Bonus points")
PENALTY = Text(vi="Điểm trừ", en="Penalty points")
TOTAL = Text(vi="Tổng điểm", en="Total")
INDEX_VALUE = Text(vi="Chỉ số", en="Index")
INDEX_BEFORE_ROUNDING = Text(vi="trước khi làm tròn {index}", en="before rounding {index}")
INDICES = Text(vi="Chỉ số thành phần", en="Indices of the areas")
GRADE = Text(vi="Xếp loại", en="Grade")
GRADE_OF = Text(vi="Xếp loại ({target})", en="Grade ({target})")
GRADE_OPEN = Text(vi="chưa xác định, còn có thể là {grades}", en="open, still possible: {grades}")
NO_GRADE = Text(vi="không xếp loại", en="no grade")
GATES: dict[bool | None, Text] = {
    True: Text(vi="đạt điều kiện: {name}", en="condition met: {name}"),
    False: Text(vi="không đạt điều kiện: {name}", en="condition not met: {name}"),
    None: Text(vi="chưa rõ điều kiện: {name}", en="condition still open: {name}"),
}
NEXT_STEPS = Text(vi="Việc nên làm tiếp", en="What to do next")
STEP = Text(
    vi="{code} {name}: {status}, còn có thể thêm {points}",
    en="{code} {name}: {status}, {points} still attainable",
)
STEP_PENALTY = Text(
    vi="{code} {name}: {status}, còn có thể tránh bị trừ {points}",
    en="{code} {name}: {status}, {points} of penalty avoidable",
)
STEP_ANSWER = Text(vi="trả lời {questions}", en="answer {questions}")
STEP_ATTACH = Text(vi="bổ sung {documents}", en="attach {documents}")
CERTIFICATE = Text(vi="Chứng nhận", en="Certificate")
CERTIFIED_RULESET = Text(
    vi="bộ tiêu chí {id} năm {year}, mã {digest}", en="ruleset {id} of {year}, digest {digest}"
)
CERTIFIED_DOSSIER = Text(vi="hồ sơ, mã {digest}", en="dossier, digest {digest}")
CERTIFIED_ENGINE = Text(vi="chương trình {engine}", en="engine {engine}")
CERTIFIED_PROVENANCE = Text(vi="nguồn của các mục: {counts}", en="source of the items: {counts}")
COUNTED = Text(vi="{count} {what}", en="{count} {what}")

# ── the outline ────────────────────────────────────────────────────────────────────────────

RULESET = Text(vi="Bộ tiêu chí {id} năm {year}", en="Ruleset {id} of {year}")
TARGETS = Text(vi="Đối tượng: {targets}", en="For: {targets}")
EFFECTIVE_FROM = Text(vi="Có hiệu lực từ ngày {day}", en="In force from {day}")
EFFECTIVE_TO = Text(vi="Hết hiệu lực sau ngày {day}", en="In force until {day}")
MAXIMUM = Text(vi="Tổng điểm tối đa {points}", en="Maximum {points}")
TOTAL_CAP = Text(vi="tổng điểm không quá {points}", en="total at most {points}")
TOTAL_FLOOR = Text(vi="tổng điểm không dưới {points}", en="total at least {points}")
BONUS_CAP = Text(vi="điểm thưởng không quá {points}", en="bonus at most {points}")
PENALTY_CAP = Text(vi="điểm trừ không quá {points}", en="penalty at most {points}")
NO_BONUS_CAP = Text(vi="điểm thưởng không có trần", en="bonus without a cap")
NO_PENALTY_CAP = Text(vi="điểm trừ không có trần", en="penalty without a cap")
INDEX_RULE = Text(vi="Chỉ số = {above} / {below}", en="Index = {above} / {below}")
NUMERATORS: dict[IndexNumerator, Text] = {
    IndexNumerator.TOTAL: Text(vi="tổng điểm", en="total"),
    IndexNumerator.BASE: Text(vi="điểm cơ bản", en="base points"),
}
DENOMINATORS: dict[IndexDenominator, Text] = {
    IndexDenominator.MAXIMUM: Text(vi="điểm tối đa", en="maximum"),
    IndexDenominator.MAXIMUM_WITH_BONUS: Text(vi="điểm tối đa kể cả điểm thưởng", en="maximum with bonus"),
}
ROUNDING_RULE = Text(
    vi="làm tròn {level} đến {digits} chữ số thập phân, {mode}",
    en="{level} rounded to {digits} decimals, {mode}",
)
NO_ROUNDING = Text(vi="không làm tròn", en="no rounding")
ROUNDING_LEVELS: dict[RoundingLevel, Text] = {
    RoundingLevel.ITEM: Text(vi="điểm từng mục", en="points of each item"),
    RoundingLevel.TOTAL: Text(vi="tổng điểm", en="total"),
    RoundingLevel.INDEX: Text(vi="chỉ số", en="index"),
}
GRADES = Text(
    vi="Xếp loại theo chỉ số chưa làm tròn: {grades}", en="Grades by the index before rounding: {grades}"
)
GRADES_ROUNDED = Text(
    vi="Xếp loại theo chỉ số đã làm tròn: {grades}", en="Grades by the rounded index: {grades}"
)
FOR_TARGET = Text(vi="{said} (đối tượng: {target})", en="{said} (for: {target})")
GRADE_BAND = Text(vi="{name} {band}", en="{name} {band}")
GATE = Text(
    vi="điều kiện “{name}” ({condition}), nếu không: {effect}",
    en="condition “{name}” ({condition}), if not: {effect}",
)
GATE_EFFECTS: dict[GateEffect, Text] = {
    GateEffect.LOWER: Text(vi="hạ {steps} bậc", en="lowered by {steps}"),
    GateEffect.NO_GRADE: Text(vi="không xếp loại", en="no grade"),
    GateEffect.AT_MOST: Text(vi="cao nhất là {grade}", en="at most {grade}"),
}
SURVEY_MARK = Text(vi="[XHH]", en="[survey]")
SURVEY_LEGEND = Text(vi="[XHH]: qua điều tra xã hội học", en="[survey]: by sociological survey")
STRUCTURE = Text(vi="Cơ cấu: {counts}", en="Structure: {counts}")
SURVEYED = Text(vi="{count} mục chấm điểm qua điều tra xã hội học", en="scored by survey: {count}")
SOURCES = Text(vi="Nguồn của các mục chấm điểm: {counts}", en="Source of the scored items: {counts}")
