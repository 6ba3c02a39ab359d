"""Which pack a lab's file is judged by."""

from functools import lru_cache

from wzlab.errors import FileError
from wzlab.language import _
from wzlab.policy.loading import find_pack, installed_packs
from wzlab.policy.pack import Pack

known_pack = lru_cache(maxsize=None)(find_pack)
"""`find_pack`, but each pack is read once a run."""


def pack_of(name: object) -> Pack:
    """Return the pack a lab's file names, else the only one installed.

    By its id only, so that a stranger's file opens no path of its choice.

    Raises:
        FileError: no such pack is installed, or none is named and there are several.
        PackError: the pack breaks its schema.
    """
    installed = list(installed_packs())
    if isinstance(name, str) and name.strip():
        if name.strip() in installed:
            return known_pack(name.strip())
        raise FileError(
            _("找不到政策包“{name}”。已安装的有：{known}；也可以给出政策包文件的路径。").format(
                name=name.strip(), known=_("、").join(installed)
            )
        )
    if len(installed) != 1:
        raise FileError(
            _("文件没有写明政策包，而已安装的不止一个（{known}）；请用 --pack 指定。").format(
                known=_("、").join(installed)
            )
        )
    return known_pack(installed[0])
