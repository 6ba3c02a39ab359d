"""One record as a form: a line a field, its problems below it, and what the policy makes of the record.

    lines      a line or a page of text that is committed whole and undone in place
    choosing   a line with a list of what may be chosen
    yes_no     是 / 否 / 未知
    asking     which conditions ask for a field
    field      one field: title, editor, unit, what was understood, problems
    standing   which conditions count the record
    papers     the papers that prove it
    form       the whole form        lab_page      the form of the lab itself, with its policy pack

What typed text means is not decided here but in `wzlab.editing`, as for the grid.
"""
