"""Places in the files of an import, in words: 人员.xlsx · 在职人员 · B5."""

from pathlib import Path

from wzlab.importing.model import Spot, TableKey
from wzlab.language import _

_BETWEEN = " · "


def sheet_words(key: TableKey | Spot) -> str:
    """Return a file and its sheet; a text file has no sheet."""
    return _BETWEEN.join(filter(None, (Path(key.file).name, key.sheet)))


def row_words(key: TableKey | Spot, row: int) -> str:
    """Return a row's place: 人员.xlsx · 在职人员 · 第 5 行."""
    return _BETWEEN.join((sheet_words(key), _("第 {row} 行").format(row=row)))


def spot_words(spot: Spot) -> str:
    """Return a cell's place, a row's where no column is meant, and the sheet's where no row is."""
    if not spot.row:
        return sheet_words(spot)
    return _BETWEEN.join((sheet_words(spot), spot.address)) if spot.column else row_words(spot, spot.row)
