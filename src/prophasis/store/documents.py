"""The documents of a case on disk: which are there, which are missing, which have changed."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

from prophasis.case import Case, Notice


def locate_documents(case: Case) -> tuple[dict[str, Path], tuple[Notice, ...]]:
    """Where the case's documents lie: id -> file, and a notice for each that is missing or has changed."""
    base = Path(case.base or ".")
    found: dict[str, Path] = {}
    notices: list[Notice] = []
    for key, document in case.documents.items():
        if document.file is None:
            continue
        path = base / document.file
        if not path.is_file():
            notices.append(
                Notice(
                    code="S050",
                    text=f"the document '{key}' is not at {path}; its passages cannot be shown in context.",
                    document=key,
                )
            )
            continue
        found[key] = path
        if document.sha256 is not None and hashlib.sha256(path.read_bytes()).hexdigest() != document.sha256:
            notices.append(
                Notice(
                    code="S051",
                    text=f"the document '{key}' has changed since the case was made; its passages may have moved.",
                    document=key,
                )
            )
    return found, tuple(notices)


def rebase(case: Case, folder: Path) -> Case:
    """The case as it stands in ``folder``: its documents' file names start from there."""
    old = Path(case.base or ".")
    documents = {}
    for key, document in case.documents.items():
        file = document.file
        if file is not None and not Path(file).is_absolute():
            file = Path(os.path.relpath(old / file, folder)).as_posix()
        documents[key] = replace(document, file=file)
    return replace(case, documents=documents, base=str(folder))
