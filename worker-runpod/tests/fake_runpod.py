"""RunPod's worker plane in small: job-take, job-done, job-stop and ping."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, Self

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.Response]]


class FakeRunPod:
    """Hands out what is queued, by long poll, and keeps what comes back."""

    def __init__(self, ledger: Handler | None = None, poll_seconds: float = 1) -> None:
        self._ledger = ledger
        self._poll_seconds = poll_seconds
        self.jobs: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.stops: asyncio.Queue[str] = asyncio.Queue()
        self.done: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue()
        self.pings: list[str] = []
        self.takes = 0
        self.taking = asyncio.Event()
        self.base = ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/v2/ep/job-take/{worker}", self._take)
        app.router.add_get("/v2/ep/job-stop/{worker}", self._stop)
        app.router.add_get("/v2/ep/ping/{worker}", self._ping)
        app.router.add_post("/v2/ep/job-done/{worker}/{job}", self._done)
        if self._ledger is not None:
            app.router.add_post("/v2/ep/ledger/{worker}", self._ledger)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v2/ep"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def environment(self, home: str) -> dict[str, str]:
        """What RunPod sets for a worker; `home` is without a config file whose key would win."""
        return {
            "HOME": home,
            "RUNPOD_WEBHOOK_GET_JOB": f"{self.base}/job-take/$ID?gpu=SIM",
            "RUNPOD_WEBHOOK_POST_OUTPUT": f"{self.base}/job-done/$RUNPOD_POD_ID/$ID?gpu=SIM",
            "RUNPOD_WEBHOOK_PING": f"{self.base}/ping/$RUNPOD_POD_ID",
            "RUNPOD_PING_INTERVAL": "1000",
            "RUNPOD_AI_API_KEY": "raw-key",
            "RUNPOD_POD_ID": "pod-1",
            "RUNPOD_ENDPOINT_ID": "ep",
            "RUNPOD_SKIP_AUTO_SYSTEM_CHECKS": "true",
            "RUNPOD_SKIP_GPU_CHECK": "true",
        }

    async def _take(self, _: web.Request) -> web.Response:
        self.takes += 1
        self.taking.set()
        try:
            return web.json_response(await asyncio.wait_for(self.jobs.get(), self._poll_seconds))
        except TimeoutError:
            return web.Response(status=204)

    async def _stop(self, _: web.Request) -> web.Response:
        try:
            return web.json_response({"jobsToStop": [await asyncio.wait_for(self.stops.get(), self._poll_seconds)]})
        except TimeoutError:
            return web.Response(status=204)

    async def _ping(self, request: web.Request) -> web.Response:
        self.pings.append(request.query.get("job_id", ""))
        return web.Response()

    async def _done(self, request: web.Request) -> web.Response:
        # JSON, whatever the content type says.
        await self.done.put((request.match_info["job"], json.loads(await request.read())))
        return web.Response()
