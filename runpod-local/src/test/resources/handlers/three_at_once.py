"""Three at a time."""

import asyncio

import runpod


async def handler(job):
    await asyncio.sleep(job["input"]["seconds"])
    return "done"


runpod.serverless.start({"handler": handler, "concurrency_modifier": lambda current: 3})
