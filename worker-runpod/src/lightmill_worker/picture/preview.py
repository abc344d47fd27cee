"""A small JPEG to show in lists."""

import io

from PIL import Image

from lightmill_worker.picture.reading import read

_QUALITY = 80
_ANY_NUMBER_OF_PIXELS = 1 << 40


def preview(data: bytes, side: int) -> bytes:
    """At most `side` pixels wide and high. Our own output is trusted: its pixels were bounded when it was made."""
    picture = read(data, _ANY_NUMBER_OF_PIXELS, side)
    picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
