import { warnOnce } from "@/lib/scim/scim-warnings"

const WARNINGS: [RegExp, string][] = [
  [
    /^(?!https?:\/\/[^/])/i,
    'is no absolute URL: identity providers can\'t call it. Begin it with "https://" and your host.',
  ],
  [
    /^http:\/\/(?!([\w-]+\.)*localhost\b|127\.|\[::1\])/i,
    "is not https: Okta and Entra refuse it, and the key would travel in the clear. Serve it over https.",
  ],
  [
    /_/,
    'contains "_": Okta refuses it. Use a host and path without underscores.',
  ],
  [/\/$/, 'ends in "/": JumpCloud breaks with it. Leave the last slash out.'],
  [
    /\/(users|groups)\/?$/i,
    "ends in /Users or /Groups: identity providers add those themselves. Give the base URL before them.",
  ],
  [
    /[?#]|:\/\/[^/]*@/,
    "contains a query, a fragment or credentials: identity providers add paths to its end and send only the key. Put what tells customers apart in the path.",
  ],
  [/.{1025}/, "is longer than 1,024 characters: Okta refuses it. Shorten it."],
]

/** Tells the developer, in development and each thing once, what identity providers won't take. */
export function warnOfEndpoint(scimEndpointUrl: string) {
  endpointWarnings(scimEndpointUrl).forEach(warnOnce)
}

export function endpointWarnings(scimEndpointUrl: string) {
  return WARNINGS.flatMap(([pattern, words]) =>
    pattern.test(scimEndpointUrl) ? [`scimEndpointUrl ${words}`] : [],
  )
}
