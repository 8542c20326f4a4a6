# exercise: threads/philosophers/ferry
from threading import Condition, Thread


class Ferry:
    """Sails with four people: four of one kind, or two of each."""

    def __init__(self):
        self.changed = Condition()
        self.waiting = {"A": [], "B": []}

    def board(self, kind):
        ticket = []
        with self.changed:
            self.waiting[kind].append(ticket)
            self.sail_if_complete()
            self.changed.wait_for(lambda: ticket)
        return ticket[0]

    def sail_if_complete(self):
        a, b = self.waiting["A"], self.waiting["B"]
        for from_a, from_b in ((4, 0), (2, 2), (0, 4)):
            if len(a) >= from_a and len(b) >= from_b:
                for ticket in a[:from_a] + b[:from_b]:
                    ticket.append("A" * from_a + "B" * from_b)
                del a[:from_a], b[:from_b]
                self.changed.notify_all()
                return


if __name__ == "__main__":
    ferry = Ferry()
    boats = []

    def cross(kind):
        boats.append(ferry.board(kind))

    threads = [
        Thread(target=cross, args=(kind,)) for kind in "AAABBABB"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sizes = set(map(len, boats))
    print(f"{len(boats)} people, boats of four: {sizes == {4}}")
