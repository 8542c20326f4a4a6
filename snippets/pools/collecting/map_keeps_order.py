import threading
from concurrent.futures import ThreadPoolExecutor

cities = ["Bern", "Lima", "Oslo"]
answered = {city: threading.Event() for city in cities}
next_one = {"Oslo": "Bern", "Bern": "Lima"}
answers = []


def ask(city):
    answered[city].wait()
    answers.append(city)
    if city in next_one:
        answered[next_one[city]].set()
    return f"weather in {city}"


with ThreadPoolExecutor() as pool:
    answered["Oslo"].set()
    for city, weather in zip(cities, pool.map(ask, cities)):
        print(f"{city}: {weather}")
print("answers came in the order", *answers)
