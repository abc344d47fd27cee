"""The engine `augment`."""

import asyncio
import hashlib
import io
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image

from augmented import augmented, pixels
from claimed import item
from lightmill_worker.engines.augment.engine import Augment
from lightmill_worker.engines.engine import Options
from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.settings import AugmentSettings
from pictures import picture


async def test_the_same_item_gives_the_same_bytes_in_any_order() -> None:
    parents = [picture(seed=n) for n in range(3)]
    items = [
        (parent, item(seed=seed, variation=variation))
        for parent in parents
        for seed in (1, -(2**63))
        for variation in (1, 2)
    ]

    forwards = [(await augmented(parent, one)).data for parent, one in items]
    backwards = [(await augmented(parent, one)).data for parent, one in reversed(items)]

    assert forwards == backwards[::-1]
    assert len({hashlib.sha256(data).digest() for data in forwards}) == len(items)


@pytest.mark.parametrize(
    ("size", "aspect_ratio", "expected"),
    [
        ("48", None, (48, 32)),
        ("512x384", None, (512, 384)),
        ("1K", None, (1024, 683)),
        (None, "1:1", (64, 64)),
        ("32", "2:1", (32, 16)),
        (None, None, (96, 64)),
    ],
)
async def test_the_size_is_the_longer_side_or_both(
    size: str | None, aspect_ratio: str | None, expected: tuple[int, int]
) -> None:
    made = await augmented(picture(), recipes=[], size=size, aspect_ratio=aspect_ratio)

    assert (made.width, made.height) == expected
    assert Image.open(io.BytesIO(made.data)).size == expected


@pytest.mark.parametrize("form", ["jpeg", "png", "webp"])
async def test_the_format_is_what_was_asked_for(form: str) -> None:
    made = await augmented(picture(), format=form)

    assert made.content_type == f"image/{form}"
    assert Image.open(io.BytesIO(made.data)).format == form.upper()


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"rotate": 46}, "rotate"),
        ({"rotate": "much"}, "rotate"),
        ({"rotate": True}, "rotate"),
        ({"noise": float("nan")}, "noise"),
        ({"quality": 1.5}, "quality"),
        ({"format": "gif"}, "format"),
        ({"recipes": ["melt"]}, "recipes"),
        ({"recipes": "flip"}, "recipes"),
        ({"recipes": [[]]}, "recipes"),
        ({"sharpen": 1}, "sharpen"),
        ({"size": "large"}, "size"),
        ({"size": "0"}, "size"),
        ({"size": "99999"}, "size"),
        ({"aspect_ratio": "4/3"}, "aspectRatio"),
        ({"aspect_ratio": "1:0"}, "aspectRatio"),
    ],
)
async def test_a_parameter_out_of_range_is_refused_by_name(options: dict[str, Any], named: str) -> None:
    with pytest.raises(ItemFailure, match=named) as refused:
        await augmented(picture(), **options)

    assert refused.value.code is ErrorCode.ENGINE_REJECTED


async def test_an_item_without_a_picture_is_refused() -> None:
    with pytest.raises(ItemFailure) as refused:
        await Augment(AugmentSettings(), 1000, 512).generate(item(), [], Options({}), lambda _: None)

    assert refused.value.code is ErrorCode.ENGINE_REJECTED


async def test_a_picture_lies_upright_before_anything_else() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    made = await augmented(picture(96, 64, form="JPEG", exif=exif), recipes=[])

    assert (made.width, made.height) == (64, 96)
    assert not Image.open(io.BytesIO(made.data)).getexif()


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "I;16"])
async def test_every_kind_of_pixels_becomes_rgb(mode: str) -> None:
    out = io.BytesIO()
    if mode == "I;16":
        Image.fromarray(np.full((20, 30), 32768, dtype=np.uint16)).save(out, "PNG")
    else:
        Image.new(mode, (30, 20)).save(out, "JPEG" if mode == "CMYK" else "PNG")

    made = await augmented(out.getvalue(), recipes=[], format="png")

    assert Image.open(io.BytesIO(made.data)).mode == "RGB"
    if mode == "I;16":
        assert pixels(made.data).mean() == pytest.approx(128, abs=1)
    if mode in ("LA", "RGBA"):
        assert pixels(made.data).min() == 255


def a_png_header_of(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


async def test_a_bomb_is_refused_by_its_header() -> None:
    bomb = a_png_header_of(65535, 65535) + struct.pack(">I", 4) + b"IDAT" + b"\0" * 8

    with pytest.raises(ItemFailure) as refused:
        await augmented(bomb)

    assert refused.value.code is ErrorCode.INPUT_TOO_MANY_PIXELS


async def test_the_output_has_no_more_pixels_than_allowed() -> None:
    engine = Augment(AugmentSettings(pixels=1000), 1_000_000, 512)

    made = await engine.generate(item(), [picture()], Options({}, size="512"), lambda _: None)

    assert made.width * made.height <= 1000


async def test_a_cancelled_item_leaves_the_machine_before_the_call_returns() -> None:
    engine = Augment(AugmentSettings(minimum_seconds=60), 1_000_000, 512)
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()

    def note_progress(_: float) -> None:
        loop.call_soon_threadsafe(begun.set)

    making = asyncio.create_task(engine.generate(item(), [picture()], Options({}), note_progress))
    await begun.wait()

    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making

    assert not [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]


async def test_variations_of_one_parent_come_out_the_same_whether_it_was_decoded_for_them_or_before() -> None:
    engine, parent = Augment(AugmentSettings(), 1_000_000, 512), picture()

    async def made(variation: int) -> bytes:
        return (await engine.generate(item(variation=variation), [parent], Options({}), lambda _: None)).data

    first, second = await made(1), await made(2)
    await engine.rest()

    assert await made(2) == second
    assert await made(1) == first


async def test_the_preview_shows_the_output() -> None:
    made = await augmented(picture(1200, 800), size="900", format="png")

    assert made.preview is not None
    shown = Image.open(io.BytesIO(made.preview))
    assert shown.format == "JPEG"
    assert max(shown.size) == 512
    small = Image.open(io.BytesIO(made.data)).resize(shown.size)
    assert np.abs(np.asarray(small).astype(int) - np.asarray(shown)).mean() < 12


async def test_the_minimum_seconds_lengthen_the_work_and_change_nothing() -> None:
    slow = Augment(AugmentSettings(minimum_seconds=0.3), 1_000_000, 512)
    told: list[float] = []

    made = await slow.generate(item(), [picture()], Options({}), told.append)

    assert made.seconds >= 0.3
    assert made.data == (await augmented(picture())).data
