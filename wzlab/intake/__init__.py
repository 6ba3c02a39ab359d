"""Spreadsheets that others made, read without harm and without loss.

    children    a spreadsheet read in a process of its own, within limits: what the program uses for other people's files
    sources     a spreadsheet of any kind, read here and now
    grids       an .xlsx workbook's sheets as grids of plain values, row 1 and column A first

    child       what runs in the child process          transport   its answer as JSON
    opening     a file's bytes, read once               signatures  what it is, by its first bytes
    archives    what a zip archive holds                encodings   in which encoding a text is written
    separators  what parts its cells                    texts       .csv, .tsv, .txt
    xls, biff   .xls and .et: grids, records            compounds   the container they are in
    code_pages  texts of Excel 95 and before            xlsb        .xlsb
    ods         .ods, and its cells in `ods_cells`      found       what is found in a sheet beside its values

    gate        is this .xlsx one that may be read? If not, one sentence says why and what to do
    packages    the members of a zip archive, inflated in pieces and verified
    markup      the head of an XML part, the relationships, the list of sheets
    parts       one part of the workbook, looked through while it is inflated
    extents     how far the cells of a sheet reach; whether a closer look is needed
    cells       a sheet cell by cell, exactly as it is written: slow, used only where the closer look is needed
    flaws       cells that the reading library cannot tell from empty ones
    looks       merged ranges, formats, what is hidden; `formats` for those who read one sheet of an export again
    displays    what number formats show otherwise than the value is: 0012, 60 %, a month without its day
    library     the reading library's faults as sentences
    measures    whether the cells are more than can be read
    limits      how large is too large
    refusals    the refusing sentences' form

The work is done by python-calamine, which is written in Rust: quick, but a file of 2 KB can make it end the whole
process (it allocates what a file claims to need).  So nothing reaches it that has not been measured, and other people's
files are read in a child process all the same.  No heading, no unit and no record is known here: grids hold what the
cells hold.
"""
