"""A small JPEG to show in lists."""

import io

from PIL import Image

from lightmill_worker.picture.reading import read

_QUALITY = 80
_ANY_NUMBER_OF_PIXELS = 1 << 40


def preview(data: bytes, side: int) -> bytes:
    """Of a file. Our own output is trusted: its pixels were bounded when it was made."""
    return preview_of(read(data, _ANY_NUMBER_OF_PIXELS, side), side)


def preview_of(picture: Image.Image, side: int) -> bytes:
    """Of pixels; at most `side` wide and high."""
    scale = side / max(picture.size)
    if scale < 1:
        size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
