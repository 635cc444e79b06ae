"""Every sentence of this room."""

from cchc_rules.base.texts import Text

MADE = Text(
    "Do `cchc docs` sinh ra; sửa bộ tiêu chí rồi chạy lại, đừng sửa tệp này.",
    "Made by `cchc docs`; change the ruleset and run it again instead of changing this file.",
)
DARK = Text("Chuyển sang nền tối", "Switch to dark")
LIGHT = Text("Chuyển sang nền sáng", "Switch to light")
