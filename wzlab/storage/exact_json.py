"""JSON read strictly: numbers exact, nothing twice, no endless nesting."""

from collections import Counter
from decimal import InvalidOperation
from typing import Any

import simplejson

from wzlab.language import _


def parse_text(text: str) -> Any:
    """Return a JSON text's value, its numbers exact.

    Raises:
        ValueError: it is no JSON, nests too deep, or repeats a key.
    """
    try:
        return simplejson.loads(text, use_decimal=True, object_pairs_hook=_without_repeats, allow_nan=False)
    except RecursionError as error:
        raise ValueError(_("嵌套过深")) from error
    except InvalidOperation as error:  # an exponent beyond all decimals
        raise ValueError(_("数字过大")) from error


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        repeated = next(key for key, number in Counter(key for key, _value in pairs).items() if number > 1)
        raise ValueError(_("键“{key}”重复").format(key=repeated))
    return found
