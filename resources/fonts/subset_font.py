"""Make `NotoSansCJKsc-Subset.otf` from the full Noto Sans CJK collection.

    python resources/fonts/subset_font.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc

The full collection is 19 MB; the program needs what administrative Chinese and English are written with.  The same
collection gives the same bytes each time.  The family gets a name of its own, so that it is never mistaken for a
complete Noto Sans CJK installed on the machine.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

SOURCE_NAME = "Noto Sans CJK SC"
FAMILY = "Noto Sans CJK SC Subset"
POSTSCRIPT_NAME = "NotoSansCJKsc-Subset"
TARGET = Path(__file__).with_name("NotoSansCJKsc-Subset.otf")

RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x2010, 0x203B),  # dashes, quotes, ellipsis, per mille, reference mark
    (0x2150, 0x215F),  # fractions
    (0x2160, 0x217F),  # Roman numerals
    (0x2190, 0x2199),  # arrows
    (0x2460, 0x2473),  # ①–⑳
    (0x3000, 0x301F),  # ideographic punctuation, 〓
    (0xFF01, 0xFF5E),  # full-width ASCII
    (0xFFE0, 0xFFE6),  # full-width signs
)
SIGNS = "✓✗⚖☐☑☒≥≤≠≈−√∞㎡㎥㎏㎜㎝㎞±×÷□■○●△▲℃"

NAMES = {1: FAMILY, 2: "Regular", 3: f"2.004;wzlab;{POSTSCRIPT_NAME}", 4: FAMILY, 6: POSTSCRIPT_NAME}
"""The entries of the name table that are replaced; copyright, licence and trademark stay as they are."""


def gb2312_characters() -> Iterator[str]:
    """Yield the 7 445 characters of GB 2312."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield bytes((row, cell)).decode("gb2312", errors="ignore")


def wanted_characters() -> set[int]:
    """Return the code points the subset holds, as far as the collection has them."""
    wanted = {code for first, last in RANGES for code in range(first, last + 1)}
    return wanted | {ord(character) for character in (*SIGNS, *"".join(gb2312_characters()))}


def find_face(collection: TTCollection) -> TTFont:
    """Return the simplified Chinese face of a collection.

    Raises:
        SystemExit: the collection holds no such face.
    """
    for face in collection.fonts:
        if face["name"].getDebugName(4) == SOURCE_NAME:
            return face
    raise SystemExit(f"the collection holds no face named {SOURCE_NAME}")


def subset_options() -> Options:
    """Return what is kept besides the outlines: kerning and accents, hints, the names; nothing for vertical text."""
    options = Options()
    options.layout_features = ["kern", "ccmp", "mark", "mkmk"]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    return options


def rename(font: TTFont) -> None:
    """Give the font its own family name, in English only."""
    names = font["name"]
    names.names = [record for record in names.names if record.langID == 0x409]
    for name_id, text in NAMES.items():
        names.setName(text, name_id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [POSTSCRIPT_NAME]
    top.topDictIndex[0].FullName = FAMILY
    top.topDictIndex[0].FamilyName = FAMILY


def make_subset(collection: Path, target: Path) -> None:
    """Write the subset of a collection's simplified Chinese face to `target`."""
    with TTCollection(collection, lazy=True) as faces:
        font = find_face(faces)
        font.recalcTimestamp = False
        subsetter = Subsetter(subset_options())
        subsetter.populate(unicodes=wanted_characters())
        subsetter.subset(font)
        rename(font)
        font.save(target)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the font that wzlab ships.")
    parser.add_argument("collection", type=Path, help="path of NotoSansCJK-Regular.ttc")
    make_subset(parser.parse_args().collection, TARGET)
