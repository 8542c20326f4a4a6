# exercise: threads/philosophers/ferry
from threading import Thread


class Ferry:
    """Sails with four people: four of one kind, or two of each."""

    def board(self, kind):
        # kind 是 "A" 或 "B"；等到能凑成一船，返回这一船，如 "AABB"
        # kind is "A" or "B"; wait until a boat is complete, then return
        # the boat, such as "AABB"
        return kind


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
