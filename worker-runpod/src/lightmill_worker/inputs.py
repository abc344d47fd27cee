"""The source pictures of a run."""

import asyncio
from collections import OrderedDict

from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.objects import Objects
from lightmill_worker.protocol.claim import ClaimedInput, ClaimedItem
from lightmill_worker.settings import Settings


class Inputs:
    """Fetches each picture once though many items share it (variations, sets), and keeps a bounded number of bytes."""

    def __init__(self, objects: Objects, settings: Settings) -> None:
        self._objects = objects
        self._settings = settings
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._on_the_way: dict[str, asyncio.Task[bytes]] = {}

    async def of(self, item: ClaimedItem, try_seconds: float) -> list[bytes]:
        """The item's pictures, the parent first."""
        pictures: list[bytes] = []
        for wanted in item.inputs:
            pictures.append(await self._one(wanted, try_seconds))
            if sum(map(len, pictures)) > self._settings.item_input_bytes:
                most = self._settings.item_input_bytes
                raise ItemFailure(ErrorCode.INPUT_TOO_LARGE, f"the item's inputs have more than {most} bytes together")
        return pictures

    async def _one(self, wanted: ClaimedInput, try_seconds: float) -> bytes:
        if (kept := self._kept.get(wanted.sha256)) is not None:
            self._kept.move_to_end(wanted.sha256)
            return kept
        fetching = self._on_the_way.get(wanted.sha256)
        if fetching is None:
            fetching = asyncio.create_task(self._fetch(wanted, try_seconds))
            # Its failure is known even when nobody waits for it any more.
            fetching.add_done_callback(lambda done: done.cancelled() or done.exception())
            self._on_the_way[wanted.sha256] = fetching
        # Shielded: the item that happened to ask first may be stopped while others wait for the same picture.
        return await asyncio.shield(fetching)

    async def _fetch(self, wanted: ClaimedInput, try_seconds: float) -> bytes:
        try:
            data = await self._objects.get(wanted, self._settings.input_bytes, try_seconds)
        finally:
            del self._on_the_way[wanted.sha256]
        self._kept[wanted.sha256] = data
        while sum(map(len, self._kept.values())) > self._settings.input_cache_bytes:
            self._kept.popitem(last=False)
        return data

    async def close(self) -> None:
        """Stop what is on the way."""
        fetching = list(self._on_the_way.values())
        for task in fetching:
            task.cancel()
        await asyncio.gather(*fetching, return_exceptions=True)
        self._kept.clear()
