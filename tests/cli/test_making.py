"""`wzlab convert`, `export`, `charts` and `demo`: files made whole, or a sentence that says why not."""

import html
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.helpers import SAMPLES, Done, sample_file, wzlab, wzlab_process
from wzlab.charts.catalogue import CHARTS
from wzlab.cli.main import CHART_IDS
from wzlab.storage.interchange import FORMAT, load_document

READY, GAPS, DRAFT = map(sample_file, SAMPLES)
ID_CARD, MOBILE = "000000190001010017", "13800138000"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    """A lab's file as a person would type it: in another order, with blanks, defaults left out."""
    path = tmp_path / "lab.json"
    path.write_text(
        json.dumps(
            {
                "staff": [{"name": " 文心远 ", "id": "s1", "degree": "", "id_number": ID_CARD, "phone": MOBILE}],
                "format": FORMAT,
                "lab": {"planned_investment": "1000.50", "phone": None},
                "readings": {"area_basis": {"choice": None}},
            },
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )
    return path


def is_refused(done: Done) -> bool:
    """Tell whether a command ended with a sentence and nothing else."""
    return (done.status, done.out) == (2, "") and done.err.endswith("。\n") and "Traceback" not in done.err


# --- convert --------------------------------------------------------------------------------------------------------


def test_that_a_lab_is_written_in_one_order_with_its_defaults_and_without_blanks(lab: Path) -> None:
    done = wzlab("convert", lab)
    assert (done.status, done.err) == (0, "")
    document = json.loads(done.out)
    assert list(document)[:3] == ["format", "lab", "units"]
    assert document["lab"] == {"planned_investment": 1000.5}
    assert document["staff"] == [
        {
            "id": "s1", "name": "文心远", "id_type": "resident_id", "id_number": ID_CARD, "phone": MOBILE,
            "post": "research", "source": "own",
        }
    ]  # fmt: skip
    assert document["readings"] == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_that_converting_twice_changes_nothing_more(name: str) -> None:
    assert wzlab("convert", sample_file(name), "-o", "once.json") == (0, "", "")
    assert wzlab("convert", "once.json", "-o", "twice.json") == (0, "", "")
    assert Path("once.json").read_bytes() == Path("twice.json").read_bytes()
    assert wzlab("convert", "once.json").out == Path("once.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_converted_lab_is_judged_alike(name: str) -> None:
    wzlab("convert", sample_file(name), "-o", "lab.json")
    one, two = (json.loads(wzlab("check", "--json", path).out) for path in (sample_file(name), "lab.json"))
    assert one | {"file": ""} == two | {"file": ""}


def test_that_a_lab_may_be_converted_in_place(lab: Path) -> None:
    normal = wzlab("convert", lab).out
    assert wzlab("convert", lab, "-o", lab).status == 0
    assert lab.read_text(encoding="utf-8") == normal
    assert list(lab.parent.iterdir()) == [lab]


def test_that_a_broken_lab_is_not_converted_and_nothing_is_written(lab: Path) -> None:
    lab.write_text('{"format": "wzlab-lab/1", "staff": [{"id": "s1", "post": "boss"}], "stuff": []}', encoding="utf-8")
    done = wzlab("convert", lab, "-o", "new.json")
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 3
    assert not Path("new.json").exists()


@pytest.mark.parametrize("target", [".", "lab.json/inside.json", "长" * 100 + ".json"])
@pytest.mark.parametrize("command", ["convert", "export"])
def test_that_an_unwritable_place_is_told_in_a_sentence(lab: Path, command: str, target: str) -> None:
    before = lab.read_bytes()
    done = wzlab(command, lab, "-o", target)
    assert is_refused(done)
    assert "写不进去" in done.err
    assert list(lab.parent.iterdir()) == [lab]
    assert lab.read_bytes() == before


@pytest.mark.parametrize("command", ["convert", "export", "charts"])
def test_that_a_lab_that_is_not_there_is_told_in_a_sentence(command: str) -> None:
    assert is_refused(wzlab(command, "nowhere.json"))
    assert list(Path().iterdir()) == []


def test_that_half_a_surrogate_pair_does_not_stop_the_conversion(lab: Path) -> None:
    lab.write_text('{"format": "wzlab-lab/1", "lab": {"name": "坏\\ud800字"}}', encoding="utf-8")
    assert wzlab("convert", lab, "-o", "new.json").status == 0
    assert load_document(Path("new.json"))["lab"]["name"] == "坏\ud800字"
    done = wzlab_process("convert", lab)
    assert (done.status, json.loads(done.out)["lab"]["name"]) == (0, "坏\ud800字")
    assert wzlab_process("check", lab).status == 1


# --- export ---------------------------------------------------------------------------------------------------------


def texts_in(workbook: Path) -> str:
    """Return all that a workbook's parts say, pictures aside."""
    with zipfile.ZipFile(workbook) as archive:
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return "".join(html.unescape(archive.read(part).decode("utf-8")) for part in parts)


def pictures_in(workbook: Path) -> list[str]:
    with zipfile.ZipFile(workbook) as archive:
        return [name for name in archive.namelist() if name.startswith("xl/media/")]


def test_that_a_workbook_is_named_after_its_lab(lab: Path) -> None:
    done = wzlab("export", lab)
    assert done.status == 0
    assert re.fullmatch("已写出 lab.xlsx\n内容校验码 sha256:[0-9a-f]{64}\n", done.out)
    assert sorted(path.name for path in Path().iterdir()) == ["lab.json", "lab.xlsx"]
    assert "文心远" in texts_in(Path("lab.xlsx"))


def test_that_a_workbook_hides_identity_and_phone_numbers_unless_asked_for(lab: Path) -> None:
    wzlab("export", lab, "--no-picture", "-o", "masked.xlsx")
    wzlab("export", lab, "--no-picture", "-o", "full.xlsx", "--full-ids")
    for secret in (ID_CARD, MOBILE):
        assert secret not in texts_in(Path("masked.xlsx"))
        assert secret in texts_in(Path("full.xlsx"))


def test_that_the_pictures_can_be_left_out() -> None:
    wzlab("export", DRAFT, "-o", "with.xlsx")
    wzlab("export", DRAFT, "-o", "without.xlsx", "--no-picture")
    assert len(pictures_in(Path("with.xlsx"))) == 6
    assert pictures_in(Path("without.xlsx")) == []


def sheets_in(workbook: Path) -> list[str]:
    """Return the names of a workbook's visible sheets."""
    with zipfile.ZipFile(workbook) as archive:
        listed = html.unescape(archive.read("xl/workbook.xml").decode("utf-8"))
    return [re.findall('name="([^"]*)"', tag)[0] for tag in re.findall("<sheet [^>]*>", listed) if "visible" in tag]


@pytest.mark.parametrize("names", ["人员名单,仪器设备", "staff，equipment", "06、 02 ", "设备;人员"])
def test_that_the_sheets_asked_for_are_written_and_no_others(lab: Path, names: str) -> None:
    assert wzlab("export", lab, "--sheets", names).status == 0
    assert sheets_in(Path("lab.xlsx")) == ["02_人员名单", "06_仪器设备"]


@pytest.mark.parametrize("names", ["人", "人员名单,图", ",", "图表 核验"])
def test_that_a_sheet_there_is_none_of_is_told_in_a_sentence(lab: Path, names: str) -> None:
    assert is_refused(wzlab("export", lab, "--sheets", names, "--no-picture"))
    assert list(lab.parent.iterdir()) == [lab]


def test_that_a_copy_to_share_tells_nothing_personal(lab: Path) -> None:
    assert wzlab("export", lab, "--share").status == 0
    told = texts_in(Path("lab.xlsx"))
    assert [secret for secret in ("文心远", ID_CARD, MOBILE) if secret in told] == []
    assert "共享稿，已去除个人信息" in told


def test_that_a_copy_to_share_never_holds_whole_numbers(lab: Path) -> None:
    assert is_refused(wzlab("export", lab, "--share", "--full-ids"))
    assert list(lab.parent.iterdir()) == [lab]


def test_that_the_hash_printed_is_the_one_in_the_file_and_the_same_each_time(lab: Path) -> None:
    hashes = [wzlab("export", lab, "--no-picture", "-o", f"{number}.xlsx").out.split()[-1] for number in range(2)]
    assert hashes[0] == hashes[1]
    assert hashes[0] in texts_in(Path("0.xlsx"))
    assert wzlab("export", lab, "--no-picture", "--full-ids").out.split()[-1] != hashes[0]


def test_that_a_workbook_is_of_the_day_asked_for(lab: Path) -> None:
    wzlab("export", lab, "--no-picture", "--as-of", "2024-02-29")
    assert "2024-02-29" in texts_in(Path("lab.xlsx"))


# --- charts ---------------------------------------------------------------------------------------------------------

BEGINNINGS = {"png": b"\x89PNG\r\n", "svg": b"<?xml", "pdf": b"%PDF-"}


def test_that_charts_are_drawn_in_every_format() -> None:
    done = wzlab("charts", DRAFT, "-o", "pictures")
    assert (done.status, done.err) == (0, "")
    files = sorted(Path("pictures").iterdir())
    assert done.out.splitlines() == [
        f"已写出 {path}" for path in sorted(files, key=lambda path: done.out.index(str(path)))
    ]
    assert {path.suffix for path in files} == {".png", ".svg", ".pdf"}
    assert all(path.name.startswith("draft-blanks-") for path in files)
    assert all(path.read_bytes().startswith(BEGINNINGS[path.suffix[1:]]) for path in files)


def test_that_charts_are_drawn_in_the_formats_asked_for() -> None:
    done = wzlab("charts", DRAFT, "--format", "svg", "--format", "pdf")
    assert done.status == 0
    assert {path.suffix for path in Path().iterdir()} == {".svg", ".pdf"}


def test_that_one_chart_can_be_asked_for() -> None:
    done = wzlab("charts", DRAFT, "--chart", "team", "--format", "svg")
    assert done.status == 0
    assert [path.name for path in Path().iterdir()] == ["draft-blanks-team.svg"]


def test_that_every_chart_there_is_can_be_asked_for() -> None:
    assert tuple(CHARTS) == CHART_IDS


def test_that_charts_that_cannot_be_written_are_told_in_a_sentence(lab: Path) -> None:
    assert is_refused(wzlab("charts", lab, "-o", lab))
    assert list(lab.parent.iterdir()) == [lab]


# --- demo -----------------------------------------------------------------------------------------------------------


def test_that_the_demonstration_shows_and_makes_everything_for_the_three_labs() -> None:
    done = wzlab("demo", "to/be/shown")
    assert (done.status, done.err) == (0, "")
    shown = Path("to/be/shown")
    made = {path.name for path in shown.iterdir()}
    for name in SAMPLES:
        assert {f"{name}.json", f"{name}.xlsx"} <= made
        assert {path.suffix for path in shown.glob(f"{name}-*")} == {".png", ".svg", ".pdf"}
        assert f"（{name}.json）" in done.out
    assert done.out.endswith(f"示例数据、工作簿和图表已写入 {shown.resolve()}\n")
    assert (shown / "draft-blanks.json").read_bytes() == DRAFT.read_bytes()


def test_that_a_demonstration_that_cannot_be_written_is_told_in_a_sentence(lab: Path) -> None:
    assert is_refused(wzlab("demo", lab))
