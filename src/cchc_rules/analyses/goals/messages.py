"""What an example does that reaches a goal, in words that follow “ca … ” and “a case that …”."""

from cchc_rules.analyses.goals.forms import Amount, Kind
from cchc_rules.base.texts import Text
from cchc_rules.ir.scorecard import NaCause, Proof

NONE = Text("chưa có ca nào {what}", "no case {what}")

ROW = Text("vào dòng `{row}`", "is decided by `{row}`")
AT = Text("đúng ở mốc {bound} của {what}", "stands at {bound} of {what}")
BESIDE = Text("có {what} ở phía giữ mốc {bound}", "has {what} on the side that holds {bound}")
BELOW = Text("có {what} dưới mốc {bound}", "has {what} below {bound}")
ABOVE = Text("có {what} trên mốc {bound}", "has {what} above {bound}")
ON_DAY = Text("có {what} đúng ngày {bound}", "has {what} on {bound}")
BEFORE = Text("có {what} trước ngày {bound}", "has {what} before {bound}")
AFTER = Text("có {what} sau ngày {bound}", "has {what} after {bound}")
ANSWERS_YES = Text("đạt {question}", "answers yes to {question}")
ANSWERS_NO = Text("không đạt {question}", "answers no to {question}")
MEETS = Text("đạt `{condition}`", "meets `{condition}`")
FAILS = Text("không đạt `{condition}`", "fails `{condition}`")
ALONE_MEETS = Text("chỉ nhờ `{part}`", "holds by `{part}` alone")
ALONE_FAILS = Text("chỉ thiếu `{part}`", "fails by `{part}` alone")
GIVES = Text("trả lời {name} là `{option}`", "answers {name} with `{option}`")
GIVES_NEVER = Text("trả lời {name} là `không có`", "answers {name} with `never`")
CAP_PASSED = Text("có {number} vượt trần {limit}", "has {number} above the cap {limit}")
CAP_OPEN = Text("có {number} chưa đến trần {limit}", "has {number} below the cap {limit}")
FLOOR_PASSED = Text("có {number} thấp hơn sàn {limit}", "has {number} below the floor {limit}")
FLOOR_OPEN = Text("có {number} cao hơn sàn {limit}", "has {number} above the floor {limit}")
LEAST = Text("để {choice} là số nhỏ nhất trong {number}", "makes {choice} the least of {number}")
GREATEST = Text("để {choice} là số lớn nhất trong {number}", "makes {choice} the greatest of {number}")
NOT_APPLYING = {
    NaCause.BY_KIND: Text(
        "thử đơn vị không áp dụng mục này", "is of a unit to which the item does not apply"
    ),
    NaCause.CLAIMED: Text("khai mục này không áp dụng", "claims that the item does not apply"),
}
PART = {
    Amount.WHOLE: Text("có {part} bằng {whole}", "has {part} equal to {whole}"),
    Amount.MORE: Text(
        "bị trả lại vì {part} lớn hơn {whole}", "is rejected because {part} is more than {whole}"
    ),
    Amount.NEGATIVE: Text("bị trả lại vì {part} âm", "is rejected because {part} is negative"),
}
PROVEN = {
    Proof.COMPLETE: Text(
        "được điểm với đủ tài liệu kiểm chứng", "earns points with all documents of evidence"
    ),
    Proof.NONE: Text("thiếu tài liệu kiểm chứng", "lacks the documents of evidence"),
    Proof.EXPLAINED: Text(
        "thiếu tài liệu kiểm chứng mà có giải trình", "lacks the documents of evidence and explains why"
    ),
}
SHORT = Text("chỉ thiếu tài liệu “{document}”", "lacks only the document “{document}”")
SHORT_OF_COUNT = Text(
    "nộp “{document}” thiếu một bản so với {count} bản", "attaches “{document}” one short of {count}"
)
ENOUGH = Text("chỉ nộp “{document}” mà đủ", "attaches “{document}” alone, which is enough")

KINDS = {
    Kind.ROWS: Text("dòng", "rows"),
    Kind.BOUNDS: Text("mốc", "bounds"),
    Kind.BRANCHES: Text("nhánh", "branches"),
    Kind.CAPS: Text("giới hạn", "caps"),
    Kind.STATUSES: Text("trạng thái", "statuses"),
    Kind.EVIDENCE: Text("kiểm chứng", "evidence"),
}
