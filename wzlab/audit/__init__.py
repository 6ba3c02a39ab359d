"""Many applications judged at once, for the office that receives them: what `wzlab audit` and its window do.

    results         what came of each file: judged, or not read, as data that travels between processes
    finding         which files are meant by the paths given
    judging         one file judged: the pure function that every executor runs
    running         all of them: the pool, files that kill or block their worker, progress, stopping
    claims          the numbers by which a lab claims people, equipment, projects and patents
    doubles         the numbers that two labs claim; files that seem to hold the same lab
    tables          the results as tables: matrix, totals, failures (pandas)
    words           what the sheets call things: signs, short words
    file_sheets     概况, 未能读取, 问题数: the sheets that have a file in each row
    matrix_sheets   矩阵, 合计, 明细, 未达标统计: the sheets of verdicts
    claim_sheets    重复申报: the sheet of double claims
    book            the workbook of the audit

The files judged are only read.  Nothing here prints, and nothing asks for the time of day: the same files give the same
workbook.  pandas and openpyxl take half a second to import: import `wzlab.audit.book` where it is needed.
"""
