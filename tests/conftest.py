"""For every test: no cache of readings is read or written, and the screen is a hundred columns wide."""

from __future__ import annotations

import os

os.environ["PROPHASIS_CACHE"] = "off"
os.environ["COLUMNS"] = "100"
