"""What the environment may say."""

import inspect
import re
from pathlib import Path

import pytest

from lightmill_worker import settings
from lightmill_worker.settings import KNOWN_ENGINES, Settings, SettingsError


def test_nothing_set_is_a_worker_that_augments() -> None:
    assert Settings.from_environment({}) == Settings()


def test_a_key_adds_gemini_and_is_not_printed() -> None:
    read = Settings.from_environment({"GEMINI_API_KEY": "sesame", "LIGHTMILL_GEMINI_BASE_URL": "http://stub/"})

    assert read.engines == ("augment", "gemini")
    assert read.gemini is not None
    assert read.gemini.base_url == "http://stub"
    assert "sesame" not in repr(read)


def test_every_setting_is_read() -> None:
    read = Settings.from_environment(
        {
            "LIGHTMILL_ENGINES": " augment ",
            "RUNPOD_POD_ID": "pod",
            "LIGHTMILL_PATIENCE_SECONDS": "5",
            "LIGHTMILL_INPUT_PIXELS": "1000",
            "LIGHTMILL_AUGMENT_MINIMUM_SECONDS": "0.5",
            "LIGHTMILL_LOG_LEVEL": "debug",
        }
    )

    assert read.worker_id == "pod"
    assert read.patience_seconds == 5
    assert read.input_pixels == 1000
    assert read.augment.minimum_seconds == 0.5
    assert read.log_level == "DEBUG"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LIGHTMILL_ENGINES", "augment,dreams"),
        ("LIGHTMILL_ENGINES", "gemini"),
        ("LIGHTMILL_ENGINES", ","),
        ("LIGHTMILL_PATIENCE_SECONDS", "long"),
        ("LIGHTMILL_PATIENCE_SECONDS", "inf"),
        ("LIGHTMILL_PATIENCE_SECONDS", "nan"),
        ("LIGHTMILL_INPUT_PIXELS", "0"),
        ("LIGHTMILL_INPUT_PIXELS", "1.5"),
        ("LIGHTMILL_LOG_LEVEL", "loud"),
    ],
)
def test_what_cannot_be_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: value})


README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
SETTINGS = inspect.getsource(settings)


def test_the_readme_names_every_setting_and_no_other() -> None:
    variable = re.compile(r"\b(?:LIGHTMILL_[A-Z_]+|GEMINI_API_KEY)\b")

    assert set(variable.findall(README)) == set(variable.findall(SETTINGS))


def test_the_limits_of_gemini_are_off_until_they_are_set() -> None:
    plain = Settings.from_environment({"GEMINI_API_KEY": "k"}).gemini
    limited = Settings.from_environment(
        {
            "GEMINI_API_KEY": "k",
            "LIGHTMILL_GEMINI_REQUESTS_A_MINUTE": "30",
            "LIGHTMILL_GEMINI_DOLLARS_IN_TEN_MINUTES": "2.5",
        }
    ).gemini

    assert plain is not None
    assert (plain.requests_a_minute, plain.dollars_in_ten_minutes) == (None, None)
    assert limited is not None
    assert (limited.requests_a_minute, limited.dollars_in_ten_minutes) == (30, 2.5)


def test_each_engine_says_how_many_items_it_makes_at_once() -> None:
    both = {"GEMINI_API_KEY": "k", "LIGHTMILL_GEMINI_CONCURRENCY": "6", "LIGHTMILL_AUGMENT_CONCURRENCY": "2"}

    assert Settings.from_environment({}).concurrency == {"augment": 1}
    assert Settings.from_environment(both).concurrency == {"augment": 2, "gemini": 6}
    assert Settings.from_environment({**both, "LIGHTMILL_ENGINES": "augment"}).concurrency == {"augment": 2}
    every = Settings.from_environment({**both, "LIGHTMILL_ENGINES": ",".join(KNOWN_ENGINES)})
    assert set(every.concurrency) == set(KNOWN_ENGINES)
