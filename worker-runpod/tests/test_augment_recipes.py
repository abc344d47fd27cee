"""What each recipe of `augment` does to a picture."""

import io
import json
import math

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from augmented import augmented, pixels
from claimed import item
from lightmill_worker.engines.augment.draw import draw, generator
from lightmill_worker.engines.augment.parameters import RECIPES, read
from lightmill_worker.engines.engine import Options
from pictures import picture


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

    made = await augmented(white.getvalue(), item(seed=seed), recipes=["rotate", "crop"], rotate=45, format="png")

    assert pixels(made.data).min() > 250


@pytest.mark.parametrize("seed", range(4))
async def test_a_turn_is_the_turn_that_was_drawn(seed: int) -> None:
    parent = picture(300, 200)

    made = await augmented(parent, item(seed=seed), recipes=["rotate"], rotate=45, format="png")

    drawn = made.metadata["drawn"]
    assert isinstance(drawn, dict)
    turned = Image.open(io.BytesIO(parent)).rotate(drawn["degrees"], Image.Resampling.BICUBIC)
    left, top = (turned.width - made.width) / 2, (turned.height - made.height) / 2
    expected = turned.crop((round(left), round(top), round(left) + made.width, round(top) + made.height))
    assert np.abs(pixels(made.data) - np.asarray(expected).astype(int)).mean() < 3


@pytest.mark.parametrize("seed", range(4))
async def test_colours_are_those_of_the_factors_that_were_drawn(seed: int) -> None:
    parent = picture(300, 200)

    made = await augmented(parent, item(seed=seed), recipes=["colour"], colour=0.3, format="png")

    drawn = made.metadata["drawn"]
    assert isinstance(drawn, dict)
    brighter = ImageEnhance.Brightness(Image.open(io.BytesIO(parent))).enhance(drawn["brightness"])
    harder = ImageEnhance.Contrast(brighter).enhance(drawn["contrast"])
    expected = ImageEnhance.Color(harder).enhance(drawn["saturation"])
    # But for what is clipped between the steps there, and only at the end here.
    assert np.abs(pixels(made.data) - np.asarray(expected).astype(int)).mean() < 3


@pytest.mark.parametrize("side", [1, 2, 3])
async def test_a_picture_of_hardly_a_pixel_is_one_too(side: int) -> None:
    made = await augmented(picture(side, side), item(seed=5))

    assert 1 <= made.width <= side


async def test_a_narrow_blur_is_that_of_a_bell() -> None:
    dot = io.BytesIO()
    dotted = Image.new("RGB", (9, 9))
    dotted.putpixel((4, 4), (255, 255, 255))
    dotted.save(dot, "PNG")

    made = await augmented(dot.getvalue(), recipes=["blur"], blur=20, format="png")

    drawn = made.metadata["drawn"]
    assert isinstance(drawn, dict)
    deviation = drawn["blur_radius"] * 9 / 1024
    assert 0 < deviation < 0.5
    beside = math.exp(-1 / (2 * deviation**2))
    assert pixels(made.data)[4, 4, 0] == pytest.approx(255 / (1 + 2 * beside) ** 2, abs=1)
    assert pixels(made.data).sum() == pytest.approx(255 * 3, abs=30)


async def test_noise_has_the_deviation_that_was_drawn_and_shifts_no_brightness() -> None:
    grey = io.BytesIO()
    Image.new("RGB", (300, 300), (128, 128, 128)).save(grey, "PNG")

    made = await augmented(grey.getvalue(), recipes=["noise"], noise=20, format="png")

    drawn = made.metadata["drawn"]
    assert isinstance(drawn, dict)
    assert pixels(made.data).std() == pytest.approx(drawn["noise_deviation"], rel=0.02, abs=0.1)
    assert pixels(made.data).mean() == pytest.approx(128, abs=0.2)
