import { spawnSync } from "node:child_process"
import { Worker } from "node:worker_threads"

/**
 * Runs a command several times beside busy loops, to find tests that fail on a busy machine:
 * `node scripts/repeat.mjs 20 2 npx vitest run --project "stories-*"`.
 */
const [times, loops, ...command] = process.argv.slice(2)
const [program, ...args] = command
if (!program || !(Number(times) > 0) || !(Number(loops) >= 0)) {
  console.error("Usage: node scripts/repeat.mjs TIMES LOOPS COMMAND…")
  process.exit(2)
}

const busy = Array.from(
  { length: Number(loops) },
  () => new Worker("for (;;) {}", { eval: true }),
)
let failed = 0
for (let run = 1; run <= Number(times); run += 1) {
  const startedMs = performance.now()
  const { status } = spawnSync(program, args, { stdio: "inherit" })
  const seconds = Math.round((performance.now() - startedMs) / 1000)
  if (status !== 0) failed += 1
  console.log(`run ${run}: ${status === 0 ? "ok" : "FAIL"}, ${seconds} s`)
}
await Promise.all(busy.map((worker) => worker.terminate()))
console.log(`${times} runs, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
