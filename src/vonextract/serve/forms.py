"""What visitors send: addresses and forms, read so that nothing in them can do harm."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

from starlette.requests import Request

from vonextract.errors import ExitCode, VonextractError
from vonextract.serve.settings import SETTINGS


class FormError(VonextractError):
    """A form that cannot be taken."""

    exit_code = ExitCode.USAGE


def whole(text: str | None, otherwise: int) -> int:
    """A number of a page in an address; anything else, or below 1, is `otherwise`."""
    return (
        int(text)
        if text and text.isascii() and text.isdigit() and 0 < len(text) <= SETTINGS.page_digits and int(text)
        else otherwise
    )


def year_of(text: str | None) -> int | None:
    """A year in an address; None for anything else."""
    return whole(text, 0) or None


def address_of(request: Request, **changed: object) -> str:
    """The address of this page with some of its query changed."""
    query = [(k, v) for k, v in request.query_params.multi_items() if k not in changed]
    return f"{request.url.path}?{urlencode([*query, *changed.items()])}"


async def form_of(request: Request, most: int) -> dict[str, str]:
    """The fields of a sent form.

    Raises:
        FormError: it is larger than `most` bytes, or is no form.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise FormError("The form is too large.")
    try:
        fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=SETTINGS.fields)
    except (UnicodeDecodeError, ValueError) as error:
        raise FormError("The form cannot be read.") from error
    return {name: values[-1].strip() for name, values in fields.items()}
