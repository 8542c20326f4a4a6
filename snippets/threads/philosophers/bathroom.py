from contextlib import contextmanager
from threading import Condition, Thread


# section: room
class Bathroom:
    def __init__(self, places):
        self.changed = Condition()
        self.places = places
        self.waiting, self.inside = [], []

    @contextmanager
    def visit(self, group):
        me = object()
        with self.changed:
            self.waiting.append(me)
            self.changed.wait_for(lambda: self.may_enter(me, group))
            self.waiting.remove(me)
            self.inside.append(group)
            self.changed.notify_all()
        try:
            yield
        finally:
            with self.changed:
                self.inside.remove(group)
                self.changed.notify_all()

    def may_enter(self, me, group):
        room_for_one = len(self.inside) < self.places
        same_group = set(self.inside) <= {group}
        return self.waiting[0] is me and room_for_one and same_group


# end: room


room = Bathroom(3)
seen = []


def go(group):
    for _ in range(20):
        with room.visit(group):
            seen.append(tuple(room.inside))


threads = [Thread(target=go, args=(g,)) for g in ("men", "women") * 4]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"visits: {len(seen)}")
print(f"never more than 3: {max(map(len, seen)) <= 3}")
print(f"never mixed: {all(len(set(inside)) < 2 for inside in seen)}")
