"""Every sentence a workbook can say."""

from cchc_rules.base.texts import Text

LIBRARY_MISSING = Text(
    "chưa cài thư viện `xlsxwriter` để ghi tệp `.xlsx`",
    "the library `xlsxwriter`, which writes `.xlsx` files, is not installed",
)
LIBRARY_MISSING_HELP = Text(
    'chạy `pip install "cchc-rules[office]"`',
    'run `pip install "cchc-rules[office]"`',
)

# ── sheets and columns ─────────────────────────────────────────────────────────────────────
FORM = Text("Tự chấm", "Self-score")
SUMMARY = Text("Tổng hợp", "Summary")
CODE = Text("STT", "No.")
NAME = Text("Tiêu chí, câu hỏi, tài liệu", "Criterion, question, document")
MAXIMUM = Text("Điểm tối đa", "At most")
RULE = Text("Cách chấm", "How it is scored")
ANSWER = Text("Trả lời", "Answer")
NUMBER = Text("Số, ký hiệu", "Number")
DAY = Text("Ngày", "Date")
POINTS = Text("Điểm", "Points")
STATE = Text("Trạng thái", "State")
EXPLANATION = Text("Giải trình", "Explanation")
NOT_APPLICABLE = Text("Lý do không áp dụng", "Why not applicable")
SURE = Text("Chắc chắn", "Sure")
POSSIBLE = Text("Còn có thể", "Possible")

# ── the head ───────────────────────────────────────────────────────────────────────────────
UNIT = Text("Đơn vị được chấm:", "Unit:")
RULESET = Text("Bộ tiêu chí {id}, năm {year}", "Ruleset {id}, year {year}")
HOW = Text(
    "Chỉ nhập vào ô nền vàng; điểm tự tính. Ô trống là chưa có số liệu, không phải số 0. Kết quả chính thức: cchc score trên tệp này.",
    "Fill in the yellow cells only; points follow. An empty cell is a missing figure, not zero. The result that counts: cchc score on this file.",
)
GENERAL = Text("Thông tin chung", "General")
TOTAL = Text("Tổng điểm", "Total")
PAGE = Text("Trang &P/&N", "Page &P/&N")

# ── rows ───────────────────────────────────────────────────────────────────────────────────
SUBJECT = Text("{name}: {question}", "{name}: {question}")
QUESTION = Text("{subject} ({kind})", "{subject} ({kind})")
REPLIES = Text("{subject}: số phiếu “{option}”", "{subject}: replies “{option}”")
REPLIES_OF = Text("{subject}, {group}: số phiếu “{option}”", "{subject}, {group}: replies “{option}”")
JUDGED_POINTS = Text("{subject}: điểm ({kind})", "{subject}: points ({kind})")
JUDGED_BY = Text("{subject}: người chấm", "{subject}: by")
JUDGED_REASON = Text("{subject}: lý do", "{subject}: reason")
DOCUMENT = Text("Tài liệu: {document}", "Document: {document}")
DOCUMENT_COPY = Text("Tài liệu: {document} ({place}/{count})", "Document: {document} ({place}/{count})")

# ── states of an item, in the order of their numbers ────────────────────────────────────────
STATES = (
    Text("đã chấm", "scored"),
    Text("thiếu số liệu", "missing"),
    Text("chờ kết quả", "pending"),
    Text("không áp dụng", "not applicable"),
    Text("chưa đủ tài liệu kiểm chứng", "unproven"),
    Text("cần giải trình", "explanation needed"),
    Text("không được công nhận: thiếu tài liệu", "refused: not proven"),
    Text("số liệu mâu thuẫn", "rejected: the figures contradict"),
    Text("chấm bằng cchc", "score with cchc"),
    Text("chờ số liệu nơi khác", "waiting for others"),
    Text("ô nhập sai dạng", "no valid answer"),
)
BY_RULE = Text("; theo quy tắc: ", "; by the rule: ")
OPEN_BELOW = Text(" mục chưa xong", " items open")
OPEN = Text("chưa đủ", "incomplete")
WITH_CCHC = Text("chấm bằng cchc", "score with cchc")

# ── the summary ────────────────────────────────────────────────────────────────────────────
BASE = Text("Điểm các tiêu chí", "Points of the criteria")
BONUS = Text("Điểm thưởng", "Bonus")
PENALTY = Text("Điểm trừ", "Penalty")
INDEX = Text("Chỉ số", "Index")
PUBLISHED_INDEX = Text("Chỉ số công bố", "Published index")
NO_INDEX = Text("không có chỉ số", "no index")
GRADE = Text("Xếp loại", "Grade")
GRADE_OF = Text("Xếp loại ({target})", "Grade ({target})")
NO_GRADE = Text("không xếp loại", "no grade")
FROM_TO = Text("; từ ", "; from ")
TO = Text(" đến ", " to ")
GATE = Text("Điều kiện: {name}", "Condition: {name}")
GATES = (Text("không đạt", "failed"), Text("chưa rõ", "open"), Text("đạt", "passed"))
COUNTED = Text("Số mục theo trạng thái", "Items by state")
LEFT_OUT = Text(
    "Bảng tính không chấm được: {items}. Các mục này phải chấm bằng lệnh `cchc score`.",
    "This workbook cannot score: {items}. These items need the command `cchc score`.",
)

# ── what cells say when they are selected, or refuse ───────────────────────────────────────
WHOLE = Text("Số nguyên, từ 0 trở lên.", "A whole number, 0 or more.")
A_NUMBER = Text(
    "Một số trong khoảng cho phép; không gõ dấu %.", "A number within the bounds; no percent sign."
)
A_DAY = Text("Ngày, dạng ngày/tháng/năm.", "A date.")
A_DAY_OR_NEVER = Text("Ngày, hoặc chữ: {never}", "A date, or the words: {never}")
ONE_OF = Text("Chọn trong danh sách.", "Choose from the list.")
CAUSE = Text("Câu trả lời không dùng được", "This answer cannot be used")
