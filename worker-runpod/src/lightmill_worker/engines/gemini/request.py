"""The question to the model."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from lightmill_worker.engines.engine import Options
from lightmill_worker.engines.gemini.models import Catalogue, Model, Usage
from lightmill_worker.engines.parameters import ParameterReader, rejected
from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.picture.reading import header, read
from lightmill_worker.protocol.claim import ClaimedItem

_LARGEST_SIDE = 2048
_MOST_AS_IT_IS = 4 * 1024 * 1024
_MOST_TOGETHER = 14 * 1024 * 1024
_INT32 = 0x7FFFFFFF
_STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Wishes:
    """A job's wishes, checked against what the model can do."""

    model_name: str
    model: Model
    thinking_level: str | None
    temperature: float | None
    tier: str
    price_factor: float
    aspect_ratio: str | None
    size: str | None

    def cost(self, usage: Usage) -> float:
        """What the provider charges for an answer, in dollars."""
        return round(self.model.cost(usage, self.size) * self.price_factor, 6)


def read_wishes(options: Options, catalogue: Catalogue) -> Wishes:
    """Check everything before a cent is spent."""
    reader = ParameterReader(options.parameters)
    name = reader.choice("model", catalogue.default, list(catalogue.models))
    model = catalogue.named(name)
    thinking = reader.optional_choice("thinkingLevel", model.thinking_levels)
    tier = reader.choice("serviceTier", _STANDARD, list(catalogue.tiers))
    temperature = reader.optional_number("temperature", 0, 2)
    reader.finish()
    size = options.size.upper() if options.size else None
    if size is not None and size not in model.sizes:
        raise rejected(f"size must be one of {', '.join(model.sizes)} with {name}")
    if options.aspect_ratio and options.aspect_ratio not in model.aspect_ratios:
        raise rejected(f"aspectRatio must be one of {', '.join(model.aspect_ratios)} with {name}")
    return Wishes(
        model_name=name,
        model=model,
        thinking_level=thinking,
        temperature=temperature,
        tier=tier,
        price_factor=catalogue.tiers[tier],
        aspect_ratio=options.aspect_ratio or None,
        size=size,
    )


def body(item: ClaimedItem, pictures: Sequence[bytes], wishes: Wishes, most_pixels: int) -> dict[str, object]:
    """What is posted. The references come in their order: prompts say "image 1"."""
    if not item.prompt.strip():
        raise rejected("the prompt is empty")
    if len(pictures) > wishes.model.references:
        raise rejected(f"{wishes.model_name} takes {wishes.model.references} references at most")
    parts: list[object] = [{"text": _text(item)}]
    parts += [{"inlineData": part} for part in _inline(pictures, most_pixels)]
    config: dict[str, object] = {"responseModalities": ["IMAGE"], "seed": item.seed & _INT32}
    if image_config := {
        key: value for key, value in (("aspectRatio", wishes.aspect_ratio), ("imageSize", wishes.size)) if value
    }:
        config["imageConfig"] = image_config
    if wishes.temperature is not None:
        config["temperature"] = wishes.temperature
    if wishes.thinking_level:
        config["thinkingConfig"] = {"thinkingLevel": wishes.thinking_level.upper()}
    question: dict[str, object] = {"contents": [{"role": "user", "parts": parts}], "generationConfig": config}
    if wishes.tier != _STANDARD:
        question["serviceTier"] = wishes.tier
    return question


def _text(item: ClaimedItem) -> str:
    # The interface has no field for what should not be seen.
    return f"{item.prompt}\n\nAvoid: {item.negative_prompt}" if item.negative_prompt else item.prompt


def _inline(pictures: Sequence[bytes], most_pixels: int) -> list[dict[str, str]]:
    inline, together = [], 0
    for picture in pictures:
        content_type, data = _fitting(picture, most_pixels)
        together += len(data)
        inline.append({"mimeType": content_type, "data": base64.b64encode(data).decode()})
    if together > _MOST_TOGETHER:
        raise ItemFailure(ErrorCode.INPUT_TOO_LARGE, "the references are too large together")
    return inline


def _fitting(picture: bytes, most_pixels: int) -> tuple[str, bytes]:
    """As it is, or scaled down where the model would only throw pixels away."""
    known = header(picture)
    if known is None:
        raise ItemFailure(ErrorCode.INPUT_DAMAGED, "the reference is no PNG, JPEG or WebP picture")
    if max(known.width, known.height) <= _LARGEST_SIDE and len(picture) <= _MOST_AS_IT_IS:
        return known.content_type, picture
    pixels = read(picture, most_pixels, _LARGEST_SIDE)
    pixels.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    pixels.save(out, "JPEG", quality=92)
    return "image/jpeg", out.getvalue()
