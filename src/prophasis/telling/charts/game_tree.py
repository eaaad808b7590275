"""A game tree as a picture (SVG), and the same as an outline for those who read or listen."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from prophasis.case import GameTree, TreeNode
from prophasis.telling import wording

COLUMN = 210
ROW = 34
MARGIN = 26
END = 260  # room for the words at an end

STYLE = """
.gt { font: 12px system-ui, "Liberation Sans", Arial, sans-serif; fill: currentColor; }
.gt path { fill: none; stroke: currentColor; stroke-opacity: .45; }
.gt .seen path { stroke-opacity: 1; stroke-dasharray: none; }
.gt .unseen path { stroke-dasharray: 5 4; }
.gt circle { stroke: currentColor; fill: var(--paper, white); stroke-width: 1.5; }
.gt circle.seen { fill: currentColor; }
.gt rect { stroke: currentColor; fill: var(--paper, white); stroke-width: 1.5; }
.gt .who { font-weight: 600; }
.gt .p { opacity: .75; }
"""


@dataclass(frozen=True)
class _Place:
    x: float
    y: float


def svg(tree: GameTree, *, names: dict[str, str] | None = None, style: bool = True) -> Markup:
    """The tree from left to right: thicker lines are likelier ways, filled points are on the observed path.

    Args:
        names: id of a player -> the name to show.
        style: put the few rules of its look inside, so that the picture stands alone.
    """
    places = _layout(tree)
    width = max(place.x for place in places) + END
    height = max(place.y for place in places) + MARGIN
    known = names or {}
    parts = [_edge(places[node.parent], places[n], node) for n, node in enumerate(tree.nodes) if node.parent >= 0]
    parts += [_point(places[n], node, known) for n, node in enumerate(tree.nodes)]
    rules = Markup("<style>{}</style>").format(Markup(STYLE)) if style else Markup("")
    title = f"{tree.game or 'A game'}, as a tree"
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="gt" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" '
        'aria-label="{title}">{rules}<title>{title}</title>{parts}</svg>'
    ).format(w=f"{width:g}", h=f"{height:g}", title=title, rules=rules, parts=Markup("").join(parts))


def outline(tree: GameTree, *, names: dict[str, str] | None = None) -> list[tuple[int, str, bool]]:
    """The tree as lines: depth, words, whether it is on the observed path; children after their parents."""
    children = _children(tree)
    known = names or {}
    found: list[tuple[int, str, bool]] = []
    rest = [(0, 0)]
    while rest:
        number, depth = rest.pop()
        node = tree.nodes[number]
        found.append((depth, _said(node, known), node.observed))
        rest.extend((child, depth + 1) for child in reversed(children[number]))
    return found


def nested(tree: GameTree, *, names: dict[str, str] | None = None) -> Markup:
    """The outline as nested lists."""
    children, known = _children(tree), names or {}

    def item(number: int) -> Markup:
        inner = Markup("").join(item(child) for child in children[number])
        below = Markup("<ul>{}</ul>").format(inner) if inner else Markup("")
        return Markup("<li>{}{}</li>").format(_said(tree.nodes[number], known), below)

    return Markup("<ul>{}</ul>").format(item(0))


def _children(tree: GameTree) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in tree.nodes]
    for number, node in enumerate(tree.nodes):
        if node.parent >= 0:
            found[node.parent].append(number)
    return found


def _layout(tree: GameTree) -> list[_Place]:
    """Leaves one row apart, every other point in the middle of its children."""
    children = _children(tree)
    depth = [0] * len(tree.nodes)
    for number, node in enumerate(tree.nodes):
        depth[number] = depth[node.parent] + 1 if node.parent >= 0 else 0
    rows = [0.0] * len(tree.nodes)
    order, leaf = [(0, False)], 0
    while order:
        number, done = order.pop()
        below = children[number]
        if done:
            rows[number] = (rows[below[0]] + rows[below[-1]]) / 2
        elif below:
            order.append((number, True))
            order.extend((child, False) for child in reversed(below))
        else:
            rows[number] = float(leaf)
            leaf += 1
    return [_Place(MARGIN + at * COLUMN, MARGIN + row * ROW) for at, row in zip(depth, rows, strict=True)]


def _edge(start: _Place, end: _Place, node: TreeNode) -> Markup:
    bend = start.x + 60
    line = f"M{start.x:g} {start.y:g} C{bend - 20:g} {start.y:g} {bend - 34:g} {end.y:g} {bend:g} {end.y:g} H{end.x:g}"
    kind = "seen" if node.observed else "unseen" if node.hidden_from else ""
    words = f"{node.move.replace('_', ' ')} "
    return Markup(
        '<g class="{}"><path d="{}" stroke-width="{}"/><text x="{}" y="{}">{}<tspan class="p">{}</tspan></text></g>'
    ).format(
        kind, line, f"{1 + 5 * node.reach:.2f}", f"{bend + 2:g}", f"{end.y - 5:g}", words, wording.percent(node.chance)
    )


def _point(place: _Place, node: TreeNode, names: dict[str, str]) -> Markup:
    seen = "seen" if node.observed else ""
    if node.who is None:
        words = _ending(node)
        return Markup('<circle class="{}" cx="{}" cy="{}" r="3"/><text x="{}" y="{}">{}</text>').format(
            seen, f"{place.x:g}", f"{place.y:g}", f"{place.x + 8:g}", f"{place.y + 4:g}", words
        )
    mark = (
        Markup('<rect x="{}" y="{}" width="9" height="9"/>').format(f"{place.x - 4.5:g}", f"{place.y - 4.5:g}")
        if node.who == "chance"
        else Markup('<circle class="{}" cx="{}" cy="{}" r="5"/>').format(seen, f"{place.x:g}", f"{place.y:g}")
    )
    name = node.stage if node.who == "chance" and node.stage else names.get(node.who, node.who)
    more = f" (+{node.left_out})" if node.left_out else ""
    first = node.parent < 0
    return Markup('{}<text class="who" x="{}" y="{}" text-anchor="{}">{}</text>').format(
        mark,
        f"{place.x - 6 if first else place.x - 8:g}",
        f"{place.y - 12 if first else place.y + 14:g}",
        "start" if first else "end",
        escape(f"{wording.shorten(name.replace('_', ' '), 22)}{more}"),
    )


def _ending(node: TreeNode) -> str:
    words = [
        name.replace("_", " ") if value == 1 else f"{name.replace('_', ' ')} {wording.number(value)}"
        for name, value in node.state.items()
    ]
    text = wording.shorten(", ".join(words), 36) if words else "nothing changed"
    return f"{wording.percent(node.reach)}  {text}"


def _said(node: TreeNode, names: dict[str, str]) -> str:
    """A node in words, for the outline."""
    came = f"{node.move.replace('_', ' ')} ({wording.percent(node.chance)})" if node.move else "Start"
    seen = ", observed" if node.observed and node.move else ""
    hidden = f", not seen by {wording.listed(names.get(n, n) for n in node.hidden_from)}" if node.hidden_from else ""
    if node.who is None:
        changed = wording.listed(
            f"{name.replace('_', ' ')} {wording.number(value, 0 if value == int(value) else 2)}"
            for name, value in node.state.items()
        )
        then = f"ends, {wording.percent(node.reach)} of all plays: {changed or 'nothing changed'}"
    elif node.who == "chance":
        then = f"chance: {(node.stage or '').replace('_', ' ')}".rstrip(": ")
    else:
        then = f"{names.get(node.who, node.who)} moves"
    more = f"; {node.left_out} unlikely moves are left out" if node.left_out else ""
    return f"{came}{seen}{hidden}: {then}{more}" if node.move else f"{came}: {then}{more}"


__all__ = ["nested", "outline", "svg"]
