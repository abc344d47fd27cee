"""One chunk being made: its items, its deadline, and what is said of it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from uuid import UUID

from lightmill_worker.deadline import Deadline
from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.gateway import Gateway, GatewayAwayError, RefusedError, RunOverError
from lightmill_worker.journal import note, warn
from lightmill_worker.pipeline import InHand, Limits
from lightmill_worker.protocol.beat import Beat
from lightmill_worker.protocol.claim import ClaimedChunk
from lightmill_worker.protocol.codec import ProtocolError
from lightmill_worker.protocol.outcome import GeneratedOutput, ItemReport
from lightmill_worker.tasks import TASKS, Order
from lightmill_worker.telling import Telling
from lightmill_worker.trace import traced

_SHORTEST_BEAT = 0.05

Make = Callable[[Order, InHand, Limits], Awaitable[GeneratedOutput]]


class AttemptOverError(Exception):
    """The deadline has passed, or the dispatcher says so."""


class Attempt:
    """Makes the items, beats while any is open, and has each verdict told until it is heard.

    Invariant: after the deadline, or after the dispatcher's word that the attempt is over, nothing of it goes on: no
    PUT, no engine, no report. What had a verdict before is repeated in the run's result.
    """

    def __init__(
        self, chunk: ClaimedChunk, asked_at: float, make: Make, gateway: Gateway, leaving: asyncio.Event
    ) -> None:
        self.chunk = chunk
        self.verdicts: dict[UUID, ItemReport] = {}
        self.all_begun = asyncio.Event()
        self.ended = asyncio.Event()
        self._make = make
        self._gateway = gateway
        self._leaving = leaving
        self._deadline = Deadline(asked_at, chunk.deadline_seconds, chunk.put_seconds)
        self._limits = Limits(chunk.put_seconds, asked_at + chunk.session_seconds)
        self._in_hand: dict[UUID, InHand] = {}
        self._making: dict[UUID, asyncio.Task[None]] = {}
        self._waiting = {item.id for item in chunk.items}
        self._open = set(self._waiting)
        self._silent = False
        self._telling = Telling(chunk.attempt_id, gateway, self.stop)
        if not chunk.items:
            self.all_begun.set()

    async def go(self) -> None:
        """Make the chunk. A group with `RunOverError` comes out when the token is refused."""
        with traced(self.chunk.traceparent):
            await self._go()

    async def _go(self) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                beside = [
                    group.create_task(self._watch_deadline()),
                    group.create_task(self._beat()),
                    group.create_task(self._give_back_when_leaving()),
                ]
                for order in TASKS[self.chunk.mode](self.chunk):
                    self._start(group, order)
                await self._telling.until(lambda: not self._open)
                for task in beside:
                    task.cancel()
        except* AttemptOverError as over:
            self._silent = True
            note(str(over.exceptions[0]), attemptId=self.chunk.attempt_id, jobId=self.chunk.job_id)
        finally:
            self._deadline.cancel()
            self.all_begun.set()
            self.ended.set()

    def stop(self, items: Iterable[UUID]) -> None:
        """Nobody wants these any more: they are given back, for the attempt counts until all its items have a verdict.

        What the engine has made is paid for: it is stored and told.
        """
        for item_id in items:
            if item_id in self._open and not self._in_hand[item_id].made:
                self._decide(ItemReport.failed(item_id, ItemFailure(ErrorCode.STOPPED, "nobody wants it any more")))
                self._making[item_id].cancel()

    async def _give_back_when_leaving(self) -> None:
        """Return what has not begun, so that it is made elsewhere at once."""
        await self._leaving.wait()
        for item_id in set(self._waiting):
            self._decide(ItemReport.failed(item_id, _leaving()))
            self._making[item_id].cancel()

    def last_words(self) -> list[ItemReport]:
        """What to say when the run is stopped from outside.

        Not of items whose PUT is under way: it may have arrived, and the dispatcher looks into the bucket.
        """
        if self._silent:
            return []
        without_verdict = self._in_hand.keys() - self.verdicts.keys()
        given_back = [item_id for item_id in without_verdict if not self._in_hand[item_id].storing]
        return [*self._telling.untold, *(ItemReport.failed(item_id, _leaving()) for item_id in given_back)]

    def _start(self, group: asyncio.TaskGroup, order: Order) -> None:
        item_id = order.item.id
        self._in_hand[item_id] = InHand(lambda: self._begun(item_id))
        making = group.create_task(self._item(order))
        # Not in a `finally` of the task: one that is cancelled before its first step never enters its body.
        making.add_done_callback(lambda _: self._closed(item_id))
        self._making[item_id] = making

    async def _watch_deadline(self) -> None:
        await self._deadline.passes()
        raise AttemptOverError("the attempt is over by its deadline")

    async def _beat(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(max(self.chunk.beat_seconds, _SHORTEST_BEAT))
            asked_at = loop.time()
            try:
                answer = await self._gateway.beat(self.chunk.attempt_id, Beat(self._progress()))
            except (GatewayAwayError, RefusedError, ProtocolError):
                continue  # the deadline stands as it was
            except RunOverError as unknown:
                raise AttemptOverError("the dispatcher does not know the attempt") from unknown
            # 0 from the dispatcher, "it is over", is a zero that has passed.
            self._deadline.move(asked_at, answer.deadline_seconds)
            self.stop(answer.stop)

    def _progress(self) -> dict[UUID, float]:
        return {item_id: round(self._in_hand[item_id].progress, 3) for item_id in self._open}

    async def _item(self, order: Order) -> None:
        item_id = order.item.id
        try:
            output = await self._make(order, self._in_hand[item_id], self._limits)
            self._decide(ItemReport.generated(item_id, output))
        except ItemFailure as failure:
            self._decide(ItemReport.failed(item_id, failure))
        except MemoryError:
            self._decide(ItemReport.failed(item_id, ItemFailure(ErrorCode.OUT_OF_MEMORY, "the memory did not suffice")))
        except Exception as broken:  # noqa: BLE001 - one bad item never stops the run
            warn("the engine broke", error=broken, itemId=item_id, attemptId=self.chunk.attempt_id)
            message = f"{type(broken).__name__}: {broken}"
            self._decide(ItemReport.failed(item_id, ItemFailure(ErrorCode.ENGINE_FAILED, message)))

    def _decide(self, verdict: ItemReport) -> None:
        # The first counts: an item that was given back may still come out of an engine that was slow to stop.
        if verdict.item_id in self.verdicts:
            return
        self.verdicts[verdict.item_id] = verdict
        self._telling.add(verdict)
        note(
            f"item {verdict.outcome.value}",
            code=verdict.code.value if verdict.code else None,
            itemId=verdict.item_id,
            attemptId=self.chunk.attempt_id,
            jobId=self.chunk.job_id,
        )

    def _begun(self, item_id: UUID) -> None:
        self._waiting.discard(item_id)
        if not self._waiting:
            self.all_begun.set()

    def _closed(self, item_id: UUID) -> None:
        self._begun(item_id)
        self._open.discard(item_id)
        self._telling.wake()


def _leaving() -> ItemFailure:
    return ItemFailure(ErrorCode.STOPPED, "the worker is leaving")
