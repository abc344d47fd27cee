"""Until when an attempt may act, by the worker's own monotonic clock."""

import asyncio


class Deadline:
    """The moment, `put_seconds` before the dispatcher's deadline, after which an attempt does and says nothing more.

    Invariant: this zero plus one PUT lies before the moment at which the dispatcher may give the items to another,
    because every answer is counted from before it was asked for. So a PUT of ours never races with a newer attempt's
    claim, however slow the network is.
    """

    def __init__(self, asked_at: float, seconds: float, put_seconds: float) -> None:
        self._loop = asyncio.get_running_loop()
        self._put_seconds = put_seconds
        self._passed = asyncio.Event()
        self._alarm: asyncio.TimerHandle | None = None
        self._zero = 0.0
        self.move(asked_at, seconds)

    @property
    def left(self) -> float:
        """Seconds until zero; negative when it has passed."""
        return self._zero - self._loop.time()

    def move(self, asked_at: float, seconds: float) -> None:
        """Take the dispatcher's newest word. A zero that has passed stays passed."""
        if self._passed.is_set():
            return
        self.cancel()
        self._zero = asked_at + seconds - self._put_seconds
        if self.left <= 0:
            self._passed.set()
        else:
            self._alarm = self._loop.call_at(self._zero, self._passed.set)

    async def passes(self) -> None:
        """Wait for zero."""
        await self._passed.wait()

    def cancel(self) -> None:
        """Forget the timer."""
        if self._alarm is not None:
            self._alarm.cancel()
