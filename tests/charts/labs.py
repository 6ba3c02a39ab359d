"""Labs that the tests of all charts draw: the samples, an empty one, and random ones."""

from collections.abc import Callable
from functools import partial
from random import Random

import simplejson

from tests.helpers import SAMPLES, sample, wenzhou
from tests.random_labs import random_document
from wzlab.lab import Lab
from wzlab.policy.report import Report
from wzlab.storage.interchange import read_lab

LABS: dict[str, Callable[[], Lab]] = {"empty": Lab, **{name: partial(sample, name) for name in SAMPLES}}
SEEDS = range(12)


def random_lab(seed: int) -> Lab:
    """Return a random lab, blanks, contradictions and all."""
    document = simplejson.loads(simplejson.dumps(random_document(Random(seed))), use_decimal=True)
    return read_lab(document, wenzhou(), "random")


def random_report(seed: int) -> Report:
    """Return a random lab as it is judged."""
    return Report(wenzhou(), random_lab(seed))
