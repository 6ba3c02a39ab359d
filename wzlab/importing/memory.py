"""What was decided in earlier imports: which field each column of a layout means, and which choice a word means.

A layout is known by a digest of its headings, so that nothing of a sheet is kept but what was decided of it.  Words are
kept for fields of a fixed list only: what a word means there holds for every lab, while an answer to a reference is the
id of one lab's record.  Nothing of a sensitive or a personal field is kept.

The file is JSON; one that is damaged, foreign or newer is not used, and is put aside when it would be written over.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from wzlab.columns import Choice, YesNo
from wzlab.errors import FileError
from wzlab.files import read_bytes, unwritable, write_text
from wzlab.importing.headings.headings_text import parts_of, words_of
from wzlab.importing.headings.pairs import is_key
from wzlab.importing.model import Decisions, FoundTable, How
from wzlab.language import _
from wzlab.records import TYPE_OF

FORMAT, VERSION = "wzlab-import-memory", 1
MOST_PROFILES = 500
MOST_WORDS = 5_000
LONGEST_WORD = 60
_LARGEST = 4_000_000
"""A file of more bytes is none of ours."""
_ASIDE = ".旧"


class Profile(NamedTuple):
    """What the columns of one layout mean.

    Args:
        layout: the digest of its headings.
        kind: the table of the records it holds.
        keys: the field of each column that has a heading, None for none.
        units: what was said of the units of these columns, counted from 0.
    """

    layout: str
    kind: str
    keys: tuple[str | None, ...]
    units: tuple[tuple[int, str], ...] = ()


def layout_of(headings: Iterable[str]) -> str:
    """Return the digest of headings in their order; spaces, marks and full-width characters do not count."""
    bare = "\x1f".join("\x1e".join(words_of(part).whole for part in parts_of(heading)) for heading in headings)
    return sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Memory:
    """What is remembered; `remembering` returns a new one.

    Attributes:
        profiles: by layout, the one used last at the end.
        words: the code that a folded text means, by (`staff.title_level`, text), the one said last at the end.
        complaint: why the file was not used, a finished sentence; "" if it was, or if there is none.
    """

    profiles: Mapping[str, Profile] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    complaint: str = ""

    @classmethod
    def read(cls, path: Path) -> "Memory":
        """Return what a file remembers; nothing if there is no file, and nothing but a complaint if it is of no use."""
        if not path.exists():
            return cls()
        try:
            return cls.load(path)
        except FileError as error:
            return cls(complaint=str(error))

    @classmethod
    def load(cls, path: Path) -> "Memory":
        """Return what a file remembers.

        Raises:
            FileError: it cannot be read, or is none of ours.
        """
        content = _content(path)
        if content is None or content.get("format") != FORMAT:
            raise FileError(_("“{path}”不是记住的栏目对应，没有用它。请换一个文件。").format(path=path))
        if content.get("version") != VERSION:
            raise FileError(_("“{path}”由更新的版本写成，没有用它。请更新程序。").format(path=path))
        profiles = {profile.layout: profile for profile in _profiles(content.get("profiles"))}
        return cls(profiles, dict(_words(content.get("words"))))

    def profile(self, headings: Sequence[str]) -> Profile | None:
        """Return what was decided of a layout (headings, without blank ones), None if nothing was."""
        known = self.profiles.get(layout_of(headings))
        return known if known and len(known.keys) == len(headings) else None

    def remembering(self, tables: Iterable[FoundTable], decisions: Decisions) -> "Memory":
        """Return this memory with what an import decided.

        A layout is remembered where something of it was chosen, or was likely and has been taken over; what headings
        say by themselves needs no memory.

        Args:
            tables: those taken over, with the decisions on them applied (`wzlab.importing.headings.matching.rematch`).
            decisions: all of them.
        """
        profiles = dict(self.profiles)
        for table in tables:
            if table.kind in TYPE_OF and _is_worth_remembering(table, decisions):
                profile = _profile_of(table, decisions)
                profiles.pop(profile.layout, None)
                profiles[profile.layout] = profile
        words = dict(self.words)
        for (name, text), answer in decisions.words.items():
            if _is_a_choice(name, text, answer):
                words.pop((name, text), None)
                words[name, text] = answer
        return replace(self, profiles=_newest(profiles, MOST_PROFILES), words=_newest(words, MOST_WORDS))

    def only(self, table: FoundTable) -> "Memory":
        """Return a memory of one table's layout alone, to hand out as a file; empty if it is not remembered."""
        layout = layout_of(match.heading for match in table.columns if match.heading)
        return Memory({layout: self.profiles[layout]} if layout in self.profiles else {})

    def write(self, path: Path) -> None:
        """Write the memory whole or not at all; a file that was of no use (`complaint`) is put aside, not lost.

        Raises:
            FileError: it cannot be written; what was there is untouched.
        """
        if self.complaint and path.exists():
            try:
                path.replace(path.with_name(path.name + _ASIDE))
            except OSError as error:
                raise unwritable(path, error) from error
        write_text(path, json.dumps(self._content(), ensure_ascii=False, indent=1) + "\n")

    def _content(self) -> dict[str, object]:
        profiles = [
            {
                "layout": one.layout,
                "kind": one.kind,
                "keys": list(one.keys),
                "units": [list(unit) for unit in one.units],
            }
            for one in self.profiles.values()
        ]
        words = [[name, text, answer] for (name, text), answer in self.words.items()]
        return {"format": FORMAT, "version": VERSION, "profiles": profiles, "words": words}


# --- what is kept ---------------------------------------------------------------------------------------------------


def _is_worth_remembering(table: FoundTable, decisions: Decisions) -> bool:
    decided = {key for key, _column in (*decisions.columns, *decisions.units)} | set(decisions.kinds)
    told = {How.CHOSEN, How.REMEMBERED, How.LIKELY}
    return table.key in decided or any(match.how in told for match in table.columns)


def _profile_of(table: FoundTable, decisions: Decisions) -> Profile:
    """Return what is remembered of a table: its fields, and the units that its headings do not say."""
    units = []
    named = [match for match in table.columns if match.heading]
    for place, match in enumerate(named):
        said = decisions.units.get((table.key, match.column))
        if said is not None and match.key is not None:
            units.append((place, said))
    layout = layout_of(match.heading for match in named)
    return Profile(layout, table.kind, tuple(match.key for match in named), tuple(units))


def _is_a_choice(name: str, text: str, answer: str) -> bool:
    """Tell whether an answer is a code of a fixed list, in a field that says nothing of who somebody is."""
    table, _dot, key = name.partition(".")
    column = TYPE_OF[table].column_of.get(key) if table in TYPE_OF else None
    if column is None or column.sensitive or column.personal or not 0 < len(text) <= LONGEST_WORD:
        return False
    kind = column.kind
    return (isinstance(kind, Choice) and answer in kind.options) or (
        isinstance(kind, YesNo) and answer in ("yes", "no")
    )


def _newest(kept: dict[Any, Any], most: int) -> dict[Any, Any]:
    return dict(list(kept.items())[-most:])


# --- the file -------------------------------------------------------------------------------------------------------


def _content(path: Path) -> dict[str, Any] | None:
    """Return the object that a JSON file holds, None if it holds none.

    Raises:
        FileError: it cannot be read.
    """
    raw = read_bytes(path)
    if len(raw) > _LARGEST:
        return None
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _profiles(raw: object) -> Iterator[Profile]:
    """Yield the profiles that hold together; fields and kinds of another version of the program do not."""
    for one in raw if isinstance(raw, list) else ():
        kind = one.get("kind") if isinstance(one, dict) else None
        if not isinstance(kind, str) or kind not in TYPE_OF:
            continue
        layout, keys, record_type = one.get("layout"), one.get("keys"), TYPE_OF[kind]
        is_whole = isinstance(layout, str) and isinstance(keys, list)
        if is_whole and all(key is None or (isinstance(key, str) and is_key(record_type, key)) for key in keys):
            yield Profile(layout, kind, tuple(keys), tuple(_units(one.get("units"), len(keys))))


def _units(raw: object, columns: int) -> Iterator[tuple[int, str]]:
    for one in raw if isinstance(raw, list) else ():
        if (
            isinstance(one, list)
            and len(one) == 2
            and type(one[0]) is int
            and isinstance(one[1], str)
            and 0 <= one[0] < columns
        ):
            yield one[0], one[1]


def _words(raw: object) -> Iterator[tuple[tuple[str, str], str]]:
    for one in raw if isinstance(raw, list) else ():
        if (
            isinstance(one, list)
            and len(one) == 3
            and all(isinstance(part, str) for part in one)
            and _is_a_choice(*one)
        ):
            yield (one[0], one[1]), one[2]
