"""The exported workbook read back, by its cells, whatever people did to it.

    sheets        which sheets are ours, and which column is which field: by the hidden keys, else by the headings
    tables        the rows of our sheets: the id, the cells that are edited, those that are not
    machine_rows  the sheets for machines
    values        one cell: what is in it, and what that means
    rows          a row as a record
    labs          a workbook as a lab of its own: what `check` and `audit` judge
    exports       what an export would write into a cell: tells what was edited here since
    identities    whose row it is: records matched by what people know them by
    strangers     a workbook of another lab
    differences   what may come of comparing: changes, conflicts, additions, removals, questions
    comparing     a lab and the workbooks that came back, compared cell by cell
    merging       the differences as one change of the lab
    wording       the differences as sentences, and as JSON

A sheet is known by the hidden row of keys, wherever it stands and whatever it is called; a row by its hidden id; and a
cell whose checksum still fits was not edited (`wzlab.workbook.layout`).  No copy of the lab is hidden in the workbook.
Nothing here loads openpyxl or pandas: `wzlab check` reads workbooks too.
"""
