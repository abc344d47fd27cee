"""The engines' own checks, against the profiles by which submissions are checked before anything is made of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lightmill_worker.engines.augment import parameters as augment
from lightmill_worker.engines.engine import Options
from lightmill_worker.engines.gemini.models import Catalogue
from lightmill_worker.engines.gemini.request import read_wishes
from lightmill_worker.engines.parameters import ParameterReader
from lightmill_worker.errors import ItemFailure
from lightmill_worker.settings import KNOWN_ENGINES

CONTRACTS = Path(__file__).parents[2] / "contracts/src/main/resources"
MODELS = Catalogue.load(None)
READ: dict[str, Callable[[Options], Any]] = {
    "augment": augment.read,
    "gemini": lambda options: read_wishes(options, MODELS),
}
# Values that no type but the named ones takes.
STRANGE: list[tuple[object, tuple[str, ...]]] = [
    ("x", ()),
    (True, ()),
    ({}, ()),
    ([], ("choices",)),
    ([1], ()),
    (1e300, ()),
    (-1e300, ()),
]

pytestmark = pytest.mark.skipif(not CONTRACTS.is_dir(), reason="the folder stands alone, without contracts beside it")


def profiles() -> list[dict[str, Any]]:
    file = CONTRACTS / "catalogue/engines.json"
    return json.loads(file.read_text("utf-8")) if file.is_file() else []


def parameters() -> list[Any]:
    return [
        pytest.param(profile, parameter, id=f"{profile['name']}.{parameter['name']}")
        for profile in profiles()
        for parameter in profile["parameters"]
    ]


def refusal(engine: str, options: Options) -> str | None:
    try:
        READ[engine](options)
    except ItemFailure as failure:
        return failure.message
    return None


def refused_as(parameter: dict[str, Any]) -> str:
    """What is said of a wrong value."""
    name, choices = parameter["name"], ", ".join(parameter.get("choices", ()))
    match parameter["type"]:
        case "number":
            return f"{name} must be a number from {parameter['min']:g} to {parameter['max']:g}"
        case "whole":
            return f"{name} must be a whole number from {parameter['min']:g} to {parameter['max']:g}"
        case "choice":
            return f"{name} must be one of {choices}"
        case kind:
            assert kind == "choices"
            return f"{name} must be a list of {choices}"


def test_every_engine_of_the_worker_has_a_profile_and_no_other() -> None:
    assert {profile["name"] for profile in profiles()} == set(KNOWN_ENGINES)


@pytest.mark.parametrize("engine", sorted(READ))
def test_the_worker_reads_the_parameters_of_the_profile_and_no_other(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[str] = set()
    for way in ("number", "optional_number", "whole", "choice", "optional_choice", "choices"):
        spied = getattr(ParameterReader, way)

        def spy(self: ParameterReader, name: str, *rest: Any, _spied: Any = spied) -> object:
            read.add(name)
            return _spied(self, name, *rest)

        monkeypatch.setattr(ParameterReader, way, spy)

    READ[engine](Options({}))

    profile = next(one for one in profiles() if one["name"] == engine)
    assert read == {parameter["name"] for parameter in profile["parameters"]}


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile["name"])
def test_what_is_left_out_counts_as_its_default(profile: dict[str, Any]) -> None:
    defaults = {parameter["name"]: parameter["default"] for parameter in profile["parameters"]}

    assert READ[profile["name"]](Options(defaults)) == READ[profile["name"]](Options({}))


@pytest.mark.parametrize(("profile", "parameter"), parameters())
def test_bounds_and_types_are_those_of_the_profile(profile: dict[str, Any], parameter: dict[str, Any]) -> None:
    engine, name, kind = profile["name"], parameter["name"], parameter["type"]
    good: list[object] = []
    bad = [value for value, kinds in STRANGE if kind not in kinds]
    if kind in ("number", "whole"):
        least, most, step = parameter["min"], parameter["max"], parameter["step"]
        good += [least, most, least + step, float(most)]
        bad += [least - 1e-6, most + 1e-6, *([least + 0.5] if kind == "whole" else [])]
    elif kind == "choice":
        good += parameter["choices"]
    else:
        good += [parameter["choices"], parameter["choices"][:1], []]
        bad += [[*parameter["choices"], "another"]]

    for value in good:
        assert refusal(engine, Options({name: value})) is None, value
    for value in bad:
        assert refusal(engine, Options({name: value})) == refused_as(parameter), value


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile["name"])
def test_sizes_and_aspect_ratios_are_those_of_the_profile(profile: dict[str, Any]) -> None:
    for model in profile["models"] or [profile["sizes"] | profile["aspectRatios"]]:
        wishes = {"model": model["name"]} if profile["models"] else {}
        sizes = model["sizes"] if profile["models"] else profile["sizes"]["choices"]
        ratios = model["aspectRatios"] if profile["models"] else profile["aspectRatios"]["choices"]
        for size in sizes:
            assert refusal(profile["name"], Options(wishes, None, size)) is None
        for ratio in ratios:
            assert refusal(profile["name"], Options(wishes, ratio)) is None
        assert "size must" in str(refusal(profile["name"], Options(wishes, None, "99999")))
        assert "aspectRatio must" in str(refusal(profile["name"], Options(wishes, "1:99")))


def test_the_models_are_those_of_the_profile() -> None:
    profile = next(one for one in profiles() if one["name"] == "gemini")

    assert {model["name"]: model for model in profile["models"]}.keys() == MODELS.models.keys()
    for said in profile["models"]:
        model = MODELS.models[said["name"]]
        assert said["sizes"] == model.sizes
        assert said["aspectRatios"] == model.aspect_ratios
        assert said["inputs"] == model.references
        assert said["choices"]["thinkingLevel"] == model.thinking_levels
        assert said["endsOn"] == model.shuts_down


def golden() -> list[dict[str, Any]]:
    file = CONTRACTS / "golden/engine/wishes.json"
    return json.loads(file.read_text("utf-8")) if file.is_file() else []


@pytest.mark.parametrize("wish", golden(), ids=lambda wish: json.dumps(wish, sort_keys=True)[:90])
def test_the_worker_says_of_a_wish_what_the_submission_was_told(wish: dict[str, Any]) -> None:
    said = refusal(wish["engine"], Options(wish["parameters"], wish["aspectRatio"], wish["size"]))

    assert said == (wish["refused"] and wish["refused"]["detail"])
