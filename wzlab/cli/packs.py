"""`wzlab packs`: list the installed policy packs, or validate packs given by path."""

import argparse

from wzlab.cli.checking import EXIT_READY, EXIT_UNREADABLE
from wzlab.cli.console import say_error, table_lines
from wzlab.errors import WzlabError
from wzlab.language import _
from wzlab.policy.loading import installed_packs
from wzlab.policy.pack import Pack
from wzlab.storage.packs_of_files import known_pack


def run_packs(options: argparse.Namespace) -> int:
    """Load each pack named (all installed ones if none is) and list it, or print every complaint about it.

    Exit status: 0 all packs are sound, 2 at least one is not.
    """
    names = options.packs or list(installed_packs())
    rows, status = [[_("编号"), _("版本"), _("条款"), _("口径"), _("基准日"), _("名称")]], EXIT_READY
    for name in names:
        try:
            rows.append(_row(known_pack(name)))
        except WzlabError as error:
            say_error(error)
            status = EXIT_UNREADABLE
    if len(rows) > 1:
        print("\n".join(table_lines(rows)))
    return status


def _row(pack: Pack) -> list[str]:
    return [
        pack.id,
        pack.version,
        str(len(pack.conditions)),
        str(len(pack.readings)),
        pack.reference_date.isoformat(),
        str(pack.title),
    ]
