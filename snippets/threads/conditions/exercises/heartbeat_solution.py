# exercise: threads/conditions/heartbeat
import threading


class Heartbeat:
    # 每隔 interval 秒调用一次 beat，直到 stop()
    # Calls beat every `interval` seconds until stop()
    def __init__(self, interval, beat):
        self.interval = interval
        self.beat = beat
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def start(self):
        self.thread.start()

    def run(self):
        while not self.stopped.is_set():
            self.beat()
            # 时间到了返回 False，stop() 来了返回 True
            # False when the time is over, True when stop() came
            self.stopped.wait(self.interval)

    def stop(self):
        self.stopped.set()
        self.thread.join()


def main():
    first_beat = threading.Event()
    heartbeat = Heartbeat(3600, first_beat.set)
    heartbeat.start()
    first_beat.wait()
    print("one beat, the next one in an hour")
    heartbeat.stop()
    print(f"still running: {heartbeat.thread.is_alive()}")


if __name__ == "__main__":
    main()
