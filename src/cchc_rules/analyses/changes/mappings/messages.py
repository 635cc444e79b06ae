"""The sentences about mappings between two rulesets."""

from __future__ import annotations

from cchc_rules.base.texts import Text

OLD_SET = Text("bộ cũ", "the earlier set")
NEW_SET = Text("bộ mới", "the later set")

MAPPING_HELP = Text(
    "ghi `nối:` rồi mỗi dòng `mã cũ: mã mới`; tách, gộp thì ghi `tách:`, `gộp:` với danh sách",
    "write `continued:` and below it lines `old code: new code`; for splits and merges `split:`, `merged:` with lists",
)
UNKNOWN_MAPPING_KEY = Text("tệp ghép không có mục `{word}`", "a mapping file has no key `{word}`")
UNKNOWN_MAPPED = Text("{side} không có mục `{name}`", "{side} has no row `{name}`")
UNKNOWN_MAPPED_HELP = Text(
    "ghi mã số hoặc mã định danh của một mục trong {side}", "write the code or the id of a row of {side}"
)
MAPPED_TWICE = Text("mục `{name}` của {side} được ghép hai lần", "the row `{name}` of {side} is mapped twice")
MAPPED_FIRST = Text("lần đầu ở đây", "first here")
MAPPED_TWICE_OLD_HELP = Text(
    'một mục cũ thành nhiều mục mới thì ghi dưới `tách:`, ví dụ `"1.2": ["1.2", "1.3"]`',
    'an old row that became several new ones stands under `split:`, as `"1.2": ["1.2", "1.3"]`',
)
MAPPED_TWICE_NEW_HELP = Text(
    'nhiều mục cũ thành một mục mới thì ghi dưới `gộp:`, ví dụ `"1.2": ["1.2", "1.3"]` (mục mới đứng trước)',
    'several old rows that became one new row stand under `merged:`, as `"1.2": ["1.2", "1.3"]` (the new row first)',
)

PROPOSAL = (
    Text(
        "Ghép {before} với {after}: những cặp do máy đoán, cần người xem.",
        "{before} to {after}: guessed pairs, for a person to look at.",
    ),
    Text(
        "Xóa dòng sai; nhiều mục thành một thì chuyển xuống `gộp:`, một thành nhiều thì `tách:`; mục không còn ghi dưới `bỏ:`, mục mới hẳn dưới `thêm:`.",
        "Delete what is wrong; several rows to one belong under `merged:`, one to several under `split:`; rows that ended under `ended:`, new ones under `new:`.",
    ),
    Text("Xong thì dùng: cchc diff … --mapping tệp này.", "Then: cchc diff … --mapping this file."),
)
PROPOSED = Text("độ tin cậy {percent}%: {old} → {new}", "confidence {percent}%: {old} → {new}")
PROPOSAL_LEFT = Text(
    "Chưa ghép được; nếu đúng thì ghi dưới `{key}:`", "Not paired; if that is right, list them under `{key}:`"
)
