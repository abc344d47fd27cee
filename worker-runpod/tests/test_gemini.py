"""The engine `gemini`, against the stub."""

import base64
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from claimed import item
from gemini_stub import FINISHES, KEY, GeminiStub
from lightmill_worker.engines.engine import Generated, Options
from lightmill_worker.engines.gemini.answer import Picture, decoded, picture_of
from lightmill_worker.engines.gemini.engine import Gemini
from lightmill_worker.engines.gemini.models import Catalogue
from lightmill_worker.errors import ItemFailure
from lightmill_worker.picture.reading import header
from lightmill_worker.protocol.claim import ClaimedItem
from lightmill_worker.settings import GeminiSettings
from pictures import picture


async def ask(
    stub: GeminiStub,
    an_item: ClaimedItem,
    *pictures: bytes,
    options: Options | None = None,
    key: str = KEY,
    seconds: float = 10,
) -> Generated:
    gemini = an_engine(stub, key, seconds)
    try:
        return await gemini.generate(an_item, pictures, options or Options({}), lambda _: None)
    finally:
        await gemini.rest()


def an_engine(stub: GeminiStub, key: str = KEY, seconds: float = 10) -> Gemini:
    settings = GeminiSettings(api_key=key, base_url=stub.base, timeout_seconds=seconds)
    return Gemini(settings, Catalogue.load(None), 1_000_000_000)


async def test_text_and_references_become_a_picture(stub: GeminiStub) -> None:
    png, jpeg = picture(), picture(form="JPEG")

    made = await ask(
        stub,
        item("the shoe of image 1 on the beach of image 2", negative="people"),
        png,
        jpeg,
        options=Options({"thinkingLevel": "minimal", "temperature": 0.5}, "16:9", "2K"),
    )

    (question,) = stub.asked
    text, first, second = question["contents"][0]["parts"]
    assert text["text"].endswith("Avoid: people")
    assert [first["inlineData"]["mimeType"], second["inlineData"]["mimeType"]] == ["image/png", "image/jpeg"]
    assert base64.b64decode(first["inlineData"]["data"]) == png
    config = question["generationConfig"]
    assert config["imageConfig"] == {"aspectRatio": "16:9", "imageSize": "2K"}
    assert config["temperature"] == 0.5
    assert config["responseModalities"] == ["IMAGE"]
    assert config["thinkingConfig"] == {"thinkingLevel": "MINIMAL"}
    assert (made.content_type, made.width, made.height) == ("image/png", 96, 64)
    assert made.digital_source_type == "trainedAlgorithmicMedia"


async def test_an_answer_that_is_here_counts_as_made_before_it_is_unpacked(
    stub: GeminiStub, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[float] = []
    before: list[float] = []

    def unpack(answer: Mapping[str, object]) -> Picture:
        before.extend(said)
        return picture_of(answer)

    monkeypatch.setattr(sys.modules[Gemini.__module__], "picture_of", unpack)
    gemini = an_engine(stub)
    await gemini.generate(item(), [], Options({}), said.append)
    await gemini.rest()

    assert before[-1] == 1.0


async def test_usage_and_price_are_recorded(stub: GeminiStub) -> None:
    made = await ask(stub, item(), options=Options({}, None, "1K"))
    assert made.metadata["tokens"] == {"in": 100, "textOut": 40, "imageOut": 1120}
    assert made.metadata["model"] == "gemini-nano-banana-2.1"
    assert made.metadata["pricesReadOn"] == "2026-11-20"
    assert made.cost_usd == pytest.approx((100 * 1.5 + 40 * 7.5 + 1120 * 30) / 1e6)


@pytest.mark.parametrize(("tier", "times"), [("standard", 1), ("flex", 0.5), ("priority", 2)])
async def test_a_service_tier_has_its_price(stub: GeminiStub, tier: str, times: float) -> None:
    made = await ask(stub, item(), options=Options({"serviceTier": tier}, None, "2K"))

    assert made.cost_usd == pytest.approx(times * (100 * 1.5 + 40 * 7.5 + 1680 * 30) / 1e6)
    assert stub.asked[0].get("serviceTier") == (None if tier == "standard" else tier)


def test_every_price_says_where_and_when_it_was_read() -> None:
    catalogue = Catalogue.load(None)

    assert catalogue.default in catalogue.models
    for model in catalogue.models.values():
        assert model.source
        assert date.fromisoformat(model.read_on) <= datetime.now(UTC).date()
        assert model.shuts_down is None or date.fromisoformat(model.shuts_down)
        assert set(model.image_tokens) == set(model.sizes)


async def test_a_seed_of_64_bits_is_sent_as_31(stub: GeminiStub) -> None:
    await ask(stub, item(seed=-(2**63) + 5))

    assert stub.asked[0]["generationConfig"]["seed"] == 5


async def test_a_large_reference_is_scaled_down(stub: GeminiStub) -> None:
    await ask(stub, item(), picture(4000, 1000))

    inline = stub.asked[0]["contents"][0]["parts"][1]["inlineData"]
    sent = header(base64.b64decode(inline["data"]))
    assert sent is not None
    assert (sent.content_type, sent.width, sent.height) == ("image/jpeg", 2048, 512)
    assert inline["mimeType"] == "image/jpeg"


async def test_a_thought_is_not_the_picture(stub: GeminiStub) -> None:
    assert (await ask(stub, item("thought"))).width == 96


async def test_bytes_are_believed_and_not_their_label(stub: GeminiStub) -> None:
    assert (await ask(stub, item("mislabelled"))).content_type == "image/jpeg"


async def test_base64_of_the_other_alphabet_is_read(stub: GeminiStub) -> None:
    assert (await ask(stub, item("urlsafe"))).data == picture()


@pytest.mark.parametrize("length", range(12))
def test_base64_is_read_with_and_without_padding(length: int) -> None:
    data = bytes(range(250, 250 - length, -1))

    assert decoded(base64.urlsafe_b64encode(data).decode()) == data
    assert decoded(base64.b64encode(data).decode().rstrip("=")) == data


CODES = {
    "blocked": "content-blocked",
    "text": "no-image",
    "nothing": "no-image",
    "limited": "engine-rate-limited",
    "prose": "engine-rate-limited",
    "per-day": "engine-quota-exhausted",
    "spent": "engine-quota-exhausted",
    "billing": "engine-unauthenticated",
    "forbidden": "engine-unauthenticated",
    "broken": "engine-failed",
    "overloaded": "engine-overloaded",
    "late": "engine-timeout",
    "html": "engine-overloaded",
    "junk": "engine-failed",
    "list": "engine-failed",
    "gif": "engine-failed",
    "garbled": "engine-failed",
    "finish:SAFETY": "content-blocked",
    "finish:IMAGE_SAFETY": "content-blocked",
    "finish:PROHIBITED_CONTENT": "content-blocked",
    "finish:IMAGE_PROHIBITED_CONTENT": "content-blocked",
    "finish:BLOCKLIST": "content-blocked",
    "finish:SPII": "content-blocked",
    "finish:RECITATION": "recitation",
    "finish:IMAGE_RECITATION": "recitation",
    "finish:NO_IMAGE": "no-image",
    "finish:IMAGE_OTHER": "no-image",
    "finish:OTHER": "no-image",
    "finish:SOMETHING_NEW": "no-image",
    "finish:MAX_TOKENS": "engine-rejected",
}


def test_every_finish_of_the_stub_is_mapped() -> None:
    assert {f"finish:{finish}" for finish in FINISHES} <= CODES.keys()


@pytest.mark.parametrize(("scenario", "code"), CODES.items())
async def test_what_is_no_picture_has_its_code(stub: GeminiStub, scenario: str, code: str) -> None:
    with pytest.raises(ItemFailure) as failed:
        await ask(stub, item(f"draw {scenario}"))

    assert failed.value.code.value == code
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    ("scenario", "seconds"),
    [("limited", 1.5), ("prose", 47.43), ("per-day", 47.434392449), ("overloaded", 9), ("broken", None)],
)
async def test_the_delay_is_handed_on(stub: GeminiStub, scenario: str, seconds: float | None) -> None:
    with pytest.raises(ItemFailure) as failed:
        await ask(stub, item(scenario))

    assert failed.value.retry_after_seconds == seconds


async def test_what_the_model_said_instead_is_told(stub: GeminiStub) -> None:
    with pytest.raises(ItemFailure, match="because NO_IMAGE"):
        await ask(stub, item("finish:NO_IMAGE"))


async def test_a_wrong_key_is_ours(stub: GeminiStub) -> None:
    with pytest.raises(ItemFailure) as failed:
        await ask(stub, item(), key="wrong")

    assert failed.value.code.value == "engine-unauthenticated"
    assert "wrong" not in failed.value.message


async def test_a_retired_model_is_said_so(stub: GeminiStub) -> None:
    stub.retired.add("gemini-3.1-flash-image")

    with pytest.raises(ItemFailure) as failed:
        await ask(stub, item(), options=Options({"model": "gemini-3.1-flash-image"}))

    assert failed.value.code.value == "model-retired"
    assert "gemini-3.1-flash-image (end announced for 2026-10-29)" in failed.value.message


async def test_a_slow_answer_is_a_timeout(stub: GeminiStub) -> None:
    with pytest.raises(ItemFailure) as failed:
        await ask(stub, item("slow"), seconds=0.2)

    assert failed.value.code.value == "engine-timeout"


async def test_nobody_there_is_no_fault_of_the_item() -> None:
    stub = GeminiStub()
    stub.base = "http://127.0.0.1:9"

    with pytest.raises(ItemFailure) as failed:
        await ask(stub, item())

    assert failed.value.code.value == "engine-overloaded"


@pytest.mark.parametrize(
    ("an_item", "options", "named"),
    [
        (item(" "), Options({}), "prompt"),
        (item(), Options({"model": "dall-e"}), "model"),
        (item(), Options({"thinkingLevel": "deep"}), "thinkingLevel"),
        (item(), Options({"steps": 4}), "steps"),
        (item(), Options({}, None, "8K"), "size"),
        (item(), Options({}, "7:5"), "aspectRatio"),
    ],
)
async def test_what_the_model_cannot_do_is_refused_before_a_cent_is_spent(
    stub: GeminiStub, an_item: ClaimedItem, options: Options, named: str
) -> None:
    with pytest.raises(ItemFailure, match=named) as failed:
        await ask(stub, an_item, options=options)

    assert failed.value.code.value == "engine-rejected"
    assert stub.asked == []


async def test_too_many_references_are_refused(stub: GeminiStub) -> None:
    with pytest.raises(ItemFailure, match="14 references"):
        await ask(stub, item(), *[picture(8, 8)] * 15)
