"""The guide's page: its Python runs as printed."""

import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "tell.md"
BLOCKS = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_examples_of_the_guide_run(block):
    """Each block by itself."""
    exec(compile(block, str(GUIDE), "exec"), {})


def test_every_section_of_the_report_is_in_the_guide(rated_html):
    """A section without an explanation fails here."""
    page = GUIDE.read_text(encoding="utf-8")
    for title in re.findall(r"<h2>(.*?)</h2>", rated_html):
        assert f"| {title.split(',')[0]}" in page or title.split(",")[0] == "Moves", title
