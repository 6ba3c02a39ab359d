"""The window in which other people's tables are looked at before anything is taken over.

    work        what is done in a thread: files read, everything that would be done worked out
    round       one import, from the files to what would be done: kept current while decisions, files and lab change
    words       what is shown in more than one place: names of files, kinds, ways of matching, actions
    offering    a line with a list of what may be chosen, inside a table
    steps       the steps at the left edge, and which of them has something to ask
    file_model, file_page           what was found in the files
    column_model, column_page       which field each column means
    question_model, question_page   what one answer settles in many cells
    row_model, trouble_model, preview_page      what would be done, row by row; what is wrong, cell by cell
    ending      what the last button does, and what stays out: in words, and as a list to hand out
    window      the window around them

Nothing is written here but through `Session.do`, once, at the last click.
"""
