"""Gives a stack something to be asked about: a user with a finished job, and a worker's token. Prints them as shell variables.
Keeps its API document for the tool.

prepare.py HOME URL DOCUMENT
"""

import base64
import hashlib
import hmac
import http.client
import itertools
import json
import shlex
import struct
import sys
import time
import urllib.request
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

home, url, document = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])


def call(key: str, path: str, body: bytes | None = None, kind: str = "application/json") -> dict:
    headers = {"Authorization": f"Bearer {key}", "Content-Type": kind}
    with urllib.request.urlopen(urllib.request.Request(url + path, body, headers), timeout=30) as answer:
        return json.load(answer)


def new_user(name: str) -> str:
    admin = (home / "admin.key").read_text().strip()
    return call(admin, "/api/users", json.dumps({"name": name}).encode())["key"]["key"]


def picture() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(16 * 49))) + chunk(b"IEND", b"")


def upload(key: str) -> str:
    form = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n' + picture() + b"\r\n--b--\r\n"
    return call(key, "/api/upload-image", form, "multipart/form-data; boundary=b")["sha256"]


def news_of(key: str) -> http.client.HTTPResponse:
    """The user's event stream; silent for no longer than its keep-alive."""
    return urllib.request.urlopen(urllib.request.Request(url + "/api/events", headers={"Authorization": f"Bearer {key}"}), timeout=60)


def until(deadline: float, lines: Iterable[bytes]) -> Iterator[bytes]:
    return itertools.takewhile(lambda _: time.monotonic() < deadline, lines)


def finished_item(key: str) -> tuple[str, dict]:
    job = {"mode": "automatic", "prompt": "dusk", "variations": 2, "inputs": [{"sha256": upload(key)}]}
    with news_of(key) as news:
        # What happens before is not told.
        if b"event: ready\n" not in until(time.monotonic() + 60, news):
            sys.exit("The event stream has not begun after a minute.")
        job_id = call(key, "/api/jobs/submit", json.dumps(job).encode())["id"]
        if not any(line == b"event: job-completed\n" for line in until(time.monotonic() + 60, news)):
            sys.exit("The first job is not finished after a minute.")
    first = call(key, f"/api/jobs/{job_id}/items")["items"][0]["id"]
    return first, call(key, f"/api/items/{first}")["attempts"][-1]


def token(invocation: str) -> str:
    secret = (home / "secrets/token-key").read_text().strip()
    code = hmac.new(secret.encode(), f"worker:{invocation}".encode(), hashlib.sha256).digest()
    return "k1." + base64.urlsafe_b64encode(code).decode().rstrip("=")


def readable(part: object) -> object:
    """The same without what the tool cannot make texts for: Python's patterns know no classes of Unicode."""
    if isinstance(part, dict):
        return {name: readable(each) for name, each in part.items() if not (name == "pattern" and "\\p{" in str(each))}
    return [readable(each) for each in part] if isinstance(part, list) else part


with urllib.request.urlopen(f"{url}/q/openapi?format=json", timeout=30) as answer:
    document.write_text(json.dumps(readable(json.load(answer))))
key = new_user("fuzz")
item, attempt = finished_item(key)
for name, value in {
    "FUZZ_KEY": key,
    # Of somebody else: whoever revokes the key that he is asking with hears 401 from then on.
    "FUZZ_OTHER_KEY": new_user("another"),
    "FUZZ_ITEM": item,
    "FUZZ_ATTEMPT": attempt["id"],
    "FUZZ_INVOCATION": attempt["invocationId"],
    "FUZZ_TOKEN": token(attempt["invocationId"]),
}.items():
    print(f"export {name}={shlex.quote(value)}")
