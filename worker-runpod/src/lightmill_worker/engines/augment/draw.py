"""The numbers of one item."""

import hashlib
from dataclasses import asdict, dataclass

import numpy as np

from lightmill_worker.engines.augment.parameters import Parameters

# Changes whenever the same drawn numbers no longer give the same picture.
RECIPE_VERSION = 2
_UINT32 = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything that chance decides; with the input and the parameters it says exactly what the picture is."""

    crop_scale: float
    crop_x: float
    crop_y: float
    flipped: bool
    degrees: float
    brightness: float
    contrast: float
    saturation: float
    blur_radius: float
    noise_deviation: float
    noise_seed: int
    jpeg_quality: int | None

    def metadata(self) -> dict[str, object]:
        """As it is written down."""
        return asdict(self)


def generator(seed: int, picture: bytes, variation: int) -> np.random.Generator:
    """A generator of the item's own.

    Never one shared stream: so a repeated item, or items made in another order or on other workers, come out the same.
    """
    sha = hashlib.sha256(picture).digest()
    words = [int.from_bytes(sha[at : at + 4], "big") for at in range(0, len(sha), 4)]
    # Of fixed width: no two items share a sequence because one number's words run into the next one's.
    entropy = [seed & _UINT32, seed >> 32 & _UINT32, *words, variation & _UINT32]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy)))


def draw(chance: np.random.Generator, parameters: Parameters) -> Drawn:
    """Draw all numbers, always and in this order: leaving a recipe out does not change the others."""
    crop_scale = chance.uniform(parameters.crop, 1)
    crop_x, crop_y, flip = chance.random(3)
    degrees = chance.uniform(-parameters.rotate, parameters.rotate)
    brightness, contrast, saturation = chance.uniform(1 - parameters.colour, 1 + parameters.colour, 3)
    blur_radius = chance.uniform(0, parameters.blur)
    noise_deviation = chance.uniform(0, parameters.noise)
    noise_seed = int(chance.integers(0, 2**32))
    has_jpeg = chance.random() < 0.5  # noqa: PLR2004 - every second item
    jpeg_quality = int(chance.integers(parameters.jpeg, 101))
    on = frozenset(parameters.recipes)

    def drawn(recipe: str, value: float, otherwise: float) -> float:
        return round(float(value), 6) if recipe in on else otherwise

    return Drawn(
        crop_scale=drawn("crop", crop_scale, 1.0),
        crop_x=drawn("crop", crop_x, 0.5),
        crop_y=drawn("crop", crop_y, 0.5),
        flipped="flip" in on and bool(flip < parameters.flip),
        degrees=drawn("rotate", degrees, 0.0),
        brightness=drawn("colour", brightness, 1.0),
        contrast=drawn("colour", contrast, 1.0),
        saturation=drawn("colour", saturation, 1.0),
        blur_radius=drawn("blur", blur_radius, 0.0),
        noise_deviation=drawn("noise", noise_deviation, 0.0),
        noise_seed=noise_seed,
        jpeg_quality=jpeg_quality if "jpeg" in on and has_jpeg else None,
    )
