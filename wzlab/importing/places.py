"""Places in the files of an import, in words: 人员.xlsx · 在职人员 · B5."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from wzlab.importing.model import Spot, TableKey
from wzlab.language import _

_BETWEEN = " · "
_NO_NAMES: Mapping[str, str] = {}


def file_names(files: Iterable[str]) -> dict[str, str]:
    """Return what files are called, by their paths: with as many folders as tell two of one name apart."""
    paths = {file: Path(file) for file in files}
    named = {file: path.name for file, path in paths.items()}
    for folders in range(2, max((len(path.parts) for path in paths.values()), default=0) + 1):
        times = Counter(named.values())
        named |= {file: "/".join(paths[file].parts[-folders:]) for file, name in named.items() if times[name] > 1}
    return named


def file_words(file: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return what a file is called: as `names` (of `file_names`) says, else its name without its folder."""
    return names.get(file, Path(file).name)


def sheet_words(key: TableKey | Spot, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return a file and its sheet; a text file has no sheet."""
    return _BETWEEN.join(filter(None, (file_words(key.file, names), key.sheet)))


def row_words(key: TableKey | Spot, row: int, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return a row's place: 人员.xlsx · 在职人员 · 第 5 行."""
    return _BETWEEN.join((sheet_words(key, names), _("第 {row} 行").format(row=row)))


def spot_words(spot: Spot, names: Mapping[str, str] = _NO_NAMES) -> str:
    """Return a cell's place, a row's where no column is meant, and the sheet's where no row is."""
    if not spot.row:
        return sheet_words(spot, names)
    if not spot.column:
        return row_words(spot, spot.row, names)
    return _BETWEEN.join((sheet_words(spot, names), spot.address))
