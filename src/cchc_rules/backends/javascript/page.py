"""HTML with everything inside: it opens from a folder and asks nothing of any other machine.

The policy at its head forbids every request and every script but the one it was made with.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from html import escape

from cchc_rules.backends.javascript import messages
from cchc_rules.backends.javascript.assets import script, style
from cchc_rules.base.canonical import Json
from cchc_rules.base.numbers import Language

# What is the same in every calculator of a ruleset.
_SHARED = ("language", "sentences", "words")
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<div class="cchc-form"><script type="application/json">{data}</script>
<p class="cchc-no-script">{warning}</p></div>
<script>{script}</script>
</body>
</html>
"""


def form_page(content: dict[str, Json], title: str, language: Language) -> str:
    """One file that is the form of a whole ruleset; `content` is what `content.content` gives."""
    code, look = script(), style()
    return _PAGE.format(
        language=language,
        policy=escape(_policy(code, look)),
        title=escape(messages.TITLE.of(title=title).in_(language)),
        warning=escape(messages.NEEDS_SCRIPT.in_(language)),
        style=look,
        data=embedded(content),
        script=code,
    )


def calculator(content: dict[str, Json], reference: str, item: str) -> str:
    """The calculator of one item, for a page that has the script and the style.

    `content` is that of `content.only`; `reference` names the ruleset, such as `binh-duong/so@2018`.
    """
    return (
        f'<div class="cchc-calculator" data-ruleset="{escape(reference)}" data-item="{escape(item)}">'
        f'<script type="application/json">{embedded(content)}</script></div>'
    )


def calculators(contents: Mapping[str, dict[str, Json]], reference: str) -> str:
    """A script with the data of several calculators by item, for a page with the script and the style.

    It stands after the script. What the calculators share is written once.
    """
    first = next(iter(contents.values()))
    shared: dict[str, Json] = {name: first[name] for name in _SHARED}
    own: dict[str, Json] = {
        item: {name: part for name, part in one.items() if name not in _SHARED}
        for item, one in contents.items()
    }
    return f"CCHCForm.know({embedded(reference)}, {embedded(shared)}, {embedded(own)});\n"


def embedded(content: Json) -> str:
    """`content` as JSON that cannot end the element it stands in."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _policy(code: str, look: str) -> str:
    return (
        f"default-src 'none'; script-src '{_hash(code)}'; style-src '{_hash(look)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
