"""封面 and 目录: who applies and where they stand, then what is in the workbook."""

from collections.abc import Iterable, Iterator, Sequence

from wzlab import __version__
from wzlab.language import N_, _
from wzlab.policy.judge import Overall
from wzlab.policy.report import Report
from wzlab.policy.steps import Step
from wzlab.policy.words import TRACK_WORDS, overall_words
from wzlab.records import Laboratory, Person, Unit
from wzlab.workbook.missing import missing_words
from wzlab.workbook.naming import Names
from wzlab.workbook.record_sheets import cell_writer
from wzlab.workbook.sheets import Entry, Place, Row, Sheet, SheetColumn, columns
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.titles import SHEETS, purpose, sheet_name

MOST_STEPS = 8
"""How many of the missing things the cover names."""

LABORATORY_FIELDS = (
    "lab_type",
    "direction",
    "core_direction",
    "supervising_department",
    "recommending_department",
    "contact",
    "phone",
    "address",
)

BLANK: Row = (None, None)

WIDTHS = (26, 72)
"""Of the words and of what is said, in characters: a page of A4 upright."""


def cover_sheet(report: Report, names: Names, steps: Sequence[Step], content_hash: str, *, share: bool) -> Sheet:
    """Return the cover: who applies, where they stand, what is missing, and where to sign.

    Args:
        report: the report.
        names: says records in words.
        steps: what is missing.
        content_hash: of everything else in the workbook, "" while it is not known.
        share: whether this is a copy without personal data.
    """
    return Sheet(
        name=sheet_name("cover"),
        title=str(report.pack.title),
        columns=(SheetColumn("", CellKind.SECTION, WIDTHS[0]), SheetColumn("", CellKind.TEXT, WIDTHS[1])),
        rows=[
            *_head(report, steps, share=share),
            *_applicant(report, names),
            *_missing(report, steps),
            *_made_from(report, content_hash),
            *_signatures(),
        ],
        filtered=False,
        is_cover=True,
    )


def _head(report: Report, steps: Sequence[Step], *, share: bool) -> Iterator[Row]:
    yield _whole(report.lab.laboratory.shown("name") or _("（实验室未命名）"), CellKind.BANNER)
    if report.overall is not Overall.READY:
        yield _whole(_("草稿"), CellKind.STAMP)
        counted = missing_words(report, steps)
        words = _("{counted}，见 {sheet}").format(counted=counted, sheet=sheet_name("problems"))
        yield _whole(words, CellKind.SECTION, Place(sheet_name("problems"), 1))
    if share:
        yield _whole(_("共享稿，已去除个人信息"), CellKind.SECTION)
    overall = overall_words(report.overall, report.judge.robust, report.judge.verdicts, report.lab)
    yield _("总体结论"), overall
    yield BLANK


def _applicant(report: Report, names: Names) -> Iterator[Row]:
    units, people = report.lab.records(Unit), report.lab.records(Person)
    yield _("依托单位"), _names(names, (unit.id for unit in units if unit.role == "lead"))
    yield _("共建单位"), _names(names, (unit.id for unit in units if unit.role == "partner"))
    yield _("实验室主任"), _names(names, (person.id for person in people if person.post == "director"))
    for key in LABORATORY_FIELDS:
        column = Laboratory.column_of[key]
        yield _(column.title), cell_writer(column, names)(report.lab.laboratory.cell(key))
    yield _("申报类别"), _(TRACK_WORDS[report.judge.track])
    yield BLANK


def _names(names: Names, ids: Iterable[str]) -> str | None:
    return _("、").join(names.name(record_id) or record_id for record_id in ids) or None


def _missing(report: Report, steps: Sequence[Step]) -> Iterator[Row]:
    if report.overall is Overall.READY or not steps:
        return
    place = Place(sheet_name("problems"), 1)
    for number, step in enumerate(steps[:MOST_STEPS], 1):
        yield _("还缺的内容") if number == 1 else None, f"{number}. {step.sentence}"
    if len(steps) > MOST_STEPS:
        words = _("……共 {number} 项，其余见 {sheet}").format(number=len(steps), sheet=place.sheet)
        yield None, Entry(words, Mark.LINK, leads_to=place)
    yield BLANK


def _made_from(report: Report, content_hash: str) -> Iterator[Row]:
    pack = report.pack
    yield (
        _("政策包"),
        _("{title}，编号 {id}，第 {version} 版").format(title=pack.title, id=pack.id, version=pack.version),
    )
    yield _("基准日"), Entry(report.reference_date, Mark.LEFT, CellKind.DATE)
    yield _("制表程序"), f"wzlab {__version__}"
    yield _("内容校验码"), Entry(content_hash or None)
    yield BLANK


def _signatures() -> Iterator[Row]:
    for line in (_("依托单位（盖章）："), _("实验室主任（签字）："), _("日期：        年      月      日")):
        yield Entry(line, kind=CellKind.SIGNATURE), Entry(None, kind=CellKind.SIGNATURE)


def _whole(words: str, kind: CellKind, leads_to: Place | None = None) -> Row:
    """Return a row of words that run over both columns."""
    return Entry(words, kind=kind, leads_to=leads_to), None


# --- 目录 -----------------------------------------------------------------------------------------------------------

CONTENTS_COLUMNS = (
    (N_("工作表"), CellKind.TEXT, 30),
    (N_("用途"), CellKind.TEXT, 74),
    (N_("行数"), CellKind.NUMBER, 8),
)


def contents_sheet(sheets: Iterable[tuple[str, Sheet]], *, share: bool) -> Sheet:
    """Return the table of contents of some sheets with their ids: a link to each, what it is for, how many rows.

    Args:
        sheets: the other sheets; the hidden ones are not told.
        share: whether this is a copy without personal data, which is not read back.
    """
    back = _(
        "要改动，请直接改各名单（浅蓝表头下的各行，可增行、删行、排序），改好后在程序里用“导入”读回，逐条确认后合并。"
    )
    note = _("这份工作簿已去除个人信息，不能读回程序。") if share else back
    return Sheet(
        name=sheet_name("contents"),
        title=_("目录"),
        columns=columns(CONTENTS_COLUMNS),
        rows=[_contents_row(sheet_id, sheet) for sheet_id, sheet in sheets if not sheet.is_hidden],
        notes=(_("点表名可跳到那张表。"), note),
        filtered=False,
        is_upright=True,
    )


def _contents_row(sheet_id: str, sheet: Sheet) -> Row:
    told = purpose(sheet_id) if sheet_id in SHEETS and sheet.name == sheet_name(sheet_id) else sheet.title
    rows = len(sheet.rows) if sheet.columns and not sheet.is_cover else None
    return Entry(sheet.name, Mark.LINK, leads_to=Place(sheet.name, 1)), told, rows
