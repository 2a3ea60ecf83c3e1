"""How a figure looks and which words it carries: colours, fonts, browser settings.

Nothing here is global: a figure gets its `Look` and its `Words` as arguments, so that a
light and a dark one, an English and a Chinese one, can stand side by side.
"""

from dataclasses import dataclass
from typing import Final, Self

FONT: Final = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', "
    "'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
)

CONFIG: Final[dict[str, object]] = {
    "displayModeBar": False,
    "displaylogo": False,
    "doubleClick": False,
    "modeBarButtonsToRemove": ["toImage"],
    "scrollZoom": False,
    "showSendToCloud": False,
    "showTips": False,
}
"""What Plotly's browser part may do: answer to hover and click, and nothing else."""


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one figure, all as ``#rrggbb``, and how strongly its areas cover.

    `background` is the page's own colour: the figure's paper stays transparent, but hollow
    marks are filled with it. `short` and `beyond` are the vermilion and the blue of Okabe
    and Ito, which colour-blind people tell apart; their `_word` twins are the same hues at a
    lightness that can be read as text.
    """

    background: str
    text: str
    muted: str
    grid: str
    neutral: str
    line: str
    band: str
    band_strong: float
    band_weak: float
    short: str
    short_word: str
    beyond: str
    beyond_word: str
    fill: float
    zone: str
    zone_fill: float
    on_mark: str
    hover: str
    hover_border: str

    @classmethod
    def light(cls) -> Self:
        """The look for a white page."""
        return cls(
            background="#ffffff",
            text="#1f2937",
            muted="#505a69",
            grid="#e3e7ec",
            neutral="#b3bcc7",
            line="#334155",
            band="#64748b",
            band_strong=0.10,
            band_weak=0.045,
            short="#D55E00",
            short_word="#9C3D00",
            beyond="#0072B2",
            beyond_word="#005E95",
            fill=0.20,
            zone="#64748b",
            zone_fill=0.45,
            on_mark="#ffffff",
            hover="#ffffff",
            hover_border="#c3cad3",
        )

    @classmethod
    def dark(cls) -> Self:
        """The look for a near-black page."""
        return cls(
            background="#171614",
            text="#eef1f5",
            muted="#a9b3c0",
            grid="#2f3136",
            neutral="#6a707a",
            line="#bcc2c9",
            band="#9aa1aa",
            band_strong=0.13,
            band_weak=0.06,
            short="#D55E00",
            short_word="#FF9A57",
            beyond="#1384C7",
            beyond_word="#6CC0F5",
            fill=0.32,
            zone="#94a3b8",
            zone_fill=0.5,
            on_mark="#ffffff",
            hover="#24252a",
            hover_border="#4a4f58",
        )


@dataclass(frozen=True, slots=True)
class Words:
    """The few words a curve carries itself, in the reader's language.

    An empty word leaves its entry out of the legend.
    """

    expectation: str
    experience: str
    short: str
    beyond: str
    interval: str
    size: str
    points: str
    not_measured: str
    assumed: str
    zone: str
    critical: str = ""


def mixed(over: str, under: str, share: float) -> str:
    """The colour seen where `over` covers `under` with an opacity of `share`.

    >>> mixed("#ffffff", "#000000", 0.5)
    '#808080'
    """
    pairs = zip(channels(over), channels(under), strict=True)
    return "#" + "".join(f"{round(share * top + (1 - share) * low):02x}" for top, low in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#rrggbb``, each 0 to 255.

    >>> channels("#D55E00")
    (213, 94, 0)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21; text needs 4.5, a mark needs 3 (WCAG 2.2).

    >>> round(contrast("#000000", "#ffffff"), 3)
    21.0
    """
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
