"""Who repeats whom: copies collapse to one item, and items that cannot fail apart form one unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from prophasis.case import Evidence
from prophasis.errors import WeighError


def originals(evidence: Mapping[str, Evidence]) -> dict[str, str]:
    """Each item's original: the end of its chain of ``repeats``; a cycle collapses to its first item in the file.

    Raises:
        WeighError: W029, an item repeats one that does not exist.
    """
    order = {item: number for number, item in enumerate(evidence)}
    found: dict[str, str] = {}
    for item in evidence:
        path: list[str] = []
        here = item
        while here not in found and here not in path:
            path.append(here)
            target = evidence[here].repeats
            if target is None:
                break
            if target not in evidence:
                raise WeighError(
                    "W029",
                    f"repeats {target!r}, which is no item of this case.",
                    where=f"evidence.{here}.repeats",
                    mend="Name an item under 'evidence', or delete the key.",
                )
            here = target
        if here in found:
            root = found[here]
        elif evidence[here].repeats is None:
            root = here
        else:
            root = min(path[path.index(here) :], key=order.__getitem__)
        found.update(dict.fromkeys(path, root))
    return found


def components(nodes: Sequence[int], ties: Iterable[Sequence[int]]) -> list[tuple[int, ...]]:
    """Connected components of ``nodes`` under ``ties`` (each tie joins all its members), in order of first member."""
    leader = {node: node for node in nodes}

    def find(node: int) -> int:
        while leader[node] != node:
            node = leader[node]
        return node

    for tie in ties:
        for other in tie[1:]:
            a, b = find(tie[0]), find(other)
            leader[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for node in nodes:
        groups.setdefault(find(node), []).append(node)
    return [tuple(group) for group in groups.values()]
