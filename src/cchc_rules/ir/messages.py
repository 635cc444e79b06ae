"""Every sentence about the JSON of a ruleset, a scorecard or a bound dossier."""

from __future__ import annotations

from cchc_rules.base.texts import Text

# --- what should stand somewhere --------------------------------------------------------------

OBJECT = Text(vi="một đối tượng `{…}`", en="an object `{…}`")
LIST = Text(vi="một danh sách `[…]`", en="a list `[…]`")
TEXT = Text(vi="một đoạn chữ", en="a text")
YES_NO = Text(vi="`true` hoặc `false`", en="`true` or `false`")
WHOLE = Text(vi="một số nguyên", en="a whole number")
NUMBER = Text(vi="một số viết trong dấu nháy", en="a number written as text")
NOTHING = Text(vi="`null`", en="`null`")
FLOAT = Text(vi="một số có phần thập phân", en="a number with decimals")
SOMETHING_ELSE = Text(vi="một giá trị không thuộc JSON", en="a value that is no JSON")

WRONG_TYPE = Text(vi="cần {expected} nhưng lại có {found}", en="{expected} should stand where {found} stands")
WRONG_TYPE_HELP = Text(vi="thay giá trị này bằng {expected}", en="replace the value with {expected}")
NUMBER_HELP = Text(
    vi='viết số trong dấu nháy, dạng nguyên hoặc phân số: `"2"`, `"3/4"`',
    en='write the number in quotes, whole or as a fraction: `"2"`, `"3/4"`',
)
NOT_A_NUMBER = Text(
    vi="`{written}` không phải là số viết đúng dạng", en="`{written}` is not a number in the form used here"
)
NOT_A_NUMBER_NOTE = Text(
    vi="tử số và mẫu số đều chỉ gồm chữ số từ 0 đến 9, tối đa {limit} chữ số; mẫu số khác 0",
    en="numerator and denominator hold the digits 0 to 9 only, at most {limit} each; the denominator is not 0",
)
OUT_OF_RANGE = Text(
    vi="số nguyên này nằm ngoài khoảng cho phép", en="this whole number lies outside what is allowed"
)
OUT_OF_RANGE_HELP = Text(vi="viết một số từ {low} đến {high}", en="write a number from {low} to {high}")

# --- keys and words ---------------------------------------------------------------------------

UNKNOWN_KEY = Text(vi="không có mục nào tên là `{key}` ở đây", en="nothing here is called `{key}`")
UNKNOWN_KEY_HELP = Text(vi="xóa mục này", en="remove this key")
KEY_NOT_TEXT = Text(vi="tên của một mục không phải là chữ", en="a key is not a text")
MISSING_KEY = Text(vi="thiếu mục `{key}`", en="the key `{key}` is missing")
MISSING_KEY_HELP = Text(vi="thêm mục `{key}`", en="add the key `{key}`")
UNKNOWN_WORD = Text(
    vi="`{word}` không phải là giá trị được dùng ở đây", en="`{word}` is not a word used here"
)
UNKNOWN_WORD_HELP = Text(vi="chọn một trong các giá trị: {words}", en="use one of these: {words}")
DID_YOU_MEAN = Text(vi="có phải ý bạn là `{name}`?", en="did you mean `{name}`?")
BROKEN_CHARACTER = Text(
    vi="đoạn chữ có một ký tự bị hỏng (nửa cặp mã UTF-16)",
    en="the text holds a broken character (half of a UTF-16 pair)",
)
BROKEN_CHARACTER_HELP = Text(vi="xóa ký tự này rồi gõ lại", en="delete it and type the text again")
ANSWERED_TWICE = Text(vi="`{name}` được trả lời hai lần", en="`{name}` is answered twice")
ANSWERED_TWICE_HELP = Text(
    vi="giữ lại một câu trả lời, xóa câu kia", en="keep one of the two and delete the other"
)

# --- the envelope -----------------------------------------------------------------------------

UNKNOWN_FORMAT = Text(
    vi="phiên bản này không đọc được định dạng số `{found}`",
    en="this version does not read format number `{found}`",
)
UNKNOWN_FORMAT_NOTE = Text(
    vi="phiên bản này đọc định dạng số {known}", en="this version reads format number {known}"
)
UNKNOWN_FORMAT_HELP = Text(
    vi="cài phiên bản cchc-rules mới hơn, hoặc xuất lại tệp bằng phiên bản này",
    en="install a newer cchc-rules, or write the file again with this version",
)
OTHER_KIND = Text(
    vi="tệp chứa `{found}`, không phải `{expected}`", en="this is a `{found}`, not a `{expected}`"
)
OTHER_KIND_HELP = Text(
    vi="chọn tệp có `kind` là `{expected}`", en="choose a file whose `kind` is `{expected}`"
)

# --- limits -----------------------------------------------------------------------------------

TOO_DEEP = Text(
    vi="các giá trị lồng nhau quá {limit} cấp", en="values are nested more than {limit} levels deep"
)
TOO_MANY_QUESTIONS = Text(
    vi="các phép chọn theo điều kiện lồng trong nhau quá {limit} cấp",
    en="choices stand in the conditions of choices more than {limit} levels deep",
)
SIMPLER_HELP = Text(vi="viết quy tắc này đơn giản hơn", en="write this rule in a simpler way")
TOO_MANY = Text(vi="tệp có hơn {limit} giá trị", en="the file holds more than {limit} values")
TOO_LONG = Text(vi="đoạn chữ dài hơn {limit} ký tự", en="the text is longer than {limit} characters")
SHORTER_HELP = Text(vi="rút ngắn, hoặc tách thành nhiều tệp", en="shorten it, or split the file")

# --- what must hold ---------------------------------------------------------------------------

NOT_IN_A_RULE = Text(
    vi="`{kind}` chỉ dùng trong điều kiện xếp loại và điều bảo đảm, không dùng trong quy tắc chấm",
    en="`{kind}` belongs in gates and guarantees, not in the rule of an item",
)
CHOOSE_ANOTHER = Text(
    vi="viết lại điều kiện bằng các câu hỏi của mục đó", en="write the rule with the inputs of the item"
)
EMPTY_CHOICE = Text(vi="`{kind}` không có số nào để chọn", en="`{kind}` has no number to choose from")
EMPTY_CHOICE_HELP = Text(vi="ghi ít nhất một số vào `choices`", en="put at least one number in `choices`")
BREACH = Text(vi="bộ tiêu chí không nhất quán: {breach}", en="the ruleset contradicts itself: {breach}")
BREACH_HELP = Text(
    vi="sửa văn bản `.cchc` rồi biên dịch lại, thay vì sửa tệp JSON",
    en="mend the `.cchc` text and compile it again rather than the JSON",
)
