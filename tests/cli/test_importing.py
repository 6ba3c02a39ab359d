"""`wzlab import`: workbooks that came back, taken over into a document or into JSON."""

import argparse
import contextlib
import io
from pathlib import Path

import pytest

from tests.helpers import Done, wenzhou
from tests.importing.schema import checked_json
from tests.workbook.reading_back.edits import EDITS, Edit, edited, small_lab
from tests.workbook.reading_back.test_strangers import another_lab
from wzlab.cli.importing import run_import
from wzlab.files import write_text
from wzlab.lab import Lab
from wzlab.storage.document import create_document, open_document, read_document
from wzlab.storage.interchange import document_text, lab_document
from wzlab.workbook.opening import open_lab


@pytest.fixture(autouse=True)
def _own_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WZLAB_DATA", str(tmp_path / "data"))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    create_document(tmp_path / "lab.wzlab", small_lab(), wenzhou()).close()
    return tmp_path / "lab.wzlab"


def book(folder: Path, *names: str) -> Path:
    def edit(workbook: object) -> None:
        for name in names:
            EDITS[name][0](workbook)  # type: ignore[arg-type]  # the table's edits take what `edited` hands them

    return book_of(folder, edit, "同事.xlsx")


def book_of(folder: Path, edit: Edit, name: str) -> Path:
    (folder / name).write_bytes(edited(small_lab(), edit))
    return folder / name


def run(lab: Path, *books: Path, **options: object) -> Done:
    given = {
        **{"dry_run": False, "json": False, "prefer": None, "answer": None, "pack": None, "kind": None},
        **{"profile": None, "encoding": None, "mode": "good", "problems": None, "answers": None},
        **options,
    }
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run_import(argparse.Namespace(lab=str(lab), files=list(map(str, books)), **given))
    return Done(status, out.getvalue(), err.getvalue())


def test_that_edits_are_one_step_of_the_history(document: Path, tmp_path: Path) -> None:
    done = run(document, book(tmp_path, "correct a name", "append a row"))

    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0].endswith("：人员 张三的“姓名”由“张三”改为“张叁”。")
    assert done.out.splitlines()[-1] == f"导入 同事.xlsx（改 1 处，增 1 条），已写入 {document}。"
    opened = open_document(document, read_only=True)
    assert [entry.label for entry in opened.history()][-1:] == ["导入 同事.xlsx（改 1 处，增 1 条）"]
    assert opened.lab.tables["staff"]["s1"].shown("name") == "张叁"
    assert len(opened.lab.tables["equipment"]) == 3


def test_that_the_same_file_twice_changes_nothing_the_second_time(document: Path, tmp_path: Path) -> None:
    file = book(tmp_path, "correct a name", "append a row", "a new unit, and a reference to it", "what is said")
    run(document, file)
    before = document.read_bytes()

    done = run(document, file)

    assert (done.status, done.out.splitlines()[-1]) == (0, "没有可并入的修改。")
    assert document.read_bytes() == before


def test_that_a_preview_leaves_the_document_as_it_is(document: Path, tmp_path: Path) -> None:
    before = document.read_bytes()

    done = run(document, book(tmp_path, "correct a name"), dry_run=True)

    assert (done.status, document.read_bytes()) == (0, before)
    assert done.out.splitlines()[-1] == "导入 同事.xlsx（改 1 处），只是预览，没有写入。"


def test_that_json_is_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "lab.json"
    write_text(path, document_text(lab_document(small_lab())))

    assert run(path, book(tmp_path, "correct a name")).status == 0
    assert open_lab(path, None)[0].tables["staff"]["s1"].shown("name") == "张叁"


def _titled(title: str) -> Edit:
    return lambda edited: edited.put("staff", "s1", title=title, phone="13900139000")


def _contradictory(folder: Path) -> list[Path]:
    return [book_of(folder, _titled(title), f"{title}.xlsx") for title in ("教授", "研究员")]


def test_that_a_conflict_is_left_and_the_rest_is_taken_over(document: Path, tmp_path: Path) -> None:
    done = run(document, *_contradictory(tmp_path))

    assert done.status == 1
    assert "另有 1 处待定，没有并入" in done.out
    person = read_document(document)[0].tables["staff"]["s1"]
    assert (person.cell("title"), person.cell("phone")) == (None, "13900139000")
    assert "13900139000" not in done.out


def test_that_what_is_here_can_be_preferred(document: Path, tmp_path: Path) -> None:
    assert run(document, *_contradictory(tmp_path), prefer="here").status == 0
    assert read_document(document)[0].tables["staff"]["s1"].cell("title") is None


@pytest.mark.parametrize(("answer", "name", "people"), [("same", "周八", 4), ("new", "王五", 5)])
def test_that_a_doubtful_row_is_answered(document: Path, tmp_path: Path, answer: str, name: str, people: int) -> None:
    file = book(tmp_path, "overwrite with somebody else")
    before: Lab = read_document(document)[0]
    undecided = run(document, file)
    assert (undecided.status, read_document(document)[0]) == (1, before)

    assert run(document, file, answer=answer).status == 0
    staff = read_document(document)[0].tables["staff"]
    assert (staff["s3"].shown("name"), len(staff)) == (name, people)
    assert run(document, file, answer=answer).out.splitlines()[-1] == "没有可并入的修改。"


def test_that_json_tells_each_difference(document: Path, tmp_path: Path) -> None:
    done = run(document, book(tmp_path, "blank a cell"), dry_run=True, json=True)

    told = checked_json(done.out)
    (difference,) = told["differences"]
    place = difference.pop("places")[0]
    assert (place["file"], place["sheet"]) == ("同事.xlsx", "02_人员名单")
    assert {key: difference[key] for key in ("kind", "table", "id", "field", "before", "after")} == {
        "kind": "changed", "table": "staff", "id": "s1", "field": "degree", "before": "博士", "after": None
    }  # fmt: skip
    assert (told["written"], told["undecided"]) == (False, [])


def test_that_a_file_that_is_no_workbook_stops_everything(document: Path, tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(b"%PDF-1.7 no workbook")
    before = document.read_bytes()

    done = run(document, book(tmp_path, "correct a name"), tmp_path / "b.xlsx")

    assert (done.status, done.out, document.read_bytes()) == (2, "", before)
    assert "b.xlsx" in done.err


def test_that_a_workbook_is_nothing_to_merge_into_and_stays_as_it_is(tmp_path: Path) -> None:
    target = book_of(tmp_path, lambda _workbook: None, "交回.xlsx")
    before = target.read_bytes()

    done = run(target, book(tmp_path, "correct a name"))

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"“{target}”是工作簿，不能并入；")
    assert target.read_bytes() == before


def test_that_a_workbook_given_twice_is_read_once(document: Path, tmp_path: Path) -> None:
    file = book(tmp_path, "append a row")

    assert run(document, file, file).out.splitlines()[-1].startswith("导入 同事.xlsx（增 1 条）")


@pytest.mark.parametrize("options", [{}, {"prefer": "there"}, {"answer": "same"}, {"answer": "new"}])
def test_that_no_option_takes_over_another_labs_workbook(
    options: dict[str, str], document: Path, tmp_path: Path
) -> None:
    before = document.read_bytes()
    (tmp_path / "别家.xlsx").write_bytes(edited(another_lab(), lambda book: book.put("staff", "s1", title="教授")))

    done = run(document, tmp_path / "别家.xlsx", **options)

    assert done.status == 1
    assert "像是另一个实验室（全市光谱重点实验室）的工作簿" in done.out
    assert document.read_bytes() == before
