"""`wzlab audit`: what is judged, what is told, exit statuses."""

import argparse
import contextlib
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.audit.labs import write_json
from tests.helpers import SAMPLES, Done, sample_file, wzlab_process
from tests.workbook.books import table
from wzlab.audit.results import Result
from wzlab.cli import auditing
from wzlab.cli.auditing import run_audit

READY, GAPS, DRAFT = map(sample_file, SAMPLES)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def audit(target: Path, *paths: Path, err: io.StringIO | None = None, **options: object) -> Done:
    """Carry out the command in this process; its workers are processes of their own."""
    given = {"paths": list(map(str, paths)), "output": str(target), "pack": None, "as_of": None, "jobs": 2, **options}
    out, err = io.StringIO(), err or io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run_audit(argparse.Namespace(**given))
    return Done(status, out.getvalue(), err.getvalue())


@pytest.mark.parametrize(
    ("paths", "status"),
    [((READY,), 0), ((READY, GAPS), 1), ((DRAFT,), 1), ((READY, Path("nowhere.json")), 2), ((Path("nowhere"),), 2)],
)
def test_that_the_worst_file_decides_the_exit_status_and_the_workbook_is_written(
    paths: tuple[Path, ...], status: int, tmp_path: Path
) -> None:
    assert audit(tmp_path / "audit.xlsx", *paths).status == status
    assert len(table(load_workbook(tmp_path / "audit.xlsx")["概况"])) == len(paths)


def test_that_it_says_what_it_did_and_what_it_could_not_read(tmp_path: Path) -> None:
    target = tmp_path / "audit.xlsx"
    done = audit(target, GAPS, READY, Path("nowhere.json"), jobs=1)
    assert done.out == f"已判定 2 个文件，其中可以申报 1 个；未能读取 1 个。\n已写出 {target}\n"
    assert done.err.splitlines() == [
        "已核对 3/3 nowhere.json",
        "“nowhere.json”读不出：找不到这个文件或文件夹。",
    ]


def test_that_a_terminal_is_told_in_one_line_that_is_written_over(tmp_path: Path) -> None:
    long, short = write_json(tmp_path / "a-long-name", {}), write_json(tmp_path / "b", {})
    err = audit(tmp_path / "audit.xlsx", long, short, err=Terminal(), jobs=1).err
    assert err == "\r已核对 0/2\r已核对 1/2 a-long-name.json\r已核对 2/2 b.json          \n"


def test_that_no_file_at_all_is_told_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = audit(tmp_path / "audit.xlsx", tmp_path / "empty")
    assert (done.status, done.out) == (2, "")
    assert done.err == "没有找到可核对的文件（.wzlab、.json 或 .xlsx）。\n"
    assert not (tmp_path / "audit.xlsx").exists()


def test_that_the_workbook_of_the_last_audit_is_not_judged(tmp_path: Path) -> None:
    write_json(tmp_path / "lab", {})
    for _time in range(2):
        assert audit(tmp_path / "audit.xlsx", tmp_path).out.startswith("已判定 1 个文件")


def test_that_a_workbook_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = audit(tmp_path / "file" / "audit.xlsx", READY)
    assert done.status == 2
    assert "写不进去" in done.err


def test_that_whoever_stops_it_is_told_that_nothing_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object) -> list[Result]:
        raise KeyboardInterrupt

    monkeypatch.setattr(auditing, "judge_all", interrupted)
    done = audit(tmp_path / "audit.xlsx", READY)
    assert (done.status, done.out, done.err) == (2, "", "已中止，没有写出工作簿。\n")
    assert not (tmp_path / "audit.xlsx").exists()


def test_that_a_stranger_s_file_name_does_not_steer_the_terminal(tmp_path: Path) -> None:
    write_json(tmp_path / "a\x1b[2J", {})
    assert "\x1b" not in audit(tmp_path / "audit.xlsx", tmp_path).err


def test_that_a_process_of_its_own_audits_with_processes_of_their_own(tmp_path: Path) -> None:
    done = wzlab_process("audit", READY, "-o", tmp_path / "audit.xlsx")
    assert (done.status, len(done.out.splitlines())) == (0, 2)
