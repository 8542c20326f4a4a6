"""Is a port free? Asked before anything is set up, so that a busy port costs no waiting."""

import os
import socket

from press.setup import sentences

HOST = "127.0.0.1"


def is_free(port: int) -> bool:
    """Return whether a server could listen on PORT now (one that is only cooling down counts as free)."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def require(text: str) -> int:
    """Return the port that TEXT names.

    Raises sentences.SetupError if it is no port or another program has it.
    """
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise sentences.SetupError(sentences.port_wrong(text))
    port = int(text)
    if not is_free(port):
        free = next((other for other in range(port + 1, 65536) if is_free(other)), 0)
        raise sentences.SetupError(sentences.port_taken(port, free))
    return port
