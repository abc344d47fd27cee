"""What the pipeline asks of an engine."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lightmill_worker.protocol.claim import ClaimedItem


@dataclass(frozen=True, slots=True)
class Options:
    """What the job wants of its engine, the same for all items of a chunk."""

    parameters: dict[str, object]
    aspect_ratio: str | None = None
    size: str | None = None


@dataclass(frozen=True, slots=True)
class Generated:
    """A picture, as the engine made it.

    `seconds` is the time on the engine, `cost_usd` what a provider charges beside the worker's time; `metadata` goes
    into the file, the report and the manifest, so the same item must give the same, whenever it is made.
    `digital_source_type` is IPTC's word for how the picture came to be. An engine that has the pixels makes a `preview`
    of them; without one the file is decoded for it.
    """

    data: bytes
    content_type: str
    width: int
    height: int
    seconds: float
    cost_usd: float | None
    metadata: dict[str, object]
    digital_source_type: str
    preview: bytes | None = None


class Progress(Protocol):
    """Takes how far the item is, 0 to 1; may be called from any thread.

    1 says that it is made: whoever stops the item from now on comes too late, and what is paid for is kept.
    """

    def __call__(self, fraction: float, /) -> None:
        """Note it; the next beat says it."""


class Engine(Protocol):
    """Makes one picture a call, `concurrency` of them at once."""

    @property
    def name(self) -> str:
        """As in the protocol."""

    @property
    def concurrency(self) -> int:
        """How many calls at once make sense: 1 on a GPU, more where a call waits for the network."""

    @property
    def opens_in(self) -> float:
        """Seconds until it takes another item; 0: at once. Nothing is claimed for an engine that is closed for long."""

    async def generate(
        self, item: ClaimedItem, inputs: Sequence[bytes], options: Options, progress: Progress
    ) -> Generated:
        """Make it, or raise `ItemFailure`. When cancelled it returns only after the machine is free again."""

    async def rest(self) -> None:
        """A run is over: close connections, keep what is dear to load."""
