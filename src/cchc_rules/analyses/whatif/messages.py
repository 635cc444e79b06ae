"""What is said of changes that cannot be made."""

from cchc_rules.analyses.whatif.spots import Part
from cchc_rules.base.texts import Text

CHANGE_UNREADABLE = Text("không hiểu thay đổi `{text}`: {why}", "the change `{text}` cannot be read: {why}")
NOT_A_CHANGE = Text(
    "thay đổi có dạng `MỤC: CŨ -> MỚI`",
    "a change is written `ROW: OLD -> NEW`",
)
NOT_A_SWEEP = Text(
    "loạt thử có dạng `MỤC: CŨ -> MỚI; MỚI; …` hoặc `MỤC: CŨ -> TỪ..ĐẾN bước BƯỚC`, các giá trị khác nhau và không quá một nghìn",
    "a sweep is written `ROW: OLD -> NEW; NEW; …` or `ROW: OLD -> FROM..TO step STEP`, of different values and no more than a thousand",
)
NOT_A_VALUE = Text(
    "`{value}` không phải là số, số điểm hay ngày",
    "`{value}` is no number, number of points or day",
)
CHANGES_NOTHING = Text("giá trị mới bằng giá trị cũ", "the new value is the old one")
NOT_A_PART = Text(
    "`{rest}` không phải là `tối đa`, `ngưỡng`, `điểm`, `trần`, `sàn`, `dòng N` hay `mọi chỗ`",
    "`{rest}` is none of `maximum`, `threshold`, `points`, `cap`, `floor`, `row N` and `everywhere`",
)
OTHER_KIND = Text(
    "giá trị mới không cùng loại với giá trị cũ (phần trăm, điểm, số có đơn vị, ngày)",
    "the new value is not of the kind of the old one (percent, points, a number with its unit, a day)",
)
CHANGE_HELP = Text(
    "ví dụ: `1.1.2: 80% -> 85%`, `1.1.2 dòng 3: 0,5 điểm -> 1 điểm`, `1.1.2 tối đa: 2 điểm -> 3 điểm`, `xếp loại: 90% -> 95%`, `trần điểm thưởng: 5 điểm -> 3 điểm`",
    "for example: `1.1.2: 80% -> 85%`, `1.1.2 row 3: 0.5 points -> 1 points`, `1.1.2 maximum: 2 points -> 3 points`, `grades: 90% -> 95%`, `bonus cap: 5 points -> 3 points`",
)
NO_ROW = Text("thay đổi `{text}`: không có mục `{place}`", "the change `{text}`: there is no row `{place}`")
NO_CLAUSE = Text(
    "thay đổi `{text}`: phần đầu của bộ tiêu chí không có câu ấy",
    "the change `{text}`: the head of the ruleset has no such clause",
)
DID_YOU_MEAN = Text("có phải là `{name}`?", "did you mean `{name}`?")
NO_SUCH_NUMBER = Text(
    "thay đổi `{text}`: giá trị cũ không có ở đó",
    "the change `{text}`: the old value does not stand there",
)
NO_SUCH_NUMBER_HELP = Text(
    "viết giá trị cũ đúng như trong tệp; các số có thể đổi được đánh dấu ở trên",
    "write the old value as the file has it; the numbers that can change are marked above",
)
NO_NUMBERS_HELP = Text("câu ấy không có số nào đổi được", "nothing there is a number that can change")
AMBIGUOUS = Text(
    "thay đổi `{text}`: giá trị cũ có {count} nghĩa khác nhau",
    "the change `{text}`: the old value has {count} meanings",
)
AMBIGUOUS_HELP = Text(
    "nói rõ số nào, chẳng hạn `{place} {part}: …`, hoặc `{place} mọi chỗ: …` để đổi tất cả",
    "say which is meant, as `{place} {part}: …`, or `{place} everywhere: …` to change all of them",
)
AMBIGUOUS_HEAD_HELP = Text(
    "nói rõ số nào, chẳng hạn `tổng điểm tối đa: …`, `xếp loại TÊN ĐỐI TƯỢNG: …`",
    "say which is meant, as `total points maximum: …`, `grades TARGET: …`",
)
SET_TWICE = Text("`{one}` và `{other}` đổi cùng một số", "`{one}` and `{other}` change the same number")
TWICE_HELP = Text("giữ lại một trong hai", "keep one of the two")
PARTS = {
    Part.MAXIMUM: Text("tối đa", "maximum"),
    Part.THRESHOLD: Text("ngưỡng", "threshold"),
    Part.POINTS: Text("điểm", "points"),
    Part.CAP: Text("trần", "cap"),
    Part.FLOOR: Text("sàn", "floor"),
}
OF_LINE = Text("dòng {line}", "row {line}")
OF_PART = Text("{part}, {line}", "{part}, {line}")
