"""The words inside of a file, as an XMP packet: the form that PNG, JPEG and WebP share and that other programs read."""

import json
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lightmill_worker import __version__

_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
# A JPEG segment holds 64 KiB; both of these together, escaped, stay below.
_MOST_PROMPT = 4_000
_MOST_METADATA = 8_000

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:lightmill="https://lightmill.io/ns/1.0/">
<xmp:CreatorTool>Lightmill worker {version}</xmp:CreatorTool>
<Iptc4xmpExt:DigitalSourceType>{source}</Iptc4xmpExt:DigitalSourceType>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{prompt}</rdf:li></rdf:Alt></dc:description>
<lightmill:generation>{generation}</lightmill:generation>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Description:
    """What is written into a file. It names no user, job or time: the same picture is the same file."""

    prompt: str
    digital_source_type: str
    metadata: dict[str, object]

    def generation(self) -> str:
        """The metadata as JSON; as much of it as fits."""
        whole = json.dumps(self.metadata, sort_keys=True)
        if len(whole) <= _MOST_METADATA:
            return whole
        plain = {key: value for key, value in self.metadata.items() if isinstance(value, str | int | float | bool)}
        short = json.dumps(plain, sort_keys=True)
        return short if len(short) <= _MOST_METADATA else "{}"


def packet(description: Description) -> bytes:
    """The XMP packet."""
    text = _PACKET.format(
        version=__version__,
        source=_SOURCE_TYPES + description.digital_source_type,
        prompt=_text(description.prompt[:_MOST_PROMPT]),
        generation=_text(description.generation()),
    )
    return text.encode(errors="replace")


def _text(text: str) -> str:
    # XML knows no control characters but these three and not the last two of the plane, not even as references.
    return escape("".join(char for char in text if (char >= " " or char in "\t\n\r") and char not in "\ufffe\uffff"))
