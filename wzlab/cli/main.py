"""The parser, and the way from a command's name to its function.

Each function returns the exit status, so a test calls it like any other.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Never

from typing_extensions import override

from wzlab import __version__
from wzlab.cli.checking import EXIT_UNREADABLE, run_check
from wzlab.cli.console import say_error, write_utf8
from wzlab.cli.making import CHART_FORMATS, run_charts, run_convert, run_demo, run_export, run_new, run_open
from wzlab.cli.packs import run_packs
from wzlab.cli.reporting import run_report
from wzlab.cli.usage import sentence
from wzlab.columns import Day
from wzlab.editing.starting import ENTITY_TYPES
from wzlab.language import LANGUAGES, _, system_language, use_language


class Parser(argparse.ArgumentParser):
    """An argument parser whose own words are in the user's language."""

    @override
    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", _("用法："), 1)

    @override
    def format_help(self) -> str:
        return super().format_help().replace("usage: ", _("用法："), 1)

    @override
    def error(self, message: str) -> Never:
        say_error(f"{self.format_usage()}{self.prog}{_('：')}{sentence(message)}")
        sys.exit(EXIT_UNREADABLE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; return its exit status."""
    write_utf8()
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    use_language(_language_asked(arguments) or system_language())
    options = make_parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has enough of it
        sys.stderr.close()
        return 0
    return status


def run() -> None:
    """Carry out the command of the process's arguments, and exit with its status."""
    sys.exit(main())


def _language_asked(arguments: Sequence[str]) -> str | None:
    """Return the language asked for by `--lang`; it is needed before the parser's own words are made."""
    asked = [text.removeprefix("--lang=") for text in arguments if text.startswith("--lang=")]
    asked += [text for option, text in pairwise(arguments) if option == "--lang"]
    return next((language for language in asked if language in LANGUAGES), None)


def make_parser() -> Parser:
    """Return the parser of all commands, its help in the current language."""
    parser = Parser(prog="wzlab", description=_("核对重点实验室申报条件，并列出依据"), add_help=False)
    _add_help(parser)
    parser.add_argument("--version", action="version", version=f"wzlab {__version__}", help=_("显示版本"))
    parser.add_argument("--lang", choices=LANGUAGES, help=_("界面语言：zh 中文，en 英文（默认随系统）"))
    commands = parser.add_subparsers(title=_("命令"), required=True, metavar=_("命令"))
    _add_open(commands)
    _add_new(commands)
    _add_check(commands)
    _add_convert(commands)
    _add_export(commands)
    _add_import(commands)
    _add_attach(commands)
    _add_template(commands)
    _add_report(commands)
    _add_charts(commands)
    _add_audit(commands)
    _add_packs(commands)
    _add_demo(commands)
    return parser


Commands = argparse._SubParsersAction
CHART_IDS = ("gaps", "team", "ages", "space", "equipment", "timeline")
"""What `--chart` takes; a test holds them to the charts there are, whose modules are not loaded for the help."""
IMPORT_MODES = ("good", "all", "typed")
"""What `--mode` takes, the usual one first; a test holds them to the modes there are."""


def _add_help(parser: Parser) -> None:
    parser._positionals.title = _("参数")
    parser._optionals.title = _("选项")
    parser.add_argument("-h", "--help", action="help", help=_("显示帮助"))


def _command(commands: "Commands[Parser]", name: str, text: str) -> Parser:
    parser = commands.add_parser(name, help=text, description=text, add_help=False)
    _add_help(parser)
    return parser


def _add_pack_options(parser: Parser) -> None:
    parser.add_argument("--pack", metavar="ID", help=_("政策包的编号，或政策包文件的路径"))
    parser.add_argument("--as-of", metavar="DATE", type=_day, help=_("基准日 YYYY-MM-DD，代替文件里的"))


def _day(text: str) -> date:
    try:
        return Day(whole=True).from_json(text).first
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("“{text}”不是日期，应为 YYYY-MM-DD").format(text=text)) from error


def _add_open(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "open", _("打开窗口程序"))
    parser.add_argument("files", nargs="*", metavar="FILE", help=_("要打开的实验室文件（默认上次打开的）"))
    parser.set_defaults(run=run_open)


def _add_new(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "new", _("新建一个实验室文件（.wzlab）"))
    parser.add_argument("file", metavar="FILE", help=_("写到这个文件，不会覆盖已有的"))
    parser.add_argument("--name", help=_("实验室名称，可以以后再填"))
    parser.add_argument("--kind", choices=tuple(ENTITY_TYPES), help=_("依托单位的性质"))
    parser.add_argument("--pack", metavar="ID", help=_("政策包的编号，或政策包文件的路径"))
    parser.set_defaults(run=run_new)


def _add_check(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "check", _("核对一个或多个实验室的申报条件"))
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("实验室文件（.wzlab、交换 JSON 或导出的工作簿）"))
    _add_pack_options(parser)
    parser.add_argument("--json", action="store_true", help=_("每个文件输出一行 JSON"))
    parser.set_defaults(run=run_check)


def _add_convert(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "convert", _("在实验室文件（.wzlab）和交换 JSON 之间转换"))
    parser.add_argument("file", metavar="FILE", help=_("实验室文件（.wzlab 或交换 JSON）"))
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=_("写到这个文件：.wzlab 为实验室文件，其他为 JSON（默认输出 JSON 到屏幕）"),
    )
    parser.add_argument("--pack", metavar="ID", help=_("政策包的编号，或政策包文件的路径"))
    parser.set_defaults(run=run_convert)


def _add_export(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "export", _("导出工作簿（xlsx）"))
    parser.add_argument("file", metavar="FILE", help=_("实验室文件（.wzlab 或交换 JSON）"))
    parser.add_argument("-o", "--output", metavar="FILE", help=_("写到这个文件（默认与数据同名）"))
    _add_pack_options(parser)
    parser.add_argument("--sheets", metavar="NAMES", help=_("只写这些工作表，用逗号分开，如 人员名单,仪器设备"))
    parser.add_argument("--share", action="store_true", help=_("共享稿：去除个人信息，不能再读回"))
    parser.add_argument("--full-ids", action="store_true", help=_("证件号码和电话不打码"))
    parser.add_argument("--no-picture", action="store_true", help=_("不附图表"))
    parser.set_defaults(run=run_export)


def _add_import(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "import", _("导入表格，或读回同事改过的工作簿"))
    parser.add_argument("lab", metavar="LAB", help=_("要并入的实验室文件（.wzlab 或交换 JSON）"))
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=_("表格（xlsx、xls、ods、csv 等），或由本程序导出、改过的工作簿")
    )
    parser.add_argument("--kind", metavar="KIND", help=_("表格里是哪一类记录，如 人员 或 staff（默认自动识别）"))
    parser.add_argument("--profile", metavar="FILE", help=_("按这个文件记住的栏目对应来认表格"))
    parser.add_argument("--encoding", metavar="NAME", help=_("文本表格的编码，如 gb18030（默认自动识别）"))
    parser.add_argument(
        "--mode",
        choices=IMPORT_MODES,
        default=IMPORT_MODES[0],
        help=_("有问题时：good 只导入没有问题的行，all 都不导入，typed 全部导入、读不出的原样保留"),
    )
    parser.add_argument("--answers", metavar="FILE", help=_("对疑问的回答：--json 输出的 troubles，每条添上 answer"))
    parser.add_argument("--problems", metavar="FILE", help=_("把问题清单写到这个文件（CSV）"))
    parser.add_argument("--dry-run", action="store_true", help=_("只预览，不写入"))
    parser.add_argument("--json", action="store_true", help=_("输出 JSON"))
    parser.add_argument(
        "--prefer", choices=("here", "there"), help=_("读回时冲突以哪边为准：here 实验室，there 工作簿")
    )
    answers = parser.add_mutually_exclusive_group()
    answers.add_argument(
        "--same", dest="answer", action="store_const", const="same", help=_("读回时关键栏目改了的行：还是原来那条记录")
    )
    answers.add_argument(
        "--new", dest="answer", action="store_const", const="new", help=_("读回时关键栏目改了的行：是另一条记录")
    )
    parser.add_argument("--pack", metavar="ID", help=_("政策包的编号，或政策包文件的路径"))
    parser.set_defaults(run=_run_import)


def _run_import(options: argparse.Namespace) -> int:
    from wzlab.cli.importing import run_import  # noqa: PLC0415 - what reads workbooks is loaded where it is needed

    return run_import(options)


def _add_attach(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "attach", _("把证明材料的文件附到一条记录上"))
    parser.add_argument("lab", metavar="LAB", help=_("实验室文件（.wzlab）"))
    parser.add_argument("record", metavar="RECORD", help=_("记录的编号，如 s3；材料的编号则为这份材料附上文件"))
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("要附上的文件，存入实验室文件"))
    parser.set_defaults(run=_run_attach)


def _run_attach(options: argparse.Namespace) -> int:
    from wzlab.cli.attaching import run_attach  # noqa: PLC0415 - sqlite is loaded where it is needed

    return run_attach(options)


def _add_template(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "template", _("写出给同事填的模板（xlsx），填好后用 import 导入"))
    parser.add_argument(
        "kinds", nargs="+", metavar="KIND", help=_("哪类记录：人员、设备、项目…或 staff、equipment…，all 为全部")
    )
    parser.add_argument("-o", "--output", metavar="FILE", help=_("写到这个文件，不会覆盖已有的"))
    parser.add_argument("--lab", metavar="LAB", help=_("下拉选项里列出这个实验室的单位、人员和场地"))
    parser.set_defaults(run=_run_template)


def _run_template(options: argparse.Namespace) -> int:
    from wzlab.cli.template import run_template  # noqa: PLC0415 - what makes workbooks is loaded where it is needed

    return run_template(options)


def _add_report(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "report", _("写出报告（PDF 或 Word）"))
    parser.add_argument("file", metavar="FILE", help=_("实验室文件（.wzlab 或交换 JSON）"))
    parser.add_argument("-o", "--output", metavar="FILE", help=_("写到这个文件：.pdf 或 .docx（默认与数据同名的 PDF）"))
    _add_pack_options(parser)
    parser.add_argument("--full-ids", action="store_true", help=_("证件号码和电话不打码"))
    parser.set_defaults(run=run_report)


def _add_audit(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "audit", _("一次核对许多实验室，找出重复申报，写成一个工作簿"))
    parser.add_argument("paths", nargs="+", metavar="PATH", help=_("文件或文件夹：.wzlab、交换 JSON、导出的工作簿"))
    parser.add_argument("-o", "--output", metavar="FILE", default="audit.xlsx", help=_("写到这个工作簿"))
    _add_pack_options(parser)
    parser.add_argument("--jobs", metavar="N", type=_positive, help=_("同时核对几个（默认与处理器数相同）"))
    parser.set_defaults(run=_run_audit)


def _run_audit(options: argparse.Namespace) -> int:
    from wzlab.cli.auditing import run_audit  # noqa: PLC0415 - the pool of processes is loaded where it is needed

    return run_audit(options)


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(_("“{text}”不是正整数").format(text=text))
    return int(text)


def _add_charts(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "charts", _("画图：差距、团队、年龄、场地、设备、成果时间线"))
    parser.add_argument("file", metavar="FILE", help=_("实验室文件（.wzlab 或交换 JSON）"))
    parser.add_argument("-o", "--output", metavar="DIR", default=".", help=_("写到这个文件夹"))
    _add_pack_options(parser)
    parser.add_argument("--chart", action="append", choices=CHART_IDS, help=_("只画这种图，可多次给出（默认全部）"))
    parser.add_argument("--format", action="append", choices=CHART_FORMATS, help=_("图片格式，可多次给出"))
    parser.set_defaults(run=run_charts)


def _add_packs(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "packs", _("列出并校验政策包"))
    parser.add_argument("packs", nargs="*", metavar="PACK", help=_("政策包的编号或文件路径（默认全部已安装的）"))
    parser.set_defaults(run=run_packs)


def _add_demo(commands: "Commands[Parser]") -> None:
    parser = _command(commands, "demo", _("用三个虚构的实验室走一遍：核对、导出、画图"))
    parser.add_argument("folder", nargs="?", default="wzlab-demo", metavar="DIR", help=_("写到这个文件夹"))
    parser.set_defaults(run=run_demo)
