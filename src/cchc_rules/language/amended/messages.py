"""Every sentence the consolidation can say."""

from cchc_rules.base.texts import Text

NOTHING_THERE = Text("không có mục `{code}` để {change}", "there is no `{code}` to {change}")
GONE_HERE = Text("mục này đã bị bãi bỏ ở đây", "it was repealed here")
NOTHING_THERE_HELP = Text(
    "dùng mã số đang có hiệu lực sau các thay đổi trước đó", "use a code that holds after the earlier changes"
)
DID_YOU_MEAN = Text("có phải ý là `{name}`?", "did you mean `{name}`?")
OUTSIDE = Text("`{change}` chỉ đứng trong tệp sửa đổi", "`{change}` stands in an amendment only")
OUTSIDE_HELP = Text(
    'bắt đầu tệp bằng `sửa đổi "…" năm …`, hoặc sửa trực tiếp bảng',
    'begin the file with `amendment to "…" year …`, or edit the table',
)
EMPTY = Text("`{change} {code}` không kèm nội dung nào", "`{change} {code}` is followed by nothing")
EMPTY_HELP = Text("viết nội dung mới ở các dòng tiếp theo", "write the new content on the lines below")
MISFIT = Text("dòng này không thuộc về `{change}`", "this line does not belong to `{change}`")
MISFIT_CLAUSE_HELP = Text(
    "đặt dòng dưới `sửa …` hoặc `sửa phần chung`", "put it under `modify …` or `modify the head`"
)
MISFIT_HEADING_HELP = Text(
    "thêm mục mới bằng `bổ sung vào …` hoặc `bổ sung sau …`",
    "add new rows with `insert into …` or `insert after …`",
)
HOLDS_NOTHING = Text(
    "`{change}`: mục `{parent}` không chứa được mục `{code}`", "`{change}`: `{parent}` cannot hold `{code}`"
)
HOLDS_NOTHING_HELP = Text(
    "chọn mục cấp trên, hoặc dùng `bổ sung sau …`", "choose a row of a higher level, or use `insert after …`"
)
SINCE_THIS_CHANGE = Text("từ thay đổi này", "since this change")
NO_DECISION = Text("tệp sửa đổi không có căn cứ", "the amendment rests on no decision")
NO_DECISION_HELP = Text(
    "thêm dòng `căn cứ quyết định …` ở đầu tệp", "add a line `pursuant to decision …` at its head"
)
OTHER_SET = Text("tệp này sửa đổi `{other}`, không phải `{own}`", "this file amends `{other}`, not `{own}`")
OTHER_SET_HELP = Text("chuyển tệp về đúng bộ tiêu chí", "move the file to the set it amends")
