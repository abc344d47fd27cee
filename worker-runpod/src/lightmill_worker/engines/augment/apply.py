"""From drawn numbers to a picture."""

import io
import math
from collections.abc import Callable, Iterator
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps, ImageStat

from lightmill_worker.engines.augment.draw import Drawn
from lightmill_worker.engines.augment.parameters import Parameters, Size

_ROWS = 256
_BLUR_REFERENCE = 1024
_WITHIN_A_KERNEL = 0.5
_LUMA = (0.299, 0.587, 0.114)

Step = Callable[[Image.Image], Image.Image]


def steps(drawn: Drawn, parameters: Parameters, most_pixels: int) -> Iterator[Step]:
    """The recipe, one step after the other, so that whoever runs it can stop between two."""
    yield lambda picture: _resize(picture, None, most_pixels)
    yield lambda picture: _turn_and_crop(picture, drawn, parameters.aspect_ratio or _ratio_of(parameters.size))
    yield lambda picture: _resize(picture, parameters.size, most_pixels)
    if drawn.flipped:
        yield ImageOps.mirror
    yield lambda picture: _colour(picture, drawn.brightness, drawn.contrast, drawn.saturation)
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
        # Level 4 would take twice the time for a sixth fewer bytes.
        picture.save(out, "PNG", compress_level=2)
    elif parameters.format == "webp":
        picture.save(out, "WEBP", quality=parameters.quality, method=2)
    else:
        picture.save(out, "JPEG", quality=parameters.quality)
    return out.getvalue()


def _turn_and_crop(picture: Image.Image, drawn: Drawn, ratio: float | None) -> Image.Image:
    angle = math.radians(drawn.degrees)
    whole_width, whole_height = _inside_turned(picture.width, picture.height, angle)
    width, height = whole_width, whole_height
    if ratio is not None:
        width, height = min(width, height * ratio), min(height, width / ratio)
    out_width, out_height = max(1, int(width * drawn.crop_scale)), max(1, int(height * drawn.crop_scale))
    if not drawn.degrees:
        left, top = int((whole_width - out_width) * drawn.crop_x), int((whole_height - out_height) * drawn.crop_y)
        return picture.crop((left, top, left + out_width, top + out_height))
    right = (whole_width - out_width) * (drawn.crop_x - 0.5) - out_width / 2
    down = (whole_height - out_height) * (drawn.crop_y - 0.5) - out_height / 2
    return _turned(picture, angle, (right, down), (out_width, out_height))


def _turned(picture: Image.Image, angle: float, corner: tuple[float, float], size: tuple[int, int]) -> Image.Image:
    """A part of the turned picture; `corner` is its upper left one, from the middle. Only what stays is computed."""
    right, down = corner
    sine, cosine = math.sin(angle), math.cos(angle)
    across = cosine, -sine, picture.width / 2 + cosine * right - sine * down
    along = sine, cosine, picture.height / 2 + sine * right + cosine * down
    return picture.transform(size, Image.Transform.AFFINE, (*across, *along), Image.Resampling.BICUBIC)


def _inside_turned(width: float, height: float, angle: float) -> tuple[float, float]:
    """The largest rectangle of the same shape without a corner of nothing, in a picture turned within its frame."""
    sine, cosine = abs(math.sin(angle)), abs(math.cos(angle))
    scale = min(width / (width * cosine + height * sine), height / (width * sine + height * cosine))
    return width * scale, height * scale


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


def _colour(picture: Image.Image, brightness: float, contrast: float, saturation: float) -> Image.Image:
    """All three are linear, so they are one matrix: brightness, then contrast around the mean, then saturation."""
    mean = brightness * ImageStat.Stat(picture.convert("L")).mean[0]
    gain, grey = brightness * contrast * saturation, brightness * contrast * (1 - saturation)
    offset = (1 - contrast) * mean
    rows = [[grey * weight + gain * (at == row) for at, weight in enumerate(_LUMA)] + [offset] for row in range(3)]
    return picture.convert("RGB", tuple(rows[0] + rows[1] + rows[2]))


def _blur(picture: Image.Image, radius: float) -> Image.Image:
    # In proportion, so that a preview-sized run looks like the large one.
    own = radius * max(picture.size) / _BLUR_REFERENCE
    if own > _WITHIN_A_KERNEL:
        return picture.filter(ImageFilter.GaussianBlur(own))
    # Of a bell this narrow nothing lies beyond the neighbours: one pass instead of six.
    beside = math.exp(-1 / (2 * own * own))
    row = (beside, 1.0, beside)
    return picture.filter(ImageFilter.Kernel((3, 3), [across * along for across in row for along in row]))


def _noise(picture: Image.Image, deviation: float, seed: int) -> Image.Image:
    chance = np.random.Generator(np.random.PCG64(seed))
    levels = np.rint(_bell() * deviation).astype(np.int16)
    pixels = np.array(picture)
    # By strips: the noise of a whole large picture would take twice its memory.
    for top in range(0, pixels.shape[0], _ROWS):
        strip = pixels[top : top + _ROWS]
        noise = levels[np.frombuffer(chance.bytes(strip.size), np.uint8)].reshape(strip.shape)
        noise += strip
        strip[...] = np.clip(noise, 0, 255, out=noise).astype(np.uint8)
    return Image.fromarray(pixels)


@cache
def _bell() -> NDArray[np.float64]:
    """The normal distribution in 256 equally probable values: a random byte picks one, seven times as fast."""
    normal = NormalDist()
    values = np.array([normal.inv_cdf((n + 0.5) / 256) for n in range(256)])
    values /= values.std()
    return values


def _through_jpeg(picture: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    with Image.open(out) as traced:
        return traced.convert("RGB")
