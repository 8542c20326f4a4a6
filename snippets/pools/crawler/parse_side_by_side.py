import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from html.parser import HTMLParser
from multiprocessing import get_context

HTML = "<p><a href='/'>home</a>" * 4000


def begin(barrier):
    parse.both = barrier


def download(page):
    return page


def parse(page):
    # 只有两个进程同时在解析，才过得去
    # Gets past only if both processes are parsing
    parse.both.wait()
    HTMLParser().feed(HTML)
    return os.getpid()


if __name__ == "__main__":
    spawn = get_context("spawn")
    both = spawn.Barrier(2)
    with (
        ProcessPoolExecutor(2, spawn, begin, (both,)) as parsers,
        ThreadPoolExecutor(1, "download") as loaders,
    ):
        pages = loaders.map(download, range(4))
        parsed_by = list(parsers.map(parse, pages))
    print(f"{len(parsed_by)} pages, parsed by {len(set(parsed_by))}")
