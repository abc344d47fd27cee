"""An engine that does what a test tells it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from lightmill_worker.engines.engine import Generated, Options, Progress
from lightmill_worker.protocol.claim import ClaimedItem
from pictures import picture

Script = Callable[[ClaimedItem], Awaitable[None]]


async def at_once(_: ClaimedItem) -> None:
    """No script: the picture is there."""


class ScriptedEngine:
    """Notes what it is asked for; the script may wait, fail or fall over."""

    name = "augment"

    def __init__(self, script: Script = at_once, concurrency: int = 1, says: float = 0.5) -> None:
        self.concurrency = concurrency
        self.says = says
        self.opens_in = 0.0
        self.waits = 0.0
        self.begun: list[ClaimedItem] = []
        self.most_at_once = 0
        self.cancelled = 0
        self.rested = 0
        self._now = 0
        self._script = script
        self._picture = picture()

    async def generate(
        self, item: ClaimedItem, inputs: Sequence[bytes], options: Options, progress: Progress
    ) -> Generated:
        del inputs, options
        self.begun.append(item)
        self._now += 1
        self.most_at_once = max(self.most_at_once, self._now)
        try:
            progress(self.says)
            await asyncio.sleep(self.waits)
            began = asyncio.get_running_loop().time()
            await self._script(item)
            seconds = asyncio.get_running_loop().time() - began
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self._now -= 1
        return Generated(self._picture, "image/png", 96, 64, seconds, None, {"made": "by script"}, "algorithmicMedia")

    async def rest(self) -> None:
        self.rested += 1
