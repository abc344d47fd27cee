"""The engine `gemini`."""

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from typing import cast

import aiohttp

from lightmill_worker.engines.engine import Generated, Options, Progress
from lightmill_worker.engines.gemini.allowance import Allowance
from lightmill_worker.engines.gemini.answer import Picture, picture_of, usage_of
from lightmill_worker.engines.gemini.models import Catalogue, Usage
from lightmill_worker.engines.gemini.refusal import refusal
from lightmill_worker.engines.gemini.request import Wishes, body, read_wishes
from lightmill_worker.errors import ErrorCode, ItemFailure, printable
from lightmill_worker.protocol.claim import ClaimedItem
from lightmill_worker.settings import GeminiSettings

_MADE_BY_A_MODEL = "trainedAlgorithmicMedia"
_LARGEST_ANSWER = 96 * 1024 * 1024
_FLEX_TIMES = 4
# After a 429 that names no delay.
_SILENCE_SECONDS = 15.0
_ONLY_THE_PICTURE = Usage(0, 0, 0)


class Gemini:
    """One request an item, several at once. Nothing is tried again here: the dispatcher does, knowing the delay.

    A request is paid for once it is sent, so a repetition that nobody counts would be money that nobody sees.
    """

    name = "gemini"

    def __init__(self, settings: GeminiSettings, catalogue: Catalogue, input_pixels: int) -> None:
        self.concurrency = settings.concurrency
        self._settings = settings
        self._catalogue = catalogue
        self._input_pixels = input_pixels
        self._allowance = Allowance(settings.requests_a_minute, settings.dollars_in_ten_minutes)
        self._http: aiohttp.ClientSession | None = None

    @property
    def opens_in(self) -> float:
        """The allowance's word."""
        return self._allowance.opens_in

    async def generate(
        self, item: ClaimedItem, inputs: Sequence[bytes], options: Options, progress: Progress
    ) -> Generated:
        """Ask for one picture, when the allowance has a turn for it."""
        wishes = read_wishes(options, self._catalogue)
        question = await asyncio.to_thread(
            lambda: json.dumps(body(item, inputs, wishes, self._input_pixels)).encode(errors="replace")
        )
        spending = await self._allowance.turn(wishes.model_name, wishes.cost(_ONLY_THE_PICTURE))
        progress(0.05)
        began = time.monotonic()
        text = await self._ask(wishes, question)
        # Paid for: a stop that comes while it is unpacked would throw the money away.
        progress(1.0)
        answer = await asyncio.to_thread(_parsed, text)
        spending.dollars = wishes.cost(usage_of(answer))
        picture = await asyncio.to_thread(picture_of, answer)
        return _generated(wishes, answer, picture, time.monotonic() - began)

    async def rest(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.close()
            self._http = None

    async def _ask(self, wishes: Wishes, question: bytes) -> str:
        url = f"{self._settings.base_url}/v1beta/models/{wishes.model_name}:generateContent"
        seconds = self._settings.timeout_seconds * (_FLEX_TIMES if wishes.tier == "flex" else 1)
        try:
            async with self._session().post(
                url,
                data=question,
                headers={"x-goog-api-key": self._settings.api_key, "Content-Type": "application/json"},
                timeout=aiohttp.ClientTimeout(total=seconds),
                allow_redirects=False,
            ) as response:
                text = await _bounded(response)
                if not response.ok:
                    raise self._heard(refusal(response.status, text), wishes)
        except TimeoutError:
            raise ItemFailure(ErrorCode.ENGINE_TIMEOUT, f"no answer within {seconds:g} s") from None
        except aiohttp.ClientError as gone:
            raise ItemFailure(ErrorCode.ENGINE_OVERLOADED, f"the connection failed: {type(gone).__name__}") from gone
        return text

    def _heard(self, failure: ItemFailure, wishes: Wishes) -> ItemFailure:
        if failure.code is ErrorCode.ENGINE_RATE_LIMITED:
            self._allowance.refused(wishes.model_name, failure.retry_after_seconds or _SILENCE_SECONDS)
        if failure.code is ErrorCode.MODEL_RETIRED and wishes.model.shuts_down:
            end = wishes.model.shuts_down
            return ItemFailure(failure.code, f"{wishes.model_name} (end announced for {end}): {failure.message}")
        return failure

    def _session(self) -> aiohttp.ClientSession:
        if self._http is None:
            self._http = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        return self._http


def _generated(wishes: Wishes, answer: Mapping[str, object], picture: Picture, seconds: float) -> Generated:
    usage = usage_of(answer)
    return Generated(
        data=picture.data,
        content_type=picture.header.content_type,
        width=picture.header.width,
        height=picture.header.height,
        seconds=seconds,
        cost_usd=wishes.cost(usage),
        metadata={
            "model": wishes.model_name,
            "modelVersion": printable(str(answer.get("modelVersion") or ""), 100),
            "responseId": printable(str(answer.get("responseId") or ""), 100),
            # The interface takes a seed and promises nothing of it.
            "reproducible": False,
            "tokens": {"in": usage.text_in, "textOut": usage.text_out, "imageOut": usage.image_out},
            "pricesReadOn": wishes.model.read_on,
        },
        digital_source_type=_MADE_BY_A_MODEL,
    )


async def _bounded(response: aiohttp.ClientResponse) -> str:
    data = bytearray()
    async for part in response.content.iter_chunked(256 * 1024):
        data += part
        if len(data) > _LARGEST_ANSWER:
            raise ItemFailure(ErrorCode.ENGINE_FAILED, "the answer is too large")
    return data.decode(errors="replace")


def _parsed(text: str) -> Mapping[str, object]:
    try:
        answer = json.loads(text)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise ItemFailure(ErrorCode.ENGINE_FAILED, "a 200 that holds no JSON object")
    return cast("Mapping[str, object]", answer)
