"""How each sheet of the application workbook is made, and the sheets wanted put in their order.

Sheets that speak of records lead to the rows where these stand, so the record sheets are made first, wherever they
come in the book.  A link to a sheet that is not in the book is dropped.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from wzlab.columns import Record
from wzlab.policy.report import Report
from wzlab.policy.steps import Step
from wzlab.records import Laboratory
from wzlab.workbook.content_hash import content_hash
from wzlab.workbook.cover import contents_sheet, cover_sheet
from wzlab.workbook.holding import Plain
from wzlab.workbook.leaders import leaders_sheet
from wzlab.workbook.machine_sheets import exact_text_sheet, exported_ids_sheet
from wzlab.workbook.missing import missing_steps, problem_sheet
from wzlab.workbook.naming import Names, Places
from wzlab.workbook.pictures import chart_sheets
from wzlab.workbook.plans import plans_sheet
from wzlab.workbook.privacy import shared_laboratory, shared_sheet
from wzlab.workbook.proofs import proof_sheet
from wzlab.workbook.reading_sheet import reading_sheet
from wzlab.workbook.record_sheets import TABLES, laboratory_sheet, record_sheet
from wzlab.workbook.remarks import ReadingTaken, Remark, readings_taken, remarks
from wzlab.workbook.sheets import Entry, Place, Row, Sheet
from wzlab.workbook.structure import structure_sheet
from wzlab.workbook.styles import Mark
from wzlab.workbook.titles import HIDDEN, SHEETS
from wzlab.workbook.totals import with_totals
from wzlab.workbook.verdict_sheets import ledger_sheet, verdict_sheet
from wzlab.workbook.verification import verification_sheets


class Options(Protocol):
    """What is wanted: `wzlab.workbook.book.WorkbookOptions`."""

    @property
    def picture(self) -> bool:
        """Whether the charts are wanted."""

    @property
    def full_ids(self) -> bool:
        """Whether identity and telephone numbers are wanted whole."""

    @property
    def sheets(self) -> tuple[str, ...] | None:
        """The ids of the sheets wanted, or None for all."""

    @property
    def share(self) -> bool:
        """Whether nothing personal is wanted."""


class Binder:
    """Makes the sheets of one workbook, each once.

    Args:
        report: the report; of a lab without persons, if the copy is to be shared.
        options: what is wanted.
    """

    def __init__(self, report: Report, options: Options) -> None:
        self._report, self._options = report, options
        self._names = Names(report, options.full_ids, share=options.share)
        self._places = Places()
        self._records = dict(self._record_sheets())
        self.content_hash = ""

    def sheets(self) -> list[Sheet]:
        """Return the sheets wanted, in the order of the book, the cover with the hash of everything."""
        found = [
            (sheet_id, sheet) for sheet_id in SHEETS if self._is_wanted(sheet_id) for sheet in self._made(sheet_id)
        ]
        front = [("contents", contents_sheet(found, share=self._options.share))] if self._is_wanted("contents") else []
        found = [*front, *found]
        if self._is_wanted("cover"):
            found = [("cover", self._cover("")), *found]
        self.content_hash = content_hash((sheet for _id, sheet in found), self._options)
        if self._is_wanted("cover"):
            found[0] = "cover", self._cover(self.content_hash)
        present = frozenset(sheet.name for _id, sheet in found)
        return [_without_dead_links(sheet, present) for _id, sheet in found]

    @property
    def lab_name(self) -> str:
        """What the lab is called where no sheet says it: in headers and the file's properties; "" for a blank."""
        return self._names.without_numbers(self._report.lab.laboratory.shown("name"))

    def _is_wanted(self, sheet_id: str) -> bool:
        wanted = self._options.sheets
        return wanted is None or sheet_id in wanted or sheet_id in HIDDEN

    # the records

    def _record_sheets(self) -> Iterator[tuple[str, Sheet]]:
        """Yield the sheets wanted that hold what the lab holds, and note where their records stand."""
        laboratory = laboratory_sheet(self._report, self._names)
        if self._is_wanted(Laboratory.table):
            laboratory = shared_laboratory(laboratory) if self._options.share else laboratory
            self._places.add_fields(laboratory, self._report.lab.laboratory)
            yield Laboratory.table, laboratory
        for record_type, records in self._tables[1:]:
            if not self._is_wanted(record_type.table):
                continue
            sheet = record_sheet(record_type, records, self._names)
            if self._options.share:
                sheet = shared_sheet(sheet, record_type, records, self._report.reference_date)
            sheet = with_totals(sheet, record_type, records, self._report)
            if record_type in TABLES:
                self._places.add_rows(record_type, sheet, records)
            yield record_type.table, sheet

    @cached_property
    def _tables(self) -> list[tuple[type[Record], Sequence[Record]]]:
        """Everything that has cells of its own in the workbook: the lab, its records, and what was said."""
        lab, pack = self._report.lab, self._report.pack
        types: tuple[type[Record], ...] = (Laboratory, *TABLES)
        records = [(record_type, lab.records(record_type)) for record_type in types]
        return [*records, (Remark, remarks(lab, pack)), (ReadingTaken, readings_taken(lab, pack))]

    @cached_property
    def _exported(self) -> list[tuple[type[Record], Sequence[Record]]]:
        return [(record_type, records) for record_type, records in self._tables if record_type.table in self._records]

    # the others

    def _made(self, sheet_id: str) -> Sequence[Sheet]:
        """Return the sheets of an id; none of the cover and the contents, which tell of the others."""
        if sheet_id in self._records:
            return [self._records[sheet_id]]
        made = make() if (make := self._makers.get(sheet_id)) else []
        return made if sheet_id in HIDDEN else [_retold(sheet, self._told) for sheet in made]

    def _told(self, text: str) -> str:
        """Return a text of a derived sheet with the numbers in it masked; an id stays what formulas look for."""
        return text if self._names.record(text) is not None else self._names.without_numbers(text)

    @cached_property
    def _makers(self) -> Mapping[str, Callable[[], Sequence[Sheet]]]:
        report, names, places = self._report, self._names, self._places
        return {
            "verdicts": lambda: [self._verdicts],
            "charts": lambda: self._charts("charts"),
            "structure": lambda: [structure_sheet(report, places)],
            "staff_charts": lambda: self._charts("staff_charts"),
            "leaders": lambda: [leaders_sheet(report, names, places)],
            "plans": lambda: [plans_sheet(report, places)],
            "proofs": lambda: [proof_sheet(report, names, places, self._verdict_places())],
            "problems": lambda: [problem_sheet(report, self._steps, names, places)],
            "ledger": lambda: [self._ledger],
            "verification": self._verification,
            "explained": lambda: [reading_sheet(report)],
            "ids": lambda: self._for_machines(exported_ids_sheet(self._exported, self._names)),
            "texts": lambda: self._for_machines(exact_text_sheet(self._exported, self._names)),
        }

    @cached_property
    def _steps(self) -> list[Step]:
        return missing_steps(self._report)

    @cached_property
    def _ledger(self) -> Sheet:
        return ledger_sheet(self._report, self._names, self._places)

    @cached_property
    def _verdicts(self) -> Sheet:
        return verdict_sheet(self._report, self._ledger, self._places)

    def _charts(self, sheet_id: str) -> Sequence[Sheet]:
        return chart_sheets(sheet_id, self._report) if self._options.picture else []

    def _cover(self, known_hash: str) -> Sheet:
        cover = cover_sheet(self._report, self._names, self._steps, known_hash, share=self._options.share)
        return _retold(cover, lambda text: text if text == known_hash else self._told(text))

    def _verdict_places(self) -> Mapping[str, Place]:
        """Return where each condition stands among the verdicts."""
        conditions = self._report.pack.condition_ids
        return {
            one: Place(self._verdicts.name, self._verdicts.row_number(index)) for index, one in enumerate(conditions)
        }

    def _verification(self) -> Sequence[Sheet]:
        """Return the sheets of formulas; they read all records, and tell nothing without any of them."""
        tables = {record_type.table for record_type, _records in self._tables}
        if self._options.share or not tables <= self._records.keys():
            return []
        return verification_sheets(self._report, self._names, self._places)

    def _for_machines(self, sheet: Sheet) -> Sequence[Sheet]:
        """Return a hidden sheet, where something is to be read back."""
        return [sheet] if self._records and not self._options.share else []


# --- numbers --------------------------------------------------------------------------------------------------------


def _retold(sheet: Sheet, tell: Callable[[str], str]) -> Sheet:
    """Return a sheet with each text that people see told otherwise; its name and what machines read stay."""
    return replace(
        sheet,
        title=tell(sheet.title),
        columns=tuple(replace(column, heading=tell(column.heading)) for column in sheet.columns),
        notes=tuple(map(tell, sheet.notes)),
        totals=tuple(_retold_row(row, tell) for row in sheet.totals),
        rows=[_retold_row(row, tell) for row in sheet.rows],
    )


def _retold_row(row: Row, tell: Callable[[str], str]) -> Row:
    return [_retold_cell(cell, tell) for cell in row]


def _retold_cell(cell: Plain | Entry, tell: Callable[[str], str]) -> Plain | Entry:
    if isinstance(cell, str):
        return tell(cell)
    if isinstance(cell, Entry) and isinstance(cell.value, str):
        told = tell(cell.value)
        return cell if told == cell.value else replace(cell, value=told)
    return cell


# --- links ----------------------------------------------------------------------------------------------------------


def _without_dead_links(sheet: Sheet, present: frozenset[str]) -> Sheet:
    """Return a sheet whose links all lead to sheets that are present; the same one if they do already."""
    rows = [_row_without_dead_links(row, present) for row in sheet.rows]
    is_alive = all(after is before for after, before in zip(rows, sheet.rows, strict=True))
    return sheet if is_alive else replace(sheet, rows=rows)


def _row_without_dead_links(row: Row, present: frozenset[str]) -> Row:
    if not any(isinstance(cell, Entry) and _is_dead(cell, present) for cell in row):
        return row
    return [
        replace(cell, leads_to=None, mark=None if cell.mark is Mark.LINK else cell.mark)
        if isinstance(cell, Entry) and _is_dead(cell, present)
        else cell
        for cell in row
    ]


def _is_dead(cell: Entry, present: frozenset[str]) -> bool:
    return cell.leads_to is not None and cell.leads_to.sheet not in present
