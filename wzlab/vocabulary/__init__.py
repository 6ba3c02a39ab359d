"""What the words of staff lists, project lists and patent lists mean, in the codes of the records.

    understood   the form of every answer: a code, or candidates for somebody to choose from, and the rule
    fields       which list answers for which field; fields that follow from another's words

    titles       专业技术职务 → its level
    series       the series of the national catalogue, level by level
    traps        posts, skills, examinations and employers' own ranks, which are no titles
    degrees      学位 → degree; what is an education and no degree
    programmes   计划类别, issuing bodies → a project's level; what a title adds to it
    talents      人才类别: a person's class, never a programme's
    patents      application numbers as people write them → one spelling, kind
    answers      yes and no, full time or not
    rosters      what registers of personnel, equipment and patent offices say in columns of which there are words of ours
    placeholders what people write where there is nothing
    phrases      a cell taken apart: pieces, remarks, known words; no word is known there

Nothing is guessed: where the words allow two answers, or mean a post, a skill or a programme instead, the answer has no
code and says why.  Pure functions of text; no record, no policy and no file is known here.
"""

from wzlab.vocabulary.fields import derived, understand
from wzlab.vocabulary.placeholders import is_placeholder
from wzlab.vocabulary.understood import Understood

__all__ = ["Understood", "derived", "is_placeholder", "understand"]
