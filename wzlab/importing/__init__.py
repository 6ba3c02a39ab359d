"""Other people's tables, understood and taken over into a lab: nothing lost, nothing guessed, nothing written unseen.

    model       what the steps hand to each other: tables found, columns matched, rows planned, troubles, decisions
    tables/     where the tables of a sheet are, and which of their rows hold records
    headings/   which field a heading means, and in which unit the amounts below it are
    memory      what was decided before, for the same layout and the same words
    cells/      what one cell means, and every sentence about it
    rows/       whose a row is, and what becomes of it
    absentees   which records of the lab another version of their list does not speak of
    proposing   everything that an import would do
    taking      a proposal as one change of the lab
    decided     what was decided so far, with one answer more or less
    answering   answers to the questions of a proposal that stand in a file
    wording · telling     a proposal as sentences, as a list to hand out
    entries     a proposal as JSON
    places · discretion   places in files, in words; what stands in cells as anybody may see it

    files → `wzlab.intake.sources` → `tables.finding` (with `headings`) → `proposing` (lab, decisions) → `taking`

Arrows between the folders point one way: rows → tables → memory → headings → cells → model.  Every step is a pure
function of what it is given: a decision made anywhere asks for a new proposal, and a lab that has changed meanwhile does,
too.  Workbooks that this program exported come back another way: `wzlab.workbook.reading_back`.
"""
