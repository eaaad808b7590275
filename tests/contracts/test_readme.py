"""What README shows works as printed, and every page it links to is there."""

import json
import re
from pathlib import Path

from prophasis.store import parse_case
from prophasis.telling import to_json
from prophasis.weighing import weigh

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_case_in_the_readme_gives_the_figure_in_the_readme():
    """The cab case is copied out of the page and weighed."""
    text = README.split("```yaml\n")[1].split("```")[0]
    figure = float(re.search(r"gives blue (0\.\d+)", README).group(1))
    verdict = json.loads(json.dumps(to_json(weigh(parse_case(text)))))
    assert verdict["posterior"]["blue"]["probability"] == figure


def test_every_link_of_the_documentation_leads_to_a_file():
    """README and every page under docs link only to files that are there."""
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_every_command_in_the_readme_is_a_verb():
    """No command is shown that the tool does not have."""
    from prophasis.cli.main import VERBS

    for verb in re.findall(r"^prophasis (\w+)", README, re.MULTILINE):
        assert verb in VERBS
