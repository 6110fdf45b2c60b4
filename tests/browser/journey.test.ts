import { AxeBuilder } from "@axe-core/playwright"
import {
  test as base,
  expect,
  type APIRequestContext,
  type Page,
} from "@playwright/test"

import { scimMessages } from "@/lib/scim/scim-messages"

/** Every page of a test fails it by what it prints or throws. */
const test = base.extend<{ noise: string[] }>({
  noise: [
    async ({ page }, use) => {
      const noise: string[] = []
      page.on("console", (message) => noise.push(message.text()))
      page.on("pageerror", (error) => noise.push(String(error)))
      await use(noise)
      expect(noise).toEqual([])
    },
    { auto: true },
  ],
})

test.beforeEach(async ({ page, context, request, baseURL }) => {
  for (const customer of ["acme", "globex"]) {
    await request.delete("/api/setup/scim", {
      headers: { Origin: baseURL ?? "", Cookie: `demo_customer=${customer}` },
    })
  }
  await context.clearCookies()
  await open(page)
})

/** Times show once the page is alive: a click before that would be lost. */
async function open(page: Page) {
  await page.goto("/")
  await expect(setup(page).getByText(/The key works until/)).toBeVisible()
}

const button = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true })
const setup = (page: Page) => page.locator("[data-slot=scim-setup]")

async function shownKey(page: Page) {
  const field = setup(page).locator("[data-slot=copy-field]", {
    has: button(page, "Copy key"),
  })
  return (await field.locator("code").innerText()).trim()
}

async function generate(page: Page) {
  await button(page, "Generate key").click()
  await expect(
    page.getByRole("heading", { name: "Store your new key now" }),
  ).toBeFocused()
  return shownKey(page)
}

async function confirm(page: Page, name: string) {
  await button(page, name).click()
  await page.getByRole("alertdialog").getByRole("button", { name }).click()
}

/** The old key works on for a while, unless that is chosen. */
async function reset(page: Page, oldKey: string) {
  await button(page, "Reset key").click()
  const dialog = page.getByRole("alertdialog")
  await dialog.getByLabel("Old key").click()
  await page.getByRole("option", { name: oldKey }).click()
  await dialog.getByRole("button", { name: "Reset key" }).click()
  await expect(
    page.getByRole("heading", { name: "Store your new key now" }),
  ).toBeFocused()
  return shownKey(page)
}

async function callWith(request: APIRequestContext, key: string) {
  const response = await request.get("/scim/v2/Users", {
    headers: { Authorization: `Bearer ${key}` },
  })
  return response.status()
}

test("A-1 from no connection to a key that the endpoint accepts, to another, to none", async ({
  page,
  context,
  request,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  const first = await generate(page)
  await button(page, "Copy key").click()
  await expect(button(page, "Copied")).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first)
  expect(await callWith(request, first)).toBe(200)

  await button(page, "I have stored the key").click()
  await expect(setup(page).getByText("Active", { exact: true })).toBeVisible()
  await page.reload()
  await expect(setup(page).getByText("Active", { exact: true })).toBeVisible()
  await expect(setup(page).getByText(`••••${first.slice(-4)}`)).toBeVisible()
  expect(await page.content()).not.toContain(first)

  const second = await reset(page, "Stop it at once")
  expect(await callWith(request, first)).toBe(401)
  expect(await callWith(request, second)).toBe(200)
  await button(page, "I have stored the key").click()

  await button(page, "Delete connection").click()
  await page.getByLabel("Type “Acme Inc.” to confirm").fill("Acme Inc.")
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: "Delete connection" })
    .click()
  await expect(page.getByText("The connection is deleted.")).toBeVisible()
  await expect(
    setup(page).getByRole("heading", { name: "SCIM provisioning" }),
  ).toBeFocused()
  expect(await callWith(request, second)).toBe(401)
})

test("D-22 Back shows the connection as it is, and no key", async ({
  page,
}) => {
  const key = await generate(page)
  const leave = page.getByRole("link", { name: "Documentation" }).first()
  await leave.click()
  await button(page, scimMessages.leaveNot).click()
  expect(await shownKey(page)).toBe(key)
  await leave.click()
  await button(page, scimMessages.leaveUnsaved).click()
  await expect(page).toHaveURL(/\/docs/)
  await page.goBack()
  await expect(setup(page).getByText("Active", { exact: true })).toBeVisible()
  await expect(
    setup(page).getByText(/The key was hidden when you left/),
  ).toBeVisible()
  await expect(page.getByText(key)).toHaveCount(0)
})

test("A-9 a rotation without an outage: both keys work until the old one is ended", async ({
  page,
  request,
}) => {
  const first = await generate(page)
  await button(page, "I have stored the key").click()
  await expect(setup(page).getByText("Waiting for")).toBeVisible()
  expect(await callWith(request, first)).toBe(200)
  await expect(setup(page).getByText("Receiving requests")).toBeVisible()

  const second = await reset(page, "Keep it for 1 day")
  expect(await callWith(request, first)).toBe(200)
  await button(page, "I have stored the key").click()
  await expect(
    setup(page).getByText("Waiting for the first request with the new key"),
  ).toBeVisible()
  expect(await callWith(request, second)).toBe(200)
  await confirm(page, "End the old key")
  await expect(page.getByText("The old key no longer works.")).toBeVisible()
  expect(await callWith(request, first)).toBe(401)
  expect(await callWith(request, second)).toBe(200)
})

test("A-6 A-12 an expiry is announced, arrives, and is mended without a new key or with one", async ({
  page,
  request,
}) => {
  const first = await generate(page)
  await button(page, "I have stored the key").click()
  await button(page, "20 hours left").click()
  await expect(setup(page).getByText("Expires soon")).toBeVisible()
  await button(page, "10 seconds left").click()
  await expect(setup(page).locator("[data-status=expired]")).toBeVisible()
  expect(await callWith(request, first)).toBe(401)
  await page.evaluate(() => dispatchEvent(new Event("focus")))
  await expect(
    setup(page).getByText(/carried a key that no longer works/),
  ).toBeVisible()

  await confirm(page, "Change expiry")
  await expect(setup(page).getByText("Active", { exact: true })).toBeVisible()
  expect(await callWith(request, first)).toBe(200)
  await button(page, "10 seconds left").click()
  await expect(setup(page).locator("[data-status=expired]")).toBeVisible()
  await confirm(page, "Generate a new key")
  const second = await shownKey(page)
  expect(await callWith(request, first)).toBe(401)
  expect(await callWith(request, second)).toBe(200)
})

test("B-9 the second customer neither sees the first one's connection nor its users", async ({
  page,
  request,
}) => {
  const acme = await generate(page)
  const created = await request.post("/scim/v2/Users", {
    headers: { Authorization: `Bearer ${acme}` },
    data: {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      userName: `ada-${Date.now()}@example.com`,
    },
  })
  expect(created.status()).toBe(201)
  await button(page, "I have stored the key").click()
  await page.getByRole("button", { name: /Globex/ }).click()
  await expect(setup(page).getByText(/The key works until/)).toBeVisible()
  const globex = await generate(page)
  expect(globex).not.toBe(acme)
  const list = await request.get("/scim/v2/Users", {
    headers: { Authorization: `Bearer ${globex}` },
  })
  const { Resources = [] } = await list.json()
  const { id } = await created.json()
  expect(Resources.map((user: { id: string }) => user.id)).not.toContain(id)
})

test("B-9 a page of one customer makes no key for another, into whom the admin changed since", async ({
  page,
  context,
  noise,
}) => {
  const other = await context.newPage()
  await open(other)
  await other.getByRole("button", { name: /Globex/ }).click()
  await expect(setup(other).getByText(/The key works until/)).toBeVisible()
  await button(page, "Generate key").click()
  await expect(setup(page).getByRole("alert")).toContainText(
    "You are now an admin of Globex GmbH.",
  )
  await expect(button(page, "Copy key")).toHaveCount(0)
  // The browser itself reports the refused request.
  expect(noise.splice(0).join()).toMatch(/409/)
})

test("D-22 the back button never brings a key back", async ({ page }) => {
  page.on("dialog", (dialog) => dialog.accept())
  // Without no-store on the page, the back-forward cache keeps it as it was left.
  await page.route("/", async (route) => {
    const response = await route.fetch()
    const headers = { ...response.headers(), "cache-control": "max-age=0" }
    await route.fulfill({ response, headers })
  })
  await open(page)
  const key = await generate(page)
  await page.evaluate(() => {
    addEventListener("pageshow", ({ persisted }) => {
      document.title = persisted ? "from the cache" : "loaded"
    })
  })
  await page.goto("/icon.svg")
  await page.goBack({ waitUntil: "commit" })
  await expect(setup(page).getByText(/The key was hidden/)).toBeVisible()
  expect(await page.content()).not.toContain(key)
  expect(await page.title()).toBe("from the cache")
})

test("D-47 leaving asks first while the key is shown", async ({ page }) => {
  await generate(page)
  const asked: string[] = []
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type())
    await dialog.dismiss()
  })
  await page.evaluate(() =>
    setTimeout(() => location.assign("/r/registry.json")),
  )
  await expect.poll(() => asked).toEqual(["beforeunload"])
  await expect(button(page, "Copy key")).toBeVisible()
})

test("D-24 D-36 a clipboard that refuses selects the key and names the keys", async ({
  page,
  context,
}) => {
  await context.grantPermissions([])
  await page.evaluate(() => {
    navigator.clipboard.writeText = () =>
      Promise.reject(new DOMException("denied", "NotAllowedError"))
  })
  const key = await generate(page)
  await page.getByText(key).dblclick()
  expect(await page.evaluate(() => String(getSelection()))).toBe(key)
  await page.evaluate(() => getSelection()?.removeAllRanges())
  await button(page, "Copy key").click()
  await expect(setup(page).getByText(/press Ctrl\+C/)).toBeVisible()
  expect(await page.evaluate(() => String(getSelection()))).toBe(key)
  await expect(button(page, "Copied")).toHaveCount(0)
})

test("C-1 C-10 the whole way by keyboard alone", async ({ page, request }) => {
  async function tabTo(name: string) {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab")
      const isThere = await page.evaluate(
        (wanted) => document.activeElement?.textContent === wanted,
        name,
      )
      if (isThere) return
    }
    throw new Error(`Tab never reaches "${name}".`)
  }
  await tabTo("365 days")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("option", { name: "365 days" })).toBeFocused()
  await page.keyboard.press("ArrowUp")
  await expect(page.getByRole("option", { name: "180 days" })).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(page.getByLabel("Key expiry")).toHaveText("180 days")
  await expect(page.getByLabel("Key expiry")).toBeFocused()
  await tabTo("Generate key")
  await page.keyboard.press("Enter")
  await expect(button(page, "Copy key")).toBeVisible()
  const key = await shownKey(page)
  await page.keyboard.press("Escape")
  await tabTo("I have stored the key")
  await page.keyboard.press("Space")
  await expect(button(page, "Delete connection")).toBeVisible()
  await tabTo("Delete connection")
  await page.keyboard.press("Enter")
  await expect(button(page, "Cancel")).toBeFocused()
  await page.keyboard.press("Escape")
  await expect(button(page, "Delete connection")).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(button(page, "Cancel")).toBeFocused()
  await page.keyboard.press("Shift+Tab")
  await page.keyboard.type("Acme Inc.")
  await page.keyboard.press("Enter")
  await expect(page.getByText("The connection is deleted.")).toBeVisible()
  expect(await callWith(request, key)).toBe(401)
})

test("D-21 what another window does shows on coming back", async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  await open(other)
  await generate(other)
  await page.bringToFront()
  await page.evaluate(() => dispatchEvent(new Event("focus")))
  await expect(setup(page).getByText(/created in another window/)).toBeVisible()
})

test("the simulated provider is connected, provisions, and stops when its key is replaced", async ({
  page,
  noise,
}) => {
  await page.clock.install()
  await open(page)
  const panel = page.getByRole("region", {
    name: "Simulated identity provider",
  })
  const press = (name: string) =>
    panel.getByRole("button", { name, exact: true }).click()
  const first = await generate(page)
  await button(page, "I have stored the key").click()

  await panel.getByLabel("Console of").click()
  await page.getByRole("option", { name: "Google Workspace" }).click()
  await expect(panel.getByText(/isn’t simulated/)).toBeVisible()
  await panel.getByLabel("Console of").click()
  await page.getByRole("option", { name: "Microsoft Entra ID" }).click()
  await panel.getByLabel("Secret Token").fill(first)
  await press("Test Connection")
  await expect(panel.getByText("The connection works.")).toBeVisible()
  await press("Provision on demand")
  await expect(panel.getByText(/^Provisioned .*@acme.example/)).toBeVisible()
  await panel.getByRole("switch", { name: "Automatic provisioning" }).click()
  await expect(panel.getByRole("cell", { name: "Active" })).toHaveCount(2)
  await page.clock.runFor(20_000)
  await expect(panel.getByText(/^Pushed the group/)).toBeVisible()
  expect(await panel.innerHTML()).not.toContain(first)

  const second = await reset(page, "Stop it at once")
  await page.clock.runFor(20_000)
  await expect(panel.getByText("Quarantine", { exact: true })).toBeVisible()
  await panel.getByLabel("Secret Token").fill(second)
  await press("Restart provisioning")
  await expect(panel.getByText(/^Updated/)).toBeVisible()
  await expect(panel.getByText("Quarantine", { exact: true })).toHaveCount(0)
  // The browser itself reports the refused request.
  expect(noise.splice(0).join()).toMatch(/401/)
})

for (const colorScheme of ["light", "dark"] as const) {
  test(`C-14 C-16 the demo page at 320 px has no violation, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page.setViewportSize({ width: 320, height: 800 })
    await open(page)
    await generate(page)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
    ).toBe(320)
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .setLegacyMode()
      .analyze()
    expect(violations).toEqual([])
  })
}

test("the page names the command that installs this very registry", async ({
  page,
  baseURL,
  request,
}) => {
  const command = `npx shadcn@latest add ${baseURL}/r/enterprise-scim.json`
  await expect(page.getByText(command)).toBeVisible()
  const item = await request.get("/r/enterprise-scim.json")
  expect((await item.json()).name).toBe("enterprise-scim")
})
