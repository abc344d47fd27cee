"""The image: what can be said of it without building it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1]
DOCKERFILE = (FOLDER / "Dockerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
ARGUMENTS = dict(line.removeprefix("ARG ").split("=", 1) for line in DOCKERFILE if line.startswith("ARG "))


def instructions(word: str) -> list[str]:
    return [line.removeprefix(word).strip() for line in DOCKERFILE if line.startswith(word + " ")]


def copied() -> list[str]:
    """What COPY takes from this folder, and not from another stage."""
    return [source for line in instructions("COPY") if "--from=" not in line for source in line.split()[:-1]]


def test_every_source_is_in_this_folder_and_none_is_ignored() -> None:
    admitted = [line[1:] for line in (FOLDER / ".dockerignore").read_text("utf-8").splitlines() if line[:1] == "!"]

    assert sorted(copied()) == sorted(admitted)
    assert all((FOLDER / source).exists() for source in copied())


def test_each_base_is_pinned_by_its_digest() -> None:
    bases = [re.sub(r"\$\{(\w+)\}", lambda name: ARGUMENTS[name[1]], line.split()[0]) for line in instructions("FROM")]

    assert bases
    for base in bases:
        assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+@sha256:[0-9a-f]{64}", base)


def test_it_does_not_run_as_root() -> None:
    last_stage = DOCKERFILE[max(n for n, line in enumerate(DOCKERFILE) if line.startswith("FROM ")) :]

    users = [line for line in last_stage if line.startswith("USER ")]
    assert users == ["USER worker"]
    assert any(re.search(r"useradd --uid [1-9]\d{3,} .*\bworker$", line) for line in last_stage)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_library_is_locked_to_one_version_and_its_hashes(lock: str) -> None:
    text = (FOLDER / lock).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]

    assert lines
    for line in lines:
        assert re.match(
            r"^[a-z0-9._-]+(\[[a-z0-9,_-]+\])?==[^ ;]+( ; [^#]+?)?\s+(--hash=sha256:[0-9a-f]{64}\s*)+$", line
        )


def test_the_lock_is_installed_as_it_is() -> None:
    (installing,) = [line for line in instructions("RUN") if "pip install" in line]

    assert {"--require-hashes", "--no-deps"} <= set(installing.split())


def test_what_is_copied_is_all_that_the_worker_needs(tmp_path: Path) -> None:
    for source in copied():
        whole = FOLDER / source
        shutil.copytree(whole, tmp_path / source) if whole.is_dir() else shutil.copy(whole, tmp_path)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path / "src")}
    loads_everything = (
        "from lightmill_worker.engines import Engines, augment, gemini; from lightmill_worker.settings import Settings;"
        "engines = Engines(Settings.from_environment({'GEMINI_API_KEY': 'k'}));"
        "print([engines.named(name).name for name in engines.names])"
    )

    said = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", loads_everything],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout == "['augment', 'gemini']\n"
