"""`wzlab report`: the report on a lab as PDF or Word.  What writes it is loaded only when it is asked for."""

import argparse
from pathlib import Path

from wzlab.cli.checking import EXIT_READY, EXIT_UNREADABLE
from wzlab.cli.console import say_error
from wzlab.errors import WzlabError
from wzlab.language import _
from wzlab.workbook.opening import open_report


def run_report(options: argparse.Namespace) -> int:
    """Write the report on a lab.

    Exit status: 0 written, 2 the lab cannot be read or the report not written.
    """
    from wzlab.reporting.files import ReportOptions, write_report  # noqa: PLC0415 - matplotlib is loaded on demand

    target = Path(options.output or f"{Path(options.file).stem}.pdf")
    try:
        report = open_report(Path(options.file), options.pack, options.as_of)
        write_report(report, target, ReportOptions(full_ids=options.full_ids))
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    print(_("已写出 {path}").format(path=target))
    return EXIT_READY
