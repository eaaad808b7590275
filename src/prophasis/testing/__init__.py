"""Small cases and hand-made results, shipped so that users can test as the project does.

The case is invented: a harbour master closes a port, says that it is for a storm, and neither the barometer nor
the crews agree.
"""

from prophasis.testing.small_case import (
    COURIER,
    LOGBOOK,
    QUESTION,
    quoted,
    small_case,
    small_documents,
    small_evidence,
    small_hypotheses,
    small_readings,
)
from prophasis.testing.small_game import small_policies, small_prediction
from prophasis.testing.small_verdict import (
    posterior_row,
    small_contributions,
    small_rows,
    small_verdict,
    unrated_verdict,
)

__all__ = [
    "COURIER",
    "LOGBOOK",
    "QUESTION",
    "posterior_row",
    "quoted",
    "small_case",
    "small_contributions",
    "small_documents",
    "small_evidence",
    "small_hypotheses",
    "small_policies",
    "small_prediction",
    "small_readings",
    "small_rows",
    "small_verdict",
    "unrated_verdict",
]
