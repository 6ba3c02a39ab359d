"""`wzlab audit`: judge many files at once and write what came of them into one workbook."""

import argparse
import sys
from pathlib import Path

from wzlab.audit.finding import Found, find_files
from wzlab.audit.judging import Request
from wzlab.audit.results import Audit
from wzlab.audit.running import judge_all, processes
from wzlab.cli.checking import EXIT_NOT_READY, EXIT_READY, EXIT_UNREADABLE
from wzlab.cli.console import say_error, visible, width
from wzlab.errors import WzlabError
from wzlab.language import _, current_language
from wzlab.policy.judge import Overall
from wzlab.workbook.opening import open_report

TOLD_EVERY = 20
"""Where standard error is no terminal, progress is told after every so many files."""


def run_audit(options: argparse.Namespace) -> int:
    """Judge every file named or found in the folders named, and write the workbook.

    Exit status: 0 all are ready, 1 at least one is not, 2 a file could not be read (the others are judged and the
    workbook is written all the same), there was nothing to judge, or the workbook could not be written.
    """
    target = Path(options.output)
    found = find_files(map(Path, options.paths), besides=target)
    if not found.files and not found.refused:
        say_error(_("没有找到可核对的文件（.wzlab、.json 或 .xlsx）。"))
        return EXIT_UNREADABLE
    try:
        audit = _audit(found, options)
        _write(audit, target)
    except WzlabError as error:
        say_error(error)
        return EXIT_UNREADABLE
    except KeyboardInterrupt:
        say_error(_("已中止，没有写出工作簿。"))
        return EXIT_UNREADABLE
    _tell(audit, target)
    return _status(audit)


def _audit(found: Found, options: argparse.Namespace) -> Audit:
    language = current_language()
    requests = [Request(path, options.pack, options.as_of, language, open_report) for path in found.files]
    results = judge_all(requests, processes(options.jobs), _Progress().report)
    return Audit(tuple(sorted([*results, *found.refused], key=lambda result: str(result.path))))


def _write(audit: Audit, target: Path) -> None:
    from wzlab.audit.book import write_audit  # noqa: PLC0415 - pandas and openpyxl are loaded on demand

    write_audit(audit, target)


def _status(audit: Audit) -> int:
    if audit.unreadable:
        return EXIT_UNREADABLE
    is_ready = all(result.overall is Overall.READY for result in audit.judged)
    return EXIT_READY if is_ready else EXIT_NOT_READY


def _tell(audit: Audit, target: Path) -> None:
    for result in audit.unreadable:
        say_error("\n".join(map(visible, result.sentence.split("\n"))))
    ready = sum(result.overall is Overall.READY for result in audit.judged)
    print(
        _("已判定 {judged} 个文件，其中可以申报 {ready} 个；未能读取 {unreadable} 个。").format(
            judged=len(audit.judged), ready=ready, unreadable=len(audit.unreadable)
        )
    )
    print(_("已写出 {path}").format(path=target))


class _Progress:
    """Tells on standard error how far the audit is: in one line of a terminal, elsewhere a line now and then."""

    def __init__(self) -> None:
        self._told = -1
        self._width = 0

    def report(self, done: int, total: int, name: str) -> None:
        """Tell how many files are done, of how many, and the last one."""
        if done == self._told:
            return
        self._told = done
        line = visible(_("已核对 {done}/{total} {name}").format(done=done, total=total, name=name)).rstrip()
        if sys.stderr.isatty():
            padding = " " * max(0, self._width - width(line))
            self._width = width(line)
            print(f"\r{line}{padding}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        elif done == total or (done and done % TOLD_EVERY == 0):
            print(line, file=sys.stderr, flush=True)
