"""One part of a workbook, looked through while it is being inflated.

Of the parts that will be read, all is asked; of the others only that they declare no document type: what Excel keeps
there in other encodings and of other programs is nobody's business.
"""

import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from wzlab.intake.cells import IMPOSSIBLE, AddressError, cells_of
from wzlab.intake.extents import Extent, OverlongError, whole_tags
from wzlab.intake.limits import CELLS, COLUMNS, ROWS
from wzlab.intake.markup import NOT_XML, UTF_8, Head, HeadReader
from wzlab.intake.packages import Package
from wzlab.intake.refusals import damaged, declares_type
from wzlab.language import N_

_OVERLONG = N_("里面有长得不可能的文字或标记")
_STRINGS = re.compile(rb"<(?:[^\s<>/:!?]+:)?sst[\s/>]")


def pass_over(package: Package, pieces: Iterator[bytes], *, is_markup: bool) -> None:
    """Inflate a part that will not be read.

    Raises:
        SpreadsheetError: it declares a document type.
    """
    head = HeadReader()
    for piece in pieces:
        if is_markup and head.head is None:
            is_markup = _is_markup(head, piece)
            _check_type(package, head.head)


def _is_markup(head: HeadReader, piece: bytes) -> bool:
    try:
        head.feed(piece)
    except ExpatError:
        return False
    return True


def _check_type(package: Package, head: Head | None) -> None:
    if head is not None and head.has_document_type:
        raise declares_type(package.path)


def look_through(package: Package, name: str, pieces: Iterator[bytes]) -> Extent:
    """Return how far the cells of a part reach that will be read.

    Raises:
        SpreadsheetError: it is broken, or claims what cannot be.
    """
    extent, head, strings = Extent(), HeadReader(), 0
    try:
        for piece in whole_tags(pieces, texts_are_short=True):
            if head.head is None:
                head.feed(piece)
                _check_head(package, head.head)
            if b"\x00" in piece:
                raise damaged(package.path, NOT_XML)
            strings += len(_STRINGS.findall(piece)) if _is_strings(head) else 0
            extent.scan(piece)
    except ExpatError as error:
        raise damaged(package.path, NOT_XML) from error
    except OverlongError as error:
        raise damaged(package.path, _OVERLONG) from error
    _check_part(package, name, head.head, strings, extent)
    return extent if extent.is_placed and not _reaches_too_far(extent) else _exact(package, name, extent)


def _check_head(package: Package, head: Head | None) -> None:
    if head is None:
        return
    _check_type(package, head)
    if head.encoding not in UTF_8:
        raise damaged(package.path, N_("里面的文字不是 UTF-8 编码"))
    counts = (head.attributes.get(name, "0") for name in ("count", "uniqueCount"))
    if head.root == "sst" and any(not count.isdecimal() or len(count) > 9 or int(count) > CELLS for count in counts):
        raise damaged(package.path, N_("文字表声称的条数不可能"))


def _is_strings(head: HeadReader) -> bool:
    return head.head is not None and head.head.root == "sst"


def _check_part(package: Package, name: str, head: Head | None, strings: int, extent: Extent) -> None:
    if head is None:
        raise damaged(package.path, NOT_XML)
    if strings > 1:
        raise damaged(package.path, N_("文字表里还有文字表"))
    if name.startswith("xl/worksheets/") and name.endswith(".xml") and not extent.has_sheet_data:
        raise damaged(package.path, N_("有一张工作表不是工作表"))
    extent.root = head.root


def _reaches_too_far(extent: Extent) -> bool:
    """Whether the part would be refused if all its cells held something; those far out often have only a look."""
    return extent.rows > ROWS or extent.columns > COLUMNS or extent.room > CELLS


def _exact(package: Package, name: str, scanned: Extent) -> Extent:
    """Measure a part cell by cell, where the scan says too little or too much."""
    extent = Extent(scanned.root, merges=scanned.merges, widest_merge=scanned.widest_merge, is_placed=False)
    try:
        for cell in cells_of(package, name):
            extent.take(cell)
    except ExpatError as error:
        raise damaged(package.path, NOT_XML) from error
    except AddressError as error:
        raise damaged(package.path, IMPOSSIBLE) from error
    return extent
