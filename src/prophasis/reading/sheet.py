"""The rating sheet: a case as a table that an analyst fills in a spreadsheet, and the ratings back out of it.

A row an item (and analyst), a column a hypothesis. The question of every cell is *how expected is this item, if
the hypothesis were true?*, P(item | hypothesis), never how likely the item makes the hypothesis.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from prophasis.case import Analyst, Case, Cell, Evidence, Range, Rating
from prophasis.errors import CaseError
from prophasis.reading.sheet_cells import ACH_MARKS, ACH_MEANING, CellProblem, cell_text, neutral, parse_cell, restored

FIXED = ("evidence", "kind", "when", "text", "place", "analyst", "reason", "scale")
_QUOTE = 160


def rating_sheet(case: Case, *, analyst: str | None = None) -> str:
    """A CSV sheet on which a case can be rated.

    Args:
        case: the case; ratings it holds already stand in the sheet (of each analyst the latest round).
        analyst: a sheet for one analyst, who sees no other's ratings: the first round is blind.

    Returns:
        CSV text with comment rows (``# ...``), a header row and a row for each item and analyst. Cells that a
        spreadsheet would run as formulas start with an apostrophe, which `take_ratings` removes.
    """
    known = {entry.name.casefold(): key for key, entry in case.analysts.items()}
    analyst = known.get(analyst.casefold(), analyst) if analyst else None
    rows = list(_rated_rows(case, analyst))
    with_scale = any(rating is not None and rating.scale != _scale_seen(rating.cells.values()) for _, _, rating in rows)
    fixed = FIXED if with_scale else FIXED[:-1]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for line in _comments(case, with_scale=with_scale):
        writer.writerow(["# " + line])
    writer.writerow([*fixed, *(neutral(_heading(key)) for key in case.hypotheses)])
    for key, item, rating in rows:
        cells = [*_item_cells(key, item), rating.analyst if rating else analyst, rating.reason if rating else None]
        cells += [_scale_text(rating)] if with_scale else []
        cells += [cell_text(rating.cells.get(hypothesis)) if rating else "" for hypothesis in case.hypotheses]
        writer.writerow([neutral(cell or "") for cell in cells])
    return out.getvalue()


def take_ratings(case: Case, csv_text: str, *, name: str = "rate.csv") -> Case:
    """The case with the ratings of a filled sheet.

    A rating that changed becomes a new round of its analyst; earlier rounds and other analysts' ratings stay, and
    an empty row takes nothing away. An empty cell is not yet rated; ``unsure`` is a rating. A case's only, unnamed
    analyst has no rounds: there a changed rating replaces the former.

    Args:
        case: the case that the sheet was written for.
        csv_text: the sheet, with commas, semicolons or tabs.
        name: the file's name, for messages.

    Raises:
        CaseError: S401 no header, S402 unknown column, S403 unknown evidence, S404 a cell that is no rating,
            S405 marks and numbers in one row, S406 the same item and analyst twice, S407 some ratings without
            and some with an analyst, S408 a scale that is none, S409 text that is not CSV.
    """
    rows = _table(csv_text, name)
    head = _head(rows, case, name)
    evidence, analysts = dict(case.evidence), dict(case.analysts)
    seen: dict[tuple[str, str | None], int] = {}
    for number, row in rows:
        line = _Line(name=name, number=number, cells=head.named(row), hypotheses=head.hypotheses)
        key = line.item(case.evidence)
        if key is None:
            continue
        who = _analyst(line.cells.get("analyst", ""), analysts)
        if (key, who) in seen:
            raise CaseError(
                "S406",
                f"'{key}' is rated twice{f' by {who}' if who else ''}, first in row {seen[key, who]};",
                where=f"{name}, row {number}",
                mend="keep one of the two rows.",
            )
        seen[key, who] = number
        evidence[key] = _with_rating(evidence[key], who, line)
    _one_or_named(evidence, name)
    return replace(case, evidence=evidence, analysts=analysts)


# --- writing -------------------------------------------------------------------------------------------------------


def _rated_rows(case: Case, analyst: str | None) -> Iterator[tuple[str, Evidence, Rating | None]]:
    for key, item in case.evidence.items():
        latest = latest_ratings(item)
        shown = [latest[analyst]] if analyst in latest else ([] if analyst else list(latest.values()))
        if not shown:
            yield key, item, None
        for rating in shown:
            yield key, item, rating


def latest_ratings(item: Evidence) -> dict[str | None, Rating]:
    """Each analyst's rating that counts: that of the latest round. Rows of single outcomes have no place in a sheet."""
    latest: dict[str | None, Rating] = {}
    for rating in (one for one in item.ratings if one.outcome is None):
        if rating.analyst not in latest or rating.round >= latest[rating.analyst].round:
            latest[rating.analyst] = rating
    return latest


def _item_cells(key: str, item: Evidence) -> list[str | None]:
    return [key, item.kind, item.when, item.text, _place(item)]


def _place(item: Evidence) -> str:
    if item.repeats:
        return f"copy of {item.repeats}: adds nothing, need not be rated"
    if not item.spans:
        return ""
    span = item.spans[0]
    quote = " ".join((span.quote or "").split())
    short = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rsplit(" ", 1)[0] + " …"
    return f"{span.document} {span.start}-{span.end}" + (f": {short}" if short and short != item.text else "")


def _comments(case: Case, *, with_scale: bool) -> Iterator[str]:
    yield from (f"Question: {text}" for text in case.asked().values())
    yield "In every cell: how expected is this item, if the hypothesis at the head of the column were true?"
    yield "  Not: how likely does the item make the hypothesis. Compare the cells of one row with each other."
    yield "A cell takes a probability (0.4), a range low..best..high (0.2..0.4..0.6), or a mark for the whole row:"
    yield "  " + ", ".join(f"{mark} = {ACH_MEANING[mark]}" for mark in ACH_MARKS) + "."
    yield "  unsure = looked and cannot say; impossible: REASON = cannot be; empty = not yet rated."
    yield "Put your name under 'analyst' and why under 'reason'. Another analyst: copy the row, change the name."
    if with_scale:
        yield "Scale: likelihood, rating (marks), or 'weight_db against HYPOTHESIS' for decibels (10 = ten times)."
    for key, hypothesis in case.hypotheses.items():
        yield f"{key} = {' '.join(hypothesis.text.split())}"


def _scale_text(rating: Rating | None) -> str:
    if rating is None:
        return ""
    return f"{rating.scale} against {rating.against}" if rating.against else rating.scale


def _heading(hypothesis: str) -> str:
    return f"{hypothesis} (hypothesis)" if hypothesis.casefold() in FIXED else hypothesis


# --- reading -------------------------------------------------------------------------------------------------------


def _table(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are neither empty nor comments, with the row number that a spreadsheet shows."""
    text = text.removeprefix("\ufeff")
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), start=1):
            if any(cell.strip() for cell in row) and not row[0].lstrip().startswith("#"):
                yield number, row
    except csv.Error as error:
        raise CaseError("S409", f"not a CSV sheet ({error});", where=name, mend="save it as CSV (UTF-8).") from None


def _delimiter(text: str) -> str:
    for line in text.splitlines():
        found = re.match(r'"?evidence"?\s*([,;\t])', line, re.IGNORECASE)
        if found:
            return found.group(1)
    return ","


@dataclass(frozen=True)
class _Head:
    columns: tuple[str, ...]
    hypotheses: tuple[str, ...]

    def named(self, row: Sequence[str]) -> dict[str, str]:
        return {column: restored(cell) for column, cell in zip(self.columns, row, strict=False) if column}


def _head(rows: Iterator[tuple[int, list[str]]], case: Case, name: str) -> _Head:
    number, row = next(rows, (0, []))
    cells = [restored(cell.strip()) for cell in row]
    if "evidence" not in [cell.casefold() for cell in cells]:
        raise CaseError(
            "S401",
            "no header row with a column 'evidence';",
            where=name,
            mend="write a sheet with 'prophasis rate CASE --sheet FILE' and keep its header.",
        )
    headings = {_heading(key): key for key in case.hypotheses}
    columns = []
    for cell in cells:
        if cell and cell.casefold() not in FIXED and cell not in headings:
            raise _unknown("S402", "column", cell, [*headings, *FIXED], f"{name}, row {number}")
        columns.append(cell.casefold() if cell.casefold() in FIXED else headings.get(cell, ""))
    return _Head(columns=tuple(columns), hypotheses=tuple(c for c in columns if c in case.hypotheses))


def _unknown(code: str, what: str, value: str, valid: Iterable[str], where: str) -> CaseError:
    valid = list(valid)
    near = difflib.get_close_matches(value, valid, n=1, cutoff=0.4)
    mend = f"did you mean '{near[0]}'?" if near else f"known are: {', '.join(valid[:12])}."
    return CaseError(code, f"unknown {what} {value!r};", where=where, mend=mend)


@dataclass(frozen=True)
class _Line:
    name: str
    number: int
    cells: Mapping[str, str]
    hypotheses: tuple[str, ...]

    def item(self, evidence: Mapping[str, Evidence]) -> str | None:
        """The item's id, None for a row in which nobody rated anything."""
        key = self.cells.get("evidence", "")
        key = key if key in evidence else key.strip()
        if key not in evidence:
            raise _unknown("S403", "evidence", key, evidence, f"{self.name}, row {self.number}")
        return key if any(self.cells.get(h, "").strip() for h in self.hypotheses) else None

    def rating(self, analyst: str | None) -> Rating:
        scale, against = self._scale()
        cells = {}
        for hypothesis in self.hypotheses:
            cell = self._cell(hypothesis, decibels=scale == "weight_db")
            if cell is not None:
                cells[hypothesis] = cell
        seen = scale or _scale_seen(cells.values())
        if not scale and seen == "rating" and any(isinstance(cell, Range) for cell in cells.values()):
            raise CaseError(
                "S405",
                "marks and numbers in one row;",
                where=f"{self.name}, row {self.number} ('{self.cells['evidence']}')",
                mend="use numbers throughout, or marks throughout.",
            )
        reason = self.cells.get("reason", "")
        return Rating(
            cells=cells,
            analyst=analyst,
            scale=seen,  # type: ignore[arg-type]
            against=against,
            reason=reason if reason.strip() else None,
        )

    def _cell(self, hypothesis: str, *, decibels: bool) -> Cell | None:
        try:
            return parse_cell(self.cells.get(hypothesis, ""), decibels=decibels)
        except CellProblem as problem:
            where = f"{self.name}, row {self.number} ('{self.cells['evidence']}'), column '{hypothesis}'"
            mend = f"nearest valid: {problem.nearest}." if problem.nearest else None
            raise CaseError("S404", f"{problem.what};", where=where, mend=mend) from None

    def _scale(self) -> tuple[str | None, str | None]:
        text = self.cells.get("scale", "").strip()
        found = re.fullmatch(r"(likelihood|rating|weight_db)(?:\s+against\s+(.+))?", text)
        if text and not (found and (found.group(1) != "weight_db" or found.group(2))):
            raise CaseError(
                "S408",
                f"{text!r} is no scale;",
                where=f"{self.name}, row {self.number}, column 'scale'",
                mend="use likelihood, rating, or weight_db against HYPOTHESIS.",
            )
        against = found.group(2) if found else None
        if against and against not in self.hypotheses:
            raise _unknown("S402", "hypothesis", against, self.hypotheses, f"{self.name}, row {self.number}")
        return (found.group(1) if found else None), against


def _scale_seen(cells: Iterable[Cell]) -> str:
    return "rating" if any(isinstance(cell, str) for cell in cells) else "likelihood"


def _analyst(text: str, analysts: dict[str, Analyst]) -> str | None:
    """The analyst's id; somebody new is entered among the analysts."""
    if text in analysts:
        return text
    text = text.strip()
    if not text or text in analysts:
        return text or None
    for key, known in analysts.items():
        if text.casefold() in (key.casefold(), known.name.casefold()):
            return key
    key = re.sub(r"\W+", "_", text.casefold()).strip("_") or "analyst"
    while key in analysts:
        key += "_2"
    analysts[key] = Analyst(name=text)
    return key


def _with_rating(item: Evidence, analyst: str | None, line: _Line) -> Evidence:
    rating = line.rating(analyst)
    former = latest_ratings(item).get(analyst)
    if former is None:
        return replace(item, ratings=(*item.ratings, rating))
    absent = {key: cell for key, cell in former.cells.items() if key not in line.hypotheses}
    reason = rating.reason if "reason" in line.cells else former.reason
    again = replace(rating, cells={**absent, **rating.cells}, round=former.round, reason=reason)
    if again == former:
        return item
    if analyst is None:  # the one unnamed analyst has no rounds: the case file holds one row of his
        return replace(item, ratings=tuple(again if rating is former else rating for rating in item.ratings))
    return replace(item, ratings=(*item.ratings, replace(again, round=former.round + 1)))


def _one_or_named(evidence: Mapping[str, Evidence], name: str) -> None:
    unnamed = [key for key, item in evidence.items() if None in latest_ratings(item)]
    named = [key for key, item in evidence.items() if set(latest_ratings(item)) - {None}]
    if unnamed and named:
        raise CaseError(
            "S407",
            f"'{unnamed[0]}' is rated by nobody named, '{named[0]}' by a named analyst;",
            where=name,
            mend="fill in the column 'analyst' in every rated row.",
        )


__all__ = ["latest_ratings", "rating_sheet", "take_ratings"]
