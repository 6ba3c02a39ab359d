"""`wzlab template`: a workbook for colleagues to fill in.  What writes it is loaded only when it is asked for."""

import argparse
from pathlib import Path

from wzlab.cli.checking import EXIT_READY, EXIT_UNREADABLE
from wzlab.cli.console import say_error
from wzlab.errors import WzlabError
from wzlab.language import _
from wzlab.storage.packs_of_files import pack_of
from wzlab.workbook.opening import open_lab


def run_template(options: argparse.Namespace) -> int:
    """Write a template of the kinds of record asked for, all for `all`; print its path.

    Options: `kinds`, `output` (None: named after the one kind, or after all), `lab` (the file whose units, people and
    rooms are offered; None for none).

    Exit status: 0 written, 2 there is no such kind, the lab cannot be read, or the file is there or cannot be written.
    """
    from wzlab.workbook.template import tables_named, write_template  # noqa: PLC0415 - openpyxl is loaded on demand

    try:
        record_types = tables_named(options.kinds)
        lab, pack = open_lab(Path(options.lab), None) if options.lab else (None, pack_of(None))
        label = _(record_types[0].label) if len(record_types) == 1 else _("申报数据")
        target = Path(options.output or _("{label}填写模板.xlsx").format(label=label))
        write_template(target, record_types, pack, lab)
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    print(_("已写出 {path}").format(path=target))
    return EXIT_READY
