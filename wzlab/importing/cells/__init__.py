"""What one cell means, and every sentence about it.

meanings        a cell in its field                       doubts         the sentences, with their severity
values          what a spreadsheet's cell holds; shared with the workbooks that come back
texts · days · amounts   plain texts and numbers that are texts, dates, figures with their units
names           names of records with remarks, several in a cell, or none yet
candidates      what a text may mean that does not say it plainly
deriving        fields that follow from another           telling_apart  two spellings of one thing, and two things
"""
