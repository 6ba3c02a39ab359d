"""A proposal as JSON: its keys are a contract (`docs/import.schema.json`), and no sensitive cell is whole in it."""

import json
from pathlib import Path

import pytest

from tests.importing.drawn import drawn, lab_with, proposed
from tests.importing.messy.test_shapes import SHAPES, lab_before
from tests.importing.messy.test_shapes import proposed as proposed_shape
from tests.importing.schema import SCHEMA, checked_json
from tests.importing.test_wording import ID, proposal
from wzlab.cli.importing import FORMAT
from wzlab.importing.entries import proposal_entry
from wzlab.importing.model import TROUBLES, Action, How, Mode, Severity, Topic
from wzlab.importing.wording import trouble_line
from wzlab.intake.signatures import FileKind
from wzlab.records import RECORD_TYPES


@pytest.mark.parametrize("name", SHAPES)
def test_that_what_every_messy_shape_comes_to_matches_the_schema(tmp_path: Path, name: str) -> None:
    shape = SHAPES[name]
    entry = proposal_entry(proposed_shape(shape, lab_before(shape), tmp_path), "完成。", written=False)
    checked_json(json.dumps({"format": FORMAT} | entry))
    assert {trouble["code"] for trouble in entry["troubles"]} <= set(TROUBLES)


def test_that_the_schema_lists_just_what_there_is() -> None:
    named = SCHEMA["$defs"]
    assert named["kind"]["enum"] == [record_type.table for record_type in RECORD_TYPES]
    assert named["column"]["properties"]["how"]["enum"] == [how.value for how in How]
    assert list(named["tables"]["properties"]["rows"]["properties"]) == [action.value for action in Action]
    assert named["trouble"]["properties"]["severity"]["enum"] == [severity.value for severity in Severity]
    assert named["trouble"]["properties"]["asks"]["enum"] == [*(topic.value for topic in Topic), None]
    assert named["file"]["properties"]["kind"]["enum"] == [kind.value for kind in FileKind]


def test_that_json_has_its_keys_and_no_secret() -> None:
    entry = proposal_entry(proposal(Mode.AS_TYPED), "完成。", written=True)
    text = json.dumps(entry, ensure_ascii=False)
    assert ID not in text
    assert list(entry) == ["files", "tables", "rows", "changes", "troubles", "absent", "remarks", "written", "message"]
    assert entry["rows"] == {"add": 3, "update": 0, "same": 0, "skip": 0, "problem": 0}
    (table,) = entry["tables"]
    assert (table["file"], table["sheet"], table["kind"], table["heading_rows"]) == (
        "人员.xlsx",
        "人员",
        "staff",
        [1, 1],
    )
    assert table["columns"][1] == {
        "column": 2, "heading": "身份证号", "field": "id_number", "how": "alias", "confidence": 100, "unit": "",
        "read_with": None,
    }  # fmt: skip
    assert (entry["written"], entry["message"]) == (True, "完成。")


def test_that_two_numbers_of_one_person_that_differ_stay_secret() -> None:
    people = drawn(("姓名", "证件号码", "手机"), ("张一", ID, "13800138000"))
    others = drawn(("姓名", "证件号码", "手机"), ("张一", ID, "13900139000"), file="手机.xlsx")
    made = proposed(lab_with(), people, others)
    assert [trouble.code for trouble in made.troubles()] == ["same_record_twice"]
    text = json.dumps(proposal_entry(made, "", written=False)) + "".join(map(trouble_line, made.troubles()))
    assert "13800138000" not in text
    assert "13900139000" not in text


def test_that_json_tells_each_cell_of_a_change() -> None:
    change = proposal_entry(proposal(), "", written=False)["changes"][0]
    cells = change.pop("cells")
    assert change == {
        "table": "staff", "id": "s1", "name": "张一", "action": "add", "file": "人员.xlsx", "sheet": "人员", "row": 2
    }  # fmt: skip
    assert cells[0] == {"field": "name", "cell": "A2", "before": None, "after": "张一", "derived": False}
    assert cells[-1] == {
        "field": "birth_date", "cell": None, "before": None, "after": "1980-05-01", "derived": True
    }  # fmt: skip


def test_that_json_tells_each_trouble_with_the_answers() -> None:
    troubles = proposal_entry(proposal(), "", written=False)["troubles"]
    assert [(one["code"], one["cell"], one["asks"]) for one in troubles] == [
        ("damaged_number", "B3", "cells"),
        ("not_read", "C3", "words"),
        ("no_identity", None, "rows"),
    ]
    assert [option["answer"] for option in troubles[2]["options"]] == ["#new", "#skip"]
    assert set(troubles[0]) >= {"severity", "file", "sheet", "field", "value", "reason", "fix", "options"}
