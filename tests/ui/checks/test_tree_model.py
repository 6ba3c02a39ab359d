"""A tree made anew is followed without a reset: what has the same key stays open, chosen and in its place."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from ui.checks.nodes import Later, Node, ShowMore
from ui.checks.tree_model import PAGE, REST_KEY, TreeModel
from ui.checks.tree_view import NodeTree
from ui.session import Place, Selection

Watch = Callable[[QAbstractItemModel], QAbstractItemModelTester]


def texts(model: TreeModel, parent: QModelIndex | None = None) -> list[object]:
    """Return what a model shows, children in lists behind their parents."""
    parent = parent or QModelIndex()
    shown: list[object] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        below = texts(model, index)
        shown += [index.data(), below] if below else [index.data()]
    return shown


def texts_of(nodes: tuple[Node, ...]) -> list[object]:
    """Return what nodes would show."""
    shown: list[object] = []
    for node in nodes:
        below = texts_of(node.children)
        shown += [node.text, below] if below else [node.text]
    return shown


def _level(children: st.SearchStrategy[tuple[Node, ...]]) -> st.SearchStrategy[tuple[Node, ...]]:
    one = st.builds(
        lambda key, text, below: Node(key, text, children=below),
        st.sampled_from("abcde"),
        st.text(max_size=3),
        children,
    )
    return st.lists(one, max_size=5, unique_by=lambda node: node.key).map(tuple)


TREES = _level(_level(st.just(())))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(before=TREES, after=TREES)
def test_that_following_shows_the_new_tree_without_a_reset(
    qapp: object, watched: Watch, before: tuple[Node, ...], after: tuple[Node, ...]
) -> None:
    model = TreeModel()
    watched(model)
    model.show(before)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.follow(after)
    assert texts(model) == texts_of(after)
    assert resets == []


def numbered(number: int) -> tuple[Node, ...]:
    """Return a group whose children are made when they are asked for."""
    return (Node("group", "组", later=Later(number, lambda place: Node(f"{place}", f"第 {place} 条"))),)


def test_that_children_are_made_only_when_somebody_opens_their_node(qapp: object) -> None:
    """No tester here: it opens every node it sees."""
    made: list[int] = []

    def make(place: int) -> Node:
        made.append(place)
        return Node(f"{place}", f"{place}")

    model = TreeModel()
    nodes = (Node("group", "组", later=Later(3, make)),)
    model.show(nodes)
    model.follow(nodes)
    assert made == []
    assert model.hasChildren(model.find("group"))
    model.fetchMore(model.find("group"))
    assert made == [0, 1, 2]


def test_that_many_children_are_shown_a_page_at_a_time(qapp: object, watched: Watch) -> None:
    model = TreeModel()
    model.show(numbered(PAGE + 30))
    watched(model)
    rest = model.find("group", REST_KEY)
    assert rest.row() == PAGE
    assert rest.data() == "… 还有 30 条：再显示一些"
    assert model.node(rest).target == ShowMore()
    model.show_more(rest)
    assert model.rowCount(model.find("group")) == PAGE + 30


def test_that_the_rest_of_a_ledger_is_looked_at_in_its_table(qapp: object) -> None:
    selection = Selection("staff", ("s1",), "未计入")
    later = Later(PAGE + 1, lambda place: Node(f"{place}", ""), selection)
    model = TreeModel()
    model.show((Node("group", "组", later=later),))
    rest = model.node(model.find("group", REST_KEY))
    assert (rest.text, rest.target) == ("… 还有 1 条：在表中查看", selection)


def test_that_a_tree_keeps_what_is_open_and_chosen_after_an_edit(qtbot: QtBot) -> None:
    tree = NodeTree()
    qtbot.addWidget(tree)
    tree.show_nodes(
        (Node("a", "甲", children=(Node("1", "一"), Node("2", "二"))), Node("b", "乙", children=(Node("3", "三"),)))
    )
    tree.expand(tree.nodes.find("b"))
    tree.setCurrentIndex(tree.nodes.find("b", "3"))
    tree.follow((Node("new", "新"), Node("b", "乙改", children=(Node("0", "零"), Node("3", "三改")))))
    assert tree.isExpanded(tree.nodes.find("b"))
    assert tree.currentIndex() == tree.nodes.find("b", "3")
    assert tree.currentIndex().data() == "三改"


def test_that_enter_and_a_click_choose_what_a_node_means(qtbot: QtBot) -> None:
    tree = NodeTree()
    qtbot.addWidget(tree)
    tree.resize(300, 200)
    tree.show()
    place = Place("staff", "s1", "degree")
    tree.show_nodes((Node("a", "张三：缺“学位”", target=place), Node("b", "组", children=(Node("c", "丙"),))))
    tree.setCurrentIndex(tree.nodes.find("a"))
    with qtbot.waitSignal(tree.chosen) as by_key:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    with qtbot.waitSignal(tree.chosen) as by_mouse:
        middle = tree.visualRect(tree.nodes.find("a")).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert by_key.args == by_mouse.args == [place]


def test_that_enter_opens_and_closes_a_node_that_leads_nowhere(qtbot: QtBot) -> None:
    tree = NodeTree()
    qtbot.addWidget(tree)
    tree.show_nodes((Node("b", "组", children=(Node("c", "丙"),)),))
    tree.setCurrentIndex(tree.nodes.find("b"))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(tree.nodes.find("b"))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(tree.nodes.find("b"))


def test_that_a_narrow_tree_breaks_its_lines_and_is_as_high_as_they_are(qtbot: QtBot) -> None:
    tree = NodeTree()
    qtbot.addWidget(tree)
    tree.show_nodes((Node("a", "研究开发" * 20),))
    tree.resize(600, 300)
    tree.show()
    wide = tree.visualRect(tree.nodes.find("a")).height()
    tree.resize(200, 300)
    qtbot.waitUntil(lambda: tree.visualRect(tree.nodes.find("a")).height() > wide)
