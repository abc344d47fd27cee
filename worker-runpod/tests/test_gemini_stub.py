"""The stub of Gemini, against Google's own SDK."""

import json
from typing import Any

import pytest
from google import genai
from google.genai import errors, types

from gemini_stub import FINISHES, KEY, GeminiStub
from pictures import picture


async def sdk(stub: GeminiStub, prompt: str, model: str = "gemini-nano-banana-2.1", key: str = KEY) -> Any:
    options = types.HttpOptions(base_url=stub.base, timeout=10_000)
    async with genai.Client(api_key=key, http_options=options).aio as client:
        return await client.models.generate_content(
            model=model,
            contents=types.Content(
                parts=[types.Part(text=prompt), types.Part.from_bytes(data=picture(), mime_type="image/png")]
            ),
            config=types.GenerateContentConfig(
                response_modalities=["IMAGE"],
                image_config=types.ImageConfig(aspect_ratio="16:9", image_size="2K"),
            ),
        )


@pytest.mark.parametrize("scenario", ["a cat", "thought", "mislabelled", "urlsafe"])
async def test_googles_own_sdk_reads_the_stubs_pictures(stub: GeminiStub, scenario: str) -> None:
    made = await sdk(stub, scenario)

    shown = [part.inline_data.data for part in made.parts if part.inline_data and not part.thought]
    assert shown == [picture(form="JPEG") if scenario == "mislabelled" else picture()]
    assert made.usage_metadata.candidates_token_count == 1680


async def test_googles_own_sdk_reads_a_blocked_prompt(stub: GeminiStub) -> None:
    made = await sdk(stub, "blocked")

    assert made.prompt_feedback.block_reason == types.BlockedReason.PROHIBITED_CONTENT
    assert made.candidates is None


@pytest.mark.parametrize("finish", FINISHES)
async def test_googles_own_sdk_reads_each_finish_without_a_picture(stub: GeminiStub, finish: str) -> None:
    made = await sdk(stub, f"finish:{finish}")

    assert made.parts is None
    assert made.candidates[0].finish_reason == types.FinishReason[finish]


async def test_googles_own_sdk_reads_a_refusal_in_words(stub: GeminiStub) -> None:
    assert (await sdk(stub, "text")).text == "I would rather not draw that."


@pytest.mark.parametrize(
    ("scenario", "kind", "code"),
    [
        ("limited", errors.ClientError, 429),
        ("prose", errors.ClientError, 429),
        ("per-day", errors.ClientError, 429),
        ("billing", errors.ClientError, 400),
        ("forbidden", errors.ClientError, 403),
        ("broken", errors.ServerError, 500),
        ("overloaded", errors.ServerError, 503),
        ("late", errors.ServerError, 504),
        ("html", errors.ServerError, 502),
    ],
)
async def test_googles_own_sdk_reads_the_stubs_errors(
    stub: GeminiStub, scenario: str, kind: type[errors.APIError], code: int
) -> None:
    with pytest.raises(kind) as failed:
        await sdk(stub, scenario)

    assert failed.value.code == code
    if scenario == "limited":
        assert failed.value.details["error"]["details"][1]["retryDelay"] == "1.5s"


async def test_googles_own_sdk_meets_a_wrong_key_a_retired_model_and_junk(stub: GeminiStub) -> None:
    with pytest.raises(errors.ClientError, match="API key not valid"):
        await sdk(stub, "a cat", key="wrong")
    with pytest.raises(errors.ClientError, match="404"):
        await sdk(stub, "a cat", "gemini-2.5-flash-image")
    with pytest.raises(json.JSONDecodeError):
        await sdk(stub, "junk")


async def test_googles_own_sdk_follows_a_batch_to_its_expiry(stub: GeminiStub) -> None:
    async with genai.Client(api_key=KEY, http_options=types.HttpOptions(base_url=stub.base)).aio as client:
        batch = await client.batches.create(
            model="gemini-nano-banana-2.1", src=[types.InlinedRequest(contents="it expires")]
        )
        states = []
        while batch.state not in (types.JobState.JOB_STATE_EXPIRED, types.JobState.JOB_STATE_SUCCEEDED):
            assert batch.name is not None
            states.append(batch.state)
            batch = await client.batches.get(name=batch.name)

    assert states == [types.JobState.JOB_STATE_PENDING, types.JobState.JOB_STATE_RUNNING]
    assert batch.state == types.JobState.JOB_STATE_EXPIRED
