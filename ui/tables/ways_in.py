"""How records come into a table from elsewhere: the import of other people's tables, and a template for them to fill in.

The window does both; here they are offered beside the rows they are about.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from ui.session import Session
from ui.tables.tips import plain_tip
from wzlab.columns import Record
from wzlab.language import _


class WaysIn(QObject):
    """The two as actions, and as signals to whoever can do them.

    Args:
        session: the open lab; where it can only be read, nothing is imported.
        record_type: what the template is of.
    """

    import_asked = Signal()
    template_asked = Signal(str)  # the table it is of

    def __init__(self, session: Session, record_type: type[Record], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = record_type.table
        self.tables_in = self._action(
            "import_tables", _("导入…"), _("导入别人的 Excel、WPS、CSV 表格，或合并同事改好发回的工作簿")
        )
        self.tables_in.setEnabled(session.read_only is None)
        told = _("生成一张空的“{label}”填写表，带下拉选项和填写说明，发给别人填好后再导入")
        self.template = self._action("make_template", _("模板…"), told.format(label=_(record_type.label)))
        self.tables_in.triggered.connect(self._on_import)
        self.template.triggered.connect(self._on_template)

    @property
    def actions(self) -> tuple[QAction, QAction]:
        """Both, in the order of their buttons."""
        return self.tables_in, self.template

    def _action(self, name: str, words: str, tip: str) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.setToolTip(plain_tip(tip))
        action.setStatusTip(tip)
        return action

    def _on_import(self) -> None:
        self.import_asked.emit()

    def _on_template(self) -> None:
        self.template_asked.emit(self._table)
