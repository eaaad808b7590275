"""prediction + policy table -> what each aim would do, what the moves reveal, and how each policy fares."""

from __future__ import annotations

from typing import Any

from prophasis.case import Band, Case, GameTree, Outcome, PolicyRow, PolicyTable, Prediction
from prophasis.telling import wording
from prophasis.telling.charts import game_tree as chart
from prophasis.telling.charts.shade import shade
from prophasis.telling.passages import Passages

MOST_MOVERS = 4


def moves(case: Case, prediction: Prediction | None, passages: Passages) -> dict[str, Any] | None:
    """P(move | aim) of the observed moves, and the aims before and after them."""
    if prediction is None:
        return None
    types = list(dict.fromkeys(key for move in prediction.moves for key in move.by_type))
    return {
        "prediction": prediction,
        "player": player_name(case, prediction.player),
        "players": _players(case),
        "types": [(key, aim_text(case, prediction.player, key)) for key in types],
        "moves": [
            {"move": move, "cells": [move.by_type.get(key) for key in types], "who": player_name(case, move.player)}
            for move in prediction.moves
        ],
        "aims": [
            {
                "row": row,
                "who": player_name(case, row.player),
                "text": aim_text(case, row.player, row.type),
                "hypothesis": wording.hypothesis_text(case, row.hypothesis) if row.hypothesis else None,
            }
            for row in prediction.aims
        ],
        "parameters": _parameters(case, passages),
        "moved_by": moved_by(case, prediction),
    }


def drawn(case: Case, tree: GameTree | None) -> dict[str, Any] | None:
    """The game as a picture and as an outline."""
    if tree is None:
        return None
    names = {node.who: player_name(case, node.who) for node in tree.nodes if node.who and node.who != "chance"}
    return {"svg": chart.svg(tree, names=names), "outline": chart.nested(tree, names=names), "tree": tree}


def moved_by(case: Case, prediction: Prediction) -> str | None:
    """One sentence: which uncertain numbers the probability of the leading aim follows most, and which way."""
    if not prediction.moved_by:
        return None
    rows = [row for row in prediction.aims if row.player == prediction.player]
    if not rows:
        return None
    aim = max(rows, key=lambda row: row.posterior.best)
    shown = prediction.moved_by[:MOST_MOVERS]
    parts = []
    for verb, sign in (("rises", 1), ("falls", -1)):
        named = [f"{_number_name(case, path)} ({wording.number(abs(r))})" for path, r in shown if r * sign > 0]
        if named:
            parts.append(f"{verb} with {wording.listed(named)}")
    text = aim_text(case, aim.player, aim.type).removesuffix(".")
    return f"The probability of “{text}” {' and '.join(parts)} (rank correlation over the draws)."


def _number_name(case: Case, path: str) -> str:
    """An uncertain number of a game, by its path, in words."""
    match path.split("."):
        case ["parameters", name]:
            return name
        case ["rationality"]:
            return "rationality"
        case ["players", player, "types", kind]:
            return f"the prior of “{aim_text(case, player, kind)}”"
        case ["players", player, "values", kind, name]:
            return f"{name} under “{aim_text(case, player, kind)}”"
        case ["beliefs", viewer, "parameters", name]:
            return f"{name} as {player_name(case, viewer)} sees it"
        case ["beliefs", viewer, player, kind]:
            return f"{player_name(case, viewer)}’s belief in “{aim_text(case, player, kind)}”"
        case _:
            return path


def player_name(case: Case, player: str | None) -> str:
    """A player's name: that of the actor with its id or name, else the id in words."""
    if not player:
        return ""
    wanted = player.casefold()
    same = (actor.name for key, actor in case.actors.items() if wanted in (key.casefold(), actor.name.casefold()))
    return next(same, player.replace("_", " "))


def _players(case: Case) -> list[tuple[str, str]]:
    """What the game says of each player."""
    known = case.game.players if case.game else {}
    return [(player_name(case, key), player.text) for key, player in known.items() if player.text]


def aim_text(case: Case, player: str | None, aim: str) -> str:
    """What an aim is called: its own text in the game, else the hypothesis it stands for, else its id."""
    known = case.game.players.get(player) if case.game and player else None
    kind = known.types.get(aim) if known else None
    if kind is None:
        return aim
    return kind.text or (wording.hypothesis_text(case, kind.hypothesis) if kind.hypothesis else aim)


def _parameters(case: Case, passages: Passages) -> list[dict[str, Any]]:
    if case.game is None:
        return []
    rows = []
    for name, parameter in case.game.parameters.items():
        value = parameter.value
        words = _band(value) if isinstance(value, Band) else wording.range_text(value)
        passage = passages.of(parameter.passage) if parameter.passage else None
        rows.append({"name": name, "value": words, "passage": passage, "reason": parameter.reason})
    return rows


def _band(value: Band) -> str:
    return f"{wording.number(value.median)} ×÷ {wording.number(value.factor)}"


def policies(case: Case, table: PolicyTable | None) -> dict[str, Any] | None:
    """Policy x aim, each cell with value, range and regret, shaded by regret."""
    if table is None:
        return None
    most = max((outcome.regret for row in table.rows for outcome in row.outcomes), default=0.0)
    rows = []
    for row in table.rows:
        by_aim = {outcome.type: outcome for outcome in row.outcomes}
        cells = [{"outcome": by_aim.get(aim), "shade": _shade(by_aim.get(aim), most)} for aim in table.aims]
        rows.append(
            {
                "row": row,
                "costs": costs(case, row),
                "cells": cells,
                "best_expected": row.policy in table.best_expected,
                "least_regret": row.policy in table.least_worst_regret,
            }
        )
    return {
        "table": table,
        "evaluator": player_name(case, table.evaluator),
        "player": player_name(case, table.player),
        "aims": [
            {"id": aim, "text": aim_text(case, table.player, aim), "weight": table.weights.get(aim)}
            for aim in table.aims
        ],
        "rows": rows,
        "best_expected": _named(table, table.best_expected),
        "least_regret": _named(table, table.least_worst_regret),
    }


def costs(case: Case, row: PolicyRow) -> list[str]:
    """What a policy costs, a phrase for each payer and period."""
    found = []
    for paid in row.paid:
        by = f", paid by {wording.mid_sentence(player_name(case, paid.payer))}" if paid.payer else ""
        when = f", {paid.period}" if paid.period else ""
        found.append(f"costs {wording.number(paid.amount)}{by}{when}")
    return found


def _shade(outcome: Outcome | None, most: float) -> str:
    return "" if outcome is None else shade(outcome.regret, most)


def _named(table: PolicyTable, policies: tuple[str, ...]) -> str:
    texts = {row.policy: row.text for row in table.rows}
    return wording.listed(f"“{(texts.get(key) or key).removesuffix('.')}”" for key in policies)


__all__ = ["aim_text", "costs", "drawn", "moved_by", "moves", "player_name", "policies"]
