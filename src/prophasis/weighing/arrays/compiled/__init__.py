"""Loops compiled by Numba (extra ``fast``), one file a kind of job; each does what its NumPy twin one folder up does.

Work is shared out by draws or by rows, and nothing is summed across threads, so the bytes are the same for any number
of threads. Numba's thread pool runs one parallel loop at a time: hold `ONE_AT_A_TIME` around them.
"""

from __future__ import annotations

from threading import Lock

ONE_AT_A_TIME = Lock()
