"""Clearing the history: asked once, in one way, wherever it is asked for."""

from ui.ask import Ask
from ui.session import SECONDS_TO_WRITE, Session
from wzlab.errors import WzlabError
from wzlab.language import _


def purge_asking(session: Session, ask: Ask) -> bool:
    """Tell what would go, ask, and remove everything old from the file and its backups; tell whether it was done.

    The undo stack goes too: it holds what was just removed.
    """
    document = session.document
    if document is None:
        return False
    try:
        steps, versions = len(document.history()), len(document.versions())
    except WzlabError as error:
        ask.tell(str(error))
        return False
    question = _("要清除“{name}”的修改历史吗？").format(name=document.path.name)
    details = _(
        "将永久删除：逐步的修改 {steps} 条、命名的版本 {versions} 个、这个文件的全部自动备份，以及这次的撤销记录。"
        "实验室现在的内容不变。删除后无法恢复。"
    )
    if not ask.confirm(question, _("永久清除"), details.format(steps=steps, versions=versions)):
        return False
    return _purge(session, ask)


def _purge(session: Session, ask: Ask) -> bool:
    if not session.wait_until_written(SECONDS_TO_WRITE):
        ask.tell(_("还有修改没有写进文件，历史没有清除。请等保存完成后再试。"))
        return False
    try:
        session.purge_history()
    except WzlabError as error:
        ask.tell(str(error))
        return False
    session.undo_stack.clear()
    session.said.emit(_("修改历史、命名的版本和备份都已清除。"))
    return True
