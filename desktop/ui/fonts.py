"""Which faces draw hanzi: the system's by preference, the packaged one where it has none."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from desktop.language.scripts import Script

PACKAGED = "NotoSansCJK-Regular.ttc"

# Each script names its own families, or a text in one script is drawn with another's forms.
_FAMILIES: dict[str, dict[str, tuple[str, ...]]] = {
    "song": {
        "SC": ("Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC",
               "Source Han Serif CN", "SimSun", "STSong", "AR PL SungtiL GB"),
        "TC": ("Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC",
               "Source Han Serif TW", "PMingLiU", "MingLiU", "LiSong Pro", "AR PL Mingti2L Big5"),
        "HK": ("Noto Serif CJK HK", "Noto Serif HK", "Source Han Serif HC", "MingLiU_HKSCS"),
    },
    "kai": {
        "SC": ("Kaiti SC", "KaiTi", "STKaiti", "LXGW WenKai", "AR PL UKai CN"),
        "TC": ("Kaiti TC", "BiauKai", "DFKai-SB", "LXGW WenKai TC", "AR PL UKai TW",
               "TW-Kai"),
        "HK": ("AR PL UKai HK", "Kaiti TC", "DFKai-SB"),
    },
    "hei": {
        "SC": ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC",
               "Source Han Sans SC", "WenQuanYi Micro Hei", "SimHei"),
        "TC": ("PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC",
               "Source Han Sans TC", "WenQuanYi Micro Hei"),
        "HK": ("PingFang HK", "Noto Sans CJK HK", "Noto Sans HK", "Source Han Sans HC"),
    },
}  # fmt: skip


def ensure_chinese_font() -> None:
    """Register the packaged Chinese font where the system offers none of those we know."""
    installed = set(QFontDatabase.families())
    known = {f for face in _FAMILIES.values() for region in face.values() for f in region}
    if installed & known:
        return
    spec = find_spec("noto_cjk_sans_otc")
    if spec is None or spec.origin is None:
        return
    QFontDatabase.addApplicationFont(str(Path(spec.origin).parent / PACKAGED))
    hanzi_families.cache_clear()


@cache
def hanzi_families(face: str, region: str) -> tuple[str, ...]:
    """Name the families to draw hanzi with, best first: those of the face, then any of the region.

    `face` is `song`, `kai` or `hei`; `region` is `SC`, `TC` or `HK`. Only installed ones are
    named, for Qt asks the system anew for each name that it does not know.
    """
    installed = set(QFontDatabase.families())
    regions = (region, "TC", "SC") if region == "HK" else (region,)
    faces = [face, *(other for other in ("song", "hei", "kai") if other != face)]
    wanted = [f for one in faces for reg in regions for f in _FAMILIES[one][reg]]
    return tuple(dict.fromkeys(f for f in wanted if f in installed))


def region_of(script: Script) -> str:
    """Tell whose letter forms a script is drawn with."""
    if script is Script.HONGKONG:
        return "HK"
    return "TC" if script in (Script.TRADITIONAL, Script.TAIWAN) else "SC"


def hanzi_font(face: str, script: Script, pixels: int) -> QFont:
    """Make the font for hanzi of a script; `pixels` is its size."""
    font = QFont()
    families = hanzi_families(face, region_of(script))
    if families:
        font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
