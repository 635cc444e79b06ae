"""Every sentence the surface can say."""

from cchc_rules.base.texts import Text

# ── the text itself (CR0xx) ────────────────────────────────────────────────────────────────
HIDDEN = Text("có ký tự ẩn `{name}` trong văn bản", "the text holds a hidden character `{name}`")
HIDDEN_HELP = Text(
    "xóa ký tự này; nó thường theo vào khi chép từ Word, PDF hoặc trang mạng",
    "delete it; it usually comes along when copying from Word, PDF or a web page",
)
LOOKALIKE = Text(
    "chữ `{wrong}` trong `{word}` chỉ giống chữ `{right}`",
    "the letter `{wrong}` in `{word}` only looks like `{right}`",
)
LOOKALIKE_NOTE = Text("ký tự này là {name}", "this character is {name}")
LOOKALIKE_HELP = Text("gõ lại thành `{word}`", "type `{word}` instead")
NOT_SHOWN = Text(
    "còn nữa; chỉ nêu {limit} chỗ đầu tiên", "there are more; only the first {limit} places are told"
)
TOO_LARGE = Text(
    "văn bản dài {size} ký tự, quá giới hạn {limit}",
    "the text is {size} characters long, more than the limit of {limit}",
)
TOO_LARGE_HELP = Text("chia bộ tiêu chí thành nhiều tệp", "split the ruleset into several files")
STRAY = Text("ký tự `{character}` không có nghĩa ở đây", "the character `{character}` means nothing here")
STRAY_HELP = Text(
    "xóa ký tự, hoặc đặt cả đoạn chữ trong dấu ngoặc kép", "delete it, or put the whole phrase in quotes"
)
UNCLOSED = Text(
    "dấu ngoặc kép mở ra mà không đóng trong dòng", "a quote opens and does not close on its line"
)
UNCLOSED_HELP = Text('thêm dấu `"` ở cuối đoạn chữ', 'add a `"` at the end of the phrase')
SINGLE_QUOTE_HELP = Text('dùng dấu ngoặc kép: `"…"`', 'use double quotes: `"…"`')
NOT_A_NUMBER = Text("`{text}` không phải là số", "`{text}` is not a number")
NOT_A_NUMBER_HELP = Text("viết số như `0,5`, `1000` hoặc `90%`", "write numbers like `0.5`, `1000` or `90%`")
AMBIGUOUS = Text("`{text}` có thể là {small} hoặc {large}", "`{text}` may mean {small} or {large}")
AMBIGUOUS_HELP = Text(
    "viết `{plain}` nếu là hàng nghìn, `{decimal}` nếu là số thập phân",
    "write `{plain}` for thousands, `{decimal}` for a decimal",
)
IMPOSSIBLE_DATE = Text("không có ngày `{text}` trong lịch", "the calendar has no day `{text}`")
IMPOSSIBLE_DATE_HELP = Text(
    "viết ngày/tháng/năm như `31/01/2018`, hoặc năm-tháng-ngày như `2018-01-31`",
    "write day/month/year as in `31/01/2018`, or year-month-day as in `2018-01-31`",
)

# ── the grammar (CR1xx) ────────────────────────────────────────────────────────────────────
UNEXPECTED = Text("không hiểu `{text}` ở đây", "`{text}` does not fit here")
EXPECTED = Text("ở đây có thể viết: {words}", "what may stand here: {words}")
BROKEN_OFF = Text("dòng này chưa viết xong, sau `{text}`", "this line is not complete, after `{text}`")
EXTRA_SIGN = Text("bỏ dấu `{sign}`", "drop the `{sign}`")
MISSING_SIGN = Text("thêm dấu `{sign}` trước `{text}`", "put a `{sign}` before `{text}`")
UNCLOSED_BRACKET = Text("thêm dấu `)` sau `{text}`", "put a `)` after `{text}`")
TIMES_SIGN = Text("dấu nhân viết là `×` hoặc `*`", "write `×` or `*` to multiply")
EXTRA_WORD = Text("bỏ từ `{text}`", "drop the word `{text}`")
WHEN_HELP = Text("viết `khi` thay cho `nếu`", "write `when`")
ONE_WORD_HELP = Text(
    "tên câu hỏi viết liền, ví dụ `{name}`; nếu là hai số thì viết phép tính ở giữa",
    "the name of an input is one word, such as `{name}`; between two numbers write what is done",
)
DAY_HELP = Text(
    "nói rõ năm: `{day} năm đánh giá`, `{day} năm trước`, hoặc viết đủ ngày/tháng/năm",
    "say of which year: `{day} this year`, `{day} last year`, or write the whole date",
)
WHOLE_DAY_HELP = Text("viết ngày/tháng/năm như `31/01/2018`", "write the whole date, as in `2018-01-31`")
PER_HELP = Text(
    "viết số điểm trước: `chấm 0,5 điểm mỗi …`, hoặc `chấm trừ 0,5 điểm mỗi …`",
    "give the points first: `score 0.5 points per …`, or `score deduct 0.5 points per …`",
)
STRAY_NAME_HELP = Text(
    "bỏ từ này, hoặc viết phép tính giữa `{before}` và `{name}`",
    "drop it, or write what is done between `{before}` and `{name}`",
)
HEADING_HELP = Text(
    "dòng của bảng bắt đầu bằng `lĩnh vực`, `tiêu chí` hoặc `tiêu chí thành phần`, dù bảng gọi là chỉ số",
    "a row of the table begins with `area`, `criterion` or `component`, whatever the table calls it",
)
DID_YOU_MEAN = Text("có phải ý là `{name}`?", "did you mean `{name}`?")
ON_ITS_OWN = Text("xem trang ngôn ngữ: `cchc explain CR101`", "see the language page: `cchc explain CR101`")
UNFINISHED = Text("văn bản hết giữa chừng, sau `{text}`", "the text ends in the middle, after `{text}`")
EMPTY_FILE = Text("văn bản không có câu lệnh nào", "the text holds no statement")
EMPTY_HELP = Text(
    'bắt đầu bằng `bộ tiêu chí "tỉnh/loại-đơn-vị" năm 2018`',
    'begin with `ruleset "province/unit-kind" year 2018`',
)
MIXED = Text(
    "`{text}` là từ tiếng Anh trong một tệp tiếng Việt",
    "`{text}` is a Vietnamese word in an English file",
)
MIXED_OTHER = Text(
    "`{text}` là từ tiếng Việt trong một tệp tiếng Anh",
    "`{text}` is an English word in a Vietnamese file",
)
MIXED_HELP = Text("viết `{right}`", "write `{right}`")
RESERVED = Text(
    "`{text}` là từ của ngôn ngữ, không dùng làm tên được",
    "`{text}` is a word of the language and cannot be a name",
)
RESERVED_HELP = Text("đặt tên khác, ví dụ `{name}`", "choose another name, such as `{name}`")
TOO_DEEP = Text("biểu thức lồng quá {limit} lớp", "the expression nests more than {limit} levels deep")
TOO_LONG = Text("biểu thức có quá {limit} phép tính", "the expression has more than {limit} operations")
TOO_DEEP_HELP = Text("chia thành các phần nhỏ hơn", "split it into smaller parts")

# ── names of what the grammar expects ──────────────────────────────────────────────────────
TOKEN_NAMES = {
    "STRING": Text("chữ trong ngoặc kép", "a quoted text"),
    "NAME": Text("một tên", "a name"),
    "ZERO": Text("số 0", "the number 0"),
    "INT": Text("một số nguyên như `1`", "a whole number such as `1`"),
    "NUMBER": Text("một số", "a number"),
    "DAY": Text("một ngày", "a day"),
    "CODE": Text("một mã số như `1.1.2`", "a code such as `1.1.2`"),
    "$END": Text("hết văn bản", "the end of the text"),
}
