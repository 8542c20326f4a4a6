import sys
import traceback

OLD_LINES = [
    'print "done"',
    'print >>sys.stderr, "failed"',
    'raise ValueError, "bad host"',
    "asyncio.async(job())",
    "def fetch(url, async=False): pass",
    "sorted(jobs, key=lambda (name, size): size)",
]

for line in OLD_LINES:
    print(line)
    try:
        exec(line, {"sys": sys})
    except Exception as error:
        print("   ", traceback.format_exception(error)[-1].strip())
