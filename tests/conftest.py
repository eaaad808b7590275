"""For every test: no cache of readings is read or written, the screen is a hundred columns wide, no clock decides."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ["PROPHASIS_CACHE"] = "off"
os.environ["COLUMNS"] = "100"

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
