/* Search for pages opened from a disk. A browser starts no worker from file://, so this stands in for Worker:
   it runs the worker's script in a hidden frame, and carries the messages. The search script looks for the
   name IFrameWorker to find its language files. Loaded by the offline edition only. */
(() => {
  if (location.protocol !== "file:") return

  /* Runs in the frame, before the worker's script, and gives it what a worker has. */
  const boot = () => {
    const worker = frameElement.worker
    self.postMessage = message => worker.receive(message)
    self.importScripts = async (...urls) => {
      for (const url of urls)
        await new Promise((done, fail) => {
          const script = document.createElement("script")
          script.src = url
          script.onload = done
          script.onerror = () => fail(new Error(`cannot load ${url}`))
          document.head.append(script)
        })
    }
  }

  class IFrameWorker extends EventTarget {
    constructor(url) {
      super()
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      this.frame.title = "search"
      this.frame.worker = this
      this.ready = new Promise(done => this.frame.addEventListener("load", done, { once: true }))
      const source = new URL(url, location).href.replace(/"/g, "%22")
      this.frame.srcdoc = `<!doctype html><script>(${boot})()</script><script src="${source}"></script>`
      document.body.append(this.frame)
    }

    postMessage(message) {
      this.ready.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: message })))
    }

    receive(message) {
      this.dispatchEvent(new MessageEvent("message", { data: message }))
    }

    terminate() {
      this.frame.remove()
    }
  }

  window.IFrameWorker = window.Worker = IFrameWorker
})()
