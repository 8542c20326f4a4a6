def amdahl(serial_share, cores):
    return 1 / (serial_share + (1 - serial_share) / cores)


def gustafson(serial_share, cores):
    return serial_share + (1 - serial_share) * cores


print("cores  same work sooner  more work done")
for cores in 1, 4, 16, 64:
    sooner, more = amdahl(0.1, cores), gustafson(0.1, cores)
    print(f"{cores:5} {sooner:17.2f} {more:15.2f}")
