"""The whole worker as a process of its own, in the loop of the real `runpod` SDK."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fake_gateway import TOKEN, Chunk, FakeGateway
from fake_runpod import FakeRunPod
from pictures import picture

SOURCE = Path(__file__).parents[1] / "src"


def log_of(home: Path) -> Path:
    return home / "worker.log"


@asynccontextmanager
async def worker(runpod: FakeRunPod, home: Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), **runpod.environment(str(home)), **settings}
    with log_of(home).open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "lightmill_worker", env=environment, cwd=home, stdout=log, stderr=log
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_the_sdk_takes_a_request_and_posts_the_runs_result(gateway: FakeGateway, tmp_path: Path) -> None:
    parent = gateway.keep(picture())
    gateway.chunks = [Chunk([gateway.item(parent, variation=n) for n in range(3)]), Chunk([gateway.item(parent)])]
    async with FakeRunPod() as runpod, worker(runpod, tmp_path):
        await runpod.jobs.put(gateway.invitation())

        job, body = await asyncio.wait_for(runpod.done.get(), 20)

    assert job == "rp-1"
    assert [len(attempt["items"]) for attempt in body["output"]["attempts"]] == [3, 1]
    assert len([key for key in gateway.objects if key.startswith("outputs/")]) == 4
    assert gateway.claims[0]["workerId"] == "pod-1"
    assert gateway.claims[0]["engines"] == ["augment"]


async def test_no_token_signature_key_or_prompt_reaches_the_log(gateway: FakeGateway, tmp_path: Path) -> None:
    parent = gateway.keep(picture())
    missing = gateway.item("0" * 64, prompt="canary-prompt")
    gateway.chunks = [Chunk([gateway.item(parent, prompt="canary-prompt"), missing])]
    async with FakeRunPod() as runpod, worker(runpod, tmp_path, GEMINI_API_KEY="canary-gemini"):
        await runpod.jobs.put(gateway.invitation())
        await asyncio.wait_for(runpod.done.get(), 20)

    log = log_of(tmp_path).read_text()
    assert f"itemId={missing['id']}" in log
    for secret in (TOKEN, "signature", "raw-key", "canary-gemini", "canary-prompt"):
        assert secret not in log


async def test_a_bad_input_is_an_error_to_runpod(gateway: FakeGateway, tmp_path: Path) -> None:
    async with FakeRunPod() as runpod, worker(runpod, tmp_path):
        await runpod.jobs.put({"id": "rp-2", "input": {"prompt": "a cat"}})

        _, body = await asyncio.wait_for(runpod.done.get(), 20)

    assert "no invocation" in body["error"]
    assert gateway.claims == []


async def test_runpods_stop_ends_the_run_and_the_worker_takes_the_next_request(
    gateway: FakeGateway, tmp_path: Path
) -> None:
    gateway.chunks = [Chunk([gateway.item(gateway.keep(picture())) for _ in range(2)], beat=0.05)]
    async with FakeRunPod() as runpod, worker(runpod, tmp_path, LIGHTMILL_AUGMENT_MINIMUM_SECONDS="60"):
        await runpod.jobs.put(gateway.invitation())
        await gateway.until(lambda: len(gateway.beats) > 2, 20)

        await runpod.stops.put("rp-1")
        await gateway.until(lambda: len(gateway.verdicts()) == 2)
        await runpod.jobs.put(gateway.invitation() | {"id": "rp-3"})
        job, body = await asyncio.wait_for(runpod.done.get(), 20)

    assert {report["code"] for report in gateway.verdicts().values()} == {"stopped"}
    assert job == "rp-3"
    assert body["output"]["attempts"] == []


async def test_sigterm_hands_in_what_is_done_and_ends(gateway: FakeGateway, tmp_path: Path) -> None:
    gateway.chunks = [Chunk([gateway.item(gateway.keep(picture())) for _ in range(3)], beat=0.05)]
    async with FakeRunPod() as runpod, worker(runpod, tmp_path, LIGHTMILL_AUGMENT_MINIMUM_SECONDS="0.5") as process:
        await runpod.jobs.put(gateway.invitation())
        await gateway.until(lambda: bool(gateway.beats), 20)

        process.send_signal(signal.SIGTERM)
        _, body = await asyncio.wait_for(runpod.done.get(), 20)
        await asyncio.wait_for(process.wait(), 10)

    codes = [item["code"] for item in body["output"]["attempts"][0]["items"]]
    assert sorted(codes, key=str) == [None, "stopped", "stopped"]
    assert process.returncode == 0


async def test_an_idle_worker_that_is_told_to_end_hangs_up(tmp_path: Path) -> None:
    # RunPod holds its polls for longer than anybody here waits.
    async with FakeRunPod(poll_seconds=600) as runpod, worker(runpod, tmp_path) as process:
        await asyncio.wait_for(runpod.taking.wait(), 20)

        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), 20)

    assert process.returncode == 0


async def test_a_killed_worker_leaves_no_process_that_says_it_lives(tmp_path: Path) -> None:
    async with FakeRunPod() as runpod, worker(runpod, tmp_path) as process:
        await asyncio.wait_for(runpod.taking.wait(), 20)
        pinging = children_of(process.pid)
        gone = [ends(pid) for pid in pinging]
        assert pinging

        process.kill()
        await process.wait()

        await asyncio.wait_for(asyncio.gather(*gone), 5)


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def ends(pid: int) -> asyncio.Future[None]:
    loop = asyncio.get_running_loop()
    ended = loop.create_future()
    watched = os.pidfd_open(pid)

    def note() -> None:
        loop.remove_reader(watched)
        os.close(watched)
        ended.set_result(None)

    loop.add_reader(watched, note)
    return ended


async def test_a_wrong_setting_is_said_in_one_line(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "lightmill_worker", cwd=tmp_path, stderr=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "LIGHTMILL_ENGINES": "dreams"},
    )  # fmt: skip

    _, said = await process.communicate()

    assert process.returncode == 1
    assert said.decode() == "lightmill-worker: LIGHTMILL_ENGINES: 'dreams' is none of augment, gemini\n"
