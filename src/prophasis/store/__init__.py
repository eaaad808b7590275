"""case <-> plain-text YAML: lossless, with errors that name file, line, key and mend."""

from prophasis.store.amend import amend_case
from prophasis.store.case_file import dump_case, dump_game, load_case, load_game, parse_case, save_case, write_file
from prophasis.store.documents import locate_documents, rebase
from prophasis.store.models import dump_models
from prophasis.store.schema import case_schema

__all__ = [
    "amend_case",
    "case_schema",
    "dump_case",
    "dump_game",
    "dump_models",
    "load_case",
    "load_game",
    "locate_documents",
    "parse_case",
    "rebase",
    "save_case",
    "write_file",
]
