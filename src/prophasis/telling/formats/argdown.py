"""case + verdicts -> an argument map in Argdown: hypotheses, and under each the items for and against it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from prophasis.case import Case, Evidence, Verdict
from prophasis.telling import handling
from prophasis.telling.matrix import Matrix, matrix, numbers

LEAST_DB = 0.05
"""Below this an item is rated as saying nothing between two hypotheses, and is drawn to neither."""
_SIGNS = re.compile(r"([\\\[\]<>{}#@*_`])|(//)|(/\*)")


def argdown(case: Case, verdicts: Iterable[Verdict]) -> str:
    """The map as Argdown text, a section for each question.

    A rated item supports or attacks as its weight says: a rival's against the leader, the leader's against the
    runner-up. An unrated one does as the documents offer it. Both stand in the data of the item, with who offers it.
    Copies are listed and drawn to nothing.
    """
    verdicts = tuple(verdicts)
    head = {"title": verdicts[0].text if verdicts else case.question or "", "handling": handling.of_case(case)}
    rows = ["===", *(f"{key}: {_string(value)}" for key, value in head.items() if value), "===", ""]
    shown: set[str] = set()
    for verdict in verdicts:
        rows += _question(case, verdict, shown)
    rows += ["# Evidence", ""]
    order = numbers(case)
    weights = _weights(case, verdicts)
    for key, item in case.evidence.items():
        rows += [_item(order[key], key, item, weights.get(key, {}), order), ""]
    return "\n".join(rows).rstrip("\n") + "\n"


def _question(case: Case, verdict: Verdict, shown: set[str]) -> list[str]:
    """A heading, and each hypothesis with its relations."""
    rows = [f"# {_plain(verdict.text)}", ""]
    order = numbers(case)
    weights = _weights(case, (verdict,))
    for key in case.hypotheses_of(verdict.question):
        rows.append(_hypothesis(case, verdict, key))
        shown.add(key)
        for item, evidence in case.evidence.items():
            sign = None if evidence.repeats else _sign(evidence, key, weights.get(item, {}))
            if sign:
                rows.append(f"  {sign} <{_name(order[item], item)}>")
        rows.append("")
    return rows


def _hypothesis(case: Case, verdict: Verdict, key: str) -> str:
    hypothesis = case.hypotheses[key]
    posterior = (verdict.posterior or {}).get(key)
    data: dict[str, object] = {}
    if posterior is not None:
        data = {"prior": round(posterior.prior, 3), "probability": round(posterior.probability, 3)}
    if key in verdict.leaders and posterior is not None:
        data["leads"] = True
    for stance in ("asserts", "denies", "concedes", "reports"):
        data[stance] = "; ".join(position.who for position in hypothesis.positions if position.stance == stance)
    data["status"] = hypothesis.status
    return f"[{_bare(key)}]: {_plain(hypothesis.text)}{_data(data)}"


def _item(number: str, key: str, item: Evidence, weights: Mapping[str, float], order: Mapping[str, str]) -> str:
    offers = "; ".join(
        f"{offer.direction}{offer.hypothesis} {offer.force}{f' ({offer.by})' if offer.by else ''}"
        for offer in item.offered
    )
    data: dict[str, object] = {
        "kind": item.kind,
        "by": item.by,
        "when": item.when,
        "origin": item.origin,
        "repeats": order.get(item.repeats or "", item.repeats),
        "offered": offers,
        "weight_db": "; ".join(f"{name} {value:+.1f}" for name, value in weights.items()),
        "status": item.status,
    }
    return f"<{_name(number, key)}>: {_plain(item.text)} #{item.kind}{_data(data)}"


def _sign(item: Evidence, hypothesis: str, weights: Mapping[str, float]) -> str | None:
    """``+`` or ``-`` by the weight where it is rated, else by what the documents offer; None for neither or both."""
    if hypothesis in weights:
        value = weights[hypothesis]
        return None if abs(value) < LEAST_DB else "+" if value > 0 else "-"
    if weights:
        return None
    directions = {offer.direction for offer in item.offered if offer.hypothesis == hypothesis}
    return directions.pop() if len(directions) == 1 else None


def _weights(case: Case, verdicts: Iterable[Verdict]) -> dict[str, dict[str, float]]:
    """By item and hypothesis: decibels of a rival against the leader, of the leader against the runner-up."""
    found: dict[str, dict[str, float]] = {}
    for verdict in verdicts:
        table = matrix(case, verdict)
        runner_up = next((row for row in table.rows if row.hypothesis != table.reference), None)
        for at, column in enumerate(table.columns):
            for row in table.rows:
                value = row.cells[at].decibels
                if row.hypothesis == table.reference and runner_up is not None:
                    value = _against(table, runner_up.hypothesis, at)
                if value is not None:
                    for item in column.items:
                        found.setdefault(item, {})[row.hypothesis] = value
    return found


def _against(table: Matrix, runner_up: str, at: int) -> float | None:
    """The leader's weight against the runner-up: the other's against it, turned round."""
    value = next(row.cells[at].decibels for row in table.rows if row.hypothesis == runner_up)
    return None if value is None else -value


def _name(number: str, key: str) -> str:
    return f"{number} {_bare(key)}"


def _bare(key: str) -> str:
    """An id without the signs that end a name in Argdown."""
    return " ".join(re.sub(r"[\[\]<>{}\\]", " ", key).split())


def _plain(text: str) -> str:
    """A text in one line in which nothing is a sign of Argdown."""
    return _SIGNS.sub(lambda found: "\\" + found.group(), " ".join(text.split()))


def _data(values: Mapping[str, object]) -> str:
    """Inline YAML behind an element; empty values are left out."""
    kept = {key: value for key, value in values.items() if value not in (None, "")}
    return f" {{{', '.join(f'{key}: {_value(value)}' for key, value in kept.items())}}}" if kept else ""


def _value(value: object) -> str:
    return _string(value) if isinstance(value, str) else json.dumps(value)


def _string(value: str) -> str:
    """A quoted YAML string in which no brace can end the data."""
    return json.dumps(" ".join(value.split()).replace("{", "(").replace("}", ")"), ensure_ascii=False)


__all__ = ["argdown"]
