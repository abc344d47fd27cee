"""RunPod's side: the handler that the SDK calls, and the start of the worker."""

import json
import os
import sys
from collections.abc import Mapping
from typing import cast

import aiohttp

from lightmill_worker import sdk
from lightmill_worker.engines import Engines
from lightmill_worker.gateway import Gateway
from lightmill_worker.journal import note, write_to_stderr
from lightmill_worker.leaving import leaving_of_this_process
from lightmill_worker.ledger import Ledger
from lightmill_worker.objects import Objects
from lightmill_worker.protocol.claim import InvocationInput
from lightmill_worker.protocol.codec import ProtocolError, decode, encode
from lightmill_worker.protocol.outcome import RunResult
from lightmill_worker.run import Run
from lightmill_worker.settings import Settings, SettingsError

_PROTOCOL = 1
# RunPod takes 10 MB; above this the result says the outcomes only, the reports have said the rest.
LARGE_RESULT = 6 * 1024 * 1024


class Worker:
    """Answers RunPod's requests, one after another; settings and engines last from one to the next."""

    def __init__(self, settings: Settings, engines: Engines | None = None) -> None:
        self._settings = settings
        self._engines = engines or Engines(settings)

    async def handle(self, job: Mapping[str, object]) -> dict[str, object]:
        """One run. Returns RunPod's `output`, or `{"error": …}` for an input that is no invitation of ours."""
        try:
            invocation = decode(InvocationInput, job.get("input"))
        except ProtocolError as wrong:
            return {"error": f"the input is no invocation: {wrong}"}
        if invocation.protocol != _PROTOCOL:
            return {"error": f"this worker speaks protocol {_PROTOCOL}, not {invocation.protocol}"}
        runpod_id = str(job.get("id"))
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
            run = Run(
                invocation=invocation,
                runpod_id=runpod_id,
                settings=self._settings,
                engines=self._engines,
                gateway=Gateway(http, invocation, self._settings.request_seconds),
                objects=Objects(http, self._settings.patience_seconds),
                leaving=leaving_of_this_process(),
            )
            note("run begins", runId=run.run_id, invocationId=invocation.invocation_id, runpodId=runpod_id)
            ids = {"requestId": runpod_id, "invocationId": invocation.invocation_id, "runId": run.run_id}
            async with Ledger(http, self._settings.ledger, ids):
                result = await run.go()
        note("run ends", runId=run.run_id, invocationId=invocation.invocation_id, attempts=len(result.attempts))
        return _output(result)


def _output(result: RunResult) -> dict[str, object]:
    output = cast("dict[str, object]", encode(result))
    if len(json.dumps(output)) > LARGE_RESULT:
        for attempt in result.attempts:
            for item in attempt.items:
                if item.output is not None:
                    item.output.metadata.clear()
        output = cast("dict[str, object]", encode(result))
    return output


def main() -> None:
    """Start the worker: read the environment, then serve RunPod's queue until told to end."""
    try:
        settings = Settings.from_environment(os.environ)
    except SettingsError as wrong:
        sys.exit(f"lightmill-worker: {wrong}")
    write_to_stderr(settings.log_level)
    note("worker starts", engines=",".join(settings.engines), workerId=settings.worker_id)
    sdk.serve(Worker(settings).handle)
