"""Exporting the workbook in a thread of its own, from the lab as it was when the export was asked for."""

from functools import partial
from pathlib import Path

from ui.session import Session
from ui.work import Job, ReportProgress
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack


def export_job(session: Session, path: Path, *, full_ids: bool, picture: bool) -> Job:
    """Return the job that writes a lab's workbook; its result is the sentence that tells what was written."""
    write = partial(_write, session.pack, session.lab.snapshot(), path, full_ids=full_ids, picture=picture)
    return Job(_("正在导出“{name}”…").format(name=path.name), write, session)


def _write(pack: Pack, lab: Lab, path: Path, report: ReportProgress, *, full_ids: bool, picture: bool) -> str:
    # openpyxl and matplotlib are loaded here, when somebody exports, not before the window is painted
    from wzlab.policy.report import Report  # noqa: PLC0415
    from wzlab.workbook.book import WorkbookOptions, write_workbook  # noqa: PLC0415

    report(0, 0)
    alterations = write_workbook(Report(pack, lab), path, WorkbookOptions(picture=picture, full_ids=full_ids))
    if alterations:
        words = _("已导出“{path}”；有 {number} 处文字超出单元格能存的长度或含不可见字符，已在工作簿里注明。")
        return words.format(path=path, number=len(alterations))
    return _("已导出“{path}”。").format(path=path)
