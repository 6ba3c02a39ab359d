"""Places in words, and files of one name told apart by their folders."""

from wzlab.importing.model import Spot, TableKey
from wzlab.importing.places import file_names, row_words, sheet_words, spot_words


def test_that_a_file_is_called_by_its_name_and_files_of_one_name_by_their_folders_too() -> None:
    assert file_names(["a/人员.xlsx", "a/设备.xlsx"]) == {"a/人员.xlsx": "人员.xlsx", "a/设备.xlsx": "设备.xlsx"}
    assert file_names(["甲/人员.xlsx", "乙/人员.xlsx", "乙/设备.xlsx"]) == {
        "甲/人员.xlsx": "甲/人员.xlsx",
        "乙/人员.xlsx": "乙/人员.xlsx",
        "乙/设备.xlsx": "设备.xlsx",
    }


def test_that_as_many_folders_are_named_as_tell_two_files_apart() -> None:
    paths = ["2024/甲/人员.xlsx", "2025/甲/人员.xlsx", "2025/乙/人员.xlsx"]
    assert list(file_names(paths).values()) == ["2024/甲/人员.xlsx", "2025/甲/人员.xlsx", "乙/人员.xlsx"]
    assert file_names([]) == {}


def test_that_a_place_is_a_file_a_sheet_and_a_cell_a_row_or_none() -> None:
    names = {"甲/人员.xlsx": "甲/人员.xlsx"}
    assert spot_words(Spot("甲/人员.xlsx", "在职", 5, 2)) == "人员.xlsx · 在职 · B5"
    assert spot_words(Spot("甲/人员.xlsx", "在职", 5, 0), names) == "甲/人员.xlsx · 在职 · 第 5 行"
    assert spot_words(Spot("甲/人员.csv", "", 0, 0)) == "人员.csv"
    assert row_words(TableKey("甲/人员.xlsx", "在职"), 5, names) == "甲/人员.xlsx · 在职 · 第 5 行"
    assert sheet_words(TableKey("甲/人员.xlsx", "在职"), names) == "甲/人员.xlsx · 在职"
