"""What each model can do and costs: data, because models come and go within months."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from lightmill_worker.engines.parameters import rejected
from lightmill_worker.protocol.codec import decode

_MILLION = 1_000_000
# Left out of a request it is this.
_DEFAULT_SIZE = "1K"


@dataclass(frozen=True, slots=True)
class Model:
    """One model, as far as known on the day `read_on`, from `source`.

    Prices are dollars a million tokens; `image_tokens` is what a picture of a size takes; `shuts_down` is the day that
    the provider announced for its end.
    """

    source: str
    read_on: str
    shuts_down: str | None
    aspect_ratios: list[str]
    sizes: list[str]
    references: int
    thinking_levels: list[str]
    text_in: float
    text_out: float
    image_out: float
    image_tokens: dict[str, int]

    def cost(self, usage: "Usage", size: str | None) -> float:
        """What an answer with one picture costs in the standard tier."""
        image = usage.image_out or self.image_tokens.get(size or _DEFAULT_SIZE, 0)
        return (usage.text_in * self.text_in + usage.text_out * self.text_out + image * self.image_out) / _MILLION


@dataclass(frozen=True, slots=True)
class Usage:
    """The tokens of one answer; thinking is text that one pays for."""

    text_in: int
    text_out: int
    image_out: int

    @staticmethod
    def of(metadata: Mapping[str, object]) -> "Usage":
        """Read `usageMetadata`."""
        details = metadata.get("candidatesTokensDetails")
        image = sum(
            _count(detail, "tokenCount")
            for detail in (details if isinstance(details, list) else [])
            if isinstance(detail, dict) and detail.get("modality") == "IMAGE"
        )
        # Without details all candidates' tokens are taken as the picture's: too dear rather than too cheap.
        candidates = _count(metadata, "candidatesTokenCount")
        text_out = candidates - image if image else 0
        thoughts = _count(metadata, "thoughtsTokenCount")
        return Usage(_count(metadata, "promptTokenCount"), text_out + thoughts, image or candidates)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The models, which one is taken when none is named, and what each service tier multiplies a price by."""

    default: str
    tiers: dict[str, float]
    models: dict[str, Model]

    @staticmethod
    def load(file: Path | None) -> "Catalogue":
        """Read the given file, or the one that comes with the worker."""
        text = (file or files(__package__).joinpath("models.json")).read_text("utf-8")
        return decode(Catalogue, json.loads(text))

    def named(self, name: str) -> Model:
        """A model, or the refusal that names those that there are."""
        if name not in self.models:
            raise rejected(f"model must be one of {', '.join(self.models)}")
        return self.models[name]


def _count(fields: Mapping[str, object], name: str) -> int:
    value = fields.get(name)
    return value if isinstance(value, int) and value > 0 else 0
