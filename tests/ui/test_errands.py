"""One piece of work at a time."""

from pytestqt.qtbot import QtBot

from tests.ui.test_work import Heard
from ui.errands import Errands
from ui.work import Job, ReportProgress
from wzlab.errors import FileError, WzlabError


def succeed(_report: ReportProgress) -> str:
    return "fertig"


def fail(_report: ReportProgress) -> str:
    raise FileError("磁盘已满。")


class Told:
    """What was told of one job, and whether another might have begun by then."""

    def __init__(self, errands: Errands) -> None:
        self._errands = errands
        self.told: list[tuple[str, bool]] = []

    def done(self, result: str) -> None:
        self.told.append((result, self._errands.job is None))

    def failed(self, error: WzlabError) -> None:
        self.told.append((str(error), self._errands.job is None))


def test_that_what_came_of_a_job_is_told_when_another_may_begin(qtbot: QtBot) -> None:
    errands = Errands()
    told = Told(errands)
    for work in (succeed, fail, succeed):
        errands.run(Job("t", work), told.done, told.failed)
        qtbot.waitUntil(lambda: errands.job is None)
    assert told.told == [("fertig", True), ("磁盘已满。", True), ("fertig", True)]


def test_that_what_is_under_way_is_said_and_can_be_cancelled(qtbot: QtBot) -> None:
    errands = Errands()
    told, said = Told(errands), list[str]()
    errands.said.connect(said.append)
    job = Job("正在做", succeed_after_looking)
    heard = Heard(job)
    assert not errands.is_busy()
    job.is_cancelled = True
    errands.run(job, told.done, told.failed)
    assert errands.is_busy()
    qtbot.waitUntil(lambda: errands.job is None)
    assert said == ["请先等这件事做完，或取消它：正在做"]
    assert ("cancelled",) in heard.told
    assert told.told == []


def succeed_after_looking(report: ReportProgress) -> str:
    report(0, 1)
    return "fertig"
