"""Words inside of files, and previews."""

import io
import json
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lightmill_worker.picture.embedding import embed
from lightmill_worker.picture.preview import preview
from lightmill_worker.picture.reading import header
from lightmill_worker.picture.xmp import Description
from pictures import picture

DESCRIPTION = Description(
    'a <cat> & "dog" — \x00 ünïcode \ufffe\uffff', "trainedAlgorithmicMedia", {"seed": 7, "drawn": {"degrees": 1.5}}
)


def reopened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


FORMS: list[tuple[str, str, dict[str, Any]]] = [
    ("PNG", "image/png", {}),
    ("JPEG", "image/jpeg", {}),
    ("WEBP", "image/webp", {}),
    ("WEBP", "image/webp", {"lossless": True}),
    ("WEBP", "image/webp", {"xmp": b"<old/>"}),
    ("JPEG", "image/jpeg", {"xmp": b"<old/>"}),
]


@pytest.mark.parametrize(("form", "content_type", "save"), FORMS)
def test_the_description_is_inside_and_the_pixels_stay(form: str, content_type: str, save: dict[str, Any]) -> None:
    data = picture(97, 63, form=form, **save)

    described = reopened(embed(data, content_type, (97, 63), DESCRIPTION))

    xmp = described.info["xmp"].decode()
    assert "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia" in xmp
    assert "a &lt;cat&gt; &amp;" in xmp
    assert "<old/>" not in xmp
    assert np.array_equal(np.asarray(described), np.asarray(reopened(data)))


def test_png_and_jpeg_say_it_as_plain_json_too() -> None:
    png = reopened(embed(picture(), "image/png", (96, 64), DESCRIPTION))
    jpeg = reopened(embed(picture(form="JPEG"), "image/jpeg", (96, 64), DESCRIPTION))

    assert json.loads(png.info["lightmill"]) == DESCRIPTION.metadata
    assert json.loads(jpeg.info["comment"]) == DESCRIPTION.metadata


def test_xmp_can_be_parsed() -> None:
    defusedxml = pytest.importorskip("xml.dom.minidom")
    described = reopened(embed(picture(), "image/png", (96, 64), DESCRIPTION))

    assert defusedxml.parseString(described.info["xmp"])


def test_alpha_survives_in_webp() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 10), (1, 2, 3, 100)).save(out, "WEBP", lossless=True)

    described = reopened(embed(out.getvalue(), "image/webp", (20, 10), DESCRIPTION))

    assert described.mode == "RGBA"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_what_is_too_long_is_cut_and_the_file_stays_whole(form: str) -> None:
    long = Description("p" * 100_000, "x", {"seed": 1, "said": {"a": "&" * 50_000}})
    data = embed(picture(form=form), f"image/{form.lower()}", (96, 64), long)

    assert reopened(data).size == (96, 64)
    assert '"seed": 1' in reopened(data).info["xmp"].decode()


def test_the_same_picture_is_the_same_file() -> None:
    assert embed(picture(), "image/png", (96, 64), DESCRIPTION) == embed(picture(), "image/png", (96, 64), DESCRIPTION)


def test_a_file_of_another_form_than_announced_stays_as_it_is() -> None:
    assert embed(picture(), "image/jpeg", (96, 64), DESCRIPTION) == picture()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_preview_is_a_small_jpeg(form: str) -> None:
    small = preview(picture(1200, 800, form=form), 512)

    assert reopened(small).size == (512, 341)
    assert reopened(small).format == "JPEG"


def test_the_header_is_read_by_content() -> None:
    known = header(picture(form="JPEG"))

    assert known is not None
    assert (known.content_type, known.width, known.height) == ("image/jpeg", 96, 64)
    assert header(b"GIF89a") is None
    assert header(b"") is None
