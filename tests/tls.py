"""A court's server behind TLS: a small front that passes what comes on to a server without it."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

CERTIFICATES = Path(__file__).with_name("certificates")
AUTHORITY = str(CERTIFICATES / "authority.pem")
"""Signs for `court.pem` and `expired.pem`, for localhost, and for `elsewhere.pem`, for elsewhere.

No machine believes it.
"""


@contextmanager
def tls_before(url: str, certificate: str = "court.pem") -> Iterator[str]:
    """Give the address, with https, of a front that shows a certificate and leads to `url`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / certificate)
    behind = urlsplit(url)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = (behind.hostname or "", behind.port or 80)
        threading.Thread(target=_serve, args=(listening, context, address), daemon=True).start()
        yield f"https://localhost:{listening.getsockname()[1]}"


def _serve(listening: socket.socket, context: ssl.SSLContext, address: tuple[str, int]) -> None:
    with suppress(OSError):
        while True:
            plain, _ = listening.accept()
            threading.Thread(target=_pass_on, args=(plain, context, address), daemon=True).start()


def _pass_on(plain: socket.socket, context: ssl.SSLContext, address: tuple[str, int]) -> None:
    """Carry a connection's requests and answers until one side ends it."""
    with (
        suppress(OSError),
        plain,
        context.wrap_socket(plain, server_side=True) as front,
        socket.create_connection(address) as back,
    ):
        answers = threading.Thread(target=_copy, args=(back, front), daemon=True)
        answers.start()
        _copy(front, back)
        answers.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
