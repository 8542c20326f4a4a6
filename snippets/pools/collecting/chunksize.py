from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def counting(kind):
    class Counting(kind):
        submitted = 0

        def submit(self, *args, **kwargs):
            self.submitted += 1
            return super().submit(*args, **kwargs)

    return Counting


def main():
    for kind in ProcessPoolExecutor, ThreadPoolExecutor:
        for chunksize in 1, 25:
            with counting(kind)(max_workers=1) as pool:
                pool.map(abs, range(100), chunksize=chunksize)
            print(f"{kind.__name__}, {chunksize=}:", pool.submitted)


if __name__ == "__main__":
    main()
