import { readdirSync } from "node:fs"
import { describe, expect, it } from "vitest"

import type { ScimGuideTexts } from "@/lib/scim/locales/translate-providers"
import { formatWait } from "@/lib/scim/scim-expiry"
import { scimMessages, type ScimMessages } from "@/lib/scim/scim-messages"
import {
  scimProviders,
  type ScimGuide,
  type ScimProvider,
} from "@/lib/scim/scim-providers"

const FOLDER = "registry/lib/scim/locales"
const files = readdirSync(FOLDER)

/** The words that a language has in common with English. */
const SAME: Record<string, string[]> = {
  fr: ["Active"],
}

/** What an admin types, or reads as it is: it stays. */
const LITERALS =
  "userName externalId emails.primary name.givenName name.familyName /Users /Groups ?aadOptscim062020 401 404 40 2.0 SCIM SAML OIDC Bearer scim-for-keycloak.de mitodl/keycloak-scim"

const TWO_HOURS: Record<string, string> = {
  ar: "كثرت المحاولات. أعد المحاولة بعد ساعتين.",
  de: "Zu viele Versuche. Versuchen Sie es in 2 Stunden erneut.",
  es: "Hubo demasiados intentos. Vuelva a intentarlo dentro de 2 horas.",
  fr: "Trop de tentatives. Réessayez dans 2 heures.",
  ja: "試行回数が多すぎます。2 時間後にもう一度お試しください。",
  "pt-BR": "Muitas tentativas. Tente novamente em 2 horas.",
}

const ARGUMENTS = [311, 622, 933]

const locales = await Promise.all(
  files.filter((file) => !/^(guides|translate)-/.test(file)).map(loadLocale),
)

async function loadLocale(file: string) {
  const name = file.replace(/\.ts$/, "")
  const id = name.replace(/-./g, (dash) => dash.charAt(1).toUpperCase())
  const exported = await import(`../../registry/lib/scim/locales/${name}.ts`)
  const texts = await import(
    `../../registry/lib/scim/locales/guides-${name}.ts`
  )
  const messages: ScimMessages = exported[id]
  const providers: ScimProvider[] = exported[`${id}Providers`]
  const textsId = `guides${id.charAt(0).toUpperCase()}${id.slice(1)}`
  const guideTexts: ScimGuideTexts = texts[textsId]
  const guides = await Promise.all(
    scimProviders.flatMap(({ id: provider, load }, index) =>
      load ? [pair(provider, load, providers[index]?.load ?? load)] : [],
    ),
  )
  const [tag = name] = Intl.getCanonicalLocales(name)
  return { tag, messages, providers, guideTexts, guides }
}

async function pair(
  id: string,
  loadEnglish: () => Promise<ScimGuide>,
  load: () => Promise<ScimGuide>,
) {
  return { id, english: await loadEnglish(), guide: await load() }
}

function leavesOf(node: unknown, path = ""): [string, unknown][] {
  if (typeof node !== "object" || !node) return [[path, node]]
  return Object.entries(node).flatMap(([key, value]) =>
    leavesOf(value, path ? `${path}.${key}` : key),
  )
}

function say(message: unknown, said: unknown[]) {
  return String(typeof message === "function" ? message(...said) : message)
}

/** Each message beside the English one, said with each number of arguments. */
function saidPairs(messages: ScimMessages) {
  const translated = new Map(leavesOf(messages))
  return leavesOf(scimMessages).flatMap(([path, english]) =>
    [0, 1, 2, 3].map((count) => {
      const said = ARGUMENTS.slice(0, count)
      const text = say(translated.get(path), said)
      return { path, said, text, english: say(english, said) }
    }),
  )
}

function labelsOf(text: string) {
  return text.match(/\*[^*]+\*/g) ?? []
}

function textsOf({ steps, resetSteps, notes }: ScimGuide) {
  return [...[...steps, ...resetSteps].map(({ text }) => text), ...notes]
}

function withoutTexts({ steps, resetSteps, notes, ...facts }: ScimGuide) {
  const pastes = [steps, resetSteps].map((all) => all.map(({ paste }) => paste))
  return { ...facts, pastes, notes: notes.length }
}

it("the screen speaks six languages beside English", () => {
  const tags = locales.map(({ tag }) => tag)
  expect(tags).toEqual(["ar", "de", "es", "fr", "ja", "pt-BR"])
})

describe.each(locales)("$tag", (locale) => {
  const { tag, messages, providers, guideTexts, guides } = locale
  const number = new Intl.NumberFormat(tag)

  it("has the messages of English, in the same order", () => {
    function shapeOf(all: ScimMessages) {
      return leavesOf(all).map(([path, leaf]) => `${path}: ${typeof leaf}`)
    }
    expect(shapeOf(messages)).toEqual(shapeOf(scimMessages))
  })

  it("leaves no message in English, and none empty", () => {
    const same = saidPairs(messages).filter(
      ({ text, english }) => english && text === english,
    )
    expect([...new Set(same.map(({ text }) => text))]).toEqual(SAME[tag] ?? [])
    for (const { path, text, english } of saidPairs(messages))
      expect(text === "", path).toBe(english === "")
  })

  it("carries the arguments that English carries, and needs no others", () => {
    for (const { path, said, text, english } of saidPairs(messages)) {
      const carried = said.filter(
        (value) =>
          text.includes(String(value)) || text.includes(number.format(value)),
      )
      const wanted = said.filter((value) => english.includes(String(value)))
      expect(carried, path).toEqual(wanted)
      if (!english.includes("undefined"))
        expect(text, path).not.toContain("undefined")
    }
  })

  it("counts users in its own digits and plural forms", () => {
    for (const count of [0, 1, 2, 5, 11, 100, 1_000_000]) {
      const text = messages.remove.users(count)
      // Arabic has words for these.
      const hasDigits = tag !== "ar" || count > 2
      expect(text.includes(number.format(count)), text).toBe(hasDigits)
      expect(text).not.toContain("#")
    }
    const [one, two] = [1, 2].map((count) =>
      messages.remove.users(count).replace(number.format(count), ""),
    )
    const rules = new Intl.PluralRules(tag)
    expect(one === two).toBe(rules.select(1) === rules.select(2))
  })

  it("says how long to wait in units that people use", () => {
    for (const seconds of [30, 120, 7_200, 86_400]) {
      const text = messages.retryAfter(formatWait(seconds, tag))
      expect(text).not.toMatch(/\d{3}/)
      expect(text).not.toBe(messages.errors["rate-limited"])
    }
    expect(messages.retryAfter(formatWait(7_200, tag))).toBe(TWO_HOURS[tag])
  })

  it("has the providers of English, and guides to the same ones", () => {
    function factsOf({ load, ...facts }: ScimProvider) {
      return { ...facts, hasGuide: load !== undefined }
    }
    expect(providers.map(factsOf)).toEqual(scimProviders.map(factsOf))
    expect(Object.keys(guideTexts)).toEqual(guides.map(({ id }) => id))
  })

  it("has as many texts in a guide as English, which pastes at the same steps", () => {
    for (const { id, guide, english } of guides) {
      expect(withoutTexts(guide), id).toEqual(withoutTexts(english))
      const texts = guideTexts[id]
      expect(texts?.steps.length, id).toBe(english.steps.length)
      expect(texts?.resetSteps.length, id).toBe(english.resetSteps.length)
    }
  })

  it("names in a guide what the console names, and leaves the rest in no English", () => {
    for (const { guide, english } of guides)
      for (const [index, original] of textsOf(english).entries()) {
        const text = textsOf(guide)[index] ?? ""
        expect(text).not.toBe(original)
        expect(text.trim(), original).not.toBe("")
        expect(labelsOf(text).toSorted(), text).toEqual(
          labelsOf(original).toSorted(),
        )
        for (const literal of LITERALS.split(" "))
          expect(text.includes(literal), `${literal}: ${text}`).toBe(
            original.includes(literal),
          )
      }
  })

  it("calls the key a key, and is typeset with care", () => {
    const texts = [
      ...guides.flatMap(({ guide }) => textsOf(guide)),
      ...saidPairs(messages).map(({ text }) => text),
    ].map((text) => text.replace(/\*[^*]+\*/g, "*"))
    for (const text of texts)
      expect(text).not.toMatch(/token|["']|\.\.\.|\s\s|^\s|\s$/i)
    if (tag === "fr")
      for (const text of texts)
        expect(text).not.toMatch(/[^\u202f][?!:;»](?=\s|$)|«[^\u202f]/)
  })
})
