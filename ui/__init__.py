"""The window: one client of the core, as the command line is another.

It may import `wzlab`, never the reverse.  From the bottom up:

theme       colours, palettes, the outcome signs as icons     settings    what is remembered, each declared once
ask         every question to the user (replaced in tests)    work        a core function in a thread of its own
commands    a core change on the undo stack                   session     the open lab; what happened, as signals
actions     each action once: text, shortcut, what it calls
tables      grid of one record type     forms      one record, a field per line
checks      the live check              charts     the pictures           pages     overview, blanks, problems, start
dialogs     what must be asked          main_window, app
"""
