import { chromium } from "playwright"
import { preview } from "vite"

const s = await preview({
  configFile: false,
  logLevel: "error",
  build: { outDir: "/work/main/test-results/storybook" },
  preview: { host: "127.0.0.1", port: 3298, strictPort: true },
})
const b = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox"],
})
const page = await (
  await b.newContext({
    reducedMotion: "reduce",
    forcedColors: process.env.FC ?? "active",
    viewport: { width: 800, height: 900 },
    colorScheme: process.env.CS ?? "light",
  })
).newPage()
for (const id of process.argv.slice(2)) {
  await page.goto(
    `http://127.0.0.1:3298/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`,
  )
  await page.waitForFunction(() =>
    ["finished", "errored", "aborted"].includes(
      window.__STORYBOOK_PREVIEW__?.currentRender?.phase,
    ),
  )
  await page.keyboard.press("Tab")
  await page.screenshot({ path: `/tmp/a11y/${id}.png` })
  console.log(
    id,
    await page.evaluate(() =>
      [...document.querySelectorAll("[data-slot=button]")].map(
        (e) => getComputedStyle(e).color + getComputedStyle(e).backgroundColor,
      ),
    ),
  )
}
await b.close()
await s.close()
