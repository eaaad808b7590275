"""two cases (or two analysts) -> the change in the verdict, shared out over what differs."""

from prophasis.weighing.differences.compare import between_analysts, difference

__all__ = ["between_analysts", "difference"]
