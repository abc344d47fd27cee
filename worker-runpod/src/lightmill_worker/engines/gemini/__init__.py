"""Google's Gemini image models ("Nano Banana"), over plain HTTP.

`models` knows what a model can do, `request` makes the question, `allowance` says when it may be asked, `answer` reads
what came, `refusal` what did not.
"""

from lightmill_worker.engines.gemini.engine import Gemini
from lightmill_worker.engines.gemini.models import Catalogue
from lightmill_worker.settings import Settings, SettingsError


def engine(settings: Settings) -> Gemini:
    """The engine, as the settings have it."""
    if settings.gemini is None:
        raise SettingsError("GEMINI_API_KEY is not set")
    return Gemini(settings.gemini, Catalogue.load(settings.gemini.models_file), settings.input_pixels)
