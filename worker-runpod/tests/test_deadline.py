"""The worker's own clock."""

import asyncio

import pytest

from lightmill_worker.deadline import Deadline

pytestmark = pytest.mark.jumping_time


def now() -> float:
    return asyncio.get_running_loop().time()


async def test_zero_lies_one_put_before_the_deadline_counted_from_before_the_question() -> None:
    deadline = Deadline(now() - 5, 90, 20)

    assert deadline.left == pytest.approx(65)
    deadline.cancel()


async def test_a_move_puts_zero_off() -> None:
    deadline = Deadline(now(), 90, 20)
    deadline.move(now(), 120)

    await deadline.passes()

    assert now() == pytest.approx(100)


async def test_an_earlier_deadline_counts_too() -> None:
    deadline = Deadline(now(), 90, 20)
    deadline.move(now(), 60)

    await deadline.passes()

    assert now() == pytest.approx(40)


async def test_what_has_passed_stays_passed() -> None:
    deadline = Deadline(now(), 10, 20)
    deadline.move(now(), 100)

    async with asyncio.timeout(1):
        await deadline.passes()
