"""What must be told of one cell: every sentence of the import about a cell's content, in one place.

A `Doubt` is a trouble that does not know its place yet.  Its sentences leave out what stands in the cell, which is shown
beside them, discreetly.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from wzlab.columns import Column, Record
from wzlab.editing.cells import expected
from wzlab.importing.cells.telling_apart import OWN_NUMBERS
from wzlab.importing.model import Option, Question, Severity, Spot, Topic, Trouble
from wzlab.language import N_, _
from wzlab.records import RECORD_TYPES

RECORD_TYPE_OF: Mapping[Column[Any], type[Record]] = {
    column: record_type for record_type in RECORD_TYPES for column in record_type.columns
}
"""The type of the records that have a field."""


_OWN_NUMBERS = frozenset(column for columns in OWN_NUMBERS.values() for column in columns)


class Doubt(NamedTuple):
    """What should be known of a cell, wherever it stands.

    Args:
        code: one of `wzlab.importing.model.TROUBLES`.
        severity: how much it matters.
        reason: what is wrong, a finished sentence.
        fix: what to do, a finished sentence; "" where nothing needs doing.
        question: what would settle it; its key is None where that is a place.
    """

    code: str
    severity: Severity
    reason: str
    fix: str = ""
    question: Question | None = None

    def at(self, spot: Spot, key: str, value: str, column_key: object = None) -> Trouble:
        """Return the trouble at a place.

        Args:
            spot: where it is.
            key: the field.
            value: what stands there, discreetly.
            column_key: the key of the decision on a column's unit, for what is asked of a whole column.
        """
        question = self.question
        if question is not None and question.key is None:
            question = question._replace(key=column_key if question.topic is Topic.UNIT else spot)
        return Trouble(self.code, self.severity, spot, key, value, self.reason, self.fix, question)


class Sentences(NamedTuple):
    """The words of one kind of doubt, marked for translation; a severity of None is the field's."""

    code: str
    reason: str
    fix: str = ""
    severity: Severity | None = None


_CHOOSE = N_("可以在导入窗口中选择，或留空。")
_TYPE_IT = N_("请在原表中改正，或在导入窗口中填写。")
_COUNT_AGAIN = N_("请按凭证写出确切的数，如 {example}。")
_COPY_NUMBER = N_("请把单元格设为“文本”，按原件重新输入，或在导入窗口中填写完整的号码。")

ERROR = Sentences(
    "error_value", N_("公式出错，结果是 {text}，没有读入。"), N_("请在原表中改正公式，或在导入窗口中填写正确的内容。")
)
UNCALCULATED = Sentences(
    "uncalculated", N_("公式还没有计算结果，没有读入。"), N_("请用 Excel 或 WPS 打开原表，保存一次后再导入。")
)
LOST_DIGITS = Sentences("damaged_number", N_("长号码存成了数字，第 16 位起已经丢失，没有读入。"), _COPY_NUMBER)
EXPONENT = Sentences("damaged_number", N_("号码存成了科学记数的形式，末尾几位已经丢失，没有读入。"), _COPY_NUMBER)
MASKED = Sentences("masked", N_("是打码的号码，没有读入。"), N_("要填写请用完整的号码。"), Severity.NOTE)

NOT_READ = Sentences("not_read", N_("读不出来，这一栏应填{wanted}。"), _TYPE_IT)
NO_AMOUNT = Sentences("not_read", N_("读不出金额。"), N_("请写成 500万元 或 5000000元 这样，或在导入窗口中填写。"))
DITTO = Sentences("not_read", N_("只写着“同上”之类，没有照抄上一行。"), N_("请写出内容，或在导入窗口中填写。"))
PART_TAKEN = Sentences("not_read", "{rule}", severity=Severity.NOTE)
NO_NUMBER = Sentences("not_read", N_("还不是号码，按空白读入。"), severity=Severity.NOTE)
NO_NAME = Sentences(
    "not_read", N_("不是人名，像是还没有人的岗位，或是示例。"), N_("请填写姓名；还没有人的，请不导入这一行。")
)
SEVERAL_NAMES = Sentences(
    "not_read", N_("一格里像是有几个人的姓名。"), N_("请在原表中每人一行；确是一个人的，请在导入窗口中填写姓名。")
)
SEVERAL_NUMBERS = Sentences(
    "not_read", N_("一格里像是有几个号码。"), N_("请在原表中每条记录一行；确是一个号码的，请在导入窗口中填写。")
)
MARKS_LEFT_OUT = Sentences(
    "not_read", N_("按“{taken}”读入；其余的“{rest}”是说明或序号，没有读入。"), severity=Severity.NOTE
)
REMARK_LEFT_OUT = Sentences(
    "not_read",
    N_("按“{taken}”读入；“{rest}”没有读入。"),
    N_("请在“人员来源”“全时”等栏中按实际填写。"),
    Severity.REVIEW,
)
NAME_AND_REMARK = Sentences(
    "not_read",
    N_("“{rest}”像是姓名后的说明，没有去掉。"),
    N_("确是说明的，请在原表中另写一栏，或在导入窗口中填写姓名。"),
    Severity.REVIEW,
)
NO_GENDER = Sentences(
    "not_read",
    N_("“{rest}”不是性别，这一行的内容可能错了一栏。"),
    N_("请对照原表看一下这一行的各栏。"),
    Severity.REVIEW,
)
GONE = Sentences(
    "not_read",
    N_("写着“{rest}”，不知道还算不算在内。"),
    N_("算在内的，请在导入窗口中填写姓名；不算的，请不导入这一行。"),
)
WRONG_CHECK_DIGIT = Sentences(
    "impossible", N_("校验位不对，不是有效的身份证号。"), N_("请按证件核对。"), Severity.REVIEW
)
AHEAD = Sentences(
    "impossible", N_("在基准日以后，这样的日期不可能，将按未知处理。"), N_("请按原件核对。"), Severity.REVIEW
)
LEASE_OPEN = Sentences(
    "not_a_date",
    N_("没有说是哪一天，按空白读入。"),
    N_("自有的场地不用填；租用的，请按合同填写日期。"),
    Severity.REVIEW,
)
NOT_CHOSEN = Sentences("not_read", N_("不是这一栏的选项。"), _CHOOSE)
NO_DIRECTION = Sentences("not_read", N_("不是目录中的方向。"), _CHOOSE)
INEXACT = Sentences("not_read", N_("不是确切的数，没有取其中任何一个。"), _COUNT_AGAIN)
IS_DAY = Sentences(
    "not_read",
    N_("单元格里是日期 {day}，这一栏应填{wanted}。"),
    N_("像 3-1 这样的编号会被表格软件改成日期：请把单元格设为“文本”后重新输入，或在导入窗口中填写。"),
)
IS_DAY_NOT_NUMBER = Sentences("not_read", N_("单元格里是日期 {day}，这一栏应填{wanted}。"), _TYPE_IT)
IS_TIME = Sentences("not_read", N_("单元格里是时间 {text}，这一栏应填{wanted}。"), _TYPE_IT)
IS_TRUTH = Sentences("not_read", N_("单元格里是 {text}，这一栏应填{wanted}。"), _TYPE_IT)
IS_SHARE = Sentences("not_read", N_("单元格里是百分数 {text}，这一栏应填{wanted}。"), _TYPE_IT)

NOT_A_DATE = Sentences("not_a_date", N_("不是日期。"), N_("请写成 2023-05-01、2023-05 或 2023。"))
OFF_CALENDAR = Sentences("not_a_date", N_("日历上没有这一天。"), N_("请按原件改正。"))
NOT_WHOLE = Sentences("not_a_date", N_("没有写到日，这一栏要写完整的日期。"), N_("请写成 2023-05-01 这样。"))
DAY_ZERO = Sentences(
    "not_a_date",
    N_("{day} 是表格软件的第一天，多半是空白或 0 显示成的日期，没有读入。"),
    N_("请按原件填写日期，或留空。"),
)
SERIAL = Sentences(
    "not_a_date",
    N_("是数字，像是没有设成日期格式的日期 {day}。"),
    N_("确是 {day} 的请选它；不是的，请写成 2023-05-01 这样。"),
)
IS_SPAN = Sentences(
    "not_a_date", N_("是一段时间，不是一个日期。"), N_("请选择其中一个日期，或在原表中分成起、止两栏。")
)
NO_SPAN = Sentences(
    "not_a_date",
    N_("没有看出起、止两个日期。"),
    N_("请写成 2023.01-2025.12；还没有结束的写成 2023.01-至今，只知道结束的写成 至2025.12。"),
)
NO_PLACE = Sentences(
    "not_read",
    N_("分不清哪里是楼宇、哪里是房间号。"),
    N_("请写成 1号楼 301 这样，或在原表中拆成两栏。"),
)
OPEN_ENDED = Sentences("not_a_date", N_("没有说是哪一天。"), N_("请按原件填写日期；原件没有写明的，请留空。"))
NUMBER_AS_DAY = Sentences(
    "not_a_date",
    N_("显示为 {day}，是在日期格式的单元格里输入了 {text}，按 {text} 读入。"),
    N_("请看一下对不对。"),
    Severity.REVIEW,
)
TENTH_OR_FIRST = Sentences(
    "day_or_month",
    N_("是数字，分不清是 1 月还是 10 月。"),
    N_("请选择，或在原表中写成 {year}-01 或 {year}-10。"),
)
SHORT_YEAR = Sentences("day_or_month", N_("年份只有两位，没有猜是哪一年。"), N_("请选择，或写成 2023-05-01 这样。"))
WHICH_DAY = Sentences("day_or_month", N_("分不清年、月、日。"), N_("请选择，或写成 2023-05-01 这样。"))
HAS_TIME = Sentences("has_time", N_("带有钟点，只取日期 {day}。"), severity=Severity.NOTE)

FRACTION = Sentences(
    "fraction_or_percent",
    N_("分不清是 {percent}% 还是 {text}%。"),
    N_("请选择，或在原表中写成带 % 的数。"),
)
AMOUNT_REMARK = Sentences("not_read", N_("带有说明“{remark}”，没有取其中的数。"), _COUNT_AGAIN)
BRACKETED = Sentences("not_read", N_("写在括号里，可能是负数，没有读入。"), _COUNT_AGAIN)
NO_UNIT = Sentences(
    "unit_unknown",
    N_("没有写明单位，分不清是元还是万元。"),
    N_("请选择这一栏的单位，或在表头中写明，如（万元）。"),
    Severity.PROBLEM,
)
SIGN_OR_UNIT = Sentences(
    "unit_unknown",
    N_("写着人民币符号，表头的单位却是{unit}，分不清是元还是{unit}。"),
    N_("请选择，或在原表中写明单位。"),
)
TWO_UNITS = Sentences(
    "unit_unknown",
    N_("表中写明这一行的单位是{stated}，这一栏的单位却是{own}，分不清按哪个读。"),
    N_("请选择，或在原表中写明单位。"),
)
OTHER_UNIT = Sentences("unit_unknown", N_("单位“{unit}”不是这一栏的单位，没有换算。"), N_("请换算成{own}后填写。"))
OTHER_AREA = Sentences(
    "unit_unknown",
    N_("单位“{unit}”不是平方米，没有换算。"),
    N_("请按产权证或租赁合同填写平方米数（1 亩约合 666.67 ㎡）。"),
)
COLUMN_TEN_THOUSAND = Sentences(
    "ten_thousand",
    N_("按{unit}读，这一栏的金额多在 {amount} 万元{side}，不像{title}；像是以{other}为单位填的。"),
    N_("请选择这一栏的单位；选定以前不读入这些金额。"),
)
CELL_TEN_THOUSAND = Sentences(
    "ten_thousand",
    N_("按{unit}读是 {amount} 万元，与这一栏其他金额相差上千倍；像是以{other}为单位填的。"),
    N_("请核对这一格的单位。"),
)
IMPOSSIBLE = Sentences(
    "impossible", N_("读作 {value}，这样的数不可能，将按未知处理。"), N_("请按原件核对。"), Severity.REVIEW
)

UNCERTAIN = Sentences("uncertain_word", "{rule}", _CHOOSE)
ONE_OF_HOLDERS = Sentences("not_read", N_("写着几个权利人，其中有依托单位，按“{name}”读入。"), severity=Severity.NOTE)
UNKNOWN_RECORD = Sentences("unknown_record", N_("没有登记过这样的{label}。"), N_("请选择已有的一条，或新增，或留空。"))
UNKNOWN_ID = Sentences("unknown_record", N_("没有登记过这样的记录。"), N_("请选择已有的一条，或留空。"))
SEVERAL_RECORDS = Sentences("several_records", N_("叫这个名称的{label}不止一条。"), N_("请选择是哪一条，或留空。"))
CONTRADICTION = Sentences(
    "contradiction", N_("与“{other}”不一致：{rule}填写的内容没有改动。"), N_("请按原件核对。"), Severity.REVIEW
)


def doubt(words: Sentences, column: Column[Any], question: Question | None = None, **named: object) -> Doubt:
    """Return a doubt about a cell of a field in the current language, with what its sentences name."""
    named = {"wanted": expected(column), "title": _(column.title), **named}
    severity = words.severity or severity_of(column)
    return Doubt(words.code, severity, _(words.reason).format(**named), _(words.fix).format(**named), question)


def severity_of(column: Column[Any]) -> Severity:
    """Return how much it matters that a field could not be read: a verdict hangs on it, or whose the row is.

    For any other field, an invoice's number for one, the row need not be left out.
    """
    record_type = RECORD_TYPE_OF.get(column)
    is_name = record_type is not None and column.key in record_type.known_by
    return Severity.PROBLEM if column.decides or is_name or column in _OWN_NUMBERS else Severity.REVIEW


def field_of(column: Column[Any]) -> str:
    """Return a field's full name, such as `staff.unit`; "" for a column of no record."""
    record_type = RECORD_TYPE_OF.get(column)
    return f"{record_type.table}.{column.key}" if record_type else ""


def in_place(options: Sequence[Option] = ()) -> Question:
    """Return the question for what should stand in the cell; the answers are texts as they are typed in the window."""
    return Question(Topic.CELL, None, tuple(options))


def of_column(options: Sequence[Option]) -> Question:
    """Return the question for the unit of a column."""
    return Question(Topic.UNIT, None, tuple(options))


def blank() -> Option:
    """Return the answer that nothing stands there."""
    return Option("", _("留空"))
