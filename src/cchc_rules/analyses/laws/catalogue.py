"""What must hold of every ruleset, by name: tested on random dossiers, proved for all of them."""

from __future__ import annotations

from enum import Enum

from cchc_rules.base.texts import Text


class Law(Enum):
    """A law. Its value is its name in commands and JSON."""

    DEFINED = "defined"
    WITHIN_BOUNDS = "within-bounds"
    GROUPS_COMBINE = "groups-combine"
    TOTAL_IS_ITS_PARTS = "total-is-its-parts"
    INDEX_WITHIN = "index-within"
    NOT_APPLICABLE_CONSERVES = "not-applicable-conserves"
    ROUNDED_ONCE = "rounded-once"
    INTERVALS_HOLD = "intervals-hold"
    MONOTONE = "monotone"
    GUARANTEED = "guaranteed"
    REPLAYS = "replays"
    ORDER_IS_NOTHING = "order-is-nothing"
    TWO_EVALUATORS_AGREE = "two-evaluators-agree"


TITLES: dict[Law, Text] = {
    Law.DEFINED: Text(
        vi="mọi hồ sơ đều có kết quả, không phép chia nào cho 0",
        en="every dossier has an outcome, and nothing divides by 0",
    ),
    Law.WITHIN_BOUNDS: Text(
        vi="mọi mục từ 0 đến điểm tối đa",
        en="every node earns between 0 and its maximum",
    ),
    Law.GROUPS_COMBINE: Text(
        vi="điểm nhóm đúng là điểm các mục con gộp lại",
        en="a group earns what its children make",
    ),
    Law.TOTAL_IS_ITS_PARTS: Text(
        vi="tổng điểm là điểm nền, cộng điểm thưởng, trừ điểm trừ, trong trần và sàn",
        en="the total is base plus bonus less penalties, within its cap and floor",
    ),
    Law.INDEX_WITHIN: Text(
        vi="chỉ số không ra ngoài khoảng mà bộ tiêu chí cho phép",
        en="the index stays in the range that the ruleset allows",
    ),
    Law.NOT_APPLICABLE_CONSERVES: Text(
        vi="mục không áp dụng không làm ai được quá điểm tối đa",
        en="what does not apply lets nobody earn more than the maximum",
    ),
    Law.ROUNDED_ONCE: Text(
        vi="chỉ làm tròn ở cấp đã định",
        en="rounding happens at the declared level only",
    ),
    Law.INTERVALS_HOLD: Text(
        vi="hồ sơ đầy đủ thêm luôn nằm trong khoảng đã báo",
        en="a more complete dossier stays inside the interval promised before",
    ),
    Law.MONOTONE: Text(
        vi="càng nhiều càng tốt, càng sớm càng tốt đúng như đã khai",
        en="more is never worse, or less is never worse, where that is declared",
    ),
    Law.GUARANTEED: Text(
        vi="điều tác giả bảo đảm luôn đúng",
        en="what the author guarantees always holds",
    ),
    Law.REPLAYS: Text(
        vi="chấm lại từ kết quả đã lưu được đúng kết quả ấy",
        en="a kept result replays to itself",
    ),
    Law.ORDER_IS_NOTHING: Text(
        vi="thứ tự câu trả lời không đổi kết quả",
        en="the order of the answers does not matter",
    ),
    Law.TWO_EVALUATORS_AGREE: Text(
        vi="hai bộ chấm viết độc lập cho cùng kết quả",
        en="two evaluators written apart give the same result",
    ),
}
