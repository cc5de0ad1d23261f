"""Parts of an ONNX file, which is made of protocol buffers: a tag, a length and so many bytes for each."""

from __future__ import annotations

TEXT_BEHIND_NAME, NUMBERS_BEHIND_NAME = b"\x12", b"\x4a"
"""The tags of what a model says of itself, and of the weights of a layer; each follows its name."""


def part(model: bytes, name: str, tag: bytes) -> bytes:
    """What stands with a tag right behind a name.

    Raises:
        ValueError: The model has no such part.
    """
    begin = name.encode() + tag
    at = model.index(begin) + len(begin)
    length = shift = 0
    while model[at] >= 0x80:
        length |= (model[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
    length |= model[at] << shift
    return model[at + 1 : at + 1 + length]
