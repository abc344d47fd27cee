"""One execution of the handler for an invocation: claims chunks until there is nothing to do or no time."""

import asyncio
from uuid import uuid4

from lightmill_worker.attempt import Attempt, Make
from lightmill_worker.backoff import waits
from lightmill_worker.engines import Engines
from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.gateway import Gateway, GatewayAwayError, RefusedError, RunOverError
from lightmill_worker.inputs import Inputs
from lightmill_worker.journal import note, warn
from lightmill_worker.ledger import about, tell
from lightmill_worker.objects import Objects
from lightmill_worker.pace import Pace
from lightmill_worker.pipeline import InHand, Limits, Pipeline
from lightmill_worker.protocol.claim import ClaimedChunk, ClaimRequest, InvocationInput
from lightmill_worker.protocol.codec import ProtocolError
from lightmill_worker.protocol.outcome import AttemptResult, GeneratedOutput, RunResult
from lightmill_worker.settings import Settings
from lightmill_worker.tasks import Order
from lightmill_worker.trace import traced

# The dispatcher gives a run no third attempt while two are running.
_MOST_OPEN = 2
_LAST_WORDS_SECONDS = 3.0
# An engine that opens sooner is waited for, with its items in hand; for one that does not nothing is claimed.
_LONGEST_CLOSED = 60.0
_PROTOCOL = 1


class Run:
    """Claims the next chunk while the last item of the one before is on the engine.

    `leaving` is set when the process has been told to end: then nothing more is claimed, what has not begun is given
    back, and what is on the engine is finished.
    """

    def __init__(  # noqa: PLR0913 - each is another side of the run
        self,
        *,
        invocation: InvocationInput,
        runpod_id: str,
        settings: Settings,
        engines: Engines,
        gateway: Gateway,
        objects: Objects,
        leaving: asyncio.Event,
    ) -> None:
        self.run_id = uuid4()
        self._invocation = invocation
        self._runpod_id = runpod_id
        self._settings = settings
        self._engines = engines
        self._gateway = gateway
        self._objects = objects
        self._inputs = Inputs(objects, settings)
        self._leaving = leaving
        self._pipelines: dict[str, Pipeline] = {}
        self._attempts: list[Attempt] = []
        self._pace = Pace()
        self._loop = asyncio.get_running_loop()
        self._claims_end = self._loop.time() + invocation.session_seconds

    async def go(self) -> RunResult:
        """Work until it is over, and say what came of it."""
        try:
            await self._work()
        except asyncio.CancelledError:
            await self._say_last_words()
            raise
        finally:
            await self._inputs.close()
            await self._engines.rest()
        return self._result()

    async def _work(self) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                await self._claim_and_make(group)
        except* RunOverError as over:
            warn(f"run over: {over.exceptions[0]}", runId=self.run_id, invocationId=self._invocation.invocation_id)

    async def _claim_and_make(self, group: asyncio.TaskGroup) -> None:
        number = 1
        while self._may_claim():
            claimed = await self._claim(number)
            if claimed is None:
                return
            number += 1
            chunk, asked_at = claimed
            self._note_session(chunk, asked_at)
            attempt = Attempt(chunk, asked_at, self._maker(chunk), self._gateway, self._leaving)
            self._attempts.append(attempt)
            group.create_task(attempt.go())
            await attempt.all_begun.wait()
            await self._fewer_open()

    def _may_claim(self) -> bool:
        """Nothing is claimed that would only be given back: it is made after what is on the engine, and in time."""
        left = self._claims_end - self._loop.time()
        in_line = 2 if self._open() else 1
        in_time = left > 0 and self._pace.fits(left, in_line)
        return not self._leaving.is_set() and in_time and bool(self._open_engines())

    def _open_engines(self) -> list[str]:
        """What to claim for.

        A run's first claim is for all: another model may be wanted now, and what cannot be made is given back with the
        engine's delay. If the run ended without a claim instead, the next one would be started for the same items.
        """
        return self._engines.open_within(_LONGEST_CLOSED) if self._attempts else self._engines.names

    async def _claim(self, number: int) -> tuple[ClaimedChunk, float] | None:
        request = ClaimRequest(
            self.run_id,
            number,
            self._runpod_id,
            self._settings.worker_id,
            self._open_engines(),
            self._settings.concurrency,
        )
        gives_up = self._loop.time() + self._settings.patience_seconds
        pauses = waits()
        while True:
            asked_at = self._loop.time()
            try:
                chunk = await self._gateway.claim(request)
            except GatewayAwayError as away:
                pause = max(next(pauses), away.wait_seconds)
                if self._leaving.is_set() or self._loop.time() + pause > gives_up:
                    warn(f"no claim: {away}", runId=self.run_id, invocationId=self._invocation.invocation_id)
                    return None
                await asyncio.sleep(pause)
            except (RefusedError, ProtocolError) as refused:
                warn(f"claim refused: {refused}", runId=self.run_id, invocationId=self._invocation.invocation_id)
                return None
            else:
                return None if chunk is None else (chunk, asked_at)

    def _note_session(self, chunk: ClaimedChunk, asked_at: float) -> None:
        # A chunk claimed later than this could not be stored any more: its deadline is never moved past this limit.
        self._claims_end = min(self._claims_end, asked_at + chunk.session_seconds - chunk.put_seconds)
        items = [str(item.id) for item in chunk.items]
        tell(
            "claimed",
            attemptId=chunk.attempt_id,
            jobId=chunk.job_id,
            number=chunk.number,
            itemIds=items,
            deadlineSeconds=chunk.deadline_seconds,
        )
        with traced(chunk.traceparent):
            note(
                "claimed",
                items=len(chunk.items),
                attemptId=chunk.attempt_id,
                jobId=chunk.job_id,
                invocationId=self._invocation.invocation_id,
                runpodId=self._runpod_id,
            )

    def _maker(self, chunk: ClaimedChunk) -> Make:
        async def make(order: Order, in_hand: InHand, limits: Limits) -> GeneratedOutput:
            with about(chunk.attempt_id):
                return await self._pipeline(chunk.engine).make(order, in_hand, limits)

        return make

    def _pipeline(self, engine_name: str) -> Pipeline:
        if engine_name not in self._pipelines:
            engine = self._engines.named(engine_name)
            if engine is None:
                raise ItemFailure(ErrorCode.INTERNAL, f"this worker is not set up for the engine {engine_name}")
            side = self._settings.preview_side
            self._pipelines[engine_name] = Pipeline(engine, self._objects, self._inputs, self._pace, side)
        return self._pipelines[engine_name]

    async def _fewer_open(self) -> None:
        while len(open_ones := self._open()) >= _MOST_OPEN:
            waiting = [asyncio.ensure_future(attempt.ended.wait()) for attempt in open_ones]
            try:
                await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for wait in waiting:
                    wait.cancel()

    def _open(self) -> list[Attempt]:
        return [attempt for attempt in self._attempts if not attempt.ended.is_set()]

    async def _say_last_words(self) -> None:
        """RunPod stops the run and takes no result of it; what is free again is said here, briefly and once."""
        try:
            async with asyncio.timeout(_LAST_WORDS_SECONDS):
                for attempt in self._attempts:
                    if words := attempt.last_words():
                        with traced(attempt.chunk.traceparent):
                            await self._gateway.report(attempt.chunk.attempt_id, words)
        except (GatewayAwayError, RunOverError, RefusedError, ProtocolError, TimeoutError) as unheard:
            note(f"last words were not heard: {type(unheard).__name__}", runId=self.run_id)

    def _result(self) -> RunResult:
        attempts = [AttemptResult(made.chunk.attempt_id, list(made.verdicts.values())) for made in self._attempts]
        return RunResult(_PROTOCOL, self._invocation.invocation_id, self.run_id, attempts)
