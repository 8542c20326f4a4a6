import socket
import threading


def answer(server):
    with server, server.makefile("rw", encoding="utf-8") as lines:
        for line in lines:
            lines.write(line.replace("ping", "pong"))
            lines.flush()
    print("server: end of stream")


client, server = socket.socketpair()
thread = threading.Thread(target=answer, args=(server,))
thread.start()
with client, client.makefile("rw", encoding="utf-8") as lines:
    lines.write("ping café\n")
    lines.flush()
    print("reply:", lines.readline().rstrip())
    client.shutdown(socket.SHUT_WR)
    thread.join()
