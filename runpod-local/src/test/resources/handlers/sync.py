"""A plain function: it blocks the SDK's event loop while it runs."""

import time

import runpod


def handler(job):
    asked = job["input"]
    time.sleep(asked.get("seconds", 0))
    match asked.get("do"):
        case "raise":
            raise ValueError("the handler broke")
        case "error":
            return {"error": "said so", "rest": 1}
        case "nothing":
            return None
        case "nan":
            return {"value": float("nan")}
        case "bytes":
            return {"value": b"no json"}
        case "refresh":
            return {"value": 1, "refresh_worker": True}
    return {"echo": asked, "id": job["id"]}


runpod.serverless.start({"handler": handler})
