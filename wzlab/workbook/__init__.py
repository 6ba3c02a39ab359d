"""The exported workbook: a lab and its verdicts as an .xlsx that is read, checked by hand and printed without wzlab.

    texts           what a cell can hold: escapes, cuts, masks, widths
    styles          every font, fill, border and number format, by kind of column and by standing
    sheets          a sheet as data, and the one writer that puts it into a workbook
    naming          what people call the records and fields, and where each stands in the workbook
    verdict_sheets  检查结论, 计入明细, 问题清单: what was judged, on which records, with which problems
    reading_sheet   口径说明: on which day, by which pack, under which readings, and what was not judged at all
    record_sheets   基本情况, and a sheet for each record type
    package         a workbook as bytes, the same each time
    book            which sheets there are, in which order; a new sheet is one line there

Every figure is written as a value, so nothing waits to be recalculated.  Nothing a user typed becomes a formula.  What
a cell cannot hold as it is (a control character, 40 000 characters, 20 digits) is changed visibly and reported as an
`Alteration`.  openpyxl takes a fifth of a second to import: import `wzlab.workbook.book` where it is needed.
"""
