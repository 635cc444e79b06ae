"""Headings and columns of the documents; sentences about points belong to `backends/words`."""

from cchc_rules.base.texts import Text

SEVERAL = Text("Phiếu điểm của {count} hồ sơ", "Scorecards of {count} dossiers")
FACT = Text("Nội dung", "Figure")
RESULT = Text("Kết quả", "Result")
ITEMS = Text("Điểm từng mục", "Points of every item")
ITEMS_SHORT = Text(
    "Những mục mất điểm, được thưởng, bị trừ hoặc còn mở", "Items that lost or won points, or are open"
)
CODE = Text("STT", "No.")
ITEM = Text("Tiêu chí", "Item")
POINTS = Text("Điểm", "Points")
MAXIMUM = Text("Điểm tối đa", "Maximum")
STATUS = Text("Tình trạng", "State")
RULE = Text("Cách tính điểm", "How points are given")
EVIDENCE = Text("Tài liệu kiểm chứng", "Evidence")
NOTES = Text("Ghi chú", "Notes")
ANNEX = Text("Phụ lục", "Annex")
ANNEX_NOTICE = Text(
    "Bản kết xuất từ mã của bộ tiêu chí, không phải văn bản do cơ quan ban hành. {caution}",
    "Generated from the coded ruleset, not the text that an authority issued. {caution}",
)
ANNEX_CAUTION = Text(
    "Đối chiếu với quyết định gốc trước khi dùng",
    "Compare it with the decision itself before using it",
)
SEE_NOTES = Text("Xem ghi chú {notes}", "See notes {notes}")
SHARED_NOTES = Text("Ghi chú chung", "Notes of several items")
PROVISIONS = Text("Tổng điểm, chỉ số và xếp loại", "Total, index and grades")
ORIGIN = Text("Nguồn của bản này", "Where this comes from")
DIGEST = Text("bộ tiêu chí {id} năm {year}, mã {digest}", "ruleset {id} of {year}, digest {digest}")
ROUNDS = Text("Điểm qua từng vòng: {unit}", "Points after each round: {unit}")
DIFFERENCES = Text("Những mục thay đổi giữa các vòng", "Items that changed between rounds")
NO_DIFFERENCE = Text("Các vòng không làm thay đổi điểm nào.", "No round changed anything.")
ROUND = Text("Vòng", "Round")
DAY = Text("Ngày", "Day")
BY = Text("Người thực hiện", "By")
TOTAL = Text("Tổng điểm", "Total")
INDEX = Text("Chỉ số", "Index")
BEFORE = Text("Trước", "Before")
AFTER = Text("Sau", "After")
CLOSED_ROUND = Text("{stage} (đã khóa)", "{stage} (closed)")
NUMBER = Text("{number}", "{number}")
MOVED_APART = Text("điểm chắc chắn {low}, điểm còn có thể đạt {high}", "guaranteed {low}, possible {high}")
NO_ANSWER = Text("chưa trả lời", "no answer")
REASON = Text("lý do: {reason}", "reason: {reason}")
FROM_TO = Text("{before} → {after}", "{before} → {after}")
ANSWER_CHANGED = Text("{name}: {before} → {after}", "{name}: {before} → {after}")
CHANGE = Text("Thay đổi", "Change")
EVERY_ROUND = Text("Điểm từng mục sau mỗi vòng", "Points of every item after each round")
TOTAL_MOVED = Text(
    "Tổng điểm thay đổi từ vòng đầu đến vòng cuối: {moved}", "Total moved from first to last round: {moved}"
)
AFTER_ROUND = Text("{stage}, ngày {day}", "{stage}, {day}")
RANKING = Text("Xếp hạng: {title}", "Ranking: {title}")
RANK = Text("Hạng", "Rank")
UNIT = Text("Đơn vị", "Unit")
UNRANKED = Text("Không xếp hạng", "Not ranked")
ABSENT = Text("Chưa nộp hồ sơ", "No dossier yet")
