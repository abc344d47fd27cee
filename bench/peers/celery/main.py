"""A Celery worker of as many processes as there are cores, and whoever sends it jobs."""

import json
import multiprocessing
import os
import sys
import time

from celery import Celery

context = multiprocessing.get_context("fork")
done = context.Value("q", 0)
begun_at = context.Value("d", 0.0)
finished = context.Semaphore(0)
wanted = context.Value("q", 0)

app = Celery("nothing", broker=os.environ["PEER_URL"])
# docs.celeryq.dev, "Optimizing": short tasks are fetched many at a time, and results that nobody reads are not stored.
app.conf.update(
    task_ignore_result=True,
    worker_prefetch_multiplier=64,
    broker_connection_retry_on_startup=True,
    worker_hijack_root_logger=False,
)


@app.task(name="nothing")
def nothing(number):
    """Counts in memory that its sender shares: how else would that one know of the last, without results?"""
    begun_at.value = time.monotonic()
    with done.get_lock():
        done.value += 1
        last = done.value == wanted.value
    if last:
        finished.release()


def await_jobs(jobs):
    done.value = 0
    wanted.value = jobs


def rate(jobs):
    await_jobs(jobs)
    begun = time.monotonic()
    # One connection for all of them; Celery has no call that sends many.
    with app.producer_pool.acquire(block=True) as producer:
        for number in range(jobs):
            nothing.apply_async((number,), producer=producer)
    finished.acquire()
    return {"seconds": time.monotonic() - begun}


def latency(jobs):
    milliseconds = []
    for number in range(jobs):
        await_jobs(1)
        begun = time.monotonic()
        nothing.delay(number)
        finished.acquire()
        milliseconds.append((begun_at.value - begun) * 1e3)
    return {"milliseconds": milliseconds}


def work():
    # Its greeting is no answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    app.worker_main(["worker", "--loglevel=ERROR", "--without-gossip", "--without-mingle", "--without-heartbeat"])


def main():
    worker = context.Process(target=work)
    worker.start()
    latency(1)
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        word, count = line.split()
        print(json.dumps({"rate": rate, "latency": latency}[word](int(count))), flush=True)
    worker.terminate()
    worker.join()


if __name__ == "__main__":
    main()
