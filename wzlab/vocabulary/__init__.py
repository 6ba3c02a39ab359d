"""What the words of staff lists, project lists and patent lists mean, in the codes of the records.

    understood   the form of every answer: a code, or candidates for somebody to choose from, and the rule
    titles       专业技术职务 → its level, over the series of the national catalogue, with the traps
    degrees      学位 → degree; what is an education and no degree
    programmes   计划类别, project titles and issuing bodies → a project's level
    talents      人才类别: a person's class, never a programme's
    patents      application numbers as people write them → number, kind
    placeholders what people write where there is nothing

Nothing is guessed: where the words allow two answers, or mean a post, a skill or a programme instead, the answer has no
code and says why.  Pure functions of text; no record, no policy and no file is known here.
"""

from wzlab.vocabulary.understood import Understood

__all__ = ["Understood"]
