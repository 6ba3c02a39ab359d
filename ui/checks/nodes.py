"""What a tree of working is made of: nodes with keys, so that a tree that is made anew can be compared with the old.

Nodes say what is shown and what choosing them means; they know no widget.  Children that may be many are made when
somebody looks at them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from ui.session import Place, Selection
from wzlab.policy.words import Standing


class Tone(Enum):
    """How loudly a node speaks."""

    PLAIN = auto()
    HEADING = auto()
    MUTED = auto()


@dataclass(frozen=True, slots=True)
class About:
    """Choosing it shows the working of a condition."""

    condition_id: str


@dataclass(frozen=True, slots=True)
class PinReading:
    """Choosing it asks which way a reading is taken for good."""

    reading_id: str


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Choosing it asks what a person says of a condition."""

    condition_id: str


@dataclass(frozen=True, slots=True)
class ShowMore:
    """Choosing it shows more of the children beside it."""


Target = Place | Selection | About | PinReading | WriteNote | ShowMore


@dataclass(frozen=True, slots=True)
class Later:
    """Children that are made when the node is opened.

    Args:
        number: how many there are.
        make: makes the child at a position, 0 first.
        rest: what choosing "… and more" does, once as many are shown as fit.
    """

    number: int
    make: Callable[[int], "Node"]
    rest: Target = ShowMore()


@dataclass(frozen=True, slots=True)
class Node:
    """One line of a tree.

    Args:
        key: tells it from its siblings, before and after an edit.
        text: what it says.
        aside: what it adds more quietly, on a line of its own.
        target: what choosing it means (None: nothing).
        is_open: whether its children are seen at first.
    """

    key: str
    text: str
    aside: str = ""
    tone: Tone = Tone.PLAIN
    standing: Standing | None = None
    target: Target | None = None
    children: tuple["Node", ...] = ()
    later: Later | None = None
    is_open: bool = False

    @property
    def told(self) -> str:
        """Everything it says, in one line."""
        return f"{self.text}  {self.aside}" if self.aside else self.text
