"""Every sentence about a calendar."""

from cchc_rules.base.texts import Text

TITLE = Text("Lịch {year} · {title}", "Calendar {year} · {title}")
MILESTONES = Text("Các mốc của chu trình chấm điểm", "Milestones of the cycle")
NO_MILESTONES = Text("bộ tiêu chí không ghi mốc nào", "the ruleset states no milestones")
DEADLINES = Text("Các ngày mà cách chấm xét đến", "Dates that rules look at")
NO_DEADLINES = Text("không có mục nào chấm theo ngày", "no item is scored by a date")
WHO = Text("người làm: {who}", "by: {who}")
DEADLINE = Text("{code} {name} — {question}", "{code} {name} — {question}")
DOCUMENT = Text("tài liệu kiểm chứng: {document}", "evidence: {document}")
IN_MONTH = Text("trong tháng {month}/{year}", "in {year}-{month}")
IN_MONTHS = Text(
    "từ tháng {first}/{year} đến hết tháng {last}/{end}", "from {year}-{first} to the end of {end}-{last}"
)
IN_QUARTER = Text("trong quý {quarter}/{year}", "in quarter {quarter} of {year}")
IN_YEAR = Text("trong năm {year}", "in {year}")
MILESTONE_EVENT = Text("Mốc: {name} ({days})", "Milestone: {name} ({days})")
DEADLINE_EVENT = Text("{code} {name}: {rule}", "{code} {name}: {rule}")
MILESTONE_CATEGORY = Text("Mốc chấm điểm", "Milestone")
DEADLINE_CATEGORY = Text("Ngày xét điểm", "Scored date")
SOURCE = Text("Theo bộ tiêu chí {ruleset}, năm {year}.", "After the ruleset {ruleset}, {year}.")
