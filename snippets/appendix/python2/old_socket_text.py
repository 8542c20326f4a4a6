import socket
import traceback

OLD_LINES = [
    'client.sendall("ping\\n")',
    '"reply: " + reply',
    'reply.split(" ")',
    'reply.startswith("pong")',
    "end_of_stream == ''",
    "str(reply)",
]

client, server = socket.socketpair()
with client, server:
    server.sendall(b"pong 1")
    reply = client.recv(100)
    server.shutdown(socket.SHUT_WR)
    end_of_stream = client.recv(100)
    for line in OLD_LINES:
        try:
            answer = repr(eval(line))
        except Exception as error:
            answer = traceback.format_exception(error)[-1].strip()
        print(f"{line}\n    {answer}")
