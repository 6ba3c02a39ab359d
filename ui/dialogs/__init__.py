"""What must be asked in a window of its own, and what is looked up in one.

    parts       what the dialogs have in common     new_lab   the two questions of a new lab
    pin         which reading holds                 note      what a person says of a condition
    export      what is missing before handing in   crash     our mistake, told plainly
    find        text in any record                  palette   an action or a record by a few letters
    results     the line and the list of those two  about, help
    bulk_edit   fields of many records at once      replace   text found and replaced
    duplicates  what may be entered twice           edit_preview    now → afterwards, cell by cell
    searching   looking in a thread where many are  template  of which kinds a table to fill in is made

A dialog collects; what is changed goes through the session, what is shown elsewhere is asked for through its signals.
"""
