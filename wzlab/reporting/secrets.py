"""Identity and telephone numbers masked wherever in a report they stand.

`Names.discreet` masks a record's own cells in sentences about it.  People also type such a number into a reason or a
name; here every long enough one is masked in every text.
"""

from wzlab.editing.masking import masked
from wzlab.editing.personal_numbers import PersonalNumbers
from wzlab.lab import Lab
from wzlab.reporting.content import Document, retold


def without_secrets(document: Document, lab: Lab) -> Document:
    """Return a document in which every sensitive number is masked; its texts must not have been made visible yet."""
    numbers = PersonalNumbers(lab)
    return retold(document, lambda text: numbers.replaced(text, masked))
