"""What changes are called, and the few sentences that neither ruleset says itself."""

from cchc_rules.analyses.changes.carrying import Caution, Part, Why
from cchc_rules.analyses.changes.kinds import Kind
from cchc_rules.analyses.changes.model import Direction, Entry, How, Section
from cchc_rules.base.texts import Text

KINDS: dict[Kind, Text] = {
    Kind.ADDED: Text("Mục mới", "New"),
    Kind.REMOVED: Text("Bãi bỏ", "Removed"),
    Kind.SPLIT: Text("Tách", "Split"),
    Kind.MERGED: Text("Gộp", "Merged"),
    Kind.RENUMBERED: Text("Mã số", "Code"),
    Kind.MOVED: Text("Vị trí", "Place"),
    Kind.RENAMED: Text("Tên", "Name"),
    Kind.MAXIMUM: Text("Điểm tối đa", "Maximum"),
    Kind.RULE: Text("Cách chấm", "Scoring"),
    Kind.APPLIES: Text("Điều kiện áp dụng", "When it applies"),
    Kind.INPUTS: Text("Số liệu", "Answers"),
    Kind.QUESTIONS: Text("Lời câu hỏi", "Wording of questions"),
    Kind.EVIDENCE: Text("Tài liệu kiểm chứng", "Evidence"),
    Kind.DEADLINE: Text("Thời hạn", "Dates"),
    Kind.LEVEL: Text("Cấp", "Level"),
    Kind.SURVEY: Text("Điều tra xã hội học", "Survey"),
    Kind.NOT_APPLICABLE: Text("Khi không áp dụng", "When it does not apply"),
    Kind.CLAIM: Text("Đề nghị không áp dụng", "Claim that it does not apply"),
    Kind.WITHOUT_EVIDENCE: Text("Thiếu tài liệu kiểm chứng", "Missing evidence"),
    Kind.COMBINE: Text("Cách cộng điểm của nhóm", "How a group adds up"),
    Kind.RESCALES: Text("Quy đổi của nhóm", "Rescaling of the group"),
    Kind.ASSESSOR: Text("Cơ quan thẩm định", "Appraised by"),
    Kind.PROVENANCE: Text("Xuất xứ", "Provenance"),
    Kind.NOTE: Text("Ghi chú", "Note"),
    Kind.TITLE: Text("Tên bộ tiêu chí", "Title"),
    Kind.DECISIONS: Text("Cơ sở pháp lý", "Legal basis"),
    Kind.TARGETS: Text("Đối tượng", "Kinds of unit"),
    Kind.VALIDITY: Text("Năm áp dụng", "Years"),
    Kind.TOTAL: Text("Tổng điểm tối đa", "Maximum of the total"),
    Kind.CAP: Text("Mức cao nhất của tổng điểm", "Cap of the total"),
    Kind.FLOOR: Text("Mức thấp nhất của tổng điểm", "Floor of the total"),
    Kind.BONUS_CAP: Text("Trần điểm thưởng", "Cap of bonus points"),
    Kind.PENALTY_CAP: Text("Trần điểm trừ", "Cap of penalty points"),
    Kind.INDEX: Text("Cách tính chỉ số", "How the index is made"),
    Kind.ROUNDING: Text("Làm tròn", "Rounding"),
    Kind.RESCALE: Text("Quy đổi theo tổng điểm", "Rescaling of the total"),
    Kind.GRADING: Text("Mức xếp loại", "Grades"),
    Kind.RANKING: Text("Xếp hạng", "Ranking"),
    Kind.MILESTONE: Text("Mốc thời gian", "Milestone"),
    Kind.GUARANTEE: Text("Bảo đảm của người soạn", "Guaranteed by the author"),
}
DIRECTIONS: dict[Direction, Text] = {
    Direction.STRICTER: Text("chặt hơn", "stricter"),
    Direction.LOOSER: Text("nới hơn", "looser"),
    Direction.MIXED: Text("có nơi chặt hơn, có nơi nới hơn", "stricter for some, looser for others"),
    Direction.UNKNOWN: Text("không rõ hướng", "direction unknown"),
}
ENTRIES: dict[Entry, Text] = {
    Entry.KEPT: Text("Giữ nguyên", "Kept"),
    Entry.MOVED: Text("Chuyển", "Moved"),
    Entry.GAINED: Text("Tăng", "Gained"),
    Entry.LOST: Text("Giảm", "Lost"),
    Entry.ADDED: Text("Mục mới", "New items"),
    Entry.REMOVED: Text("Mục bãi bỏ", "Removed items"),
}
SECTIONS: dict[Section, Text] = {
    Section.BASE: Text("Điểm cơ bản", "Base points"),
    Section.BONUS: Text("Điểm thưởng", "Bonus points"),
    Section.PENALTY: Text("Điểm trừ", "Penalty points"),
}
HOW: dict[How, Text] = {
    How.SAME_ID: Text("cùng mã định danh", "the same id"),
    How.SAME_CODE: Text("cùng mã số và tên", "the same code and name"),
    How.DECLARED: Text("văn bản sau ghi là kế thừa", "the later text says that it continues it"),
    How.CONFIRMED: Text("người soạn xác nhận", "confirmed by the author"),
    How.PROPOSED: Text("ghép theo độ giống nhau", "matched by likeness"),
}
GUESSED = Text(
    "ghép theo độ giống nhau {confidence}, cần người soạn xác nhận",
    "matched by a likeness of {confidence}, to be confirmed by the author",
)
NONE = Text("không có", "none")
NOT_SAID = Text("không quy định", "nothing is said")
NO_LIMIT = Text("không giới hạn", "no limit")
TOP = Text("ngoài cùng", "the top of the table")
WORTH = Text("“{name}”, tối đa {points}", "“{name}”, at most {points}")
NODE = Text("{code} “{name}”", "{code} “{name}”")
NODE_WORTH = Text("{code} “{name}” ({points})", "{code} “{name}” ({points})")
ALWAYS_APPLIES = Text("luôn áp dụng", "always applies")
ON_ROUNDED = Text("theo chỉ số đã làm tròn", "by the rounded index")
ON_EXACT = Text("theo chỉ số chưa làm tròn", "by the index before rounding")
DENSE = Text("đồng hạng không bỏ số", "equals leave no gap")
GAPS = Text("đồng hạng bỏ số", "equals leave a gap")
BREAKERS = Text("phân định bằng {codes}", "equals told apart by {codes}")
MILESTONE = Text("“{name}”: {days}", "“{name}”: {days}")
MILESTONE_BY = Text("“{name}”: {days}, {who}", "“{name}”: {days}, {who}")
YEARS = Text("{first} đến {last}", "{first} to {last}")
ONE_YEAR = Text("năm {year}", "{year}")
ONWARD = Text("{first} trở đi", "{first} onward")
LINE = Text("{label}: {before} → {after}", "{label}: {before} → {after}")
LINE_NEW = Text("{label}: {after}", "{label}: {after}")
LINE_GONE = Text("{label}: bỏ {before}", "{label}: no longer {before}")

# ── whether a rule scores otherwise ────────────────────────────────────────────────────────

VERDICT = Text("Kết quả chấm", "Scores")
SAME = Text("chấm như cũ trong mọi trường hợp ({by})", "scores as before in every case ({by})")
DIFFERS = Text("chấm khác: {direction}", "scores otherwise: {direction}")
UNDECIDED = Text("chưa rõ có chấm khác không: {why}", "unknown whether it scores otherwise: {why}")
SMALLEST = Text("Ví dụ nhỏ nhất có điểm khác", "Smallest example that scores otherwise")
GAIN = Text("Được thêm nhiều nhất", "Largest gain")
LOSS = Text("Bị mất nhiều nhất", "Largest loss")
CHANGE_SURE = Text("{points} điểm ({share} điểm tối đa)", "{points} points ({share} of the maximum)")
CHANGE_FOUND = Text(
    "{points} điểm ({share} điểm tối đa); đó là mức lớn nhất tìm thấy",
    "{points} points ({share} of the maximum); the largest that was found",
)
NO_GAIN = Text("không có trường hợp nào được thêm điểm", "nobody gains")
NO_LOSS = Text("không có trường hợp nào mất điểm", "nobody loses")
GAIN_NOT_FOUND = Text("không tìm thấy trường hợp được thêm điểm", "no gain was found")
LOSS_NOT_FOUND = Text("không tìm thấy trường hợp mất điểm", "no loss was found")
WITH = Text("với {answers}: {points}", "with {answers}: {points}")
ANSWERED = Text("{name} = {value}", "{name} = {value}")
BESIDE = Text("{word}: {value}", "{word}: {value}")
NO_ANSWERS = Text("không cần số liệu", "no answers")


# ── what stays behind when answers are carried over ────────────────────────────────────────

PARTS: dict[Part, Text] = {
    Part.ANSWER: Text("câu trả lời", "answer"),
    Part.DOCUMENT: Text("tài liệu", "document"),
    Part.EXPLANATION: Text("giải trình", "explanation"),
    Part.CLAIM: Text("đề nghị không áp dụng", "claim that it does not apply"),
    Part.REFUSAL: Text("từ chối của người thẩm định", "refusal of an appraiser"),
    Part.AWARD: Text("điểm do người thẩm định ấn định", "points set by an appraiser"),
}
WHY: dict[Why, Text] = {
    Why.REMOVED: Text("mục đã bãi bỏ", "the item was removed"),
    Why.SPLIT: Text(
        "mục đã tách, không rõ thuộc phần nào", "the item was split; to which part it belongs is open"
    ),
    Why.MERGED: Text("mục đã gộp với mục khác", "the item was merged with others"),
    Why.NOT_ASKED: Text("bộ mới không hỏi nữa", "the new set does not ask it any more"),
    Why.OTHER_KIND: Text("bộ mới hỏi loại câu trả lời khác", "the new set asks for another kind of answer"),
    Why.NO_SUCH_CHOICE: Text("lựa chọn không còn", "the choice is no longer there"),
    Why.OUT_OF_BOUNDS: Text("ngoài giới hạn của bộ mới", "outside the bounds of the new set"),
    Why.ANOTHER_YEAR: Text("chỉ nói về năm cũ", "it speaks of the old year alone"),
    Why.PART_ABOVE_WHOLE: Text(
        "trái với điều bộ mới đòi hỏi: phần lớn hơn tổng",
        "the new set would send it back: a part above its whole",
    ),
    Why.NOT_WANTED: Text("bộ mới không đòi tài liệu này", "the new set does not ask for this document"),
    Why.NOT_CLAIMABLE: Text("bộ mới không cho đề nghị không áp dụng", "the new set does not allow the claim"),
    Why.RULE_CHANGED: Text("quyết định theo cách chấm cũ", "it was decided under the old rule"),
    Why.SET_BY_HAND: Text(
        "điểm cũ do người thẩm định ấn định, cách chấm nay khác",
        "an appraiser set the points, and the rule is now another",
    ),
    Why.NO_PLACE: Text("hồ sơ một vòng không ghi được", "a dossier of one round has no place for it"),
}
CAUTIONS: dict[Caution, Text] = {
    Caution.GUESSED: Text("mục được ghép theo độ giống nhau", "the items were matched by likeness"),
    Caution.REWORDED: Text("câu hỏi đã đổi lời", "the question is asked in other words"),
}
