import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const root = join(import.meta.dirname, "..")

/** Installs what a folder's package-lock.json names, unless it is there already. Uses only what Node brings. */
export function installDependencies(folder = root) {
  const stamp = join(folder, "node_modules", ".installed-lock")
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  const isSupported =
    (major === 20 && minor >= 19) ||
    (major === 22 && minor >= 13) ||
    major >= 24
  if (!isSupported) {
    throw new Error(
      `Node ${process.version} is not supported: use 20.19 or later, 22.13 or later, or 24 and later.`,
    )
  }
  const lock = readFileSync(join(folder, "package-lock.json"))
  const hash = createHash("sha256").update(lock).digest("hex")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return
  const cli = process.env.npm_execpath
  const [command, args] = cli ? [process.execPath, [cli]] : ["npm", []]
  const { status } = spawnSync(
    command,
    [...args, "ci", "--no-audit", "--no-fund"],
    {
      cwd: folder,
      stdio: "inherit",
      shell: !cli && process.platform === "win32",
    },
  )
  if (status !== 0) throw new Error(`npm ci failed in ${folder}: see above.`)
  writeFileSync(stamp, hash)
}
