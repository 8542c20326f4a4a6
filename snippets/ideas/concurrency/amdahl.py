def speed_up(parallel_share, cores):
    serial_share = 1 - parallel_share
    return 1 / (serial_share + parallel_share / cores)


shares = 0.50, 0.75, 0.90, 0.95, 0.99
print("cores " + "".join(f"{share:8.0%}" for share in shares))
for cores in 1, 2, 4, 8, 16, 64, 1024:
    cells = (f"{speed_up(share, cores):8.2f}" for share in shares)
    print(f"{cores:5} " + "".join(cells))
