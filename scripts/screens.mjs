import { spawnSync } from "node:child_process"
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { extname, join } from "node:path"
import { chromium } from "playwright"

import { chromiumLaunchOptions, findChromium } from "./chromium.mjs"

/** The picture in the README. */
const STORIES = ["empty", "key", "active", "expired"]
/** The pictures in the documentation: their stories, and what shows that these are done. */
const SCREENS = {
  empty: ["lifecycle--provider-chosen", "Have Okta open"],
  key: ["lifecycle--key-with-guide", "SCIM connector base URL"],
  waiting: ["lifecycle--waiting", "Test Connector Configuration"],
  receiving: ["lifecycle--receiving", "Receiving requests"],
  "two-keys": ["lifecycle--two-keys", "still uses the old key"],
  expired: ["scimsetup--expired", "Expired"],
}
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
}

/** Makes docs/screens.png and docs/screens of the stories as they are now. */
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
  const card = await show(
    `scimsetup--${story}`,
    `[data-view=${story === "expired" ? "active" : story}]`,
  )
  pictures.push((await card.screenshot()).toString("base64"))
}
mkdirSync(join("docs", "screens"), { recursive: true })
for (const [name, [story, text]] of Object.entries(SCREENS))
  for (const theme of ["light", "dark"]) {
    const card = await show(story, `text=${text}`, theme)
    const file = join("docs", "screens", `${name}-${theme}.webp`)
    writeFileSync(file, await toWebp(await card.screenshot()))
  }
await page.setViewportSize({ width: 1240, height: 400 })
await page.setContent(`<body style="margin:0;padding:20px;background:#fff;display:grid;grid-template-columns:1fr 1fr;gap:20px;align-items:start">
${pictures.map((data) => `<img src="data:image/png;base64,${data}" style="width:100%">`).join("\n")}</body>`)
await page.screenshot({ path: join("docs", "screens.png"), fullPage: true })

await browser.close()
server.close()
rmSync(folder, { recursive: true })

async function show(story, whenDone, theme = "light") {
  const query = `id=${story}&viewMode=story&globals=theme:${theme}`
  await page.goto(`${origin}/iframe.html?${query}`)
  await page.locator(whenDone).first().waitFor()
  // What the play function opened has faded out.
  await page.getByRole("listbox").waitFor({ state: "detached" })
  await page.evaluate(() => document.activeElement?.blur())
  return page.locator("[data-slot=scim-setup]")
}

/** By the browser, a third as large as the PNG. */
async function toWebp(png) {
  const url = await page.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = document.createElement("canvas")
    canvas.width = image.width
    canvas.height = image.height
    canvas.getContext("2d", { alpha: false }).drawImage(image, 0, 0)
    return canvas.toDataURL("image/webp", 0.7)
  }, png.toString("base64"))
  return Buffer.from(url.split(",")[1], "base64")
}
