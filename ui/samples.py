"""The invented labs that come with the program."""

from collections.abc import Mapping

from wzlab.language import N_

SAMPLES: Mapping[str, str] = {
    "university-ready": N_("高校牵头，可以申报"),
    "enterprise-gaps": N_("企业牵头，有差距"),
    "draft-blanks": N_("刚开始填的草稿"),
}
"""Each sample's file in the resources, without suffix, and what it shows, marked for translation."""
