"""Verdicts of one attempt, told until they are heard."""

import asyncio
from collections.abc import Callable, Iterable
from uuid import UUID

from lightmill_worker.backoff import waits
from lightmill_worker.gateway import Gateway, GatewayAwayError, RefusedError
from lightmill_worker.journal import warn
from lightmill_worker.protocol.codec import ProtocolError
from lightmill_worker.protocol.outcome import ItemReport


class Telling:
    """Sends what is ready together in one report, again and again; the answer may name items to `stop`.

    A report that is refused as such is not repeated here: the result of the run repeats every verdict.
    """

    def __init__(self, attempt_id: UUID, gateway: Gateway, stop: Callable[[Iterable[UUID]], None]) -> None:
        self._attempt_id = attempt_id
        self._gateway = gateway
        self._stop = stop
        self._untold: dict[UUID, ItemReport] = {}
        self._news = asyncio.Event()

    @property
    def untold(self) -> list[ItemReport]:
        """What nobody has heard yet."""
        return list(self._untold.values())

    def add(self, verdict: ItemReport) -> None:
        """One more to tell."""
        self._untold[verdict.item_id] = verdict
        self.wake()

    def wake(self) -> None:
        """Something has changed: look again whether it is time to end."""
        self._news.set()

    async def until(self, nothing_follows: Callable[[], bool]) -> None:
        """Tell until everything is told and nothing follows."""
        while self._untold or not nothing_follows():
            await self._news.wait()
            self._news.clear()
            await self._tell_what_is_ready()

    async def _tell_what_is_ready(self) -> None:
        pauses = waits()
        while reports := self.untold:
            try:
                answer = await self._gateway.report(self._attempt_id, reports)
                self._stop(answer.stop)
            except GatewayAwayError as away:
                await asyncio.sleep(max(next(pauses), away.wait_seconds))
                continue
            except (RefusedError, ProtocolError) as refused:
                warn(f"report refused: {refused}", attemptId=self._attempt_id)
            for report in reports:
                del self._untold[report.item_id]
