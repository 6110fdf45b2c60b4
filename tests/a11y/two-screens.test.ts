import { expect, openStory, test, violations } from "./story"

test("C-25 two screens on one page have names, headings and dialogs of their own", async ({
  page,
}) => {
  await openStory(page, "accessibility--two-screens")
  const acme = page.getByRole("region", { name: "Acme" })
  const globex = page.getByRole("region", { name: "Globex" })
  const title = "SCIM provisioning"
  await expect(
    acme.getByRole("heading", { name: title, level: 2 }),
  ).toBeVisible()
  await expect(
    globex.getByRole("heading", { name: title, level: 3 }),
  ).toBeVisible()
  await expect(globex.getByLabel("Key expiry")).toHaveText("365 days")

  await globex.getByLabel("Identity provider").click()
  await page.getByRole("option", { name: "Okta" }).click()
  await expect(globex.getByLabel("Identity provider")).toHaveText("Okta")
  await expect(acme.getByLabel("Identity provider")).toHaveText(
    "Choose your provider",
  )

  await acme.getByRole("button", { name: "Reset key" }).click()
  const dialog = page.getByRole("alertdialog", { name: "Reset this key?" })
  await dialog.getByLabel("Key expiry").click()
  await page.getByRole("option", { name: "30 days" }).click()
  await expect(dialog.getByLabel("Key expiry")).toHaveAccessibleDescription(
    /The key works until/,
  )
  expect(await violations(page)).toEqual([])
  await page.keyboard.press("Escape")
  await expect(acme.getByRole("button", { name: "Reset key" })).toBeFocused()
  await expect(globex.getByLabel("Key expiry")).toHaveText("365 days")

  await globex.getByRole("button", { name: "Generate key" }).click()
  await expect(
    globex.getByRole("heading", { name: "Store your new key now", level: 3 }),
  ).toBeFocused()
  await expect(acme.getByText("Active")).toBeVisible()
})
