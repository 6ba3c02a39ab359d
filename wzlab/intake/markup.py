"""What the gate must know of XML exactly: the head of a part, the relationships, the list of sheets.

Parsed by expat, which resolves nothing outside the part; a part with a document type is refused at its head, so no
entity is ever declared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from posixpath import join, normpath, split
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from wzlab.intake.packages import Package
from wzlab.intake.refusals import damaged, declares_type
from wzlab.language import N_

_ROOT_RELATIONS = "_rels/.rels"
NOT_XML = N_("里面有一部分不是完好的 XML")
UTF_8 = frozenset({"utf-8", "utf8", "us-ascii"})
"""The encodings of which every file is UTF-8."""
_HIDDEN = ("hidden", "veryHidden")
_LIST_BYTES = 5_000_000
"""The longest list of sheets or relationships that is looked at."""


@dataclass(frozen=True, slots=True)
class Head:
    """How an XML part begins: its first element without prefix, and what may not be there."""

    root: str
    attributes: dict[str, str]
    encoding: str
    has_document_type: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """One part that another part names: the last word of the type's address, and the part's name in lower case."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet of the workbook's list; `part` is "" where nothing is named for it."""

    name: str
    is_hidden: bool
    part: str


class _EnoughError(Exception):
    """Enough of the part was read; never leaves this module."""


class HeadReader:
    """Reads the head of a part that comes in pieces."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self._encoding, self._has_document_type = "utf-8", False
        self._parser = ParserCreate()
        self._parser.XmlDeclHandler = self._on_declaration
        self._parser.StartDoctypeDeclHandler = self._on_document_type
        self._parser.StartElementHandler = self._on_element

    def feed(self, piece: bytes) -> None:
        """Read on until the first element has been seen.

        Raises:
            ExpatError: this is no XML.
        """
        try:
            self._parser.Parse(piece)
        except _EnoughError:
            return

    def _on_declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        """Go no further where the encoding is another: the parser knows few, and the caller wants none of them."""
        self._encoding = (encoding or "utf-8").lower()
        if self._encoding not in UTF_8:
            self._on_element("", {})

    def _on_document_type(self, *parts: object) -> None:
        self._has_document_type = True
        self._on_element("", {})

    def _on_element(self, name: str, attributes: dict[str, str]) -> None:
        self.head = Head(local(name), attributes, self._encoding, self._has_document_type)
        raise _EnoughError


def local(name: str) -> str:
    """Return a name of XML without its prefix."""
    return name.rpartition(":")[2]


def main_part(package: Package) -> str:
    """Return the name, in lower case, of what the archive is about; "" where it does not say.

    Raises:
        SpreadsheetError: the list of relationships is broken.
    """
    if _ROOT_RELATIONS not in package.members:
        return ""
    found = relations(package, "")
    return next((relation.target for relation in found.values() if relation.kind == "officeDocument"), "")


def relations(package: Package, part: str) -> dict[str, Relation]:
    """Return what a part names, by id; the archive itself has the name "".

    Raises:
        SpreadsheetError: the list is missing or broken.
    """
    found: dict[str, Relation] = {}
    folder, name = split(part)

    def on_element(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            target = normpath(join("/", folder, attributes.get("Target", ""))).lstrip("/").lower()
            found[attributes.get("Id", "")] = Relation(attributes.get("Type", "").rpartition("/")[2], target)

    _walk(package, join(folder, "_rels", f"{name}.rels"), on_element)
    return found


def sheet_entries(package: Package, workbook: str, named: Mapping[str, Relation]) -> list[SheetEntry]:
    """Return the sheets in the workbook's order, hidden ones too; `named` is what the workbook names.

    Raises:
        SpreadsheetError: the workbook's part is broken.
    """
    entries = list[SheetEntry]()

    def on_element(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "sheet":
            identity = next((value for key, value in attributes.items() if local(key) == "id"), "")
            part = named[identity].target if identity in named else ""
            entries.append(SheetEntry(attributes.get("name", ""), attributes.get("state") in _HIDDEN, part))

    _walk(package, workbook, on_element)
    return entries


def _walk(package: Package, part: str, on_element: Callable[[str, dict[str, str]], None]) -> None:
    def on_document_type(*_parts: object) -> None:
        raise declares_type(package.path)

    parser: XMLParserType = ParserCreate()
    parser.StartDoctypeDeclHandler = on_document_type
    parser.StartElementHandler = on_element
    try:
        parser.Parse(package.read(part, _LIST_BYTES), True)
    except ExpatError as error:
        raise damaged(package.path, NOT_XML) from error
