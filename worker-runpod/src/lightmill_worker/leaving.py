"""The word that this process is to end."""

import asyncio
import signal
from types import FrameType
from weakref import WeakKeyDictionary

_events: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Event] = WeakKeyDictionary()


def leaving_of_this_process() -> asyncio.Event:
    """Set by SIGTERM. The SDK's own handler still runs: it takes no further request and waits for the one it has."""
    loop = asyncio.get_running_loop()
    if loop not in _events:
        leaving = _events[loop] = asyncio.Event()
        before = signal.getsignal(signal.SIGTERM)

        def leave(number: int, frame: FrameType | None) -> None:
            loop.call_soon_threadsafe(leaving.set)
            if callable(before):
                before(number, frame)

        if callable(before):
            signal.signal(signal.SIGTERM, leave)
    return _events[loop]
