"""Whose a row is, and what becomes of it.

reading         a table's cells, column by column         planning       one kind of record, row by row
identities      records matched by number, name and unit  working        the copy of the lab that grows with each row
circumstances   what titles and the cells above say       row_troubles   what is the matter with a row
"""
