"""What is shown in more than one place of the window: names of files and tables, how a column was matched, what is done."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from ui.paths import IMPORTABLE
from wzlab.importing.model import Action, ColumnMatch, How, Mode, Severity, TableKey
from wzlab.intake.sources import FileKind
from wzlab.language import N_, _
from wzlab.policy.words import Standing
from wzlab.records import RECORD_TYPES, TYPE_OF, Laboratory

FILE_KINDS: Mapping[FileKind, str] = {
    FileKind.XLSX: N_("Excel 工作簿（xlsx）"),
    FileKind.XLS: N_("旧版 Excel 或 WPS 工作簿（xls、et）"),
    FileKind.XLSB: N_("Excel 二进制工作簿（xlsb）"),
    FileKind.ODS: N_("开放文档表格（ods）"),
    FileKind.TEXT: N_("文本表格（csv、txt）"),
}
ENCODINGS: Mapping[str, str] = {
    "": N_("自动判断"),
    "utf-8": "UTF-8",
    "gb18030": N_("GB18030（含 GBK、GB2312）"),
    "utf-16": "UTF-16",
    "big5": N_("Big5（繁体）"),
}
"""The encodings that can be asked for."""
HOW_WORDS: Mapping[How, str] = {
    How.CHOSEN: N_("自己选的"),
    How.REMEMBERED: N_("上次选的"),
    How.EXACT: N_("同名"),
    How.ALIAS: N_("常用叫法"),
    How.NONE: N_("没有对应，不导入"),
}
HOW_SIGNS: Mapping[How, Standing] = {
    How.CHOSEN: Standing.MET,
    How.REMEMBERED: Standing.MET,
    How.EXACT: Standing.MET,
    How.ALIAS: Standing.MET,
    How.LIKELY: Standing.OPEN,
    How.NONE: Standing.NOT_APPLICABLE,
}
ACTION_SIGNS: Mapping[Action, Standing] = {
    Action.ADD: Standing.MET,
    Action.UPDATE: Standing.MET,
    Action.SAME: Standing.LACKING,
    Action.SKIP: Standing.NOT_APPLICABLE,
    Action.PROBLEM: Standing.UNMET,
}
SEVERITY_SIGNS: Mapping[Severity, Standing] = {
    Severity.PROBLEM: Standing.UNMET,
    Severity.REVIEW: Standing.OPEN,
    Severity.NOTE: Standing.LACKING,
}
MODE_WORDS: Mapping[Mode, str] = {
    Mode.GOOD_ROWS: N_("只导入没有问题的行"),
    Mode.ALL_OR_NOTHING: N_("只要有问题，就都不导入"),
    Mode.AS_TYPED: N_("全部导入，读不出的照原样保留"),
}
IMPORTED_TYPES = tuple(one for one in RECORD_TYPES if one is not Laboratory)
"""The records that come in tables."""


def sheet_filter() -> str:
    """Return the file dialog's filter for tables of any kind."""
    patterns = " ".join(f"*{suffix}" for suffix in IMPORTABLE)
    return ";;".join((f"{_('表格文件')} ({patterns})", f"{_('所有文件')} (*)"))


def kind_label(kind: str) -> str:
    """Return what the records of a kind are called; "" for none."""
    record_type = TYPE_OF.get(kind)
    return "" if record_type is None else _(record_type.label)


def short_names(files: Iterable[str]) -> dict[str, str]:
    """Return what files are called on the screen, by their paths: with the folder where two have one name."""
    paths = list(dict.fromkeys(files))
    times = Counter(Path(path).name for path in paths)
    return {path: _short(Path(path), times) for path in paths}


def _short(path: Path, times: Mapping[str, int]) -> str:
    return path.name if times[path.name] == 1 else f"{path.parent.name}/{path.name}"


def table_label(key: TableKey, names: Mapping[str, str]) -> str:
    """Return what a table is called: its file and sheet, and its number where it is not the first of the sheet."""
    parts = [names.get(key.file, Path(key.file).name), key.sheet]
    if key.number > 1:
        parts.append(_("第 {number} 张表").format(number=key.number))
    return " · ".join(filter(None, parts))


def how_words(match: ColumnMatch) -> str:
    """Return in words how a column was matched."""
    if match.how is How.NONE and (match.remark or match.others):
        return match.remark or _("请选一个栏目；不选就不导入")
    if match.how is How.LIKELY:
        return _("相近（{percent} %），请核对").format(percent=match.confidence)
    return _(HOW_WORDS[match.how])
