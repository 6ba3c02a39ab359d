"""Many labs in all formats, broken files among them and double claims planted: the audit finds exactly those."""

import json
import os
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.audit.labs import (
    FORMATS,
    ignore_progress,
    open_or_die,
    random_parts,
    request,
    write_json,
    write_portfolio,
)
from tests.helpers import wzlab
from tests.workbook.books import table
from wzlab.audit.book import make_audit_workbook
from wzlab.audit.finding import find_files
from wzlab.audit.results import Audit, Judged
from wzlab.audit.running import judge_all, processes
from wzlab.workbook.package import workbook_bytes

Outcome = tuple[str, str, bool]

WORDS: Mapping[Outcome, str] = {
    ("unmet", "required", False): "× 未达标",
    ("unmet", "required", True): "× 未达标",
    ("unmet", "in_principle", False): "! 需说明",
    ("unmet", "in_principle", True): "!√ 已说明",
}
"""What the matrix says of an unmet condition, by how it binds and whether a reason is given."""

OTHER_WORDS = {
    "met": "√ 达标",
    "unmet": "· 未具备",
    "open": "? 待补充",
    "depends": "± 视口径",
    "confirm": "□ 待确认",
    "not_applicable": "– 不适用",
}


def plant_broken(folder: Path) -> dict[str, str]:
    """Put ten broken things into a folder; return a part of the sentence for each that is no sentence's matter."""
    whole = json.dumps(random_parts(1))
    (folder / "b0.json").write_text(whole[: len(whole) // 2], encoding="utf-8")
    (folder / "b1.wzlab").write_bytes(b"")
    (folder / "b2.wzlab").write_bytes(b"no document at all" * 20)
    (folder / "b3.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    os.mkfifo(folder / "b4.json")
    (folder / "b5.json").symlink_to(folder / "nowhere")
    write_json(folder / "b6", {"pack": "nowhere-2025"})
    write_json(folder / "b7-killer", {})
    (folder / "b8.json").mkdir()
    (folder / "~$lab-000.xlsx").write_bytes(b"lock")
    return {
        "b0.json": "JSON",
        "b1.wzlab": "空的",
        "b2.wzlab": "wzlab",
        "b3.xlsx": "",
        "b4.json": "不是普通文件",
        "b5.json": "找不到",
        "b6.json": "nowhere-2025",
        "b7-killer.json": "程序中止了",
    }


def plant_doubles(folder: Path) -> list[list[str]]:
    """Write labs that claim the same things; return the files of each double, in the order they are to be told."""
    person, device = {"id": "s1", "name": "文心远"}, {"id": "e1", "name": "服务器"}
    planted: dict[str, dict[str, Any]] = {
        "d1": {"staff": [person | {"id_number": "330302197001010011"}], "equipment": [device | {"asset_no": "无"}]},
        "d2": {
            "staff": [person | {"id_number": " 330302197001010011"}],
            "equipment": [device | {"asset_no": "ｓｂ-7"}],
        },
        "d3": {"equipment": [device | {"asset_no": "SB-7"}], "projects": [{"id": "p1", "number": "2023YFB1"}]},
        "d4": {"projects": [{"id": "p1", "number": "2023yfb1"}], "equipment": [device | {"asset_no": "无"}]},
        "d5": {"patents": [{"id": "t1", "number": "ZL1"}, {"id": "t2", "number": "ZL1"}]},
        "d6": {"projects": [{"id": "p1", "number": "2023YFB1"}], "patents": [{"id": "t1", "number": "ZL 1"}]},
    }
    for place, (name, parts) in enumerate(planted.items()):
        FORMATS[place % len(FORMATS)](folder / name, {"lab": {"name": f"{name} 实验室"}, **parts})
    return [["d1", "d2"], ["d2", "d3"], ["d3", "d4", "d6"], ["d5", "d5", "d6"]]


def audited(folder: Path) -> Audit:
    """Judge everything below a folder in processes."""
    found = find_files([folder])
    requests = [request(path, open_or_die) for path in found.files]
    return Audit(tuple(judge_all(requests, processes(2), ignore_progress)))


def check(path: Path) -> dict[str, Any]:
    """Return what `wzlab check` says of one file."""
    report: dict[str, Any] = json.loads(wzlab("check", "--json", path).out, parse_float=Decimal)
    return report


def word(condition: Mapping[str, Any]) -> str:
    """Return what the matrix is to say of a condition, from what `wzlab check` says."""
    told = (condition["outcome"], condition["binding"], condition["reason"] is not None)
    return WORDS.get(told) or OTHER_WORDS[condition["outcome"]]


@pytest.mark.parametrize("size", [32, pytest.param(192, marks=pytest.mark.slow)])
def test_that_a_portfolio_is_audited_as_each_file_alone_and_its_faults_are_found(size: int, tmp_path: Path) -> None:
    write_portfolio(tmp_path, size)
    broken, doubles = plant_broken(tmp_path), plant_doubles(tmp_path)
    audit = audited(tmp_path)
    workbook = load_workbook(BytesIO(workbook_bytes(make_audit_workbook(audit))))

    assert len(audit.judged) == size + 6
    told = {Path(row["文件"]).name: row["为何没有判定"] for row in table(workbook["未能读取"])}
    assert told.keys() == broken.keys()
    assert [name for name, part in broken.items() if part not in told[name] or not told[name].strip()] == []

    found: dict[int, list[str]] = {}
    for row in table(workbook["重复申报"]):
        found.setdefault(row["第几处"], []).append(Path(row["文件"]).stem)
    assert list(found.values()) == doubles
    assert {row["情况"] for row in table(workbook["重复申报"])} == {"2 个实验室", "3 个实验室"}

    for result, row in zip(audit.judged, table(workbook["矩阵"]), strict=True):
        _assert_same(result, row, check(result.path))


def _assert_same(result: Judged, row: Mapping[str, Any], checked: Mapping[str, Any]) -> None:
    """Hold a result and its row in the matrix to what `wzlab check` says of the file."""
    assert row["文件"] == str(result.path) == checked["file"]
    assert (result.overall, result.is_robust, result.track) == (
        checked["overall"],
        checked["robust"],
        checked["track"],
    )
    assert result.as_of.isoformat() == checked["as_of"]
    assert sum(count.number for count in result.problems) == len(checked["problems"])
    assert [(c.id, c.outcome, c.primary, c.clause) for c in result.conditions] == [
        (c["id"], c["outcome"], c["primary"], c["clause"]) for c in checked["conditions"]
    ]
    assert [row[c.title] for c in result.conditions] == [word(c) for c in checked["conditions"]]


def test_that_the_same_folder_gives_the_same_workbook_however_it_is_judged(tmp_path: Path) -> None:
    write_portfolio(tmp_path, 4)
    plant_doubles(tmp_path)
    books = partial(lambda: workbook_bytes(make_audit_workbook(audited(tmp_path))))
    assert books() == books()
