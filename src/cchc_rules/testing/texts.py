"""Well-typed rulesets, as text and compiled.

Each item draws one of the forms of the language with random numbers that keep its promises:
bands share out the values, points stay within the maximum. The texts must compile without an
error; a law says so.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from cchc_rules.base.numbers import decimal_text
from cchc_rules.base.sources import Source
from cchc_rules.ir import nodes as ir
from cchc_rules.pipeline import compile_source

QUARTERS = st.integers(1, 16).map(lambda n: Fraction(n, 4))
ZERO_OUTCOMES = st.sampled_from(["không áp dụng", "điểm tối đa", "0 điểm", "giải trình", "chờ kết quả"])


def text(value: Fraction) -> str:
    """A number as a Vietnamese ruleset writes it."""
    return decimal_text(value).replace(".", ",")


@st.composite
def points_within(draw: st.DrawFn, maximum: Fraction) -> str:
    """Points between 0 and `maximum`, in quarters or as a share of the maximum."""
    if draw(st.booleans()):
        return draw(st.sampled_from(["điểm tối đa", "1/2 điểm tối đa", "0 điểm"]))
    quarters = int(maximum * 4)
    return text(Fraction(draw(st.integers(0, quarters)), 4)) + " điểm"


@st.composite
def bands(draw: st.DrawFn, cuts: list[str], maximum: Fraction) -> list[str]:
    """Rows that share out the line at `cuts`, each cut open on one side."""
    below_open = [draw(st.booleans()) for _ in cuts]
    rows: list[str] = []
    for index in range(len(cuts) + 1):
        points = draw(points_within(maximum))
        if index == 0:
            word = "dưới" if below_open[0] else "đến"
            rows.append(f"{word} {cuts[0]}: {points}")
        elif index == len(cuts):
            start = f"từ {cuts[-1]} trở lên" if below_open[-1] else f"trên {cuts[-1]}"
            rows.append(f"{start}: {points}")
        else:
            start = f"từ {cuts[index - 1]}" if below_open[index - 1] else f"trên {cuts[index - 1]}"
            end = f"đến dưới {cuts[index]}" if below_open[index] else f"đến {cuts[index]}"
            rows.append(f"{start} {end}: {points}")
    return draw(st.permutations(rows))


def _percents() -> st.SearchStrategy[list[str]]:
    cut = st.integers(1, 199).map(lambda n: Fraction(n, 2))
    return st.lists(cut, min_size=1, max_size=4, unique=True).map(
        lambda cuts: [text(one) + "%" for one in sorted(cuts)]
    )


def _ratio_inputs() -> list[str]:
    return ['hỏi a: số đếm "Đạt"', 'hỏi b: số đếm "Tổng"']


@st.composite
def ratio_table(draw: st.DrawFn, maximum: Fraction) -> list[str]:
    """Steps over a ratio, with its zero denominator and sometimes what lies beyond the whole."""
    over = draw(st.sampled_from([[], ["vượt 100%: tính là 100%"], ["vượt 100%: giữ nguyên"]]))
    subject = draw(st.sampled_from(["a / b", "(b - a) / b" if not over else "a / b"]))
    rows = draw(bands(draw(_percents()), maximum))
    zero = f"b = 0: {draw(ZERO_OUTCOMES)}"
    return [*_ratio_inputs(), f"chấm {subject}", *rows, zero, *over]


@st.composite
def proportion(draw: st.DrawFn, maximum: Fraction) -> list[str]:  # noqa: ARG001 - every form takes it
    """Points in proportion to a ratio, sometimes against a goal."""
    goal = draw(st.sampled_from(["", " so với mục tiêu 50%", " so với mục tiêu 80%"]))
    over = draw(st.sampled_from([[], ["vượt 100%: tính là 100%"]]))
    return [*_ratio_inputs(), f"chấm theo tỷ lệ a / b{goal}", f"b = 0: {draw(ZERO_OUTCOMES)}", *over]


@st.composite
def cut_off(draw: st.DrawFn, maximum: Fraction) -> list[str]:  # noqa: ARG001
    """In proportion from a threshold on."""
    cut = draw(st.integers(1, 99))
    rows = [f"từ {cut}% trở lên: tỷ lệ × điểm tối đa", f"dưới {cut}%: 0 điểm"]
    return [*_ratio_inputs(), "chấm a / b", *rows, f"b = 0: {draw(ZERO_OUTCOMES)}"]


@st.composite
def interpolated(draw: st.DrawFn, maximum: Fraction) -> list[str]:
    """Points that rise evenly inside a band."""
    low, high = sorted(draw(st.lists(st.integers(1, 99), min_size=2, max_size=2, unique=True)))
    half = text(maximum / 2)
    rows = [
        f"dưới {low}%: 0 điểm",
        f"từ {low}% đến dưới {high}%: từ 0 đến {half} điểm",
        f"từ {high}% trở lên: điểm tối đa",
    ]
    return [*_ratio_inputs(), "chấm a / b", *rows, f"b = 0: {draw(ZERO_OUTCOMES)}"]


@st.composite
def count_table(draw: st.DrawFn, maximum: Fraction) -> list[str]:
    """Steps over a count."""
    # Twice apart, so that an open band between two cuts still holds a whole number.
    cuts = [2 * cut for cut in sorted(draw(st.lists(st.integers(1, 5), min_size=1, max_size=3, unique=True)))]
    return ['hỏi n: số đếm "Số lần"', "chấm n", *draw(bands([str(cut) for cut in cuts], maximum))]


@st.composite
def per_item(draw: st.DrawFn, maximum: Fraction) -> list[str]:
    """Points for each thing, capped."""
    each = text(Fraction(draw(st.integers(1, 8)), 4))
    return ['hỏi n: số đếm "Số lượng"', f"chấm {each} điểm mỗi n, không quá {text(maximum)} điểm"]


@st.composite
def deduction(draw: st.DrawFn, maximum: Fraction) -> list[str]:
    """The maximum less points for each thing."""
    each = text(Fraction(draw(st.integers(1, 8)), 4))
    limit = draw(st.sampled_from(["không dưới 0 điểm", f"trừ không quá {text(maximum)} điểm"]))
    return ['hỏi n: số đếm "Số lần"', f"chấm trừ {each} điểm mỗi n, {limit}"]


@st.composite
def dated(draw: st.DrawFn, maximum: Fraction) -> list[str]:
    """A deadline, and what it means that nothing ever came."""
    cuts = [
        2 * cut for cut in sorted(draw(st.lists(st.integers(1, 14), min_size=1, max_size=2, unique=True)))
    ]
    days = [f"{cut:02}/03 năm đánh giá" for cut in cuts]
    rows = draw(bands(days, maximum))
    rows = [row.replace("dưới ", "trước ngày ") if row.startswith("dưới") else row for row in rows]
    never = f"không có: {draw(points_within(maximum))}"
    return ['hỏi d: ngày "Ngày gửi" hoặc không có', "chấm d", *rows, never]


@st.composite
def conditions(draw: st.DrawFn, maximum: Fraction) -> list[str]:
    """Conditions on yes/no inputs, all or any of them."""
    inputs = [f'hỏi {name}: có hay không "{name}?"' for name in "xyz"]
    joined = draw(st.sampled_from(["x và y", "x hoặc y", "x và không phải y", "x và y hoặc z"]))
    other = draw(st.sampled_from(["z", "không phải z", "y và z"]))
    rows = [f"khi {joined}: {draw(points_within(maximum))}", f"khi {other}: {draw(points_within(maximum))}"]
    return [*inputs, "chấm", *rows, f"còn lại: {draw(points_within(maximum))}"]


@st.composite
def parts(draw: st.DrawFn, maximum: Fraction) -> list[str]:  # noqa: ARG001
    """Parts that add up, or the best of them."""
    form = draw(st.sampled_from(["cộng các phần", "phần cao nhất"]))
    rows = ["khi x: 1/2 điểm tối đa", "khi y: 1/4 điểm tối đa", "khi x và y: 1/4 điểm tối đa"]
    return ['hỏi x: có hay không "X?"', 'hỏi y: có hay không "Y?"', f"chấm {form}", *rows]


@st.composite
def choice(draw: st.DrawFn, maximum: Fraction) -> list[str]:
    """Options with their points."""
    rows = [f'"{label}": {draw(points_within(maximum))}' for label in ("Tốt", "Khá", "Kém")]
    return ['hỏi c: lựa chọn "Mức?": "Tốt", "Khá", "Kém"', "chấm c", *rows]


@st.composite
def survey(draw: st.DrawFn, maximum: Fraction) -> list[str]:  # noqa: ARG001
    """A weighted mean of replies, sometimes by groups."""
    options = '"A" = 100%, "B" = 60%, "C" = 0%, "Không ý kiến" không tính'
    empty = draw(st.sampled_from(["chia lại trọng số", "0 điểm", "chờ kết quả"]))
    groups = draw(
        st.sampled_from(["", f' nhóm trả lời "Dân" = 60%, "Lãnh đạo" = 40% nhóm không có phiếu: {empty}'])
    )
    nobody = draw(st.sampled_from(["chờ kết quả", "không áp dụng", "0 điểm"]))
    return [
        "điều tra xã hội học",
        f'hỏi s: khảo sát "Hài lòng?": {options}{groups}',
        "chấm theo tỷ lệ trung bình(s)",
        f"không có phiếu: {nobody}",
    ]


@st.composite
def likert(draw: st.DrawFn, maximum: Fraction) -> list[str]:  # noqa: ARG001
    """A mean on a scale of five, under either normalisation."""
    options = ", ".join(f'"{n}" = {n}' for n in range(1, 6))
    ratio = draw(st.sampled_from(["trung bình(s) / 5", "(trung bình(s) - 1) / 4"]))
    rule = f"chấm theo tỷ lệ {ratio}"
    return ["điều tra xã hội học", f'hỏi s: khảo sát "Điểm?": {options}', rule, "không có phiếu: chờ kết quả"]


@st.composite
def external(draw: st.DrawFn, maximum: Fraction) -> list[str]:  # noqa: ARG001
    """An index that somebody else publishes."""
    goal = draw(st.sampled_from(["", " so với mục tiêu 90%"]))
    return ['hỏi e: chỉ số ngoài "SIPAS" từ 0 đến 100', f"chấm theo tỷ lệ e / 100{goal}"]


def judged(maximum: Fraction) -> st.SearchStrategy[list[str]]:
    """Points at discretion."""
    asked = f'hỏi j: điểm đánh giá "Điểm?" từ 0 đến {text(maximum)} điểm, bước 0,25'
    return st.just([asked, "chấm bằng j"])


FORMS = (
    ratio_table,
    proportion,
    cut_off,
    interpolated,
    count_table,
    per_item,
    deduction,
    dated,
    conditions,
    parts,
    choice,
    survey,
    likert,
    external,
    judged,
)


@st.composite
def ruleset_texts(draw: st.DrawFn) -> str:
    """The text of a small ruleset that compiles."""
    rescale = draw(
        st.sampled_from(["quy đổi theo tiêu chí", "quy đổi theo tổng điểm", "điểm tối đa", "0 điểm"])
    )
    proof = draw(st.sampled_from(["giải trình", "0 điểm", "không công nhận"]))
    rounding = draw(
        st.sampled_from(
            [
                "không làm tròn",
                "làm tròn chỉ số 2 chữ số",
                "làm tròn tổng điểm 1 chữ số, nửa chẵn",
                "làm tròn điểm từng tiêu chí 2 chữ số, bỏ phần thừa",
            ]
        )
    )
    lines: list[str] = []
    total = Fraction(0)
    for number in range(1, draw(st.integers(1, 3)) + 1):
        combine = draw(
            st.sampled_from(["tổng", "tổng nhưng không quá tối đa", "mức cao nhất", "mức thấp nhất"])
        )
        size = draw(st.integers(1, 3))
        same = draw(QUARTERS)
        maxima = [same if combine.startswith("mức") else draw(QUARTERS) for _ in range(size)]
        own = same if combine.startswith("mức") else sum(maxima, Fraction(0))
        if combine.endswith("tối đa") and size > 1:
            own -= Fraction(1, 4)
        total += own
        lines.append(f'tiêu chí {number} "Tiêu chí {number}" tối đa {text(own)} điểm')
        lines.append(f"  điểm nhóm là {combine}")
        if draw(st.integers(0, 4)) == 0:
            lines.append("  áp dụng khi co_tthc")
        for component, maximum in enumerate(maxima, 1):
            lines.extend(draw(_item(f"tiêu chí thành phần {number}.{component}", maximum)))
    if draw(st.booleans()):
        lines.extend(draw(_item("điểm thưởng T1", Fraction(2))))
        lines.extend(draw(_item("điểm trừ P1", Fraction(1))))
    cap = draw(st.sampled_from([f"không quá {text(total)} điểm", "được vượt"]))
    floor = draw(st.sampled_from(["không dưới 0 điểm", "có thể âm"]))
    head = [
        'bộ tiêu chí "thu/so" năm 2018',
        '  tên "Bộ ngẫu nhiên"',
        '  căn cứ quyết định "1/QĐ-UBND" năm 2018 của "UBND"',
        "  đối tượng sở",
        f"  tổng điểm {text(total)}, {cap}, {floor}",
        f"  trần điểm thưởng {draw(st.sampled_from(['1 điểm', 'không giới hạn']))}",
        "  trần điểm trừ 5 điểm",
        "  chỉ số bằng tổng điểm / điểm tối đa",
        f"  {rounding}",
        "  điểm nhóm là tổng",
        f"  khi không áp dụng: {rescale}",
        f"  thiếu kiểm chứng: {proof}",
        "  nguồn minh họa",
        '  hỏi co_tthc: có hay không "Có TTHC?"',
        "  xếp loại theo chỉ số",
        '    "Tốt": từ 80% trở lên',
        '    "Khá": dưới 80%',
        '  điều kiện "Có TTHC" khi co_tthc, nếu không hạ 1 bậc',
    ]
    return "\n".join([*head, "", *lines]) + "\n"


@st.composite
def _item(draw: st.DrawFn, heading: str, maximum: Fraction) -> list[str]:
    body = draw(draw(st.sampled_from(FORMS))(maximum))
    lines = [f'{heading} "Mục" tối đa {text(maximum)} điểm', *(f"  {line}" for line in body)]
    if draw(st.integers(0, 5)) == 0:
        lines.append("  được khai không áp dụng")
    surveyed = any("điều tra" in line for line in body)
    if not surveyed:
        proof = draw(
            st.sampled_from(["không cần kiểm chứng", 'kiểm chứng "Báo cáo"', 'kiểm chứng một trong "A", "B"'])
        )
        lines.append(f"  {proof}")
    return lines


def rulesets() -> st.SearchStrategy[ir.Ruleset]:
    """Small compiled rulesets: every form of rule, every policy about what does not apply, every rounding."""
    return ruleset_texts().map(_compiled)


def _compiled(text: str) -> ir.Ruleset:
    ruleset = compile_source(Source("random.cchc", text)).ruleset
    assert ruleset is not None, f"the text should compile:\n{text}"
    return ruleset
