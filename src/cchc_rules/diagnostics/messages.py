"""The words around every finding."""

from __future__ import annotations

from cchc_rules.base.texts import Text
from cchc_rules.diagnostics.codes import Severity

SEVERITIES: dict[Severity, Text] = {
    Severity.ERROR: Text(vi="lỗi", en="error"),
    Severity.WARNING: Text(vi="cảnh báo", en="warning"),
    Severity.ADVICE: Text(vi="lời khuyên", en="advice"),
}

NOTE = Text(vi="ghi chú", en="note")
HELP = Text(vi="cách sửa", en="help")
AT = Text(vi="tại {path}", en="at {path}")

# Vietnamese has one form for every number, English two.
ONE: dict[Severity, Text] = {
    Severity.ERROR: Text(vi="{count} lỗi", en="{count} error"),
    Severity.WARNING: Text(vi="{count} cảnh báo", en="{count} warning"),
    Severity.ADVICE: Text(vi="{count} lời khuyên", en="{count} piece of advice"),
}
SEVERAL: dict[Severity, Text] = {
    Severity.ERROR: Text(vi="{count} lỗi", en="{count} errors"),
    Severity.WARNING: Text(vi="{count} cảnh báo", en="{count} warnings"),
    Severity.ADVICE: Text(vi="{count} lời khuyên", en="{count} pieces of advice"),
}
NOTHING_FOUND = Text(vi="không phát hiện lỗi nào", en="nothing found")
