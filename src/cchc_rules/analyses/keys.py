"""The words a case is written with, in both languages."""

from cchc_rules.base.texts import Text
from cchc_rules.dossiers.keys import NAME, YEAR, Word

ITEM = Word(Text(vi="mục", en="item"))
ANSWERS = Word(Text(vi="trả lời", en="answers"))
EVIDENCE = Word(Text(vi="kiểm chứng", en="evidence"))
EXPLANATION = Word(Text(vi="giải trình", en="explanation"))
NOT_APPLICABLE = Word(Text(vi="không áp dụng", en="not applicable"))
REFUSAL = Word(Text(vi="không công nhận", en="refused"))
DOSSIER = Word(Text(vi="hồ sơ", en="dossier"))
POINTS = Word(Text(vi="điểm", en="points"))
RESULT = Word(Text(vi="kết quả", en="result"))
OF_ITEM = (ANSWERS, EVIDENCE, EXPLANATION, NOT_APPLICABLE, REFUSAL)
OF_WHOLE = (DOSSIER, POINTS)
CASE = (NAME, ITEM, YEAR, *OF_ITEM, *OF_WHOLE, RESULT)

COMPLETE = Word(Text(vi="đủ", en="complete"))
LACKING = Word(Text(vi="thiếu", en="missing"))

TOTAL = Word(Text(vi="tổng điểm", en="total"))
INDEX = Word(Text(vi="chỉ số", en="index"))
GRADE = Word(Text(vi="xếp loại", en="grade"))
WHOLE = (TOTAL, INDEX, GRADE)
