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

# ── two rulesets beside each other ─────────────────────────────────────────────────────────

COMPARISON = Text("So sánh hai bộ tiêu chí", "Two sets of criteria compared")
COMPARED = Text("{before} và {after}", "{before} and {after}")
EARLIER = Text("Trước: {title}, {reference}", "Before: {title}, {reference}")
LATER = Text("Sau: {title}, {reference}", "After: {title}, {reference}")
COMPARISON_NOTICE = Text(
    "Bản kết xuất từ mã của hai bộ tiêu chí, không phải văn bản do cơ quan ban hành. {caution}",
    "Generated from two coded rulesets, not a text that an authority issued. {caution}",
)
GUESSES = Text(
    "{count} mục được ghép với mục cũ theo độ giống nhau, chưa ai xác nhận: xem ghi chú ở từng mục.",
    "Rows matched with old ones by likeness alone, confirmed by nobody: {count}; notes tell which.",
)
NO_CHANGE = Text("Hai bộ tiêu chí không khác nhau điều gì.", "The two rulesets do not differ in anything.")
SUMMARY = Text("Tóm tắt", "Summary")
CHANGED_BY = Text("Thay đổi", "Change")
COUNT = Text("Số lượng", "How many")
BASE_TOTAL = Text("Tổng điểm tối đa", "Maximum of the base points")
SCORED_ITEMS = Text("Số mục chấm điểm", "Scored items")
SURVEYED_ITEMS = Text("Trong đó chấm qua điều tra xã hội học", "Of these, scored by survey")
KIND_OF_CHANGE = Text("Loại thay đổi", "Kind of change")
VERDICTS = Text(
    "Trong {count} mục có thể chấm khác đi: {verdicts}.",
    "Of {count} items that may score otherwise: {verdicts}.",
)
VERDICT_OF = Text("{count} {verdict}", "{count} {verdict}")
SCORES_ALIKE = Text("chấm như cũ", "score as before")
SCORES_UNKNOWN = Text("chưa rõ", "unknown")
NOT_TRIED = Text(
    "Bản này so hai văn bản, chưa xét cách chấm đã đổi có cho điểm khác hay không.",
    "This compares the two texts; whether changed rules score otherwise was not looked into.",
)
LEDGER = Text("Điểm tối đa đi đâu", "Where the points went")
LEDGER_SAID = Text("{name}: {change} điểm", "{name}: {change} points")
LEDGER_PICTURE = Text(
    "Từ tổng điểm tối đa cũ đến tổng mới qua từng lĩnh vực; trục không bắt đầu từ 0",
    "From the old total to the new one, area by area; the axis does not begin at 0",
)
TOTAL_OF = Text("Tổng {reference}", "Total of {reference}")
AREA = Text("Lĩnh vực", "Area")
OUTSIDE_AREAS = Text("Ngoài các lĩnh vực", "Outside of all areas")
MOVED_POINTS = Text("Chuyển đến (đi)", "Moved in (out)")
GAINED_POINTS = Text("Tăng", "Raised")
LOST_POINTS = Text("Giảm", "Lowered")
ADDED_POINTS = Text("Mục mới", "New items")
REMOVED_POINTS = Text("Bãi bỏ", "Removed")
ALL_AREAS = Text("Cộng", "Sum")
CHANGED_POINTS = Text("Các mục thay đổi điểm tối đa", "Items whose maximum changed")
OLD_CODE = Text("Mục cũ", "Old row")
NEW_CODE = Text("Mục mới", "New row")
OLD_POINTS = Text("Điểm cũ", "Old points")
NEW_POINTS = Text("Điểm mới", "New points")
WHAT_CHANGED = Text("Nội dung thay đổi", "What changed")
SCORING = Text("Cách chấm khác đi ra sao", "How items score otherwise")
SCORING_PICTURE = Text(
    "Mỗi mục có thể mất (trái) và được thêm (phải) nhiều nhất bao nhiêu phần điểm tối đa",
    "How much of its maximum each item may lose (left) and gain (right) at most",
)
SWING = Text("{fall} / {rise}", "{fall} / {rise}")
VERDICT = Text("Kết luận", "Verdict")
LARGEST_GAIN = Text("Được thêm nhiều nhất", "Largest gain")
LARGEST_LOSS = Text("Bị mất nhiều nhất", "Largest loss")
HEAD = Text("Phần chung", "The head")
EVERY_CHANGE = Text("Từng mục thay đổi", "Every row that changed")
FILTER = Text("Lọc các mục thay đổi", "Filter the changed rows")
FILTER_DIRECTION = Text("Cách chấm", "Scoring")
FILTER_ALL = Text("Tất cả", "All")
FILTERED = Text("Đang xem {shown} trong {all} mục", "Showing {shown} of {all}")
PASSAGE = Text("Lời văn trong tệp", "Text in the file")
ROW_OF = Text("{code} {name}", "{code} {name}")
RENUMBERED_ROW = Text("{before} → {after} {name}", "{before} → {after} {name}")
NEW_ROW = Text("mục mới", "new")
GONE_ROW = Text("bãi bỏ", "removed")
SPLIT_ROW = Text("tách", "split")
MERGED_ROW = Text("gộp", "merged")
LABELLED = Text("{label}: {line}", "{label}: {line}")
OLD_LINES = Text("{label}, trước đây:", "{label}, before:")
NEW_LINES = Text("{label}, nay:", "{label}, now:")
SETS = Text(
    "Trước: bộ tiêu chí {id} năm {year}, mã {digest}", "Before: ruleset {id} of {year}, digest {digest}"
)
SETS_AFTER = Text(
    "Sau: bộ tiêu chí {id} năm {year}, mã {digest}", "After: ruleset {id} of {year}, digest {digest}"
)
RENUMBERED = Text("đổi mã số", "renumbered")
MAXIMUM_ONLY = Text("đổi điểm tối đa", "another maximum")
NOWHERE = Text("–", "–")

# ── what if ────────────────────────────────────────────────────────────────────────────────

WHAT_IF = Text("Thử thay đổi: {title}", "What if: {title}")
WITH_CHANGES = Text("Thử đổi:", "Changed:")
HELD_AGAINST = Text("So {before} với {after}.", "{before} held against {after}.")
NO_MOVE = Text("Không điểm nào trong bảng thay đổi.", "No score of the table moves.")
UNITS_OF_TABLE = Text("Các dòng của bảng", "The rows of the table")
ROWS_IN = Text("Dòng trong bảng", "Rows of the table")
ROWS_SETTLED = Text("Chỉ số đã chắc chắn", "With a settled index")
ROWS_OPEN = Text("Còn điểm mở (chỉ số là một khoảng)", "With open points (the index is an interval)")
ROWS_WITHOUT = Text("Không mục nào áp dụng", "Nothing applies")
ROWS_REJECTED = Text("Bị loại", "Rejected")
SPREAD_OF_ALL = Text(
    "Chỉ số của mọi đơn vị, kể cả đơn vị còn điểm mở", "Index of all units, those with open points included"
)
BETWEEN = Text("{low} đến {high}", "{low} to {high}")
SPREAD = Text(
    "Chỉ số của {units} đơn vị đã chắc chắn ở cả hai bên", "Index of {units} units settled on both sides"
)
INDEXES_MOVED = Text(
    "Tăng: {up}, giảm: {down}, giữ nguyên: {same}. Tăng nhiều nhất {gain}, giảm nhiều nhất {loss} điểm phần trăm.",
    "Up: {up}, down: {down}, unchanged: {same}. Greatest gain {gain}, greatest loss {loss} percentage points.",
)
FIGURE = Text("Số đo", "Figure")
DIFFERENCE = Text("Chênh lệch", "Difference")
VARIANT = Text("Phương án", "Variant")
AS_IT_IS = Text("như hiện nay", "as it is")
RISE = Text("Tăng", "Rise")
FALL = Text("Giảm", "Fall")
SWEEP_UNITS = Text(
    "{rows} dòng trong bảng. Như hiện nay, {settled} đơn vị đã chắc chắn; mỗi phương án tính trên những đơn vị chắc chắn ở cả hai bên, xếp loại đếm những đơn vị đã chốt.",
    "{rows} rows in the table. As it is, {settled} units are settled; each variant counts the units that are settled on both sides, and the grades of those whose grade is settled.",
)
MEAN = Text("Trung bình", "Mean")
LEAST_OF = Text("Thấp nhất", "Least")
MEDIAN = Text("Trung vị", "Median")
GREATEST_OF = Text("Cao nhất", "Greatest")
PERCENTILE = Text("{percent}% đơn vị không quá", "{percent}% of the units at most")
HISTOGRAM = Text("Phân bố chỉ số", "Distribution of the index")
DRAWN = Text("Vẽ (sau)", "Drawn (after)")
HISTOGRAM_PICTURE = Text(
    "Số đơn vị trong từng khoảng chỉ số: thanh trên là trước, thanh dưới là sau",
    "How many units have an index in each stretch: the upper bar before, the lower bar after",
)
STRETCH = Text("từ {low} đến dưới {high}", "from {low} to under {high}")
GRADES_MOVED = Text("Xếp loại chuyển từ đâu sang đâu", "Grades, from and to")
GRADES_MOVED_OF = Text("Xếp loại chuyển từ đâu sang đâu: {target}", "Grades, from and to: {target}")
FROM_ROWS = Text("Trước (dòng), sau (cột)", "Before (rows), after (columns)")
GRADE_OPEN = Text("chưa chốt", "not settled")
GRADE_NONE = Text("không xếp loại", "no grade")
RANKS_MOVED = Text("Thứ hạng", "Ranks")
RANKS_COUNTED = Text(
    "Giữa các đơn vị đã chắc chắn ở cả hai bên: lên {up}, xuống {down}, giữ nguyên {same}. Không xếp vì còn mở: {unsettled}.",
    "Among the units settled on both sides: up {up}, down {down}, unchanged {same}. Not ranked, being open: {unsettled}.",
)
RANKED_PLAINLY = Text(
    "Bộ tiêu chí không có câu xếp hạng; ở đây xếp theo chỉ số công bố, bằng nhau thì cùng hạng.",
    "The ruleset has no clause on ranks; here they follow the published index, equals share a rank.",
)
MOVED_MOST = Text("Đổi hạng", "Moved")
INDEX_BEFORE = Text("Chỉ số trước", "Index before")
INDEX_AFTER = Text("Chỉ số sau", "Index after")
REJECTED_ROWS = Text("Những dòng bị loại đầu tiên", "The first rejected rows")
REJECTED_AFTER = Text("Những dòng bị loại đầu tiên, phía sau", "The first rejected rows, after")
ROW_NUMBER = Text("Dòng", "Row")
COLUMN = Text("Cột", "Column")
REJECTED_WHY = Text("Lý do", "Reason")
VALUE = Text("Giá trị", "Value")
