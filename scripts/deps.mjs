import { spawnSync } from "node:child_process"
import { accessSync, constants, existsSync, readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"

const root = join(import.meta.dirname, "..")

/**
 * Installs the packages in a folder's package-lock.json unless they are there
 * already, however they were installed. Uses only Node's own modules. Throws
 * with what to do.
 */
export function installDependencies(folder = root) {
  checkNode()
  if (areInstalled(folder)) return
  checkWritable(folder)
  const [command, ...args] = [
    ...npmCommand(),
    "ci",
    // Building and testing takes all of them, whatever NODE_ENV and .npmrc say.
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
  ]
  const { error, status } = spawnSync(command, args, {
    cwd: folder,
    stdio: "inherit",
    // On Windows, npm is a batch file.
    shell: command === "npm" && process.platform === "win32",
  })
  if (error?.code === "ENOENT")
    throw new Error(
      `npm was not found. Install it together with Node.js (https://nodejs.org), or run "npm ci --include=dev" in ${folder} yourself.`,
    )
  if (status !== 0)
    throw new Error(
      `"npm ci" failed in ${folder}. Its messages are above. The first install needs access to the npm registry.`,
    )
}

function checkNode() {
  if (process.versions.bun) throw new Error("Run this with Node.js, not Bun.")
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  const isSupported =
    (major === 20 && minor >= 19) ||
    (major === 22 && minor >= 13) ||
    major >= 24
  if (!isSupported)
    throw new Error(
      `Node.js ${process.version} is not supported. Use 20.19 or later, 22.13 or later, or 24 and later.`,
    )
}

/** Throws when a folder can't be written to, before a tool fails halfway. */
export function checkWritable(folder) {
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new Error(
      `${folder} is read-only. Copy it to a folder that you can write to, and run the command there.`,
    )
  }
}

/**
 * Whether node_modules has what package-lock.json names. npm writes its own
 * lock there when an install is complete.
 */
function areInstalled(folder) {
  const installed = readPackages(
    join(folder, "node_modules", ".package-lock.json"),
  )
  if (!installed) return false
  const wanted = readPackages(join(folder, "package-lock.json")) ?? {}
  const isComplete = Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      !path.startsWith("node_modules/") ||
      (installed[path]
        ? installed[path].version === version &&
          existsSync(join(folder, path, "package.json"))
        : optional || peer),
  )
  // A folder that another system shares has that system's binaries.
  const isForThisSystem = Object.values(installed).every(
    ({ os, cpu }) =>
      isAllowed(os, process.platform) && isAllowed(cpu, process.arch),
  )
  return isComplete && isForThisSystem
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages
  } catch {
    return undefined
  }
}

/** As npm reads `os` and `cpu`: a list of names, or of names to exclude. */
function isAllowed(names = [], name) {
  if (names.includes(`!${name}`)) return false
  const included = names.filter((each) => !each.startsWith("!"))
  return (
    included.length === 0 || included.includes(name) || included.includes("any")
  )
}

/** Other package managers set npm_execpath too, to themselves. */
function npmCommand() {
  const cli = join("node_modules", "npm", "bin", "npm-cli.js")
  const besideNode = dirname(process.execPath)
  const path = [
    process.env.npm_execpath ?? "",
    join(besideNode, cli),
    join(besideNode, "..", "lib", cli),
  ].find((each) => basename(each) === "npm-cli.js" && existsSync(each))
  return path ? [process.execPath, path] : ["npm"]
}
