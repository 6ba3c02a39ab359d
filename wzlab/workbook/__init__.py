"""The exported workbook: a lab and its verdicts as an .xlsx that is read, checked by hand and printed without wzlab.

    texts · holding   what a cell can hold: escapes, cuts, widths; numbers and days the file keeps exactly
    styles            every font, fill, border and number format, by kind of column and by standing
    titles            what the sheets are called, in which order they come, and which one a word means
    sheets            a sheet as data                 writing   the one writer that puts it into a workbook
    naming            what people call the records and fields, and where each stands in the workbook
    ranges            the columns of the record sheets as formulas name them
    layout            what is for machines: keys, ids, seals    machine_sheets   the hidden sheets
    cover             封面, 目录                       missing   问题清单: what is missing, and the problems
    verdict_sheets    检查结论, 计入明细: what was judged, on which records
    record_sheets     基本情况, and a sheet for each record type    totals   what stands above their headings
    structure · leaders · plans · proofs   the tables derived from the records
    remarks           确认与说明, 口径选择              reading_sheet   口径说明
    pictures          the charts                      verification   核验: everything again as formulas
    privacy           a copy to share, without personal data       discretion   numbers typed into texts, masked
    content_hash      what a workbook says as one number
    binding           how each sheet is made; a new sheet is one line there and one in `titles`
    book              the sheets written together     package   a workbook as bytes, the same each time
    opening · reading_back   workbooks read again
    template · template_sheets · examples   blank sheets for colleagues to fill in, which are imported, not read back

Every figure is written as a value, so nothing waits to be recalculated; formulas stand beside them.  Nothing a user typed becomes a formula.  What
a cell cannot hold as it is (a control character, 40 000 characters, 20 digits) is changed visibly and reported as an
`Alteration`.  openpyxl takes a fifth of a second to import: import `wzlab.workbook.book` where it is needed.
"""
