"""Colours that can be read, and chart colours that a colour-blind reader tells apart."""

from itertools import combinations
from math import dist
from pathlib import Path

import pytest

CHARTS = Path(__file__).resolve().parents[3] / "frontend/css/charts.css"

# The ink and the ground of every pair of words and background in the kit.
PAIRS = [
    ("#1f2328", "#ffffff"),
    ("#57606a", "#ffffff"),
    ("#57606a", "#f5f6f8"),
    ("#57606a", "#e6e9ed"),
    ("#ffffff", "#b3241c"),
    ("#ffffff", "#1a6b41"),
    ("#b3241c", "#ffffff"),
    ("#b3241c", "#fcefed"),
    ("#1f4e8c", "#ffffff"),
    ("#1f4e8c", "#edf3fa"),
    ("#1d5a9e", "#edf3fa"),
    ("#1a6b41", "#ebf5ef"),
    ("#7a4f00", "#fdf4e0"),
    ("#3d4550", "#eceef1"),
]
INKS = ["#2357bb", "#cf8416", "#18a885", "#822a6f", "#736225", "#111522"]

# How strong dichromats see linear sRGB. Source: Machado, Oliveira, Fernandes 2009, severity 1.0.
VISION = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    dark, light = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (linear(one), linear(other))
    )
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, vision: str) -> tuple[float, float, float]:
    """The colour in CIE L*a*b* (D65) as that eye sees it."""
    light = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, light, strict=True))))
        for row in VISION[vision]
    )
    x, y, z = (
        cube if (cube := value ** (1 / 3)) > 6 / 29 else 7.787 * value + 16 / 116
        for value in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("ink", INKS)
def test_a_chart_colour_stands_out_and_is_the_one_in_use(ink):
    assert contrast(ink, "#ffffff") >= 3
    assert ink in CHARTS.read_text()


@pytest.mark.parametrize("vision", VISION)
def test_chart_colours_stay_apart_for_every_eye(vision):
    assert min(dist(seen(one, vision), seen(other, vision)) for one, other in combinations(INKS, 2)) > 25
