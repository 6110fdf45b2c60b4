import { test as base, expect } from "@playwright/test"

import { startPropelAuthSidecar } from "../../src/demo/propelauth-sidecar"
import { createApp, repairKit, writeBackend } from "./app"
import { CASES } from "./cases"
import {
  build,
  changes,
  importedPackages,
  itemFiles,
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

/** What an item asks npm for, where it asks for anything. */
const PACKAGES: Record<string, string[]> = {
  "enterprise-scim-better-auth": [
    "@better-auth/core",
    "@better-auth/scim",
    "better-auth",
  ],
  "enterprise-scim-propelauth": [
    "@propelauth/byo-node",
    "date-fns",
    "lucide-react",
  ],
}

for (const app of CASES)
  test.describe(app.name, () => {
    test.describe.configure({ mode: "serial" })

    test("installs the item's files and the kit's, and nothing else", async () => {
      createApp(app)
      const before = snapshot(app)
      const packages = await add(app, registry.url, "enterprise-scim")
      expect(registry.missing).toEqual([])
      expect(packages).toEqual(["date-fns", "lucide-react"])
      const files = itemFiles(app, "enterprise-scim")
      const kit = KIT.map((name) => `${app.src}${app.ui}/${name}.tsx`)
      expect(changes(app, before)).toEqual([...files, ...kit].toSorted())
      expect(files).toEqual(
        expect.arrayContaining([
          `${app.src}${app.components}/scim/scim-setup.tsx`,
          `${app.src}${app.lib}/scim/scim-types.ts`,
        ]),
      )
      expect(importedPackages(app, files)).toEqual(
        new Set(["react", ...packages]),
      )
      repairKit(app)
    })

    test("type-checks under the project's strict flags", () => typeCheck(app))

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

    for (const item of app.serverItems ?? [])
      test(`installs ${item} too, and type-checks`, async () => {
        const before = snapshot(app)
        const packages = await add(app, registry.url, item)
        expect(registry.missing).toEqual([])
        expect(packages).toEqual(PACKAGES[item] ?? [])
        const files = itemFiles(app, item).filter((path) => !before.has(path))
        expect(changes(app, before)).toEqual(files)
        await typeCheck(app)
      })

    if (app.backend === "unwritten")
      test("builds with the route, which refuses everyone at first", async ({
        request,
      }) => {
        await build(app)
        const server = await serve(app)
        try {
          const answer = await request.get(`${server.url}/api/setup/scim`)
          expect(answer.ok()).toBe(false)
          expect(answer.headers()).toMatchObject({
            "cache-control": "no-store",
            "content-type": "application/problem+json",
          })
        } finally {
          await server.stop()
        }
      })

    if (app.serverItems?.includes("enterprise-scim-propelauth"))
      test("sets up, resets and deletes at PropelAuth", async ({ page }) => {
        const sidecar = await startPropelAuthSidecar()
        process.env["PROPELAUTH_BYO_URL"] = sidecar.url
        process.env["PROPELAUTH_BYO_INTEGRATION_KEY"] = sidecar.integrationKey
        writeBackend(app, "scim-backend.propelauth.ts")
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

    if (app.serverItems?.includes("enterprise-scim-better-auth"))
      test("sets up, resets and deletes with better-auth", async ({ page }) => {
        test.skip(!process.env["TEST_DATABASE_URL"], "There is no PostgreSQL.")
        writeBackend(app, "scim-backend.better-auth.ts")
        await build(app)
        const server = await serve(app)
        try {
          await page.goto(server.url)
          await setUpResetAndDelete(page)
        } finally {
          await server.stop()
        }
      })

    if (app.backend === "pglite")
      test("sets up, resets and deletes over its own routes", async ({
        page,
      }) => {
        writeBackend(app)
        await typeCheck(app)
        await build(app)
        const server = await serveBackend(app)
        try {
          await page.goto(server.url)
          await expect(heading(page)).toHaveText("SCIM provisioning")
          await setUpResetAndDelete(page)
        } finally {
          await server.stop()
        }
      })
  })
