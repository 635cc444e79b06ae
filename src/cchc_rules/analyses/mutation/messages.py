"""Every sentence about slips."""

from cchc_rules.analyses.mutation.kinds import Kind
from cchc_rules.base.texts import Text

KINDS: dict[Kind, Text] = {
    Kind.BAND_END: Text(
        "đầu mút của mức đóng thành mở, hoặc mở thành đóng", "an end of a band opened or closed"
    ),
    Kind.BOUND: Text("mốc dời một bước", "a bound moved by a step"),
    Kind.BAND_DROPPED: Text("mất một dòng chấm", "a row lost"),
    Kind.POINTS: Text("điểm của một dòng lệch một bước", "points of a row off by a step"),
    Kind.POINTS_SWAPPED: Text("điểm của hai dòng đổi chỗ", "points of two rows swapped"),
    Kind.ANSWERS_SWAPPED: Text("câu trả lời đổi chỗ", "answers swapped"),
    Kind.OUTCOME: Text("kết quả đặc biệt thành kết quả khác", "a special outcome turned into another"),
    Kind.OVER_WHOLE: Text("cách xử lý tỷ lệ trên 100%", "what a ratio above 100% means"),
    Kind.DIVISOR: Text("sai mẫu số", "a wrong divisor"),
    Kind.FIGURE: Text("sai cách lấy giá trị", "a wrong function"),
    Kind.RATE: Text("điểm mỗi đơn vị lệch một bước", "points per thing off by a step"),
    Kind.CAP: Text("mất hoặc lệch trần, sàn", "a cap or floor lost or moved"),
    Kind.CONNECTIVE: Text("“và” thành “hoặc”, mất một vế", "“and” for “or”, a part lost"),
    Kind.APPLIES: Text("sai điều kiện áp dụng", "a wrong condition to apply"),
    Kind.EVIDENCE: Text("thiếu hoặc sai tài liệu kiểm chứng", "evidence lost or wrong"),
    Kind.NOT_APPLICABLE: Text("sai cách xử lý mục không áp dụng", "a wrong policy of not applicable"),
    Kind.WEIGHT: Text("sai trọng số khảo sát", "a wrong weight of a survey"),
    Kind.COMBINE: Text("sai cách gộp điểm", "points combined in another way"),
    Kind.ROUNDING: Text("sai cách làm tròn", "another rounding"),
    Kind.INDEX: Text("sai công thức chỉ số", "another formula of the index"),
    Kind.GRADE: Text("sai mức xếp loại", "a wrong band of grades"),
    Kind.GATE: Text("sai điều kiện xếp loại", "a wrong gate"),
}
HEAD = Text("phần chung", "head")
CASE_NAME = Text("{code}: phân biệt với “{line}”", "{code}: told apart from “{line}”")
CASE_NAME_LOST = Text(
    "{code}: phân biệt với khi thiếu “{line}”", "{code}: told apart from a text without “{line}”"
)
EXPLAINED = Text("đã nêu rõ vì sao chưa có tài liệu", "why the documents are not there yet")
CLAIMED = Text("đơn vị không có việc này", "the unit has nothing of the kind")
REFUSED = Text("hồ sơ bị trả lại", "the dossier is refused")
A_CASE = Text("{place} “{name}”", "{place} “{name}”")
MONOTONE = Text("bảo đảm về `{name}` của mục {item}", "the guarantee about `{name}` of item {item}")
ALWAYS = Text("bảo đảm “{name}”", "the guarantee “{name}”")
