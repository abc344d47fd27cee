"""The way of one item: inputs → engine → file with its metadata → bucket."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from lightmill_worker.engines.engine import Engine, Generated
from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.inputs import Inputs
from lightmill_worker.ledger import tell
from lightmill_worker.objects import Objects
from lightmill_worker.pace import Pace
from lightmill_worker.protocol.claim import ClaimedItem, Ticket
from lightmill_worker.protocol.outcome import GeneratedOutput
from lightmill_worker.tasks import Order

# Beside those on the engine: one whose inputs are fetched, and two whose files are stored. More would only fill memory.
_BESIDE_THE_ENGINE = 3
_STORING = 0.95
_PREVIEW_SECONDS = 5.0


@dataclass(slots=True)
class InHand:
    """How far one item is; written by the pipeline, read by beats and by whoever stops it."""

    begins: Callable[[], None]
    progress: float = 0.0
    made: bool = False
    storing: bool = False

    def on_the_engine_at(self, fraction: float) -> None:
        """The engine's word, from whatever thread: one float is written whole. It only grows; 1: it is made."""
        self.made = self.made or fraction >= 1.0
        self.progress = max(self.progress, min(fraction, 1.0) * _STORING)


@dataclass(frozen=True, slots=True)
class Limits:
    """The times of the item's attempt: how long one PUT may take, and until when (loop time) anything can be stored."""

    put_seconds: float
    session_end: float


class Pipeline:
    """Keeps one engine busy: items before and after it wait for the network meanwhile.

    Invariant: at most `concurrency` items are on the engine and `_BESIDE_THE_ENGINE` more hold bytes.
    """

    def __init__(self, engine: Engine, objects: Objects, inputs: Inputs, pace: Pace, preview_side: int) -> None:
        self._engine = engine
        self._objects = objects
        self._inputs = inputs
        self._preview_side = preview_side
        self._bytes_in_hand = asyncio.Semaphore(engine.concurrency + _BESIDE_THE_ENGINE)
        self._turn = asyncio.Semaphore(engine.concurrency)
        self._pace = pace

    async def make(self, order: Order, in_hand: InHand, limits: Limits) -> GeneratedOutput:
        """Make an item and store it, or raise `ItemFailure`."""
        async with self._bytes_in_hand:
            inputs = await self._inputs.of(order.item, limits.put_seconds)
            async with self._turn:
                self._worth_beginning(limits)
                in_hand.begins()
                made = await self._on_the_engine(order, inputs, in_hand)
            del inputs
            return await self._store(order, made, in_hand, limits)

    def _worth_beginning(self, limits: Limits) -> None:
        left = limits.session_end - limits.put_seconds - asyncio.get_running_loop().time()
        if not self._pace.fits(left):
            # Given back now, it is made elsewhere at once instead of after our deadline.
            raise ItemFailure(ErrorCode.STOPPED, "the session is too short for it")

    async def _on_the_engine(self, order: Order, inputs: list[bytes], in_hand: InHand) -> Generated:
        tell("started", itemId=order.item.id)
        made = await self._engine.generate(order.item, inputs, order.options, in_hand.on_the_engine_at)
        tell("ended", itemId=order.item.id)
        # The engine's own seconds: those around the call hold what it waited for its turn, too.
        self._pace.took(made.seconds)
        return made

    async def _store(self, order: Order, made: Generated, in_hand: InHand, limits: Limits) -> GeneratedOutput:
        in_hand.made = True
        in_hand.progress = _STORING
        metadata = {"engine": self._engine.name, "seed": order.item.seed, **order.place, **made.metadata}
        finished = await asyncio.to_thread(_finish, order.item, made, metadata, self._preview_side)
        in_hand.storing = True
        _, has_preview = await asyncio.gather(
            self._objects.put(order.item.output, finished.data, limits.put_seconds),
            self._store_preview(order.item.preview, finished.preview, limits.put_seconds),
        )
        tell("uploaded", itemId=order.item.id, bytes=len(finished.data))
        in_hand.progress = 1.0
        return GeneratedOutput(
            content_type=made.content_type,
            bytes=len(finished.data),
            sha256=finished.sha256,
            width=made.width,
            height=made.height,
            preview=has_preview,
            seconds=round(made.seconds, 3),
            cost_usd=made.cost_usd,
            metadata=metadata,
        )

    async def _store_preview(self, ticket: Ticket, preview: bytes, put_seconds: float) -> bool:
        # Never the reason to lose an output, and never waited for long: storage can make one itself.
        try:
            async with asyncio.timeout(_PREVIEW_SECONDS):
                await self._objects.put(ticket, preview, put_seconds)
        except (ItemFailure, TimeoutError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class _Finished:
    data: bytes
    sha256: str
    preview: bytes


def _finish(item: ClaimedItem, made: Generated, metadata: dict[str, object], preview_side: int) -> _Finished:
    # Here, because Pillow is loaded with the first picture and not with the worker.
    from lightmill_worker.picture.embedding import embed  # noqa: PLC0415
    from lightmill_worker.picture.preview import preview  # noqa: PLC0415
    from lightmill_worker.picture.xmp import Description  # noqa: PLC0415

    description = Description(item.prompt, made.digital_source_type, metadata)
    data = embed(made.data, made.content_type, (made.width, made.height), description)
    return _Finished(data, hashlib.sha256(data).hexdigest(), made.preview or preview(made.data, preview_side))
