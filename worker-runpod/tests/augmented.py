"""A picture through `augment`, and its pixels."""

import io
from typing import Any

import numpy as np
from PIL import Image

from claimed import item
from lightmill_worker.engines.augment.engine import Augment
from lightmill_worker.engines.engine import Generated, Options
from lightmill_worker.protocol.claim import ClaimedItem
from lightmill_worker.settings import AugmentSettings


async def augmented(data: bytes, an_item: ClaimedItem | None = None, /, **options: Any) -> Generated:
    parameters = {key: value for key, value in options.items() if key not in ("aspect_ratio", "size")}
    wishes = Options(parameters, options.get("aspect_ratio"), options.get("size"))
    engine = Augment(AugmentSettings(), 1_000_000, 512)
    return await engine.generate(an_item or item(), [data], wishes, lambda _: None)


def pixels(data: bytes) -> np.ndarray[Any, Any]:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)
