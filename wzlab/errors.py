"""Every error whose text a user may see.

    WzlabError                 the world is wrong; its text is a finished sentence: what, where, what to do
    ├── FileError              a file cannot be read or written
    │   ├── SpreadsheetError   a spreadsheet is not read: it is none, damaged, locked or too large
    │   └── DocumentError      a .wzlab document cannot be opened or written
    │       ├── UnreadableError      not opened; backups are offered
    │       │   ├── NotADocumentError    another kind of file
    │       │   ├── DamagedError         its content is not what was written
    │       │   └── NewerVersionError    written by a newer program
    │       ├── HeldError            another program has it open (wzlab.storage.locks: it names the holder)
    │       ├── ChangedOutsideError  replaced, overwritten or taken away since this program last wrote it
    │       ├── ReadOnlyError        may be read only
    │       ├── BusyError            in use by another program for the moment
    │       └── DiskFullError        no room left
    ├── LabFileError           a lab's file breaks the contract; carries every complaint, not just the first
    ├── PackError              a policy pack breaks its schema; carries every complaint
    └── FontError              no font on this machine can draw the text

Wrong *data* is no error: it is a `Problem` (wzlab.policy.problems), collected and shown.
A mistake of ours is a plain exception with its traceback.
This module imports nothing of ours, so every layer may raise from it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal


class WzlabError(Exception):
    """The world is wrong; `str()` of it is the finished sentence for the user."""


class FileError(WzlabError):
    """A file cannot be read or written."""


class SpreadsheetError(FileError):
    """A spreadsheet is not read: it is none, or damaged, locked, or larger than is sound."""


class DocumentError(FileError):
    """A `.wzlab` document cannot be opened or written; what was in it is untouched."""


class UnreadableError(DocumentError):
    """A document that was not opened; `backups` are the paths of its backups, newest first."""

    def __init__(self, sentence: str, backups: Sequence[Path] = ()) -> None:
        super().__init__(sentence)
        self.backups = list(backups)


class NotADocumentError(UnreadableError):
    """The file is no `.wzlab` document."""


class DamagedError(UnreadableError):
    """The document's content is not what was written to it."""


class NewerVersionError(UnreadableError):
    """The document was written by a newer version of the program."""


class ChangedOutsideError(DocumentError):
    """The file is not as this program left it; `kind` is "replaced", "overwritten" or "missing"."""

    def __init__(self, sentence: str, kind: Literal["replaced", "overwritten", "missing"]) -> None:
        super().__init__(sentence)
        self.kind: Literal["replaced", "overwritten", "missing"] = kind


class ReadOnlyError(DocumentError):
    """The document may be read only."""


class BusyError(DocumentError):
    """Another program (an antivirus, a sync client) has the document in its hands for the moment."""


class DiskFullError(DocumentError):
    """The disk or the quota is full."""


class FontError(WzlabError):
    """No font on this machine can draw the text."""


class ComplaintsError(WzlabError):
    """A file breaks its contract in one or more places; `complaints` holds a sentence for each, in file order."""

    def __init__(self, heading: str, complaints: list[str]) -> None:
        super().__init__("\n".join([heading, *(f"  - {complaint}" for complaint in complaints)]))
        self.heading = heading
        self.complaints = complaints


class LabFileError(ComplaintsError):
    """A lab's file breaks the interchange contract and was not read."""


class PackError(ComplaintsError):
    """A policy pack breaks its schema and was not loaded."""
