"""A coroutine: word to stop reaches it."""

import asyncio

import runpod


async def handler(job):
    await asyncio.sleep(job["input"].get("seconds", 0))
    return job["input"]


runpod.serverless.start({"handler": handler})
