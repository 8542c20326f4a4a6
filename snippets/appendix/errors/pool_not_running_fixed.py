from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.apply(abs, (-2,)))
        pool.close()
        pool.join()
