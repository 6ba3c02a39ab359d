"""The seal of a document: what tells a flipped bit that every check of SQLite lets pass.

Each row has a SHA-256 of its own; their sum modulo 2**256 does not depend on their order, so a changed row costs one
subtraction and one addition.  History is a chain instead: its last link stands for all before it, and it only grows.
The seal is taken over that sum, that link and the document's own particulars.

It finds damage; it is no signature, and keeps nobody from forging a document on purpose.
"""

import hashlib
from collections.abc import Mapping

MODULUS = 2**256
NO_HISTORY = bytes(32)
"""The link before the first."""

Item = str | bytes | int | float | None
"""What SQLite may hand out for a cell, even of a damaged file."""


def digest(*items: Item) -> int:
    """Return a row's digest: its items with their types and lengths, so that no two rows read alike."""
    return int.from_bytes(_hash(items), "big")


def link(before: bytes, *items: Item) -> bytes:
    """Return the link of a history row, chained to the link `before` it."""
    return _hash((before, *items))


def seal(total: int, history_link: bytes, particulars: Mapping[str, str]) -> str:
    """Return the seal, in hexadecimal.

    Args:
        total: the sum of all row digests; any multiple of 2**256 more or less is the same.
        history_link: the last link of the history.
        particulars: the document's own: its id, its pack, the token of the commit.
    """
    items = [item for pair in sorted(particulars.items()) for item in pair]
    return _hash((total % MODULUS, history_link, *items)).hex()


def _hash(items: tuple[Item, ...]) -> bytes:
    hashed = hashlib.sha256()
    for item in items:
        content = item if isinstance(item, bytes) else str(item).encode("utf-8", "surrogatepass")
        hashed.update(f"{type(item).__name__} {len(content)}:".encode())
        hashed.update(content)
    return hashed.digest()
