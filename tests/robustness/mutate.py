"""Random damage to good files: whatever comes out, people get a report and never a traceback.

    python -m tests.robustness.mutate --count 10000 --seed 1

Every input is held against `promises`, ends within a time budget and raises nothing. A breach is
printed with the seed that replays it alone: `--seed N --count 1`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import field, frozen

from cchc_rules.backends.exact.score import score
from cchc_rules.base.resources import rulesets as shipped
from cchc_rules.base.sources import Source
from cchc_rules.diagnostics.diagnostic import Report
from cchc_rules.dossiers.bind import bind
from cchc_rules.dossiers.read import read_dossier
from cchc_rules.ir.nodes import Ruleset
from cchc_rules.pipeline import compile_source
from tests.robustness.promises import of_report, of_ruleset

SECONDS = 10.0
SPLINTERS = (
    "",
    " ",
    "\n",
    "\t",
    '"',
    "“",
    "”",
    "#",
    ":",
    ",",
    "/",
    "-",
    "(",
    ")",
    "[",
    "]",
    "%",
    "0",
    "1/3",
    "99999999",
    "1.000",
    "0,5",
    "31/02/2018",
    "\ufeff",
    "\u200b",
    "\u0301",
    "а",
    "Ð",
    "\0",
    "\ud800",
    "😀",
    "không phải ",
    "tiêu chí ",
    "từ ",
    "đến ",
    "dưới ",
    "chấm ",
    "hỏi ",
    "còn lại: ",
    "điểm tối đa",
    "khi ",
    "&a",
    "*a",
    "!!x ",
    "{",
    "}",
    "- ",
    "<<: ",
    "| ",
)
Damage = Callable[[random.Random, str], str]


@frozen(kw_only=True)
class Breach:
    """A promise that an input broke."""

    seed: int
    name: str
    promise: str
    text: str = field(repr=False)


def check(seed: int) -> Breach | None:
    """Damage one file as `seed` says and hold what happens against every promise."""
    dice = random.Random(seed)  # noqa: S311 - the same seed must give the same damage
    path = dice.choice(_files())
    text = path.read_text(encoding="utf-8")
    # Small pieces of large files break more often in ways that later passes still see.
    if path.suffix == ".cchc" and dice.random() < 0.5:
        text = _excerpt(dice, text)
    for _ in range(dice.choice((0, 1, 1, 1, 2, 3, 8))):
        text = dice.choice(DAMAGES)(dice, text)
    # Time of this process: others share the machine.
    begun = time.process_time()
    try:
        source = Source("bo.cchc", text)
        broken = list(_of_dossier(path, text) if path.suffix == ".yaml" else of_ruleset(source))
    except Exception:  # noqa: BLE001 - whatever it is, it is the breach looked for
        broken = ["raised " + traceback.format_exc(limit=-4)]
    if time.process_time() - begun > SECONDS:
        broken.append(f"took {time.process_time() - begun:.1f} s")
    return Breach(seed=seed, name=path.name, promise="; ".join(broken), text=text) if broken else None


# ── the promises ───────────────────────────────────────────────────────────────────────────


def _of_dossier(path: Path, text: str) -> Iterator[str]:
    for name in ("ho-so.yaml", "ho-so.json"):
        source = Source(name, text)
        data, found = read_dossier(source)
        yield from of_report(Report(found), {name: source})
        if data is None:
            continue
        ruleset = _ruleset(path.parents[1] / "ruleset.cchc")
        dossier, more = bind(data, ruleset)
        yield from of_report(Report(more), {name: source})
        if dossier is not None:
            score(ruleset, dossier)


# ── the damage ─────────────────────────────────────────────────────────────────────────────


def _excerpt(dice: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = dice.randrange(len(lines))
    return "".join(lines[start : start + dice.choice((1, 5, 20, 60))])


def _stretch(dice: random.Random, text: str) -> tuple[int, int]:
    start = dice.randrange(len(text) + 1)
    return start, min(len(text), start + dice.choice((1, 1, 3, 10, 60, 400)))


def _cut(dice: random.Random, text: str) -> str:
    start, end = _stretch(dice, text)
    return text[:start] + text[end:]


def _double(dice: random.Random, text: str) -> str:
    start, end = _stretch(dice, text)
    return text[:end] + text[start:end] * dice.choice((1, 1, 5)) + text[end:]


def _insert(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(SPLINTERS) * dice.choice((1, 1, 1, 2, 70)) + text[at:]


def _replace(dice: random.Random, text: str) -> str:
    start, end = _stretch(dice, text)
    return text[:start] + dice.choice(SPLINTERS) + text[end:]


def _move(dice: random.Random, text: str) -> str:
    start, end = _stretch(dice, text)
    rest = text[:start] + text[end:]
    at = dice.randrange(len(rest) + 1)
    return rest[:at] + text[start:end] + rest[at:]


def _swap_words(dice: random.Random, text: str) -> str:
    words = text.split(" ")
    one, other = dice.randrange(len(words)), dice.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _swap_lines(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _other_digit(dice: random.Random, text: str) -> str:
    digits = [at for at, letter in enumerate(text) if letter.isdigit()]
    if not digits:
        return text
    at = dice.choice(digits)
    return text[:at] + dice.choice("0123456789") + text[at + 1 :]


DAMAGES: tuple[Damage, ...] = (
    _cut,
    _double,
    _insert,
    _replace,
    _move,
    _swap_words,
    _swap_lines,
    _other_digit,
)

# ── the files ──────────────────────────────────────────────────────────────────────────────

_compiled: dict[Path, Ruleset] = {}


def _files() -> list[Path]:
    return sorted([*shipped().glob("**/*.cchc"), *shipped().glob("**/dossiers/*.yaml")])


def _ruleset(path: Path) -> Ruleset:
    if path not in _compiled:
        ruleset = compile_source(Source(path.name, path.read_text(encoding="utf-8"))).ruleset
        assert ruleset is not None, f"{path} does not compile"
        _compiled[path] = ruleset
    return _compiled[path]


def main() -> int:
    """Run as a command; the number of breaches decides the exit code."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    reader.add_argument("--count", type=int, default=1000)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--keep", type=Path, help="folder for the texts of breaches")
    asked = reader.parse_args()
    breaches = 0
    for seed in range(asked.seed, asked.seed + asked.count):
        breach = check(seed)
        if breach is not None:
            breaches += 1
            sys.stdout.write(f"seed {breach.seed} ({breach.name}): {breach.promise}\n")
            if asked.keep is not None:
                kept = asked.keep / f"{breach.seed}-{breach.name}"
                kept.write_text(breach.text, encoding="utf-8", errors="surrogatepass")
    sys.stdout.write(f"{asked.count} inputs, {breaches} breaches\n")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
