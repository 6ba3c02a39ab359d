"""How large is too large: the figures of the gate.

Measured on 696 sound workbooks of many programs: none was larger than 60 MB inflated, denser than 69 to 1, or had more
than 335 members.
"""

MEGABYTE = 1_000_000
FILE_BYTES = 50 * MEGABYTE
INFLATED_BYTES = 200 * MEGABYTE
INFLATION = 100
"""How many times its size a file may inflate to."""
HARMLESS_BYTES = 10 * MEGABYTE
"""Inflated no further than this, a file harms nobody however dense it is."""
MEMBERS = 2_000
TAG_BYTES = MEGABYTE
"""The longest single tag of a part."""

EXCEL_ROWS, EXCEL_COLUMNS = 1_048_576, 16_384
ROWS, COLUMNS = 200_000, 1_000
CELLS = 3_000_000
"""The cells of all sheets' used rectangles together, blank ones included: the reader makes room for each."""
MERGES = 100_000
