from pkgutil import resolve_name

TODAY = {
    "Queue.Queue": "queue:Queue",
    "thread.start_new_thread": "threading:Thread",
    "thread.allocate_lock": "threading:Lock",
    "dummy_threading.Thread": "threading:Thread",
    "urllib2.urlopen": "urllib.request:urlopen",
    "urlparse.urljoin": "urllib.parse:urljoin",
    "httplib.HTTPConnection": "http.client:HTTPConnection",
    "SocketServer.ThreadingMixIn": "socketserver:ThreadingMixIn",
    "cPickle.dumps": "pickle:dumps",
    "StringIO.StringIO": "io:StringIO",
    "commands.getoutput": "subprocess:getoutput",
    "asyncore.dispatcher": "asyncio:Protocol",
}

for old, new in TODAY.items():
    # 名字若不存在，这里就会报错
    # Fails here if there is no such name
    resolve_name(new)
    print(f"{old:29}{new.replace(':', '.')}")
