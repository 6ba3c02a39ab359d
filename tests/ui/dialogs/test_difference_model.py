"""The differences as rows: taken, left, chosen, searched."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ui.dialogs.difference_lines import Line, LineKind, Option, summary
from ui.dialogs.difference_model import AFTER, DifferenceModel

Watch = Callable[[QAbstractItemModel], QAbstractItemModelTester]
ON, OFF, SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked
CHECK = Qt.ItemDataRole.CheckStateRole


def line(kind: LineKind, group: str, title: str, *options: str, source: str = "人事.xlsx · 人员 C5") -> Line:
    made = tuple(Option(words, source, changes=place > 0) for place, words in enumerate(options))
    return Line((kind, group, title), kind, group, title, "旧", "新", source, "一句话", None, made)


LINES = (
    line(LineKind.CHANGED, "人员 · 张三", "学位"),
    line(LineKind.CONFLICT, "人员 · 李四", "职称", "中级", "副高", "正高"),
    line(LineKind.CHANGED, "人员 · 张三", "岗位"),
    line(LineKind.NOTE, "读入说明：人事.xlsx", "多出一列"),
    line(LineKind.REMOVED, "人员 · 王五", ""),
    line(LineKind.ADDED, "设备 · 显微镜", "", source="资产.xlsx · 设备 第 9 行"),
    line(LineKind.QUESTION, "人员 · 赵六", "是谁", "是他", "不是他"),
)


@pytest.fixture
def model(qtbot: QtBot, watched: Watch) -> DifferenceModel:
    made = DifferenceModel()
    watched(made)
    made.show_lines(LINES)
    return made


def tops(model: DifferenceModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def child(model: DifferenceModel, *rows: int) -> QModelIndex:
    index = QModelIndex()
    for row in rows:
        index = model.index(row, 0, index)
    return index


def check(model: DifferenceModel, index: QModelIndex, state: Qt.CheckState) -> bool:
    return model.setData(index, state.value, CHECK)


def state(index: QModelIndex) -> Qt.CheckState | None:
    found = index.data(CHECK)
    return None if found is None else Qt.CheckState(found)


def test_that_lines_stand_below_their_records_and_notes_come_last(model: DifferenceModel) -> None:
    assert tops(model) == [
        "人员 · 张三",
        "人员 · 李四",
        "人员 · 王五",
        "设备 · 显微镜",
        "人员 · 赵六",
        "读入说明：人事.xlsx",
    ]
    assert [child(model, 0, row).data() for row in range(2)] == ["学位", "岗位"]
    assert [child(model, 1, 0, row).data() for row in range(3)] == ["中级", "副高", "正高"]
    assert [child(model, place, 0).data() for place in (1, 2, 3)] == ["冲突：职称", "删除记录", "新增记录"]


def test_that_everything_is_taken_but_what_somebody_must_choose(model: DifferenceModel) -> None:
    assert [state(child(model, row)) for row in range(6)] == [ON, None, ON, ON, None, None]
    assert model.number_changing() == 4
    assert [line.title for line in model.undecided()] == ["职称", "是谁"]


def test_that_a_record_is_left_line_by_line_or_whole(model: DifferenceModel) -> None:
    assert check(model, child(model, 0, 1), OFF)
    assert state(child(model, 0)) is SOME
    assert model.number_changing() == 3
    assert check(model, child(model, 0), ON)
    assert [state(child(model, 0, row)) for row in range(2)] == [ON, ON]
    assert check(model, child(model, 0), OFF)
    assert [state(child(model, 0, row)) for row in range(2)] == [OFF, OFF]
    assert model.number_changing() == 2


def test_that_of_several_options_one_is_chosen_and_may_be_given_up_again(model: DifferenceModel) -> None:
    conflict = child(model, 1, 0)
    after = conflict.siblingAtColumn(AFTER)
    assert after.data() == "请选一个（不选就不动）"
    assert check(model, child(model, 1, 0, 1), ON)
    assert check(model, child(model, 1, 0, 2), ON)
    assert [state(child(model, 1, 0, row)) for row in range(3)] == [OFF, OFF, ON]
    assert after.data() == "正高"
    assert model.number_changing() == 5
    assert check(model, child(model, 1, 0, 2), OFF)
    assert after.data() == "请选一个（不选就不动）"
    assert model.number_changing() == 4


def test_that_keeping_what_the_lab_has_is_a_choice_that_changes_nothing(model: DifferenceModel) -> None:
    check(model, child(model, 1, 0, 0), ON)
    assert model.number_changing() == 4
    assert [line.title for line in model.undecided()] == ["是谁"]


def test_that_an_answer_to_a_question_is_told(model: DifferenceModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.answered):
        check(model, child(model, 4, 0, 1), ON)
    with qtbot.assertNotEmitted(model.answered):
        check(model, child(model, 1, 0, 1), ON)


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (LineKind.CHANGED, "", ["人员 · 张三"]),
        (None, "资产", ["设备 · 显微镜"]),
        (None, "副高", ["人员 · 李四"]),
        (None, "岗位", ["人员 · 张三"]),
        (LineKind.NOTE, "张三", []),
    ],
)
def test_that_lines_are_found_by_kind_record_field_option_and_file(
    model: DifferenceModel, kind: LineKind | None, text: str, shown: list[str]
) -> None:
    model.show_only(kind, text)
    assert tops(model) == shown


def test_that_taking_all_means_what_is_shown_and_what_is_hidden_keeps_its_state(model: DifferenceModel) -> None:
    model.show_only(None, "学位")
    model.take_shown(taken=False)
    model.show_only(None, "")
    assert [state(child(model, 0, row)) for row in range(2)] == [OFF, ON]
    model.take_shown(taken=True)
    assert state(child(model, 0)) is ON


def test_that_what_was_decided_outlives_another_comparison_and_what_is_gone_is_forgotten(
    model: DifferenceModel,
) -> None:
    check(model, child(model, 0, 0), OFF)
    check(model, child(model, 1, 0, 2), ON)
    fewer = line(LineKind.CONFLICT, "人员 · 李四", "职称", "中级", "副高")
    model.show_lines([LINES[0], LINES[2], LINES[1]])
    assert model.decisions.left == {LINES[0].key}
    assert model.decisions.chosen == {LINES[1].key: 2}
    model.show_lines([LINES[2], fewer])
    assert (model.decisions.left, model.decisions.chosen) == (set(), {})


def test_that_a_row_is_one_sentence_for_who_cannot_see_the_columns(model: DifferenceModel) -> None:
    assert child(model, 0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "学位，旧，新，人事.xlsx · 人员 C5"


def test_that_the_summary_warns_of_what_would_be_removed() -> None:
    assert summary(LINES, 2) == "2 个文件：修改 2 处，新增 1 条记录，⚠ 删除 1 条记录，冲突 1 处，疑问 1 条。"
    assert summary(LINES[3:4], 1) == "1 个文件：没有不同。"
