"""Bytes in and out of the bucket, by tickets."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable

import aiohttp
from yarl import URL

from lightmill_worker.backoff import waits
from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.protocol.claim import ClaimedInput, Ticket

_PART = 256 * 1024
_STORED = (200, 201, 204)
_THERE_ALREADY = 412
_PASSING = (408, 409, 425, 429)
_SERVER_ERRORS = 500
# aiohttp would add these by itself; a ticket's signature may cover what it does not name.
_NO_HEADERS_OF_OURS = ("Content-Type", "User-Agent", "Accept", "Accept-Encoding")


class _TryAgainError(Exception):
    """The bucket may do better in a moment."""


class Objects:
    """GETs and PUTs tickets, again and again while that is sensible.

    A try is bounded by its own time; the tries together by `patience_seconds` and by the attempt's deadline, which
    cancels them from outside. Waiting is cheaper than making the image once more.
    """

    def __init__(self, http: aiohttp.ClientSession, patience_seconds: float) -> None:
        self._http = http
        self._patience_seconds = patience_seconds

    async def get(self, wanted: ClaimedInput, most_bytes: int, try_seconds: float) -> bytes:
        """Fetch an input whole and check that it is the one that was meant."""
        data = await self._patiently(
            lambda: self._get_once(wanted.ticket, most_bytes, try_seconds), ErrorCode.INPUT_UNREADABLE, "fetched"
        )
        if await asyncio.to_thread(lambda: hashlib.sha256(data).hexdigest()) != wanted.sha256.lower():
            raise ItemFailure(ErrorCode.INPUT_UNREADABLE, "the input's bytes do not have its SHA-256")
        return data

    async def put(self, ticket: Ticket, data: bytes, try_seconds: float) -> None:
        """Store an object. 412 is success: it is written once, so an earlier try of ours arrived."""
        await self._patiently(lambda: self._put_once(ticket, data, try_seconds), ErrorCode.UPLOAD_FAILED, "stored")

    async def _patiently(self, one_try: Callable[[], Awaitable[bytes]], code: ErrorCode, verb: str) -> bytes:
        end = asyncio.get_running_loop().time() + self._patience_seconds
        pauses = waits()
        while True:
            wait = next(pauses)
            try:
                return await one_try()
            except (_TryAgainError, aiohttp.ClientError, TimeoutError, OSError) as why:
                if asyncio.get_running_loop().time() + wait >= end:
                    # Only our own words and statuses: aiohttp's messages can hold the signed URL.
                    reason = str(why) if isinstance(why, _TryAgainError) else type(why).__name__
                    raise ItemFailure(code, f"it could not be {verb}: {reason}") from why
            await asyncio.sleep(wait)

    async def _get_once(self, ticket: Ticket, most_bytes: int, try_seconds: float) -> bytes:
        async with self._http.get(
            URL(ticket.url, encoded=True),
            headers=ticket.headers,
            skip_auto_headers=_NO_HEADERS_OF_OURS,
            timeout=aiohttp.ClientTimeout(total=try_seconds),
        ) as response:
            if not response.ok:
                raise _judged(response.status, ErrorCode.INPUT_UNREADABLE)
            data = bytearray()
            async for part in response.content.iter_chunked(_PART):
                data += part
                if len(data) > most_bytes:
                    raise ItemFailure(ErrorCode.INPUT_TOO_LARGE, f"the input has more than {most_bytes} bytes")
            return bytes(data)

    async def _put_once(self, ticket: Ticket, data: bytes, try_seconds: float) -> bytes:
        async with self._http.put(
            URL(ticket.url, encoded=True),
            data=data,
            headers=ticket.headers,
            skip_auto_headers=_NO_HEADERS_OF_OURS,
            timeout=aiohttp.ClientTimeout(total=try_seconds),
            allow_redirects=False,
        ) as response:
            if response.status in _STORED or response.status == _THERE_ALREADY:
                return b""
            raise _judged(response.status, ErrorCode.UPLOAD_FAILED)


def _judged(status: int, code: ErrorCode) -> Exception:
    if status >= _SERVER_ERRORS or status in _PASSING:
        return _TryAgainError(f"the bucket answers {status}")
    return ItemFailure(code, f"the bucket answers {status}")
