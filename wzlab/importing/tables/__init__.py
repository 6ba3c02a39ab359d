"""Where the tables of a sheet are, and which of their rows hold records.

finding         all of it, sheet by sheet
table_places    where each table begins and ends          side_by_side   tables beside each other
heading_rows    rows that are headings                    heading_levels headings above each other, joined
heads           what makes a row one of headings          forms          registration forms, which are no tables
body_rows       the rows below, sorted                    bodies         what is known of a table's body
row_signs       why a row is no record                    row_words      the words that say so
running_totals  sums of the rows above                    summaries      tables that count instead of listing
merged          what merged cells mean for other rows     column_remarks what is told of columns
"""
