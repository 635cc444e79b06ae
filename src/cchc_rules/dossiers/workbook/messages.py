"""Every sentence the reader of workbooks can say."""

from cchc_rules.base.texts import Text

LIBRARY_MISSING = Text(
    "chưa cài thư viện `{library}` để đọc tệp `.xlsx`",
    "the library `{library}`, which reads `.xlsx` files, is not installed",
)
LIBRARY_MISSING_HELP = Text(
    'chạy `pip install "cchc-rules[office]"`',
    'run `pip install "cchc-rules[office]"`',
)
NO_WORKBOOK = Text("tệp không phải là bảng tính `.xlsx`", "the file is no `.xlsx` workbook")
LOCKED = Text(
    "bảng tính có mật khẩu, hoặc là dạng `.xls` cũ",
    "the workbook has a password, or is of the old form `.xls`",
)
DAMAGED = Text("bảng tính bị hỏng", "the workbook is damaged")
NO_SHEET = Text("bảng tính không có trang `{sheet}`", "the workbook has no sheet `{sheet}`")
NO_MAP = Text(
    "bảng tính này không do lệnh `cchc workbook` lập", "this workbook was not made by `cchc workbook`"
)
MOVED = Text(
    "ô `{cell}` không còn ở chỗ cũ: bảng đã bị thêm, bớt hoặc đổi hàng, cột",
    "the cell `{cell}` is not where it was: rows or columns were added, removed or changed",
)
DAYS_FROM_1904 = Text("bảng tính đếm ngày từ năm 1904", "the workbook counts days from 1904")
AGAIN_HELP = Text(
    "lập bảng mới bằng `cchc workbook`, chép câu trả lời vào các ô nền vàng rồi lưu dạng `.xlsx`",
    "make a new one with `cchc workbook`, copy the answers into the yellow cells and save it as `.xlsx`",
)
TOO_MUCH = Text("bảng tính nở ra quá lớn khi mở nén", "the workbook unpacks to far more than a form can hold")
ACTIVE = Text("bảng tính mang theo macro hoặc tệp nhúng", "the workbook carries macros or embedded files")
OUTSIDE = Text(
    "bảng tính liên kết tới tệp hoặc nguồn bên ngoài", "the workbook refers to other files or sources"
)
ENTITIES = Text("bảng tính khai báo thực thể XML", "the workbook declares XML entities")
UNKNOWN_FORMAT = Text(
    "bảng tính có dạng số `{found}`; bản này đọc được dạng `{known}`",
    "the workbook has the format `{found}`; this version reads `{known}`",
)
UNKNOWN_FORMAT_HELP = Text(
    "cập nhật cchc-rules, hoặc lập lại bảng bằng `cchc workbook`",
    "update cchc-rules, or make the workbook again with `cchc workbook`",
)
FORMULA = Text("ô trả lời `{cell}` chứa công thức", "the answer in `{cell}` is a formula")
FORMULA_HELP = Text(
    "gõ trực tiếp giá trị vào ô, hoặc dán bằng lệnh dán giá trị",
    "type the value itself, or paste it as a value",
)
ERROR_VALUE = Text("ô `{cell}` chứa giá trị lỗi", "the cell `{cell}` holds an error value")
ERROR_VALUE_HELP = Text("xóa ô rồi nhập lại", "clear the cell and type the answer again")
TOO_LARGE = Text(
    "số trong ô `{cell}` quá lớn để bảng tính giữ chính xác",
    "the number in `{cell}` is too large for a spreadsheet to keep exactly",
)
TOO_LARGE_HELP = Text("nhập số đó trong hồ sơ YAML", "give this number in a YAML dossier")
NOT_THERE = Text(
    "`{text}` trong ô `{cell}` không phải là có hay không", "`{text}` in `{cell}` is neither yes nor no"
)
NOT_THERE_HELP = Text("chọn trong danh sách của ô", "choose from the list of the cell")
