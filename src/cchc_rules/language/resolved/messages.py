"""Every sentence the resolver can say."""

from cchc_rules.base.texts import Text

FIRST_HERE = Text("lần đầu ở đây", "first given here")
DUPLICATE_CODE = Text("mã số `{code}` dùng hai lần", "the code `{code}` is used twice")
DUPLICATE_CODE_HELP = Text(
    "mỗi dòng của bảng có một mã số riêng", "give every row of the table a code of its own"
)
DUPLICATE_ID = Text("định danh `[{id}]` dùng hai lần", "the id `[{id}]` is used twice")
DUPLICATE_ID_HELP = Text("đổi một trong hai định danh", "change one of the two ids")
DUPLICATE_INPUT = Text("`{name}` đã được hỏi", "`{name}` is asked already")
DUPLICATE_INPUT_HELP = Text(
    "dùng lại câu hỏi đã có, hoặc đặt tên khác", "use the question that exists, or choose another name"
)
DUPLICATE_CLAUSE = Text("`{clause}` chỉ viết một lần ở mỗi mục", "`{clause}` stands once under a heading")
DUPLICATE_CLAUSE_HELP = Text("gộp hai dòng thành một, hoặc bỏ một dòng", "merge the two lines, or drop one")
DUPLICATE_OPTION = Text("phương án `{option}` viết hai lần", "the option `{option}` is given twice")
DUPLICATE_OPTION_HELP = Text("bỏ một phương án, hoặc đổi tên", "drop one of the options, or rename it")
MISPLACED_NODE = Text(
    "{level} `{code}` không đứng được trong {parent}", "{level} `{code}` cannot stand in {parent}"
)
AT_THE_TOP = Text("phần đầu tệp", "the top of the file")
MISPLACED_NODE_HELP = Text(
    "thứ tự là: nhóm, lĩnh vực, tiêu chí, tiêu chí thành phần; thêm dòng {wanted} ở trên",
    "the order is part, area, criterion, component; add a line for {wanted} above",
)
MISPLACED_CLAUSE = Text("`{clause}` không thuộc về {place}", "`{clause}` does not belong here ({place})")
MISPLACED_CLAUSE_HELP = Text("chuyển dòng này lên phần đầu tệp", "move this line to the head of the file")
MISPLACED_UNDER_HELP = Text("đặt dòng này dưới một tiêu chí", "put this line under a criterion")
TENDENCY_OF_GROUP = Text(
    "{level} `{code}` gộp điểm từ các mục con, không tự chấm câu trả lời nào",
    "{level} `{code}` combines the points of its children and scores no answer itself",
)
TENDENCY_IN_HEAD = Text(
    "phần đầu tệp không chấm câu trả lời nào để nói `càng … càng tốt`",
    "the head of the file scores no answer, so `the … the better` says nothing there",
)
TENDENCY_OF_GROUP_HELP = Text(
    'đặt dòng này dưới mục có câu `chấm`, hoặc viết `bảo đảm "…" …`',
    'put this line under the row with the `score` line, or write `guarantee "…" …`',
)
TENDENCY_TWICE = Text("`{name}` đã có một câu `càng … càng tốt`", "`{name}` has a `the … the better` already")
GUARANTEE_TWICE = Text("bảo đảm `{name}` viết hai lần", "the guarantee `{name}` is given twice")
GUARANTEE_TWICE_HELP = Text("bỏ một câu, hoặc đặt tên khác", "drop one of the two, or name it differently")
MISSING_CLAUSE = Text("thiếu dòng `{clause}`", "the line `{clause}` is missing")
MISSING_CLAUSE_HELP = Text(
    "thêm ở đầu tệp, ví dụ: `{example}`", "add it at the head of the file, such as: `{example}`"
)
MISSING_MAXIMUM = Text("{level} `{code}` không ghi điểm tối đa", "{level} `{code}` states no maximum")
NO_POINTS = Text(
    "tối đa của {level} `{code}` phải lớn hơn 0", "the maximum of {level} `{code}` must be more than 0"
)
NO_POINTS_HELP = Text(
    "ghi số điểm tối đa, ví dụ `tối đa 2 điểm`", "state the maximum, as in `at most 2 points`"
)
MISSING_MAXIMUM_HELP = Text(
    "thêm `tối đa … điểm` vào cuối dòng", "add `at most … points` at the end of the line"
)
NO_RULE = Text("{level} `{code}` không có cách chấm", "{level} `{code}` has no rule")
NO_RULE_HELP = Text(
    "thêm dòng `chấm …`, hoặc thêm tiêu chí thành phần bên dưới",
    "add a `score …` line, or components below it",
)
RULE_ON_GROUP = Text(
    "{level} `{code}` vừa có cách chấm vừa có mục con", "{level} `{code}` has a rule and children"
)
RULE_ON_GROUP_NOTE = Text("mục con đầu tiên ở đây", "its first child stands here")
RULE_ON_GROUP_HELP = Text(
    "chấm ở mục con, rồi ghi cách gộp bằng `điểm nhóm là …`",
    "score the children, and say how they combine with `group points are …`",
)
EMPTY_GROUP = Text("{level} `{code}` không có tiêu chí nào", "{level} `{code}` holds no criterion")
EMPTY_GROUP_HELP = Text("thêm tiêu chí, hoặc bỏ dòng này", "add criteria, or drop this line")
CODE_OUT_OF_PLACE = Text(
    "mã số `{code}` không bắt đầu bằng `{parent}`", "the code `{code}` does not begin with `{parent}`"
)
CODE_OUT_OF_PLACE_HELP = Text(
    "kiểm tra lại mã số, hoặc đặt dòng này dưới mục đúng của nó",
    "check the code, or move the line under its own heading",
)
MISSING_HEADING = Text(
    "tệp không bắt đầu bằng dòng `bộ tiêu chí`", "the file does not begin with a `ruleset` line"
)
MISSING_HEADING_HELP = Text(
    'thêm dòng đầu: `bộ tiêu chí "tỉnh/loại-đơn-vị" năm 2018`',
    'add a first line: `ruleset "province/unit-kind" year 2018`',
)
UNKNOWN_DECISION = Text(
    "{kind} `{number}` không có trong phần căn cứ", "the {kind} `{number}` is not among the bases"
)
UNKNOWN_DECISION_HELP = Text(
    "thêm dòng `căn cứ {kind} …`, hoặc sửa số hiệu",
    "add a `pursuant to {kind} …` line, or correct the number",
)
KNOWN_DECISIONS = Text("đã căn cứ: {numbers}", "bases given: {numbers}")
UNKNOWN_TARGET = Text("`{name}` không có trong `đối tượng`", "`{name}` is not among the kinds of unit")
UNKNOWN_TARGET_HELP = Text("chọn một trong: {names}", "choose one of: {names}")
IMPOSSIBLE_BOUNDS = Text(
    "cận dưới {low} lớn hơn cận trên {high}", "the lower bound {low} lies above the upper bound {high}"
)
IMPOSSIBLE_BOUNDS_HELP = Text("đổi chỗ hai cận", "swap the two bounds")
STEP_NOT_POSITIVE = Text("bước phải lớn hơn 0", "the step must be more than 0")
STEP_HELP = Text("viết bước như `0,25`", "write a step such as `0.25`")
WEIGHTS = Text(
    "trọng số các nhóm trả lời cộng lại là {sum}, không phải 100%",
    "the weights of the respondents add up to {sum}, not 100%",
)
WEIGHTS_HELP = Text("sửa trọng số cho đủ 100%", "make the weights add up to 100%")
DID_YOU_MEAN = Text("có phải ý là `{name}`?", "did you mean `{name}`?")

EXAMPLES = {
    "title": Text('tên "Chỉ số cải cách hành chính …"', 'title "Administrative reform index …"'),
    "basis": Text(
        'căn cứ quyết định "12/QĐ-UBND" ngày 31/01/2018 của "UBND tỉnh …"',
        'pursuant to decision "12/QĐ-UBND" date 2018-01-31 by "…"',
    ),
    "targets": Text("đối tượng sở", "applies to sở"),
    "total": Text("tổng điểm 100, không quá 100 điểm", "total points 100, up to 100 points"),
}
ROUNDING_TWICE = Text("làm tròn được quy định hai lần", "rounding is ordered twice")
ROUNDING_TWICE_HELP = Text(
    "giữ lại một dòng: làm tròn chỉ được một lần, ở một cấp",
    "keep one line: rounding happens once, at one level",
)
