"""Make what the documents take from the program: `python docs/make.py` from the project's root.

`records.md` lists every field from its one declaration; the pictures are those of the sample labs.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from wzlab.columns import Choice, Column, Money, Record, Reference
from wzlab.language import CHINESE, use_language
from wzlab.policy.loading import find_pack
from wzlab.policy.report import Report
from wzlab.records import RECORD_TYPES
from wzlab.resources import resource
from wzlab.storage.interchange import load_document, read_lab

DOCS = Path(__file__).parent
PICTURES = {"university-ready": "university", "enterprise-gaps": "enterprise", "draft-blanks": "draft"}
HEAD = """# 记录与字段

实验室数据（交换 JSON，`"format": "wzlab-lab/1"`）里每类记录的键、含义和可填的值。本页由 `python docs/make.py` 从程序的声明生成，不要手改。

★ 可能决定结论；◆ 用来发现两个实验室重复申报；🔒 默认打码。方括号里是不写这个键时的默认值；`null` 表示空白（未知），从不表示“否”。
金额以元为单位，面积以平方米为单位；日期写 `2025-03-01`，不知道日或月时写 `2025-03` 或 `2025`。
"""


def records_page() -> str:
    """Return the page that lists every field."""
    use_language(CHINESE)
    return HEAD + "".join(map(_section, RECORD_TYPES))


def _section(record_type: type[Record]) -> str:
    rows = "\n".join(map(_row, record_type.columns))
    return f"\n## `{record_type.table}` {record_type.label}\n\n| 键 | 含义 | 可填 |\n| --- | --- | --- |\n{rows}\n"


def _row(column: Column[object]) -> str:
    marks = "".join(
        mark for mark, holds in (("★", column.decides), ("◆", column.claims), ("🔒", column.sensitive)) if holds
    )
    default = "" if column.default is None else f" [{column.default}]"
    return f"| {' '.join(filter(None, (f'`{column.key}`', marks)))} | {column.title} | {_values(column)}{default} |"


def _values(column: Column[object]) -> str:
    kind = column.kind
    if isinstance(kind, Choice):
        listed = "、".join(f"`{code}` {title}" for code, title in kind.options.items())
        return f"政策包目录中的方向代码，或 {listed}" if kind.open_ended else listed
    if isinstance(kind, Reference) and kind.table:
        return f"`{kind.table}` 中一条记录的 `id`"
    return kind.wanted if isinstance(kind, Money) else kind.asked()


def make_pictures() -> None:
    """Draw the gaps of the sample labs."""
    from wzlab.charts.gaps import gap_figure  # noqa: PLC0415 - the page of fields needs no charts
    from wzlab.charts.saving import save_figure  # noqa: PLC0415 - as above

    use_language(CHINESE)
    pack = find_pack("wenzhou-ai-2025")
    for sample, name in PICTURES.items():
        lab = read_lab(load_document(resource("samples", f"{sample}.json")), pack, sample)
        save_figure(gap_figure(Report(pack, lab)), DOCS / "pictures" / f"gaps-{name}.png")


def make_screens() -> None:
    """Draw the pictures of the window: three sections of it, and three steps of an import."""
    from import_screens import GUIDE_PICTURES  # noqa: PLC0415 - Qt is needed for these only
    from import_screens import STATES as IMPORT_STATES  # noqa: PLC0415 - as above
    from import_screens import pictures as import_pictures  # noqa: PLC0415 - as above
    from screens import README_PICTURES, STATES, pictures  # noqa: PLC0415 - as above

    from ui.app import make_app  # noqa: PLC0415 - as above

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("WZLAB_DATA", mkdtemp())
    app = make_app(["make"])
    with TemporaryDirectory() as scratch:
        for path in pictures(app, STATES[0], Path(scratch), tuple(README_PICTURES)):
            section = path.stem.rpartition("-")[2]
            if section in README_PICTURES:
                path.replace(DOCS / "pictures" / f"{README_PICTURES[section]}.png")
        for step, path in import_pictures(app, IMPORT_STATES[0], Path(scratch)):
            if step in GUIDE_PICTURES:
                path.replace(DOCS / "pictures" / f"{GUIDE_PICTURES[step]}.png")


if __name__ == "__main__":
    (DOCS / "records.md").write_text(records_page(), encoding="utf-8")
    make_pictures()
    make_screens()
