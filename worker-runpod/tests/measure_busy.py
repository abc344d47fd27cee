"""How much of the time that one pays for is the engine busy? Run by hand: `python tests/measure_busy.py`.

The real SDK's loop in a process of its own, an engine that takes a fixed time, servers that take theirs. Paid is from
the moment at which the request is taken until its result is in; busy is what the worker's own ledger says.
"""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

from aiohttp import web

from fake_gateway import Chunk, FakeGateway
from fake_runpod import FakeRunPod
from pictures import picture
from test_sdk import worker


async def measure(chunks: int, seconds: float, answer_seconds: float) -> None:
    lines: list[dict[str, Any]] = []

    async def keep(request: web.Request) -> web.Response:
        lines.extend(await request.json())
        return web.json_response({})

    async def take_time(_: web.Request) -> None:
        await asyncio.sleep(answer_seconds)

    async with FakeGateway() as gateway, FakeRunPod(keep) as runpod:
        gateway.faults = dict.fromkeys(("claim", "report", "beat", "get", "put"), take_time)
        gateway.chunks = [
            Chunk([gateway.item(gateway.keep(picture(512, 512, seed=4 * n + m))) for m in range(4)])
            for n in range(chunks)
        ]
        settings = {
            "LIGHTMILL_AUGMENT_MINIMUM_SECONDS": str(seconds),
            "LIGHTMILL_LEDGER_URL": f"{runpod.base}/ledger/pod-1",
        }
        with tempfile.TemporaryDirectory() as home:
            async with worker(runpod, Path(home), **settings):
                await asyncio.wait_for(runpod.taking.wait(), 30)
                began = time.monotonic()
                await runpod.jobs.put(gateway.invitation())
                await runpod.done.get()
                paid = time.monotonic() - began

    busy = busy_seconds(lines)
    made = len(gateway.verdicts())
    print(f"{made} items of {seconds:g} s, answers after {answer_seconds:g} s:")
    print(f"paid {paid:.2f} s, busy {busy:.2f} s, busy / paid {busy / paid:.3f}")


def busy_seconds(lines: list[dict[str, Any]]) -> float:
    began: dict[str, int] = {}
    busy = 0
    for line in sorted(lines, key=lambda line: line["line"]):
        if line["event"] == "started":
            began[line["itemId"]] = line["time"]
        elif line["event"] == "ended":
            busy += line["time"] - began.pop(line["itemId"])
    return busy / 1000


if __name__ == "__main__":
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--chunks", type=int, default=10)
    read.add_argument("--seconds", type=float, default=2.0)
    read.add_argument("--answer-seconds", type=float, default=0.05)
    given = read.parse_args()
    asyncio.run(measure(given.chunks, given.seconds, given.answer_seconds))
