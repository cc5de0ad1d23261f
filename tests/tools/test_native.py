"""What is compiled says what the sources say: rewritten, and compiled where a compiler of C is there."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tools.native.build import INTERPRETED, NativeError, build, modules
from tools.native.hook import SWITCH, NativeHook
from tools.native.rewrite import rewritten
from vonextract.options import Options
from vonextract.pipeline import extract

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "vonextract"
BUILT = ROOT / "build" / "native"
SAMPLES = [ROOT / "samples" / name for name in ("atgardsplan-2024.pdf", "verksamhetsplan-2025.pdf")]
SOURCE = '''
"""A module."""
from __future__ import annotations

from dataclasses import dataclass, field

from {package}.lazy import lazy

ASKED: list[int] = []


class Plain:
    """A class without fields."""

    def __init__(self, n: int) -> None:
        self.n = n

    @lazy
    def double(self) -> int:
        """Twice as many."""
        ASKED.append(self.n)
        return 2 * self.n


@dataclass(slots=True, eq=False)
class Open:
    """A class with fields."""

    name: str
    many: list[int] = field(default_factory=list)
    count: int = 3
    _made: int | None = field(default=None, init=False, repr=False)

    @lazy
    def length(self) -> int:
        """Of its name."""
        return len(self.name)


@dataclass(frozen=True, slots=True)
class Closed:
    """A value."""

    a: float
    b: float


@dataclass(frozen=True, slots=True)
class Upper:
    """Fields of which another has more."""

    x: int


@dataclass(frozen=True, slots=True)
class Lower(Upper):
    """Two fields."""

    y: int = 5


@dataclass(eq=False)
class Forgets:
    """A class that forgets what it made."""

    n: int

    @lazy
    def double(self) -> int:
        """Twice as many."""
        return 2 * self.n

    def forget(self) -> None:
        """Make it anew."""
        self.__dict__.pop("double", None)
'''
REPORTS = """
import sys
from pathlib import Path
import vonextract.layout.model
from vonextract.options import Options
from vonextract.pipeline import extract
print(vonextract.layout.model.__file__)
for name in sys.argv[1:]:
    print(extract(Path(name), Options(ocr="off")).model_dump_json())
"""


@pytest.fixture(scope="module")
def made() -> SimpleNamespace:
    # dataclasses ask for the module of a class by its name
    space: dict[str, Any] = {"__name__": __name__}
    exec(compile(rewritten(SOURCE.replace("{package}", "vonextract")), "rewritten", "exec"), space)
    return SimpleNamespace(**space)


def test_lazy_values_are_made_once(made: SimpleNamespace) -> None:
    thing = made.Plain(4)
    assert made.ASKED == []
    assert (thing.double, thing.double, made.ASKED) == (8, 8, [4])
    assert isinstance(made.Plain.double, property)


def test_dataclasses_keep_their_defaults(made: SimpleNamespace) -> None:
    first, second = made.Open("ab"), made.Open("abc", [1], 7)
    first.many.append(9)
    assert (first.many, made.Open("x").many, first.count, first._made) == ([9], [], 3, None)
    assert (second.many, second.count, second.length) == ([1], 7, 3)
    assert first != made.Open("ab", [9])


def test_dataclasses_are_copied_with_other_values(made: SimpleNamespace) -> None:
    one = made.Open("ab", count=1)
    assert one.length == 2
    other = dataclasses.replace(one, name="abcd")
    assert (other.name, other.count, other.length) == ("abcd", 1, 4)


def test_values_stay_equal_by_what_they_hold(made: SimpleNamespace) -> None:
    assert made.Closed(1.0, 2.0) == made.Closed(1.0, 2.0)
    assert len({made.Closed(1.0, 2.0), made.Closed(1.0, 2.0), made.Closed(1.0, 3.0)}) == 2


def test_dataclasses_below_others_take_all_fields(made: SimpleNamespace) -> None:
    assert (made.Lower(1).y, made.Lower(1, 2).y, made.Lower(x=3).x) == (5, 2, 3)


def test_a_class_that_forgets_stays_as_it_is_written(made: SimpleNamespace) -> None:
    one = made.Forgets(2)
    assert one.double == 4
    one.n = 5
    one.forget()
    assert one.double == 10
    assert not isinstance(made.Forgets.__dict__["double"], property)


def test_modules_that_stay_interpreted_exist() -> None:
    assert all((PACKAGE / name).exists() for name in INTERPRETED)
    chosen = {path.as_posix() for path in modules(PACKAGE)}
    assert {"geometry.py", "layout/model.py", "tables/alignment/corridors.py"} <= chosen
    assert not chosen & INTERPRETED.keys()


def reports(folder: Path, samples: list[Path]) -> tuple[str, list[Any]]:
    """Where the words come from, and the Reports that a package in the folder gives of samples."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    told = subprocess.run(
        [sys.executable, "-c", REPORTS, *map(str, samples)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    module, *texts = told.stdout.splitlines()
    return module, [json.loads(text) for text in texts]


def expected(samples: list[Path]) -> list[Any]:
    return [extract(path, Options(ocr="off")).model_dump(mode="json") for path in samples]


def test_the_package_rewritten_gives_the_same_report(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "vonextract", ignore=shutil.ignore_patterns("__pycache__"))
    for path in modules(PACKAGE):
        file = tmp_path / "vonextract" / path
        file.write_text(rewritten(file.read_text(encoding="utf-8")), encoding="utf-8")
    module, told = reports(tmp_path, SAMPLES[:1])
    assert module == str(tmp_path / "vonextract/layout/model.py")
    assert told == expected(SAMPLES[:1])


@pytest.mark.skipif(not BUILT.exists(), reason="`make compiled` was not run")
def test_the_package_compiled_gives_the_same_reports() -> None:
    module, told = reports(BUILT, SAMPLES)
    assert module.endswith(".so")
    assert told == expected(SAMPLES)


@pytest.mark.skipif(not shutil.which("gcc"), reason="needs a compiler of C")
def test_classes_are_compiled(tmp_path: Path) -> None:
    package = tmp_path / "small"
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copy(PACKAGE / "lazy.py", package)
    (package / "geometry.py").write_text(SOURCE.replace("{package}", "small"), encoding="utf-8")
    assert build(package, tmp_path / "out") == 2
    asked = "from small.geometry import *; print(Plain(4).double, Open('ab').length, Forgets(2).double)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "out")}
    told = subprocess.run(
        [sys.executable, "-c", f"{asked}; print(hasattr(Plain(1), '__dict__'))"],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert told.stdout.split() == ["8", "2", "4", "False"]


@pytest.fixture
def hook(tmp_path: Path) -> NativeHook:
    return NativeHook(str(ROOT), {}, None, None, str(tmp_path), "wheel")  # type: ignore[arg-type]


def fails(package: Path, work: Path) -> list[Path]:
    raise NativeError("no compiler")


def makes(package: Path, work: Path) -> list[Path]:
    return [work / "made" / "vonextract" / "geometry.so"]


def wheel(hook: NativeHook, version: str = "standard") -> dict[str, Any]:
    data: dict[str, Any] = {"pure_python": True, "force_include": {}}
    hook.initialize(version, data)
    return data


def test_a_wheel_is_compiled_only_where_it_is_asked_for(
    hook: NativeHook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.native.build.compiled", makes)
    monkeypatch.delenv(SWITCH, raising=False)
    assert wheel(hook)["pure_python"] and not hook.dependencies()
    monkeypatch.setenv(SWITCH, "1")
    assert wheel(hook, "editable")["pure_python"]
    made = wheel(hook)
    assert list(made["force_include"].values()) == ["vonextract/geometry.so"]
    assert (made["pure_python"], made["infer_tag"]) == (False, True)
    assert [name.partition(">")[0] for name in hook.dependencies()] == ["mypy", "setuptools"]


def test_a_wheel_that_cannot_be_compiled_is_pure_python(
    hook: NativeHook, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tools.native.build.compiled", fails)
    monkeypatch.setenv(SWITCH, "1")
    assert wheel(hook) == {"pure_python": True, "force_include": {}}
    assert "without being compiled: no compiler" in capsys.readouterr().err
