"""Which field a heading means, of which kind of record, and in which unit the amounts below it are.

matching        exact, alias, remembered, likely; each field once
known_headings  what a heading means by its words         likeness       spelt much like one of them
asked_headings  may mean a field, and may not             no_field_headings  known to mean none
yielding_headings  mean a field where no other column does
headings_text   the words of a heading without its marks  units          units in headings and above tables
kind_votes      which kind of record a table holds        rivals         two columns of one field that differ
"""
