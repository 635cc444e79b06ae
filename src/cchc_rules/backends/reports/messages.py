"""Every sentence the writers of documents can say."""

from cchc_rules.base.texts import Text

LIBRARY_MISSING = Text(
    "chưa cài thư viện `{library}` để ghi tệp `{ending}`",
    "the library `{library}`, which writes `{ending}` files, is not installed",
)
LIBRARY_MISSING_HELP = Text(
    'chạy `pip install "cchc-rules[{extra}]"`, hoặc chọn dạng khác với `--format`',
    'run `pip install "cchc-rules[{extra}]"`, or choose another form with `--format`',
)
PANGO_MISSING = Text(
    "`weasyprint` không tìm thấy thư viện Pango của hệ thống: {why}",
    "`weasyprint` does not find Pango, a library of the system: {why}",
)
PANGO_MISSING_HELP = Text(
    "trên Debian, Ubuntu chạy `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`, hoặc chọn dạng khác với `--format`",
    "on Debian or Ubuntu run `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`, or choose another form with `--format`",
)
SHEET = Text("Trang {page}", "Page {page}")
