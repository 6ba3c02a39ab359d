"""The command line as a whole: help, languages, encodings, pipes, and nothing loaded that is not needed."""

import os
import re
import subprocess
import sys

import pytest

from tests.helpers import ROOT, sample_file, wzlab, wzlab_process
from wzlab import __version__

COMMANDS = ("attach", "check", "convert", "export", "charts", "packs", "demo")
READY = sample_file("university-ready")
HEAVY = ("PySide6", "pandas", "numpy", "matplotlib", "openpyxl", "PIL", "calamine")


# --- help -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_that_every_command_explains_itself_in_chinese(command: tuple[str, ...], flag: str) -> None:
    done = wzlab(*command, flag)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"用法：{' '.join(('wzlab', *command))} ")
    told = re.sub(r"“.*?”|\[[^\]]*\]|[-\w]*[A-Z][A-Z]+|-{1,2}[a-z-]+|\{.*?\}|wzlab|JSON|xlsx", "", done.out)
    assert not re.search(r"\b(usage|options|positional|arguments|show|this|help message|exit)\b", told)


def test_that_the_help_names_every_command() -> None:
    lines = wzlab("--help").out.splitlines()
    for command in COMMANDS:
        (line,) = [line for line in lines if re.match(rf"\s+{command}\s", line)]
        assert re.search(r"[\u4e00-\u9fff]", line)


def test_that_the_version_is_told() -> None:
    assert wzlab("--version") == (0, f"wzlab {__version__}\n", "")


# --- what cannot be meant -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("judge",),
        ("check",),
        ("check", READY, "--jsno"),
        ("check", READY, "--as-of"),
        ("convert",),
        ("convert", READY, READY),
        ("charts", READY, "--format", "bmp"),
        ("export",),
        ("demo", "a", "b"),
    ],
)
def test_that_a_command_that_cannot_be_meant_is_refused_with_its_usage(arguments: tuple[object, ...]) -> None:
    done = wzlab(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("用法：wzlab")
    assert "wzlab" in done.err.splitlines()[-1]
    assert "Traceback" not in done.err


@pytest.mark.parametrize("arguments", [("--lang", "fr", "packs"), ("--lang=fr", "packs"), ("packs", "--lang")])
def test_that_an_unknown_language_is_refused_in_one_that_is_known(arguments: tuple[str, ...]) -> None:
    done = wzlab_process(*arguments, environment={"WZLAB_LANG": "zh"})
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("用法：wzlab")


@pytest.mark.parametrize(
    "day",
    [
        "2026-13-01",
        "2026-02-29",
        "2026-1-12",
        "2026",
        "2026-01",
        "20260112",
        "2026-W03-1",
        "明天",
        "",
        "２０２６-01-12",
    ],
)
def test_that_a_bad_day_is_refused_in_a_sentence(day: str) -> None:
    done = wzlab("check", READY, "--as-of", day)
    assert (done.status, done.out) == (2, "")
    assert done.err.rstrip().endswith(f"“{day}”不是日期，应为 YYYY-MM-DD")


# --- languages and encodings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk:strict"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {},  # a system that says nothing of its language or encoding
        {"LC_ALL": "POSIX"},
    ],
)
def test_that_output_is_chinese_and_utf8_whatever_the_system(environment: dict[str, str]) -> None:
    done = wzlab_process("check", READY, "nowhere.json", environment=environment)
    assert done.status == 2
    assert done.out.startswith("全市工业视觉检测重点实验室（")
    assert "可以申报：必备条款全部达标" in done.out
    assert done.err.startswith("nowhere.json：“nowhere.json”读不出：")


@pytest.mark.parametrize("arguments", [("--lang", "en", "packs"), ("--lang=en", "packs")])
def test_that_english_is_spoken_where_it_is_asked_for(arguments: tuple[str, ...]) -> None:
    done = wzlab_process(*arguments, environment={"LANG": "zh_CN.UTF-8"})
    assert (done.status, done.err) == (0, "")
    assert not re.search(r"[\u4e00-\u9fff]", done.out)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"WZLAB_LANG": "en", "LANG": "zh_CN"}, "en"),
        ({"LANG": "de_DE"}, "zh"),
        ({}, "zh"),
    ],
)
def test_that_the_systems_language_is_spoken_where_none_is_asked_for(
    environment: dict[str, str], language: str
) -> None:
    done = wzlab_process("--help", environment=environment)
    assert bool(re.search(r"[\u4e00-\u9fff]", done.out)) == (language == "zh")


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)])
def test_that_every_command_explains_itself_in_english(command: tuple[str, ...]) -> None:
    done = wzlab(*command, "--help", language="en")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Usage: {' '.join(('wzlab', *command))} ")
    assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", done.out)


# --- processes ------------------------------------------------------------------------------------------------------


def test_that_the_package_is_the_command() -> None:
    assert wzlab_process("--version") == (0, f"wzlab {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [("check", READY), ("check", "--json", READY, READY, READY), ("convert", READY), ("packs",), ("--help",)],
)
def test_that_a_reader_who_has_enough_leaves_no_traceback(arguments: tuple[object, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # as `head -1` does once it has its line
    command = [sys.executable, "-m", "wzlab", *map(str, arguments)]
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_that_a_long_output_may_be_cut_short_by_its_reader() -> None:
    command = [sys.executable, "-m", "wzlab", "convert", str(READY)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"{\n"
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("arguments", [("check", READY), ("check", "--json", READY), ("convert", READY), ("packs",)])
def test_that_judging_loads_neither_qt_nor_what_draws_and_writes_workbooks(arguments: tuple[object, ...]) -> None:
    script = (
        "import sys\n"
        "from wzlab.cli.main import main\n"
        f"main({list(map(str, arguments))!r})\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    loaded = done.stderr.decode().split()
    assert "wzlab" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_that_a_mistake_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("wzlab.cli.checking.open_report", broken)
    with pytest.raises(ZeroDivisionError):
        wzlab("check", READY)
