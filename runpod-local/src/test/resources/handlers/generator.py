"""Yields chunks; with an aggregate at the end when the environment says so."""

import os

import runpod


async def handler(job):
    for number in range(job["input"]["chunks"]):
        yield {"number": number}
    if job["input"].get("break"):
        raise ValueError("in the middle")


runpod.serverless.start({"handler": handler, "return_aggregate_stream": os.environ.get("AGGREGATE") == "1"})
