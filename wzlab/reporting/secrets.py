"""Identity and telephone numbers masked wherever in a report they stand.

`Names.discreet` masks a record's own cells in sentences about it.  People also type such a number into a reason or a
name; here every long enough one that the lab holds is masked in every text.
"""

from collections.abc import Iterator

from wzlab.columns import AsTyped
from wzlab.editing.masking import masked
from wzlab.lab import Lab
from wzlab.reporting.content import Document, retold, texts_of

TELLING_LENGTH = 7
"""A shorter number (a telephone extension, 2025) might stand in any text and mean something else."""


def without_secrets(document: Document, lab: Lab) -> Document:
    """Return a document in which every sensitive text of the lab is masked."""
    whole = "\n".join([document.title, document.lab, document.pack, *texts_of(document.blocks)])
    present = [secret for secret in sorted(set(_secrets(lab)), key=len, reverse=True) if secret in whole]
    return retold(document, lambda text: _masked_in(text, present)) if present else document


def _masked_in(text: str, secrets: list[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, masked(secret))
    return text


def _secrets(lab: Lab) -> Iterator[str]:
    for record in lab.all_records():
        for column in record.columns:
            cell = record.cells[column.index]
            secret = cell.text if isinstance(cell, AsTyped) else cell
            if column.sensitive and isinstance(secret, str) and len(secret) >= TELLING_LENGTH:
                yield secret
