"""What a person does to a lab's cells and rows, without a screen: typing, choosing, pasting, copying, finding.

Typed text becomes a cell in one place (`cells`), so the grid, the form, a paste and an import obey one law.  What edits
returns a change and its label and carries nothing out; `wzlab.changes.apply` does.  No Qt, no files.
"""
