"""For every test: the user's cache of readings is neither read nor written, and the screen is a hundred columns wide."""

from __future__ import annotations

import os

os.environ["PROPHASIS_CACHE"] = "off"
os.environ["COLUMNS"] = "100"
