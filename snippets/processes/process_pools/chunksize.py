from concurrent.futures import ProcessPoolExecutor

packed = []


class Square:
    def __call__(self, n):
        return n * n

    def __reduce__(self):
        packed.append("once more")
        return Square, ()


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        for size in 1, 10, 100:
            packed.clear()
            results = pool.map(Square(), range(100), chunksize=size)
            print(f"sum {sum(results)}, chunks of {size}:", end=" ")
            print(f"{len(packed)} messages")
