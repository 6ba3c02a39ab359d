"""总览: where the lab stands, in words; what to do next; the dates; how much is filled; every condition at a glance.

The page is told anew when something has changed and somebody looks at it; its widgets stay, so that it does not jump.
"""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.checks.flow import FlowLayout
from ui.checks.nodes import About, Target
from ui.checks.opening import follow
from ui.pages.parts import Link, TextPage, heading, label
from ui.sections import OVERALL_STANDINGS
from ui.session import Happened, Place, Session
from ui.theme import sign_icon
from wzlab.language import N_, _
from wzlab.policy.judge import Outcome
from wzlab.policy.pack import Binding, Condition
from wzlab.policy.progress import Progress
from wzlab.policy.steps import Step, StepKind, next_steps
from wzlab.policy.subjects import conditions_by_group
from wzlab.policy.words import (
    OVERALL_WORDS,
    STANDING_WORDS,
    TRACK_WORDS,
    Standing,
    deadline_words,
    sentence,
    standing,
)
from wzlab.records import TYPE_OF

FIRST_STEPS = 10
MOST_STEPS = 200
"""How many of the next steps are shown before somebody asks for all, and at most."""
PAUSE = 150
"""Milliseconds without an edit after which the steps, which look at every deciding blank, are told anew."""
FEWEST_RECORDS = 2
"""A lab with fewer records than this has hardly been begun: it is told how to begin."""

STEP_SIGNS: Mapping[StepKind, Standing] = {
    StepKind.UNMET: Standing.UNMET,
    StepKind.BLANK: Standing.OPEN,
    StepKind.CONFIRM: Standing.CONFIRM,
    StepKind.REASON: Standing.OWES_REASON,
    StepKind.READING: Standing.DEPENDS,
    StepKind.PROBLEM: Standing.UNMET,
}
"""The sign of what is to be done: of the outcome that asks for it."""
BEGINNING: tuple[tuple[str, str], ...] = (
    ("units", N_("依托单位：单位性质、是否在市内注册、是否独立法人。它决定按哪一类条款审核。")),
    ("lab", N_("基本情况：实验室名称、类型和建设方向。")),
    ("staff", N_("人员：先填主任，再填全时研发人员；可以从表格软件里复制，直接粘贴。")),
    ("rooms", N_("场地：各房间的面积和用途。")),
    ("equipment", N_("设备：关键科研仪器设备的原值。")),
)
"""What a new lab is asked for first, by table."""
LEGEND: Mapping[Standing, str] = {
    Standing.MET: N_("按现有材料已经满足，空白怎么补都不会变。"),
    Standing.UNMET: N_("必备条款没有满足，会影响申报。"),
    Standing.OWES_REASON: N_("“原则上”条款没有满足，还没有写明原因。"),
    Standing.EXCUSED: N_("“原则上”条款没有满足，原因已写明。"),
    Standing.OPEN: N_("是否满足取决于还空着的内容。"),
    Standing.DEPENDS: N_("通知有几种读法，结论随读法不同；问清后可固定口径。"),
    Standing.CONFIRM: N_("没有量化标准，由人核实后确认。"),
    Standing.LACKING: N_("一般应、鼓励或参考条款没有满足，不影响结论。"),
    Standing.NOT_APPLICABLE: N_("对这个依托单位不作要求。"),
}


class OverviewPage(TextPage):
    """Tells where one lab stands."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview")
        self._session = session
        self._is_stale = True
        self._all_steps = False
        self._steps: list[Step] = []
        self._make_head()
        self._make_beginning()
        self._make_steps()
        self._make_dates()
        self._make_matrix()
        self._make_progress()
        self._make_source()
        self.column.addStretch(1)
        self._timer, self._pause = QTimer(self), QTimer(self)
        for timer, slot in ((self._timer, self._on_due), (self._pause, self._find_steps)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)
        session.changed.connect(self._on_changed)

    # making

    def _make_head(self) -> None:
        self._sign = QLabel()
        self.headline = heading("", 1.5)
        self.headline.setObjectName("headline")
        line = QHBoxLayout()
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.headline, 1)
        self.column.addLayout(line)
        self._counts = label(name="counts")
        self._track = label(muted=True, name="track")
        self.robust = label(name="robust")
        for widget in (self._counts, self._track, self.robust):
            self.column.addWidget(widget)
        self._turning = QWidget()
        self._turning_flow = FlowLayout(self._turning, gap=6)
        self.column.addWidget(self._turning)
        self._turning_links = {
            condition.id: self._link_about(condition, self._turning_flow) for condition in self._session.pack.conditions
        }

    def _link_about(self, condition: Condition, flow: FlowLayout) -> Link:
        link = Link(str(condition.title), Standing.DEPENDS)
        link.setObjectName(f"turning_{condition.id}")
        link.setProperty("target", About(condition.id))
        link.clicked.connect(self._on_link)
        flow.addWidget(link)
        return link

    def _make_beginning(self) -> None:
        told = _("先填这几样，右侧的检查随填随新；不知道的先空着，空白按“未知”对待，不算没有。")
        tables = _("已有 Excel、WPS、CSV 表格的，一起选中或连文件夹拖进窗口，或点“导入”：先逐行给您看，确认了才写入。")
        self._beginning: list[QWidget] = [heading(_("从这里开始")), label(told), label(tables, name="tables_told")]
        for number, (table, words) in enumerate(BEGINNING, start=1):
            link = self._link(_("{number}. {words}").format(number=number, words=_(words)), Place(table))
            link.setObjectName(f"begin_{table}")
            self._beginning.append(link)
        self.column.addSpacing(12)
        for widget in self._beginning:
            self.column.addWidget(widget)

    def _link(self, text: str, target: Target) -> Link:
        link = Link(text)
        link.setProperty("target", target)
        link.clicked.connect(self._on_link)
        return link

    def _make_steps(self) -> None:
        self._steps_heading = self.add_section(_("下一步"))
        self._steps_column = QVBoxLayout()
        self._steps_column.setSpacing(0)
        self.column.addLayout(self._steps_column)
        self.step_links: list[Link] = []
        self.all_steps_button = QPushButton()
        self.all_steps_button.setObjectName("all_steps")
        self.all_steps_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.all_steps_button.clicked.connect(self._on_all_steps)
        self.column.addWidget(self.all_steps_button)

    def _make_dates(self) -> None:
        pack = self._session.pack
        self._dates = [label(name=f"deadline_{deadline.id}") for deadline in pack.deadlines]
        if self._dates:
            self.add_section(_("期限"), *self._dates)
        for line, deadline in zip(self._dates, pack.deadlines, strict=True):
            line.setText(deadline_words(deadline, self._session.today))

    def _make_matrix(self) -> None:
        self.add_section(_("各条款"))
        self.cells: dict[str, QToolButton] = {}
        for group, conditions in conditions_by_group(self._session.pack):
            if group is not None:
                self.column.addWidget(label(str(group.title), muted=True))
            row = QWidget()
            flow = FlowLayout(row, gap=2)
            for condition in conditions:
                flow.addWidget(self._cell(condition))
            self.column.addWidget(row)
        self._make_legend()

    def _cell(self, condition: Condition) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"cell_{condition.id}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setText(str(condition.title).replace("&", "&&"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("target", About(condition.id))
        button.clicked.connect(self._on_link)
        self.cells[condition.id] = button
        return button

    def _make_legend(self) -> None:
        self.legend_button = QPushButton(_("这些符号是什么意思"))
        self.legend_button.setObjectName("legend_button")
        self.legend_button.setCheckable(True)
        self.legend_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.legend = QWidget()
        grid = QGridLayout(self.legend)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 3)
        side = self.fontMetrics().height()
        for row, (kind, words) in enumerate(LEGEND.items()):
            sign = QLabel()
            sign.setPixmap(sign_icon(kind).pixmap(side, side))
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(_(STANDING_WORDS[kind])), row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(_(words)), row, 2, Qt.AlignmentFlag.AlignTop)
        self.legend.hide()
        self.legend_button.toggled.connect(self.legend.setVisible)
        self.column.addSpacing(4)
        self.column.addWidget(self.legend_button)
        self.column.addWidget(self.legend)

    def _make_progress(self) -> None:
        self.add_section(_("填写进度"))
        self.column.addWidget(label(_("只说填了多少，不说明是否达标。"), muted=True))
        holder = QWidget()
        self._progress_grid = QGridLayout(holder)
        self._progress_grid.setContentsMargins(0, 4, 0, 0)
        self._progress_grid.setColumnStretch(1, 3)
        self._progress_grid.setColumnStretch(2, 2)
        self.column.addWidget(holder)
        self._bars: dict[str, tuple[Link, QProgressBar, QLabel]] = {}

    def _make_source(self) -> None:
        pack = self._session.pack
        self.add_section(_("本工具没有评估的内容"), *(label(f"· {words}") for words in pack.unassessed))
        version = _("{title}，第 {version} 版").format(title=pack.title, version=pack.version)
        self.add_section(_("政策包"), label(version), label(str(pack.source), muted=True))

    # telling

    def _on_changed(self, _happened: Happened) -> None:
        self._is_stale = True
        if self.isVisible():
            self._timer.start(0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or self._pause.isActive():
            self._is_stale = False
            self.tell()

    def _on_due(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._tell_verdicts()
            self._pause.start(PAUSE)

    def tell(self) -> None:
        """Bring everything on the page up to date."""
        self._pause.stop()
        self._tell_verdicts()
        self._find_steps()

    def _tell_verdicts(self) -> None:
        self._tell_head()
        self._tell_readings()
        self._tell_matrix()
        self._tell_progress()

    @property
    def _is_beginning(self) -> bool:
        return sum(len(records) for records in self._session.lab.tables.values()) <= FEWEST_RECORDS

    def _tell_head(self) -> None:
        judge, lab = self._session.judge, self._session.lab
        side = self.headline.fontMetrics().height()
        self._sign.setPixmap(sign_icon(OVERALL_STANDINGS[judge.overall]).pixmap(side, side))
        self.headline.setText(_("{overall}。").format(overall=_(OVERALL_WORDS[judge.overall])))
        told = [standing(verdict, lab.notes.get(condition_id)) for condition_id, verdict in judge.verdicts.items()]
        counts = (f"{_(STANDING_WORDS[kind])} {told.count(kind)}" for kind in Standing if kind in told)
        self._counts.setText(_("，").join(counts))
        self._track.setText(track_words(judge.track))
        self._track.setVisible(self._session.pack.track is not None)
        for widget in self._beginning:
            widget.setVisible(self._is_beginning)

    def _tell_readings(self) -> None:
        turning = {
            condition_id
            for condition_id, verdict in self._session.judge.verdicts.items()
            if verdict.outcome is Outcome.DEPENDS
            and verdict.condition.binding in (Binding.REQUIRED, Binding.IN_PRINCIPLE)
        }
        told = _("结论不随口径改变：通知怎么读都一样。")
        self.robust.setVisible(not self._is_beginning)
        self.robust.setText(_("换一种口径，这些条款的结论会变：") if turning else told)
        self._turning.setVisible(bool(turning))
        for condition_id, link in self._turning_links.items():
            link.setVisible(condition_id in turning)

    def _find_steps(self) -> None:
        self._steps, session = [], self._session
        if not self._is_beginning:
            self._steps = next_steps(session.judge, session.problems, session.blanks.all())
        self._tell_steps()

    def _tell_steps(self) -> None:
        shown = self._steps[: MOST_STEPS if self._all_steps else FIRST_STEPS]
        while len(self.step_links) < len(shown):
            self._add_step_link()
        for place, link in enumerate(self.step_links):
            link.setVisible(place < len(shown))
            if place < len(shown):
                words = _("{number}. {words}").format(number=place + 1, words=shown[place].sentence)
                link.tell(words, STEP_SIGNS[shown[place].kind])
                link.setProperty("target", step_target(shown[place]))
        self._steps_heading.setText(_("下一步") if self._steps else _("没有要做的了"))
        self._steps_heading.setVisible(not self._is_beginning)
        self.all_steps_button.setVisible(len(self._steps) > FIRST_STEPS)
        all_words = _("全部 {number} 项").format(number=len(self._steps))
        self.all_steps_button.setText(_("只看前几项") if self._all_steps else all_words)

    def _add_step_link(self) -> None:
        link = Link(is_quiet=True)
        link.setObjectName(f"step_{len(self.step_links) + 1}")
        link.clicked.connect(self._on_link)
        self.step_links.append(link)
        self._steps_column.addWidget(link)

    def _tell_matrix(self) -> None:
        for condition_id, button in self.cells.items():
            verdict = self._session.judge.verdicts[condition_id]
            note = self._session.lab.notes.get(condition_id)
            told = sentence(verdict, note)
            if told != button.accessibleName():
                button.setIcon(sign_icon(standing(verdict, note)))
                button.setToolTip(told)
                button.setAccessibleName(told)

    def _tell_progress(self) -> None:
        for table, part in _asked(self._session.progress.by_table()):
            if table not in self._bars:
                self._bars[table] = self._bar(table)
            _link, bar, words = self._bars[table]
            bar.setMaximum(part.asked)
            bar.setValue(part.filled)
            told = _("{filled} / {asked} 项必填已填").format(filled=part.filled, asked=part.asked)
            words.setText(told)
            bar.setAccessibleName(f"{_(TYPE_OF[table].label)}{_('：')}{told}")

    def _bar(self, table: str) -> tuple[Link, QProgressBar, QLabel]:
        link = self._link(_(TYPE_OF[table].label), Place(table))
        link.setObjectName(f"progress_{table}")
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setMaximumHeight(self.fontMetrics().height() * 2 // 3)
        bar.setMinimumWidth(self.fontMetrics().averageCharWidth() * 6)
        words = label(muted=True)
        row = len(self._bars)
        for column, widget in enumerate((link, bar, words)):
            self._progress_grid.addWidget(widget, row, column)
        return link, bar, words

    # choosing

    def _on_link(self) -> None:
        sender = self.sender()
        target = sender.property("target") if sender is not None else None
        if target is not None:
            follow(target, self._session, self)

    def _on_all_steps(self) -> None:
        self._all_steps = not self._all_steps
        self._tell_steps()


def track_words(track: str) -> str:
    """Return by which rules the lead unit is judged, as a sentence."""
    if track == "unknown":
        return _("依托单位按哪一类审核，还定不下来。")
    return _("依托单位按{track}审核。").format(track=_(TRACK_WORDS[track]))


def step_target(step: Step) -> Target | None:
    """Return what choosing a step shows: a place where something is to be filled or corrected, else the working."""
    if step.table is not None and (
        step.record_id or step.field or step.condition is None or step.kind is StepKind.BLANK
    ):
        return Place(step.table, step.record_id, step.field)
    return None if step.condition is None else About(step.condition.id)


def _asked(parts: Mapping[str, Progress]) -> Iterator[tuple[str, Progress]]:
    return ((table, part) for table, part in parts.items() if part.asked)
