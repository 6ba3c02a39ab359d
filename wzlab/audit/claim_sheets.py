"""The sheet of double claims: 重复申报.  Identity numbers are masked; the names stand there, for a person must look."""

from collections import Counter
from collections.abc import Iterator, Mapping

from wzlab.audit.doubles import Double, find_doubles
from wzlab.audit.results import Audit
from wzlab.audit.words import lab_name
from wzlab.editing.masking import discreet
from wzlab.language import N_, _
from wzlab.policy.words import Standing
from wzlab.records import TYPE_OF, Person
from wzlab.workbook.sheets import Entry, Place, Row, Sheet, columns
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.texts import sheet_title

CLAIM_COLUMNS = (
    (N_("第几处"), CellKind.WORD, 7),
    (N_("重复的内容"), CellKind.WORD, 17),
    (N_("号码"), CellKind.TEXT, 24),
    (N_("情况"), CellKind.WORD, 17),
    (N_("序号"), CellKind.WORD, 6),
    (N_("实验室"), CellKind.TEXT, 30),
    (N_("依托单位"), CellKind.TEXT, 28),
    (N_("名称"), CellKind.TEXT, 28),
    (N_("编号"), CellKind.TEXT, 10),
    (N_("文件"), CellKind.TEXT, 36),
)


MOST_FILES = 20
"""How many files with people who cannot be compared are named; the others are counted."""


def claim_sheet(audit: Audit, places: Mapping[int, Place]) -> Sheet:
    """Return every double claim, a record in each row; the number of the file leads to its place in the matrix."""
    doubles = find_doubles(audit.judged)
    title = _("重复申报（{number} 处）").format(number=len(doubles))
    return Sheet(
        name=sheet_title(_("重复申报")),
        title=title,
        columns=columns(CLAIM_COLUMNS),
        rows=[row for number, double in enumerate(doubles, 1) for row in _rows(number, double, audit, places)],
        notes=(
            _(
                "同一证件号码、资产编号、项目编号或专利号出现在两个以上文件中；全角半角、大小写和空格不计，其他写法的差别未作判断。"
            ),
            _("“疑为同一实验室”：这些文件的实验室名称和依托单位都相同，可能是同一份申报的两种格式。"),
            *_not_compared(audit),
        ),
        fixed_columns=0,
    )


def _not_compared(audit: Audit) -> Iterator[str]:
    """Say what was not compared for want of a number: silence would be read as "claimed once"."""
    people = [
        (number, lacking[Person.table])
        for number, result in zip(audit.numbers, audit.judged, strict=True)
        if Person.table in (lacking := dict(result.unnumbered))
    ]
    if people:
        files = _("、").join(
            _("序号 {file}（{number} 人）").format(file=file, number=number) for file, number in people[:MOST_FILES]
        )
        more = _("等 {number} 个文件").format(number=len(people)) if len(people) > MOST_FILES else ""
        yield _(
            "下列文件中有人员没有证件号码，或号码已遮盖，没有参加比对：{files}{more}。"
            "要比对，请收 .wzlab 文件，或导出时选“完整证件号”的工作簿。"
        ).format(files=files, more=more)
    others = Counter[str]()
    for result in audit.judged:
        others.update({table: number for table, number in result.unnumbered if table != Person.table})
    if others:
        told = _("、").join(
            _("{table} {number} 条").format(table=_(TYPE_OF[table].label), number=others[table]) for table in others
        )
        yield _("没有编号、没有参加比对的还有：{told}。").format(told=told)


def _rows(number: int, double: Double, audit: Audit, places: Mapping[int, Place]) -> Iterator[Row]:
    record_type, judged = TYPE_OF[double.table], audit.judged
    column = record_type.column_of[double.field]
    for place in double.places:
        result = judged[place.file]
        file = audit.numbers[place.file]
        yield (
            number,
            f"{_(record_type.label)}·{_(column.title)}",
            discreet(column, place.claim.number),
            _situation(double),
            Entry(file, Mark.LINK, leads_to=places[file]),
            lab_name(result),
            result.lead or None,
            place.claim.name,
            place.claim.record,
            str(result.path),
        )


def _situation(double: Double) -> Entry:
    if double.labs == 1:
        return Entry(_("疑为同一实验室"), Standing.CONFIRM)
    return Entry(_("{number} 个实验室").format(number=double.labs), Standing.UNMET)
