"""Every sentence the checker can say."""

from cchc_rules.base.texts import Text

DID_YOU_MEAN = Text("có phải ý là `{name}`?", "did you mean `{name}`?")
DISAGREES_HERE = Text("trái với chỗ này", "disagrees with this")

# ── names inside rules ─────────────────────────────────────────────────────────────────────
UNKNOWN_INPUT = Text("không có câu hỏi nào tên `{name}`", "nothing called `{name}` is asked")
KNOWN_INPUTS = Text("ở đây dùng được: {names}", "what can be used here: {names}")
UNKNOWN_INPUT_HELP = Text('thêm dòng `hỏi {name}: số đếm "…"`', 'add a line `ask {name}: count "…"`')
UNKNOWN_OPTION = Text(
    "`{option}` không phải là phương án của `{name}`", "`{option}` is not an option of `{name}`"
)
OPTIONS = Text("các phương án: {options}", "the options: {options}")
UNKNOWN_OPTION_HELP = Text("chép đúng chữ của phương án", "copy the words of the option exactly")
UNKNOWN_NODE = Text("không có mục nào mã số `{code}`", "nothing has the code `{code}`")
UNKNOWN_NODE_HELP = Text("dùng mã số có trong bảng", "use a code of the table")
UNUSED_INPUT = Text("`{name}` được hỏi nhưng không dùng đến", "`{name}` is asked but never used")
UNUSED_INPUT_HELP = Text("dùng nó trong cách chấm, hoặc bỏ câu hỏi", "use it in a rule, or drop the question")

# ── types ──────────────────────────────────────────────────────────────────────────────────
NOT_A_NUMBER = Text("`{name}` là {kind}, không tính toán được", "`{name}` is {kind}, not a number")
NOT_A_NUMBER_HELP = Text(
    "dùng `khi {name} …` hoặc chấm theo từng phương án", "use `when {name} …`, or score its options"
)
SURVEY_HELP = Text(
    "dùng `trung bình({name})` hoặc `số phiếu({name})`", "use `mean({name})` or `replies({name})`"
)
NOT_A_SURVEY = Text("`{name}` không phải là khảo sát", "`{name}` is not a survey")
NOT_A_SURVEY_HELP = Text(
    "hàm này chỉ dùng cho câu hỏi `khảo sát`", "this function is for `survey` inputs only"
)
NOT_A_CONDITION = Text("`{text}` không phải là điều kiện có/không", "`{text}` is no yes-or-no condition")
NOT_A_CONDITION_HELP = Text("so sánh nó, ví dụ `{text} từ 1 trở lên`", "compare it, as in `{text} from 1 up`")
NOT_A_CHOICE = Text("`{name}` không phải là câu hỏi lựa chọn", "`{name}` is no choice")
NOT_A_CHOICE_HELP = Text(
    "`là` và các dòng phương án chỉ dùng cho câu hỏi `lựa chọn`",
    "`is` and option rows are for `choice` inputs only",
)
NOT_YES_NO = Text(
    "dòng `có`/`không` chỉ dùng cho câu hỏi có hay không", "`yes`/`no` rows are for yes-or-no inputs only"
)
NOT_YES_NO_HELP = Text(
    "chấm trực tiếp tên câu hỏi, ví dụ `chấm da_ban_hanh`", "score the input itself, as in `score issued`"
)
NEVER_ABSENT = Text("`{name}` không thể là “không có”", "`{name}` can never be “never”")
NEVER_ABSENT_HELP = Text("thêm `hoặc không có` vào câu hỏi ngày", "add `or never` to the date input")
WRITE_NO_HELP = Text("viết `không`", "write `no`")
DAY_WITHOUT_YEAR = Text("ngày `{day}` không nói của năm nào", "the day `{day}` does not say of which year")
DAY_WITHOUT_YEAR_HELP = Text(
    "viết `{day} năm đánh giá`, `{day} năm trước`, hoặc đủ ngày/tháng/năm",
    "write `{day} this year`, `{day} last year`, or the whole date",
)
BAND_ON_WORDS = Text("mức số không so được với {kind}", "a band of numbers cannot be compared with {kind}")
BAND_ON_WORDS_HELP = Text(
    "viết dòng theo phương án hoặc `có`/`không`", "write a row per option, or `yes`/`no`"
)
MISMATCH = Text("không thể kết hợp {left} với {right}", "{left} and {right} do not go together")
MISMATCH_HELP = Text("đổi một bên cho cùng loại", "bring both sides to the same kind")
NOT_POINTS = Text("kết quả là {kind}, không phải điểm", "the outcome is {kind}, not points")
NOT_POINTS_HELP = Text(
    "nhân với `điểm tối đa`, hoặc viết `… điểm`", "multiply by `max points`, or write `… points`"
)
NO_RATIO = Text(
    "ở đây không có giá trị nào để gọi là `tỷ lệ`", "there is no value here that `ratio` could mean"
)
NO_RATIO_HELP = Text(
    "viết `chấm theo tỷ lệ a / b`, hoặc `chấm a / b` rồi mới dùng `tỷ lệ` trong các dòng",
    "write `score in proportion to a / b`, or `score a / b` and then `ratio` in its rows",
)
ONLY_IN_GATES = Text(
    "điểm của mục khác chỉ dùng được trong `điều kiện` và `bảo đảm`",
    "the points of another node can be used in a `gate` or a `guarantee` only",
)
ONLY_IN_GATES_HELP = Text("chấm mục này bằng câu trả lời của chính nó", "score this item by its own answers")
NO_YEAR = Text("ngày này cần biết năm đánh giá", "this day needs the assessed year")
UNIT_MISMATCH = Text("`{typed}` không phải đơn vị của `{unit}`", "`{typed}` is not the unit of `{unit}`")
UNIT_MISMATCH_HELP = Text("viết `{unit}`, hoặc bỏ đơn vị", "write `{unit}`, or leave the unit out")
ZERO_GOAL = Text("mục tiêu phải lớn hơn 0", "a goal must be more than 0")
ZERO_GOAL_HELP = Text("ghi mục tiêu như `so với mục tiêu 50%`", "give a goal, as in `against a goal of 50%`")
NOT_A_RATIO = Text(
    "`theo tỷ lệ` cần một tỷ lệ, đây là {kind}", "`in proportion to` needs a ratio, this is {kind}"
)
NOT_A_RATIO_HELP = Text(
    "chia cho tổng số, ví dụ `xong / giao`", "divide by the whole, as in `done / assigned`"
)
MISSING_PERCENT = Text(
    "`{number}` so với một tỷ lệ là {percent}", "`{number}` against a ratio means {percent}"
)
MISSING_PERCENT_HELP = Text("viết `{number}%`", "write `{number}%`")
OVER_WHOLE_WITHOUT_RATIO = Text("không có tỷ lệ nào để `vượt 100%`", "no ratio here could go `beyond 100%`")
OVER_WHOLE_HELP = Text("bỏ dòng này", "drop this row")

KINDS = {
    "ratio": Text("tỷ lệ", "a ratio"),
    "points": Text("điểm", "points"),
    "days": Text("số ngày", "a number of days"),
    "date": Text("ngày", "a date"),
    "things": Text("số đếm", "a count"),
    "index": Text("chỉ số do nơi khác công bố", "a published index"),
    "plain": Text("số", "a number"),
    "unit": Text("số {unit}", "a number of {unit}"),
    "yes-no": Text("câu hỏi có hay không", "a yes-or-no input"),
    "choice": Text("câu hỏi lựa chọn", "a choice"),
    "survey": Text("khảo sát", "a survey"),
    "yes": Text("`có`", "`yes`"),
    "no": Text("`không`", "`no`"),
}

TOO_MANY_DIGITS = Text(
    "làm tròn đến {digits} chữ số là quá {limit}", "rounding to {digits} digits is more than {limit}"
)
TOO_MANY_DIGITS_HELP = Text(
    "viết một số chữ số nhỏ, thường là 2", "write a small number of digits, usually 2"
)

# ── bands ──────────────────────────────────────────────────────────────────────────────────
GAP = Text("không mức nào chứa giá trị {witness}", "no band holds the value {witness}")
GAP_FROM = Text("mức này dừng ở đây", "this band stops here")
GAP_TO = Text("mức này bắt đầu ở đây", "this band starts here")
GAP_NOTE = Text("giá trị có thể nằm từ {low} đến {high}", "the value can lie from {low} to {high}")
GAP_HELP = Text("nối hai mức lại, hoặc thêm dòng `còn lại: …`", "join the bands, or add a row `otherwise: …`")
OVERLAP = Text("hai mức chồng lên nhau ở giá trị {witness}", "two bands overlap at the value {witness}")
OVERLAP_HERE = Text("mức này bắt đầu trong mức kia", "this band starts inside the other")
OVERLAP_THERE = Text("mức kia còn kéo dài đến đây", "the other band reaches here")
OVERLAP_HELP = Text(
    "bớt một đầu mút, ví dụ đổi `đến` thành `đến dưới`",
    "open one of the ends, for instance `to` into `to under`",
)
UNREACHABLE = Text("không giá trị nào vào được mức này", "no value ever reaches this band")
UNREACHABLE_HELP = Text("bỏ mức này, hoặc sửa ngưỡng", "drop the band, or correct its bounds")
UNREACHABLE_RATIO_HELP = Text(
    "nếu tỷ lệ được phép vượt 100%, thêm dòng `vượt 100%: giữ nguyên`",
    "if the ratio may exceed 100%, add a row `beyond 100%: keep`",
)
EMPTY_BAND = Text(
    "mức này trống: đầu dưới {low} không nhỏ hơn đầu trên {high}",
    "this band is empty: it starts at {low} and ends at {high}",
)
EMPTY_BAND_HELP = Text("đổi chỗ hai đầu, hoặc sửa số", "swap the ends, or correct a number")
OPTION_WITHOUT_POINTS = Text("chưa chấm phương án {options}", "no row scores {options}")
OPTION_HELP = Text("thêm một dòng cho phương án đó, hoặc `còn lại: …`", "add a row for it, or `otherwise: …`")
NEVER_WITHOUT_POINTS = Text(
    "`{name}` có thể không có, mà cách chấm không nói đến",
    "`{name}` may never happen, and the rule says nothing of it",
)
NEVER_HELP = Text("thêm dòng `không có: …`", "add a row `never: …`")
NO_OTHERWISE = Text("các dòng `khi` không phủ hết mọi trường hợp", "the `when` rows do not cover every case")
NO_OTHERWISE_HELP = Text("thêm dòng cuối `còn lại: …`", "add a last row `otherwise: …`")
NO_ROWS = Text("cách chấm này không có dòng mức nào", "this rule has no rows")
NO_ROWS_HELP = Text(
    "viết các mức bên dưới, hoặc `chấm bằng {text}` nếu điểm chính là số đó",
    "write the bands below, or `score exactly {text}` where that number is the points",
)
NEVER_DECIDES = Text("dòng này không bao giờ được xét đến", "this row never decides")
NEVER_DECIDES_HELP = Text(
    "bỏ dòng, hoặc đưa lên trước dòng bao trùm nó", "drop it, or move it above the row that covers it"
)
OPEN_INTERPOLATION = Text(
    "mức này không có đủ hai đầu để nội suy", "this band lacks an end to interpolate between"
)
OPEN_INTERPOLATION_HELP = Text(
    "ghi mức có cả hai đầu, ví dụ `từ 80% đến dưới 100%`",
    "give the band both ends, as in `from 80% to under 100%`",
)

# ── numbers ────────────────────────────────────────────────────────────────────────────────
ZERO_DENOMINATOR = Text("mẫu số `{divisor}` có thể bằng 0", "the divisor `{divisor}` may be 0")
ZERO_DENOMINATOR_HELP = Text(
    "thêm dòng `{row}: …` với `không áp dụng`, `điểm tối đa`, `0 điểm` hoặc `giải trình`",
    "add a row `{row}: …` with `not applicable`, `max points`, `0 points` or `explain`",
)
NO_REPLIES_MEAN = Text(
    "`{divisor}` chưa có nghĩa khi không có phiếu nào", "`{divisor}` means nothing without replies"
)
NO_REPLIES_HELP = Text(
    "thêm dòng `{row}: …` với `chờ kết quả`, `không áp dụng`, `0 điểm` hoặc `giải trình`",
    "add a row `{row}: …` with `pending`, `not applicable`, `0 points` or `explain`",
)
ZERO_ROW = Text("{divisor} = 0", "{divisor} = 0")
ZERO_CASE = Text("khi {divisor} = 0", "when {divisor} = 0")
NO_REPLIES_ROW = Text("không có phiếu", "no replies")
ABOVE_MAXIMUM = Text(
    "điểm có thể lên đến {high}, quá tối đa {maximum}",
    "the points can reach {high}, above the maximum {maximum}",
)
ABOVE_MAXIMUM_HELP = Text(
    "sửa số, hoặc thêm `không quá {maximum} điểm`", "correct the number, or add `up to {maximum} points`"
)
ABOVE_MAXIMUM_FORMULA_HELP = Text(
    "sửa số, hoặc viết `số nhỏ nhất(…, {maximum} điểm)`",
    "correct the number, or write `least(…, {maximum} points)`",
)
BELOW_ZERO = Text("điểm có thể xuống đến {low}", "the points can fall to {low}")
BELOW_ANY = Text(
    "điểm có thể xuống dưới 0, thấp bao nhiêu cũng được", "the points can fall below 0 without limit"
)
BELOW_ZERO_HELP = Text(
    "sửa số, hoặc thêm `không dưới 0 điểm`", "correct the number, or add `no less than 0 points`"
)
MAXIMUM_UNREACHABLE = Text(
    "không trả lời nào đạt được tối đa {maximum} điểm", "no answer earns the maximum of {maximum} points"
)
HIGHEST = Text("cao nhất chỉ được {high} điểm", "the most that can be earned is {high} points")
MAXIMUM_UNREACHABLE_HELP = Text(
    "sửa điểm tối đa, hoặc thêm mức còn thiếu", "correct the maximum, or add the missing band"
)
MAXIMUM_HERE = Text("tối đa ghi ở đây", "the maximum is stated here")

# ── sums and promises ──────────────────────────────────────────────────────────────────────
SUM = Text(
    "các mục của {parent} cộng lại được {sum} điểm, {relation} {maximum}",
    "the parts of {parent} add up to {sum} points, {relation} {maximum}",
)
MORE_THAN = Text("nhiều hơn {difference} so với", "{difference} more than")
LESS_THAN = Text("ít hơn {difference} so với", "{difference} less than")
SUM_LABEL = Text("{points} điểm", "{points} points")
SUM_HELP = Text(
    "sửa một trong các số, hoặc ghi `điểm nhóm là tổng nhưng không quá tối đa`",
    "correct one of the numbers, or write `group points are the sum up to the maximum`",
)
SUM_SHORT_HELP = Text(
    "sửa một trong các số, thêm dòng còn sót, hoặc ghi `chưa khôi phục {difference} điểm` nếu chưa thấy các dòng đó",
    "correct one of the numbers, add the row left out, or write `not recovered {difference} points` "
    "where nobody has seen those rows",
)
SUM_MISSING_HELP = Text(
    "sửa một trong các số, hoặc thêm dòng còn sót của bảng",
    "correct one of the numbers, or add the row of the table that was left out",
)
BEST_SUM = Text(
    "mục con `{code}` được tối đa {points} điểm, khác tối đa {maximum} của {parent}",
    "the child `{code}` has at most {points} points, not the {maximum} of {parent}",
)
WHOLE = Text("cả bộ tiêu chí", "the whole set")
PROMISE = Text(
    "cơ cấu ghi {promised} {what}, bảng có {actual}",
    "the structure promises {promised} ({what}), the table has {actual}",
)
PROMISE_HELP = Text(
    "thêm hoặc bớt dòng trong bảng, hoặc sửa con số", "add or drop rows of the table, or correct the number"
)
BY_SURVEY = Text("{what} điều tra xã hội học", "{what} by survey")
SURVEY_POINTS = Text("điểm điều tra xã hội học", "points by survey")

# ── policies ───────────────────────────────────────────────────────────────────────────────
SURVEY_NOT_MARKED = Text(
    "`{code}` chấm bằng khảo sát mà không ghi `điều tra xã hội học`",
    "`{code}` is scored from a survey but not marked `by survey`",
)
SURVEY_NOT_MARKED_HELP = Text("thêm dòng `điều tra xã hội học`", "add a line `by survey`")
SURVEY_MARKED = Text(
    "`{code}` ghi `điều tra xã hội học` mà không hỏi khảo sát nào",
    "`{code}` is marked `by survey` but asks no survey",
)
SURVEY_MARKED_HELP = Text("bỏ dòng đó, hoặc hỏi một `khảo sát`", "drop the line, or ask a `survey`")
NO_EVIDENCE = Text(
    "`{code}` chưa nói cần tài liệu kiểm chứng nào",
    "`{code}` says nothing about evidence",
)
NO_EVIDENCE_HELP = Text(
    'thêm `kiểm chứng "…"`, hoặc `không cần kiểm chứng`', 'add `evidence "…"`, or `no evidence needed`'
)
CONTRADICTION = Text(
    "`{code}` vừa đòi tài liệu kiểm chứng vừa nói không cần",
    "`{code}` both asks for evidence and says none is needed",
)
CONTRADICTION_HELP = Text("bỏ một trong hai dòng", "drop one of the two lines")
NO_COMBINATION = Text(
    "chưa nói điểm của `{code}` gộp từ các mục con thế nào",
    "nothing says how the children of `{code}` combine",
)
NO_COMBINATION_HELP = Text(
    "thêm `điểm nhóm là tổng` ở đầu tệp hoặc ở mục này", "add `group points are the sum` at the head or here"
)
NO_TOTAL_CAP = Text(
    "có điểm thưởng mà chưa nói tổng điểm có được vượt {maximum} không",
    "there is a bonus, and nothing says whether the total may exceed {maximum}",
)
NO_TOTAL_CAP_HELP = Text(
    "thêm `, không quá {maximum} điểm` hoặc `, được vượt`", "add `, up to {maximum} points` or `, uncapped`"
)
NO_TOTAL_FLOOR = Text(
    "có điểm trừ mà chưa nói tổng điểm có được âm không",
    "there is a penalty, and nothing says whether the total may fall below 0",
)
NO_TOTAL_FLOOR_HELP = Text(
    "thêm `, không dưới 0 điểm` hoặc `, có thể âm`", "add `, no less than 0 points` or `, may be negative`"
)
NO_BONUS_CAP = Text("chưa có trần cho {what}", "nothing caps the {what}")
NO_BONUS_CAP_HELP = Text(
    "thêm `{word} … điểm` hoặc `{word} không giới hạn` ở đầu tệp",
    "add `{word} … points` or `{word} unlimited` at the head",
)
FIRST_EXTRA = Text("mục đầu tiên thuộc loại này", "the first of its kind")
NO_NA_POLICY = Text(
    "`{code}` có thể không áp dụng mà chưa nói khi đó tính thế nào",
    "`{code}` may not apply, and nothing says what then happens to the points",
)
NO_NA_POLICY_HELP = Text(
    "thêm `khi không áp dụng quy đổi theo …` (hoặc `điểm tối đa`, `0 điểm`) ở đầu tệp",
    "add `when not applicable rescale by …` (or `max points`, `0 points`) at the head",
)
NO_EVIDENCE_POLICY = Text(
    "`{code}` cần tài liệu kiểm chứng mà chưa nói khi thiếu thì sao",
    "`{code}` needs evidence, and nothing says what happens without it",
)
NO_EVIDENCE_POLICY_HELP = Text(
    "thêm `thiếu kiểm chứng: giải trình` (hoặc `0 điểm`, `không công nhận`) ở đầu tệp",
    "add `without evidence: explain` (or `0 points`, `refuse`) at the head",
)
NO_INDEX = Text("chưa có công thức chỉ số", "nothing says how the index is made")
NO_INDEX_HELP = Text(
    "thêm `chỉ số bằng tổng điểm / điểm tối đa` ở đầu tệp",
    "add `index exactly total points / max points` at the head",
)
NOT_VERBATIM = Text(
    "{count} trên {all} mục chưa đối chiếu nguyên văn quyết định",
    "{count} of {all} items are not checked against the decision's own text",
)
NOT_VERBATIM_NOTE = Text(
    "tóm tắt: {summarised}, phục dựng: {reconstructed}, minh họa: {illustrative}",
    "summarised: {summarised}, reconstructed: {reconstructed}, illustrative: {illustrative}",
)
NOT_VERBATIM_HELP = Text(
    "không dùng kết quả làm căn cứ chính thức cho đến khi đối chiếu xong",
    "do not use results officially until they have been checked",
)

# ── grades ─────────────────────────────────────────────────────────────────────────────────
UNKNOWN_GRADE = Text("không có loại nào tên `{name}`", "no grade is called `{name}`")
GRADES = Text("các loại: {names}", "the grades: {names}")
UNKNOWN_GRADE_HELP = Text("dùng tên có trong `xếp loại`", "use a name from `grades`")
GATE_WITHOUT_GRADES = Text("`điều kiện` cần đứng sau `xếp loại`", "a `gate` must follow `grades`")
GATE_WITHOUT_GRADES_HELP = Text(
    "thêm `xếp loại theo chỉ số …` phía trên", "add `grades according to index …` above"
)
DUPLICATE_GRADE = Text("loại `{name}` viết hai lần", "the grade `{name}` is given twice")
DUPLICATE_GRADE_HELP = Text("đổi tên một trong hai loại", "rename one of the two grades")

# ── guarantees ─────────────────────────────────────────────────────────────────────────────
TENDENCY_MISFIT = Text(
    "`{trend}` không nói được về `{name}`: đó là {kind}", "`{trend}` cannot speak of `{name}`: it is {kind}"
)
TENDENCY_OF_DAYS_HELP = Text(
    "ngày thì sớm hay muộn: viết `càng sớm {name} càng tốt` hoặc `càng muộn {name} càng tốt`",
    "days are early or late: write `the earlier {name} the better` or `the later {name} the better`",
)
TENDENCY_OF_AMOUNTS_HELP = Text(
    "số thì nhiều hay ít: viết `càng nhiều {name} càng tốt` hoặc `càng ít {name} càng tốt`",
    "amounts are more or fewer: write `the more {name} the better` or `the fewer {name} the better`",
)
TENDENCY_OF_YES_HELP = Text(
    'nói điểm khi trả lời có, ví dụ `bảo đảm "…" khi {name}: điểm của … từ 1 điểm trở lên`',
    'say the points of a yes, as in `guarantee "…" when {name}: points of … from 1 point up`',
)
TENDENCY_OF_CHOICE_HELP = Text(
    'nói điểm của từng phương án, ví dụ `bảo đảm "…" khi {name} là "{option}": điểm của … từ 1 điểm trở lên`',
    'say the points of an option, as in `guarantee "…" when {name} is "{option}": points of … from 1 point up`',
)
TENDENCY_OF_SURVEY_HELP = Text(
    'nói về trung bình hoặc số phiếu, ví dụ `bảo đảm "…" khi số phiếu({name}) từ 1 trở lên: …`',
    'speak of its mean or its replies, as in `guarantee "…" when replies({name}) from 1 up: …`',
)
TENDENCY_OF_NOTHING = Text(
    "cách chấm của `{code}` không xét `{name}`: câu này không bảo đảm điều gì",
    "the rule of `{code}` does not look at `{name}`: this guarantees nothing",
)
TENDENCY_OF_NOTHING_HELP = Text(
    "bỏ câu này, hoặc chuyển xuống dưới mục được chấm theo `{name}`",
    "drop it, or move it under the row that is scored by `{name}`",
)
GUARANTEE_OF_NOTHING = Text(
    "bảo đảm `{name}` không nói đến điểm của mục nào", "the guarantee `{name}` speaks of no points"
)
GUARANTEE_OF_NOTHING_HELP = Text(
    "nói về điểm bằng `điểm của …`, `tỷ lệ điểm của …` hoặc `mọi tiêu chí …`",
    "speak of points with `points of …`, `share of …` or `every criterion …`",
)
GUARANTEE_OF_NEVER = (
    Text(
        "`{number}` có thể là không có, khi đó không so sánh được",
        "`{number}` may be never, and never compares",
    ),
    Text(
        "thêm vào trước: `khi không phải ({number} không có) và …`",
        "put in front: `when not ({number} never) and …`",
    ),
)
GUARANTEE_OF_ZERO = (
    Text("mẫu số `{number}` có thể bằng 0", "the divisor `{number}` may be 0"),
    Text("thêm vào trước: `khi {number} > 0 …`", "put in front: `when {number} > 0 …`"),
)
GUARANTEE_OF_OTHERS = (
    Text(
        "`{number}` là số liệu của mọi đơn vị; điều bảo đảm chỉ nói về một đơn vị",
        "`{number}` is a figure over all units; a guarantee speaks of one unit",
    ),
    Text("bảo đảm bằng câu trả lời của chính đơn vị", "guarantee by the answers of the unit itself"),
)

# ── frameworks ─────────────────────────────────────────────────────────────────────────────
FRAMEWORK_HERE = Text("khung quy định ở đây", "the framework says so here")
FRAMEWORK_NAMED = Text("khung được dẫn ở đây", "the framework is named here")
FRAMEWORK_MISSING = Text(
    "thiếu {level} `{code}` mà khung đòi hỏi", "{level} `{code}` of the framework is missing"
)
FRAMEWORK_MISSING_HELP = Text(
    "thêm mục đó với đúng điểm tối đa của khung", "add it with the maximum that the framework gives"
)
FRAMEWORK_MAXIMUM = Text(
    "{level} `{code}` có tối đa {own} điểm, khung quy định {fixed}",
    "{level} `{code}` has at most {own} points, the framework says {fixed}",
)
FRAMEWORK_MAXIMUM_HELP = Text("ghi `tối đa {fixed} điểm`", "write `at most {fixed} points`")
OUTSIDE_FRAMEWORK = Text("{level} `{code}` không có trong khung", "{level} `{code}` is not in the framework")
OUTSIDE_FRAMEWORK_HELP = Text(
    "chỉ thêm tiêu chí thành phần dưới mục mà khung giao cho cấp dưới",
    "add components only below what the framework leaves to the level below",
)
