"""Where packs, fonts, samples and translations lie.

One locator for the four ways the program runs: from a checkout or an editable install (`resources/` beside the
package), from a wheel (`wzlab/resources/`), and frozen (`resources/` in the bundle's folder).
"""

import sys
from pathlib import Path


def resources_folder() -> Path:
    """Return the folder that holds the program's data files."""
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one resource, e.g. `resource("policies", "wenzhou-ai-2025.toml")`."""
    return resources_folder().joinpath(*parts)


def guide() -> Path:
    """Return the path of the guide: among the documents of a checkout, among the resources elsewhere."""
    installed = resource("guide.md")
    return installed if installed.is_file() else resources_folder().parent / "docs" / "guide.md"
