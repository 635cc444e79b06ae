"""Every sentence about cases and what they cover."""

from cchc_rules.base.texts import Text
from cchc_rules.ir.scorecard import Status

STATUS = {
    Status.NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
    Status.EXPLANATION_NEEDED: Text("giải trình", "explanation needed"),
    Status.PENDING: Text("chờ kết quả", "pending"),
    Status.MISSING: Text("thiếu số liệu", "missing"),
    Status.REJECTED: Text("không nhận", "rejected"),
    Status.UNPROVEN: Text("chưa có tài liệu kiểm chứng", "unproven"),
    Status.REFUSED: Text("không công nhận", "refused"),
    Status.INCOMPLETE: Text("chưa đủ", "incomplete"),
    Status.SCORED: Text("đã chấm", "scored"),
    Status.DECIDED: Text("điểm do người chấm quyết định", "decided by an appraiser"),
}
SO_MANY_POINTS = Text("{points} điểm", "{points} points")
ONE_POINT = Text("1 điểm", "1 point")
BETWEEN_POINTS = Text("từ {low} đến {high} điểm", "from {low} to {high} points")
PERCENT = Text("{value}%", "{value}%")

CASES_HELP = Text(
    "viết danh sách: mỗi ca bắt đầu bằng `- tên: …`, rồi `mục`, `trả lời`, `kết quả`",
    "write a list: each case begins with `- name: …`, then `item`, `answers`, `result`",
)
NOT_A_LIST = Text("tệp không phải là danh sách ca kiểm thử", "the file is not a list of cases")
NOT_A_CASE = Text("phần này không phải là một ca kiểm thử", "this entry is no case")
CASE_HELP = Text(
    "một ca gồm các dòng `tên`, `mục`, `trả lời`, `kết quả`",
    "a case has the lines `name`, `item`, `answers`, `result`",
)
UNKNOWN_CASE_KEY = Text("ca kiểm thử không có dòng nào tên `{word}`", "a case has no line `{word}`")
NO_RESULT = Text("ca kiểm thử không nói kết quả mong đợi", "the case does not say what it expects")
NO_RESULT_HELP = Text("thêm dòng `kết quả: 1 điểm`", "add a line `result: 1 point`")
NO_NAME = Text("ca kiểm thử không có tên", "the case has no name")
NO_NAME_HELP = Text("thêm dòng `tên: …` nói ca này thử điều gì", "add a line `name: …` saying what it tries")
NO_SUCH_ITEM = Text("bộ tiêu chí không có mục nào là `{item}`", "the ruleset has no item `{item}`")
NOT_AN_ITEM = Text(
    "`{item}` là nhóm, không chấm điểm riêng", "`{item}` is a group and has no score of its own"
)
NOT_AN_ITEM_HELP = Text("thử từng mục bên trong nhóm", "try the items inside it one by one")
NOT_A_RESULT = Text("không hiểu kết quả `{text}`", "the result `{text}` means nothing")
RESULT_HELP = Text(
    "viết `1,25 điểm`, `từ 0 đến 2 điểm`, hoặc một trạng thái",
    "write `1.25 points`, `from 0 to 2 points`, or a state",
)
STATES = Text("các trạng thái: {states}", "the states: {states}")
NOT_A_TOTAL = Text("tổng điểm `{text}` không phải là số điểm", "the total `{text}` is no number of points")
NOT_A_TOTAL_HELP = Text("viết `86,5 điểm`", "write `86.5 points`")
NOT_AN_INDEX = Text("chỉ số `{text}` không phải là tỷ lệ phần trăm", "the index `{text}` is no percentage")
NOT_AN_INDEX_HELP = Text("viết `86,5%`", "write `86.5%`")
UNKNOWN_WHOLE_KEY = Text("kết quả của cả bộ không có `{word}`", "the result of a whole set has no `{word}`")
WHOLE_HELP = Text(
    "viết dưới `kết quả:` các dòng `tổng điểm`, `chỉ số`, `xếp loại`",
    "write `result:` with lines `total`, `index`, `grade`",
)
NO_DOSSIER = Text(
    "ca của cả bộ tiêu chí không nói dùng hồ sơ nào", "a case of the whole set does not name a dossier"
)
NO_DOSSIER_HELP = Text(
    "thêm `hồ sơ: ../dossiers/….yaml`, hoặc `mục: …` nếu ca chỉ thử một mục",
    "add `dossier: ../dossiers/….yaml`, or `item: …` when the case tries one item",
)
NOT_FOR_WHOLE = Text(
    "`{word}` không dùng cho ca của cả bộ", "`{word}` has no place in a case of the whole set"
)
NOT_FOR_WHOLE_HELP = Text(
    "ghi điều đó trong hồ sơ, hoặc thêm `mục: …`", "say it in the dossier, or add `item: …`"
)
NOT_FOR_ITEM = Text("`{word}` chỉ dùng cho ca của cả bộ", "`{word}` has its place in a case of the whole set")
NOT_FOR_ITEM_HELP = Text("bỏ dòng này, hoặc bỏ dòng `mục`", "drop this line, or the line `item`")
NOT_A_YEAR = Text("`{text}` không phải một năm", "`{text}` is no year")
NOT_A_YEAR_HELP = Text("viết năm bốn chữ số, như 2018", "write a year of four digits, such as 2018")
NOT_EVIDENCE = Text("`kiểm chứng` không nhận `{text}`", "`evidence` does not take `{text}`")
NOT_EVIDENCE_HELP = Text(
    "viết `đủ`, `thiếu`, hoặc danh sách tên những tài liệu đã nộp",
    "write `complete`, `missing`, or a list of the names of the documents attached",
)
UNKNOWN_DOCUMENT = Text(
    "mục {item} không cần tài liệu nào tên `{word}`", "item {item} asks for no document `{word}`"
)
NOT_BOTH = Text("một ca không dùng cả `{word}` lẫn `điểm`", "a case does not take both `{word}` and `points`")
NOT_BOTH_HELP = Text("giữ một trong hai dòng", "keep one of the two lines")
NO_POINTS_GIVEN = Text(
    "dòng `điểm` không nói mục nào được bao nhiêu", "the line `points` gives points to nothing"
)
GIVEN_HELP = Text(
    "viết dưới `điểm:` điểm của từng mục hoặc nhóm, hoặc `không áp dụng`",
    "write below `points:` the points of each item or group, or `not applicable`",
)
NOT_GIVEN_POINTS = Text(
    "`{text}` không phải là điểm của `{code}`", "`{text}` is no number of points of `{code}`"
)
NOT_GIVEN_POINTS_HELP = Text(
    "viết một số từ 0 đến {maximum}, hoặc `không áp dụng`",
    "write a number from 0 to {maximum}, or `not applicable`",
)
NOT_SHARED = Text(
    "không thể chia điểm của `{code}` cho các mục bên dưới",
    "the points of `{code}` cannot be shared among its items",
)
NOT_SHARED_HELP = Text("ghi điểm của từng mục bên dưới `{code}`", "give points to each item below `{code}`")
ALWAYS_APPLIES = Text("mục {item} lúc nào cũng áp dụng", "item {item} always applies")
ALWAYS_APPLIES_HELP = Text("ghi điểm của mục", "give points to the item")
ANSWERS_HELP = Text(
    "viết dưới `trả lời:` mỗi câu hỏi một dòng",
    "write under `answers:` one line per question",
)

LINE = Text("{word}: {value}", "{word}: {value}")
EXPLAINS = Text("đã nêu rõ vì sao chưa có tài liệu", "it is told why the document is not there yet")
CLAIMS = Text("đơn vị không có nội dung này", "the unit has nothing of this kind")

# --- seasons: rounds, cohorts, ranking ------------------------------------------------------

STAGE_TWICE = Text("vòng `{stage}` có hai lần", "there are two layers of the round `{stage}`")
STAGE_EARLIER = Text(
    "vòng `{stage}` đứng sau vòng `{other}`", "the round `{stage}` stands after the round `{other}`"
)
STAGE_DATED_EARLIER = Text(
    "vòng `{stage}` đề ngày {day}, trước vòng đứng trên nó ({other})",
    "the round `{stage}` is dated {day}, before the layer above it ({other})",
)
ORDER_HELP = Text(
    "ghi các vòng theo thứ tự: tự chấm, thẩm định 1, giải trình, thẩm định 2, hội đồng; ngày không lùi lại",
    "write the layers in order: self, appraisal 1, explanation, appraisal 2, council; dates never go back",
)
OTHER_LAYER = Text("vòng kia ở đây", "the other layer is here")
CLOSED_LAYER = Text("vòng này đã khóa", "this layer is closed")
CLOSED_TWICE = Text(
    "vòng `{stage}` đã khóa lại được sửa bằng một vòng cùng tên",
    "the closed round `{stage}` is edited by a second layer of that round",
)
CLOSED_BEFORE = Text(
    "vòng `{stage}` đề ngày {day}, trước khi vòng `{other}` khóa ngày {closed}, mà thay đổi nội dung của vòng đó",
    "the round `{stage}` is dated {day}, before the round `{other}` closed on {closed}, and changes what it says",
)
CLOSED_HELP = Text(
    "giữ nguyên vòng đã khóa; ghi thay đổi vào vòng tiếp theo, với ngày và lý do của nó",
    "leave the closed layer as it is; put changes into the next round, with its date and reason",
)
NO_CHANGE_REASON = Text(
    "vòng `{stage}` thay đổi `{item}` mà không nêu lý do",
    "the round `{stage}` changes `{item}` and gives no reason",
)
NO_CHANGE_REASON_HELP = Text(
    "ghi `lý do` trong vòng đó: một câu chung, hoặc một câu dưới từng mục",
    "write `reason` in that layer: one sentence for all of it, or one below each item",
)
OTHER_UNIT = Text(
    "vòng `{stage}` là của `{unit}`, không phải của `{first}`",
    "the round `{stage}` is of `{unit}`, not of `{first}`",
)
OTHER_UNIT_HELP = Text(
    "mỗi lần chỉ đưa vào các vòng chấm của một đơn vị", "give the layers of one unit at a time"
)
NO_LAYERS = Text("hồ sơ chưa có vòng chấm nào", "the dossier has no layer")
NO_LAYERS_HELP = Text(
    "ghi `vòng`, `ngày` và `người`, hoặc một danh sách dưới `vòng`",
    "write `round`, `date` and `author`, or a list below `rounds`",
)
UNIT_TWICE = Text("đơn vị `{unit}` có hai hồ sơ", "the unit `{unit}` has two dossiers")
UNIT_TWICE_HELP = Text(
    "giữ lại một hồ sơ của mỗi đơn vị; các vòng chấm ghi chung trong một hồ sơ",
    "keep one dossier per unit; its rounds go into one file",
)
UNIT_TWICE_NOTE = Text("hai hồ sơ: {first}, {second}", "the two dossiers: {first}, {second}")
NO_RANKING_RULE = Text("bộ tiêu chí không quy định cách xếp hạng", "the ruleset says nothing of ranking")
NO_RANKING_RULE_HELP = Text(
    "thêm vào phần chung, ví dụ `xếp hạng theo chỉ số đã làm tròn, đồng hạng bỏ số`",
    "add a clause to the head, such as `ranking by the rounded index, ties skip`",
)
UNIT_WITHOUT_GROUP = Text(
    "đơn vị `{unit}` không thuộc cụm nào trong tệp cụm", "the unit `{unit}` is in no group of the groups file"
)
UNIT_WITHOUT_GROUP_HELP = Text(
    "thêm đơn vị vào một cụm, vào `không xếp hạng`, hoặc vào `không tham gia`",
    "add it to a group, to `not ranked`, or to `excluded`",
)
UNIT_IN_TWO_GROUPS = Text(
    "đơn vị `{unit}` được ghi hai lần trong tệp cụm", "the unit `{unit}` is named twice in the groups file"
)
UNIT_IN_TWO_GROUPS_HELP = Text("giữ lại một dòng cho mỗi đơn vị", "keep one line for each unit")
GROUPS_HELP = Text(
    "ghi `cụm:` rồi mỗi cụm một danh sách tên đơn vị",
    "write `groups:` and below it, for each group, a list of units",
)
UNKNOWN_GROUPS_KEY = Text("tệp cụm không có mục `{word}`", "a groups file has no key `{word}`")

# ── workbooks ──────────────────────────────────────────────────────────────────────────────

BEYOND_SPREADSHEETS = Text(
    "điểm của bộ tiêu chí `{ruleset}` có nhiều chữ số hơn mức ô bảng tính giữ được chính xác",
    "the points of the ruleset `{ruleset}` have more digits than the cells of a spreadsheet keep",
)
BEYOND_SPREADSHEETS_HELP = Text(
    "nhập số liệu vào hồ sơ YAML và chấm bằng `cchc score`",
    "give the answers in a YAML dossier and score it with `cchc score`",
)
