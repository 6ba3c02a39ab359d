"""Figures of a lab's verdicts, made without a screen and without pyplot.

    catalogue       every chart there is: id, title, what draws it, for which packs; a new chart is one line there
    gaps            the gaps chart: the head, the bars, the conditions without a threshold
    team            who counts by title level and degree, and the share of those who qualify
    ages            the staff by age, the director, and where each reading draws the line
    amount_bars     the space chart and the equipment chart: a sum, and what it is made up of
    timeline        projects and patents by month against their window
    picture         what a chart gives: the figure, what a click on it means, the same as rows of text

    gap_rows · team_members · age_groups · amounts · dated_records    what they draw, as plain numbers and words
    subjects        which conditions a chart is about, found by their shape; what each record is to them, and why
    gap_bars        rows of bars against a threshold
    months          the axis of the timeline
    frame · tables  the head and foot of a page; lines of reasons
    bars            the shapes all charts share, and the legend
    styles          letters and margins that all charts share
    themes          the colours on a light and on a dark ground
    paper           a page in points on which text is measured before it is set
    outcomes        the colour and the sign of each standing, the same on every picture
    fonts           the shipped font, and what to do about a character it lacks
    saving          a figure as PNG, SVG or PDF, the same bytes each time

A figure has a size of its own, in inches: whoever shows it may change its dpi, never its size.  A chart reads a
`Report` and draws; it judges nothing, and its words come from `wzlab.policy.words`.  matplotlib takes half a second
to import, so nothing is imported here; import the module you need where you need it.  `outcomes` and `themes` need no
drawing library.
"""
