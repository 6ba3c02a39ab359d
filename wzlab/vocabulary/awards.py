"""The level of an award as far as its name says it: those of the state, of provinces and of cities for science."""

import re

from wzlab.language import N_, _
from wzlab.vocabulary.phrases import plain, shown
from wzlab.vocabulary.understood import Understood

_SCIENCE = r"(?:最高)?(?:科学技术|自然科学|技术发明|科技进步|科学进步|科技)(?:进步|发明|成果|合作)?奖.*"
_LEVELS = (
    ("national", re.compile(rf"(?:中华人民共和国)?国家{_SCIENCE}"), N_("“{title}”是国家科学技术奖，为国家级。")),
    (
        "provincial",
        re.compile(rf"(?:[一-鿿]{{2,3}}省|(?:北京|上海|天津|重庆)市|[一-鿿]{{2,6}}自治区|教育部){_SCIENCE}"),
        N_("“{title}”是省级或部级的科学技术奖，为省部级。"),
    ),
    (
        "municipal",
        re.compile(rf"(?!北京|上海|天津|重庆)[一-鿿]{{2,4}}市{_SCIENCE}"),
        N_("“{title}”是市级的科学技术奖，为市厅级。"),
    ),
)


def award_level(title: str) -> Understood | None:
    """Return the level that the name of an award states (浙江省科学技术进步奖), None for one that states none."""
    bare = plain(title)
    for code, names, rule in _LEVELS:
        if names.fullmatch(bare):
            return Understood(code, (), _(rule).format(title=shown(title)))
    return None
