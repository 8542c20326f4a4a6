import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

cities = ["Bern", "Lima", "Oslo"]
answered = {city: threading.Event() for city in cities}


def ask(city):
    answered[city].wait()
    return f"weather in {city}"


with ThreadPoolExecutor() as pool:
    city_of = {pool.submit(ask, city): city for city in cities}
    # 服务器答复的次序：Oslo、Bern、Lima
    # The servers answer in the order Oslo, Bern, Lima
    answered["Oslo"].set()
    next_one = {"Oslo": "Bern", "Bern": "Lima"}
    for future in as_completed(city_of):
        city = city_of[future]
        print(f"{city}: {future.result()}")
        if city in next_one:
            answered[next_one[city]].set()
