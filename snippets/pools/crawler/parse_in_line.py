from concurrent.futures import ProcessPoolExecutor
from html.parser import HTMLParser
from multiprocessing import get_context
from threading import current_thread

HTML = "<p><a href='/'>home</a>" * 4000
parsed_by = []


def begin(barrier):
    download.both = barrier


def download(page):
    # 网络由屏障代替：两页一起到
    # A barrier instead of the network: pages come in pairs
    download.both.wait()
    return page


def parse(future):
    future.result()
    HTMLParser().feed(HTML)
    parsed_by.append(current_thread())


if __name__ == "__main__":
    spawn = get_context("spawn")
    both = spawn.Barrier(2)
    with ProcessPoolExecutor(2, spawn, begin, (both,)) as pool:
        for page in range(4):
            pool.submit(download, page).add_done_callback(parse)
    print(f"{len(parsed_by)} pages, parsed by {len(set(parsed_by))}")
