"""What fuzzing starts from: good files of every kind, and the words that files are made of."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

import cchc_rules
from cchc_rules.base.canonical import Json
from cchc_rules.base.resources import grammar
from cchc_rules.base.resources import rulesets as shipped
from cchc_rules.base.sources import Source
from cchc_rules.pipeline import compile_source
from tests.fuzz.targets import RULESETS
from tests.language.frame import framed
from tests.language.suites import sections, suites
from tests.robustness.mutate import SPLINTERS

# Small files are read many times in a second; what they lack, mutations put together.
MAX_BYTES = 12_000


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """Good files for a target, the smallest first, none of them twice."""
    return tuple(sorted(set(_SEEDS[target]()), key=lambda one: (len(one), one)))


@cache
def words() -> tuple[str, ...]:
    """Every word of the language in both languages, of dossiers and of JSON, and what breaks texts."""
    with (grammar() / "keywords.toml").open("rb") as file:
        table = tomllib.load(file)
    language = {
        form
        for section in table.values()
        for both in section.values()
        for forms in both.values()
        for form in forms
    }
    data = {str(key) for value in _values("ir-json", "result-json") for key in _texts(value)}
    yaml_keys = {
        line.split(":")[0].strip(" -") for raw in seeds("dossier") + seeds("cases") for line in _lines(raw)
    }
    return tuple(sorted(language | data | yaml_keys | set(SPLINTERS) - {""}))


def dictionary() -> str:
    """The words as libFuzzer reads them: one per line, in quotes, every other byte escaped."""
    return "".join(f'"{_escaped(word)}"\n' for word in words())


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass"))


# ── the files ──────────────────────────────────────────────────────────────────────────────


def _rulesets() -> Iterator[bytes]:
    yield from _files("**/*.cchc")
    for path in suites():
        yield from (framed(section.example).text.encode() for section in sections(path))


def _dossiers() -> Iterator[bytes]:
    return _files("**/dossiers/*.yaml")


def _dossiers_json() -> Iterator[bytes]:
    # Numbers and days as people typed them, not as YAML would read them.
    return (_json(yaml.load(raw, yaml.BaseLoader)) for raw in _dossiers())  # noqa: S506 - texts only


def _cases() -> Iterator[bytes]:
    # A file whose items the ruleset does not have is refused item by item: slow, and soon seen.
    return (path.read_bytes() for path in _beside("cases"))


def _irs() -> Iterator[bytes]:
    for text in _rulesets():
        ruleset = compile_source(Source("bo.cchc", text.decode())).ruleset
        if ruleset is not None:
            written = _json(cchc_rules.ruleset_to_dict(ruleset))
            yield from (written,) if len(written) <= MAX_BYTES else ()


def _results() -> Iterator[bytes]:
    for path in _beside("dossiers"):
        card, dossier, _ = cchc_rules.score_file(path)
        yield _json(cchc_rules.result_to_dict(card, dossier))


_SEEDS: Mapping[str, Callable[[], Iterator[bytes]]] = {
    "ruleset": _rulesets,
    "dossier": _dossiers,
    "dossier-json": _dossiers_json,
    "cases": _cases,
    "ir-json": _irs,
    "result-json": _results,
}


def _files(pattern: str) -> Iterator[bytes]:
    for path in sorted(shipped().glob(pattern)):
        if path.stat().st_size <= MAX_BYTES:
            yield path.read_bytes()


def _beside(folder: str) -> Iterator[Path]:
    """The files in a folder beside the rulesets that the targets know."""
    for reference in RULESETS:
        yield from sorted((shipped() / reference.replace("@", "/") / folder).glob("**/*.yaml"))


def _json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _values(*targets: str) -> Iterator[Json]:
    return (json.loads(raw) for target in targets for raw in seeds(target))


def _texts(value: Json) -> Iterator[str]:
    """The keys of a value, and its short texts without blanks: the kinds of nodes, mostly."""
    match value:
        case dict():
            for key, one in value.items():
                yield key
                yield from _texts(one)
        case list():
            for one in value:
                yield from _texts(one)
        case str() if len(value) <= 20 and " " not in value:
            yield value
        case _:
            pass


def _lines(raw: bytes) -> Iterator[str]:
    return (line for line in raw.decode().splitlines() if ":" in line and not line.startswith("#"))
