"""A gateway with its dispatcher and bucket, small and honest, with switches for what goes wrong."""

import asyncio
import hashlib
import uuid
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

TOKEN = "key1.secret"
Fault = Callable[[web.Request], Awaitable[web.StreamResponse | None]]
Json = dict[str, Any]


@dataclass
class Chunk:
    """What the next claim gets."""

    items: list[Json]
    attempt_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    job_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    mode: str = "automatic"
    engine: str = "augment"
    parameters: Json = field(default_factory=dict)
    aspect_ratio: str | None = None
    size: str | None = None
    deadline: float = 90.0
    session: float = 600.0
    beat: float = 2.0
    put: float = 20.0
    traceparent: str | None = None


class FakeGateway:
    """Speaks claims, reports, beats and objects; every fault is one function that may answer in its place."""

    def __init__(self) -> None:
        self.invocation_id = str(uuid.uuid4())
        self.chunks: list[Chunk] = []
        self.claimed: dict[tuple[str, int], Chunk] = {}
        self.claims: list[Json] = []
        self.reports: list[tuple[str, list[Json]]] = []
        self.beats: list[tuple[str, Json]] = []
        self.puts: list[tuple[str, dict[str, str]]] = []
        self.objects: dict[str, bytes] = {}
        self.gets: dict[str, int] = defaultdict(int)
        self.events: list[str] = []
        self.traces: dict[str, list[str | None]] = defaultdict(list)
        self.times: list[float] = []
        self.stop_on_beat: list[str] = []
        self.stop_on_report: list[str] = []
        self.beat_deadline: float | None = None
        self.session_end: float | None = None
        self.faults: dict[str, Fault] = {}
        self.base = ""
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_post("/api/worker/invocations/{invocation}/claims", self._faulty("claim", self._claim))
        app.router.add_post("/api/worker/attempts/{attempt}/items", self._faulty("report", self._report))
        app.router.add_post("/api/worker/attempts/{attempt}/items/{item}", self._faulty("report", self._report))
        app.router.add_post("/api/worker/attempts/{attempt}/beat", self._faulty("beat", self._beat))
        app.router.add_get("/objects/{key:.+}", self._faulty("get", self._get))
        app.router.add_put("/objects/{key:.+}", self._faulty("put", self._put))
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def invitation(self, session_seconds: int = 600) -> Json:
        return {
            "id": "rp-1",
            "input": {
                "protocol": 1,
                "invocationId": self.invocation_id,
                "url": f"{self.base}/api/worker",
                "token": TOKEN,
                "sessionSeconds": session_seconds,
            },
        }

    def keep(self, data: bytes) -> str:
        """Put an input into the bucket."""
        sha256 = hashlib.sha256(data).hexdigest()
        self.objects[f"inputs/{sha256}"] = data
        return sha256

    def item(self, *inputs: str, seed: int = 7, variation: int = 1, prompt: str = "a cat", in_set: int = 0) -> Json:
        item_id = str(uuid.uuid4())
        return {
            "id": item_id,
            "ordinal": 0,
            "set": in_set,
            "variation": variation,
            "seed": seed,
            "prompt": prompt,
            "negativePrompt": None,
            "inputs": [
                {"sha256": sha256, "name": "a.png", "ticket": self._ticket("GET", f"inputs/{sha256}")}
                for sha256 in inputs
            ],
            "output": self._ticket("PUT", f"outputs/{item_id}"),
            "preview": self._ticket("PUT", f"previews/{item_id}"),
        }

    async def until(self, true: Callable[[], bool], seconds: float = 10) -> None:
        """Wait for something to have happened here."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(true)

    def when(self, event: str) -> list[float]:
        """At which times of the loop it happened."""
        return [time for time, happened in zip(self.times, self.events, strict=True) if happened == event]

    def verdicts(self) -> dict[str, Json]:
        """What was reported, by item."""
        return {report["itemId"]: report for _, reports in self.reports for report in reports}

    def _ticket(self, method: str, key: str) -> Json:
        headers = {"x-goog-if-generation-match": "0"} if method == "PUT" else {}
        # A signature whose escapes must arrive as they are.
        url = f"{self.base}/objects/{key}?signature=a%2Fb%2Bc"
        return {"method": method, "url": url, "headers": headers, "expiresAt": "2026-11-21T12:00:00Z"}

    def _faulty(self, what: str, honest: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> Any:
        async def answer(request: web.Request) -> web.StreamResponse:
            if what in ("claim", "report", "beat") and request.headers.get("Authorization") != f"Bearer {TOKEN}":
                return web.json_response({"type": "urn:lightmill:error:not-found"}, status=404)
            if (fault := self.faults.get(what)) is not None and (instead := await fault(request)) is not None:
                return instead
            response = await honest(request)
            await self._note(f"{what} {request.match_info.get('key', '').split('/')[0]}".strip())
            return response

        return answer

    async def _note(self, event: str) -> None:
        self.events.append(event)
        self.times.append(asyncio.get_running_loop().time())
        async with self._changed:
            self._changed.notify_all()

    async def _claim(self, request: web.Request) -> web.StreamResponse:
        self.traces["claim"].append(request.headers.get("traceparent"))
        asked = await request.json()
        self.claims.append(asked)
        key = asked["runId"], asked["number"]
        if key not in self.claimed:
            if not self.chunks:
                return web.Response(status=204)
            self.claimed[key] = self.chunks.pop(0)
        chunk = self.claimed[key]
        if self.session_end is not None:
            chunk.session = self.session_end - asyncio.get_running_loop().time()
        return web.json_response(
            {
                "attemptId": chunk.attempt_id,
                "number": asked["number"],
                "jobId": chunk.job_id,
                "mode": chunk.mode,
                "engine": chunk.engine,
                "parameters": chunk.parameters,
                "aspectRatio": chunk.aspect_ratio,
                "size": chunk.size,
                "deadlineSeconds": chunk.deadline,
                "sessionSeconds": chunk.session,
                "beatSeconds": chunk.beat,
                "putSeconds": chunk.put,
                "traceparent": chunk.traceparent,
                "items": chunk.items,
            }
        )

    async def _report(self, request: web.Request) -> web.StreamResponse:
        self.traces["report"].append(request.headers.get("traceparent"))
        body = await request.json()
        reports = [body] if "item" in request.match_info else body
        self.reports.append((request.match_info["attempt"], reports))
        return web.json_response({"stop": self.stop_on_report})

    async def _beat(self, request: web.Request) -> web.StreamResponse:
        self.traces["beat"].append(request.headers.get("traceparent"))
        attempt = request.match_info["attempt"]
        self.beats.append((attempt, (await request.json())["progress"]))
        chunk = next(chunk for chunk in self.claimed.values() if chunk.attempt_id == attempt)
        deadline = chunk.deadline if self.beat_deadline is None else self.beat_deadline
        return web.json_response({"deadlineSeconds": deadline, "stop": self.stop_on_beat})

    async def _get(self, request: web.Request) -> web.StreamResponse:
        key = request.match_info["key"]
        self.gets[key] += 1
        if key not in self.objects:
            return web.Response(status=404)
        return web.Response(body=self.objects[key])

    async def _put(self, request: web.Request) -> web.StreamResponse:
        key = request.match_info["key"]
        assert request.raw_path.endswith("?signature=a%2Fb%2Bc")
        data = await request.read()
        self.puts.append((key, dict(request.headers)))
        if key in self.objects:
            return web.Response(status=412)
        self.objects[key] = data
        return web.Response(status=201)
