"""The sections of the window in their order, and the list of them with its badges.

A badge says what the section's own conditions come to: the sign of the worst of them, how many are so, and how many
records there are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.session import Happened, Session
from ui.theme import paint_sign
from wzlab.language import N_, _
from wzlab.policy.badges import table_standing
from wzlab.policy.judge import Overall
from wzlab.policy.problems import Severity
from wzlab.policy.words import STANDING_WORDS, Standing, standing
from wzlab.records import RECORD_TYPES, Laboratory

Index = QModelIndex | QPersistentModelIndex

OVERVIEW, BLANKS, PROBLEMS, CHARTS, HISTORY = "overview", "blanks", "problems", "charts", "history"
"""The keys of the sections that are no table."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What stands behind a section's name: how many there are (None: not counted), the sign, and how many are so."""

    number: int | None = None
    standing: Standing | None = None
    concerned: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its key (a table's, or one of the above), its title, marked for translation, and its badge."""

    key: str
    title: str
    badge: Callable[[Session], Badge]


def _table_badge(table: str) -> Callable[[Session], Badge]:
    def badge(session: Session) -> Badge:
        number = None if table == Laboratory.table else len(session.lab.tables[table])
        found = table_standing(session.judge, table)
        return Badge(number) if found is None else Badge(number, found.standing, found.number)

    return badge


OVERALL_STANDINGS = {Overall.READY: Standing.MET, Overall.OPEN: Standing.OPEN, Overall.GAPS: Standing.UNMET}


def _overall_badge(session: Session) -> Badge:
    """Return where the lab stands, with the number that the check and the status line tell."""
    overall = OVERALL_STANDINGS[session.judge.overall]
    wanted = {Standing.UNMET: (Standing.UNMET,), Standing.OPEN: (Standing.OPEN, Standing.CONFIRM)}.get(overall, ())
    notes = session.lab.notes
    told = (standing(verdict, notes.get(condition_id)) for condition_id, verdict in session.judge.verdicts.items())
    return Badge(None, overall, sum(kind in wanted for kind in told))


def _problem_badge(session: Session) -> Badge:
    errors = session.problems.number(Severity.ERROR)
    return Badge(session.problems.number(), Standing.OWES_REASON if errors else None, errors)


def _no_badge(_session: Session) -> Badge:
    return Badge()


SECTIONS: tuple[Section, ...] = (
    Section(OVERVIEW, N_("总览"), _overall_badge),
    *(Section(kind.table, kind.label, _table_badge(kind.table)) for kind in RECORD_TYPES),
    Section(BLANKS, N_("待补清单"), _no_badge),
    Section(PROBLEMS, N_("问题"), _problem_badge),
    Section(CHARTS, N_("图表"), _no_badge),
    Section(HISTORY, N_("修改历史"), _no_badge),
)
KEYS = tuple(section.key for section in SECTIONS)

AFTER_PAINTING = 50
"""Milliseconds; a timer that is due at once would be served before the window is painted."""

BADGE_ROLE = Qt.ItemDataRole.UserRole + 1


class SectionModel(QAbstractListModel):
    """The sections of one session, their badges kept up to date."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        # Problems are looked for once the window is painted: it takes a while in a large lab.
        self._badges = [Badge() if section.key == PROBLEMS else section.badge(session) for section in SECTIONS]
        session.changed.connect(self._on_changed)
        QTimer.singleShot(AFTER_PAINTING, self, self._refresh)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(SECTIONS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        section, badge = SECTIONS[index.row()], self._badges[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _(section.title)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return badge_words(section, badge)
        return badge if role == BADGE_ROLE else None

    def _on_changed(self, _happened: Happened) -> None:
        self._refresh()

    def _refresh(self) -> None:
        for row, section in enumerate(SECTIONS):
            badge = section.badge(self._session)
            if badge != self._badges[row]:
                self._badges[row] = badge
                self.dataChanged.emit(self.index(row), self.index(row))


def badge_words(section: Section, badge: Badge) -> str:
    """Return a section and its badge as a sentence."""
    told = [_(section.title)]
    if badge.number is not None:
        told.append(_("{number} 条").format(number=badge.number))
    if section.key == PROBLEMS:
        if badge.concerned:
            told.append(_("其中错误 {number} 条").format(number=badge.concerned))
    elif badge.standing is not None:
        words = _(STANDING_WORDS[badge.standing])
        told.append(f"{words} {badge.concerned}" if badge.concerned else words)
    return _("，").join(told)


class SectionDelegate(QStyledItemDelegate):
    """Draws a section: its name on the left; its number, and the sign of its badge with its number, on the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        badge = option.fontMetrics.horizontalAdvance("0000") + 2 * option.fontMetrics.height()
        return QSize(hint.width() + badge, option.fontMetrics.height() * 7 // 4)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        badge: Badge = index.data(BADGE_ROLE)
        metrics, rect = option.fontMetrics, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = option.palette
        active = bool(option.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        colour = palette.color(group, role)
        unit = metrics.height()
        right = rect.right() - unit * 0.4
        painter.save()
        painter.setPen(colour)
        if badge.standing is not None:
            width = max(map(metrics.horizontalAdvance, ("00", str(badge.concerned))))
            if badge.concerned:
                place = QRectF(right - width, rect.top(), width, rect.height())
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(badge.concerned)
                )
            sign = QRectF(right - width - unit * 0.95, rect.center().y() - unit * 0.35, unit * 0.7, unit * 0.7)
            paint_sign(painter, sign, badge.standing, colour if selected else None)
            right = sign.left()
        else:
            right -= metrics.horizontalAdvance("00") + unit * 0.95
        if badge.number:
            place = QRectF(rect.left(), rect.top(), right - rect.left() - unit * 0.4, rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(badge.number))
        painter.restore()


class SectionList(QListView):
    """The list of sections; telling which one is current."""

    chosen = Signal(str)  # the key of the section that is current now

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sections")
        self.setAccessibleName(_("栏目"))
        self.setModel(SectionModel(session, self))
        self.setItemDelegate(SectionDelegate(self))
        self.setUniformItemSizes(True)
        self.setViewportMargins(self.fontMetrics().averageCharWidth() // 2, 0, 0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMinimumWidth(self.sizeHintForColumn(0) + 2 * self.fontMetrics().averageCharWidth())

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(KEYS[current.row()])

    def choose(self, key: str) -> None:
        """Make a section current.

        Raises:
            ValueError: there is no such section.
        """
        self.setCurrentIndex(self.model().index(KEYS.index(key), 0))
