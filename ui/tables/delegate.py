"""How cells are painted and edited.

A blank, a yes and a no are told apart by shape; what could not be read is slanted and underlined; a problem has a mark
in the corner, full for an error, hollow for a warning.  Colour only says it again.
"""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.tables.cells import CellLook, is_numeric
from ui.tables.editor import CellEditor
from ui.tables.model import LEFT, RIGHT, RecordTableModel
from ui.tables.rows_model import SIGN, Index
from ui.theme import paint_sign, standing_colour
from wzlab.columns import Cell, YesNo
from wzlab.policy.problems import Severity
from wzlab.policy.words import Standing

OWED_TINT = 28
"""How strongly, of 255, a cell that a verdict waits for is tinted."""
SEVERITY_STANDINGS = {Severity.ERROR: Standing.UNMET, Severity.WARNING: Standing.OWES_REASON}
LEFT_TEXT = int(LEFT | Qt.TextFlag.TextSingleLine)
RIGHT_TEXT = int(RIGHT | Qt.TextFlag.TextSingleLine)
NO_HINT = QStyledItemDelegate.EndEditHint.NoHint


class Step(Enum):
    """Where the cursor goes when an edit is done."""

    STAY = auto()
    DOWN = auto()
    UP = auto()
    RIGHT = auto()
    LEFT = auto()


_STEPS = {
    Qt.Key.Key_Return: Step.DOWN,
    Qt.Key.Key_Enter: Step.DOWN,
    Qt.Key.Key_Tab: Step.RIGHT,
    Qt.Key.Key_Backtab: Step.LEFT,
}


def step_of(event: QKeyEvent) -> Step | None:
    """Return where a key leads, or None if it is none that leaves a cell."""
    kept = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if kept:
        return None
    step = _STEPS.get(Qt.Key(event.key()))
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return {Step.DOWN: Step.UP, Step.RIGHT: Step.LEFT}.get(step, step) if step and shifted else step


class CellDelegate(QStyledItemDelegate):
    """Paints and edits the cells of a record table."""

    finished = Signal(object)  # Step: an edit was committed by a key, and the cursor goes on

    def __init__(self, model: RecordTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.editor: CellEditor | None = None
        self._ink: _Ink | None = None

    # painting

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ink = self._ink = self._ink or _Ink.of(option)
        colour = ink.highlighted(option.state)
        rect = option.rect
        if colour is not None:
            widget = option.widget
            style = widget.style() if widget is not None else QApplication.style()
            style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        if index.column() == SIGN:
            self._paint_sign(painter, rect, index.row(), colour)
        elif index.column() == self._model.proof_section:
            self._paint_proof(painter, rect, index.row(), colour)
        else:
            self._paint_cell(painter, rect, index, colour)

    def _paint_sign(self, painter: QPainter, rect: QRect, row: int, highlighted: QColor | None) -> None:
        found = self._model.sign_at(row)
        if found is None or self._ink is None:
            return
        place = QRectF(0, 0, self._ink.ascent, self._ink.ascent)
        place.moveCenter(QRectF(rect).center())
        paint_sign(painter, place, found[1], highlighted)

    def _paint_proof(self, painter: QPainter, rect: QRect, row: int, highlighted: QColor | None) -> None:
        look, ink = self._model.proof_at(row), self._ink
        assert ink is not None, "made before the first cell is painted"
        room = rect.adjusted(ink.margin, 0, -ink.margin, 0)
        if look.standing is not None:
            place = QRectF(room.left(), room.center().y() - ink.ascent / 2, ink.ascent, ink.ascent)
            paint_sign(painter, place, look.standing, highlighted)
            room.setLeft(room.left() + ink.ascent + ink.margin)
        colour = highlighted or (ink.faint if look.standing is None else ink.text)
        _paint_text(painter, room, look.text, ink, colour, numeric=False)

    def _paint_cell(self, painter: QPainter, rect: QRect, index: Index, highlighted: QColor | None) -> None:
        ink = self._ink
        assert ink is not None, "made before the first cell is painted"
        column = self._model.columns[index.column() - 1]
        look = self._model.look_at(index.row(), index.column())
        if look.owed and highlighted is None:
            painter.fillRect(rect, ink.tint)
        colour = highlighted or ink.colour(look)
        room = rect.adjusted(ink.margin, 0, -ink.margin, 0)
        if isinstance(column.kind, YesNo) and not look.as_typed:
            cell = self._model.record_at(index.row()).cells[column.index]
            _paint_box(painter, room, ink.ascent, cell, colour)
            room.setLeft(room.left() + ink.ascent + ink.margin)
        if look.as_typed:
            _paint_as_typed(painter, room, look.text, ink, colour)
        else:
            _paint_text(painter, room, look.text or look.hint, ink, colour, numeric=is_numeric(column))
        if look.severity is not None:
            _paint_mark(painter, rect, look.severity, ink, highlighted)

    # editing

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.editor = CellEditor(self._model.session, self._model.columns[index.column() - 1], parent)
        return self.editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CellEditor)
        editor.begin(str(index.data(Qt.ItemDataRole.EditRole)))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, CellEditor)
        if editor.is_touched:
            self._model.set_cell(index, editor.cell(self._model.forms))

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        viewport = editor.parentWidget()
        assert viewport is not None, "an editor lies in the table's viewport"
        room = viewport.rect()
        place = QRect(option.rect)
        place.setWidth(min(max(place.width(), option.fontMetrics.averageCharWidth() * 16), room.width()))
        place.moveLeft(max(0, min(place.left(), room.right() + 1 - place.width())))
        editor.setGeometry(place)

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def finish(self, step: Step = Step.STAY) -> None:
        """Commit the open editor, if there is one, and go on."""
        editor = self.editor
        if editor is None:
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, NO_HINT)
        self.finished.emit(step)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, CellEditor) and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = step_of(event)
            if step is not None:
                watched.take_marked()
                self.finish(step)
                return True
        return super().eventFilter(watched, event)


# --- painting -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ink:
    """The measures and colours cells are painted with: asking Qt for them in every cell would cost more than the cell."""

    metrics: QFontMetrics
    ascent: int
    margin: int
    text: QColor
    faint: QColor
    owed: QColor
    tint: QColor
    on_active: QColor
    on_inactive: QColor

    @classmethod
    def of(cls, option: QStyleOptionViewItem) -> "_Ink":
        roles, groups, palette = QPalette.ColorRole, QPalette.ColorGroup, option.palette
        metrics = QFontMetrics(option.font)
        tint = standing_colour(Standing.OPEN)
        tint.setAlpha(OWED_TINT)
        return cls(
            metrics,
            metrics.ascent(),
            metrics.averageCharWidth() // 2 + 1,
            text=palette.color(groups.Active, roles.Text),
            faint=palette.color(groups.Active, roles.PlaceholderText),
            owed=standing_colour(Standing.OPEN),
            tint=tint,
            on_active=palette.color(groups.Active, roles.HighlightedText),
            on_inactive=palette.color(groups.Inactive, roles.HighlightedText),
        )

    def highlighted(self, state: QStyle.StateFlag) -> QColor | None:
        """Return the colour of text on a selected cell, or None if the cell is not selected."""
        if not state & QStyle.StateFlag.State_Selected:
            return None
        return self.on_active if state & QStyle.StateFlag.State_Active else self.on_inactive

    def colour(self, look: CellLook) -> QColor:
        """Return the colour of a cell's text where it is not selected."""
        if look.text:
            return self.text
        return self.owed if look.owed else self.faint


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")) if "\n" in text else text


def _paint_text(painter: QPainter, room: QRect, text: str, ink: _Ink, colour: QColor, *, numeric: bool) -> None:
    if text:
        shown = ink.metrics.elidedText(_one_line(text), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(colour)
        painter.drawText(room, RIGHT_TEXT if numeric else LEFT_TEXT, shown)


def _paint_as_typed(painter: QPainter, room: QRect, text: str, ink: _Ink, colour: QColor) -> None:
    """Draw a text that could not be read: slanted, with a wave under it."""
    painter.save()
    font = painter.font()
    font.setItalic(True)
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(_one_line(text), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, LEFT_TEXT, shown)
    unit = max(2.0, ink.metrics.height() / 8)
    base = room.center().y() + ink.ascent / 2 + unit
    waves = range(int(ink.metrics.horizontalAdvance(shown) / unit) + 2)
    wave = [QPointF(room.left() + step * unit, base + unit / 2 * (step % 2)) for step in waves]
    painter.setPen(QPen(colour if colour != ink.text else standing_colour(Standing.UNMET), max(1.0, unit / 3)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPolyline(QPolygonF(wave))
    painter.restore()


def _paint_box(painter: QPainter, room: QRect, side: int, cell: Cell, colour: QColor) -> None:
    """Draw a box: ticked for yes, empty for no, dashed for a blank."""
    box = QRectF(room.left() + 0.5, room.center().y() - side / 2 + 0.5, side - 1, side - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine if cell is None else Qt.PenStyle.SolidLine))
    painter.drawRoundedRect(box, side / 8, side / 8)
    if cell is True:
        paint_sign(painter, box.adjusted(side / 8, side / 8, -side / 8, -side / 8), Standing.MET, colour)
    painter.restore()


def _paint_mark(painter: QPainter, rect: QRect, severity: Severity, ink: _Ink, highlighted: QColor | None) -> None:
    """Draw the corner mark of a problem: full for an error, hollow for a warning."""
    side, inset = ink.metrics.height() / 2.4, 1.0
    corner = QRectF(rect).topRight()
    colour = highlighted or standing_colour(SEVERITY_STANDINGS[severity])
    corners = [corner + QPointF(-side, inset), corner + QPointF(-inset, inset), corner + QPointF(-inset, side)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(colour if severity is Severity.ERROR else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()
