"""The case file: one YAML text <-> one `Case`, with errors that name file, line, key, value and mend."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path as FilePath
from typing import Any

from prophasis.case import (
    Actor,
    Analyst,
    Case,
    Dependence,
    Document,
    Evidence,
    Forecast,
    Game,
    Gloss,
    Hypothesis,
    Instrument,
    Offer,
    Parallel,
    Position,
    Premise,
    Question,
    Range,
    Relation,
    Settings,
    Source,
    Span,
)
from prophasis.errors import CaseError
from prophasis.store.games import check_links, read_game, read_policy
from prophasis.store.networks import read_drawn_network
from prophasis.store.ratings import RESERVED, read_ratings
from prophasis.store.reader import Reader
from prophasis.store.writing import write
from prophasis.store.yaml_text import Path, Scalar, dump_yaml, load_yaml, plain

FORMAT = 1


def load_case(path: str | os.PathLike[str]) -> Case:
    """Read a case file.

    Raises:
        CaseError: with file, line, key, the value and the nearest valid one.
    """
    file = FilePath(path)
    return parse_case(read_file(file), name=str(path), base=str(file.parent))


def parse_case(text: str, *, name: str = "case.yaml", base: str | None = None) -> Case:
    """Make a `Case` of YAML text; ``base`` is the folder that its documents' file names start from."""
    value, positions = load_yaml(text, name)
    reader = Reader(positions)
    if not isinstance(value, dict):
        raise CaseError(
            "S004",
            "this is not a case file.",
            where=name,
            mend="It starts with keys such as 'question:' and 'hypotheses:'.",
        )
    if "players" in value and "hypotheses" not in value:
        raise CaseError("S005", "this is a game, not a case.", where=name, mend="Use it with 'prophasis play'.")
    return _read_case(reader, value, base)


def load_game(path: str | os.PathLike[str]) -> tuple[Game, Case | None]:
    """Read a game file, or a case file that holds a game: the game, and the case it stands in.

    Raises:
        CaseError: S006 when the case holds no game.
    """
    name = str(path)
    value, positions = load_yaml(read_file(FilePath(path)), name)
    if isinstance(value, dict) and "players" in value and "hypotheses" not in value:
        return read_game(Reader(positions), value, ()), None
    case = load_case(path)
    if case.game is None:
        raise CaseError(
            "S006", "this case has no game.", where=name, mend="Add one under 'game:'; see docs/reference/game.md."
        )
    return case.game, case


def dump_case(case: Case) -> str:
    """The case as YAML text; `parse_case` gives the same case back (comments are lost)."""
    return dump_yaml(write(case))


def dump_game(game: Game) -> str:
    """A game as YAML text; `load_game` gives the same game back (comments are lost)."""
    return dump_yaml(write(game))


def save_case(case: Case, path: str | os.PathLike[str]) -> None:
    """Write the case file: whole or not at all, so that nothing already saved is lost.

    Raises:
        CaseError: S008 when the folder cannot be written.
    """
    write_file(FilePath(path), dump_case(case))


def write_file(file: FilePath, text: str) -> None:
    """Write text to a neighbouring file and move it into place."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=file.parent or FilePath("."), prefix=f".{file.name}.", delete=False
        ) as out:
            try:
                out.write(text)
                out.flush()
                os.chmod(out.name, 0o644)
                os.replace(out.name, file)
            except BaseException:
                os.unlink(out.name)
                raise
    except OSError as error:
        raise CaseError(
            "S008",
            f"the file cannot be written ({error.strerror}).",
            where=str(file),
            mend="Choose another folder with -o.",
        ) from error


def read_file(file: FilePath) -> str:
    """The text of a YAML file.

    Raises:
        CaseError: S007 when it is missing, a folder, or not UTF-8 text.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise CaseError("S007", "there is no such file.", where=str(file), mend="Check the path.") from error
    except IsADirectoryError as error:
        raise CaseError("S007", "this is a folder.", where=str(file), mend="Name the case file in it.") from error
    except UnicodeDecodeError as error:
        raise CaseError("S007", "this is not UTF-8 text.", where=str(file), mend="Name a case file in YAML.") from error
    except OSError as error:
        raise CaseError("S007", f"the file cannot be read ({error.strerror}).", where=str(file)) from error


def _read_case(reader: Reader, value: dict[str, Any], base: str | None) -> Case:
    version = plain(value.get("prophasis", FORMAT))
    if version != FORMAT:
        reader.fail("S009", ("prophasis",), f"this file has format {version}.", f"This version reads format {FORMAT}.")
    documents = list(reader.mapping(value.get("documents"), ("documents",)))
    hypotheses = list(reader.mapping(value.get("hypotheses"), ("hypotheses",)))
    for word in set(hypotheses) & set(RESERVED):
        reader.fail("S031", ("hypotheses", word), f"'{word}' cannot be the id of a hypothesis.", "Choose another id.")

    def span(found: Any, path: Path) -> Span:
        made = reader.build(Span, found, path)
        reader.known(made.document, documents, (*path, "document"), "document")
        if not 0 <= made.start <= made.end:
            reader.fail(
                "S032", path, f"the span {made.start}..{made.end} is not in order.", "A span is 0 <= start <= end."
            )
        return made

    def spans(found: Any, path: Path) -> list[Span]:
        return [span(item, (*path, index)) for index, item in enumerate(reader.items(found, path))]

    def position(found: Any, path: Path) -> Position:
        return reader.build(Position, found, path, special={"spans": spans})

    def hypothesis(found: Any, path: Path) -> Hypothesis:
        return reader.build(
            Hypothesis,
            found,
            path,
            special={
                "prior": lambda v, p: reader.range(v, p, probability=True),
                "positions": lambda v, p: [position(w, (*p, i)) for i, w in enumerate(reader.items(v, p))],
            },
        )

    def offer(found: Any, path: Path) -> Offer:
        made = reader.build(Offer, found, path)
        reader.known(made.hypothesis, hypotheses, (*path, "hypothesis"), "hypothesis")
        return made

    def item(found: Any, path: Path) -> Evidence:
        row = dict(reader.mapping(found, path))
        ratings = read_ratings(reader, row, path, hypotheses)
        return reader.build(
            Evidence,
            row,
            path,
            special={
                "spans": spans,
                "staged": chances,
                "cases": lambda v, p: [parallel(w, (*p, i)) for i, w in enumerate(reader.items(v, p))],
                "offered": lambda v, p: [offer(w, (*p, i)) for i, w in enumerate(reader.items(v, p))],
            },
            more={"ratings": ratings},
            hidden=("ratings",),
        )

    def chances(found: Any, path: Path) -> dict[str, Range]:
        for key in reader.mapping(found, path):
            reader.known(key, hypotheses, (*path, key), "hypothesis")
        return reader.each(found, path, lambda v, p: reader.range(v, p, probability=True))

    def parallel(found: Any, path: Path) -> Parallel:
        if not isinstance(found, dict):
            return Parallel(name=found.text if isinstance(found, Scalar) else str(found))
        made = reader.build(Parallel, found, path)
        for key in made.expected:
            reader.known(key, hypotheses, (*path, "expected", key), "hypothesis")
        return made

    def source(found: Any, path: Path) -> Source:
        probability = lambda v, p: reader.range(v, p, probability=True)  # noqa: E731
        return reader.build(
            Source, found, path, special=dict.fromkeys(("accuracy", "false_report", "deceives"), probability)
        )

    def analyst(found: Any, path: Path) -> Analyst:
        judged = lambda v, p: reader.each(v, p, lambda w, q: reader.range(w, q, probability=True))  # noqa: E731
        made = reader.build(Analyst, found, path, special={"judgement": judged})
        for key in made.judgement:
            reader.known(key, hypotheses, (*path, "judgement", key), "hypothesis")
        return made

    def actor(found: Any, path: Path) -> Actor:
        relation = lambda v, p: [reader.build(Relation, w, (*p, i)) for i, w in enumerate(reader.items(v, p))]  # noqa: E731
        return reader.build(Actor, found, path, special={"relations": relation})

    def forecast(found: Any, path: Path) -> Forecast:
        return reader.build(
            Forecast, found, path, special={"probability": lambda v, p: reader.range(v, p, probability=True)}
        )

    def correlation(found: Any, path: Path) -> list[Dependence]:
        return [
            reader.build(Dependence, entry, (*path, index), special={"correlation": reader.range})
            for index, entry in enumerate(reader.items(found, path))
        ]

    def glosses(found: Any, path: Path) -> list[Gloss]:
        return [
            reader.build(Gloss, entry, (*path, index), special={"spans": spans})
            for index, entry in enumerate(reader.items(found, path))
        ]

    case = reader.build(
        Case,
        value,
        (),
        special={
            "settings": lambda v, p: reader.build(Settings, v, p),
            "documents": lambda v, p: reader.each(
                v, p, lambda w, q: reader.build(Document, w, q, more={"id": str(q[-1])}, hidden=("id", "text"))
            ),
            "actors": lambda v, p: reader.each(v, p, actor),
            "questions": lambda v, p: reader.each(v, p, lambda w, q: _question(reader, w, q)),
            "hypotheses": lambda v, p: reader.each(v, p, hypothesis),
            "sources": lambda v, p: reader.each(v, p, source),
            "evidence": lambda v, p: reader.each(v, p, item),
            "analysts": lambda v, p: reader.each(v, p, analyst),
            "dependence": correlation,
            "network": lambda v, p: read_drawn_network(
                reader, v, p, hypotheses=hypotheses, evidence=reader.mapping(value.get("evidence"), ("evidence",))
            ),
            "premises": lambda v, p: reader.each(v, p, lambda w, q: reader.build(Premise, w, q)),
            "instruments": lambda v, p: reader.each(v, p, lambda w, q: reader.build(Instrument, w, q)),
            "game": lambda v, p: None if v is None else read_game(reader, v, p, documents=documents),
            "policies": lambda v, p: reader.each(v, p, lambda w, q: read_policy(reader, w, q)),
            "forecasts": lambda v, p: reader.each(v, p, forecast),
            "glossary": lambda v, p: reader.each(v, p, glosses),
        },
        more={"base": base},
        hidden=("base",),
    )
    _check_ids(reader, case)
    return case


def _question(reader: Reader, value: Any, path: Path) -> Question:
    return Question(text=value) if isinstance(value, str) else reader.build(Question, value, path)


def _check_ids(reader: Reader, case: Case) -> None:
    """Refuse ids that nothing in the case has, and copies of copies that run in a circle of one."""
    for key, hypothesis in case.hypotheses.items():
        here: Path = ("hypotheses", key)
        if case.questions:
            reader.known(hypothesis.of, case.questions, (*here, "of"), "question")
        for name in ("compatible_with", "subsumes"):
            for index, other in enumerate(getattr(hypothesis, name)):
                reader.known(other, case.hypotheses, (*here, name, index), "hypothesis")
    steps = [step for hypothesis in case.hypotheses.values() for step in hypothesis.mechanism]
    for key, item in case.evidence.items():
        here = ("evidence", key)
        for index, step in enumerate(item.steps):
            reader.known(step, steps, (*here, "steps", index), "step of a mechanism")
        reader.known(item.origin, [*case.sources, *case.documents], (*here, "origin"), "source")
        reader.known(item.exposes, case.evidence, (*here, "exposes"), "evidence item")
        reader.known(item.repeats, case.evidence, (*here, "repeats"), "evidence item")
        if item.repeats == key:
            reader.fail("S033", (*here, "repeats"), f"'{key}' cannot repeat itself.", "Name the item it copies.")
    for key, source in case.sources.items():
        reader.known(source.heard_from, case.sources, ("sources", key, "heard_from"), "source")
    for index, entry in enumerate(case.dependence):
        for number, name in enumerate(entry.items):
            reader.known(name, case.evidence, ("dependence", index, "items", number), "evidence item")
    for key, premise in case.premises.items():
        for number, name in enumerate(premise.supports):
            reader.known(name, case.evidence, ("premises", key, "supports", number), "evidence item")
    for key, forecast in case.forecasts.items():
        if case.questions:
            reader.known(forecast.question, case.questions, ("forecasts", key, "question"), "question")
    if case.game is not None:
        check_links(reader, case.game, ("game",), hypotheses=case.hypotheses, evidence=case.evidence)
