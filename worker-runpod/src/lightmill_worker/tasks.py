"""The two tasks of the worker: how the items of a chunk become orders to the pipeline."""

from collections.abc import Callable
from dataclasses import dataclass

from lightmill_worker.engines.engine import Options
from lightmill_worker.protocol.claim import ClaimedChunk, ClaimedItem, Mode


@dataclass(frozen=True, slots=True)
class Order:
    """One item, what its job wants of the engine, and what the file says about its place in the job."""

    item: ClaimedItem
    options: Options
    place: dict[str, object]


def automatic(chunk: ClaimedChunk) -> list[Order]:
    """Each item stands for itself: one input, the job's prompt, one of its variations."""
    options = _options(chunk)
    return [Order(item, options, {"variation": item.variation}) for item in chunk.items]


def semi_automatic(chunk: ClaimedChunk) -> list[Order]:
    """Set by set, because people compare sets: the first is complete before the next one begins."""
    options = _options(chunk)
    by_set = sorted(chunk.items, key=lambda item: item.set)
    return [Order(item, options, {"set": item.set, "variation": item.variation}) for item in by_set]


TASKS: dict[Mode, Callable[[ClaimedChunk], list[Order]]] = {
    Mode.AUTOMATIC: automatic,
    Mode.SEMI_AUTOMATIC: semi_automatic,
}


def _options(chunk: ClaimedChunk) -> Options:
    return Options(chunk.parameters, chunk.aspect_ratio, chunk.size)
