import type { Page } from "@playwright/test"

import {
  button,
  dialog,
  expect,
  key,
  open,
  settled,
  setup,
  test,
} from "./harness/fixtures"
import { heapHoldsKey } from "./harness/heap"
import { holdsKey, leaksOf, placesOf } from "./harness/leaks"
import { HTTP_HOST, type Kit, type Recorder } from "./harness/page-options"
import { SETUP_ROUTE } from "./harness/server"
import { FAULTS } from "./harness/setup-faults"
import { choose, confirm, generate, walkThrough } from "./harness/walk"

const HOSTILE = `"><img src=x onerror="window.hacked=true"><script>window.hacked=true</script>`

test.use({ reducedMotion: "reduce" })

test.beforeEach(async ({ harness }) => harness.begin("none"))

test("B-17 B-18 B-19 the key is in two answers and in the view that shows it, and nowhere else", async ({
  page,
  harness,
  printed,
}) => {
  await allowClipboard(page, harness)
  const sent: string[] = []
  const answers: { url: string; method: string; body: Promise<string> }[] = []
  page.on("request", (request) => {
    const { url, headers } = { url: request.url(), headers: request.headers() }
    sent.push(JSON.stringify([url, headers, request.postData()]))
  })
  page.on("response", (response) => {
    const body = response.text().catch(() => "")
    const method = response.request().method()
    answers.push({ url: response.url(), method, body })
  })
  await open(page, harness)
  const shown: boolean[] = []
  await walkThrough(page, harness, async (isKeyShown) => {
    const places = isKeyShown ? ["dom"] : []
    expect(await leaksOf(page, harness.keys.slice(-2), printed)).toEqual(places)
    shown.push(isKeyShown)
  })
  expect(shown.filter(Boolean)).toHaveLength(2)

  const keys = harness.keys.slice(-2)
  expect(sent.filter((request) => holdsKey(request, keys))).toEqual([])
  const telling: string[] = []
  for (const { url, method, body } of answers)
    if (holdsKey(await body, keys)) telling.push(`${method} ${url}`)
  const route = `${harness.origin}${SETUP_ROUTE}`
  expect(telling).toEqual([`POST ${route}`, `PUT ${route}`])
})

for (const kit of ["radix", "base-ui", "react-aria"] satisfies Kit[])
  test(`B-32 nothing that an admin does breaks a strict Content Security Policy, ${kit}`, async ({
    page,
    harness,
    printed,
  }) => {
    await allowClipboard(page, harness)
    await watchViolations(page)
    await open(page, harness, { kit })
    const violations: string[] = []
    // Loading the page again begins another list.
    await walkThrough(page, harness, async () => {
      violations.push(...(await violationsOf(page)))
    })
    expect(violations).toEqual([])

    await page.evaluate(() => {
      const style = document.createElement("style")
      style.append("p { color: red }")
      document.body.append(style)
    })
    await expect.poll(() => violationsOf(page)).toEqual(["style-src-elem"])
    expect(printed.splice(0)).toHaveLength(1)
  })

for (const kit of ["radix", "base-ui", "react-aria"] satisfies Kit[])
  test(`B-32 a page that a server rendered needs style attributes, and nothing more, ${kit}`, async ({
    page,
    harness,
    printed,
  }) => {
    const isServerRendered = true
    await watchViolations(page)
    await open(page, harness, {
      kit,
      isServerRendered,
      csp: "style attributes",
    })
    await choose(page, "Identity provider", "Okta")
    await choose(page, "Key expiry", "180 days")
    await generate(page)
    await button(page, "I have stored the key").click()
    await settled(page)
    expect(await violationsOf(page)).toEqual([])
    expect(printed).toEqual([])

    await harness.begin("none")
    await open(page, harness, { kit, isServerRendered })
    await generate(page)
    const violations = new Set(await violationsOf(page))
    expect([...violations]).toEqual(["style-src-attr"])
    printed.splice(0)
  })

test("D-22 the back button brings the page back as it was left, but without the key", async ({
  page,
  harness,
  printed,
}) => {
  page.on("dialog", (asked) => asked.accept())
  await open(page, harness)
  await page.evaluate(() =>
    addEventListener("pageshow", ({ persisted }) => {
      document.title = persisted ? "from the cache" : "loaded again"
    }),
  )
  await generate(page)
  const shown = await placesOf(page)
  expect(holdsKey(shown.dom, harness.keys)).toBe(true)
  await page.goto(`${harness.origin}/away`)
  await page.goBack({ waitUntil: "commit" })
  await expect(setup(page).getByText(/The key was hidden/)).toBeVisible()
  expect(await page.title()).toBe("from the cache")
  expect(await leaksOf(page, harness.keys, printed)).toEqual([])
})

test("D-47 leaving is asked about only while the key is shown", async ({
  page,
  harness,
  printed,
}) => {
  const asked: string[] = []
  page.on("dialog", async (question) => {
    asked.push(question.type())
    await question.dismiss()
  })
  await open(page, harness)
  await button(page, "Copy endpoint").click()
  await page.reload()
  await generate(page)
  expect(asked).toEqual([])
  await page.evaluate(() => setTimeout(() => location.assign("/away")))
  await expect.poll(() => asked).toEqual(["beforeunload"])
  await expect(key(page)).toBeVisible()
  await button(page, "I have stored the key").click()
  await settled(page)
  await page.goto(`${harness.origin}/away`)
  expect(asked).toEqual(["beforeunload"])
  expect(printed).toEqual([])
})

test("D-38 what a server sends is text, whatever it looks like", async ({
  page,
  harness,
  printed,
}) => {
  const now = Math.floor(Date.now() / 1000)
  await harness.begin("active")
  const facts = {
    hasApiKey: true,
    expiresAt: now + 1e6,
    keyHint: "scim_<img",
    createdAt: HOSTILE,
    lastUsedAt: HOSTILE,
    lastRejected: { at: now, reason: HOSTILE },
    previousKey: { expiresAt: now + 1e5, lastUsedAt: HOSTILE },
    userCount: HOSTILE,
    overlapChoices: [HOSTILE, 3600],
  }
  harness.failNext("GET", answer(200, facts))
  await open(page, harness, { csp: "none", endpoint: HOSTILE })
  await expect(setup(page).getByText(HOSTILE)).toBeVisible()
  await expect(setup(page).getByText("••••<img")).toBeVisible()
  await expectHarmless(page)
  await button(page, "Reset key").click()
  await expect(dialog(page).getByLabel("Old key")).toContainText("1 hour")
  const problem = { detail: HOSTILE, code: HOSTILE, message: HOSTILE }
  harness.failNext("PUT", answer(400, problem))
  await dialog(page).getByRole("button", { name: "Reset key" }).click()
  await expect(dialog(page).getByText(HOSTILE)).toBeVisible()
  await expectHarmless(page)
  expect(printed.splice(0)).toEqual([])
})

test("D-38 a guide of a developer's own is text, and links to https only", async ({
  page,
  harness,
  printed,
}) => {
  const docsUrl = "javascript:window.hacked=true"
  await open(page, harness, {
    csp: "none",
    ownGuide: { text: HOSTILE, docsUrl },
  })
  await choose(page, "Identity provider", HOSTILE)
  await generate(page)
  await page.getByText("If something doesn’t work").click()
  await expect(setup(page).getByText(HOSTILE).first()).toBeVisible()
  await expect(setup(page).getByRole("link")).toHaveCount(0)
  await expectHarmless(page)
  expect(printed).toEqual([])
})

const RECORDERS: [Recorder, control: string][] = [
  ["rrweb", "A line of the product around the screen."],
  ["posthog", "A line of the product around the screen."],
  ["sentry with text", "A line of the product around the screen."],
  // By itself it records no text at all, but what the page is made of.
  ["sentry", "scim-setup"],
]
for (const [recorder, control] of RECORDERS)
  test(`D-39 B-17 ${recorder} records the page and not the key`, async ({
    page,
    harness,
    printed,
  }) => {
    await allowClipboard(page, harness)
    // Some recorders themselves apply styles that a strict policy forbids.
    await open(page, harness, { recorder, csp: "none" })
    const flush = () => page.evaluate(() => window.harness.flush?.())
    await walkThrough(page, harness, async () => void (await flush()))
    await expect.poll(() => harness.collected.join("\n")).toContain(control)
    const recorded = harness.collected.join("\n")
    expect(holdsKey(recorded, harness.keys)).toBe(false)
    expect(printed).toEqual([])
  })

for (const provider of [undefined, "Okta"])
  test(`D-40 D-41 the key is text that asks not to be filled, recorded or translated, ${provider ?? "without a guide"}`, async ({
    page,
    harness,
    printed,
  }) => {
    await watchFirstRender(page)
    await open(page, harness)
    if (provider) await choose(page, "Identity provider", provider)
    await generate(page)
    if (provider) await expect(setup(page).locator("ol")).toHaveCount(1)
    const field = setup(page).locator(".ph-no-capture")
    const classes =
      /sentry-block ph-no-capture fs-exclude rr-block mp-block amp-block nr-block/
    await expect(field).toHaveClass(classes)
    for (const [name, value] of [
      ["data-sentry-block", ""],
      ["data-dd-privacy", "hidden"],
      ["data-private", ""],
      ["data-clarity-mask", "True"],
      ["data-openreplay-hidden", ""],
      ["data-nr-block", ""],
    ] as const)
      await expect(field).toHaveAttribute(name, value)
    expect(await page.evaluate(placesOfText, harness.keys.at(-1))).toEqual([
      "CODE in no live region, masked",
    ])
    expect(await page.evaluate(() => document.title)).toBe("masked at first")

    for (const code of await setup(page).locator("code").all()) {
      await expect(code).toHaveAttribute("translate", "no")
      await expect(code).toHaveClass(/notranslate/)
      await expect(code).toHaveAttribute("dir", "ltr")
    }
    const labels = await setup(page).locator("bdi").all()
    expect(labels.length > 0).toBe(provider !== undefined)
    for (const label of labels) {
      await expect(label).toHaveAttribute("translate", "no")
      await expect(label).toHaveClass(/notranslate/)
    }
    expect(printed).toEqual([])
  })

for (const [how, fault] of [
  ["", undefined],
  [", also while nobody answers", FAULTS["a refused connection"]],
] as const)
  test(`D-42 after it is stored the key is gone from the memory of the page${how}`, async ({
    page,
    harness,
    printed,
  }) => {
    // A picture of the memory takes its time.
    test.slow()
    await allowClipboard(page, harness)
    await open(page, harness)
    await choose(page, "Identity provider", "Okta")
    await generate(page)
    await button(page, "Copy key").click()
    await expect(button(page, "Copied")).toBeVisible()
    expect(await heapHoldsKey(page, harness.keys)).toBe(true)
    if (fault) harness.failNext("GET", fault)
    await button(page, "I have stored the key").click()
    await settled(page)
    expect(await heapHoldsKey(page, harness.keys)).toBe(false)
    expect(printed).toEqual([])
  })

for (const showing of ["hidden", "gone"] as const)
  test(`once the screen is ${showing}, the key is gone from the page and its memory`, async ({
    page,
    harness,
    printed,
  }) => {
    test.slow()
    await denyClipboard(page, harness)
    await open(page, harness, { canHide: true })
    await choose(page, "Identity provider", "Okta")
    await generate(page)
    await button(page, "Copy as “Bearer …”").click()
    await expect(setup(page).getByText(/press Ctrl\+C/)).toBeVisible()
    expect(await heapHoldsKey(page, harness.keys)).toBe(true)
    await page.evaluate((next) => window.harness.show?.(next), showing)
    await expect.poll(() => leaksOf(page, harness.keys, printed)).toEqual([])
    expect(await heapHoldsKey(page, harness.keys)).toBe(false)
    if (showing === "hidden") {
      await page.evaluate(() => window.harness.show?.("visible"))
      await expect(setup(page).getByText(/The key was hidden/)).toBeVisible()
    }
    expect(printed).toEqual([])
  })

test("a crash of the screen leaves the app, and the key until it is saved", async ({
  page,
  harness,
  printed,
}) => {
  await allowClipboard(page, harness)
  await open(page, harness)
  await generate(page)
  await breakNextUpdate(page)
  await expect(setup(page)).toHaveAttribute("data-view", "failed")
  await expect(
    page.getByText("A line of the product around the screen."),
  ).toBeVisible()
  expect(await page.evaluate(placesOfText, harness.keys.at(-1))).toEqual([
    "CODE in no live region, masked",
  ])
  const [report] = await page.evaluate(() => window.harness.reports)
  expect(report).toEqual({
    message: "The screen threw an error while rendering.",
    code: "render_failed",
  })
  // React reports the error that the boundary caught.
  expect(holdsKey(printed.splice(0).join("\n"), harness.keys)).toBe(false)

  await button(page, "Copy key").click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(harness.keys.at(-1))
  const download = page.waitForEvent("download")
  await button(page, "Download").click()
  expect((await download).suggestedFilename()).toMatch(/^scim-key-.{4}\.txt$/)
  await button(page, "I have stored the key").click()
  expect(await leaksOf(page, harness.keys, printed)).toEqual([])
  await button(page, "Try again").click()
  await settled(page)
  await expect(setup(page).getByText("Active")).toBeVisible()
  expect(printed).toEqual([])
})

for (const callback of ["throws", "rejects"] as const)
  test(`D-43 D-44 a callback that ${callback} with the key in its error loses and tells nothing`, async ({
    page,
    harness,
    printed,
  }) => {
    await open(page, harness, { callback })
    await generate(page)
    await button(page, "I have stored the key").click()
    await settled(page)
    await confirm(page, "Reset key")
    await expect(key(page)).toBeVisible()
    const reports = await page.evaluate(() => window.harness.reports)
    expect(reports).toEqual(
      ["create", "reset"].map((operation) => ({
        message: `The callback after "${operation}" threw an error.`,
        code: "callback_failed",
      })),
    )
    expect(printed).toEqual([])
  })

for (const [how, policy] of [
  ["a permission that is denied", ""],
  ["a page that may not use it", "clipboard-write=()"],
] as const)
  test(`D-24 ${how}: the key is selected, and not said to be copied`, async ({
    page,
    harness,
    printed,
  }) => {
    if (!policy) await denyClipboard(page, harness)
    await open(page, harness, { permissionsPolicy: policy })
    await generate(page)
    await expectCopiedByHand(page, harness.keys.at(-1))
    // Chromium itself reports what the page's policy forbids.
    const isReport = /Permissions[- ]policy|permissions policy/i
    expect(printed.splice(0).filter((line) => !isReport.test(line))).toEqual([])
  })

test("B-13 D-23 D-25 on plain http there is no clipboard: all works, and the key is selected", async ({
  page,
  harness,
  printed,
}) => {
  await open(page, { origin: `http://${HTTP_HOST}:${harness.port}` })
  const missing = await page.evaluate(() => [
    isSecureContext,
    typeof navigator.clipboard,
    typeof crypto.randomUUID,
  ])
  expect(missing).toEqual([false, "undefined", "undefined"])
  await generate(page)
  await expectCopiedByHand(page, harness.keys.at(-1))
  await button(page, "I have stored the key").click()
  await confirm(page, "Delete connection")
  await expect(button(page, "Generate key")).toBeVisible()
  expect(printed).toEqual([])
})

async function expectCopiedByHand(page: Page, wanted = "") {
  await button(page, "Copy key").click()
  await expect(setup(page).getByText(/press Ctrl\+C/)).toBeVisible()
  expect(await page.evaluate(() => String(getSelection()))).toBe(wanted)
  await expect(button(page, "Copied")).toHaveCount(0)
}

/** Takes an element away that React removes next, as no translator would. */
async function breakNextUpdate(page: Page) {
  await button(page, "Copy endpoint").click()
  await expect(button(page, "Copied")).toBeVisible()
  await page.evaluate(() => {
    for (const said of document.querySelectorAll("p[role=status] > *"))
      said.remove()
  })
}

async function allowClipboard(page: Page, { origin }: { origin: string }) {
  const permissions = ["clipboard-read", "clipboard-write"]
  await page.context().grantPermissions(permissions, { origin })
}

async function denyClipboard(page: Page, { origin }: { origin: string }) {
  const session = await page.context().newCDPSession(page)
  const { targetInfo } = await session.send("Target.getTargetInfo")
  const { browserContextId } = targetInfo
  await session.send("Browser.setPermission", {
    permission: { name: "clipboard-write" },
    setting: "denied",
    origin,
    ...(browserContextId && { browserContextId }),
  })
}

/** Nothing of what came as text became an element, and no script of it ran. */
async function expectHarmless(page: Page) {
  const made = "img, iframe, object, embed, script, [onerror], a[href^=java]"
  await expect(page.locator("body").locator(made)).toHaveCount(0)
  expect(await page.evaluate(() => "hacked" in window)).toBe(false)
}

function answer(status: number, body: object) {
  const headers = { "Content-Type": "application/json" }
  return { status, headers, body: Buffer.from(JSON.stringify(body)) }
}

async function watchViolations(page: Page) {
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(window, { violations })
    document.addEventListener("securitypolicyviolation", (event) =>
      violations.push(event.effectiveDirective),
    )
  })
}

async function violationsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => Reflect.get(window, "violations"))
}

/** Says in the title whether the key was masked when it came into the page. */
function watchFirstRender(page: Page) {
  return page.addInitScript(() => {
    new MutationObserver(() => {
      const last = [...document.querySelectorAll("code")].at(-1)
      const isKey = last?.textContent.startsWith("scim_")
      if (!isKey || document.title.startsWith("masked")) return
      const isMasked = last?.closest(".ph-no-capture[data-sentry-block]")
      document.title = isMasked ? "masked at first" : "masked too late"
    }).observe(document, { subtree: true, childList: true })
  })
}

/** Where a text stands in the page, attributes included. Runs in the page. */
function placesOfText(text = "") {
  return [...document.querySelectorAll("*")].flatMap((element) => {
    const attributes = [...element.attributes]
      .filter(({ value }) => value.includes(text))
      .map(({ name }) => `attribute ${name}`)
    const isIn = [...element.childNodes].some(
      (node) => node instanceof Text && node.data.includes(text),
    )
    const isLive = element.closest("[role=status], [role=alert], [aria-live]")
    const isMasked = element.closest(".ph-no-capture[data-sentry-block]")
    const live = isLive ? "a live region" : "no live region"
    const place = `${element.tagName} in ${live}, ${isMasked ? "" : "un"}masked`
    return isIn ? [...attributes, place] : attributes
  })
}
