"""Every sentence about the sheets of offices."""

from cchc_rules.base.texts import Text

TITLE = Text("Phân công {year} · {unit} · {title}", "Assignment {year} · {unit} · {title}")
OFFICE = Text("{office} — {load}", "{office} — {load}")
LOAD = Text("{items} mục, {points}", "items: {items}, {points}")
LOAD_WITH_EXTRA = Text("{load}; thưởng {bonus}, trừ {penalty}", "{load}; bonus {bonus}, penalty {penalty}")
ITEM = Text("{code} {name} ({level}, tối đa {points})", "{code} {name} ({level}, at most {points})")
PERSON = Text("người phụ trách: {person}", "in charge: {person}")
DUE = Text("hạn nội bộ: {day}", "own deadline: {day}")
SURVEY = Text(
    "chấm qua điều tra xã hội học: bộ phận theo dõi, không tự chấm",
    "scored by a survey: to be watched, never self-scored",
)
FIGURE = Text("{question} ({kind})", "{question} ({kind})")
COLLECT = Text("số liệu: {figure}", "figure: {figure}")
ATTACH = Text("tài liệu: {document}", "document: {document}")
LOOKED_AT = Text("ngày xét điểm: {day} — {rule}", "scored date: {day} — {rule}")
MILESTONES = Text("Các mốc chung", "Milestones for everybody")
NOBODY = Text("Chưa giao cho bộ phận nào — {load}", "Assigned to nobody — {load}")
GENERAL = Text("Câu hỏi chung, không thuộc mục nào", "General questions, which belong to no item")
ALL = Text("Cả bảng: {load}", "Altogether: {load}")
COLUMNS = Text(
    "bộ phận|người phụ trách|mã|mã bền|tên|cấp|điểm tối đa|số liệu cần thu thập|tài liệu kiểm chứng|hạn nội bộ|ngày xét điểm",
    "office|person|code|id|name|level|maximum|figures to collect|evidence|own deadline|scored dates",
)
NOBODY_CELL = Text("(chưa giao)", "(nobody)")
EVENT = Text("Hạn nội bộ: {office} ({count} mục)", "Own deadline: {office} ({count} items)")
CATEGORY = Text("Hạn nội bộ", "Own deadline")
