"""The worker's side of the dispatcher's routes: one method a route, one try a call."""

import json
from collections.abc import Sequence
from uuid import UUID

import aiohttp
from yarl import URL

from lightmill_worker.ledger import tell
from lightmill_worker.protocol.beat import Beat, BeatAnswer
from lightmill_worker.protocol.claim import ClaimedChunk, ClaimRequest, InvocationInput
from lightmill_worker.protocol.codec import decode, encode
from lightmill_worker.protocol.outcome import ItemReport, ReportAnswer
from lightmill_worker.trace import headers

_STRANGER = (401, 403, 404)
_LATER = (408, 425, 429)
_SERVER_ERRORS = 500
_LARGEST_ANSWER = 16 * 1024 * 1024


class GatewayAwayError(Exception):
    """No answer that counts: try again, it is safe. `wait_seconds` is what the other side asked for."""

    def __init__(self, message: str, wait_seconds: float = 0.0) -> None:
        super().__init__(message)
        self.wait_seconds = wait_seconds


class RunOverError(Exception):
    """Our token opens nothing any more."""


class RefusedError(Exception):
    """The request itself is wrong; sending it again would not help."""


class Gateway:
    """Claims, reports and beats of one invocation."""

    def __init__(self, http: aiohttp.ClientSession, invocation: InvocationInput, request_seconds: float) -> None:
        self._http = http
        self._base = URL(invocation.url.rstrip("/"))
        self._invocation_id = invocation.invocation_id
        self._headers = {"Authorization": f"Bearer {invocation.token}", "Content-Type": "application/json"}
        self._timeout = aiohttp.ClientTimeout(total=request_seconds)

    async def claim(self, request: ClaimRequest) -> ClaimedChunk | None:
        """Ask for a chunk; None: there is nothing to do."""
        answer = await self._post(f"invocations/{self._invocation_id}/claims", request)
        return None if answer is None else decode(ClaimedChunk, answer)

    async def report(self, attempt_id: UUID, reports: Sequence[ItemReport]) -> ReportAnswer:
        """Tell verdicts, several at once if there are."""
        items = f"attempts/{attempt_id}/items"
        if len(reports) == 1:
            answer = await self._post(f"{items}/{reports[0].item_id}", reports[0])
        else:
            answer = await self._post(items, list(reports))
        for report in reports:
            tell(
                "reported", attemptId=attempt_id, itemId=report.item_id, outcome=report.outcome.value, code=report.code
            )
        return ReportAnswer([]) if answer is None else decode(ReportAnswer, answer)

    async def beat(self, attempt_id: UUID, beat: Beat) -> BeatAnswer:
        """Say how far the items are."""
        answer = await self._post(f"attempts/{attempt_id}/beat", beat)
        return decode(BeatAnswer, answer)

    async def _post(self, path: str, body: object) -> object:
        data = json.dumps(encode(body), allow_nan=False).encode()
        try:
            async with self._http.post(
                self._base / path,
                data=data,
                headers={**self._headers, **headers()},
                timeout=self._timeout,
                allow_redirects=False,
            ) as response:
                return await _read(response)
        except (aiohttp.ClientError, TimeoutError, OSError) as gone:
            raise GatewayAwayError(f"{path}: {type(gone).__name__}") from gone


async def _read(response: aiohttp.ClientResponse) -> object:
    status = response.status
    if status in _STRANGER:
        raise RunOverError(f"the gateway answers {status}")
    if status >= _SERVER_ERRORS or status in _LATER:
        raise GatewayAwayError(f"the gateway answers {status}", _retry_after(response))
    text = await _text(response)
    if not response.ok:
        raise RefusedError(f"the gateway answers {status}: {text[:500]}")
    try:
        return json.loads(text) if text else None
    except ValueError as cut:
        # A proxy's page, or an answer cut off: asking again is safe.
        raise GatewayAwayError("the gateway's answer is no JSON") from cut


async def _text(response: aiohttp.ClientResponse) -> str:
    data = bytearray()
    async for part in response.content.iter_chunked(64 * 1024):
        data += part
        if len(data) > _LARGEST_ANSWER:
            raise RefusedError("the gateway's answer is too large")
    return data.decode(errors="replace")


def _retry_after(response: aiohttp.ClientResponse) -> float:
    text = response.headers.get("Retry-After", "")
    return min(float(text), 60.0) if text.isdigit() else 0.0
