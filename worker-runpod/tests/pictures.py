"""Pictures that tests draw themselves."""

import io

import numpy as np
from PIL import Image


def picture(width: int = 96, height: int = 64, seed: int = 1, form: str = "PNG", **save: object) -> bytes:
    """Soft colours with some detail, so that crops and turns show."""
    chance = np.random.default_rng(seed)
    coarse = Image.fromarray(chance.integers(0, 256, (8, 12, 3), dtype=np.uint8))
    out = io.BytesIO()
    coarse.resize((width, height), Image.Resampling.BICUBIC).save(out, form, **save)
    return out.getvalue()
