"""Read one document: extract its text, take its metadata, run the steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from prophasis.case import AsRead, Document, Hypothesis, Place, Reading, Sentence
from prophasis.errors import ReadError
from prophasis.reading.dates import parse_date
from prophasis.reading.earlier_mail import earlier_mail
from prophasis.reading.files import File
from prophasis.reading.front_matter import FrontMatter, front_matter
from prophasis.reading.language import NAMES, language_of
from prophasis.reading.model import load_model
from prophasis.reading.model_text import make_model_text
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step, run_steps
from prophasis.reading.references import references
from prophasis.reading.running_heads import running_heads
from prophasis.reading.slips import slips
from prophasis.reading.sources import Extract, extract, media_type
from prophasis.reading.steps import default_steps

ANY_LANGUAGE = ("syntax", "sentence", "citation", "time")
"""Steps that need no parse and do no harm on a text that is not English."""

MAIL = "mail 1"
"""What marks the earlier messages that a message quotes."""

WITH_FRONT_MATTER = ("text/plain", "text/markdown")


@dataclass(frozen=True)
class Task:
    """A file to be read, with what the user says about it."""

    file: File
    says: Mapping[str, str] = field(default_factory=dict)
    hypotheses: Mapping[str, Hypothesis] = field(default_factory=dict)
    heads: bool = False

    @property
    def name(self) -> str:
        return self.file.name

    @classmethod
    def of(
        cls,
        file: File,
        author: str | None,
        date: str | None,
        perspective: str | None,
        hypotheses: Mapping[str, Hypothesis] | None,
        *,
        heads: bool = False,
    ) -> Task:
        """A task with the user's own metadata, which goes over what the file says."""
        given = {"author": author, "published": date, "perspective": perspective}
        says = {key: value.strip() for key, value in given.items() if value and value.strip()}
        return cls(file=file, says=says, hypotheses=dict(hypotheses or {}), heads=heads)


def read_one(task: Task) -> Reading:
    """The reading of one file.

    Raises:
        ReadError: where the file cannot be read, R109 for want of memory, R199 where a step breaks on it.
    """
    doing = "opening"
    try:
        page = open_page(task)
        for step in run_steps(page, steps_for(page)):
            doing = f"step '{step.name}'"
        _title(page)
    except ReadError:
        raise
    except MemoryError:
        what = "there is not memory enough to read it;"
        raise ReadError("R109", what, where=task.name, mend="cut it into parts.") from None
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        what = f"{doing} broke on this document ({reason});"
        mend = "this is a fault of prophasis, not of the document: please report it."
        raise ReadError("R199", what, where=task.name, mend=mend) from error
    return Reading(document=page.document, marks=tuple(page.marks), notices=tuple(page.notices), as_read=page.as_read)


def attempt(task: Task) -> Reading | ReadError:
    """The reading, or the error that says why there is none; nothing else comes out."""
    try:
        return read_one(task)
    except ReadError as error:
        return error


def _title(page: Page) -> None:
    """A document without a title takes its first heading, where that opens it."""
    sentences = [mark.payload for mark in page.layer("sentence")]
    body = [number for number, payload in enumerate(sentences) if getattr(payload, "role", None) != "boilerplate"]
    if page.document.title is None and body and getattr(sentences[body[0]], "role", None) == "heading":
        mark = page.layer("sentence")[body[0]]
        words = page.model.text[slice(*page.model.forward(mark.start, mark.end))].strip()
        page.document = replace(page.document, title=words)


def steps_for(page: Page) -> tuple[Step, ...]:
    """All steps for an English text; for another language, or without a model, only those that do no harm."""
    steps = default_steps()
    if english(page.document) and load_model().name is not None:
        return steps
    return tuple(step for step in steps if step.name in ANY_LANGUAGE)


def english(document: Document) -> bool:
    """Whether the document is English, or too short to tell."""
    return document.language is None or document.language.lower().startswith("en")


def open_page(task: Task) -> Page:
    """The page of a file before any step has run."""
    file = task.file
    if file.text is not None:
        kind, content = "text/plain", Extract(text=file.text, extractor="text 1")
    else:
        kind = file.media_type or media_type(file.name if file.path else "", file.data)
        content = extract(file.data, file.name, media_type=kind)
    head = front_matter(content.text) if kind in WITH_FRONT_MATTER else FrontMatter(end=content.head)
    says = {**content.says, **head.says, **task.says}
    language = says.get("language") or language_of(content.text[head.end :])
    published = parse_date(says["published"]) if "published" in says else None
    document = Document(
        id=file.id,
        file=file.path,
        sha256=file.sha256,
        title=says.get("title"),
        author=says.get("author"),
        publisher=says.get("publisher"),
        published=published,
        language=language,
        perspective=says.get("perspective"),
        handling=says.get("handling"),
        media_type=kind,
        extractor=content.extractor,
        text=content.text,
    )
    blank = [(0, head.end)] if head.end else []
    if kind == "application/pdf":
        blank += running_heads(content.text)
    entries = references(content.text)
    blank += [entry.place for entry in entries]
    quoted = earlier_mail(content.text, start=head.end) if kind == "message/rfc822" else []
    blank += quoted
    read = _as_read(document, blank)
    model = make_model_text(content.text, markdown=kind == "text/markdown", blank=blank, as_read=read)
    page = Page(document=document, model=model, hypotheses=task.hypotheses, heads=task.heads, as_read=read)
    page.parts["front matter"] = head.end
    page.parts["references"] = entries
    for place in quoted:
        page.add(*place, Sentence(role="boilerplate"), step=MAIL)
    for notice in (*content.notices, *head.notices):
        page.notice(notice.code, notice.text)
    if published is None and "published" in says:
        page.notice("R207", f"the date that the file gives, '{says['published']}', is not a date; it was left out.")
    for copy in file.copies:
        page.notice("R201", f"{copy} holds the same bytes as {file.name}; it was read once.")
    _say_language(page)
    return page


def _as_read(document: Document, blank: list[Place]) -> tuple[AsRead, ...]:
    """The slips of an English text; none where no language model knows the words."""
    model = load_model() if english(document) else None
    if model is None or model.name is None or document.text is None:
        return ()
    return slips(document.text, model.nlp.vocab.strings, blank=blank)


def _say_language(page: Page) -> None:
    if not english(page.document):
        code = page.document.language or "und"
        name = NAMES.get(code[:2].lower() if code != "und" else code, code)
        page.notice(
            "R202",
            f"the text is in {name}, not English: only sentences, citations and dates in figures are marked; "
            "statements, events and explanations are not looked for.",
        )


def check_date(date: str | None) -> None:
    """Refuse a date that the user gave and that is none.

    Raises:
        ReadError: R002.
    """
    if date and date.strip() and parse_date(date) is None:
        mend = "give it as 2025, 2025-02 or 2025-02-23, or as a range 2025-02/2025-03."
        raise ReadError("R002", f"'{date}' is not a date;", mend=mend)
