"""The socket to serve on: a port, a Unix socket of our own, or one passed on by a parent."""

import contextlib
import errno
import os
import socket
import stat
from pathlib import Path

from caseapi.errors import CannotError

BACKLOG = 128
LAST_PORT = 65535


class CannotListenError(CannotError):
    """The place can't be listened on; the message says why in words."""


def on_port(host: str, port: int) -> socket.socket:
    """Listen on a TCP port; raises `CannotListenError` where that can't be."""
    if not 0 <= port <= LAST_PORT:
        raise CannotListenError(f"{port} is not a port; ports are 0 to {LAST_PORT}.")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError) as error:
        raise CannotListenError(f"The host {host} is not known.") from error
    try:
        return socket.create_server(address, family=family, backlog=BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"Port {port} on {host} is in use; choose another with --port."
        else:
            message = f"Port {port} on {host} can't be used: {os.strerror(error.errno or 0)}."
        raise CannotListenError(message) from error


def on_path(path: Path) -> socket.socket:
    """Listen on a Unix socket that only this user can open.

    A socket that nobody listens on any more is replaced. Raises `CannotListenError` where the
    path is in use or can't be used.
    """
    _clear(path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    mask = os.umask(0o177)
    try:
        listener.bind(str(path))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        says = os.strerror(error.errno) if error.errno else str(error)
        raise CannotListenError(f"The socket {path} can't be used: {says}.") from error
    finally:
        os.umask(mask)
    return listener


def _clear(path: Path) -> None:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return
    if not stat.S_ISSOCK(mode):
        raise CannotListenError(f"{path} is there already and is not a socket.")
    with contextlib.closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as probe:
        try:
            probe.connect(str(path))
        except ConnectionRefusedError:
            path.unlink(missing_ok=True)
            return
        except OSError as error:
            says = os.strerror(error.errno) if error.errno else str(error)
            raise CannotListenError(f"The socket {path} can't be used: {says}.") from error
    raise CannotListenError(f"The socket {path} is in use by another program.")


def on_descriptor(number: int) -> socket.socket:
    """Take over a socket that a parent process has bound and listens on."""
    try:
        listener = socket.socket(fileno=number)
    except OSError as error:
        raise CannotListenError(f"File descriptor {number} is not an open socket.") from error
    if not listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        listener.detach()
        raise CannotListenError(f"File descriptor {number} is not a listening socket.")
    return listener


def name_of(listener: socket.socket) -> str:
    """Give a socket's name for people: a URL, a path, or the number it was passed as."""
    address = listener.getsockname()
    if listener.family == socket.AF_UNIX:
        return address if isinstance(address, str) and address else f"socket {listener.fileno()}"
    host, port = address[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
