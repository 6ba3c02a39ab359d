"""wzlab: judge an application for a key laboratory, and show the working.

The layers, from the top; a module may import what stands below it, never above (checked in the test run):

    ui          the window program (Qt lives here and nowhere else)
    cli         the commands: parse arguments, print, return an exit status
    workbook    the exported workbook                 charts    the figures as pictures
    storage     labs as files (interchange JSON)
    policy      packs, expressions, measures, the judge, the ledger, the words, the problems
    changes     the only way to change a lab; each change knows its inverse
    lab         the records of one application
    records     one file a record type; every field is declared once, here
    columns     what a field is: its kind, what it reads, shows and stores
    files       files read, and written whole or not at all
    units · dates · identities · language · resources
    errors      every error whose text a user may see
"""

__version__ = "0.1.0"
