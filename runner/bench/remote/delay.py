"""A proxy on loopback before an SMB server: it delays all that passes, and watches from outside how often the client waits."""
import queue
import socket
import struct
import threading
import time

SESSION_SETUP = 1


class Delay:
    """Holds every byte back for half of a round trip's time in each direction, as a long line does: packets that follow each other do not wait
    for one another."""

    def __init__(self, port, round_trip):
        self.target = port
        self.half = round_trip / 2
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.seen = []
        daemon(self.accept)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()

    def accept(self):
        while True:
            try:
                client = self.listener.accept()[0]
                server = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                return
            seen = []
            self.seen.append(seen)
            for side in (client, server):
                side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.pass_on(client, server, seen, True)
            self.pass_on(server, client, seen, False)

    def pass_on(self, source, sink, seen, asked):
        due = queue.Queue()
        daemon(self.read, source, due, seen, asked)
        daemon(deliver, due, sink)

    def read(self, source, due, seen, asked):
        try:
            with source.makefile("rb") as stream:
                while len(head := stream.read(4)) == 4:
                    packet = stream.read(struct.unpack(">I", head)[0] & 0xFFFFFF)
                    moment = time.monotonic()
                    # What the client sent, it sent now; what the server sent reaches the client later.
                    seen.append((moment if asked else moment + self.half, asked, command(packet)))
                    due.put((moment + self.half, head + packet))
        except OSError:
            pass
        due.put((0, None))

    def after_logon(self):
        """How often the client of the last connection waited for an answer after its authentication, how much it asked, and how many seconds
        that took."""
        self.settle()
        seen = sorted(self.seen[-1])
        logon = max(i for i, (_, asked, number) in enumerate(seen) if not asked and number == SESSION_SETUP)
        after = seen[logon + 1:]
        waits = sum(1 for i, (_, asked, _) in enumerate(after) if not asked and (i == 0 or after[i - 1][1]))
        return waits, sum(1 for _, asked, _ in after if asked), after[-1][0] - seen[logon][0]

    def settle(self):
        """Waits until nothing has passed for a while."""
        count = -1
        while count != len(self.seen[-1]):
            count = len(self.seen[-1])
            time.sleep(4 * self.half + 0.05)


def command(packet):
    """The number of an SMB 2 command; -1 where it is encrypted."""
    return struct.unpack_from("<H", packet, 12)[0] if packet[:4] == b"\xfeSMB" else -1


def deliver(due, sink):
    while True:
        moment, packet = due.get()
        try:
            if packet is None:
                sink.shutdown(socket.SHUT_WR)
                return
            time.sleep(max(0, moment - time.monotonic()))
            sink.sendall(packet)
        except OSError:
            return


def daemon(work, *arguments):
    threading.Thread(target=work, args=arguments, daemon=True).start()
