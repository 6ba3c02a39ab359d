"""Judging a lab by a policy pack: what is declared, what is measured, what follows, and why.

    values              three-valued truth and intervals
    nodes               what an expression is made of
    parsing             text → nodes; every mistake in a pack's expression is found here
    evaluation          nodes → values, the fields that keep a value unknown, the names and fields it uses
    pack                what a policy pack declares
    complaints          the sentences in which a pack is complained of
    toml_reading        one table of a pack's file, with every complaint kept
    names               what has been declared so far, for expressions to name
    expression_reading  the keys that speak of records: tables, fields, expressions, numbers
    declarations        the parts that give names to things: constants, sets, single records, readings, groups, definitions
    measure_reading     measures and the limits they are held against
    loading             a pack's file → Pack, or every complaint about it
    context             what is the same for all records: the reference date, the lead unit, the track, the readings chosen
    plans               what is left to measure of each condition once the context is settled
    tallies             what a measure keeps of the records it has seen; an edit costs the edited record only
    measures            measures → bounds
    judge               lab × pack → verdicts
    books               what one measure says of one record: counted, not counted and why, undecided for want of what
    bookkeeping         the books of a condition, asked record by record, counted from the tallies
    ledger              which record counted, which did not and why, which is undecided and for want of what
    subjects            which conditions are about which table, and under which heading they stand
    problem             one thing that makes no sense in the records
    record_checks       what makes no sense in one record, whatever the policy
    repeats             what two records should not share
    live_problems       the problems of a lab, kept up to date edit by edit
    problems            all of them at once
    warnings            the pack's warnings that apply, of all conditions or of one, kept up to date
    blanks              which cells keep a condition open, and who can fill them
    words               verdicts as sentences
    flips               what an edit turned, in words
    badges              how a table stands
    progress            how far the form is filled in, apart from what it comes to
    steps               what to do next, what bars first
    report              all of it together, as `wzlab check --json` prints it

Nothing here knows of Wenzhou, of any threshold, or of today's date.
"""
