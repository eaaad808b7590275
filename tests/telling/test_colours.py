"""The style sheet's colours: readable in light, dark and print, each pair by the contrast it needs."""

import re

import pytest

from prophasis.telling.page import style_sheet

SHEET = style_sheet()
SHADES = (*(f"{side}{n}" for side in ("plus", "minus") for n in (1, 2, 3)), *(f"q{n}" for n in range(5)))
TEXT_ON = {
    "ink": ("paper", "raised", "mark", *SHADES),
    "muted": ("paper", "raised"),
    "link": ("paper",),
    "warn": ("raised",),
    "for": ("paper",),
    "against": ("paper",),
}


def tokens(block):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))


def schemes():
    roots = re.findall(r":root \{(.*?)\}", SHEET, re.S)
    light, dark, paper = (tokens(block) for block in roots)
    return {"light": light, "dark": light | dark, "print": light | paper}


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_text_stands_out_from_what_it_stands_on(scheme):
    """WCAG 2.2, 1.4.3: at least 4.5 to 1 for every text colour on every ground it is set on."""
    colours = schemes()[scheme]
    for text, grounds in TEXT_ON.items():
        for ground in grounds:
            assert contrast(colours[text], colours[ground]) >= 4.5, f"{scheme}: {text} on {ground}"


def test_colours_are_named_once():
    """Rules use the tokens; a colour that is spelled out elsewhere fails here (black and white of the mark apart)."""
    rules = re.sub(r":root \{.*?\}", "", SHEET, flags=re.S)
    assert set(re.findall(r"#[0-9a-fA-F]{3,6}\b", rules)) <= {"#000", "#fff"}
