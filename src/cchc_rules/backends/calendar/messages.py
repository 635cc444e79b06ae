"""Every sentence the writer of calendar files can say."""

from cchc_rules.base.texts import Text

LIBRARY_MISSING = Text(
    "chưa cài thư viện `icalendar` để ghi tệp `.ics`",
    "the library `icalendar`, which writes `.ics` files, is not installed",
)
LIBRARY_MISSING_HELP = Text(
    'chạy `pip install "cchc-rules[calendar]"`, hoặc chọn dạng khác với `--format`',
    'run `pip install "cchc-rules[calendar]"`, or choose another form with `--format`',
)
