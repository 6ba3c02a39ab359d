"""Forms about one person or thing (姓名 | … | 性别 | …): words and blanks in turn, row after row; they are no tables."""

from itertools import pairwise

from wzlab.importing.tables.heads import LEAST_KNOWN, could_head, filled_cells, known_headings_in, texts_of
from wzlab.importing.tables.merged import Sheet

_LEAST_WORDS = 2
_LEAST_ROWS = 2


def form_end(sheet: Sheet, row: int) -> int:
    """Return the last row of the form that begins in a row, 0 if none does.

    A form has two words for fields of one kind of record or more in a row, none beside the other, and the next row has words for fields below
    some of them: in a table there would be what these words ask for.
    """
    words, texts = _words(sheet, row), texts_of(sheet, row)
    if known_headings_in(texts[column] for column in words) < LEAST_KNOWN:
        return 0
    end = row
    while (lower := _words(sheet, end + 1)) and words & lower:
        end += 1
        words |= lower
    return end if end - row + 1 >= _LEAST_ROWS else 0


def _words(sheet: Sheet, row: int) -> frozenset[int]:
    """Return the columns of a row of a form that have words for fields, none if it is no such row.

    Such a row begins with one, and has one in every other column at most.
    """
    texts = texts_of(sheet, row)
    words = [column for column, text in texts.items() if could_head(text)]
    if len(words) < _LEAST_WORDS or words[0] != min(texts) or 2 * len(words) < filled_cells(sheet, row):
        return frozenset()
    apart = all(right - left > 1 for left, right in pairwise(words))
    return frozenset(words) if apart else frozenset()
