"""The first 100 bytes of a file: whether it is a document, and one that this program may open.

They are read before SQLite sees the file, because SQLite takes an empty file for a new database, and opens the
database of any other program just as gladly (https://www.sqlite.org/fileformat.html, 1.3 the database header).
"""

from enum import Enum

APPLICATION_ID = 0x775A4C42
"""What the header of a document says of its program: "wZLB"."""

VERSION = 1
"""The version of the schema that this program writes; `user_version` in the header."""

HEAD_LENGTH = 100
MAGIC = b"SQLite format 3\0"
_ROLLBACK_JOURNAL = b"\1\1"


class HeadKind(Enum):
    """What the head of a file says of the rest."""

    OURS = "ours"
    FOREIGN = "foreign"
    NEWER = "newer"
    DAMAGED = "damaged"


def is_document(head: bytes) -> bool:
    """Tell whether a file whose first bytes these are is meant to be a document, of whatever version.

    At least `HEAD_LENGTH` bytes must be given, or all that the file has.
    """
    return len(head) >= HEAD_LENGTH and head.startswith(MAGIC) and _number(head, 68) == APPLICATION_ID


def head_kind(head: bytes) -> HeadKind:
    """Return what the first bytes say; an empty file is damaged, for nobody keeps an empty one on purpose."""
    if not head:
        return HeadKind.DAMAGED
    if not is_document(head):
        return HeadKind.FOREIGN
    version = _number(head, 60)
    if version > VERSION:
        return HeadKind.NEWER
    return HeadKind.OURS if version == VERSION and head[18:20] == _ROLLBACK_JOURNAL else HeadKind.DAMAGED


def least_size(head: bytes) -> int:
    """Return the bytes that a document with this head has at least, as long as no journal lies beside it."""
    page = int.from_bytes(head[16:18], "big")
    return (65_536 if page == 1 else page) * _number(head, 28)


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")
