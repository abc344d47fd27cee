"""What a job may ask of `augment`."""

import re
from dataclasses import dataclass

from lightmill_worker.engines.engine import Options
from lightmill_worker.engines.parameters import ParameterReader, rejected

RECIPES = ("crop", "flip", "rotate", "colour", "blur", "noise", "jpeg")
FORMATS = ("jpeg", "png", "webp")
_LARGEST_SIDE = 8192
_WORDS = {"1K": "1024", "2K": "2048", "4K": "4096"}


@dataclass(frozen=True, slots=True)
class Size:
    """Of the output: exactly `width` x `height`, or only the longer side."""

    width: int
    height: int | None


@dataclass(frozen=True, slots=True)
class Parameters:
    """How far each recipe may go; the drawn numbers lie within.

    Attributes:
        recipes: which take part, in the fixed order of `RECIPES`.
        crop: the least part of each side that is kept, 0.3 to 1.
        flip: how probable a mirror image is, 0 to 1.
        rotate: the most degrees to either side, 0 to 45; the corners are cut off, never filled.
        colour: how far brightness, contrast and saturation go from 1, 0 to 0.9.
        blur: the largest Gaussian radius, in pixels of a picture of 1,024; 0 to 20.
        noise: the largest standard deviation of Gaussian noise, in levels of 255; 0 to 64.
        jpeg: the lowest quality of a JPEG pass in between, 5 to 100; every second item gets one.
        format: of the file. JPEG by default: an augmented picture of 1,024 x 1,024 is a seventh of its PNG and made in
            less than half the time, and the traces that quality 92 leaves are below those that the recipes add.
        quality: of the file, for JPEG and WebP, 1 to 100.
    """

    recipes: tuple[str, ...]
    crop: float
    flip: float
    rotate: float
    colour: float
    blur: float
    noise: float
    jpeg: int
    format: str
    quality: int
    size: Size | None
    aspect_ratio: float | None


def read(options: Options) -> Parameters:
    """Check everything, or say what is wrong."""
    reader = ParameterReader(options.parameters)
    parameters = Parameters(
        recipes=reader.choices("recipes", RECIPES, RECIPES),
        crop=reader.number("crop", 0.8, 0.3, 1),
        flip=reader.number("flip", 0.5, 0, 1),
        rotate=reader.number("rotate", 10, 0, 45),
        colour=reader.number("colour", 0.2, 0, 0.9),
        blur=reader.number("blur", 1, 0, 20),
        noise=reader.number("noise", 6, 0, 64),
        jpeg=reader.whole("jpeg", 60, 5, 100),
        format=reader.choice("format", "jpeg", FORMATS),
        quality=reader.whole("quality", 92, 1, 100),
        size=_size(options.size),
        aspect_ratio=_aspect_ratio(options.aspect_ratio),
    )
    reader.finish()
    return parameters


def _size(text: str | None) -> Size | None:
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,5})(?:x(\d{1,5}))?", _WORDS.get(text.upper(), text.lower()))
    if found is None:
        raise rejected("size must be the longer side or both, such as 512, 1K or 512x384")
    width, height = int(found[1]), int(found[2]) if found[2] else None
    for side in (width, height):
        if side is not None and not 1 <= side <= _LARGEST_SIDE:
            raise rejected(f"size must lie between 1 and {_LARGEST_SIDE}")
    return Size(width, height)


def _aspect_ratio(text: str | None) -> float | None:
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,4}):(\d{1,4})", text)
    if found is None or not 1 / 8 <= int(found[1]) / max(int(found[2]), 1e-9) <= 8:  # noqa: PLR2004 - as the text says
        raise rejected("aspectRatio must be such as 4:3, from 1:8 to 8:1")
    return int(found[1]) / int(found[2])
