"""JSON to dataclasses and back, as the Java records are written: camelCase, enums by their value.

Unknown fields are ignored, so that a newer dispatcher can say more; a missing field is None where it may be.
"""

import dataclasses
from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TypeVar, cast, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")


class ProtocolError(Exception):
    """A message does not have the form that both sides agreed on."""


def camel(name: str) -> str:
    """The name of a field outside of Python."""
    head, *tail = name.split("_")
    return head + "".join(word.capitalize() for word in tail)


def encode(value: object) -> object:
    """Make of a record what `json.dumps` takes."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {camel(field.name): encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): encode(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [encode(entry) for entry in value]
    return value


def decode(kind: type[T], value: object) -> T:
    """Read a record; `ProtocolError` names the field that is wrong."""
    return cast("T", _decode(kind, value, kind.__name__))


def _decode(kind: object, value: object, at: str) -> object:
    origin = get_origin(kind)
    if origin is UnionType:
        return None if value is None else _decode(_non_null(kind), value, at)
    if origin in (list, tuple):
        return [_decode(get_args(kind)[0], entry, f"{at}[{n}]") for n, entry in enumerate(_as(list, value, at))]
    if origin is dict:
        key_kind, entry_kind = get_args(kind)
        return {
            _decode(key_kind, key, at): _decode(entry_kind, entry, f"{at}.{key}")
            for key, entry in _as(dict, value, at).items()
        }
    if kind is object:
        return value
    if isinstance(kind, type):
        return _decode_plain(kind, value, at)
    raise TypeError(f"the codec does not know {kind}")


def _decode_plain(kind: type, value: object, at: str) -> object:
    if dataclasses.is_dataclass(kind):
        return _decode_record(kind, value, at)
    if kind is UUID or issubclass(kind, Enum):
        try:
            return kind(_as(str, value, at))
        except ValueError:
            raise ProtocolError(f"{at}: {value!r} is no {kind.__name__}") from None
    if kind is float:
        return float(_as(float, value, at))
    return _as(kind, value, at)


def _decode_record(kind: type, value: object, at: str) -> object:
    fields = _as(dict, value, at)
    return kind(
        **{
            name: _decode(field_kind, fields.get(camel(name)), f"{at}.{camel(name)}")
            for name, field_kind in _fields(kind).items()
        }
    )


@cache
def _fields(kind: type) -> dict[str, object]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _non_null(kind: object) -> object:
    (rest,) = (part for part in get_args(kind) if part is not NoneType)
    return rest


def _as(kind: type[T], value: object, at: str) -> T:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return cast("T", float(value))
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ProtocolError(f"{at}: {kind.__name__} expected, got {type(value).__name__}")
    return value
