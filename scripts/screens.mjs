import { spawnSync } from "node:child_process"
import { createReadStream, existsSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { extname, join } from "node:path"
import { chromium } from "playwright"

import { chromiumLaunchOptions, findChromium } from "./chromium.mjs"

const STORIES = ["empty", "key", "active", "expired"]
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
}

/** Makes docs/screens.png, the picture in the README, of the stories as they are now. */
process.env.CHROMIUM_PATH = findChromium()
const folder = mkdtempSync(join(tmpdir(), "storybook-"))
const cli = join("node_modules", "storybook", "dist", "bin", "dispatcher.js")
spawnSync(process.execPath, [cli, "build", "-o", folder, "--quiet"], {
  stdio: "inherit",
})

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost")
  const file = join(folder, pathname)
  const isFound = existsSync(file) && extname(file) !== ""
  response.writeHead(isFound ? 200 : 404, {
    "Content-Type": TYPES[extname(file)] ?? "application/json",
  })
  if (isFound) createReadStream(file).pipe(response)
  else response.end()
})
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
const origin = `http://127.0.0.1:${server.address().port}`

const browser = await chromium.launch(chromiumLaunchOptions())
const page = await browser.newPage({
  viewport: { width: 640, height: 900 },
  deviceScaleFactor: 2,
  reducedMotion: "reduce",
})
const pictures = []
for (const story of STORIES) {
  await page.goto(`${origin}/iframe.html?id=scimsetup--${story}&viewMode=story`)
  await page
    .locator(`[data-view=${story === "expired" ? "active" : story}]`)
    .waitFor()
  await page.evaluate(() => document.activeElement?.blur())
  const card = await page.locator("[data-slot=scim-setup]").screenshot()
  pictures.push(card.toString("base64"))
}
await page.setViewportSize({ width: 1240, height: 400 })
await page.setContent(`<body style="margin:0;padding:20px;background:#fff;display:grid;grid-template-columns:1fr 1fr;gap:20px;align-items:start">
${pictures.map((data) => `<img src="data:image/png;base64,${data}" style="width:100%">`).join("\n")}</body>`)
await page.screenshot({ path: join("docs", "screens.png"), fullPage: true })

await browser.close()
server.close()
rmSync(folder, { recursive: true })
