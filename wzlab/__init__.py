"""wzlab: judge an application for a key laboratory, and show the working.

The layers, from the top; a module may import what stands below it, never above (checked in the test run):

    ui          the window program (Qt lives here and nowhere else)
    cli         the commands: parse arguments, print, return an exit status
    audit       many labs at once: the matrix, double claims, what could not be read
    workbook    the exported workbook, read back      reporting the report as PDF and Word
    charts      the figures as pictures               intake    spreadsheets of others, opened safely
    storage     labs as files: documents, their history, locks and backups; interchange JSON
    editing     what is typed ⇄ cells; rows and blocks as changes; candidates, finding
    policy      packs, expressions, measures, the judge, the ledger, the words, the problems
    changes     the only way to change a lab; each change knows its inverse
    lab         the records of one application
    records     one file a record type; every field is declared once, here
    columns     what a field is
    kinds       what its values are: read, shown, typed and stored
    files       files read, and written whole or not at all
    units · dates · identities · language
    resources · spelling
    errors      every error whose text a user may see
"""

__version__ = "0.1.0"
