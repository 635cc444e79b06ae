"""Every sentence about a law that was broken."""

from cchc_rules.base.texts import Text

RAISED = Text("chấm điểm dừng giữa chừng: {error}", "the scoring breaks off: {error}")
NO_OUTCOME = Text(
    "mục đã trả lời đủ mà vẫn bị coi là thiếu số liệu",
    "the item is fully answered and still counts as missing",
)

OUTSIDE = Text(
    "được từ {low} đến {high} điểm, ngoài khoảng từ {least} đến {most}",
    "earns from {low} to {high} points, outside {least} to {most}",
)
BONUS = Text("điểm thưởng", "the bonus")
PENALTY = Text("điểm trừ", "the penalty")
OUTSIDE_CAP = Text(
    "{what} từ {low} đến {high}, ngoài khoảng từ {least} đến {most}",
    "{what} is {low} to {high}, outside {least} to {most}",
)
INDEX_OUTSIDE = Text(
    "chỉ số từ {low} đến {high}, ngoài khoảng từ {least} đến {most} mà bộ tiêu chí cho phép",
    "the index is {low} to {high}, outside {least} to {most}, which the ruleset allows",
)

NA_POINTS = Text(
    "mục không áp dụng được {points} điểm trên {applicable}, đúng ra là {wanted} trên {whole}",
    "an item that does not apply has {points} points out of {applicable} instead of {wanted} out of {whole}",
)
OVER_WHOLE = Text(
    "được {points} điểm trên {whole}: quá điểm tối đa",
    "earns {points} points out of {whole}: above the maximum",
)
INDEX_OVER_WHOLE = Text(
    "tỷ lệ điểm của nhóm là {index}, quá 100%", "the group's index is {index}, above 100%"
)

COMBINES = Text(
    "được từ {low} đến {high} điểm; các mục con gộp lại được từ {least} đến {most}",
    "earns from {low} to {high} points; its children make {least} to {most}",
)
PART_DIFFERS = Text(
    "{what} là từ {low} đến {high}; từ các phần của nó ra từ {least} đến {most}",
    "{what} is {low} to {high}; its parts make {least} to {most}",
)
BASE = Text("điểm nền", "the base")
TOTAL = Text("tổng điểm", "the total")

ITEM_ROUNDED = Text(
    "được {points} điểm, mà cách chấm cho đúng {exact}",
    "earns {points} points, and its rule gives exactly {exact}",
)
EXACT_HIDDEN = Text(
    "điểm trước khi làm tròn phải là {exact}, bảng điểm ghi {shown}",
    "the points before rounding are {exact}, and the scorecard says {shown}",
)
NOTHING = Text("không có", "none")
INDEX_INEXACT = Text(
    "chỉ số là {index}, mà tử số chia mẫu số được {exact}",
    "the index is {index}, and numerator by denominator is {exact}",
)
PUBLISHED = Text(
    "chỉ số công bố là {shown}, mà chỉ số {exact} làm tròn thành {wanted}",
    "the published index is {shown}, and the index {exact} rounds to {wanted}",
)

WIDENS = Text(
    "từ {low} đến {high} khi hồ sơ đủ hơn, ngoài khoảng đã báo từ {least} đến {most}",
    "{low} to {high} once more is there, outside {least} to {most} promised before",
)
WIDENS_WHAT = Text(
    "{what} từ {low} đến {high} khi hồ sơ đủ hơn, ngoài khoảng đã báo từ {least} đến {most}",
    "{what} is {low} to {high} once more is there, outside {least} to {most} promised before",
)
INDEX = Text("chỉ số", "the index")
NEW_GRADE = Text(
    "còn có thể xếp loại {after}, trước đó chỉ báo {before}",
    "may be graded {after}, and only {before} was promised before",
)
GATE_CHANGED = Text("điều kiện “{gate}” đã rõ rồi lại đổi", "the gate “{gate}” was settled and changes")

FALLS = Text(
    "`{name}` đi từ {before} đến {after} thì điểm đi từ {first} xuống {second}, trái với điều đã bảo đảm",
    "as `{name}` goes from {before} to {after} the points fall from {first} to {second}, against the guarantee",
)
RISES = Text(
    "`{name}` đi từ {before} đến {after} thì điểm đi từ {first} lên {second}, trái với điều đã bảo đảm",
    "as `{name}` goes from {before} to {after} the points rise from {first} to {second}, against the guarantee",
)
DAY = Text("ngày {day}", "{day}")
NEVER = Text("“không có”", "“never”")
REFUTED = Text(
    "điều bảo đảm “{name}” không đúng với hồ sơ này", "the guarantee “{name}” fails for this dossier"
)

LOST = Text("ghi ra rồi đọc lại thì không đọc được", "kept and read back, it cannot be read")
CHANGED = Text("ghi ra rồi đọc lại thì thành kết quả khác", "kept and read back, it is another result")
DIGEST = Text("mã băm của hồ sơ không khớp nội dung", "the digest of the dossier does not fit what it says")
REPLAYED = Text("chấm lại thì ra kết quả khác", "scored again, it comes to something else")
ORDER = Text(
    "cùng nội dung, ghi theo thứ tự khác, ra kết quả khác",
    "the same content in another order comes to something else",
)

DISAGREE = Text(
    vi="bộ chấm thứ hai cho {what} là {equations}, kết quả là {scored}",
    en="the second evaluator gives {equations} for {what}, the result says {scored}",
)
