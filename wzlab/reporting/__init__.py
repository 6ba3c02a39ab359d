"""The report on a lab: what its director hands in and an auditor files, as PDF or Word.

    content         the report as data: headings, tables, pictures, in their order; no library of any file format
    texts           user text made harmless and visible, whatever it is written into
    naming          what people call the records and fields of a ledger
    summary         the first page: where the lab stands, what to do next, by when
    conditions      the table of all conditions, and each condition with its working
    pictures        the charts, each with its sentence
    annexes         problems, readings, what was not assessed, how the report was made
    composing       a judged lab as one document: which parts there are, in which order
    secrets         identity and telephone numbers masked wherever they stand
    wrapping        a text broken into lines of a width
    typeface        the shipped font in a PDF, and the machine's fonts for rare characters
    pages · rows    the pages of a PDF and their edges; rows of cells on them, broken where a page ends
    pdf             a document as a PDF
    signs           the outcomes' signs as small pictures
    word            a document as a Word file, in the styles of the template in resources/report
    files           the report written to a file; the suffix says which kind

Nothing is judged here, and no verdict is worded anew: the words come from `wzlab.policy.words`.  The workbook is
another reader of the same report; the two do not know each other.  fpdf2, docxtpl and matplotlib take long to import:
import `wzlab.reporting.files` where a report is asked for.
"""
