"""A small lab, its workbook as people edit it, and what must come of each edit."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import lab_of, wenzhou
from tests.workbook.books import content_of, sheet_of
from wzlab.columns import AsTyped
from wzlab.lab import Lab
from wzlab.records import TYPE_OF
from wzlab.workbook.book import WorkbookOptions
from wzlab.workbook.layout import FIELD, ID, machine_key, parsed_key
from wzlab.workbook.reading_back.comparing import compare
from wzlab.workbook.reading_back.differences import Added, Changed, Clash, Comparison, Conflict, Question, Removed
from wzlab.workbook.reading_back.tables import read_book
from wzlab.workbook.remarks import REMARK_TYPES

RECORDS = WorkbookOptions(picture=False, sheets=(*TYPE_OF, *(record_type.table for record_type in REMARK_TYPES)))
"""Only the sheets that can be read back: the others take LibreOffice long."""

TYPES = {**TYPE_OF, **{record_type.table: record_type for record_type in REMARK_TYPES}}
Edit = Callable[["Edited"], object]
Said = tuple[str, ...]


def small_lab() -> Lab:
    """Return a lab with two units, four people, two instruments, a project, something said and something as typed."""
    return lab_of(
        pack="wenzhou-ai-2025",
        lab={"name": "全市视觉检测重点实验室", "contact": "赵一", "planned_investment": 8_000_000},
        units=[
            {"id": "u1", "role": "lead", "name": "甲公司", "uscc": "91330300MA2C123456", "county": "鹿城"},
            {"id": "u2", "role": "partner", "name": "乙大学", "uscc": "12330300471234567X"},
        ],
        staff=[
            {"id": "s1", "name": "张三", "id_number": "330302197001010018", "birth_date": "1970-01-01", "unit": "u1",
             "degree": "doctor", "full_time": True, "months_per_year": 10, "phone": "13800138000"},
            {"id": "s2", "name": "李四", "id_number": "330302198002020026", "birth_date": "1980-02", "unit": "u2",
             "degree": "master", "full_time": False},
            {"id": "s3", "name": "王五", "id_number": "330302199003030034", "unit": "u2", "title": "工程师"},
            {"id": "s4", "name": "钱六", "id_number": "330302196004040042", "degree": "bachelor", "full_time": True},
        ],
        equipment=[
            {"id": "e1", "asset_no": "A001", "name": "服务器", "original_value": "1234567.89", "acquired_on": "2024-05-01"},
            {"id": "e2", "asset_no": "A002", "name": "机器人", "original_value": 500_000, "quantity": 2},
        ],
        projects=[{"id": "p1", "title": "视觉", "number": "2024C01", "principal": "s1", "funding": 300_000}],
        as_typed={"s3": {"birth_date": "五几年"}},
        notes={"team.stable": {"confirmed": True, "by": "主任", "on": "2026-01-05"}},
        readings={"area_basis": "usable"},
    )  # fmt: skip


class Edited:
    """A workbook in somebody's hands."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook

    def sheet(self, table: str) -> Worksheet:
        """Return a table's sheet."""
        return sheet_of(self.workbook, TYPES[table])

    def key_row(self, table: str) -> int:
        """Return the hidden row of keys."""
        for number, (value, *_rest) in enumerate(self.sheet(table).iter_rows(max_row=40, values_only=True), 1):
            if parsed_key(str(value)) is not None:
                return number
        raise AssertionError(table)

    def column(self, table: str, key: str) -> int:
        """Return the column of a field, or of what is for machines (`#id`)."""
        prefix = machine_key(table, key)
        for number, cell in enumerate(self.sheet(table)[self.key_row(table)], 1):
            if str(cell.value) == prefix or str(cell.value).startswith(f"{prefix}:"):
                return number
        raise AssertionError(prefix)

    def rows(self, table: str) -> list[int]:
        """Return the rows of the records."""
        at = self.column(table, ID)
        sheet = self.sheet(table)
        return [row for row in range(self.key_row(table) + 2, sheet.max_row + 1) if sheet.cell(row, at).value]

    def row(self, table: str, record_id: str) -> int:
        """Return a record's row."""
        at = self.column(table, ID)
        return next(row for row in self.rows(table) if self.sheet(table).cell(row, at).value == record_id)

    def cell(self, table: str, record_id: str, key: str) -> Any:
        """Return a record's cell."""
        return self.sheet(table).cell(self.row(table, record_id), self.column(table, key))

    def field(self, key: str) -> Any:
        """Return a cell of the lab's own sheet."""
        sheet, at = self.sheet("lab"), self.column("lab", ID)
        row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, at).value == key)
        return sheet.cell(row, self.column("lab", FIELD) + 1)

    def put(self, table: str, record_id: str, **values: Any) -> None:
        """Type into cells."""
        for key, value in values.items():
            self.cell(table, record_id, key).value = value

    def append(self, table: str, **values: Any) -> None:
        """Type a row below the last."""
        sheet = self.sheet(table)
        row = sheet.max_row + 1
        for key, value in values.items():
            sheet.cell(row, self.column(table, key)).value = value

    def values(self, table: str, record_id: str) -> list[Any]:
        """Return what stands in a record's row."""
        return [cell.value for cell in self.sheet(table)[self.row(table, record_id)]]

    def write_row(self, table: str, row: int, values: Iterable[Any]) -> None:
        """Put values into a row, from its first column on."""
        for column, value in enumerate(values, 1):
            self.sheet(table).cell(row, column).value = value

    def content(self) -> bytes:
        """Return the file."""
        stream = BytesIO()
        self.workbook.save(stream)
        return stream.getvalue()


def edited(lab: Lab, edit: Edit, options: WorkbookOptions = RECORDS) -> bytes:
    """Return a lab's workbook after an edit."""
    book = Edited(load_workbook(BytesIO(content_of(lab, options))))
    edit(book)
    return book.content()


def compared(lab: Lab, *files: Path) -> Comparison:
    """Return how workbooks differ from a lab."""
    return compare(lab, wenzhou(), [read_book(file) for file in files])


def said(comparison: Comparison) -> list[Said]:
    """Return what came of a comparison, each difference as a few words."""
    found: list[Said] = []
    for one in (*comparison.differences, *comparison.undecided, *comparison.questions):
        match one:
            case Changed(table, record_id, field, _before, after):
                found.append(("changed", table, record_id, field, _word(after)))
            case Added(record):
                filled = [_word(cell) for cell in record.cells if cell is not None]
                found.append(("added", record.table, record.id, *filled))
            case Removed(table, record_id):
                found.append(("removed", table, record_id))
            case Conflict(table, record_id, field, options):
                found.append(("conflict", table, record_id, field, *(_word(option.cell) for option in options)))
            case Clash():
                found.append(("clash", one.table, one.record.id))
            case Question():
                found.append(("question", one.table, one.record_id, one.other or ""))
    return found


def _word(cell: object) -> str:
    return f"~{cell.text}" if isinstance(cell, AsTyped) else str(cell)


# --- what people do -------------------------------------------------------------------------------------------------


def _sort(book: Edited) -> None:
    rows = sorted((book.values("staff", f"s{number}") for number in (1, 2, 3, 4)), key=lambda row: str(row[1]))
    for row, values in zip(book.rows("staff"), rows, strict=True):
        book.write_row("staff", row, values)


def _hide_by_filter(book: Edited) -> None:
    for row in book.rows("staff")[1:3]:
        book.sheet("staff").row_dimensions[row].hidden = True


def _insert_row(book: Edited) -> None:
    row = book.row("staff", "s2")
    book.sheet("staff").insert_rows(row)
    for key, value in {"name": "孙七", "unit": "乙大学", "degree": "硕士", "full_time": "是"}.items():
        book.sheet("staff").cell(row, book.column("staff", key)).value = value


def _copy_row(book: Edited) -> None:
    book.write_row("equipment", book.sheet("equipment").max_row + 1, book.values("equipment", "e2"))


def _copy_row_without_id(book: Edited) -> None:
    _copy_row(book)
    row = book.sheet("equipment").max_row
    for key in (ID, "#as_typed", "#seals", "asset_no"):
        book.sheet("equipment").cell(row, book.column("equipment", key)).value = None


def _move_column(book: Edited) -> None:
    sheet, at = book.sheet("staff"), book.column("staff", "degree")
    values = [sheet.cell(row, at).value for row in range(1, sheet.max_row + 1)]
    sheet.delete_cols(at)
    sheet.insert_cols(3)
    for row, value in enumerate(values, 1):
        sheet.cell(row, 3).value = value


def _insert_notes(book: Edited) -> None:
    sheet = book.sheet("staff")
    sheet.insert_cols(4)
    sheet.cell(book.key_row("staff") + 1, 4).value = "领导批注"
    sheet.cell(book.row("staff", "s1"), 4).value = "请核实"


def _delete_hidden_columns(book: Edited) -> None:
    book.sheet("staff").delete_cols(book.column("staff", ID), 3)


def _delete_keys(book: Edited) -> None:
    book.sheet("staff").delete_rows(book.key_row("staff"))


def _reorder_sheets(book: Edited) -> None:
    book.workbook.move_sheet(book.sheet("staff"), -len(book.workbook.sheetnames))


def _format(book: Edited) -> None:
    for row in book.rows("equipment"):
        book.sheet("equipment").cell(row, book.column("equipment", "original_value")).number_format = "0.0000E+00"
        book.sheet("equipment").cell(row, book.column("equipment", "acquired_on")).number_format = "General"


def _year_in_a_cell_for_days(book: Edited) -> None:
    book.put("equipment", "e1", acquired_on=2023)
    book.cell("equipment", "e1", "acquired_on").number_format = "yyyy-mm-dd"


def _fill(book: Edited) -> None:
    for cell in book.sheet("staff")[book.row("staff", "s1")]:
        cell.fill = PatternFill("solid", fgColor="FFFF00")


def _merge_title(book: Edited) -> None:
    book.sheet("staff").merge_cells(start_row=1, end_row=1, start_column=1, end_column=8)


def _freeze(book: Edited) -> None:
    book.sheet("staff").freeze_panes = "D20"


def _hide_columns(book: Edited) -> None:
    for letter in "CDEF":
        book.sheet("staff").column_dimensions[letter].hidden = True


def _blank_row(book: Edited) -> None:
    hidden = {book.column("staff", key) for key in (ID, "#as_typed", "#seals")}
    for cell in book.sheet("staff")[book.row("staff", "s4")]:
        cell.value = cell.value if cell.column in hidden else None


def _insert_blank_row(book: Edited) -> None:
    book.sheet("staff").insert_rows(book.row("staff", "s3"), 2)


def _clear_whole_row(book: Edited) -> None:
    book.write_row("staff", book.row("staff", "s4"), [None] * book.sheet("staff").max_column)


def _swap_ids(book: Edited) -> None:
    one, two = book.cell("staff", "s1", ID), book.cell("staff", "s2", ID)
    one.value, two.value = two.value, one.value


def _overwrite(book: Edited) -> None:
    book.put(
        "staff", "s3", name="周八", id_number="330302197505050055", title="教授", unit="甲公司", birth_date="1975-05-05"
    )


def _paste_other(book: Edited) -> None:
    hidden = {book.column("staff", key) for key in (ID, "#as_typed", "#seals")}
    for column, value in enumerate(book.values("staff", "s2"), 1):
        if column not in hidden:
            book.sheet("staff").cell(book.row("staff", "s1"), column).value = value


def _totals_row(book: Edited) -> None:
    book.append("equipment", name="合计", original_value=173.456789)


def _second_copy(book: Edited) -> None:
    book.workbook.copy_worksheet(book.sheet("staff"))


def _rename_unit_and_refer(book: Edited) -> None:
    book.put("units", "u2", name="乙科技大学")
    book.put("staff", "s4", unit="u2 · 乙大学")
    book.put("staff", "s1", unit="乙科技大学")


def _new_unit_and_refer(book: Edited) -> None:
    book.append("units", name="丙研究院", role="共建单位")
    book.put("staff", "s2", unit="丙研究院")


def _say(book: Edited) -> None:
    book.put("notes", "team.stable", reason="已签长期合同")
    book.put("notes", "space.concentrated", confirmed="是", by="主任")
    options = wenzhou().readings
    reading = next(one for one in options if one.id == "director_counted")
    book.put("readings", "director_counted", option=str(reading.options[1].words), by="科技局")


def _retype(book: Edited) -> None:
    book.cell("staff", "s1", "id_number").number_format = "@"
    book.put("staff", "s1", id_number="330302197001010026")


EDITS: dict[str, tuple[Edit, list[Said]]] = {
    "nothing": (lambda book: None, []),
    "sort": (_sort, []),
    "filter": (_hide_by_filter, []),
    "insert a row": (
        _insert_row, [("added", "staff", "s5", "孙七", "resident_id", "u2", "research", "own", "True", "master")]
    ),
    "append a row": (
        lambda book: book.append("equipment", asset_no="A003", name="相机", original_value=12.5, acquired_on=date(2025, 3, 1)),
        [("added", "equipment", "e3", "A003", "相机", "1", "125000", "2025-03-01", "purchased", "in_use")],
    ),
    "delete a row": (
        lambda book: book.sheet("staff").delete_rows(book.row("staff", "s3")), [("removed", "staff", "s3")]
    ),
    "copy a row": (
        _copy_row, [("added", "equipment", "e3", "A002", "机器人", "2", "500000", "purchased", "in_use")]
    ),
    "copy a row without its id": (
        _copy_row_without_id, [("added", "equipment", "e3", "机器人", "2", "500000", "purchased", "in_use")]
    ),
    "move a column": (_move_column, []),
    "insert a column of notes": (_insert_notes, []),
    "delete a column": (lambda book: book.sheet("staff").delete_cols(book.column("staff", "degree")), []),
    "delete the hidden columns": (_delete_hidden_columns, []),
    "delete the keys": (_delete_keys, []),
    "rename a sheet": (lambda book: setattr(book.sheet("staff"), "title", "人员（终稿）"), []),
    "remove a sheet": (lambda book: book.workbook.remove(book.sheet("staff")), []),
    "reorder sheets": (_reorder_sheets, []),
    "change number formats": (_format, []),
    "colour": (_fill, []),
    "merge the title": (_merge_title, []),
    "freeze": (_freeze, []),
    "hide columns": (_hide_columns, []),
    "retype a number": (_retype, [("changed", "staff", "s1", "id_number", "330302197001010026")]),
    "a date as text": (
        lambda book: book.put("staff", "s1", birth_date="1970年1月2日"),
        [("changed", "staff", "s1", "birth_date", "1970-01-02")],
    ),
    "the same date as text": (lambda book: book.put("staff", "s1", birth_date="1970.1.1"), []),
    "a date with a time": (
        lambda book: book.put("staff", "s1", birth_date=datetime(1970, 1, 2, 8, 30)),
        [("changed", "staff", "s1", "birth_date", "1970-01-02")],
    ),
    "2023.5": (
        lambda book: book.put("equipment", "e2", acquired_on=2023.5), [("changed", "equipment", "e2", "acquired_on", "2023-05")]
    ),
    "a year in a cell for days": (
        _year_in_a_cell_for_days, [("changed", "equipment", "e1", "acquired_on", "2023")]
    ),
    "2023.1": (
        lambda book: book.put("equipment", "e2", acquired_on=2023.1), [("changed", "equipment", "e2", "acquired_on", "~2023.1")]
    ),
    "an amount with its unit": (
        lambda book: book.put("equipment", "e2", original_value="60万元"),
        [("changed", "equipment", "e2", "original_value", "600000")],
    ),
    "a bare amount": (
        lambda book: book.put("equipment", "e2", original_value=61.5),
        [("changed", "equipment", "e2", "original_value", "615000")],
    ),
    "the same amount in 元": (lambda book: book.put("equipment", "e2", original_value="500,000元"), []),
    "blank a cell": (
        lambda book: book.put("staff", "s1", degree=None), [("changed", "staff", "s1", "degree", "None")]
    ),
    "blank a row": (_blank_row, [("removed", "staff", "s4")]),
    "clear a row whole": (_clear_whole_row, [("removed", "staff", "s4")]),
    "insert blank rows": (_insert_blank_row, []),
    "edit a masked number": (
        lambda book: book.put("staff", "s2", id_number="330302198002020034"),
        [("changed", "staff", "s2", "id_number", "330302198002020034")],
    ),
    "paste a mask": (lambda book: book.put("staff", "s2", id_number="3****************8"), []),
    "a number that Excel damaged": (
        lambda book: book.put("staff", "s2", id_number=330302198002020034.0),
        [("changed", "staff", "s2", "id_number", "~330302198002020000")],
    ),
    "a telephone as a number": (
        lambda book: book.put("staff", "s2", phone=13900139000), [("changed", "staff", "s2", "phone", "13900139000")]
    ),
    "a name for a reference": (
        lambda book: book.put("staff", "s4", unit="乙大学"), [("changed", "staff", "s4", "unit", "u2")]
    ),
    "an unknown name for a reference": (
        lambda book: book.put("staff", "s4", unit="丁研究院"), [("changed", "staff", "s4", "unit", "~丁研究院")]
    ),
    "a unit's name": (
        lambda book: book.put("units", "u2", name="乙科技大学"), [("changed", "units", "u2", "name", "乙科技大学")]
    ),
    "a unit's name, and references by both": (
        _rename_unit_and_refer,
        [
            ("changed", "units", "u2", "name", "乙科技大学"),
            ("changed", "staff", "s1", "unit", "u2"),
            ("changed", "staff", "s4", "unit", "u2"),
        ],
    ),
    "a new unit, and a reference to it": (
        _new_unit_and_refer,
        [("added", "units", "u3", "丙研究院", "partner"), ("changed", "staff", "s2", "unit", "u3")],
    ),
    "text that cannot be read, over what could not": (
        lambda book: book.put("staff", "s3", birth_date="六几年"), [("changed", "staff", "s3", "birth_date", "~六几年")]
    ),
    "a date over what could not be read": (
        lambda book: book.put("staff", "s3", birth_date=date(1955, 6, 7)),
        [("changed", "staff", "s3", "birth_date", "1955-06-07")],
    ),
    "yes and no": (
        lambda book: book.put("staff", "s2", full_time=True), [("changed", "staff", "s2", "full_time", "True")]
    ),
    "swap two ids": (_swap_ids, [("question", "staff", "s2", "s1"), ("question", "staff", "s1", "s2")]),
    "overwrite with somebody else": (_overwrite, [("question", "staff", "s3", "")]),
    "paste another's row": (_paste_other, [("question", "staff", "s1", "s2")]),
    "correct a name": (lambda book: book.put("staff", "s1", name="张叁"), [("changed", "staff", "s1", "name", "张叁")]),
    "correct a title without a number": (
        lambda book: book.put("projects", "p1", title="视觉检测"), [("changed", "projects", "p1", "title", "视觉检测")]
    ),
    "a line of totals": (_totals_row, []),
    "a second copy of the sheet": (_second_copy, []),
    "what is said": (
        _say,
        [
            ("changed", "notes", "space.concentrated", "confirmed", "True"),
            ("changed", "notes", "space.concentrated", "by", "主任"),
            ("changed", "notes", "team.stable", "reason", "已签长期合同"),
            ("changed", "readings", "director_counted", "option", "主任不计入全时研发人员"),
            ("changed", "readings", "director_counted", "by", "科技局"),
        ],
    ),
    "an option there is none of": (lambda book: book.put("readings", "area_basis", option="随便"), []),
    "unpin a reading": (
        lambda book: book.put("readings", "area_basis", option=None),
        [("changed", "readings", "area_basis", "option", "None")],
    ),
    "the lab's own": (
        lambda book: setattr(book.field("name"), "value", "全市工业视觉重点实验室"),
        [("changed", "lab", "lab", "name", "全市工业视觉重点实验室")],
    ),
    "the lab's amount": (
        lambda book: setattr(book.field("planned_investment"), "value", 900),
        [("changed", "lab", "lab", "planned_investment", "9000000")],
    ),
}  # fmt: skip
"""What people do to a workbook, and the differences that come of it, exactly."""

SAVED_ANEW = (
    "nothing", "sort", "filter", "insert a row", "delete a row", "copy a row", "move a column", "insert a column of notes",
    "delete the keys", "change number formats", "merge the title", "a date with a time", "2023.5", "a year in a cell for days", "blank a row",
    "a number that Excel damaged", "a new unit, and a reference to it", "yes and no", "swap two ids", "what is said",
)  # fmt: skip
"""The edits that LibreOffice saves anew, too."""
