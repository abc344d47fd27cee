"""A coroutine: word to stop reaches it, and it says when it can: what the SDK has taken and not begun yet, it does not stop."""

import asyncio

import runpod


async def handler(job):
    runpod.serverless.progress_update(job, "begun")
    await asyncio.sleep(job["input"].get("seconds", 0))
    return job["input"]


runpod.serverless.start({"handler": handler})
