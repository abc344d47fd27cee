"""Words into the bytes of a file, beside the pixels: nothing is decoded, so nothing of the picture changes."""

import struct
import zlib
from collections.abc import Iterator

from lightmill_worker.picture.xmp import Description, packet

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_XMP = b"XML:com.adobe.xmp"
_JPEG_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_APP0, _APP1, _COMMENT = 0xE0, 0xE1, 0xFE
_WEBP_HAS_XMP, _WEBP_HAS_ALPHA = 0x04, 0x10


def embed(data: bytes, content_type: str, size: tuple[int, int], description: Description) -> bytes:
    """The same picture with its description inside; a file of another form than announced stays as it is.

    Args:
        data: the file
        content_type: of the file
        size: width and height in pixels
        description: what to write
    """
    if content_type == "image/png" and data.startswith(_PNG_SIGNATURE):
        return _into_png(data, description)
    if content_type == "image/jpeg" and data.startswith(b"\xff\xd8"):
        return _into_jpeg(data, description)
    if content_type == "image/webp" and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _into_webp(data, size, description)
    return data


def _into_png(data: bytes, description: Description) -> bytes:
    header_end = len(_PNG_SIGNATURE) + 8 + 13 + 4
    ours = _png_text(_PNG_XMP, packet(description)) + _png_text(b"lightmill", description.generation().encode())
    rest = b"".join(
        chunk for kind, chunk in _png_chunks(data, header_end) if not (kind == b"iTXt" and _PNG_XMP in chunk[8:32])
    )
    return data[:header_end] + ours + rest


def _png_text(keyword: bytes, text: bytes) -> bytes:
    # iTXt: keyword, not compressed, no language, no translated keyword, UTF-8 text.
    body = b"iTXt" + keyword + b"\0\0\0\0\0" + text
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _png_chunks(data: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 12 + length
        yield data[at + 4 : at + 8], data[at:end]
        at = end


def _into_jpeg(data: bytes, description: Description) -> bytes:
    # JFIF and Exif want to be first; an XMP packet of somebody else's is replaced.
    kept, rest_at = [], 2
    for start, end in _jpeg_applications(data):
        if not data[start + 4 : end].startswith(_JPEG_XMP):
            kept.append(data[start:end])
        rest_at = end
    xmp = _jpeg_segment(_APP1, _JPEG_XMP + packet(description))
    comment = _jpeg_segment(_COMMENT, description.generation().encode())
    return b"".join([data[:2], *kept, xmp, comment, data[rest_at:]])


def _jpeg_applications(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the leading APP0 and APP1 segments begin and end."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] in (_APP0, _APP1):  # noqa: PLR2004 - a marker
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield at, at + 2 + length
        at += 2 + length


def _jpeg_segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _into_webp(data: bytes, size: tuple[int, int], description: Description) -> bytes:
    chunks = list(_webp_chunks(data))
    flags = _WEBP_HAS_XMP
    if chunks and chunks[0][0] == b"VP8X":
        flags |= chunks[0][1][0]
    elif chunks and chunks[0][0] == b"VP8L":
        # Bit 28 after the signature byte: the lossless stream uses alpha.
        flags |= _WEBP_HAS_ALPHA if chunks[0][1][4] & 0x10 else 0
    extended = struct.pack("<I", flags) + _three(size[0] - 1) + _three(size[1] - 1)
    pixels = [(kind, body) for kind, body in chunks if kind not in (b"VP8X", b"XMP ")]
    body = b"".join(
        kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
        for kind, content in [(b"VP8X", extended), *pixels, (b"XMP ", packet(description))]
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _three(number: int) -> bytes:
    return struct.pack("<I", number)[:3]
