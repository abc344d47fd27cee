"""The engine `augment`."""

import asyncio
import hashlib
import io
import json
import struct
import time
import zlib
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from PIL import Image

from lightmill_worker.engines.augment.draw import draw, generator
from lightmill_worker.engines.augment.engine import Augment
from lightmill_worker.engines.augment.parameters import RECIPES, read
from lightmill_worker.engines.engine import Generated, Options
from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.protocol.claim import ClaimedItem, Ticket
from lightmill_worker.settings import AugmentSettings
from pictures import picture

TICKET = Ticket("PUT", "http://127.0.0.1/", {}, None)


def item(seed: int = 7, variation: int = 1) -> ClaimedItem:
    return ClaimedItem(uuid4(), 0, 0, variation, seed, "ignored", None, [], TICKET, TICKET)


async def augmented(data: bytes, an_item: ClaimedItem | None = None, /, **options: Any) -> Generated:
    parameters = {key: value for key, value in options.items() if key not in ("aspect_ratio", "size")}
    wishes = Options(parameters, options.get("aspect_ratio"), options.get("size"))
    engine = Augment(AugmentSettings(), 1_000_000)
    return await engine.generate(an_item or item(), [data], wishes, lambda _: None)


def pixels(data: bytes) -> np.ndarray[Any, Any]:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)


async def test_the_same_item_gives_the_same_bytes_in_any_order() -> None:
    parents = [picture(seed=n) for n in range(3)]
    items = [(parent, item(seed, variation)) for parent in parents for seed in (1, -(2**63)) for variation in (1, 2)]

    forwards = [(await augmented(parent, one)).data for parent, one in items]
    backwards = [(await augmented(parent, one)).data for parent, one in reversed(items)]

    assert forwards == backwards[::-1]
    assert len({hashlib.sha256(data).digest() for data in forwards}) == len(items)


async def test_the_drawn_numbers_are_recorded() -> None:
    made = await augmented(picture())

    assert json.loads(json.dumps(made.metadata))["drawn"]["degrees"] == pytest.approx(0, abs=10)
    assert made.metadata["readsPrompt"] is False


@pytest.mark.parametrize("seed", range(60))
def test_drawn_numbers_lie_within_the_parameters(seed: int) -> None:
    parameters = read(Options({"crop": 0.7, "rotate": 20, "colour": 0.4, "blur": 3, "noise": 9, "jpeg": 30}))

    drawn = draw(generator(seed, b"picture", seed % 5), parameters)

    assert 0.7 <= drawn.crop_scale <= 1
    assert -20 <= drawn.degrees <= 20
    assert all(0.6 <= factor <= 1.4 for factor in (drawn.brightness, drawn.contrast, drawn.saturation))
    assert 0 <= drawn.blur_radius <= 3
    assert 0 <= drawn.noise_deviation <= 9
    assert drawn.jpeg_quality is None or 30 <= drawn.jpeg_quality <= 100


@pytest.mark.parametrize("left_out", RECIPES)
def test_leaving_a_recipe_out_does_not_change_the_others(left_out: str) -> None:
    every = draw(generator(3, b"picture", 1), read(Options({}))).metadata()
    fewer = draw(
        generator(3, b"picture", 1), read(Options({"recipes": [name for name in RECIPES if name != left_out]}))
    ).metadata()

    changed = {name for name, value in every.items() if fewer[name] != value}

    belongs = {
        "crop": {"crop_scale", "crop_x", "crop_y"},
        "flip": {"flipped"},
        "rotate": {"degrees"},
        "colour": {"brightness", "contrast", "saturation"},
        "blur": {"blur_radius"},
        "noise": {"noise_deviation"},
        "jpeg": {"jpeg_quality"},
    }
    assert changed <= belongs[left_out]


async def test_no_recipe_and_png_gives_the_picture_back() -> None:
    made = await augmented(picture(), recipes=[], format="png")

    assert np.array_equal(pixels(made.data), pixels(picture()))


@pytest.mark.parametrize("seed", range(12))
async def test_no_corner_of_nothing_shows_after_a_turn(seed: int) -> None:
    white = io.BytesIO()
    Image.new("RGB", (90, 60), "white").save(white, "PNG")

    made = await augmented(white.getvalue(), item(seed), recipes=["rotate", "crop"], rotate=45, format="png")

    assert pixels(made.data).min() > 250


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
        await Augment(AugmentSettings(), 1000).generate(item(), [], Options({}), lambda _: None)

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
    began = time.monotonic()

    with pytest.raises(ItemFailure) as refused:
        await augmented(bomb)

    assert refused.value.code is ErrorCode.INPUT_TOO_MANY_PIXELS
    assert time.monotonic() - began < 2


async def test_the_output_has_no_more_pixels_than_allowed() -> None:
    engine = Augment(AugmentSettings(pixels=1000), 1_000_000)

    made = await engine.generate(item(), [picture()], Options({}, size="512"), lambda _: None)

    assert made.width * made.height <= 1000


async def test_a_cancelled_item_leaves_the_machine_before_the_call_returns() -> None:
    engine = Augment(AugmentSettings(minimum_seconds=60), 1_000_000)
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


async def test_the_minimum_seconds_lengthen_the_work_and_change_nothing() -> None:
    slow = Augment(AugmentSettings(minimum_seconds=0.3), 1_000_000)
    told: list[float] = []

    made = await slow.generate(item(), [picture()], Options({}), told.append)

    assert made.seconds >= 0.3
    assert made.data == (await augmented(picture())).data
