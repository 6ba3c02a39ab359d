"""Bring the English catalogue up to date with the program's texts.

    python resources/locale/update.py

Extracts every text marked `_("…")` or `N_("…")` in `wzlab` and `ui`, merges them into `wzlab.po` and compiles
`wzlab.mo`.  A translation stays as long as its text does; a text that is gone is dropped, a new or changed one comes
in empty.  Nothing is ever guessed: the catalogue has no fuzzy entries.

The texts are looked for in the syntax tree, because Babel's own reader of Python does not look into f-strings before
Python 3.12.
"""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("wzlab", "ui")
MARKS = ("_", "N_")

FOLDER = Path(__file__).with_name("en") / "LC_MESSAGES"
PO, MO = FOLDER / "wzlab.po", FOLDER / "wzlab.mo"

HEADER = {
    "project": "wzlab",
    "version": "0.1.0",
    "msgid_bugs_address": "see CONTRIBUTING.md",
    "last_translator": "wzlab contributors",
    "language_team": "English",
}
COMMENT = """\
# English texts of wzlab; the Chinese in the source is the original.
# This file is distributed under the licence of wzlab (MIT).
# resources/locale/README.md says how it is kept up to date."""


def marked_texts(source: bytes) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each marked text of a Python file.

    A call whose first argument is no plain text is passed over: it translates what was marked elsewhere.
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=mark), args=[ast.Constant(value=str(text)), *_others]) if mark in MARKS:
                yield node.lineno, text


def extracted() -> Catalog:
    """Return a catalogue of every marked text of the program, without translations."""
    catalog = Catalog()
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for line, text in marked_texts(path.read_bytes()):
                catalog.add(text, locations=[(path.relative_to(ROOT).as_posix(), line)])
    return catalog


def stored() -> Catalog:
    """Return the catalogue as `wzlab.po` holds it, or an empty one with its header if there is none."""
    if not PO.exists():
        return Catalog("en", **HEADER, header_comment=COMMENT, revision_date=datetime.now(UTC), fuzzy=False)
    with PO.open("rb") as file:
        return read_po(file, "en")


def compiled() -> Catalog:
    """Return the catalogue as the program reads it, from `wzlab.mo`."""
    with MO.open("rb") as file:
        return read_mo(file)


def merged(catalog: Catalog, template: Catalog) -> Catalog:
    """Return a catalogue with the texts of a template: translations kept, new texts empty, the others dropped."""
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """Return the texts of a catalogue that have no translation."""
    return [str(message.id) for message in catalog if message.id and not message.string]


def write(catalog: Catalog) -> None:
    """Write `wzlab.po`, sorted by text, and compile `wzlab.mo` from it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    with PO.open("rb") as source, MO.open("wb") as file:
        write_mo(file, read_po(source, "en"))


def main() -> int:
    """Update and compile the catalogue; say how many texts are untranslated, and which.

    Exit status: 0 all are translated, 1 some are not.
    """
    catalog = merged(stored(), extracted())
    write(catalog)
    empty = untranslated(catalog)
    sys.stdout.write(f"{len(catalog)} texts, {len(empty)} untranslated\n")
    sys.stdout.writelines(f"  {text!r}\n" for text in empty)
    return 1 if empty else 0


if __name__ == "__main__":
    sys.exit(main())
