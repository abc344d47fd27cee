"""What goes wrong around a worker, as functions that stand in for an honest answer."""

import asyncio

from aiohttp import web

from fake_gateway import Fault


def times(count: int, status: int) -> Fault:
    """The first requests get this status."""
    left = [count]

    async def fault(_: web.Request) -> web.StreamResponse | None:
        left[0] -= 1
        return web.Response(status=status) if left[0] >= 0 else None

    return fault


def always(status: int) -> Fault:
    """Every request gets this status."""
    return times(1_000_000, status)


async def for_ever(_: object) -> None:
    """An engine that never ends, or an answer that never comes."""
    await asyncio.Event().wait()
