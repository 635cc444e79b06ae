"""Every sentence of the criteria site that is not about a rule."""

from __future__ import annotations

from cchc_rules.base.texts import Text
from cchc_rules.ir.nodes import Certainty

# ── the front page ─────────────────────────────────────────────────────────────────────────

SITE = Text("Bộ tiêu chí cải cách hành chính", "Criteria of administrative reform")
FRONT = Text("Trang đầu", "Front page")
INTRODUCTION = Text(
    "Các trang này sinh ra từ bộ tiêu chí viết thành mã. Mỗi mục có cách chấm, tài liệu kiểm chứng và ví dụ do bộ chấm tính.",
    "These pages are made from rulesets as code. Each item has its rule, its evidence, and examples worked out by the evaluator.",
)
BY_PROVINCE = Text("Theo tỉnh, thành phố", "By province")
BY_UNIT = Text("Theo loại đơn vị", "By kind of unit")
BY_YEAR = Text("Theo năm đánh giá", "By assessed year")
ANY_UNIT = Text("không ghi đối tượng", "kind of unit not stated")
COLUMN_MAXIMUM = Text("Điểm", "Points")
COLUMN_ITEMS = Text("Số mục", "Items")
FACTS = Text(
    ": {targets}; năm {years}; {points}, {items} mục chấm điểm ({counts})",
    ": {targets}; {years}; {points}, {items} scored items ({counts})",
)
READ_FOR = Text("{year} (bộ dùng cho {years})", "{year} (the set is for {years})")

# ── what nobody has read ───────────────────────────────────────────────────────────────────

WARNED = Text(
    "{reference}: {counts} trong {all} mục chấm điểm. Trang này do máy soạn từ bộ tiêu chí viết thành mã; căn cứ chính thức là văn bản của cơ quan ban hành.",
    "{reference}: {counts} of {all} scored items. A machine made this page from a ruleset as code; what counts officially is the paper of those who issued it.",
)
WARNED_INDEX = Text(
    "Trong các bộ tiêu chí ở đây: {counts}, tính theo mục chấm điểm. Mỗi trang nói rõ nguồn của từng mục.",
    "Among the scored items of the rulesets here: {counts}. Each page says where each item comes from.",
)
MARKS: dict[Certainty, Text] = {
    Certainty.VERBATIM: Text("nguyên văn quyết định", "wording of the decision"),
    Certainty.SUMMARISED: Text("tóm tắt, không phải nguyên văn", "summarised, not the wording"),
    Certainty.RECONSTRUCTED: Text("phục dựng, không phải nguyên văn", "reconstructed, not the wording"),
    Certainty.ILLUSTRATIVE: Text("minh họa, không phải của quyết định", "illustrative, not of the decision"),
}

# ── a ruleset ──────────────────────────────────────────────────────────────────────────────

BASIS = Text("Căn cứ và phạm vi", "Basis and scope")
YEARS = Text(
    "Dùng cho năm {years}; trang này đọc cho năm {year}", "For {years}; this page is read for {year}"
)
STRUCTURE = Text("Cơ cấu", "Structure")
PICTURE = Text("Điểm tối đa của từng phần", "Maximum of each part")
PICTURE_POINTS = Text("{name}: {points}", "{name}: {points}")
COLUMN_CODE = Text("Mã", "Code")
COLUMN_NAME = Text("Tên", "Name")
SCORING = Text("Cách tính tổng điểm và xếp loại", "Total and grades")
GUARANTEES = Text("Người soạn bảo đảm", "Guaranteed by the author")
CALENDAR = Text("Lịch", "Calendar")
MILESTONES = Text("Các mốc của chu trình", "Milestones of the cycle")
DEADLINES = Text("Các ngày mà cách chấm xét đến", "Dates that rules look at")
COLUMN_DAY = Text("Thời hạn", "Due")
COLUMN_STEP = Text("Việc", "What")
COLUMN_WHO = Text("Người làm", "Who")
COLUMN_ITEM = Text("Mục", "Item")
COLUMN_RULE = Text("Quy định", "Rule")
VERSIONS = Text("Sửa đổi và các phiên bản", "Amendments and versions")
NO_AMENDMENT = Text(
    "Không có sửa đổi nào áp dụng cho năm {year}.", "No amendment applies to the year {year}."
)
AMENDED_BY = Text("Đã áp dụng sửa đổi: {number}", "Amended by: {number}")
AMENDED_ON = Text("{amendment}, ngày {day}", "{amendment}, {day}")
AMENDED_NODE = Text("{code} {name}: {touched}", "{code} {name}: {touched}")
OTHER_EDITION = Text("Phiên bản năm {year}", "Edition of {year}")
REPLACES = Text("thay thế {number}", "replaces {number}")
SOURCES = Text("Nguồn", "Sources")
DIGEST = Text(
    "Bộ tiêu chí {reference}, mã nội dung {digest}.", "Ruleset {reference}, content digest {digest}."
)

FORM = Text("Tự chấm cả bộ trên trình duyệt", "Score the whole set in the browser")
FORM_MORE = Text(
    ": điền số liệu, xem điểm và lý do ngay, lưu và mở lại tệp hồ sơ; số liệu không rời khỏi máy.",
    ": fill in the answers, see points and reasons at once, save and open dossiers; nothing leaves the machine.",
)

# ── an area and its items ──────────────────────────────────────────────────────────────────

OTHER_ITEMS = Text("Các mục còn lại", "Other items")
CHAPTER = Text("{code}. {name}", "{code}. {name}")
IN_RULESET = Text("Thuộc {title}", "In {title}")
ITEM_FACTS = Text("{facts}; {mark}", "{facts}; {mark}")
GROUP_FACTS = Text("{level}, tối đa {points}; {combine}", "{level}, at most {points}; {combine}")
GROUP_FACTS_BARE = Text("{level}; {combine}", "{level}; {combine}")
COLUMN_SIGN = Text("Ký hiệu", "Sign")
COLUMN_QUESTION = Text("Câu hỏi", "Question")
COLUMN_ANSWER = Text("Kiểu trả lời", "Answer")
IN_ORDER = Text(
    "Xét từ trên xuống: dòng đầu tiên đúng thì tính theo dòng đó.",
    "Read from the top: the first line that holds decides.",
)
EXAMPLES = Text("Ví dụ bộ chấm đã tính", "Examples worked out by the evaluator")
EXAMPLES_WITH_EVIDENCE = Text(
    "Ở từng dòng chấm, tại từng ngưỡng và ngay bên cạnh, khi đủ tài liệu kiểm chứng:",
    "For each row, at each bound and right beside it, with all documents attached:",
)
EXAMPLES_BARE = Text(
    "Ở từng dòng chấm, tại từng ngưỡng và ngay bên cạnh:",
    "For each row, at each bound and right beside it:",
)
PENALTY = Text("Điểm ở đây là điểm bị trừ.", "Points here are points taken off.")
NO_EXAMPLES = Text(
    "Chưa có ví dụ: điểm của mục này phụ thuộc điều chưa ai biết khi chỉ chấm một mình nó.",
    "No examples: the points depend on what nobody knows while this item is scored alone.",
)
UNREAD = Text(
    "Chưa ai khôi phục được cách chấm của mục này.", "How this item is scored has not been recovered."
)
COLUMN_ANSWERS = Text("Số liệu", "Answers")
COLUMN_RESULT = Text("Kết quả", "Result")
COLUMN_WHY = Text("Vì sao", "Why")
LACKING = Text("Khi còn thiếu", "While something is missing")
COLUMN_CASE = Text("Trường hợp", "Case")
NO_ANSWER = Text("chưa trả lời", "not answered yet")
NO_DOCUMENTS = Text("đạt mức cao nhất, chưa có tài liệu", "the best row, nothing attached")
EXPLAINED = Text("đạt mức cao nhất, giải trình về tài liệu", "the best row, evidence explained")
CLAIMED = Text("đơn vị đề nghị không áp dụng", "claimed not to apply")
OPEN = Text("{status}; {points}", "{status}; {points}")
CHANGES = Text("Thay đổi so với năm {year}", "Changes since {year}")
CHANGES_FILTERED = Text("Xem từng mục với bộ lọc", "See the rows with filters")
CHANGES_FILTERED_MORE = Text(
    ": một trang đứng riêng, lọc theo loại thay đổi và lĩnh vực, in được.",
    ": a page of its own, filtered by kind of change and area, made to be printed.",
)
