import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join, relative } from "node:path"
import { test as base, expect, type Page } from "@playwright/test"

import { startPropelAuthSidecar } from "../../src/demo/propelauth-sidecar"
import { appFolder, createApp, writeBackend } from "./app"
import { CASES, type InstallCase } from "./cases"
import { button, dialog, heading, setUpResetAndDelete } from "./journey"
import { add, run, serve, serveBackend } from "./processes"
import { ITEMS, startRegistry } from "./registry-server"

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
/** Base UI's focus trap lets go when keys follow each other with no gap at all. */
const KEY_MS = 60

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
      expect(changes(app, before)).toEqual(
        [
          ...itemFiles(app, "enterprise-scim"),
          ...KIT.map((name) => `${app.src}${app.ui}/${name}.tsx`),
        ].toSorted(),
      )
      const paths = [
        `${app.src}${app.components}/scim/scim-setup.tsx`,
        `${app.src}${app.lib}/scim/scim-types.ts`,
      ]
      expect(changes(app, before)).toEqual(expect.arrayContaining(paths))
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
        await page.goto(server.url)
        await expect(heading(page)).toHaveText("SCIM provisioning")
      })

      test("sets up, resets and deletes a connection", async ({ page }) => {
        await setUpResetAndDelete(page)
      })

      test("picks an expiry by mouse and by keyboard", async ({ page }) => {
        const expiry = page.getByLabel("Key expiry")
        await expiry.click()
        await page.getByRole("option", { name: "90 days" }).click()
        await expect(expiry).toContainText("90 days")
        await expect(page.getByRole("listbox")).toHaveCount(0)

        await expiry.focus()
        await press(page, "Enter")
        await expect(
          page.getByRole("option", { name: "90 days" }),
        ).toBeFocused()
        await press(page, "ArrowDown")
        await press(page, "Enter")
        await expect(expiry).toContainText("180 days")
        await expect(expiry).toBeFocused()
        await button(page, "Generate key").click()
        await expect(heading(page)).toHaveText("Store your new key now")
      })

      test("keeps the focus in a dialog, and gives it back", async ({
        page,
      }) => {
        await button(page, "Generate key").click()
        await button(page, "I have stored the key").click()
        for (const name of ["Reset key", "Delete connection"]) {
          await button(page, name).click()
          await expect(dialog(page)).toBeVisible()
          await expect.poll(() => hasFocus(page)).toBe(true)
          for (const key of [
            ...Array(6).fill("Tab"),
            ...Array(6).fill("Shift+Tab"),
          ]) {
            await press(page, key)
            expect(await hasFocus(page), key).toBe(true)
          }
          await press(page, "Escape")
          await expect(dialog(page)).toHaveCount(0)
          await expect(button(page, name)).toBeFocused()
        }
      })

      test("closes an open list before the dialog around it", async ({
        page,
      }) => {
        await button(page, "Generate key").click()
        await button(page, "I have stored the key").click()
        await button(page, "Reset key").click()
        const expiry = dialog(page).getByLabel("Key expiry")
        await expiry.click()
        await expect(page.getByRole("listbox")).toBeVisible()
        await press(page, "Escape")
        await expect(page.getByRole("listbox")).toHaveCount(0)
        await expect(dialog(page)).toBeVisible()
        await expect(expiry).toBeFocused()
        await dialog(page).getByRole("button", { name: "Cancel" }).click()
        await expect(dialog(page)).toHaveCount(0)
        await expect(button(page, "Reset key")).toBeFocused()
      })
    })

    for (const item of app.serverItems)
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

    if (app.serverItems.includes("enterprise-scim-propelauth"))
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

    if (app.serverItems.includes("enterprise-scim-better-auth"))
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

function press(page: Page, key: string) {
  return page.keyboard.press(key, { delay: KEY_MS })
}

function hasFocus(page: Page) {
  return dialog(page).evaluate((element) =>
    element.contains(document.activeElement),
  )
}

async function typeCheck(app: InstallCase) {
  if (app.framework === "next") await run(app, "next", ["typegen"])
  await run(app, "tsc", ["--noEmit"])
}

async function build(app: InstallCase) {
  await run(app, app.framework, ["build"])
  const server = `${app.src}express-server.ts`
  if (!existsSync(join(appFolder(app), server))) return
  await run(app, "vite", ["build", "--ssr", server, "--outDir", "dist-server"])
}

/** Where an item's files belong in this project. */
function itemFiles(app: InstallCase, item: string) {
  const { framework, src, components, lib } = app
  const text = readFileSync(join(ITEMS, `${item}.json`), "utf8")
  const { files }: { files: { type: string; target: string }[] } =
    JSON.parse(text)
  return files
    .filter(({ type }) => framework === "next" || type !== "registry:page")
    .map(({ target }) => target.replace("@components/", `${components}/`))
    .map((target) => src + target.replace("@lib/", `${lib}/`))
    .toSorted()
}

/** What each file of the project says, but for what tools write. */
function snapshot(app: InstallCase) {
  const folder = appFolder(app)
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => !/^(\.next|dist)|tsbuildinfo$/.test(path))
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
  return new Map(
    paths.map((path) => [relative(folder, path), readFileSync(path, "utf8")]),
  )
}

function changes(app: InstallCase, before: Map<string, string>) {
  return Array.from(snapshot(app))
    .filter(([path, content]) => before.get(path) !== content)
    .map(([path]) => path)
    .toSorted()
}
