# exercise: threads/thread_object/run_crew
import threading


def run_crew(size, items, work):
    # 用 size 个线程对每个元素调用一次 work(item)；全部做完才返回
    # Call work(item) once per item, in `size` threads; return when done
    threads = [
        threading.Thread(target=work, args=(item,)) for item in items
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    crew = set()
    done = []

    def work(item):
        crew.add(threading.current_thread())
        done.append(item)

    run_crew(3, list(range(12)), work)
    print("done:", len(done), "- at most 3 threads:", len(crew) <= 3)
