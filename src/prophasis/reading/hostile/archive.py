"""Parts of a ZIP archive, checked for number, size and ratio before any of it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from prophasis.reading.hostile.opened import RefusedError

MOST_PARTS = 10_000
LARGEST_PART = 100_000_000
"""Bytes of one part unpacked; the main part of a thousand pages has 10-20 MB."""
LARGEST_RATIO = 200
"""Bytes unpacked for one packed, in parts above `SMALL`; prose in XML packs at 8-30."""
SMALL = 5_000_000

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError)


class Archive:
    """An archive whose directory has been checked; parts are read one by one.

    Raises:
        RefusedError: R121 no archive or damaged, R122 protected, R123 over the limits.
    """

    def __init__(self, data: bytes, called: str) -> None:
        self.called = called
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise self._damaged(error) from None
        self._parts = {part.filename: part for part in self._zip.infolist()}
        if len(self._zip.infolist()) > MOST_PARTS:
            raise self._over(f"holds {len(self._zip.infolist()):,} parts")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def part(self, name: str) -> bytes:
        """The content of a part that is there."""
        entry = self._parts[name]
        if entry.flag_bits & 1:
            raise RefusedError("R122", f"{self.called} is protected;", "open it and save a copy without password.")
        if entry.file_size > LARGEST_PART:
            raise self._over(f"unpacks to more than {LARGEST_PART // 1_000_000} MB")
        if entry.file_size > SMALL and entry.file_size > LARGEST_RATIO * max(entry.compress_size, 1):
            raise self._over(f"packs {entry.file_size:,} bytes into {entry.compress_size:,}")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(LARGEST_PART + 1)
        except _DAMAGED as error:
            raise self._damaged(error) from None
        except RuntimeError:
            raise self._damaged(zipfile.BadZipFile("a part is protected")) from None
        if len(data) > LARGEST_PART:
            raise self._over(f"unpacks to more than {LARGEST_PART // 1_000_000} MB")
        return data

    def _damaged(self, error: Exception) -> RefusedError:
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        return RefusedError("R121", f"{self.called} is damaged ({reason});", "save it again, or give another copy.")

    def _over(self, how: str) -> RefusedError:
        return RefusedError("R123", f"{self.called} {how};", "open it and save it again, or save its text as .txt.")
