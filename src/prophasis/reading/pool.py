"""Several documents at once: workers in processes of their own, fed over pipes, so that scripts need no guard."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import IO

from prophasis.case import Reading
from prophasis.errors import ReadError
from prophasis.reading.read_one import Task, attempt


def read_many(
    tasks: list[Task], *, processes: int, done: Callable[[Task, Reading | ReadError], None] = lambda task, result: None
) -> Iterator[tuple[Task, Reading | ReadError]]:
    """Read ``tasks`` in ``processes`` processes; results come in the order of the tasks.

    ``done`` is called as each task ends, in whatever order, from the thread that waited for it. Where the caller
    breaks off, the processes are ended at once.
    """
    local = threading.local()
    workers: list[subprocess.Popen[bytes]] = []

    def ask(task: Task) -> Reading | ReadError:
        worker = getattr(local, "worker", None)
        if worker is None or worker.poll() is not None:
            worker = local.worker = _worker()
            workers.append(worker)
        answer = _answer(worker, task)
        done(task, answer)
        return answer

    with ThreadPoolExecutor(max_workers=processes) as threads:
        try:
            yield from zip(tasks, threads.map(ask, tasks), strict=True)
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.kill()
            raise
        finally:
            threads.shutdown(wait=True, cancel_futures=True)
            for worker in workers:
                worker.communicate()


def _worker() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "prophasis.reading.pool"]
    errors = None if os.environ.get("PROPHASIS_DEBUG") else subprocess.DEVNULL
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)


def _answer(worker: subprocess.Popen[bytes], task: Task) -> Reading | ReadError:
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        pickle.dump(task, worker.stdin)
        worker.stdin.flush()
        answer: Reading | ReadError = pickle.load(worker.stdout)
    except (EOFError, OSError, pickle.UnpicklingError):
        worker.kill()
        what = "reading it broke off, perhaps for want of memory;"
        return ReadError("R109", what, where=task.name, mend="read it alone, or cut it into parts.")
    return answer


def serve(tasks: IO[bytes], answers: IO[bytes]) -> None:
    """Answer tasks until the pipe ends."""
    while True:
        try:
            task: Task = pickle.load(tasks)
        except EOFError:
            return
        pickle.dump(attempt(task), answers)
        answers.flush()


def main() -> None:
    """Serve on the standard pipes; what a library prints goes elsewhere, and the parent alone is interrupted."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
