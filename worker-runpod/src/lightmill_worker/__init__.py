"""The Lightmill worker.

RunPod's request is an invitation without work (`handler`); the `run` then claims chunks of items at the gateway, each
chunk is an `attempt`, and the `pipeline` brings each item from its inputs through an engine to the bucket.
"""

__version__ = "0.1.0"
