"""The one file that knows the order: read -> draft -> play -> weigh -> stress."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from prophasis.case import (
    Case,
    Collation,
    Counterfactual,
    DocumentModel,
    Game,
    GameTree,
    Models,
    Notice,
    PolicyTable,
    Prediction,
    Prognosis,
    Reading,
    Verdict,
)
from prophasis.errors import CaseError, InputError

if TYPE_CHECKING:
    from prophasis.reading import Progress as FileProgress
    from prophasis.reading import Readings

PathLike = str | os.PathLike[str]
DRAWN = 60
"""Points of a game's tree that a report draws."""
Progress = Callable[["FileProgress"], None]


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What one run of the chain gives: the case, a verdict for each question, and what stands behind them.

    ``verdict`` is the verdict on the first question; ``collation`` what the documents say to each
    other; ``failures`` lists documents that could not be read, with the reason, while the rest went on.
    """

    case: Case
    verdicts: tuple[Verdict, ...]
    readings: tuple[Reading, ...] = ()
    prediction: Prediction | None = None
    policies: PolicyTable | None = None
    otherwise: tuple[Counterfactual, ...] = ()
    collation: Collation | None = None
    prognosis: Prognosis | None = None
    tree: GameTree | None = None
    notices: tuple[Notice, ...] = ()
    failures: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        return self.verdicts[0]

    def report(self) -> str:
        """The report as one self-contained HTML text."""
        from prophasis.telling import report_html

        return report_html(
            self.case,
            self.verdict,
            readings=self.readings,
            prediction=self.prediction,
            policies=self.policies,
            otherwise=self.otherwise,
            prognosis=self.prognosis,
            tree=self.tree,
            more=self.verdicts[1:],
            notices=self.notices,
            collated=self.collation,
        )


def judge(
    documents: Sequence[PathLike] = (),
    *,
    question: str | None = None,
    case: Case | PathLike | None = None,
    author: str | None = None,
    date: str | None = None,
    perspective: str | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
    cache: bool = False,
) -> Judgement:
    """Run the whole chain on documents, a case, or both.

    A case that already holds evidence is judged as it stands and the documents give its passages their context;
    otherwise the documents are drafted into a case (round the user's own hypotheses where ``case`` has some).
    ``cache`` keeps readings in the user's cache folder.

    Raises:
        InputError: when nothing can be read, or the case cannot be used.
    """
    from prophasis.store import locate_documents

    notices: list[Notice] = []
    given = _load(case)
    if given is not None:
        found, missing = locate_documents(given)
        wanted = [*documents, *(path for path in found.values() if not _named(path, documents))]
        notices += missing
    else:
        wanted = list(documents)
    if not wanted and given is None:
        raise InputError("J001", "there is nothing to judge.", mend="Name documents, or a case with --case.")
    readings: tuple[Reading, ...] = ()
    failures: tuple[str, ...] = ()
    if wanted:
        found_in = _read(
            wanted, given, author=author, date=date, perspective=perspective, progress=progress, cache=cache
        )
        readings, failures = found_in.readings, tuple(failure.message for failure in found_in.failures)
        notices += found_in.all_notices
    whole = _case(given, readings, question)
    prediction = solve_case(whole, seed=seed)
    verdicts = tuple(
        weigh(whole, question=key, predictions=_rows(prediction), seed=seed)
        for key in whole.asked()
        if whole.hypotheses_of(key)
    )
    if not verdicts:
        raise CaseError("S060", "the case has no hypotheses.", where=_name(case), mend="Add some under 'hypotheses:'.")
    policies = stress_case(whole, verdicts[0], prediction, seed=seed)
    if prediction is not None:
        from prophasis.playing import compared

        prediction, policies = compared(_game_of(whole), prediction, policies, draws=None, seed=_seed(whole, seed))
    return Judgement(
        case=whole,
        verdicts=verdicts,
        readings=readings,
        prediction=prediction,
        policies=policies,
        otherwise=otherwise_of(whole, prediction, seed=seed),
        collation=_collated(readings),
        prognosis=prognosis_of(whole, prediction, seed=seed),
        tree=tree_of(whole, prediction),
        notices=tuple(notices),
        failures=failures,
    )


def weigh(
    case: Case,
    *,
    question: str | None = None,
    predictions: Iterable[Prediction] | None = None,
    seed: int | None = None,
) -> Verdict:
    """Weigh a case. Its game is played first where it has observed moves, unless ``predictions`` are given."""
    from prophasis.weighing import weigh as weigh_rows

    rows = _rows(solve_case(case, seed=seed)) if predictions is None else tuple(predictions)
    paths = tuple(row.path for row in rows if row.path is not None)
    return weigh_rows(case, question=question, predictions=paths, seed=seed)


def solve_case(case: Case, *, seed: int | None = None) -> Prediction | None:
    """The case's game solved; None where it has no game."""
    if case.game is None:
        return None
    from prophasis.playing import solve

    return solve(_game_of(case), seed=_seed(case, seed))


def stress_case(
    case: Case, verdict: Verdict, prediction: Prediction | None, *, seed: int | None = None
) -> PolicyTable | None:
    """The case's policies under every aim, starting from the verdict where its hypotheses name the aims."""
    if case.game is None or not (case.game.policies or case.policies):
        return None
    from prophasis.playing import stress, weights_from

    probability = {key: row.probability for key, row in (verdict.posterior or {}).items()}
    player = prediction.player if prediction else None
    weights = weights_from(case.game, probability, player=player) if probability else None
    return stress(
        _game_of(case),
        weights=weights,
        weights_from="the verdict" if weights else "the game's own priors",
        player=player,
        seed=_seed(case, seed),
    )


def otherwise_of(case: Case, prediction: Prediction | None, *, seed: int | None = None) -> tuple[Counterfactual, ...]:
    """The case's policies put into the past; none where it has no game, no observed moves or one too long for it."""
    if case.game is None or prediction is None:
        return ()
    from prophasis.playing import counterfactuals, is_long

    return () if is_long(prediction) else counterfactuals(_game_of(case), seed=_seed(case, seed))


def tree_of(case: Case, prediction: Prediction | None) -> GameTree | None:
    """The case's game to be drawn; None where it has no game or one too long for it."""
    if case.game is None or prediction is None:
        return None
    from prophasis.playing import game_tree, is_long

    return None if is_long(prediction) else game_tree(case.game, most=DRAWN)


def model(
    readings: Iterable[Reading],
    *,
    question: str | None = None,
    draws: int | None = None,
    seed: int | None = None,
    progress: Callable[[DocumentModel, int], None] | None = None,
) -> Models:
    """Each document's own model, played, and where the models part.

    What its author attributes becomes types, beliefs, moves and policies, each with its passage; then it is asked over
    which part of all uncertain numbers the document's conclusions follow. It is what authors argue: no part of it is
    evidence, and nothing of it is weighed.

    Args:
        readings: what `read` found, one reading a document.
        question: what is explained; each document's own where it is not given.
        draws: over all numbers of a game (default 300).
        seed: of the draws (default 431).
        progress: called after each document with its model and how many are to come.

    Raises:
        ReadError: R302 where there are no readings.
    """
    from prophasis.playing import crossed, model_of
    from prophasis.reading import part, sketch

    sketches = sketch(readings, question=question)
    made = []
    for number, one in enumerate(sketches, 1):
        made.append(model_of(one, draws=draws, seed=seed))
        if progress is not None:
            progress(made[-1], len(sketches) - number)
    if len(made) == 1:
        return Models(models=tuple(made))
    return Models(models=tuple(made), partings=part(sketches), crossed=crossed(made))


def prognosis_of(case: Case, prediction: Prediction | None, *, seed: int | None = None) -> Prognosis | None:
    """What the case's game expects after the observed moves; None where it has no game or one too long for it."""
    if case.game is None or prediction is None:
        return None
    from prophasis.playing import is_long, prognosis

    return None if is_long(prediction) else prognosis(_game_of(case), seed=_seed(case, seed))


def _game_of(case: Case) -> Game:
    """The game with the case's own policies and lapse in it."""
    game = case.game
    assert game is not None
    policies = {**(game.policies or {}), **case.policies}
    lapse = case.settings.lapse if game.lapse is None else game.lapse
    return replace(game, policies=policies or None, lapse=lapse)


def _seed(case: Case, seed: int | None) -> int:
    return case.settings.seed if seed is None else seed


def _rows(prediction: Prediction | None) -> tuple[Prediction, ...]:
    return () if prediction is None or prediction.path is None else (prediction,)


def _load(case: Case | PathLike | None) -> Case | None:
    if case is None or isinstance(case, Case):
        return case
    from prophasis.store import load_case

    return load_case(case)


def _name(case: Case | PathLike | None) -> str | None:
    return None if case is None or isinstance(case, Case) else str(case)


def _named(path: Path, documents: Sequence[PathLike]) -> bool:
    """Whether ``path`` is one of the documents named, or lies in a folder named."""
    here = path.resolve()
    return any(Path(given).resolve() in (here, *here.parents) for given in documents if str(given) != "-")


def _read(
    wanted: Sequence[PathLike],
    case: Case | None,
    *,
    author: str | None,
    date: str | None,
    perspective: str | None,
    progress: Progress | None,
    cache: bool,
) -> Readings:
    from prophasis.reading import read

    found = read(
        wanted,
        author=author,
        date=date,
        perspective=perspective,
        hypotheses=case.hypotheses if case else None,
        ids=_ids(case),
        progress=progress,
        cache=cache,
    )
    return found if case and case.evidence else found.require()


def _collated(readings: tuple[Reading, ...]) -> Collation | None:
    """What the documents say to each other; None where none was read."""
    from prophasis.reading import collate

    return collate(readings) if readings else None


def _ids(case: Case | None) -> dict[Path, str]:
    """The ids that a case gives its documents, by file."""
    if case is None:
        return {}
    base = Path(case.base or ".")
    return {(base / document.file).resolve(): key for key, document in case.documents.items() if document.file}


def _case(given: Case | None, readings: tuple[Reading, ...], question: str | None) -> Case:
    if given is not None and given.evidence:
        return replace(given, question=question) if question else given
    from prophasis.reading import draft

    return draft(readings, question=question, case=given)
