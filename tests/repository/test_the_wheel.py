"""What is built is what people need: a wheel that works alone, with nothing but what it declares.

The environment here is empty but for the wheel and the packages that its metadata asks for. Those
are copied from the environment of the tests, so that no network is needed.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

from tests.docs.python_blocks import examples, printed
from tests.repository.project import ROOT, SOURCE, files

PAGE = ROOT / "docs" / "how-to" / "use-it-in-another-tool.md"
REFERENCE = "binh-duong/so@2018"
DOSSIER = Path("binh-duong", "so", "2018", "dossiers", "so-tai-chinh.yaml")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # With the build back end at hand nothing needs to be fetched.
    at_hand = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    run = _pip("wheel", "--no-deps", *at_hand, "--wheel-dir", str(folder), str(ROOT))
    if run.returncode != 0 and "No matching distribution found for hatchling" in run.stderr:
        pytest.skip("the build back end is neither installed nor to be had")
    assert 0 == run.returncode, run.stderr
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the wheel and what it asks for."""
    place = tmp_path_factory.mktemp("empty") / "env"
    venv.create(place, with_pip=False)
    interpreter = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    run = _pip("--python", str(interpreter), "install", "--no-deps", "--no-index", str(wheel))
    assert 0 == run.returncode, run.stderr
    paths = "import sysconfig; print(sysconfig.get_path('purelib'))"
    [site] = subprocess.check_output([interpreter, "-c", paths], encoding="utf-8").split()
    for needed in _needed(distribution("cchc-rules")):
        _copy(needed, Path(site))
    return interpreter


def _pip(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def _needed(asking: Distribution) -> Iterator[Distribution]:
    """The packages that are always needed, and those that they need in turn."""
    for requirement in asking.requires or ():
        name, _, condition = requirement.partition(";")
        if not condition:
            found = distribution(re.split(r"[^\w.-]", name.strip(), maxsplit=1)[0])
            yield found
            yield from _needed(found)


def _copy(needed: Distribution, site: Path) -> None:
    for file in needed.files or ():
        if ".." not in file.parts and "__pycache__" not in file.parts:
            (site / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), site / file)


def _run(python: Path, folder: Path, *arguments: str) -> str:
    environment = {"CCHC_LANG": "vi", "PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"}
    run = subprocess.run(
        [str(python.parent / "cchc"), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (0, "") == (run.returncode, run.stderr), run.stdout + run.stderr
    return run.stdout


def test_it_holds_the_package_the_grammar_the_rulesets_and_the_licence(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    package = {f"cchc_rules/{file.relative_to(SOURCE).as_posix()}" for file in files(SOURCE)}
    beside = {
        f"cchc_rules/_{folder}/{file.relative_to(ROOT / folder).as_posix()}"
        for folder in ("grammar", "rulesets")
        for file in files(ROOT / folder)
    }
    assert set() == (package | beside) - held
    assert any(name.endswith("/licenses/LICENSE") for name in held)
    assert any("/_grammar/table.lark-" in name for name in held)


def test_it_holds_nothing_else(wheel: Path) -> None:
    outside = re.compile(r"cchc_rules/|cchc_rules-[\d.]+\.dist-info/")
    assert [] == [name for name in zipfile.ZipFile(wheel).namelist() if not outside.match(name)]


def test_its_environment_holds_only_what_it_asks_for(python: Path) -> None:
    listing = "import importlib.metadata as m; print(*sorted(d.name.lower() for d in m.distributions()))"
    names = subprocess.check_output([python, "-I", "-c", listing], encoding="utf-8").split()
    assert ["attrs", "cchc-rules", "click", "lark", "pyyaml"] == names


def test_it_scores_a_dossier_that_travels_with_it(python: Path, tmp_path: Path) -> None:
    where = "from cchc_rules.base.resources import rulesets; print(rulesets())"
    shipped = subprocess.check_output([python, "-I", "-c", where], encoding="utf-8").rstrip("\n")
    assert not Path(shipped).is_relative_to(ROOT)
    path = str(Path(shipped) / DOSSIER)
    assert "Tổng điểm" in _run(python, tmp_path, "score", path)
    _run(python, tmp_path, "score", path, "--format", "json", "--out", "result.json")
    kept = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert "cchc-result" == kept["kind"]
    assert "đúng như đã chấm" in _run(python, tmp_path, "verify", "result.json")


def test_it_explains_a_code_and_lists_its_rulesets(python: Path, tmp_path: Path) -> None:
    assert _run(python, tmp_path, "explain", "CR302").startswith("# CR302 bands-overlap")
    assert REFERENCE in _run(python, tmp_path, "list")


def test_the_page_for_tool_writers_holds_from_the_wheel_alone(python: Path, tmp_path: Path) -> None:
    assert [one.shown for one in examples(PAGE)] == printed(PAGE, python, tmp_path)
