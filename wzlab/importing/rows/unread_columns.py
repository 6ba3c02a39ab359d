"""What columns that no field holds say of rows: that they may not count, whose they are, that a right was handed over.

A register says 离职 beside somebody's name in a column of its own, or fills in 报废日期; a list of a partner's things names
it below 使用单位.  What such a column says is found here, and asked in `circumstances`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wzlab.columns import AsTyped
from wzlab.importing.cells.texts import says_nothing
from wzlab.importing.headings.headings_text import parts_of, words_of
from wzlab.importing.model import ColumnMatch, FoundTable
from wzlab.importing.rows.reading import ReadTable, text_of
from wzlab.intake.grids import Grid, Plain
from wzlab.language import _
from wzlab.records import Award, Instrument, Patent, Person, Project, Room
from wzlab.spelling import folded
from wzlab.vocabulary.phrases import without_code

_PLANNED = "拟购|拟采购|拟购置|拟新增|待购|待采购|采购计划|购置计划|申购|规划"
STATES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    Person.table: (
        "离职|离任|离校|离退休|退休|调出|调离|辞职|去世|兼职|外聘|客座|实习(?!基地)|顾问|评委|委员|专家(?!工作站)|拟引进|拟聘|招聘|引进计划"
        "|学生(?!处|工作)|研究生(?!院|处|部|学历|导师|及以上)|博士生(?!导师)|硕士生(?!导师)",
        ("source",),
    ),
    Instrument.table: (f"租赁|租用|借用|报废|[待已]处置|闲置|待修|{_PLANNED}", ("acquisition", "status")),
    Room.table: (f"租赁|租用|借用|拟建|在建|待建|{_PLANNED}", ("tenure",)),
    Project.table: ("拟申报|拟立项|申报中|在申报|未立项|待立项", ("status",)),
    Patent.table: ("申请中|在申请|拟申请|受理中|已受理|失效|无效|终止|放弃", ("legal_status",)),
    Award.table: ("拟申报|申报中|在申报|拟推荐", ()),
}
"""By table, the words of titles that say that the rows below may be none of the lab's, or not as a new record is; and the fields that say so."""
_COLUMNS = re.compile(r"状态|状况|现状|备注|说明|去向|(?:人员|教职工|职工|员工|资产|设备|用工)(?:类别|类型|性质|身份)")
"""Headings of columns in which the words stand that say that a row may not count."""
_ONLY_IN_CELLS: Mapping[str, str] = {
    Person.table: "离退|离休|延聘|返聘|退休返聘|内退|停薪留职|离岗|不在岗|解聘|解除合同|终止合同|合同到期|开除|除名|死亡|长期病休|长病|劳务派遣|双聘",
    Instrument.table: "多余|降档|丢失|盘亏|损坏|调出|停用|待报废|注销|核销|在途|招标中|未验收",
    Project.table: "公示|公示中|申请中|评审中|拟报|未中标|未获批",
    Patent.table: "转让|转出|撤回|驳回",
}
"""By table, further such words; in a title they may mean anything."""
_LEFT: Mapping[str, re.Pattern[str]] = {
    table: re.compile(rf"(?:实际)?(?:{words})(?:日期|时间|年月|日)")
    for table, words in {
        Person.table: "离职|离校|离岗|离任|调离|调出|辞职|去世",
        Instrument.table: "报废|处置|注销|核销|调出|丢失",
        Patent.table: "放弃|转让|转让登记|权利转移",
    }.items()
}
"""By table, headings of days on which something has ended."""
_ENDED_BY: Mapping[str, tuple[str, ...]] = {
    Instrument.table: ("status",),
    Patent.table: ("legal_status", "acquisition"),
}
"""By table, the fields by which a row says itself what such a day says."""
_NEVER = re.compile(r"(?:9999|2999|2099).*")
_PRESENT = re.compile(r"(?:目前|现在|当前)?(?:是否)?(?:在岗|在职|在岗在职|在职在岗|在校|在用)(?:状态|情况)?")
"""Headings of columns that answer whether a row still counts."""
_ABSENT = frozenset(("否", "不是", "n", "no", "false", "0", "×", "x", "不在岗", "不在职", "离岗", "离职", "停用"))

_OWNERS = re.compile(
    r"(?:所属|所在|使用|领用|产权|权属|所有|归属|资产|管理|工作|编制|人事|聘用|承担|依托|牵头|主持|完成|提供|填报|申报|权利|权利人)*"
    r"(?:单位|公司|机构|人)(?:名称)?"
)
"""Headings below which stands whose something is, or who has it; 参与单位 and 供应单位 are none."""
_OWNED = frozenset(one.table for one in (Person, Room, Instrument, Project, Patent, Award))


_ACCESSORY = re.compile(r"(?:附件|配件|零配件|附件及零配件|附属设备|附属件|零部件)\s*[:：、\-—].+")


class Said(NamedTuple):
    """What a column says of rows.

    Args:
        column: the column.
        heading: what it is called.
        word: what stands in its cells, "" where each may say something else, a day.
        places: the rows' places.
        unit: the unit that the cells name, "" for none.
        is_accessory: whether the column is the name, and the rows are called accessories.
    """

    column: int
    heading: str
    word: str
    places: list[int]
    unit: str = ""
    is_accessory: bool = False

    def reason(self) -> str:
        """Return why it is not known whether the rows count, a finished sentence."""
        if self.is_accessory:
            told = _("“{word}”等 {number} 行没有编号，像是上面一件的附件，不知道它们的价值是不是已经算在那一件里。")
        elif self.word:
            told = _("“{heading}”一栏写着“{word}”，这一栏没有读入，不知道这 {number} 行是不是照常导入。")
        else:
            told = _("“{heading}”一栏填了内容，这一栏没有读入，不知道这 {number} 行是不是照常导入。")
        return told.format(heading=self.heading, word=self.word, number=len(self.places))


def states_said(table: FoundTable, grid: Grid, read: ReadTable) -> Iterator[Said]:
    """Yield what unread columns say of rows that may not count.

    Args:
        table: the table.
        grid: its sheet.
        read: its rows; a state that decides nothing and was not understood (公示中) is looked at, too.
    """
    words, _fields = STATES.get(table.kind, ("", ()))
    if not words:
        return
    further = _ONLY_IN_CELLS.get(table.kind, "")
    pattern = re.compile(f"(?:已|现|拟)?(?:{'|'.join(filter(None, (words, further)))})(?:人员|设备|项目)?")
    for match in table.columns:
        bare = words_of(parts_of(match.heading)[-1]).bare
        left = _LEFT.get(table.kind)
        if match.key is not None:
            yield from _by_word(match, pattern, _not_understood(match, table, grid, read))
        elif left is not None and left.fullmatch(bare):
            if places := list(_ended(match, table, grid, read)):
                yield Said(match.column, match.heading, "", places)
        elif _PRESENT.fullmatch(bare):
            cells = [(place, cell) for place, cell in _cells(match, table, grid) if folded(text_of(cell)) in _ABSENT]
            yield from _by_word(match, re.compile(".+"), cells)
        elif _COLUMNS.search(match.heading):
            yield from _by_word(match, pattern, list(_cells(match, table, grid)))


def accessories_said(table: FoundTable, grid: Grid, read: ReadTable) -> Iterator[Said]:
    """Yield the rows of equipment without a number of their own that are called the accessories of another's."""
    if table.kind != Instrument.table or "asset_no" not in read.fields:
        return
    number = read.fields.index("asset_no")
    for match in table.columns:
        if match.key == "name":
            called = [(place, text_of(cell).strip()) for place, cell in _cells(match, table, grid)]
            found = [
                (place, text)
                for place, text in called
                if read.rows[place][number] is None and _ACCESSORY.fullmatch(text)
            ]
            if found:
                places = [place for place, _text in found]
                yield Said(match.column, match.heading, found[0][1], places, is_accessory=True)


def units_said(table: FoundTable, grid: Grid, spelt: Mapping[str, str]) -> Iterator[Said]:
    """Yield which rows an unread column says to be of which unit.

    Args:
        table: the table.
        grid: its sheet.
        spelt: the units' ids by their folded names.
    """
    for match in table.columns if table.kind in _OWNED else ():
        if match.key is None and _OWNERS.fullmatch(words_of(parts_of(match.heading)[-1]).bare):
            found: dict[str, Said] = {}
            for place, cell in _cells(match, table, grid):
                word = text_of(cell).strip()
                if unit := spelt.get(folded(word)):
                    found.setdefault(unit, Said(match.column, match.heading, word, [], unit)).places.append(place)
            yield from found.values()


def _cells(match: ColumnMatch, table: FoundTable, grid: Grid) -> Iterator[tuple[int, Plain]]:
    """Yield the cells of a column that are not blank, with the places of their rows."""
    for place, row in enumerate(table.rows):
        cell = grid.rows[row - 1][match.column - 1]
        if cell is not None:
            yield place, cell


def _ended(match: ColumnMatch, table: FoundTable, grid: Grid, read: ReadTable) -> Iterator[int]:
    """Yield the places of rows with a day on which something has ended and no word of it in a field."""
    telling = [read.fields.index(key) for key in _ENDED_BY.get(table.kind, ()) if key in read.fields]
    for place, cell in _cells(match, table, grid):
        text = text_of(cell)
        if not (says_nothing(text) or _NEVER.fullmatch(text)) and all(read.rows[place][one] is None for one in telling):
            yield place


def _not_understood(match: ColumnMatch, table: FoundTable, grid: Grid, read: ReadTable) -> list[tuple[int, Plain]]:
    """Return the cells of a field that decides nothing of which only the text was kept."""
    record_type = table.record_type
    if record_type is None or match.key != "status" or record_type.column_of[match.key].decides:
        return []
    at = read.fields.index(match.key)
    return [(place, cell) for place, cell in _cells(match, table, grid) if isinstance(read.rows[place][at], AsTyped)]


def _by_word(match: ColumnMatch, pattern: re.Pattern[str], cells: list[tuple[int, Plain]]) -> Iterator[Said]:
    found: dict[str, list[int]] = {}
    for place, cell in cells:
        word = text_of(cell).strip()
        if pattern.fullmatch(without_code(word)):
            found.setdefault(word, []).append(place)
    for word, places in found.items():
        yield Said(match.column, match.heading, word, places)
