"""Bytes from outside, made pixels: upright, RGB, and never more than allowed."""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageCms, ImageOps

from lightmill_worker.errors import ErrorCode, ItemFailure

FORMATS = ("PNG", "JPEG", "WEBP")
CONTENT_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
# Pillow's own guard warns and raises by a number of its own; here the header is asked before anything is decoded.
Image.MAX_IMAGE_PIXELS = None
_BROKEN = (OSError, SyntaxError, ValueError, EOFError)


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself, by its content and not by its name."""

    content_type: str
    width: int
    height: int


def header(data: bytes) -> Header | None:
    """Read the header only; None: it is no PNG, JPEG or WebP."""
    try:
        with _open(data) as picture:
            return Header(CONTENT_TYPES[picture.format or ""], picture.width, picture.height)
    except _BROKEN:
        return None


def read(data: bytes, most_pixels: int, side: int | None = None) -> Image.Image:
    """Decode a picture; one with too many pixels is refused before that.

    Args:
        data: the file
        most_pixels: of the picture as it is stored
        side: when less is enough: the decoder of JPEG can leave out what is not needed
    """
    try:
        with _open(data) as picture:
            if picture.width * picture.height > most_pixels:
                size = f"{picture.width} x {picture.height}"
                raise ItemFailure(ErrorCode.INPUT_TOO_MANY_PIXELS, f"the picture has {size} pixels")
            if side is not None:
                picture.draft("RGB", (side, side))
            ImageOps.exif_transpose(picture, in_place=True)
            return _rgb(picture)
    except _BROKEN as broken:
        raise ItemFailure(ErrorCode.INPUT_DAMAGED, f"the picture cannot be decoded: {broken}") from broken


def _open(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=FORMATS)


def _rgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):
        # 16 bits a channel: Pillow would clip them instead of scaling.
        picture = Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8))
    if picture.has_transparency_data:
        # What is transparent has some colour or other underneath; nobody has seen it.
        clear = picture.convert("RGBA")
        picture = Image.new("RGBA", clear.size, "white")
        picture.alpha_composite(clear)
    # A copy of its own: the file's object sits in a reference cycle and would keep the pixels until a collection.
    return _in_srgb(picture.copy() if picture.mode == "RGB" else picture.convert("RGB"), profile)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return picture  # a profile for another mode, or a broken one: the numbers as they are
    return converted or picture
