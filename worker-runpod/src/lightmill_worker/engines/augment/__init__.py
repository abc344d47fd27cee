"""Classic augmentation on the CPU: crops, flips, turns, colour, blur, noise, JPEG traces. It reads no prompt.

`parameters` says what may be asked for, `draw` draws an item's numbers, `apply` makes the picture of them.
"""

from lightmill_worker.engines.augment.engine import Augment
from lightmill_worker.settings import Settings


def engine(settings: Settings) -> Augment:
    """The engine, as the settings have it."""
    return Augment(settings.augment, settings.input_pixels, settings.preview_side)
