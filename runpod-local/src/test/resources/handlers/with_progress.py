"""Says how far it is."""

import asyncio

import runpod


async def handler(job):
    runpod.serverless.progress_update(job, "half way")
    await asyncio.sleep(1.5)
    return "whole"


runpod.serverless.start({"handler": handler})
