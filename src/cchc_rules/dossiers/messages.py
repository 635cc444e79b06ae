"""Every sentence about a data file and the answers in it."""

from __future__ import annotations

from cchc_rules.base.texts import Text

# --- reading: any data file ---------------------------------------------------------------

TOO_LARGE = Text(
    vi="tệp dữ liệu dài hơn {limit} MB",
    en="the data file is longer than {limit} MB",
)
TOO_MANY = Text(
    vi="tệp dữ liệu có quá nhiều mục",
    en="the data file holds too many entries",
)
TOO_MANY_NOTE = Text(
    vi="mỗi tệp được đọc tối đa {limit} mục",
    en="at most {limit} entries are read from one file",
)
TOO_LARGE_HELP = Text(
    vi="mỗi tệp chỉ ghi dữ liệu của một đơn vị trong một kỳ đánh giá; hãy tách tệp này",
    en="keep one unit and one period in a file; split this one",
)
TOO_DEEP = Text(
    vi="các mục lồng nhau quá {limit} cấp",
    en="entries are nested more than {limit} levels deep",
)
TOO_DEEP_HELP = Text(
    vi="bỏ bớt các dấu ngoặc hoặc mức thụt đầu dòng thừa",
    en="remove needless brackets or indentation",
)
EMPTY_FILE = Text(
    vi="tệp dữ liệu không có nội dung",
    en="the data file holds no data",
)
EMPTY_FILE_HELP = Text(
    vi="ghi ít nhất một dòng dạng `tên: giá trị`; dòng bắt đầu bằng `#` chỉ là ghi chú",
    en="write at least one line such as `name: value`; a line that starts with `#` is only a remark",
)
EMPTY_FILE_HELP_JSON = Text(
    vi='ghi nội dung trong cặp ngoặc nhọn, ví dụ `{"tên": "giá trị"}`',
    en='write the content in curly brackets, such as `{"name": "value"}`',
)
BROKEN_CHARACTER = Text(
    vi="ký tự `{character}` không được phép có trong tệp dữ liệu",
    en="the character `{character}` is not allowed in a data file",
)
BROKEN_CHARACTER_HELP = Text(
    vi="xóa ký tự này rồi gõ lại; nó thường lọt vào khi sao chép từ chương trình khác",
    en="delete it and type the text again; it often slips in when copying from another program",
)
DUPLICATE_KEY = Text(
    vi="mục `{key}` được ghi hai lần trong cùng một nhóm",
    en="the key `{key}` is written twice in one group",
)
DUPLICATE_KEY_FIRST = Text(
    vi="lần ghi đầu tiên ở đây",
    en="first written here",
)
DUPLICATE_KEY_HELP = Text(
    vi="giữ lại một dòng, xóa dòng kia",
    en="keep one of the two and delete the other",
)
UNCLOSED_QUOTE = Text(
    vi="dấu nháy mở ở đây không có dấu nháy đóng",
    en="the quote opened here is never closed",
)
UNCLOSED_QUOTE_HELP = Text(
    vi="thêm dấu nháy cùng loại vào cuối đoạn chữ",
    en="add the same quote at the end of the text",
)
BACKSLASH = Text(
    vi="dấu `\\` trong cặp nháy kép không tạo thành ký hiệu hợp lệ",
    en="a `\\` between double quotes starts no known sign",
)
BACKSLASH_HELP = Text(
    vi="viết hai dấu `\\\\` để có một dấu `\\`",
    en="write `\\\\` for one `\\`",
)
UNCLOSED_BRACKET = Text(
    vi="dấu `{bracket}` mở ở đây không được đóng đúng chỗ",
    en="the `{bracket}` opened here is not closed where it should be",
)
UNCLOSED_BRACKET_HELP = Text(
    vi="thêm dấu ngoặc đóng, hoặc dấu phẩy giữa hai mục",
    en="add the closing bracket, or the comma between two entries",
)
SEVERAL_DOCUMENTS = Text(
    vi="tệp có nhiều hơn một phần dữ liệu",
    en="the file holds more than one piece of data",
)

# --- reading: YAML ------------------------------------------------------------------------

SEVERAL_DOCUMENTS_HELP = Text(
    vi="bỏ dòng `---` này, hoặc ghi phần sau vào một tệp khác",
    en="remove this `---` line, or move what follows to a file of its own",
)
ANCHOR = Text(
    vi="tệp dùng dấu neo `{word}` của YAML",
    en="the file uses the YAML anchor `{word}`",
)
ALIAS = Text(
    vi="tệp dùng tham chiếu `{word}` của YAML",
    en="the file uses the YAML alias `{word}`",
)
TAG = Text(
    vi="tệp dùng nhãn kiểu `{word}` của YAML",
    en="the file uses the YAML tag `{word}`",
)
MERGE = Text(
    vi="tệp dùng phép trộn `<<` của YAML",
    en="the file uses the YAML merge key `<<`",
)
UNSAFE_NOTE = Text(
    vi="qua dấu neo, tham chiếu, nhãn kiểu và phép trộn, một tệp nhỏ có thể nở ra rất lớn hoặc mang nghĩa khác",
    en="with anchors, aliases, tags and merge keys a small file can grow huge or mean something else",
)
UNSAFE_HELP = Text(
    vi="ghi đầy đủ giá trị; nếu đây là một đoạn chữ thì đặt trong dấu nháy",
    en="write the value out in full; if it is meant as text, put it in quotes",
)
KEY_NOT_TEXT = Text(
    vi="tên của một mục là cả một danh sách hoặc một nhóm",
    en="the key of an entry is a whole list or group",
)
KEY_NOT_TEXT_HELP = Text(
    vi="đặt tên mục bằng một từ, hoặc một đoạn chữ trong dấu nháy",
    en="use one word, or a text in quotes, as the key",
)
NO_KEY = Text(
    vi="giá trị này không có tên mục đứng trước dấu `:`",
    en="this value has no key before the `:`",
)
NO_KEY_HELP = Text(
    vi="ghi tên mục trước dấu `:`",
    en="write the key before the `:`",
)
TAB = Text(
    vi="dòng được thụt vào bằng phím Tab",
    en="the line is indented with a tab",
)
TAB_HELP = Text(
    vi="thay mỗi ký tự Tab ở đầu dòng bằng hai dấu cách",
    en="replace each tab at the start of the line with two spaces",
)
NO_BLANK_AFTER_COLON = Text(
    vi="sau dấu `:` không có dấu cách",
    en="no space follows the `:`",
)
NO_BLANK_AFTER_COLON_HELP = Text(
    vi="thêm một dấu cách sau dấu hai chấm: `tên: giá trị`",
    en="add a space after the colon: `name: value`",
)
NO_COLON = Text(
    vi="dòng này không có dấu `:` sau tên mục",
    en="this line has no `:` after its key",
)
NO_COLON_HELP = Text(
    vi="viết `tên: giá trị`; nếu dòng này nối tiếp dòng trên thì thụt vào sâu hơn dòng trên",
    en="write `name: value`; if it continues the line above, indent it more than that line",
)
COLON_IN_VALUE = Text(
    vi="giá trị có dấu `:` mà không nằm trong dấu nháy",
    en="the value contains a `:` but stands in no quotes",
)
QUOTE_HELP = Text(
    vi="đặt cả giá trị trong dấu nháy, ví dụ `'giá trị'`",
    en="put the whole value in quotes, such as `'value'`",
)
INDENTATION = Text(
    vi="mức thụt đầu dòng không khớp với các dòng phía trên",
    en="the indentation does not match the lines above",
)
INDENTATION_HELP = Text(
    vi="các mục cùng cấp phải bắt đầu ở cùng một cột; không đặt xen mục có dấu `-` với mục không có",
    en="start entries of one level in the same column; do not mix entries with and without `-`",
)
SPECIAL_START = Text(
    vi="giá trị không nằm trong dấu nháy mà bắt đầu bằng `{character}`",
    en="a value outside quotes starts with `{character}`",
)
TEXT_AFTER_QUOTE = Text(
    vi="sau dấu nháy đóng vẫn còn chữ",
    en="text follows a closing quote",
)
TEXT_AFTER_QUOTE_HELP = Text(
    vi="đặt cả giá trị trong một cặp nháy đơn, ví dụ `'theo \"Đề án 06\" của tỉnh'`",
    en="put the whole value in one pair of single quotes, such as `'see \"Plan 06\" of the province'`",
)
LIST_ON_SAME_LINE = Text(
    vi="dấu `-` của danh sách nằm cùng dòng với tên mục",
    en="the `-` of a list stands on the line of its key",
)
LIST_ON_SAME_LINE_HELP = Text(
    vi="đưa dấu `-` xuống dòng mới; nếu đây là một đoạn chữ thì đặt trong dấu nháy",
    en="start the list on a new line; if it is meant as text, put it in quotes",
)
BROKEN_YAML = Text(
    vi="không đọc được tệp YAML từ chỗ này",
    en="the YAML file cannot be read from here on",
)
BROKEN_YAML_HELP = Text(
    vi="kiểm tra dấu cách, dấu nháy và dấu ngoặc ở dòng này và dòng ngay trên",
    en="check blanks, quotes and brackets on this line and the one above",
)

# --- reading: JSON ------------------------------------------------------------------------

SEVERAL_VALUES_HELP = Text(
    vi="xóa phần nằm sau dấu ngoặc đóng cuối cùng",
    en="delete what follows the last closing bracket",
)
CONTROL_IN_QUOTES = Text(
    vi="đoạn chữ trong dấu nháy có ký tự xuống dòng, Tab hoặc ký tự điều khiển",
    en="a quoted text contains a line break, a tab or a control character",
)
CONTROL_IN_QUOTES_HELP = Text(
    vi="viết `\\n` thay cho xuống dòng và `\\t` thay cho Tab",
    en="write `\\n` for a line break and `\\t` for a tab",
)
SINGLE_QUOTE = Text(
    vi="đoạn chữ nằm trong dấu nháy đơn",
    en="a text stands in single quotes",
)
DOUBLE_QUOTE_HELP = Text(
    vi='trong tệp JSON, tên mục và đoạn chữ đều phải nằm trong dấu nháy kép `"…"`',
    en='in JSON, put keys and texts in double quotes `"…"`',
)
COMMENT = Text(
    vi="tệp JSON có ghi chú",
    en="the JSON file contains a remark",
)
COMMENT_HELP = Text(
    vi="xóa ghi chú, hoặc dùng tệp YAML, nơi dòng ghi chú bắt đầu bằng `#`",
    en="delete the remark, or use a YAML file, where a remark starts with `#`",
)
TRAILING_COMMA = Text(
    vi="có dấu phẩy ngay trước dấu ngoặc đóng",
    en="a comma stands just before a closing bracket",
)
TRAILING_COMMA_HELP = Text(
    vi="xóa dấu phẩy này",
    en="delete this comma",
)
UNQUOTED = Text(
    vi="ở đây có chữ không nằm trong dấu nháy",
    en="there is text outside quotes here",
)
MISSING_COLON = Text(
    vi="giữa tên mục và giá trị không có dấu `:`",
    en="no `:` stands between a key and its value",
)
MISSING_COLON_HELP = Text(
    vi='viết `"tên": "giá trị"`',
    en='write `"name": "value"`',
)
MISSING_COMMA = Text(
    vi="giữa hai mục không có dấu phẩy",
    en="no comma stands between two entries",
)
MISSING_COMMA_HELP = Text(
    vi="thêm dấu phẩy trước chỗ này",
    en="add a comma before this place",
)
UNFINISHED = Text(
    vi="tệp JSON kết thúc khi nội dung còn dang dở",
    en="the JSON file ends before its content is complete",
)
UNFINISHED_HELP = Text(
    vi="thêm phần còn thiếu và các dấu ngoặc đóng; có thể tệp bị cắt khi sao chép hoặc gửi đi",
    en="add what is missing and the closing brackets; the file may have been cut when copied or sent",
)
BROKEN_JSON = Text(
    vi="không đọc được tệp JSON từ chỗ này",
    en="the JSON file cannot be read from here on",
)
BROKEN_JSON_HELP = Text(
    vi="kiểm tra dấu nháy kép, dấu phẩy và dấu ngoặc ở dòng này và dòng ngay trên",
    en="check double quotes, commas and brackets on this line and the one above",
)

# --- binding: keys ------------------------------------------------------------------------

UNKNOWN_TOP = Text(
    vi="hồ sơ không có mục `{word}`",
    en="a dossier has no key `{word}`",
)
UNKNOWN_ITEM = Text(
    vi="bộ tiêu chí không có tiêu chí hay số liệu chung `{word}`",
    en="the ruleset has no item and asks for no figure called `{word}`",
)
UNKNOWN_INPUT = Text(
    vi="tiêu chí `{item}` không hỏi `{word}`",
    en="item `{item}` does not ask for `{word}`",
)
UNKNOWN_OPTION = Text(
    vi="phiếu điều tra không có phương án `{word}`",
    en="the survey has no option `{word}`",
)
UNKNOWN_GROUP = Text(
    vi="phiếu điều tra không có nhóm người trả lời `{word}`",
    en="the survey has no group of respondents `{word}`",
)
UNKNOWN_PART = Text(
    vi="điểm đánh giá không có mục `{word}`",
    en="a judgement has no key `{word}`",
)
QUOTE_THE_COMMA = Text(
    vi='giữa `{` và `}` dấu phẩy ngăn hai mục: đặt số thập phân trong ngoặc kép, ví dụ `"7,5"`',
    en='between `{` and `}` a comma ends a key: put the decimal in quotes, as in `"7,5"`',
)
UNKNOWN_DETAIL = Text(
    vi="tài liệu kiểm chứng không có mục `{word}`",
    en="a document has no key `{word}`",
)
DID_YOU_MEAN = Text(
    vi="có phải ý bạn là `{name}`?",
    en="did you mean `{name}`?",
)
OPTIONS = Text(
    vi="có thể ghi: {options}",
    en="it may be one of {options}",
)
SAME_THING = Text(
    vi="`{first}` và `{second}` cùng chỉ một mục",
    en="`{first}` and `{second}` are the same thing",
)
NOT_A_GROUP = Text(
    vi="chỗ này phải là một nhóm gồm các dòng `tên: giá trị`",
    en="this should be a group of lines such as `name: value`",
)
NOT_A_TEXT = Text(
    vi="chỗ này phải là một giá trị, không phải danh sách hay nhóm",
    en="this should be one value, not a list or a group",
)
NOT_A_TEXT_HELP = Text(
    vi="ghi một giá trị duy nhất sau dấu `:`",
    en="write a single value after the `:`",
)
TOP_HELP = Text(
    vi="bắt đầu tệp bằng các dòng `bộ tiêu chí:`, `năm:`, `đơn vị:` và `trả lời:`",
    en="begin the file with the lines `ruleset:`, `year:`, `unit:` and `answers:`",
)
ANSWERS_HELP = Text(
    vi="ghi mã tiêu chí, bên dưới thụt vào là từng số liệu: `tên: giá trị`",
    en="write the code of an item and, indented below it, each of its answers: `name: value`",
)
REASONS_HELP = Text(
    vi="ghi mỗi dòng một tiêu chí: `mã: lý do`",
    en="write one item per line: `code: reason`",
)
MISSING_TOP = Text(
    vi="hồ sơ thiếu mục `{word}`",
    en="the dossier lacks the key `{word}`",
)
MISSING_TOP_HELP = Text(
    vi="thêm dòng `{word}: {example}`",
    en="add the line `{word}: {example}`",
)
UNIT_EXAMPLE = Text(
    vi="tên đơn vị",
    en="name of the unit",
)
WRONG_RULESET = Text(
    vi="hồ sơ này lập cho bộ tiêu chí `{found}`, không phải `{wanted}`",
    en="this dossier is for the ruleset `{found}`, not `{wanted}`",
)
WRONG_RULESET_HELP = Text(
    vi="chọn đúng bộ tiêu chí ghi trong hồ sơ, hoặc sửa dòng này",
    en="choose the ruleset that the dossier names, or correct this line",
)
WRONG_YEAR = Text(
    vi="hồ sơ này lập cho năm `{found}`, bộ tiêu chí là của năm `{wanted}`",
    en="this dossier is for the year `{found}`, the ruleset for `{wanted}`",
)
WRONG_VERSION = Text(
    vi="hồ sơ này lập cho một phiên bản khác của bộ tiêu chí `{ruleset}`, năm `{year}`",
    en="this dossier is for another version of the ruleset `{ruleset}`, year `{year}`",
)
WRONG_VERSION_HELP = Text(
    vi="chấm bằng đúng phiên bản đó, hoặc lập lại hồ sơ (bảng tính: bằng `cchc workbook`) cho phiên bản này",
    en="score it with that version, or make the dossier again (a workbook: with `cchc workbook`) for this one",
)
NOT_A_YEAR = Text(
    vi="`{text}` không phải là một năm",
    en="`{text}` is no year",
)
NOT_A_YEAR_HELP = Text(
    vi="ghi năm bằng bốn chữ số, ví dụ `2018`",
    en="write the year in four digits, such as `2018`",
)
DIGEST_DIFFERS = Text(
    vi="nội dung hồ sơ không khớp với mã băm ghi trong hồ sơ",
    en="the content of the dossier does not match the digest it states",
)
DIGEST_NOTE = Text(
    vi="mã băm tính lại là `{digest}`",
    en="the digest computed anew is `{digest}`",
)
DIGEST_HELP = Text(
    vi="nếu hồ sơ được sửa có chủ ý thì bỏ dòng này; nếu không, hãy lấy lại bản gốc",
    en="if the dossier was changed on purpose remove this line; otherwise fetch the original again",
)

# --- binding: values ----------------------------------------------------------------------

NOT_A_COUNT = Text(
    vi="`{text}` không phải là số đếm",
    en="`{text}` is no whole number",
)
NOT_A_COUNT_HELP = Text(
    vi="chỉ ghi chữ số, ví dụ `20`",
    en="write digits only, such as `20`",
)
THOUSANDS = Text(
    vi="số `{text}` đọc được theo hai cách",
    en="the number `{text}` can be read in two ways",
)
THOUSANDS_HELP = Text(
    vi="viết liền các chữ số nếu là số nguyên: `{whole}`",
    en="write the digits without a mark if it is a whole number: `{whole}`",
)
DECIMAL_HELP = Text(
    vi="nếu là số thập phân thì thêm một số 0 ở cuối: `{decimal}`",
    en="if it is a decimal number add a zero at its end: `{decimal}`",
)
NOT_A_NUMBER = Text(
    vi="`{text}` không phải là một số",
    en="`{text}` is no number",
)
NOT_A_NUMBER_HELP = Text(
    vi="ghi số thường, ví dụ `86,2`",
    en="write a plain number, such as `86.2`",
)
WRONG_UNIT = Text(
    vi="`{text}` ghi theo đơn vị tính khác với câu hỏi",
    en="`{text}` is in another unit than the question",
)
WRONG_UNIT_HELP = Text(
    vi="chỉ ghi số",
    en="write the number alone",
)
UNIT_NOTE = Text(
    vi="câu hỏi tính theo `{unit}`",
    en="the question counts in `{unit}`",
)
NEGATIVE = Text(
    vi="số đếm `{text}` nhỏ hơn 0",
    en="the count `{text}` is below zero",
)
OUT_OF_BOUNDS = Text(
    vi="`{text}` nằm ngoài khoảng cho phép",
    en="`{text}` lies outside the bounds",
)
FROM_TO = Text(
    vi="phải từ {low} đến {high}",
    en="it must be from {low} to {high}",
)
AT_LEAST = Text(
    vi="phải từ {low} trở lên",
    en="it must be {low} or more",
)
AT_MOST = Text(
    vi="phải từ {high} trở xuống",
    en="it must be {high} or less",
)
ABOVE = Text(
    vi="phải lớn hơn {low}",
    en="it must be more than {low}",
)
BELOW = Text(
    vi="phải nhỏ hơn {high}",
    en="it must be less than {high}",
)
OFF_STEP = Text(
    vi="điểm `{text}` không đúng bước chấm",
    en="the points `{text}` fall between two steps",
)
STEP_NOTE = Text(
    vi="điểm tính từ {low}, mỗi bước {step}",
    en="points go up from {low} in steps of {step}",
)
NOT_YES_NO = Text(
    vi="`{text}` không phải là câu trả lời có hay không",
    en="`{text}` is no answer to a yes-or-no question",
)
NOT_YES_NO_HELP = Text(
    vi="ghi `có` hoặc `không`",
    en="write `yes` or `no`",
)
NOT_A_DATE = Text(
    vi="`{text}` không phải là một ngày",
    en="`{text}` is no date",
)
NOT_A_DATE_HELP = Text(
    vi="ghi ngày, tháng, năm, ví dụ `31/01/2018`",
    en="write the day, the month and the year, such as `31/01/2018`, or `2018-01-31`",
)
IMPOSSIBLE_DATE = Text(
    vi="lịch không có ngày `{text}`",
    en="the calendar has no day `{text}`",
)
NEVER_NOT_ALLOWED = Text(
    vi="câu hỏi này phải trả lời bằng một ngày, không thể là `{text}`",
    en="this question wants a day; `{text}` is no answer to it",
)
NEVER_HELP = Text(
    vi="ghi ngày; nếu chưa biết thì để trống",
    en="write the day, or leave it blank while it is not known",
)
NO_SUCH_CHOICE = Text(
    vi="`{text}` không phải là một phương án của câu hỏi",
    en="`{text}` is no option of the question",
)
SURVEY_HELP = Text(
    vi="ghi mỗi phương án một dòng: `phương án: số phiếu`",
    en="write one option per line: `option: number of people`",
)
SURVEY_GROUPS_HELP = Text(
    vi="ghi từng nhóm người trả lời, bên dưới là số phiếu của mỗi phương án",
    en="write each group of respondents and, below it, how many chose each option",
)
NO_OPTION = Text(
    vi="kết quả điều tra không ghi số phiếu của phương án nào",
    en="the survey gives the number of no option",
)
BLANK_OPTION = Text(
    vi="phương án `{option}` chưa ghi số phiếu",
    en="the option `{option}` has no number",
)
BLANK_OPTION_HELP = Text(
    vi="ghi `0` nếu không ai chọn, hoặc bỏ dòng này",
    en="write `0` if nobody chose it, or remove the line",
)
JUDGEMENT_HELP = Text(
    vi="ghi ba mục `điểm`, `người chấm` và `lý do`",
    en="write the three keys `points`, `by` and `reason`",
)
NO_POINTS = Text(
    vi="điểm đánh giá chưa ghi số điểm",
    en="the judgement gives no points",
)
NO_JUDGE = Text(
    vi="điểm đánh giá chưa ghi người chấm",
    en="the judgement does not say who gave it",
)
NO_JUDGEMENT_REASON = Text(
    vi="điểm đánh giá chưa ghi lý do",
    en="the judgement gives no reason",
)
ABOVE_WHOLE = Text(
    vi="phần được tính là {part}, lớn hơn tổng số {whole}",
    en="the part comes to {part}, more than the whole, {whole}",
)
BELOW_NOTHING = Text(
    vi="phần được tính là {part}, nhỏ hơn 0; tổng số là {whole}",
    en="the part comes to {part}, less than nothing, of a whole of {whole}",
)
FIGURE_NOTE = Text(
    vi="`{name}` là {value}, ghi tại `{path}`",
    en="`{name}` is {value}, at `{path}`",
)
ABOVE_WHOLE_HELP = Text(
    vi="kiểm tra lại hai số liệu: phần không thể lớn hơn tổng số hoặc nhỏ hơn 0",
    en="check both figures: a part is never more than its whole or less than zero",
)

# --- binding: evidence, explanations, claims ----------------------------------------------

NA_NOT_ALLOWED = Text(
    vi="tiêu chí `{item}` không được khai là không áp dụng",
    en="item `{item}` may not be claimed as not applicable",
)
NA_NOT_ALLOWED_HELP = Text(
    vi="trả lời tiêu chí này, hoặc giải trình nếu không có số liệu",
    en="answer the item, or explain why there is no figure",
)
NO_REASON = Text(
    vi="chưa ghi lý do cho `{item}`",
    en="no reason is given for `{item}`",
)
NO_REASON_HELP = Text(
    vi="ghi lý do sau dấu `:`, hoặc bỏ dòng này",
    en="write the reason after the `:`, or remove the line",
)
REASON_WITHOUT_EFFECT = Text(
    vi="`{item}` là một nhóm nên dòng này không có tác dụng",
    en="`{item}` is a group, so this line has no effect",
)
REASON_WITHOUT_EFFECT_HELP = Text(
    vi="ghi cho từng tiêu chí chấm điểm trong nhóm",
    en="write it for the scored items of the group",
)
ANSWER_WITHOUT_EFFECT = Text(
    vi="`{item}` đã khai không áp dụng nên câu trả lời này không có tác dụng",
    en="`{item}` is claimed as not applicable, so this answer has no effect",
)
ANSWER_WITHOUT_EFFECT_HELP = Text(
    vi="bỏ câu trả lời, hoặc bỏ lời khai không áp dụng",
    en="remove the answer, or the claim",
)
CLAIMED_HERE = Text(
    vi="khai không áp dụng ở đây",
    en="claimed as not applicable here",
)
DOCUMENTS_HELP = Text(
    vi="ghi danh sách, mỗi tài liệu một dòng: `- tên: …`",
    en="write a list with one document per line: `- name: …`",
)
NO_DOCUMENT_NAME = Text(
    vi="tài liệu kiểm chứng chưa ghi tên",
    en="the document has no name",
)
NO_DOCUMENT_NAME_HELP = Text(
    vi="thêm mục `tên`",
    en="add the key `name`",
)
NO_EVIDENCE_ASKED = Text(
    vi="`{item}` không yêu cầu tài liệu kiểm chứng",
    en="`{item}` asks for no evidence",
)
NO_EVIDENCE_ASKED_HELP = Text(
    vi="bỏ các tài liệu này, hoặc chuyển sang đúng tiêu chí",
    en="remove these documents, or move them to the item they prove",
)
UNMATCHED = Text(
    vi="tài liệu `{name}` không khớp với tài liệu nào mà `{item}` yêu cầu",
    en="the document `{name}` is none of those that `{item}` asks for",
)
WANTED_NOTE = Text(
    vi="cần có `{name}`",
    en="it asks for `{name}`",
)
WANTED_KIND_NOTE = Text(
    vi="cần có `{name}`, loại `{kind}`",
    en="it asks for `{name}`, of the kind `{kind}`",
)
OTHER_KIND = Text(
    vi="loại phải là `{kind}`",
    en="its kind must be `{kind}`",
)
OTHER_ISSUER = Text(
    vi="cơ quan ban hành phải là `{issuer}`",
    en="its issuer must be `{issuer}`",
)
NO_NUMBER = Text(
    vi="tài liệu phải có số",
    en="it must have a number",
)
NO_DAY = Text(
    vi="tài liệu phải có ngày",
    en="it must have a date",
)
TOO_EARLY = Text(
    vi="ngày phải từ {day} trở đi",
    en="its date must be {day} or later",
)
TOO_LATE = Text(
    vi="ngày phải từ {day} trở về trước",
    en="its date must be {day} or earlier",
)

# --- the JSON Schema ----------------------------------------------------------------------

SCHEMA_TITLE = Text(
    vi="Hồ sơ của bộ tiêu chí {ruleset} năm {year}",
    en="Dossier of the ruleset {ruleset} of {year}",
)
SCHEMA_UNIT = Text(
    vi="Tên đơn vị được chấm điểm",
    en="Name of the unit that is scored",
)

# --- an assignment: who works on which item -------------------------------------------------

ASSIGNMENT_TOP_HELP = Text(
    vi="ghi các dòng `bộ tiêu chí: …`, `năm: …`, `đơn vị: …`, `phân công:` rồi danh sách các bộ phận",
    en="write `ruleset: …`, `year: …`, `unit: …`, `assignments:` and then the list of offices",
)
UNKNOWN_ASSIGNMENT_TOP = Text(
    vi="tệp phân công không có mục `{word}`",
    en="an assignment has no key `{word}`",
)
UNKNOWN_SHARE_KEY = Text(
    vi="phần việc của một bộ phận không có mục `{word}`",
    en="the share of an office has no key `{word}`",
)
UNKNOWN_ASSIGNED = Text(
    vi="bộ tiêu chí không có mục `{word}` để phân công",
    en="the ruleset has no node `{word}` to assign",
)
UNKNOWN_ASSIGNED_HELP = Text(
    vi='ghi số thứ tự trong ngoặc kép (`"1.1"`), mã bền (`ke-hoach`) hoặc cấp và số thứ tự (`lĩnh vực 3`); xem bằng `cchc show`',
    en='write a printed code in quotes (`"1.1"`), a stable id (`ke-hoach`), or a level and a code (`area 3`); see `cchc show`',
)
ASSIGNED_TWICE = Text(
    vi="mục `{item}` vừa giao cho `{first}` vừa giao cho `{second}`",
    en="node `{item}` is assigned both to `{first}` and to `{second}`",
)
ASSIGNED_TWICE_SAME = Text(
    vi="mục `{item}` được giao cho `{first}` hai lần",
    en="node `{item}` is assigned to `{first}` twice",
)
ASSIGNED_FIRST = Text(vi="đã giao ở đây", en="assigned here already")
ASSIGNED_TWICE_HELP = Text(
    vi="giữ một dòng; muốn tách một nhóm việc thì giao từng mục nằm trong nhóm đó",
    en="keep one of the two; to divide a group, assign the nodes inside it",
)
NO_SHARES = Text(vi="tệp phân công chưa giao mục nào", en="the file assigns nothing")
NO_SHARES_HELP = Text(
    vi="dưới `phân công:`, ghi mỗi bộ phận một dòng `- bộ phận: …` kèm `mục: […]`",
    en="under `assignments:` write one `- office: …` with `items: […]` for each office",
)
NOT_A_LIST_OF_SHARES = Text(
    vi="`{word}` phải là một danh sách",
    en="`{word}` must be a list",
)
SHARE_HELP = Text(
    vi='ghi dạng `- bộ phận: Văn phòng`, dòng dưới `mục: ["1.1", "1.2"]`',
    en='write `- office: Secretariat` and below it `items: ["1.1", "1.2"]`',
)
MISSING_SHARE_KEY = Text(
    vi="phần việc này thiếu dòng `{word}`",
    en="this share has no line `{word}`",
)
NOBODY_ASSIGNED = Text(
    vi="{count} mục chưa giao cho bộ phận nào",
    en="{count} items are assigned to nobody",
)
NOBODY_ASSIGNED_NOTE = Text(vi="chưa giao: {items}", en="not assigned: {items}")
NOBODY_ASSIGNED_HELP = Text(
    vi="giao các mục này, hoặc giao cả nhóm chứa chúng cho một bộ phận đầu mối",
    en="assign them, or assign the group around them to one office",
)
ASSIGNMENT_OF_ANOTHER = Text(
    vi="bảng phân công này lập cho bộ tiêu chí `{found}`, không phải `{wanted}`",
    en="this assignment is for the ruleset `{found}`, not `{wanted}`",
)
ASSIGNMENT_OF_ANOTHER_YEAR = Text(
    vi="bảng phân công này lập cho năm `{found}`, bộ tiêu chí là của năm `{wanted}`",
    en="this assignment is for the year `{found}`, the ruleset for `{wanted}`",
)
ASSIGNMENT_OF_ANOTHER_HELP = Text(
    vi="chọn đúng bộ tiêu chí ghi trong bảng, hoặc sửa dòng này",
    en="choose the ruleset that the assignment names, or correct this line",
)
MISSING_ASSIGNMENT_TOP = Text(
    vi="tệp phân công thiếu dòng `{word}`", en="the assignment has no line `{word}`"
)

# --- layers -------------------------------------------------------------------------------

OUTSIDE_LAYERS = Text(
    vi="mục `{word}` đứng ngoài các vòng chấm",
    en="the key `{word}` stands outside the rounds",
)
OUTSIDE_LAYERS_HELP = Text(
    vi="chuyển mục này vào vòng mà nó thuộc về",
    en="move it into the round it belongs to",
)
LAYER_HELP = Text(
    vi="mỗi vòng ghi `vòng`, `ngày`, `người`, rồi `trả lời` và các mục khác",
    en="each layer gives `round`, `date`, `author`, then `answers` and what else it says",
)
LAYER_LACKS = Text(vi="vòng chấm chưa có `{word}`", en="the layer has no `{word}`")
UNKNOWN_STAGE = Text(vi="`{text}` không phải là một vòng chấm", en="`{text}` is no round of a season")
AWARD_HELP = Text(
    vi="ghi theo dạng `{điểm: 1, lý do: …}` dưới từng mục",
    en="write `{points: 1, reason: …}` below each item",
)
AWARD_ON_GROUP = Text(
    vi="điểm được quyết định cho cả nhóm `{item}`", en="points are decided for the whole group `{item}`"
)
AWARD_ON_GROUP_HELP = Text(
    vi="quyết định điểm cho từng tiêu chí thành phần của nhóm", en="decide the points of each item below it"
)
SELF_SCORED = Text(
    vi="đơn vị tự trả lời `{name}`, là số liệu do nơi khác cung cấp",
    en="the unit answers `{name}` itself, a figure that comes from others",
)
SELF_SCORED_HELP = Text(
    vi="để trống ở vòng này; kết quả điều tra, chỉ số ngoài và điểm đánh giá ghi ở vòng thẩm định hoặc hội đồng",
    en="leave it out here; surveys, published indexes and judgements go into an appraisal or the council's round",
)
OWN_POINTS = Text(vi="đơn vị tự quyết định điểm của mình", en="the unit decides its own points")
OWN_POINTS_HELP = Text(
    vi="ghi số liệu dưới `trả lời`; điểm trực tiếp chỉ có ở vòng thẩm định và hội đồng",
    en="give figures under `answers`; points are set by an appraisal or the council only",
)
OWN_REFUSAL = Text(
    vi="đơn vị ghi `từ chối` trong vòng của mình", en="the unit writes `refusals` in a layer of its own"
)
OWN_REFUSAL_HELP = Text(
    vi="chuyển sang vòng của người thẩm định hoặc hội đồng",
    en="move it into a layer of an appraiser or the council",
)
EDITED_LAYER = Text(
    vi="nội dung vòng chấm không còn như khi được khóa", en="the layer is not what it was when it was closed"
)
EDITED_LAYER_HELP = Text(
    vi="khôi phục nội dung cũ; thay đổi thì ghi vào vòng sau",
    en="put back what it said; changes go into a later round",
)
