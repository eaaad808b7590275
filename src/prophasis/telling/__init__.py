"""any result -> tables, figures, a report, a screen, exchange formats; no arithmetic of its own."""

from prophasis.telling.charts.game_tree import svg as game_tree_svg
from prophasis.telling.formats.argdown import argdown
from prophasis.telling.formats.marks_jsonl import marks_jsonl
from prophasis.telling.formats.matrix_csv import matrix_csv
from prophasis.telling.formats.web_annotation import web_annotations
from prophasis.telling.matrix import matrix
from prophasis.telling.model_page import models_html
from prophasis.telling.plain import to_json
from prophasis.telling.refind import refind
from prophasis.telling.report import report_html
from prophasis.telling.terminal import (
    show_branches,
    show_collation,
    show_counterfactuals,
    show_derivations,
    show_difference,
    show_draft,
    show_equilibrium,
    show_fit,
    show_forecasts,
    show_game_tree,
    show_judgement,
    show_method,
    show_models,
    show_policies,
    show_prediction,
    show_prognosis,
    show_readings,
    show_selftest,
    show_simulation,
    show_stationary,
    show_timeline,
    show_verdict,
)
from prophasis.telling.timeline import timeline

tell = report_html

__all__ = [
    "argdown",
    "game_tree_svg",
    "marks_jsonl",
    "matrix",
    "matrix_csv",
    "models_html",
    "refind",
    "report_html",
    "show_branches",
    "show_collation",
    "show_counterfactuals",
    "show_derivations",
    "show_difference",
    "show_draft",
    "show_equilibrium",
    "show_fit",
    "show_forecasts",
    "show_game_tree",
    "show_judgement",
    "show_method",
    "show_models",
    "show_policies",
    "show_prediction",
    "show_prognosis",
    "show_readings",
    "show_selftest",
    "show_simulation",
    "show_stationary",
    "show_timeline",
    "show_verdict",
    "tell",
    "timeline",
    "to_json",
    "web_annotations",
]
