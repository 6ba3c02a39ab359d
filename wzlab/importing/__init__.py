"""Other people's tables, understood and taken over into a lab: nothing lost, nothing guessed, nothing written unseen.

    model       what the steps hand to each other: tables found, columns matched, rows planned, troubles, decisions
    finding     where the tables are in a sheet: headings, records, sums, notes
    matching    which field a heading means: exact, alias, remembered, likely
    units       in which unit the amounts below a heading are
    memory      what was decided before, for the same layout and the same words
    values      what a cell of a spreadsheet holds; shared with the workbooks that come back
    meanings    what one cell means, and what must be told of it
    doubts      every sentence about a cell's content
    texts · days · amounts   plain texts and numbers that are texts, dates, figures with their units
    names       names and numbers of records with marks and remarks, several in a cell, or none yet
    candidates  what a text may mean that does not say it plainly
    deriving    fields that follow from another: a title's level, a patent's kind, a birth date from an identity number
    identities  whose row it is: records matched by their numbers, or by name and unit
    telling_apart  what tells two records apart, and two spellings that do not
    circumstances  what titles and the cells above say of rows: whose they are, and that they may not count
    proposing   everything that an import would do, row by row
    planning · reading · working · row_troubles   how: a kind of record, a table's cells, the growing copy of the lab,
                what is the matter with a row
    places · discretion   places in files, in words; what stands in cells as anybody may see it
    taking      a proposal as one change of the lab
    answering   answers to the questions of a proposal that stand in a file
    wording · telling   a proposal as sentences, as JSON, as a list to hand out

    files → `wzlab.intake.sources` → `finding` → `matching` → `proposing` (lab, decisions) → `taking`

Every step is a pure function of what it is given: a decision made anywhere asks for a new proposal, and a lab that has
changed meanwhile does, too.  Workbooks that this program exported come back another way: `wzlab.workbook.reading_back`.
"""
