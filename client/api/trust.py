"""Whom a connection believes to be the court's server, and why one was not believed."""

import ssl
from collections.abc import Callable
from os import scandir

from client.api.errors import NotFound


def tls_for(
    base_url: str, certificates: str, otherwise: Callable[[], ssl.SSLContext]
) -> ssl.SSLContext:
    """Give what TLS to an address goes by: the authorities of a file, or those of this machine.

    `certificates` is the path of that file, in PEM, or empty. Those of the machine are taken as
    OpenSSL finds them, so that a court's own authority that is installed there counts; where it has
    none, `otherwise` is asked. For an address without TLS none are read, 3 MiB of them, and nobody
    would be believed.
    Raises `NotFound` where the file holds no certificates.
    """
    if not base_url.lower().startswith("https:"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if not certificates:
        return ssl.create_default_context() if _machine_has_authorities() else otherwise()
    try:
        return ssl.create_default_context(cafile=certificates)
    except ssl.SSLError as error:
        raise NotFound(f"There is no certificate in {certificates}") from error
    except OSError as error:
        raise NotFound(f"{certificates} can't be read: {error.strerror}") from error


def _machine_has_authorities() -> bool:
    found = ssl.get_default_verify_paths()
    if found.cafile or not found.capath:
        return bool(found.cafile)
    try:
        with scandir(found.capath) as entries:
            return any(entries)
    except OSError:
        return False


def why_unreachable(error: BaseException) -> str:
    """Say why a connection could not be made; of what caused the error, TLS is told apart."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"The server's certificate is not trusted: {cause.verify_message}"
        if isinstance(cause, ssl.SSLError):
            return f"No TLS with the server ({cause.reason}): is its address http://, not https://?"
        cause = cause.__cause__ or cause.__context__
    return "The court's server can't be reached"
