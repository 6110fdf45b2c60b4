import { cpus } from "node:os"
import { build } from "esbuild"
import { Pool } from "pg"

import { startPostgres } from "./postgres.mjs"

/**
 * Measures the check of a key beside what can't be done without, on a PostgreSQL of its own, and
 * prints ratios: absolute times would be those of this machine. In each round every variant does
 * the same work once, so that whatever else the machine does hits all of them alike; a ratio is
 * taken within a round, and the table shows the median of the rounds and their middle half.
 */
const SIZES = [1_000, 100_000, 1_000_000]
const REAL_KEYS = 4_000
const USERS = 10
const IN_FLIGHT = 8
const CHECKS_A_SLOT = 240
const REQUESTS_A_SLOT = 16
const MEASURE_MS = 40_000
const LIMIT_MS = 180_000

const BASE_URL = "http://localhost/scim/v2"
const PREPARED = "select customer_id from scim_keys where key_hash = $1"

/** The clock stands still, so that no check is the first of its minute, which would write. */
const NOW_MS = Date.now()

const source = await loadSource()
const server = await startPostgres()
if (!server) throw new Error("There is no PostgreSQL, and none to install.")
const pools = []
let exitCode = 0
try {
  await Promise.race([run(), untilInterrupted()])
} catch (error) {
  console.error(error)
  exitCode = 1
}
await server.stop()
// After an interruption some promises never settle.
process.exit(exitCode)

async function run() {
  const startedMs = performance.now()
  const keys = Array.from({ length: REAL_KEYS }, () => source.createScimKey())
  const stores = []
  for (const size of SIZES) stores.push(await fill(size, keys.slice(0, size)))
  const { rows } = await pools[0].query("show server_version")
  console.log(
    `${cpus().length} × ${cpus()[0].model}, Node ${process.versions.node}, ` +
      `PostgreSQL ${rows[0].server_version} with fsync off, ${IN_FLIGHT} in flight.\n`,
  )

  const checks = await measure(stores.flatMap(toChecks), CHECKS_A_SLOT)
  const requests = await measure(stores.flatMap(toRequests), REQUESTS_A_SLOT)

  for (const size of SIZES) {
    const of = (name) => checks.get(`${name} ${size}`)
    const get = (name) => requests.get(`${name} ${size}`)
    console.log(`${size.toLocaleString("en")} keys`)
    print("verifyScimApiKey / prepared", of("prepared"), of("verify"))
    print("  its statements named", of("prepared"), of("verify-named"))
    print("  look-up not prepared", of("prepared"), of("unprepared"))
    print("GET with / without check", get("open"), get("checked"))
    print("  its statements named", get("open"), get("checked-named"))
    print("time / that at 1,000 keys", of("verify"), checks.get("verify 1000"))
    console.log()
  }
  const seconds = Math.round((performance.now() - startedMs) / 1000)
  console.log(`${checks.rounds} and ${requests.rounds} rounds, ${seconds} s.`)
}

/** A bundle, as an app has it, and not modules that a test runner transforms. */
async function loadSource() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export * from "@/lib/scim/server/postgres-scim-management"
        export * from "@/lib/scim/server/scim-key"
        export { scimResourceSchema } from "@/demo/scim-resources"
        export { handleScimRequest } from "@/demo/scim-server"`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
  })
  const code = Buffer.from(outputFiles[0].contents).toString("base64")
  return import(`data:text/javascript;base64,${code}`)
}

/** A database with that many keys, of which those that are looked up lie anywhere. */
async function fill(size, keys) {
  const name = `keys_${size}`
  const admin = connect(server.url, 1)
  await admin.query(`create database ${name}`)
  const pool = connect(server.url.replace(/\w+$/, name), IN_FLIGHT)
  await source.migrateScimSchema(pool)
  for (const statement of source.scimResourceSchema) await pool.query(statement)

  const hashes = keys.map(source.hashScimKey)
  await pool.query(
    `create unlogged table seed as
     select 'customer-' || n as customer_id, gen_random_uuid()::text as key_id,
       coalesce(hashes.hash, encode(sha256(convert_to(n || $2, 'UTF8')), 'hex')) as hash
     from generate_series(1, $3::integer) as n
     left join unnest($1::text[]) with ordinality as hashes (hash, n) using (n)`,
    [hashes, crypto.randomUUID(), size],
  )
  const seconds = NOW_MS / 1000
  // Without the checks of the foreign key, which hold by the way the rows are made.
  const insert = async (text, values) => {
    const client = await pool.connect()
    await client.query("set session_replication_role = replica")
    await client.query(text, values)
    await client.query("reset session_replication_role")
    client.release()
  }
  await Promise.all([
    insert(
      `insert into scim_connections
         (customer_id, connection_id, created_at, current_key_id)
       select customer_id, gen_random_uuid(), to_timestamp($1), key_id
       from seed order by key_id`,
      [seconds],
    ),
    insert(
      `insert into scim_keys (customer_id, key_hash, key_id, key_hint,
         created_at, expires_at, last_used_at)
       select customer_id, hash, key_id, right(hash, 4), to_timestamp($1),
         to_timestamp($1) + interval '1 year', to_timestamp($1)
       from seed order by key_id`,
      [seconds],
    ),
    insert(
      `insert into demo_scim_resources (customer_id, type, id, name, data)
       select 'customer-' || n, 'User', gen_random_uuid(), name,
         jsonb_build_object('userName', name, 'active', true)
       from generate_series(1, $1::integer) as n,
         generate_series(1, $2::integer) as m,
         format('user-%s@example.com', m) as name`,
      [keys.length, USERS],
    ),
  ])
  await pool.query("drop table seed")
  await pool.query("vacuum analyze")
  // Connections that are still to be made would start one after the other.
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, () => pool.query("select pg_sleep(0.2)")),
  )
  return { size, pool, keys, hashes }
}

function connect(connectionString, max) {
  const pool = new Pool({ connectionString, max, idleTimeoutMillis: 0 })
  // When the server stops, its connections break.
  pool.on("error", () => undefined)
  pools.push(pool)
  return pool
}

/** What an app can do to have its statements prepared once per connection. */
function withNames(pool) {
  const names = new Map()
  return {
    query(text, values) {
      const name = names.get(text) ?? `scim_${names.size}`
      names.set(text, name)
      return pool.query({ name, text, values })
    },
  }
}

/** Stops the clock of the store, so that no use is due to be recorded. */
function withoutTime(db) {
  const texts = new Map()
  return {
    query(text, values) {
      const stopped =
        texts.get(text) ??
        text.replaceAll("now()", `to_timestamp(${NOW_MS / 1000})`)
      texts.set(text, stopped)
      return db.query(stopped, values)
    },
  }
}

function createVerify(db) {
  const stopped = withoutTime(db)
  return source.createPostgresScimManagement(stopped).verifyScimApiKey
}

function toChecks({ size, pool, keys, hashes }) {
  const verify = createVerify(pool)
  const verifyNamed = createVerify(withNames(pool))
  const name = "prepared"
  return [
    variant(`prepared ${size}`, hashes, async (hash) => {
      const query = { name, text: PREPARED, values: [hash] }
      return (await pool.query(query)).rows[0]
    }),
    variant(`unprepared ${size}`, hashes, async (hash) => {
      return (await pool.query(PREPARED, [hash])).rows[0]
    }),
    variant(`verify ${size}`, keys, verify),
    variant(`verify-named ${size}`, keys, verifyNamed),
  ]
}

function toRequests({ size, pool, keys }) {
  const customers = new Map(
    keys.map((key, index) => [key, { customerId: `customer-${index + 1}` }]),
  )
  const inputs = keys.map((key) => {
    const headers = { Authorization: `Bearer ${key}` }
    return new Request(`${BASE_URL}/Users?count=10`, { headers })
  })
  const toVariant = (name, verifyScimApiKey) => {
    const options = { db: pool, baseUrl: BASE_URL, verifyScimApiKey }
    return variant(`${name} ${size}`, inputs, async (request) => {
      const response = await source.handleScimRequest(request, options)
      return response.ok
    })
  }
  return [
    toVariant("open", async (key) => customers.get(key)),
    toVariant("checked", createVerify(pool)),
    toVariant("checked-named", createVerify(withNames(pool))),
  ]
}

function variant(name, inputs, runOne) {
  return { name, inputs, runOne, times: [] }
}

/** The times of each variant, one for each round. */
async function measure(variants, count) {
  for (const one of variants) await runSlot(one, 5 * count, 0)
  const endMs = performance.now() + MEASURE_MS
  let rounds = 0
  while (performance.now() < endMs) {
    const order = rounds % 2 === 0 ? variants : variants.toReversed()
    for (const one of order)
      one.times.push(await runSlot(one, count, rounds * count))
    rounds += 1
  }
  const times = new Map(variants.map((one) => [one.name, one.times]))
  return { rounds, get: (name) => times.get(name) }
}

async function runSlot({ name, inputs, runOne }, count, offset) {
  let next = 0
  async function work() {
    while (next < count) {
      const result = await runOne(inputs[(offset + next++) % inputs.length])
      if (!result) throw new Error(`${name} was refused.`)
    }
  }
  const startedMs = performance.now()
  await Promise.all(Array.from({ length: IN_FLIGHT }, work))
  return performance.now() - startedMs
}

function print(label, numerators, denominators) {
  const ratios = numerators
    .map((time, round) => time / denominators[round])
    .toSorted((a, b) => a - b)
  const [low, middle, high] = [0.25, 0.5, 0.75].map((part) =>
    ratios[Math.floor(part * ratios.length)].toFixed(2),
  )
  console.log(`  ${label.padEnd(30)} ${middle}  (${low} to ${high})`)
}

function untilInterrupted() {
  return new Promise((_, reject) => {
    const stop = (reason) => reject(new Error(`Stopped: ${reason}.`))
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop)
    setTimeout(stop, LIMIT_MS, `more than ${LIMIT_MS / 1000} s`).unref()
  })
}
