"""case, verdict and what belongs to them -> one self-contained HTML report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from prophasis.case import (
    Case,
    Collation,
    Counterfactual,
    GameTree,
    Notice,
    PolicyTable,
    Prediction,
    Prognosis,
    Reading,
    Verdict,
)
from prophasis.errors import TellError
from prophasis.telling import handling, page, wording
from prophasis.telling.linking import linker, without
from prophasis.telling.matrix import numbers
from prophasis.telling.passages import Passages
from prophasis.telling.views import (
    appendix,
    attacks,
    collation,
    counterfactuals,
    draft,
    game,
    ground,
    judgement,
    sources,
    tested,
)


def report_html(
    case: Case,
    verdict: Verdict | Sequence[Verdict],
    *,
    readings: Iterable[Reading] = (),
    prediction: Prediction | None = None,
    policies: PolicyTable | None = None,
    otherwise: Sequence[Counterfactual] = (),
    prognosis: Prognosis | None = None,
    tree: GameTree | None = None,
    title: str | None = None,
    more: Sequence[Verdict] = (),
    notices: Iterable[Notice] = (),
    collated: Collation | None = None,
) -> str:
    """The whole report as one HTML file: no script, nothing loaded from elsewhere, the same input the same bytes.

    Args:
        verdict: the judgement, or one for each question of the case; ``more`` are put behind it.
        readings: the documents as read; without them quotations stand alone, and the report says so.
        prediction: the case's game solved; without it the report says that there is none.
        policies: the policy table; likewise.
        otherwise: the policies put into the past, one counterfactual each.
        prognosis: what the game expects after the observed moves.
        tree: the game as a tree, to be drawn.
        title: heading of the page; by default the question.
        collated: what the documents say to each other; a section only where something was found.
        notices: what a reader should know about documents and steps; listed among the limits.

    Raises:
        TellError: when there is no verdict at all.
    """
    verdicts = (*((verdict,) if isinstance(verdict, Verdict) else tuple(verdict)), *more)
    if not verdicts:
        raise TellError("T001", "there is no verdict to report.", mend="Weigh the case first: prophasis weigh CASE.")
    read = tuple(readings)
    passages = Passages(case, read)
    answers = [_answer(case, each, passages, many=len(verdicts) > 1, first=at == 0) for at, each in enumerate(verdicts)]
    shared = {
        "case": case,
        "title": title or _title(case, verdicts),
        "handling": handling.of_case(case, read),
        "handling_css": handling.in_css(handling.of_case(case, read)),
        "numbers": numbers(case),
        "answers": answers,
        "rated": any(each.posterior is not None for each in verdicts),
        "told": linker(case),
        "names": {key: wording.hypothesis_text(case, key) for key in case.hypotheses},
        "timeline": sources.dated(case, read, passages),
        "documents": sources.documents(case, read),
        "notices": _unread_notices(case, notices, read),
        "collation": collation.collated(collated, passages),
        "ground": ground.ground(case),
        "moves": game.moves(case, prediction, passages),
        "policies": game.policies(case, policies),
        "prognosis": prognosis,
        "tree": game.drawn(case, tree),
        "prognosis_intro": wording.prognosis_intro(prognosis) if prognosis else "",
        "otherwise": counterfactuals.counterfactuals(case, otherwise),
        "source_name": lambda key: wording.source_name(case, key),
        "analyst_name": lambda key: _analyst_name(case, key),
        "version": next((v.inputs.version for v in verdicts if v.inputs), None),
    }
    return page.render({**shared, "appendix": appendix.appendix(case, passages)})


def _title(case: Case, verdicts: tuple[Verdict, ...]) -> str:
    if len(verdicts) == 1:
        return verdicts[0].text
    return case.question or verdicts[0].text


def _unread_notices(case: Case, notices: Iterable[Notice], read: Iterable[Reading]) -> list[tuple[str, str]]:
    """The notices that do not already stand beside a document that was read."""
    beside = {notice for reading in read for notice in reading.notices}
    rest = [notice for notice in notices if notice not in beside]
    return list(dict.fromkeys((wording.document_name(case, n.document), n.text) for n in rest))


def _analyst_name(case: Case, key: str) -> str:
    known = case.analysts.get(key)
    return known.name if known else key


def _answer(case: Case, verdict: Verdict, passages: Passages, *, many: bool, first: bool) -> dict[str, Any]:
    """Everything the report shows of one question."""
    rated = verdict.posterior is not None
    sided = verdict.one_sidedness
    return {
        "verdict": verdict,
        "first": first,
        "suffix": f"-{verdict.question}" if many else "",
        "rated": rated,
        "sentence": without(verdict.sentence, sided.sentence if sided and not rated else None),
        "names": {key: wording.hypothesis_text(case, key) for key in case.hypotheses},
        "posterior": judgement.posterior(case, verdict),
        "words_deeds": judgement.words_deeds(case, verdict),
        "rival": judgement.runner_up(verdict),
        "entropy": judgement.entropy(verdict),
        "matrix": attacks.matrix_blocks(case, verdict),
        "contributions": attacks.contributions(case, verdict),
        "flips": attacks.flips(verdict),
        "tested": tested.tested(case, verdict) if rated else None,
        "drop_one": attacks.drops(verdict, verdict.drop_one),
        "drop_source": attacks.drops(verdict, verdict.drop_source),
        "dependence": attacks.dependence(case, verdict),
        "sides": sources.sides(case, verdict),
        "origins": sources.origins(case, verdict) if rated else [],
        "draft": None if rated else draft.authors_case(case, verdict, passages),
        "best": [
            {
                "case": best,
                "text": wording.hypothesis_text(case, best.hypothesis),
                "positions": draft.positions(case, case.hypotheses[best.hypothesis], passages)
                if best.hypothesis in case.hypotheses
                else {"authors": [], "others": []},
            }
            for best in verdict.best_cases
        ]
        if rated
        else [],
    }


__all__ = ["report_html"]
