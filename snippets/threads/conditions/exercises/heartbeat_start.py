# exercise: threads/conditions/heartbeat
import threading
import time


class Heartbeat:
    # 每隔 interval 秒调用一次 beat，直到 stop()
    # Calls beat every `interval` seconds until stop()
    def __init__(self, interval, beat):
        self.interval = interval
        self.beat = beat
        self.stopped = False
        self.thread = threading.Thread(target=self.run, daemon=True)

    def start(self):
        self.thread.start()

    def run(self):
        while not self.stopped:
            self.beat()
            # 这一觉 stop() 叫不醒
            # From this sleep stop() cannot wake it
            time.sleep(self.interval)

    def stop(self):
        self.stopped = True
        self.thread.join(timeout=0.5)


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
