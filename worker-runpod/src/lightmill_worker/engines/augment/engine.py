"""The engine `augment`."""

import asyncio
import threading
import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from lightmill_worker.engines.augment.parameters import read
from lightmill_worker.engines.engine import Generated, Options, Progress
from lightmill_worker.engines.parameters import rejected
from lightmill_worker.protocol.claim import ClaimedItem
from lightmill_worker.settings import AugmentSettings

if TYPE_CHECKING:
    from PIL.Image import Image

_ALTERED_BY_ALGORITHM = "algorithmicallyEnhanced"
_KEPT_PIXELS = 4_000_000


class _StoppedError(Exception):
    """Nobody waits for the picture any more."""


class Augment:
    """Makes each picture in a thread, so that beats and transfers go on meanwhile."""

    name = "augment"
    opens_in = 0.0

    def __init__(self, settings: AugmentSettings, input_pixels: int, preview_side: int) -> None:
        self.concurrency = settings.concurrency
        self._settings = settings
        self._input_pixels = input_pixels
        self._preview_side = preview_side
        self._parent: tuple[bytes, Image] | None = None

    async def generate(
        self, item: ClaimedItem, inputs: Sequence[bytes], options: Options, progress: Progress
    ) -> Generated:
        """Vary the parent; other inputs and the prompt are not looked at."""
        if not inputs:
            raise rejected("augment varies a picture, and this item has none")
        stopped = threading.Event()
        making = asyncio.create_task(
            asyncio.to_thread(partial(self._make, item, inputs[0], options, progress, stopped))
        )
        try:
            return await asyncio.shield(making)
        except asyncio.CancelledError:
            # A thread cannot be killed. It ends before its next step, and only then is the engine free again.
            stopped.set()
            await asyncio.wait([making])
            making.exception()
            raise

    async def rest(self) -> None:
        """Forget the last parent."""
        self._parent = None

    def _make(
        self, item: ClaimedItem, parent: bytes, options: Options, progress: Progress, stopped: threading.Event
    ) -> Generated:
        # Here, because NumPy and Pillow are loaded with the first picture and not with the worker.
        from lightmill_worker.engines.augment import apply, draw  # noqa: PLC0415
        from lightmill_worker.picture.preview import preview_of  # noqa: PLC0415

        began = time.monotonic()
        parameters = read(options)
        drawn = draw.draw(draw.generator(item.seed, parent, item.variation), parameters)
        picture = self._pixels_of(parent)
        steps = list(apply.steps(drawn, parameters, self._settings.pixels))
        for done, step in enumerate(steps, 1):
            if stopped.is_set():
                raise _StoppedError
            picture = step(picture)
            progress(done / (len(steps) + 1))
        data, preview = apply.encode(picture, parameters), preview_of(picture, self._preview_side)
        self._take_time(began, progress, stopped)
        return Generated(
            data=data,
            content_type=f"image/{parameters.format}",
            width=picture.width,
            height=picture.height,
            seconds=time.monotonic() - began,
            cost_usd=None,
            metadata={"recipe": f"augment-{draw.RECIPE_VERSION}", "readsPrompt": False, "drawn": drawn.metadata()},
            digital_source_type=_ALTERED_BY_ALGORITHM,
            preview=preview,
        )

    def _pixels_of(self, parent: bytes) -> "Image":
        """Decoded; the variations of one parent come one after the other, so the last is kept unless it is large."""
        from lightmill_worker.picture import reading  # noqa: PLC0415 - as above

        kept = self._parent
        if kept is not None and kept[0] is parent:
            return kept[1]
        picture = reading.read(parent, self._input_pixels)
        self._parent = (parent, picture) if picture.width * picture.height <= _KEPT_PIXELS else None
        return picture

    def _take_time(self, began: float, progress: Progress, stopped: threading.Event) -> None:
        """Last as long as the settings want: tests and demonstrations need an engine that takes its time."""
        while (left := began + self._settings.minimum_seconds - time.monotonic()) > 0:
            progress(1 - left / self._settings.minimum_seconds)
            if stopped.wait(min(left, 0.2)):
                raise _StoppedError
