"""One open lab on the screen: its sections, the page of the one chosen, and the live check beside it.

Made anew for every lab, language and palette.  Pages are made, and their code is loaded, when they are first looked at.
"""
# ruff: noqa: PLC0415 - a page's module is imported where the page is made: nobody waits at the start for the others

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui.ask import Ask
from ui.checks.panel import CheckPanel
from ui.sections import AFTER_PAINTING, BLANKS, CHARTS, HISTORY, KEYS, OVERVIEW, PROBLEMS, SectionList
from ui.session import Place, Selection, Session
from ui.settings import SPLIT, Settings
from wzlab.language import _
from wzlab.policy.badges import WORST_FIRST
from wzlab.policy.steps import StepKind, fix_places, next_steps
from wzlab.policy.words import standing
from wzlab.records import TYPE_OF, Laboratory, Person

SHARES = (150, 760, 350)
"""How the three columns share the width until somebody moves them."""


@runtime_checkable
class ShowsPlaces(Protocol):
    """A page with fields that the cursor can stand in."""

    def show_place(self, place: Place) -> None:
        """Put the cursor into a field."""

    def current_place(self) -> Place:
        """Return where the cursor stands."""


@runtime_checkable
class ShowsRecords(ShowsPlaces, Protocol):
    """A page of the records of one table."""

    @property
    def record_actions(self) -> Sequence[QAction]:
        """What can be done with the records."""

    def show_selection(self, selection: Selection) -> None:
        """Show some records alone."""

    def selected_ids(self) -> list[str]:
        """Return the records that are selected, from the top."""


class Workspace(QWidget):
    """The three columns of one session."""

    import_asked = Signal()  # other people's tables are to be imported
    template_asked = Signal(str)  # a table: a template of its kind is to be made
    parts_asked = Signal()  # sheets are to be exported for colleagues to fill in

    def __init__(self, session: Session, settings: Settings, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.settings = settings
        self.ask = ask
        self._pages: dict[str, QWidget] = {}
        self._fix: int | None = None
        self._asked: Place | str | None = None
        self._landed: Place | None = None
        self.sections = SectionList(session, self)
        self.stack = QStackedWidget(self)
        self.checks = CheckPanel(session, ask, settings, self)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        for column in (self.sections, self.stack, self.checks):
            self.columns.addWidget(column)
            self.columns.setCollapsible(self.columns.indexOf(column), column is self.checks)
        self.columns.setStretchFactor(1, 1)
        self._is_laid_out = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)
        self.sections.chosen.connect(self._on_chosen)
        session.asked_to_show.connect(self.show_place)
        session.asked_to_select.connect(self.show_selection)
        session.asked_about.connect(self.show_condition)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_laid_out:  # before it is shown a splitter has no width to share
            self._is_laid_out = True
            widths: list[int] = self.settings.get(SPLIT)
            self.columns.setSizes(widths or list(SHARES))
            QTimer.singleShot(AFTER_PAINTING, self, self._show_worst)

    def _show_worst(self) -> None:
        """Show the working of the condition that bars most, unless somebody has asked for another already."""
        if self.checks.working.condition_id is None:
            told = {
                key: standing(verdict, self.session.lab.notes.get(key))
                for key, verdict in self.session.judge.verdicts.items()
            }
            self.checks.show_condition(min(told, key=lambda key: WORST_FIRST.index(told[key])))

    # sections and pages

    @property
    def key(self) -> str:
        """The key of the section shown."""
        return KEYS[self.sections.currentIndex().row()] if self.sections.currentIndex().isValid() else OVERVIEW

    @property
    def page(self) -> QWidget:
        """The page shown."""
        return self.page_of(self.key)

    def page_of(self, key: str) -> QWidget:
        """Return the page of a section; it is made if nobody has looked at it yet."""
        if key not in self._pages:
            page = self._makers().get(key, self._record_page)(key)
            page.setObjectName(f"page_{key}")
            self._pages[key] = page
            self.stack.addWidget(page)
        return self._pages[key]

    def _makers(self) -> Mapping[str, Callable[[str], QWidget]]:
        return {
            OVERVIEW: self._overview_page,
            Laboratory.table: self._lab_page,
            BLANKS: self._blanks_page,
            PROBLEMS: self._problems_page,
            CHARTS: self._charts_page,
            HISTORY: self._history_page,
        }

    def _overview_page(self, _key: str) -> QWidget:
        from ui.pages.overview import OverviewPage

        return OverviewPage(self.session)

    def _lab_page(self, _key: str) -> QWidget:
        from ui.forms.lab_page import LabPage

        return LabPage(self.session, self.settings, ask=self.ask)

    def _record_page(self, key: str) -> QWidget:
        from ui.forms.form import RecordForm
        from ui.tables.page import RecordPage

        record_type = TYPE_OF[key]
        form = RecordForm(self.session, record_type, self.settings, ask=self.ask)
        page = RecordPage(self.session, record_type, self.settings, self.ask, form)
        page.look_at(self._remembered_rows().get(key))
        page.operations.bulk_edit_asked.connect(self.edit_selected)
        page.ways_in.import_asked.connect(self.import_asked)
        page.ways_in.template_asked.connect(self.template_asked)
        return page

    def _blanks_page(self, _key: str) -> QWidget:
        from ui.pages.blanks import BlanksPage

        page = BlanksPage(self.session, self.ask)
        page.parts_asked.connect(self.parts_asked)
        return page

    def _problems_page(self, _key: str) -> QWidget:
        from ui.pages.problems import ProblemsPage

        return ProblemsPage(self.session, self.ask)

    def _charts_page(self, _key: str) -> QWidget:
        from ui.charts.page import ChartsPage

        return ChartsPage(self.session, self.settings, self.ask)

    def _history_page(self, _key: str) -> QWidget:
        from ui.pages.history import HistoryPage

        return HistoryPage(self.session, self.ask)

    @property
    def record_actions(self) -> Sequence[QAction]:
        """What can be done with the records of the page shown."""
        page = self.page
        return page.record_actions if isinstance(page, ShowsRecords) else ()

    def show_section(self, key: str) -> None:
        """Show a section.

        Raises:
            ValueError: there is no such section.
        """
        self.sections.choose(key)

    def _on_chosen(self, key: str) -> None:
        self.stack.setCurrentWidget(self.page_of(key))
        document = self.session.document
        if document is not None:
            self.settings.set(self.settings.for_document(document.document_id, "section", OVERVIEW), key)

    def reopen(self) -> None:
        """Show the section that was shown when this document was last open."""
        document = self.session.document
        key = OVERVIEW
        if document is not None:
            key = self.settings.get(self.settings.for_document(document.document_id, "section", OVERVIEW))
        self.show_section(key if key in KEYS else OVERVIEW)

    def _remembered_rows(self) -> dict[str, str]:
        """Return the record each table's cursor stood on when this document was last open."""
        if self.session.document is None:
            return {}
        default: dict[str, str] = {}
        return self.settings.get(self.settings.for_document(self.session.document.document_id, "rows", default))

    # places

    def show_place(self, place: Place) -> None:
        """Show a record and put the cursor into its field."""
        self.show_section(place.table)
        page = self.page
        if isinstance(page, ShowsPlaces):
            page.show_place(place)

    def show_selection(self, selection: Selection) -> None:
        """Show some records of a table alone."""
        self.show_section(selection.table)
        page = self.page
        if isinstance(page, ShowsRecords):
            page.show_selection(selection)

    def show_condition(self, condition_id: str) -> None:
        """Show the working of a condition beside the page."""
        if not self.checks.isVisible() or self.columns.sizes()[2] == 0:
            self.toggle_checks(shown=True)
        self.checks.show_condition(condition_id)

    def toggle_checks(self, *, shown: bool) -> None:
        """Show or hide the live check."""
        self.checks.setVisible(shown)
        sizes = self.columns.sizes()
        if shown and sizes[2] == 0:
            self.columns.setSizes([sizes[0], max(1, sizes[1] - SHARES[2]), SHARES[2]])

    # many records at once

    def edit_selected(self) -> None:
        """Let fields of the selected records be changed at once."""
        from ui.dialogs.bulk_edit import BulkEditDialog
        from ui.tables.page import RecordPage

        page = self.page
        if isinstance(page, RecordPage) and page.selected_ids():
            place, bare = page.current_place(), page.model.is_bare
            ids = page.selected_ids()
            BulkEditDialog(self.session, place.table, ids, place.field, bare=bare, parent=self).open()

    def replace_text(self) -> None:
        """Let text be replaced, in the table shown first."""
        from ui.dialogs.replace import ReplaceDialog

        selected = self.page.selected_ids() if isinstance(self.page, ShowsRecords) else []
        place = self._current_place() or Place(Person.table)
        ReplaceDialog(self.session, place, selected, self).open()

    def find_duplicates(self) -> None:
        """Show the records that may be entered twice."""
        from ui.dialogs.duplicates import DuplicatesDialog

        DuplicatesDialog(self.session, self.settings, self).open()

    # what wants something

    def go_to_fix(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) thing that wants something; round and round."""
        things = self._things_to_fix()
        if not things:
            self.session.said.emit(_("没有要改的地方。"))
            return
        here: Place | str | None = self._current_place()
        if self._asked is not None and here == self._landed:
            here = self._asked  # a condition or a missing director is no cell: nobody has moved the cursor since
        self._fix = next_thing(things, here, self._fix, step)
        self._asked = things[self._fix]
        self._show_thing(self._asked)
        self._landed = self._current_place()
        words = _("要改的地方：第 {number} 处，共 {all} 处")
        self.session.said.emit(words.format(number=self._fix + 1, all=len(things)))

    def _things_to_fix(self) -> list[Place | str]:
        """Return every cell to be filled or corrected, then the ids of conditions that no single cell settles."""
        session = self.session
        cells = [Place(*cell) for cell in fix_places(session.judge, session.problems, session.blanks)]
        steps = next_steps(session.judge, session.problems, session.blanks.all())
        wanting = (step.condition.id for step in steps if step.condition is not None and step.kind in WHOLE_CONDITIONS)
        return [*cells, *dict.fromkeys(wanting)]

    def _show_thing(self, thing: Place | str) -> None:
        if isinstance(thing, Place):
            self.show_place(thing)
        else:
            self.show_condition(thing)

    def _current_place(self) -> Place | None:
        page = self.page
        return page.current_place() if isinstance(page, ShowsPlaces) else None

    def remember(self) -> None:
        """Keep the widths of the columns, and where each table's cursor stands, for the next time."""
        self.settings.set(SPLIT, self.columns.sizes())
        if self.session.document is None:
            return
        rows = self._remembered_rows()
        for key, page in self._pages.items():
            place = page.current_place() if isinstance(page, ShowsRecords) else None
            if place is not None and place.record_id is not None:
                rows[key] = place.record_id
        nothing: dict[str, str] = {}
        self.settings.set(self.settings.for_document(self.session.document.document_id, "rows", nothing), rows)


def next_thing(things: Sequence[Place | str], here: Place | str | None, last: int | None, step: int) -> int:
    """Return the number of the thing to go to: the one after (step 1) or before (-1) where the cursor is.

    Where the cursor is at none of them, the last thing has been mended, and its successor has its number now.
    """
    if here in things:
        return (things.index(here) + step) % len(things)
    if last is None:
        return 0 if step > 0 else len(things) - 1
    return (last if step > 0 else last - 1) % len(things)


WHOLE_CONDITIONS = (StepKind.UNMET, StepKind.CONFIRM, StepKind.REASON, StepKind.READING)
"""The steps that lead to a condition's working, for no single cell takes them."""
