import { test as base, expect } from "@playwright/test"

import { startPropelAuthSidecar } from "../../src/demo/propelauth-sidecar"
import { pages } from "../support/docs"
import { createApp, repairKit, writeBackend } from "./app"
import { CASES } from "./cases"
import {
  build,
  changes,
  divideTypes,
  importedPackages,
  itemFiles,
  itemPackages,
  lint,
  snapshot,
  typeCheck,
} from "./checks"
import { classesOfOneSide, classesWithoutRule, watchClasses } from "./classes"
import { closeTheListFirst, keepTheFocus, pickAnExpiry } from "./driving"
import { heading, setUpResetAndDelete } from "./journey"
import { add, serve, serveBackend } from "./processes"
import { startRegistry } from "./registry-server"

const KIT = [
  "alert",
  "alert-dialog",
  "badge",
  "button",
  "card",
  "input",
  "label",
  "select",
  "skeleton",
]

/** Whatever the page prints as a warning or an error fails its test. */
const test = base.extend({
  page: async ({ page }, provide) => {
    const complaints: string[] = []
    page.on("pageerror", (error) => complaints.push(String(error)))
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()))
        complaints.push(message.text())
    })
    await provide(page)
    expect(complaints).toEqual([])
  },
})

let registry: Awaited<ReturnType<typeof startRegistry>>

test.beforeAll(async () => {
  registry = await startRegistry()
})
test.afterAll(() => registry.close())

for (const app of CASES)
  test.describe(app.name, () => {
    test.describe.configure({ mode: "serial" })

    test("installs the files of its items and the kit's, and nothing else", async () => {
      createApp(app)
      const before = snapshot(app)
      const requests = await add(app, registry.url, app.items)
      expect(registry.missing).toEqual([])
      expect(requests).toEqual(itemPackages(app, app.items))
      const files = itemFiles(app, app.items)
      const kit = KIT.map((name) => `${app.src}${app.ui}/${name}.tsx`)
      expect(changes(app, before)).toEqual([...files, ...kit].toSorted())
      const packages = requests
        .filter(({ isDev }) => !isDev)
        .flatMap((request) => request.packages)
        .map((name) => name.replace(/(?<=.)@.*/, ""))
      expect(importedPackages(app, files, [`${app.alias}/`])).toEqual(
        new Set(["react", ...packages]),
      )
      repairKit(app)
    })

    test("type-checks under the project's flags", () => typeCheck(app))

    if (app.framework === "vite" && app.src)
      test("type-checks with the server's files apart from the browser's", async () => {
        const parts = pages
          .flatMap(({ blocks }) => blocks)
          .filter(({ code }) => code.includes(`"src/lib/scim/server"`))
        divideTypes(
          app,
          parts.map(({ code }) => code),
        )
        await typeCheck(app)
      })

    test("builds for production", () => build(app))

    test.describe("in a browser", () => {
      let server: Awaited<ReturnType<typeof serve>>

      test.beforeAll(async () => {
        server = await serve(app)
      })
      test.afterAll(() => server.stop())
      test.beforeEach(async ({ page, request }) => {
        await request.delete(`${server.url}/api/setup/scim`)
        await watchClasses(page)
        await page.goto(server.url)
        await expect(heading(page)).toHaveText("SCIM provisioning")
      })
      test.afterEach(async ({ page }) => {
        expect(await classesWithoutRule(page)).toEqual([])
        if (app.rtl) expect(await classesOfOneSide(page)).toEqual([])
      })

      test("sets up, resets and deletes a connection", ({ page }) =>
        setUpResetAndDelete(page))

      if (!app.isDriven) return
      test("picks an expiry by mouse and by keyboard", ({ page }) =>
        pickAnExpiry(page))
      test("keeps the focus in a dialog, and gives it back", ({ page }) =>
        keepTheFocus(page))
      test("closes an open list before the dialog around it", ({ page }) =>
        closeTheListFirst(page))
    })

    if (app.backends?.includes("propelauth"))
      test("sets up, resets and deletes at PropelAuth", async ({ page }) => {
        const sidecar = await startPropelAuthSidecar()
        process.env["PROPELAUTH_BYO_URL"] = sidecar.url
        process.env["PROPELAUTH_BYO_INTEGRATION_KEY"] = sidecar.integrationKey
        writeBackend(app, "propelauth")
        await build(app)
        const server = await serve(app)
        try {
          await page.goto(server.url)
          await setUpResetAndDelete(page)
          expect(sidecar.requests.length).toBeGreaterThan(3)
        } finally {
          await server.stop()
          await sidecar.close()
        }
      })

    if (app.backends?.includes("better-auth"))
      test("sets up, resets and deletes with better-auth", async ({ page }) => {
        test.skip(!process.env["TEST_DATABASE_URL"], "There is no PostgreSQL.")
        writeBackend(app, "better-auth")
        await build(app)
        const server = await serve(app)
        try {
          await page.goto(server.url)
          await setUpResetAndDelete(page)
        } finally {
          await server.stop()
        }
      })

    if (app.backends?.includes("pglite"))
      test("sets up, resets and deletes over its own routes", async ({
        page,
        request,
      }) => {
        writeBackend(app, "pglite")
        await typeCheck(app)
        await build(app)
        const server = await serveBackend(app)
        try {
          // A database in the process takes longer to open than the page waits.
          await request.get(`${server.url}/api/setup/scim`, { timeout: 0 })
          await page.goto(server.url)
          await expect(heading(page)).toHaveText("SCIM provisioning")
          await setUpResetAndDelete(page)
        } finally {
          await server.stop()
        }
      })

    if (app.isLinted)
      test("passes the recommended rules of ESLint and Biome", () =>
        lint(app, itemFiles(app, app.items)))
  })
