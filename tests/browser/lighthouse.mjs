// Lighthouse on pages that are already served: prints one line of JSON per page and form factor.
// node lighthouse.mjs URL [URL ...]; $CHROME_PATH names the browser.
import { launch } from "chrome-launcher"
import lighthouse, { desktopConfig } from "lighthouse"

const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"]
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]

const chrome = await launch({ chromeFlags: FLAGS })
try {
  for (const url of process.argv.slice(2))
    for (const [form, config] of [["phone", undefined], ["desktop", desktopConfig]]) {
      const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" }, config)
      const scores = Object.fromEntries(CATEGORIES.map(name => [name, Math.round(lhr.categories[name].score * 100)]))
      const wanting = Object.values(lhr.audits)
        .filter(audit => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== "informative")
        .map(audit => audit.id)
      console.log(JSON.stringify({ url, form, scores, wanting }))
    }
} finally {
  await chrome.kill()
}
