"""Every sentence of the property tests of rulesets."""

from cchc_rules.base.texts import Text

LIBRARY_MISSING = Text(
    "chưa cài thư viện `{name}` để sinh hồ sơ thử",
    "the library `{name}`, which makes up dossiers, is not installed",
)
LIBRARY_MISSING_HELP = Text(
    'chạy `pip install "cchc-rules[testing]"`', 'run `pip install "cchc-rules[testing]"`'
)

NO_ANSWER = Text(
    "không hồ sơ nào hợp lệ: câu hỏi `{name}` của mục {item} không nhận câu trả lời nào",
    "no dossier can be right: the question `{name}` of item {item} takes no answer at all",
)
NO_ANSWER_OF_SET = Text(
    "không hồ sơ nào hợp lệ: câu hỏi chung `{name}` không nhận câu trả lời nào",
    "no dossier can be right: the general question `{name}` takes no answer at all",
)
DEMAND_EXCLUDES = Text(
    "không hồ sơ nào hợp lệ: ở mục {item} không tìm được câu trả lời nào để {part} nằm giữa 0 và {whole}",
    "no dossier can be right: in item {item} no answer was found under which {part} lies between 0 and {whole}",
)
ALWAYS_REJECTED = Text(
    "không hồ sơ nào hợp lệ: không tìm được câu trả lời nào mà mục {item} nhận, vì dòng `{row}`",
    "no dossier can be right: no answer was found that item {item} accepts, because of the row `{row}`",
)
TOGETHER_EXCLUDE = Text(
    "không hồ sơ nào hợp lệ: không tìm được câu trả lời nào vừa lòng mọi điều kiện của mục {item}",
    "no dossier can be right: no answer was found that meets all conditions of item {item} together",
)
CONDITION = Text("điều kiện: 0 ≤ {part} ≤ {whole}", "a condition: 0 ≤ {part} ≤ {whole}")
NO_DOSSIER_HELP = Text(
    "sửa điều kiện ấy trong bộ tiêu chí: chưa có hồ sơ nào để thử",
    "mend that condition in the ruleset: there is no dossier to try",
)

LAW = Text("luật {law}: {title}", "law {law}: {title}")
WHOLE = Text("cả bộ", "the whole")
SMALLEST = Text(
    "hồ sơ nhỏ nhất tìm được, chấm lại bằng `cchc score`:",
    "the smallest dossier found; `cchc score` takes it:",
)
FIRST = Text("hồ sơ thứ nhất, chấm lại bằng `cchc score`:", "the first dossier; `cchc score` takes it:")
SECOND = Text("hồ sơ thứ hai:", "the second dossier:")
SPOKEN_OF_NONE = Text(
    "không thử được “{name}”: không hồ sơ nào đã thử thuộc loại nó nói đến",
    "“{name}” was not tried: it speaks of none of the dossiers that were drawn",
)
NO_CASES = Text("không ca nào đọc được ở đây", "no case can be read here")
ANSWERS = Text("trả lời", "answers")
DOSSIER = Text("hồ sơ", "dossier")
EXPECTED = Text("mong đợi", "expected")
GOT = Text("kết quả", "got")
WHY = Text("vì", "because")
