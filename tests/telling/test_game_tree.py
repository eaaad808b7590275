"""The picture of a game tree and its twin in words."""

from __future__ import annotations

from xml.etree import ElementTree

from prophasis.case import GameTree, TreeNode
from prophasis.telling.charts.game_tree import nested, outline, svg

TREE = GameTree(
    game="A <quarrel> & its end",
    nodes=(
        TreeNode(parent=-1, move="", who="master", stage=None, chance=1.0, reach=1.0, observed=True),
        TreeNode(parent=0, move="wait_here", who=None, stage=None, chance=0.4, reach=0.4),
        TreeNode(
            parent=0, move="search", who="chance", stage="storm", chance=0.6, reach=0.6, observed=True, left_out=1
        ),
        TreeNode(parent=2, move="calm", who=None, stage=None, chance=0.5, reach=0.3, state={"found": 1.0, "days": 2.5}),
    ),
    whole=5,
    method="equilibrium",
)


def test_the_picture_is_well_formed_and_has_a_name() -> None:
    """It parses as XML, is named for who cannot see it, and draws a line for every move."""
    root = ElementTree.fromstring(str(svg(TREE)))
    assert root.get("role") == "img"
    assert root.get("aria-label") == "A <quarrel> & its end, as a tree"
    space = "{http://www.w3.org/2000/svg}"
    assert len(list(root.iter(f"{space}path"))) == 3
    assert len(list(root.iter(f"{space}circle"))) + len(list(root.iter(f"{space}rect"))) == 4
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    for text in root.iter(f"{space}text"):
        assert 0 <= float(text.get("x", -1)) <= width
        assert 0 <= float(text.get("y", -1)) <= height


def test_the_twin_says_what_the_picture_shows() -> None:
    """A line for every point, in the order of play, with chance, who moves and how it ends."""
    lines = outline(TREE, names={"master": "The master"})
    assert [depth for depth, _, _ in lines] == [0, 1, 1, 2]
    assert lines[0][1] == "Start: The master moves"
    assert lines[1][1].startswith("wait here (40")
    assert "nothing changed" in lines[1][1]
    assert "observed" in lines[2][1]
    assert "1 unlikely moves are left out" in lines[2][1]
    assert "found 1 and days 2.50" in lines[3][1]
    assert str(nested(TREE)).count("<li>") == 4
