"""What the environment may say."""

import pytest

from lightmill_worker.settings import Settings, SettingsError


def test_nothing_set_is_a_worker_that_augments() -> None:
    assert Settings.from_environment({}) == Settings()


def test_a_key_adds_gemini_and_is_not_printed() -> None:
    settings = Settings.from_environment({"GEMINI_API_KEY": "sesame", "LIGHTMILL_GEMINI_BASE_URL": "http://stub/"})

    assert settings.engines == ("augment", "gemini")
    assert settings.gemini is not None
    assert settings.gemini.base_url == "http://stub"
    assert "sesame" not in repr(settings)


def test_every_setting_is_read() -> None:
    settings = Settings.from_environment(
        {
            "LIGHTMILL_ENGINES": " augment ",
            "RUNPOD_POD_ID": "pod",
            "LIGHTMILL_PATIENCE_SECONDS": "5",
            "LIGHTMILL_INPUT_PIXELS": "1000",
            "LIGHTMILL_AUGMENT_MINIMUM_SECONDS": "0.5",
            "LIGHTMILL_LOG_LEVEL": "debug",
        }
    )

    assert settings.worker_id == "pod"
    assert settings.patience_seconds == 5
    assert settings.input_pixels == 1000
    assert settings.augment.minimum_seconds == 0.5
    assert settings.log_level == "DEBUG"


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
