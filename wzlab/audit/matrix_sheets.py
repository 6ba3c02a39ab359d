"""The sheets of verdicts: 矩阵 (a lab in each row), 合计 (how many stand how), 明细 (every figure), 未达标统计.

The totals stand there as values; beside them stand formulas that count them again in the matrix.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wzlab.audit.results import Audit, Judged, JudgedCondition
from wzlab.audit.tables import Tables
from wzlab.audit.words import OVERALL, lab_name, signed, word
from wzlab.language import N_, _
from wzlab.policy.pack import BINDING_WORDS
from wzlab.policy.values import Range
from wzlab.policy.words import TRACK_WORDS, Standing
from wzlab.workbook.figures import figure, figure_entry, unit_word
from wzlab.workbook.holding import Formula
from wzlab.workbook.sheets import Entry, Place, Row, Sheet, SheetColumn, column_letter, columns, quoted
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.texts import display_width, sheet_title

OPERATORS = {">=": "≥", "<=": "≤", "": ""}

# --- 明细 -----------------------------------------------------------------------------------------------------------

DETAIL_COLUMNS = (
    (N_("序号"), CellKind.WORD, 6),
    (N_("实验室"), CellKind.TEXT, 30),
    (N_("条款"), CellKind.TEXT, 29),
    (N_("依据"), CellKind.WORD, 13),
    (N_("约束"), CellKind.WORD, 14),
    (N_("结论"), CellKind.WORD, 14),
    (N_("现状"), CellKind.WORD, 22),
    (N_("下限"), CellKind.NUMBER, 11),
    (N_("上限"), CellKind.NUMBER, 11),
    (N_("比较"), CellKind.WORD, 6),
    (N_("要求值"), CellKind.NUMBER, 10),
    (N_("差额"), CellKind.NUMBER, 11),
    (N_("单位"), CellKind.WORD, 7),
    (N_("文件"), CellKind.TEXT, 34),
)


@dataclass(frozen=True, slots=True)
class Details:
    """The sheet of details, and where in it each verdict stands: by the number of the file and the condition."""

    sheet: Sheet
    places: Mapping[tuple[int, str], Place]


def detail_sheet(audit: Audit) -> Details:
    """Return every verdict with its figures: a lab and a condition in each row."""
    verdicts = [
        (number, result, condition)
        for number, result in zip(audit.numbers, audit.judged, strict=True)
        for condition in result.conditions
    ]
    sheet = Sheet(
        name=sheet_title(_("逐条明细")),
        title=_("逐条明细"),
        columns=columns(DETAIL_COLUMNS),
        rows=[_detail_row(*verdict) for verdict in verdicts],
        notes=(
            _("结论与逐个文件核对（wzlab check）相同；数字按默认或已固定的口径，下限只计确定的，上限连可能的也计。"),
        ),
        fixed_columns=3,
    )
    rows = {
        (number, condition.id): Place(sheet.name, sheet.row_number(index))
        for index, (number, _result, condition) in enumerate(verdicts)
    }
    return Details(sheet, rows)


def _detail_row(number: int, result: Judged, condition: JudgedCondition) -> Row:
    measured = condition.measured or Range(None, None)
    unbounded = measured.high is None and measured.low is not None
    return (
        number,
        lab_name(result),
        condition.title,
        condition.clause,
        _(BINDING_WORDS[condition.binding]),
        Entry(signed(condition.standing), condition.standing),
        condition.figure or None,
        figure_entry(measured.low, condition.unit),
        Entry(_("不定"), kind=CellKind.WORD) if unbounded else figure_entry(measured.high, condition.unit),
        OPERATORS[condition.operator] or None,
        figure_entry(condition.threshold, condition.unit),
        figure_entry(condition.gap, condition.unit, raised=True),
        unit_word(condition.unit) or None,
        str(result.path),
    )


# --- 矩阵 -----------------------------------------------------------------------------------------------------------

LEADING_COLUMNS = (
    (N_("序号"), CellKind.WORD, 6),
    (N_("实验室"), CellKind.TEXT, 30),
    (N_("依托单位"), CellKind.TEXT, 28),
    (N_("申报类别"), CellKind.WORD, 11),
    (N_("总体结论"), CellKind.WORD, 10),
    (N_("结论随口径变"), CellKind.WORD, 8),
)
CONDITION_WIDTH, FILE_WIDTH = 12, 34
"""A condition's column is wider where its longest word is: a linked cell does not wrap everywhere."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix of one pack, and where each file stands in it: by the number of the file."""

    sheet: Sheet
    tables: Tables
    places: Mapping[int, Place]

    def column(self, condition: int) -> str:
        """Return the range of cells that holds the verdicts on one condition, counted from 0, as formulas write it."""
        letter = column_letter(len(LEADING_COLUMNS) + 1 + condition)
        first, last = self.sheet.row_number(0), self.sheet.row_number(len(self.sheet.rows) - 1)
        return f"{quoted(self.sheet.name)}!${letter}${first}:${letter}${last}"


def matrices(audit: Audit, tables: Sequence[Tables], details: Details) -> list[Matrix]:
    """Return a matrix for each pack."""
    titles = [_("矩阵")] if len(tables) == 1 else [f"{_('矩阵')} {place}" for place, _of in enumerate(tables, 1)]
    return [_matrix(audit, of_pack, sheet_title(title), details) for of_pack, title in zip(tables, titles, strict=True)]


def _matrix(audit: Audit, tables: Tables, name: str, details: Details) -> Matrix:
    judged, pack = audit.judged, tables.portfolio.pack
    numbers = {file: audit.numbers[file] for file in tables.portfolio.files}
    width = max(CONDITION_WIDTH, *(display_width(signed(standing)) + 2 for standing in Standing))
    sheet = Sheet(
        name=name,
        title=_("矩阵：{pack}，第 {version} 版").format(pack=pack.title, version=pack.version),
        columns=(
            *columns(LEADING_COLUMNS),
            *(SheetColumn(c.title, CellKind.WORD, width) for c in tables.portfolio.conditions),
            SheetColumn(_("文件"), CellKind.TEXT, FILE_WIDTH),
        ),
        rows=[
            _matrix_row(numbers[file], judged[file], standings, details)
            for file, standings in tables.standings().items()
        ],
        notes=(
            _("每行一个实验室，每列一个条款；点序号或结论可跳到“逐条明细”中的那一行。“未具备”的条款不影响总体结论。"),
        ),
        fixed_columns=2,
    )
    files = enumerate(tables.portfolio.files)
    return Matrix(sheet, tables, {numbers[file]: Place(name, sheet.row_number(row)) for row, file in files})


def _matrix_row(number: int, result: Judged, standings: Sequence[Standing], details: Details) -> Row:
    places = [details.places[number, condition.id] for condition in result.conditions]
    overall, tint = OVERALL[result.overall]
    return (
        Entry(number, Mark.LINK, leads_to=places[0]),
        lab_name(result),
        result.lead or None,
        _(TRACK_WORDS.get(result.track, result.track)),
        Entry(_(overall), tint),
        _("否") if result.is_robust else _("是"),
        *(Entry(signed(standing), standing, None, place) for standing, place in zip(standings, places, strict=True)),
        str(result.path),
    )


# --- 合计 -----------------------------------------------------------------------------------------------------------

TOTAL_COLUMNS = (
    (N_("政策包"), CellKind.TEXT, 19),
    (N_("条款"), CellKind.TEXT, 29),
    (N_("约束"), CellKind.WORD, 14),
    (N_("实验室数"), CellKind.NUMBER, 7),
)
TOTAL_WIDTH = 8


def total_sheet(matrices: Sequence[Matrix]) -> Sheet:
    """Return for each condition how many labs stand how, as values and, beside them, as formulas over the matrix."""
    words = list(map(word, Standing))
    width = max(TOTAL_WIDTH, *(len(piece) + 3 for heading in words for piece in heading.split()))
    again = [_("公式：{word}").format(word=counted) for counted in words]
    return Sheet(
        name=sheet_title(_("合计")),
        title=_("合计：各条款的结论各有多少个实验室"),
        columns=(
            *columns(TOTAL_COLUMNS),
            *(SheetColumn(heading, CellKind.NUMBER, width) for heading in [*words, *again]),
        ),
        rows=[row for matrix in matrices for row in _total_rows(matrix)],
        notes=(_("左边是写入的数，右边的公式从矩阵中重新数出；两边应当相等。"),),
        fixed_columns=2,
    )


def _total_rows(matrix: Matrix) -> Iterator[Row]:
    portfolio = matrix.tables.portfolio
    for index, (condition, totals) in enumerate(zip(portfolio.conditions, matrix.tables.totals(), strict=True)):
        yield (
            portfolio.pack.id,
            condition.title,
            _(BINDING_WORDS[condition.binding]),
            len(portfolio.files),
            *totals.values(),
            *(_counted_again(matrix.column(index), standing) for standing in totals),
        )


def _counted_again(cells: str, standing: Standing) -> Formula:
    text = signed(standing).replace('"', '""')
    return Formula(f'=SUMPRODUCT(--EXACT({cells},"{text}"))')


# --- 未达标统计 -----------------------------------------------------------------------------------------------------

FAILURE_COLUMNS = (
    (N_("政策包"), CellKind.TEXT, 19),
    (N_("条款"), CellKind.TEXT, 29),
    (N_("依据"), CellKind.WORD, 13),
    (N_("约束"), CellKind.WORD, 14),
    (N_("未达标"), CellKind.NUMBER, 8),
    (N_("适用"), CellKind.NUMBER, 7),
    (N_("未达标占比"), CellKind.SHARE, 9),
    (N_("其中随口径而变"), CellKind.NUMBER, 10),
    (N_("哪些实验室"), CellKind.TEXT, 95),
)


def failure_sheet(audit: Audit, tables: Sequence[Tables]) -> Sheet:
    """Return the conditions that fail somewhere, the most frequent of each pack first."""
    return Sheet(
        name=sheet_title(_("未达标统计")),
        title=_("未达标统计"),
        columns=columns(FAILURE_COLUMNS),
        rows=[row for of_pack in tables for row in _failure_rows(audit, of_pack)],
        notes=(_("按默认或已固定的口径，从多到少；占比的分母是适用该条款的实验室。实验室前的数字是序号。"),),
        fixed_columns=2,
    )


def _failure_rows(audit: Audit, tables: Tables) -> Iterator[Row]:
    judged = audit.judged
    for failures in tables.failures():
        condition = failures.condition
        labs = (f"{audit.numbers[file]} {lab_name(judged[file])}" for file in failures.files)
        yield (
            tables.portfolio.pack.id,
            condition.title,
            condition.clause,
            _(BINDING_WORDS[condition.binding]),
            len(failures.files),
            failures.applicable,
            figure(failures.share, "share"),
            failures.by_reading,
            _("、").join(labs),
        )
