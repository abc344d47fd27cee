"""From drawn numbers to a picture."""

import io
import math
from collections.abc import Callable, Iterator

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from lightmill_worker.engines.augment.draw import Drawn
from lightmill_worker.engines.augment.parameters import Parameters, Size

_ROWS = 256
_BLUR_REFERENCE = 1024

Step = Callable[[Image.Image], Image.Image]


def steps(drawn: Drawn, parameters: Parameters, most_pixels: int) -> Iterator[Step]:
    """The recipe, one step after the other, so that whoever runs it can stop between two."""
    yield lambda picture: _resize(picture, None, most_pixels)
    yield lambda picture: _turn_and_crop(picture, drawn, parameters.aspect_ratio or _ratio_of(parameters.size))
    yield lambda picture: _resize(picture, parameters.size, most_pixels)
    if drawn.flipped:
        yield ImageOps.mirror
    yield lambda picture: ImageEnhance.Brightness(picture).enhance(drawn.brightness)
    yield lambda picture: ImageEnhance.Contrast(picture).enhance(drawn.contrast)
    yield lambda picture: ImageEnhance.Color(picture).enhance(drawn.saturation)
    if drawn.blur_radius > 0:
        yield lambda picture: _blur(picture, drawn.blur_radius)
    if drawn.noise_deviation > 0:
        yield lambda picture: _noise(picture, drawn.noise_deviation, drawn.noise_seed)
    if drawn.jpeg_quality is not None:
        yield lambda picture: _through_jpeg(picture, drawn.jpeg_quality or 1)


def encode(picture: Image.Image, parameters: Parameters) -> bytes:
    """The file, with nothing in it but pixels."""
    out = io.BytesIO()
    if parameters.format == "png":
        picture.save(out, "PNG", compress_level=4)
    elif parameters.format == "webp":
        picture.save(out, "WEBP", quality=parameters.quality, method=2)
    else:
        picture.save(out, "JPEG", quality=parameters.quality)
    return out.getvalue()


def _turn_and_crop(picture: Image.Image, drawn: Drawn, ratio: float | None) -> Image.Image:
    if drawn.degrees:
        turned = picture.rotate(drawn.degrees, Image.Resampling.BICUBIC)
        width, height = _inside_turned(picture.width, picture.height, math.radians(drawn.degrees))
        picture = turned.crop(_box(turned, width, height, 0.5, 0.5))
    width, height = float(picture.width), float(picture.height)
    if ratio is not None:
        width, height = min(width, height * ratio), min(height, width / ratio)
    width, height = width * drawn.crop_scale, height * drawn.crop_scale
    return picture.crop(_box(picture, width, height, drawn.crop_x, drawn.crop_y))


def _inside_turned(width: float, height: float, angle: float) -> tuple[float, float]:
    """The largest rectangle of the same shape without a corner of nothing, in a picture turned within its frame."""
    sine, cosine = abs(math.sin(angle)), abs(math.cos(angle))
    scale = min(width / (width * cosine + height * sine), height / (width * sine + height * cosine))
    return width * scale, height * scale


def _box(picture: Image.Image, width: float, height: float, x: float, y: float) -> tuple[int, int, int, int]:
    whole_width = max(1, min(picture.width, int(width)))
    whole_height = max(1, min(picture.height, int(height)))
    left, top = int((picture.width - whole_width) * x), int((picture.height - whole_height) * y)
    return left, top, left + whole_width, top + whole_height


def _ratio_of(size: Size | None) -> float | None:
    return size.width / size.height if size is not None and size.height is not None else None


def _resize(picture: Image.Image, size: Size | None, most_pixels: int) -> Image.Image:
    width, height = picture.size
    if size is not None and size.height is not None:
        width, height = size.width, size.height
    elif size is not None:
        scale = size.width / max(width, height)
        width, height = round(width * scale), round(height * scale)
    if width * height > most_pixels:
        scale = math.sqrt(most_pixels / (width * height))
        width, height = int(width * scale), int(height * scale)
    wanted = max(1, width), max(1, height)
    return picture if wanted == picture.size else picture.resize(wanted, Image.Resampling.LANCZOS)


def _blur(picture: Image.Image, radius: float) -> Image.Image:
    # In proportion, so that a preview-sized run looks like the large one.
    return picture.filter(ImageFilter.GaussianBlur(radius * max(picture.size) / _BLUR_REFERENCE))


def _noise(picture: Image.Image, deviation: float, seed: int) -> Image.Image:
    chance = np.random.Generator(np.random.PCG64(seed))
    pixels = np.array(picture)
    # By strips: the noise of a whole large picture would take four times its memory.
    for top in range(0, pixels.shape[0], _ROWS):
        strip = pixels[top : top + _ROWS]
        noise = chance.standard_normal(strip.shape, dtype=np.float32)
        noise *= deviation
        noise += strip
        strip[...] = np.clip(np.rint(noise, out=noise), 0, 255, out=noise).astype(np.uint8)
    return Image.fromarray(pixels)


def _through_jpeg(picture: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    with Image.open(out) as traced:
        return traced.convert("RGB")
