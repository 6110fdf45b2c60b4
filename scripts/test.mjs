import { spawn } from "node:child_process"
import { join } from "node:path"
import { stripVTControlCharacters } from "node:util"

import { installDependencies } from "./deps.mjs"

const root = join(import.meta.dirname, "..")
const [option, names = ""] = process.argv.slice(2)
const only = option === "--only" ? names.split(",") : null
const needsBrowser = ["stories", "a11y", "browser", "performance", "install"]
const needsPostgres = ["unit", "scim", "scim-build", "install"]

process.chdir(root)
try {
  installDependencies()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const { findChromium } = await import("./chromium.mjs")
const { installPgBouncer } = await import("./pgbouncer.mjs")
const { startPostgres } = await import("./postgres.mjs")

/** Everything that has to hold, cheap things first. Each is one command of a tool. */
const steps = [
  ["format", bin("prettier", "bin/prettier.cjs"), "--check", "."],
  ["lint", bin("oxlint", "bin/oxlint"), "--type-aware"],
  ["types", bin("next", "dist/bin/next"), "typegen"],
  ["types", bin("typescript", "bin/tsc"), "--noEmit"],
  ["dead-code", bin("knip", "bin/knip.js")],
  ["registry", bin("shadcn", "dist/index.js"), "registry", "validate"],
  ["registry", "scripts/registry-drift.mjs"],
  ["size", "scripts/size.mjs"],
  [
    "unit",
    bin("vitest", "vitest.mjs"),
    "run",
    "--project",
    "unit*",
    "--project",
    "node",
    // By itself Vitest leaves a core out, and of two that is half.
    "--maxWorkers",
    "100%",
  ],
  ["scim", bin("vitest", "vitest.mjs"), "run", "--project", "scim"],
  ["stories", bin("vitest", "vitest.mjs"), "run", "--project", "stories-*"],
  ["build", bin("next", "dist/bin/next"), "build"],
  ["scim-build", bin("vitest", "vitest.mjs"), "run", "--project", "scim-build"],
  playwright("browser"),
  playwright("a11y"),
  playwright("performance"),
  playwright("install"),
]

const known = [...new Set(steps.map(([name]) => name))]
if (option && (!only || only.some((name) => !known.includes(name)))) {
  console.error(`Usage: npm test -- --only ${known.join(",")}`)
  process.exit(2)
}
const chosen = steps.filter(([name]) => !only || only.includes(name))
// An end from outside still runs what ends PostgreSQL.
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => process.exit(1))
const rows = []
const counts = { passed: 0, failed: 0, skipped: 0 }
let postgres

try {
  if (chosen.some(([name]) => needsBrowser.includes(name)))
    process.env.CHROMIUM_PATH = findChromium()
  if (
    chosen.some(([name]) => needsPostgres.includes(name)) &&
    !process.env.TEST_DATABASE_URL
  ) {
    postgres = await startPostgres()
    if (postgres) process.env.TEST_DATABASE_URL = postgres.url
    else console.log("There is no PostgreSQL here: what needs one is skipped.")
  }
  if (chosen.some(([name]) => name === "unit") && !installPgBouncer())
    console.log("There is no PgBouncer here: what needs one is skipped.")
  for (const [name, ...args] of chosen) {
    console.log(`\n── ${name} ── ${args.join(" ")}`)
    const startedMs = performance.now()
    const isGood = await run(args)
    const seconds = Math.round((performance.now() - startedMs) / 1000)
    rows.push(`${isGood ? "ok  " : "FAIL"}  ${name.padEnd(10)} ${seconds} s`)
  }
} finally {
  await postgres?.stop()
}

const areGood = rows.length > 0 && rows.every((row) => row.startsWith("ok"))
if (!areGood && counts.failed === 0) counts.failed = 1
console.log(`\n${rows.join("\n")}\n`)
console.log(
  `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
)
process.exitCode = areGood ? 0 : 1

function playwright(folder) {
  const config = `tests/${folder}/playwright.config.ts`
  return [folder, bin("@playwright/test", "cli.js"), "test", "-c", config]
}

function bin(name, path) {
  return join("node_modules", name, path)
}

/** Runs one Node program, shows what it prints, and adds up the tests that it tells of. */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, FORCE_COLOR: "0", NEXT_TELEMETRY_DISABLED: "1" },
    })
    let printed = ""
    child.stdout.on("data", (chunk) => {
      printed += chunk
      process.stdout.write(chunk)
    })
    child.on("close", (code) => {
      const plain = stripVTControlCharacters(printed)
      // Vitest says "Tests  1 failed | 80 passed (81)", Playwright "  12 passed (30s)".
      const vitest = /^\s*Tests\s+(.*)\(\d+\)\s*$/m.exec(plain)?.[1]
      for (const kind of Object.keys(counts)) {
        const pattern = vitest
          ? new RegExp(`(\\d+) ${kind}`)
          : new RegExp(`^\\s+(\\d+) ${kind}`, "m")
        counts[kind] += Number(pattern.exec(vitest ?? plain)?.[1] ?? 0)
      }
      resolve(code === 0)
    })
  })
}
