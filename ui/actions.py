"""Every action of the window once: its id, its words, its shortcuts, when it is enabled, what it calls.

An action calls the method of `MainWindow` that has its id.  Menus and toolbar list ids; an action of one page (the
rows of a table) belongs to that page.
"""

from dataclasses import dataclass
from enum import Enum, auto

from wzlab.language import N_


class Needs(Enum):
    """When an action can be used."""

    NOTHING = auto()
    LAB = auto()
    WRITABLE_LAB = auto()


@dataclass(frozen=True, slots=True)
class ActionSpecification:
    """One action; `text` and `tip` are marked for translation."""

    id: str
    text: str
    tip: str
    shortcuts: tuple[str, ...] = ()
    needs: Needs = Needs.LAB


ACTIONS: tuple[ActionSpecification, ...] = (
    ActionSpecification("new_lab", N_("新建…"), N_("新建一个实验室的申报数据"), ("Ctrl+N",), Needs.NOTHING),
    ActionSpecification("open_lab", N_("打开…"), N_("打开实验室文件或交换数据"), ("Ctrl+O",), Needs.NOTHING),
    ActionSpecification("name_version", N_("保存一个版本…"), N_("修改已自动保存；这里给现在的状态起个名字"), ("Ctrl+S",), Needs.WRITABLE_LAB),
    ActionSpecification("save_elsewhere", N_("另存为…"), N_("存成另一个文件，并在那里继续"), ("Ctrl+Shift+S",)),
    ActionSpecification("send_copy", N_("发送副本…"), N_("写一份不带修改历史的副本，用来发给别人")),
    ActionSpecification("import_workbooks", N_("导入…"), N_("导入别人的 Excel、WPS、CSV 表格，或合并同事改好发回的工作簿"), ("Ctrl+I",), Needs.WRITABLE_LAB),
    ActionSpecification("make_template", N_("生成模板…"), N_("生成空白的填写表，带下拉选项和填写说明，发给别人填好后再导入")),
    ActionSpecification("export_workbook", N_("导出工作簿…"), N_("导出 Excel 工作簿"), ("Ctrl+E",)),
    ActionSpecification("export_chosen", N_("导出工作簿（共享稿、完整号码）…"), N_("先选去不去掉个人信息、号码是否完整、附不附图"), ("Ctrl+Shift+E",)),
    ActionSpecification("export_parts", N_("导出给同事…"), N_("把部分工作表发给同事填写，收回后用“导入…”合并")),
    ActionSpecification("export_report", N_("导出报告…"), N_("导出核对报告，PDF 或 Word")),
    ActionSpecification("export_interchange", N_("导出交换数据…"), N_("导出 JSON，供命令行或其他程序使用")),
    ActionSpecification("purge_history", N_("清除历史…"), N_("从文件和备份中删去全部旧内容"), (), Needs.WRITABLE_LAB),
    ActionSpecification("close_lab", N_("关闭实验室"), N_("回到开始页"), ("Ctrl+W",)),
    ActionSpecification("quit_program", N_("退出"), N_("退出程序"), ("Ctrl+Q",), Needs.NOTHING),
    ActionSpecification("find_text", N_("查找…"), N_("在全部记录中查找"), ("Ctrl+F",)),
    ActionSpecification("replace_text", N_("查找和替换…"), N_("在一张表里把文字换成别的，替换前逐处列出"), ("Ctrl+H",), Needs.WRITABLE_LAB),
    ActionSpecification("find_duplicates", N_("查找重复的记录…"), N_("找出可能录了两遍的记录，左右对照，合并成一条")),
    ActionSpecification("next_fix", N_("下一个要改的地方"), N_("转到下一个空白、错误或差距"), ("F8",)),
    ActionSpecification("previous_fix", N_("上一个要改的地方"), N_("转到上一个空白、错误或差距"), ("Shift+F8",)),
    ActionSpecification("set_reference_date", N_("基准日…"), N_("按哪一天核对"), (), Needs.WRITABLE_LAB),
    ActionSpecification("focus_checks", N_("转到检查栏"), N_("把光标移到检查栏"), ("Ctrl+J",)),
    ActionSpecification("toggle_checks", N_("显示或隐藏检查栏"), N_("显示或隐藏右侧的检查栏"), ("Ctrl+Shift+J",)),
    ActionSpecification("command_palette", N_("命令面板…"), N_("输入几个字，找到命令或记录"), ("Ctrl+K",)),
    ActionSpecification("help_here", N_("这一栏填什么"), N_("说明光标所在的栏目"), ("F1",), Needs.NOTHING),
    ActionSpecification("show_guide", N_("使用说明"), N_("打开使用说明"), (), Needs.NOTHING),
    ActionSpecification("show_shortcuts", N_("快捷键一览"), N_("列出全部快捷键"), ("Ctrl+/",), Needs.NOTHING),
    ActionSpecification("about", N_("关于 wzlab"), N_("版本、政策包和未评估的内容"), (), Needs.NOTHING),
)  # fmt: skip

SEPARATOR = ""
MENUS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "file",
        N_("文件"),
        (
            "new_lab", "open_lab", "@samples", "@recent", SEPARATOR,
            "name_version", "save_elsewhere", "send_copy", SEPARATOR,
            "import_workbooks", "make_template", SEPARATOR,
            "export_workbook", "export_chosen", "export_parts", "export_report", "export_interchange", SEPARATOR,
            "purge_history", SEPARATOR, "close_lab", "quit_program",
        ),
    ),
    ("edit", N_("编辑"), ("@undo", "@redo", SEPARATOR, "find_text", "replace_text", "command_palette")),
    ("record", N_("记录"), ("@records",)),
    ("check", N_("检查"), ("next_fix", "previous_fix", "find_duplicates", SEPARATOR, "set_reference_date", "@readings")),
    (
        "view",
        N_("视图"),
        ("@sections", SEPARATOR, "focus_checks", "toggle_checks", SEPARATOR, "@schemes", "@sizes", "@languages"),
    ),
    ("help", N_("帮助"), ("help_here", "show_guide", "show_shortcuts", SEPARATOR, "about")),
)  # fmt: skip
"""The menus: id, title, and what they hold; `@…` is filled in by the window."""

TOOLBAR: tuple[str, ...] = (
    "new_lab", "open_lab", "import_workbooks", "export_workbook", SEPARATOR, "@undo", "@redo", SEPARATOR, "find_text", SEPARATOR,
)  # fmt: skip
