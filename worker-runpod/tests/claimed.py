"""An item as an engine gets it."""

from uuid import uuid4

from lightmill_worker.protocol.claim import ClaimedInput, ClaimedItem, Ticket

TICKET = Ticket("PUT", "http://127.0.0.1/", {}, None)


def item(
    prompt: str = "a cat", *, seed: int = 7, variation: int = 1, negative: str | None = None, sha256: str | None = None
) -> ClaimedItem:
    """One whose tickets nobody uses."""
    inputs = [ClaimedInput(sha256, None, TICKET)] if sha256 else []
    return ClaimedItem(uuid4(), 0, 0, variation, seed, prompt, negative, inputs, TICKET, TICKET)
