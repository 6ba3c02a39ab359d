"""The thread that writes: steps one after the other, in the order they were put, each in a transaction of its own.

What fails stays, with everything behind it, until somebody asks for another try; nothing is dropped or reordered.
"""

import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime

from wzlab.errors import WzlabError
from wzlab.storage.opened import Document
from wzlab.storage.steps import Step


class Writer:
    """Writes a document's steps on a thread of its own.

    Args:
        document: where they go.
        on_saved: told of each step that is in the file, and when it was (UTC); called on the writer's thread.
        on_failed: told of the step that is not, and why; called on the writer's thread.
    """

    def __init__(
        self,
        document: Document,
        on_saved: Callable[[Step, datetime], None],
        on_failed: Callable[[Step, WzlabError], None],
    ) -> None:
        self._document = document
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._steps: deque[Step] = deque()
        self._news = threading.Condition()
        self._trying = False
        self._closing = False
        self._wishes = 0  # how often somebody asked for writing; one who asks while a failure is told is heard
        self._running = False
        self._start()

    @property
    def pending(self) -> int:
        """How many steps are not known to be in the file."""
        with self._news:
            return len(self._steps)

    @property
    def unwritten_versions(self) -> tuple[Step, ...]:
        """The steps that keep a named version and are not known to be in the file; any document of the lab takes them."""
        with self._news:
            return tuple(step for step in self._steps if step.version is not None)

    def put(self, step: Step) -> None:
        """Have a step written after those before it; after a failure, these are tried again first."""
        with self._news:
            self._steps.append(step)
            self._try()

    def retry(self) -> None:
        """Try again to write what could not be written."""
        with self._news:
            if self._steps:
                self._try()

    def wait(self, timeout: float) -> bool:
        """Wait until all is written, writing has failed, or `timeout` seconds are over; tell whether all is written."""
        with self._news:
            self._news.wait_for(lambda: not self._trying or not self._running, timeout)
            return not self._steps

    def close(self) -> None:
        """Write what can be written and end the thread; what could not be written stays `pending`."""
        with self._news:
            self._closing = True
            self._news.notify_all()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _start(self) -> None:
        self._running = True
        self._thread = threading.Thread(target=self._run, name="wzlab-writer", daemon=True)
        self._thread.start()

    def _try(self) -> None:
        self._wishes += 1
        self._trying = True
        if not self._running and not self._closing:  # a mistake of ours has ended the thread; the steps still wait
            self._start()
        self._news.notify_all()

    def _run(self) -> None:
        try:
            while (step := self._next()) is not None:
                self._write(step)
        finally:
            with self._news:  # also when a mistake of ours ends the thread: nobody shall wait for it
                self._trying = self._running = False
                self._news.notify_all()

    def _next(self) -> Step | None:
        """Wait for the step to write next; None when the thread shall end."""
        with self._news:
            self._news.wait_for(lambda: self._trying or self._closing)
            return self._steps[0] if self._trying and self._steps else None

    def _write(self, step: Step) -> None:
        with self._news:
            wishes = self._wishes
        try:
            at = self._document.write(step)
        except WzlabError as error:
            self._on_failed(step, error)
            with self._news:
                self._rest_unless(self._wishes > wishes)
            return
        with self._news:
            self._steps.popleft()
        self._on_saved(step, at)
        with self._news:
            self._rest_unless(bool(self._steps))

    def _rest_unless(self, wanted: bool) -> None:
        self._trying = wanted
        self._news.notify_all()
