"""Spreadsheets that others made, read without harm and without loss.

    gate        is this file one that may be read? If not, one sentence says why and what to do
    grids       a workbook's sheets as grids of plain values, row 1 and column A first

    signatures  what a file really is, by its first bytes
    packages    the members of a zip archive, inflated in pieces and verified
    markup      the head of an XML part, the relationships, the list of sheets
    parts       one part of the workbook, looked through while it is inflated
    extents     how far the cells of a sheet reach; whether a closer look is needed
    cells       a sheet cell by cell, exactly as it is written: slow, used only where the closer look is needed
    flaws       cells that the reading library cannot tell from empty ones
    limits      how large is too large
    refusals    the refusing sentences' form

The work is done by python-calamine, which is written in Rust: quick, but a file of 2 KB can make it end the whole
process (it allocates what a file claims to need).  So nothing reaches it that the gate has not measured.  No heading,
no unit and no record is known here: grids hold what the cells hold.
"""
