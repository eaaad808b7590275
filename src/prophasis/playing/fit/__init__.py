"""observed choices -> estimates: strategic models fitted to a table by maximum likelihood."""

from prophasis.playing.fit.attrition import fit_attrition
from prophasis.playing.fit.design import split_terms
from prophasis.playing.fit.maximise import Progress
from prophasis.playing.fit.signalling import fit_signalling
from prophasis.playing.fit.strategic import fit_strategic
from prophasis.playing.fit.table import Table, parse_table, read_table
from prophasis.playing.fit.ultimatum import fit_ultimatum

__all__ = [
    "Progress",
    "Table",
    "fit_attrition",
    "fit_signalling",
    "fit_strategic",
    "fit_ultimatum",
    "parse_table",
    "read_table",
    "split_terms",
]
