import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"

const NAMES = [
  "chromium",
  "google-chrome-stable",
  "google-chrome",
  "chromium-browser",
  "microsoft-edge",
]

/** How every test starts the browser that `findChromium` found. */
export function chromiumLaunchOptions() {
  const executablePath = process.env.CHROMIUM_PATH
  return {
    ...(executablePath && { executablePath }),
    args: [
      ...(needsNoSandbox() ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
    ],
  }
}

/**
 * The path of a Chromium that really starts: one that is given, one that is installed, or one that
 * Playwright or Debian installs now. Throws with what was tried.
 */
export function findChromium() {
  const tried = []
  for (const candidate of candidates()) {
    if (!candidate || !existsSync(candidate)) continue
    if (starts(candidate)) return candidate
    tried.push(`${candidate} (doesn't start)`)
  }
  for (const install of [installWithPlaywright, installWithApt]) {
    const path = install()
    if (path && existsSync(path) && starts(path)) return path
    tried.push(install.name)
  }
  throw new Error(
    `No Chromium can be started. Tried: ${tried.join(", ")}.\n` +
      "Install Chrome or Chromium, or set CHROMIUM_PATH to its executable.",
  )
}

function* candidates() {
  yield process.env.CHROMIUM_PATH
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of NAMES) yield join(folder, name)
  }
  const apps = ["Google Chrome", "Chromium", "Microsoft Edge"]
  for (const app of apps) {
    yield `/Applications/${app}.app/Contents/MacOS/${app}`
  }
  for (const root of [
    process.env.PROGRAMFILES,
    process.env["PROGRAMFILES(X86)"],
    process.env.LOCALAPPDATA,
  ]) {
    if (root) yield join(root, "Google/Chrome/Application/chrome.exe")
  }
  yield playwrightPath()
}

function playwrightPath() {
  const code =
    "import('playwright').then((p) => console.log(p.chromium.executablePath()))"
  const run = spawnSync(process.execPath, ["-e", code], { encoding: "utf8" })
  return run.stdout.trim()
}

function starts(path) {
  const profile = mkdtempSync(join(tmpdir(), "chromium-"))
  const run = spawnSync(
    path,
    [
      "--headless",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      ...(needsNoSandbox() ? ["--no-sandbox"] : []),
      `--user-data-dir=${profile}`,
      "--dump-dom",
      "data:text/html,<p>it-starts</p>",
    ],
    { encoding: "utf8", timeout: 300_000 },
  )
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  return run.stdout?.includes("it-starts") ?? false
}

function installWithPlaywright() {
  const cli = join("node_modules", "playwright", "cli.js")
  spawnSync(process.execPath, [cli, "install", "chromium"], {
    stdio: "ignore",
    timeout: 300_000,
  })
  return playwrightPath()
}

/** Not on Ubuntu, whose package is a stub for a snap. */
function installWithApt() {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined
  console.log("Installing Debian's chromium …")
  try {
    execFileSync("apt-get", ["update"], { stdio: "ignore" })
    execFileSync(
      "apt-get",
      [
        "install",
        "-y",
        "--no-install-recommends",
        "chromium",
        "fonts-liberation",
      ],
      {
        stdio: "ignore",
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      },
    )
  } catch {
    return undefined
  }
  return "/usr/bin/chromium"
}

export function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"))
  } catch {
    return false
  }
}

function needsNoSandbox() {
  return process.getuid?.() === 0 || !!process.env.CHROMIUM_NO_SANDBOX
}
