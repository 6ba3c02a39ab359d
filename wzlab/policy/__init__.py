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
    declarations        the parts that give names to things: constants, sets, single records, readings, definitions
    measure_reading     measures and the limits they are held against
    loading             a pack's file → Pack, or every complaint about it
    context             what is the same for all records: the reference date, the lead unit, the track, the readings chosen
    plans               what is left to measure of each condition once the context is settled
    tallies             what a measure keeps of the records it has seen; an edit costs the edited record only
    measures            measures → bounds
    judge               lab × pack → verdicts
    ledger              which record counted, which did not and why, which is undecided and for want of what
    problems            what makes no sense in the records, whatever the policy
    words               verdicts and problems as sentences
    report              all of it together, as `wzlab check --json` prints it

Nothing here knows of Wenzhou, of any threshold, or of today's date.
"""
