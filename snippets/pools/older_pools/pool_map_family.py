from multiprocessing import Pool


def square(n):
    return n * n


if __name__ == "__main__":
    with Pool(processes=2) as pool:
        print("map          ", pool.map(square, range(5)))
        print("imap         ", list(pool.imap(square, range(5))))
        some_order = pool.imap_unordered(square, range(5))
        print("unordered    ", sorted(some_order))
        print("starmap      ", pool.starmap(pow, [(2, 3), (3, 2)]))
        print("apply        ", pool.apply(pow, (2, 10)))
        later = pool.apply_async(square, (12,))
        all_later = pool.map_async(square, range(3))
        pairs_later = pool.starmap_async(divmod, [(7, 2), (9, 4)])
        print("apply_async  ", later.get())
        print("map_async    ", all_later.get())
        print("starmap_async", pairs_later.get())
