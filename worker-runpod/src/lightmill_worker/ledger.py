"""What happened to which item and when, for judges outside; silent unless `LIGHTMILL_LEDGER_URL` is set.

No part of RunPod's protocol or of ours: `runpod-local` takes these lines and writes them between its own. A line that
cannot be told is lost, and nothing waits for it.
"""

import asyncio
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Self

import aiohttp

from lightmill_worker.settings import LedgerSettings

_MOST_KEPT = 10_000
_TRY_SECONDS = 2.0
_PAUSE_SECONDS = 0.5

_ledger: ContextVar["Ledger | None"] = ContextVar("ledger", default=None)
_attempt: ContextVar[object] = ContextVar("attempt", default=None)


def tell(event: str, /, **which: object) -> None:
    """Write a line of this run, if a ledger is kept; UUIDs become text."""
    if (ledger := _ledger.get()) is not None:
        ledger.write(event, {"attemptId": _attempt.get(), **which})


@contextmanager
def about(attempt_id: object) -> Iterator[None]:
    """Lines of this task are about this attempt."""
    token = _attempt.set(attempt_id)
    try:
        yield
    finally:
        _attempt.reset(token)


class Ledger:
    """Sends lines as soon as they are there, those that came meanwhile together.

    At once, and not now and then: the lines that a judge wants most are the last ones of a worker that was killed.
    """

    def __init__(self, http: aiohttp.ClientSession, settings: LedgerSettings | None, run: Mapping[str, object]) -> None:
        self._http = http
        self._settings = settings
        self._run = run
        self._lines: list[dict[str, object]] = []
        self._written = 0
        self._news = asyncio.Event()
        self._sending: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        if self._settings is not None:
            _ledger.set(self)
            self._sending = asyncio.create_task(self._send_for_ever())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _ledger.set(None)
        if self._sending is not None:
            self._sending.cancel()
            await asyncio.wait([self._sending])
            await self._send()

    def write(self, event: str, which: Mapping[str, object]) -> None:
        """Keep a line until it is sent."""
        told = {key: value for key, value in {**self._run, **which}.items() if value is not None}
        self._written += 1
        line = {"time": time.time_ns() // 1_000_000, "event": event, **told, "line": self._written}
        if len(self._lines) < _MOST_KEPT:
            self._lines.append(line)
            self._news.set()

    async def _send_for_ever(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            if not await self._send():
                self._news.set()
                await asyncio.sleep(_PAUSE_SECONDS)

    async def _send(self) -> bool:
        if self._settings is None or not self._lines:
            return True
        # Taken out only when they are through. A try whose answer was lost is repeated; the lines' numbers tell.
        sent = len(self._lines)
        try:
            async with self._http.post(
                self._settings.url,
                data=json.dumps(self._lines[:sent], default=str).encode(),
                headers={"Authorization": self._settings.key, "Content-Type": "application/json"},
                timeout=aiohttp.ClientTimeout(total=_TRY_SECONDS),
            ) as response:
                told = response.ok
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False
        if told:
            del self._lines[:sent]
        return told
