"""For every test: the user's cache of readings is neither read nor written."""

from __future__ import annotations

import os

os.environ["PROPHASIS_CACHE"] = "off"
