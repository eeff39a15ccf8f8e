"""Who is believed to say which user makes a request (section 1.3).

The API itself knows no passwords: whoever stands before it has made sure of the user and says so
in a header. So the header counts only from a hop that is trusted: a Unix socket, which the file
system guards, or an address on a list; never from the open network.
"""

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import Request

from caseapi.calls import AnswerError
from caseapi.errors import CannotError
from client.contract.route import Route
from client.contract.routes import USER_HEADER

Network = IPv4Network | IPv6Network

LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Admission:
    """The hops that may say who the user is, and whether a court without users is open.

    `networks` are the trusted peers of a TCP socket; `local_socket` says that the server listens
    on a Unix socket. `open_court` lets everybody in as a clerk while no users have been given.
    """

    networks: tuple[Network, ...] = LOOPBACK
    local_socket: bool = False
    open_court: bool = False

    def trusts(self, peer: str | None) -> bool:
        """Say whether a peer's address may name the user.

        A Unix socket's peers have no address. On a TCP socket a peer without one, which has gone
        before it could be asked for, is not trusted.
        """
        if self.local_socket:
            return True
        try:
            address = ip_address(peer or "")
        except ValueError:
            return False
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return any(address in network for network in self.networks)

    def user_of(self, request: Request, route: Route) -> str:
        """Give the id of the user who makes a request, in lower case.

        Raises `AnswerError`: 403 from a hop that isn't trusted; without a user's id 400 on a
        hearing query, and 403 elsewhere (section 1.3).
        """
        if not self.trusts(request.client.host if request.client else None):
            raise AnswerError(403, "This address may not say who the user is.")
        users = request.headers.getlist(USER_HEADER)
        if len(users) == 1 and _UUID.fullmatch(users[0]):
            return users[0].lower()
        if len(users) > 1:
            message = f"The {USER_HEADER} header stands there more than once."
        elif users and users[0]:
            message = f"The {USER_HEADER} header is not a user id."
        else:
            message = f"No Logged in UserId: the {USER_HEADER} header is missing."
        hearing_query = route.kind == "query" and route.context == "hearing"
        raise AnswerError(400 if hearing_query else 403, message)


def admission_at(listener: socket.socket, trusted: Iterable[str] = ()) -> Admission:
    """Give the admission of a server that listens on a socket, with the addresses it is told of.

    A socket that only this machine can reach trusts its peers and is an open court. Raises
    `CannotError` for an address that is none, or where nobody would be trusted.
    """
    networks = tuple(network(address) for address in trusted)
    if listener.family == socket.AF_UNIX:
        return Admission(networks, local_socket=True, open_court=True)
    host = str(listener.getsockname()[0])
    if _is_loopback(host):
        return Admission(networks + LOOPBACK, open_court=True)
    if not networks:
        raise CannotError(
            f"Anybody who can reach {host} could say that they are any user. Name the address of "
            "the proxy that has checked who they are, with --trust; or listen on 127.0.0.1 or on "
            "a socket."
        )
    return Admission(networks)


def _is_loopback(host: str) -> bool:
    address = ip_address(host)
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_loopback


def network(address: str) -> Network:
    """Read an address, or a network such as 10.1.0.0/16; raises `CannotError` for anything else."""
    try:
        return ip_network(address)
    except ValueError as error:
        raise CannotError(
            f"{address} is not an address to trust; write one as 10.1.2.3 or 10.1.0.0/16."
        ) from error
