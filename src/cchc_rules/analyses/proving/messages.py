"""How something was proved, and why something stays unknown, in words."""

from cchc_rules.analyses.proving.verdicts import Method, Reason
from cchc_rules.base.texts import Text

METHODS: dict[Method, Text] = {
    Method.INTERVALS: Text("khoảng số", "intervals"),
    Method.SUMS: Text("tổng điểm tối đa", "sums of maxima"),
    Method.CASES: Text("từng trường hợp", "case by case"),
    Method.SOLVER: Text("bộ giải", "solver"),
    Method.VACUOUS: Text("không hồ sơ nào thuộc diện này", "no dossier is meant"),
}
REASONS: dict[Reason, Text] = {
    Reason.NO_SOLVER: Text("chưa cài bộ giải", "the solver is not installed"),
    Reason.TIMED_OUT: Text("bộ giải hết giờ", "the solver ran out of time"),
    Reason.NOT_CONFIRMED: Text(
        "bộ giải đưa ra hồ sơ nhưng chấm lại không thấy sai", "the solver proposed a dossier that scores well"
    ),
    Reason.FIGURES: Text(
        "quy tắc dùng số liệu toàn khối, còn tùy các đơn vị khác", "the rule reads a figure over all units"
    ),
    Reason.OTHER_QUESTIONS: Text(
        "câu hỏi, tài liệu hoặc quyền khai không áp dụng khác nhau mà không thấy hồ sơ nào khác điểm",
        "questions, evidence or claims differ, and no dossier was found that tells",
    ),
    Reason.OUT_OF_REACH: Text("ngoài tầm của các cách chứng minh", "out of reach of the methods"),
}
