"""Every error whose text a user may see.

    WzlabError                 the world is wrong; its text is a finished sentence: what, where, what to do
    ├── FileError              a file cannot be read or written
    ├── LabFileError           a lab's file breaks the contract; carries every complaint, not just the first
    ├── PackError              a policy pack breaks its schema; carries every complaint
    └── FontError              no font on this machine can draw the text

Wrong *data* is no error: it is a `Problem` (wzlab.policy.problems), collected and shown.
A mistake of ours is a plain exception with its traceback.
This module imports nothing, so every layer may raise from it.
"""


class WzlabError(Exception):
    """The world is wrong; `str()` of it is the finished sentence for the user."""


class FileError(WzlabError):
    """A file cannot be read or written."""


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
