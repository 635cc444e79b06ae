"""Coverage-guided fuzzing of one reader; needs the extra `fuzz`.

    python -m tests.fuzz TARGET --seconds N [--corpus DIR] [--found DIR]

Targets: ruleset, dossier, dossier-json, cases, ir-json, result-json. The corpus grows in its
folder and is taken up again by the next run. Whatever breaks a promise is told once per promise
and place, and kept in the folder `found`; the run goes on. Only an input that never ends stops it.
`python -m tests.fuzz TARGET --replay FILE …` holds single files against the promises again.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
import tempfile
from pathlib import Path

import atheris

HANGS_AFTER = 60
MEGABYTES = 2048
LONGEST_INPUT = 20_000
# Half of the mutations are libFuzzer's own, with the dictionary; half know what the files look like.
OWN_SHARE = 0.5


def main() -> int:
    """Run as a command; the number of breaches is told at the end of the run or of the replay."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    reader.add_argument("target")
    reader.add_argument("--seconds", type=int, default=60)
    reader.add_argument("--corpus", type=Path, help="folder that the corpus is taken from and grows in")
    reader.add_argument("--found", type=Path, default=Path("fuzz-found"), help="folder for breaches")
    reader.add_argument("--replay", type=Path, nargs="+", help="files to hold against the promises")
    asked = reader.parse_args()
    # Readers load their parsers on demand: the first seeds make them do so while watched.
    with atheris.instrument_imports(include=["cchc_rules"]):
        from tests.fuzz import mutations, seeds, targets

        if asked.target not in targets.TARGETS:
            reader.error(f"no such target; there are {', '.join(targets.TARGETS)}")
        for seed in seeds.seeds(asked.target)[:3]:
            targets.breaches(asked.target, seed)
    if asked.replay:
        broken = {path: targets.breaches(asked.target, path.read_bytes()) for path in asked.replay}
        sys.stdout.writelines(f"{path}: {'; '.join(told) or 'holds'}\n" for path, told in broken.items())
        return 1 if any(broken.values()) else 0

    asked.found.mkdir(parents=True, exist_ok=True)
    corpus = asked.corpus or Path(tempfile.mkdtemp(prefix="cchc-corpus-"))
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds.seeds(asked.target):
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    words = corpus.parent / f"{asked.target}.dict"
    words.write_text(seeds.dictionary(), encoding="utf-8")
    told: set[str] = set()

    def hold(raw: bytes) -> None:
        for promise in targets.breaches(asked.target, raw):
            place = re.sub(r"[0-9]+", "0", promise)[-300:]
            if place not in told:
                told.add(place)
                kept = asked.found / f"{asked.target}-{hashlib.sha256(raw).hexdigest()[:12]}"
                kept.write_bytes(raw)
                sys.stdout.write(f"BREACH {len(told)}, kept in {kept}: {promise}\n")
                sys.stdout.flush()

    def mutate(raw: bytes, longest: int, seed: int) -> bytes:
        dice = random.Random(seed)  # noqa: S311 - the same seed must give the same input
        if dice.random() < OWN_SHARE:
            return mutations.changed(asked.target, raw, dice)[:longest]
        return bytes(atheris.Mutate(raw, longest))

    atheris.Setup(
        [
            sys.argv[0],
            str(corpus),
            f"-dict={words}",
            f"-max_total_time={asked.seconds}",
            f"-timeout={HANGS_AFTER}",
            f"-rss_limit_mb={MEGABYTES}",
            f"-max_len={LONGEST_INPUT}",
            f"-artifact_prefix={asked.found}/{asked.target}-",
            "-print_final_stats=1",
        ],
        hold,
        custom_mutator=mutate,
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
