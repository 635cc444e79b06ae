"""Every sentence the writers of documents can say."""

from cchc_rules.base.texts import Text

LIBRARY_MISSING = Text(
    "chưa cài thư viện `python-docx` để ghi tệp `.docx`",
    "the library `python-docx`, which writes `.docx` files, is not installed",
)
LIBRARY_MISSING_HELP = Text(
    'chạy `pip install "cchc-rules[office]"`, hoặc chọn dạng khác với `--format`',
    'run `pip install "cchc-rules[office]"`, or choose another form with `--format`',
)
SHEET = Text("Trang {page}", "Page {page}")
