"""A Gemini API for tests: what contracts say of it, with a scenario for each way that it can go.

The last word of the prompt names the scenario; any other gives a picture. The official SDK is run against it too.
"""

import asyncio
import base64
import binascii
import json
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

from pictures import picture

KEY = "test-key"
IMAGE_TOKENS = {"512": 747, "1K": 1120, "2K": 1680, "4K": 2520}
FINISHES = (
    "SAFETY", "IMAGE_SAFETY", "PROHIBITED_CONTENT", "IMAGE_PROHIBITED_CONTENT", "BLOCKLIST", "SPII",
    "RECITATION", "IMAGE_RECITATION", "NO_IMAGE", "IMAGE_OTHER", "OTHER", "MAX_TOKENS",
)  # fmt: skip
Json = dict[str, Any]


class GeminiStub:
    """`generateContent` and batches, on a free port, under both versions: the SDK says v1 since 3.0."""

    def __init__(self) -> None:
        self.asked: list[Json] = []
        self.base = ""
        self.batches: dict[str, list[str]] = {}
        self.retired = {"gemini-2.5-flash-image"}
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_post("/{version:v1|v1beta}/models/{model}:generateContent", self._generate)
        app.router.add_post("/{version:v1|v1beta}/models/{model}:batchGenerateContent", self._create_batch)
        app.router.add_get("/{version:v1|v1beta}/batches/{id}", self._poll_batch)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def _generate(self, request: web.Request) -> web.StreamResponse:
        if (refused := self._door(request)) is not None:
            return refused
        body = await request.json()
        wrong = _first_wrong_part(body)
        if wrong:
            return error(400, "INVALID_ARGUMENT", wrong)
        self.asked.append(body)
        scenario = _prompt(body).split()[-1]
        if scenario.startswith("finish:"):
            return web.json_response(_candidate(body, [], scenario.removeprefix("finish:")))
        answer = _SCENARIOS.get(scenario, _picture)(body)
        if scenario == "slow":
            await asyncio.sleep(30)
        return answer

    def _door(self, request: web.Request) -> web.Response | None:
        if (request.headers.get("x-goog-api-key") or request.query.get("key")) != KEY:
            detail = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}
            return error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", detail)
        if request.match_info["model"] in self.retired:
            return error(404, "NOT_FOUND", "models/… is not found for API version v1beta")
        return None

    async def _create_batch(self, request: web.Request) -> web.StreamResponse:
        if (refused := self._door(request)) is not None:
            return refused
        name = f"batches/{len(self.batches) + 1}"
        expires = "expires" in await request.text()
        last = "BATCH_STATE_EXPIRED" if expires else "BATCH_STATE_SUCCEEDED"
        self.batches[name] = ["BATCH_STATE_PENDING", "BATCH_STATE_RUNNING", last]
        return web.json_response(self._batch(name))

    async def _poll_batch(self, request: web.Request) -> web.StreamResponse:
        name = f"batches/{request.match_info['id']}"
        if name not in self.batches:
            return error(404, "NOT_FOUND", "no such batch")
        if len(self.batches[name]) > 1:
            self.batches[name].pop(0)
        return web.json_response(self._batch(name))

    def _batch(self, name: str) -> Json:
        return {"name": name, "metadata": {"state": self.batches[name][0], "displayName": "d", "model": "models/m"}}


def error(status: int, word: str, message: str, *details: Json) -> web.Response:
    return web.json_response(
        {"error": {"code": status, "status": word, "message": message, "details": list(details)}}, status=status
    )


def _prompt(body: Json) -> str:
    return " ".join(part["text"] for content in body["contents"] for part in content["parts"] if "text" in part)


def _first_wrong_part(body: Json) -> str | None:
    for part in (part for content in body["contents"] for part in content["parts"]):
        inline = part.get("inlineData") or part.get("inline_data")
        if inline is None:
            continue
        content_type = inline.get("mimeType") or inline.get("mime_type")
        if content_type not in ("image/png", "image/jpeg", "image/webp", "image/heic", "image/heif"):
            return f"Unsupported MIME type: {content_type}"
        try:
            base64.b64decode(inline["data"].replace("-", "+").replace("_", "/"), validate=True)
        except binascii.Error:
            return "Base64 decoding failed"
    return None


def _usage(body: Json) -> Json:
    config = body.get("generationConfig") or body.get("generation_config") or {}
    image_config = config.get("imageConfig") or config.get("image_config") or {}
    image = IMAGE_TOKENS[image_config.get("imageSize") or image_config.get("image_size") or "1K"]
    return {
        "promptTokenCount": 100,
        "candidatesTokenCount": image,
        "thoughtsTokenCount": 40,
        "totalTokenCount": image + 140,
        "candidatesTokensDetails": [{"modality": "IMAGE", "tokenCount": image}],
    }


def _candidate(body: Json, parts: list[Json], finish: str = "STOP") -> Json:
    content = {"role": "model", "parts": parts} if parts else {"role": "model"}
    return {
        "candidates": [{"content": content, "finishReason": finish, "finishMessage": f"because {finish}", "index": 0}],
        "usageMetadata": _usage(body),
        "modelVersion": "gemini-nano-banana-2.1-001",
        "responseId": "response-1",
    }


def _inline(data: bytes, content_type: str = "image/png") -> Json:
    return {"inlineData": {"mimeType": content_type, "data": base64.b64encode(data).decode()}}


def _picture(body: Json) -> web.Response:
    return web.json_response(_candidate(body, [{"text": "Here you go"}, _inline(picture(form="PNG"))]))


def _thought_first(body: Json) -> web.Response:
    thought = _inline(picture(10, 10)) | {"thought": True}
    return web.json_response(_candidate(body, [{"text": "hm", "thought": True}, thought, _inline(picture())]))


def _mislabelled(body: Json) -> web.Response:
    return web.json_response(_candidate(body, [_inline(picture(form="JPEG"), "image/png")]))


def _urlsafe(body: Json) -> web.Response:
    part = _inline(picture())
    part["inline_data"] = {"mime_type": "image/png", "data": part.pop("inlineData")["data"]}
    part["inline_data"]["data"] = part["inline_data"]["data"].replace("+", "-").replace("/", "_").rstrip("=")
    return web.json_response(_candidate(body, [part]))


def _quota(quota_id: str, *details: Json, message: str = "You exceeded your current quota.") -> web.Response:
    violation = {"quotaId": quota_id, "quotaValue": "250"}
    failure = {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [violation]}
    return error(429, "RESOURCE_EXHAUSTED", message, failure, *details)


def _retry_info(delay: str) -> Json:
    return {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}


_SCENARIOS: dict[str, Callable[[Json], web.Response]] = {
    "thought": _thought_first,
    "mislabelled": _mislabelled,
    "urlsafe": _urlsafe,
    "blocked": lambda body: web.json_response({
        "promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": _usage(body),
    }),
    "text": lambda body: web.json_response(_candidate(body, [{"text": "I would rather not draw that."}])),
    "limited": lambda _: _quota("GenerateRequestsPerMinutePerProject", _retry_info("1.5s")),
    "prose": lambda _: _quota("GenerateRequestsPerMinute", message="You exceeded it. Please retry in 47.43s."),
    "per-day": lambda _: _quota("GenerateRequestsPerDayPerProjectPerModel", _retry_info("47.434392449s")),
    "spent": lambda _: error(429, "RESOURCE_EXHAUSTED", "Your project has reached its monthly spending cap."),
    "billing": lambda _: error(400, "FAILED_PRECONDITION", "Enable billing"),
    "forbidden": lambda _: error(403, "PERMISSION_DENIED", "no"),
    "broken": lambda _: error(500, "INTERNAL", "An internal error has occurred"),
    "overloaded": lambda _: error(503, "UNAVAILABLE", "The model is overloaded", _retry_info("9s")),
    "late": lambda _: error(504, "DEADLINE_EXCEEDED", "too slow"),
    "html": lambda _: web.Response(status=502, text="<html>Bad Gateway</html>", content_type="text/html"),
    "junk": lambda _: web.Response(text="certainly!", content_type="application/json"),
    "list": lambda _: web.Response(text=json.dumps([1]), content_type="application/json"),
    "nothing": lambda _: web.json_response({}),
    "gif": lambda body: web.json_response(_candidate(body, [_inline(b"GIF89a")])),
    "garbled": lambda body: web.json_response(_candidate(body, [{"inlineData": {"data": "§§§"}}])),
}  # fmt: skip
