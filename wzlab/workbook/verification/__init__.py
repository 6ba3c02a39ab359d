"""核验: sheets whose formulas derive every figure and every outcome again from the record sheets.

Whoever recalculates the workbook, without this program, gets the judge's figures, and when a cell of a record sheet is
edited, gets what the judge would say then.  The formulas are compiled from the pack's declarations, for any pack:

    numbers, days     intervals as formulas, exact in whole numbers
    texts             texts as formulas, to the letter
    scopes            where helper formulas stand
    fields            what a cell says
    compiling         expressions → formulas            wording   … → words, for headings
    settling          what is fixed at export, what stays live
    measuring         measures → counts, sums, shares and truths
    showing           figures as people know them: 万元, ㎡, %
    sheets            the sheet 核验: the program's verdicts beside the formulas'

A formula uses functions of Excel 2010 only, no number of more than 15 digits, and no function that reads a user's text
as a pattern.  Where that cannot be had, the row says so in words.  Nothing here calculates a formula.
"""

from wzlab.workbook.verification.sheets import verification_sheets

__all__ = ["verification_sheets"]
