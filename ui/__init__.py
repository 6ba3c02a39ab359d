"""The window: one client of the core, as the command line is another.

It may import `wzlab`, never the reverse; what may import what in here is checked too.  From the bottom up:

theme, settings, samples, paths, dropping   colours and signs, what is remembered, the invented labs, names of files
ask, work                           every question to the user (replaced in tests); a core function in a thread
garbage                             cyclic garbage, looked for on the window's thread alone
commands, backing_up, session       a change on the undo stack; backups; the open lab, and what happened to it, as signals
forms, tables                       one record, a field per line; the grid of one record type
dialogs                             what must be asked or shown in a window of its own
wizard                              other people's tables, looked at and put right before anything is taken over
checks                              the live check: every condition, and the working of one
sections, pages, charts             the list of sections; overview, blanks, problems, history, start; the pictures
status, reference_day, purging      the status line; small things that ask before they do
workspace                           an open lab on the screen: sections, page, live check
copies, desk                        labs come, go and are copied
errands                             one piece of work at a time
beginning                           a new lab: what is asked before
appearance                          language, palette and text size, changed while it runs
exporting, export_jobs              workbooks and reports: what is asked before; what is made in a thread
templates                           tables for others to fill in, which come back by the import
importing                           files to import: tables of others into the wizard, workbooks that came back compared
import_jobs, import_lines           workbooks that came back: read, compared, shown line by line, merged
actions, menus, toolbar             each action once: words, shortcuts, what it calls
main_window, translation, app       the window that wires it all; Qt's own words; the program
"""
