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
