"""How often `gemini` asks, and how a storm of 429 ends."""

import asyncio

import pytest

from claimed import item
from gemini_stub import KEY, GeminiStub
from lightmill_worker.engines.engine import Options
from lightmill_worker.engines.gemini.allowance import Allowance
from lightmill_worker.engines.gemini.engine import Gemini
from lightmill_worker.engines.gemini.models import Catalogue
from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.settings import GeminiSettings

pytestmark = pytest.mark.jumping_time


def now() -> float:
    return asyncio.get_running_loop().time()


async def turns(allowance: Allowance, count: int, model: str = "m", dollars: float = 0.03) -> list[float]:
    at = []
    for _ in range(count):
        await allowance.turn(model, dollars)
        at.append(now())
    return at


async def test_no_more_requests_go_in_any_minute_than_allowed() -> None:
    at = await turns(Allowance(3, None), 8)

    assert at == [0, 0, 0, 60, 60, 60, 120, 120]


@pytest.mark.parametrize(("share", "asked_at"), [(2.5, [0, 0, 60, 60, 120]), (1.25, [0, 60, 120]), (1.0, [0, 60])])
async def test_a_share_that_is_not_whole_is_never_more_than_it_is(share: float, asked_at: list[float]) -> None:
    assert await turns(Allowance(share, None), len(asked_at)) == asked_at


async def test_a_share_below_one_is_a_request_in_several_minutes() -> None:
    allowance = Allowance(0.5, None)
    await turns(allowance, 1)

    with pytest.raises(ItemFailure) as failed:
        await allowance.turn("m", 0.03)

    assert failed.value.retry_after_seconds == 120


async def test_each_model_has_a_minute_of_its_own() -> None:
    allowance = Allowance(1, None)

    await turns(allowance, 1, "m")
    await turns(allowance, 1, "n")

    assert now() == 0


async def test_no_more_dollars_go_in_ten_minutes_than_allowed() -> None:
    allowance = Allowance(None, 0.10)
    await turns(allowance, 3)

    with pytest.raises(ItemFailure) as failed:
        await allowance.turn("another model of the same project", 0.03)

    assert failed.value.code is ErrorCode.ENGINE_RATE_LIMITED
    assert failed.value.retry_after_seconds == 600


async def test_what_an_answer_really_cost_counts() -> None:
    allowance = Allowance(None, 0.10)
    spending = await allowance.turn("m", 0.03)

    spending.dollars = 0.09

    with pytest.raises(ItemFailure):
        await allowance.turn("m", 0.03)


async def test_a_picture_dearer_than_the_allowance_is_made_alone() -> None:
    assert await turns(Allowance(None, 0.01), 1) == [0]


async def test_without_limits_nobody_waits() -> None:
    assert await turns(Allowance(None, None), 100) == [0] * 100


async def test_a_model_that_refused_is_not_asked_before_its_delay_is_over_by_any_item_that_waits() -> None:
    async with GeminiStub() as stub:
        engine = Gemini(GeminiSettings(api_key=KEY, base_url=stub.base), Catalogue.load(None), 1_000_000)

        async def ask(prompt: str) -> float:
            await engine.generate(item(prompt), [], Options({}), lambda _: None)
            return now()

        with pytest.raises(ItemFailure):
            await ask("limited")
        answered = await asyncio.gather(*(ask("a cat") for _ in range(5)))
        await engine.rest()

    # RetryInfo said 1.5 s.
    assert answered == pytest.approx([1.5] * 5, abs=0.5)
    assert len(stub.asked) == 6


async def test_it_is_open_while_one_of_the_models_asked_for_may_be_asked() -> None:
    allowance = Allowance(1, None)
    assert allowance.opens_in == 0

    await turns(allowance, 1, "m")
    assert allowance.opens_in == 60

    await asyncio.sleep(20)
    await turns(allowance, 1, "n")
    assert allowance.opens_in == 40

    await asyncio.sleep(40)
    assert allowance.opens_in == 0


async def test_dollars_that_are_spent_close_it_for_every_model() -> None:
    allowance = Allowance(None, 0.10)
    await turns(allowance, 2, "m")
    await turns(allowance, 1, "n")

    assert allowance.opens_in == 600


async def test_a_model_that_refused_closes_it_for_its_delay() -> None:
    allowance = Allowance(None, None)
    await turns(allowance, 1)

    allowance.refused("m", 300)

    assert allowance.opens_in == 300


async def test_an_item_whose_turn_is_far_is_given_back_with_the_delay_and_costs_nothing() -> None:
    async with GeminiStub() as stub:
        settings = GeminiSettings(api_key=KEY, base_url=stub.base, dollars_in_ten_minutes=0.04)
        engine = Gemini(settings, Catalogue.load(None), 1_000_000)
        await engine.generate(item(), [], Options({}), lambda _: None)

        with pytest.raises(ItemFailure) as failed:
            await engine.generate(item(), [], Options({}), lambda _: None)
        await engine.rest()

    assert failed.value.code is ErrorCode.ENGINE_RATE_LIMITED
    assert failed.value.retry_after_seconds == pytest.approx(600, abs=1)
    assert len(stub.asked) == 1
