import type { ScimNotice } from "@/lib/scim/scim-state"

/** Every word that the admin reads. To translate the screen, pass your own as `messages`. */
export const scimMessages = {
  title: "SCIM provisioning",
  description:
    "Let your identity provider create, update and deactivate users here automatically.",
  loading: "Loading the SCIM connection…",
  readOnlyEmpty: "There is no SCIM connection yet.",
  retry: "Try again",
  cancel: "Cancel",

  endpoint: "Endpoint",
  key: "Key",
  keyTitle: "Store your new key now",
  keyStored: "I have stored the key",
  copy: { endpoint: "Copy endpoint", key: "Copy key" },
  copied: "Copied",
  copiedAnnouncement: { endpoint: "Endpoint copied.", key: "Key copied." },
  copyByHand: (keys: string) =>
    `Your browser didn’t allow copying. The text is selected: press ${keys} to copy it.`,
  download: "Download",

  statusLabel: "Status",
  status: {
    active: "Active",
    expiring: "Expires soon",
    expired: "Expired",
  },
  statusText: {
    active: "",
    expiring:
      "Provisioning stops when the key expires. Reset the key before, and paste the new one into your identity provider.",
    expired:
      "Provisioning has stopped. Reset the key, and paste the new one into your identity provider.",
  },
  expires: "Expires",
  never: "Never",
  created: "Created",
  lastUsed: "Last used",
  neverUsed: "Not used yet",

  expiryLabel: "Key expires after",
  expiryDays: (days: number) => (days === 1 ? "1 day" : `${days} days`),
  expiryCustom: "Custom date…",
  expiryDate: "Expiry date",
  expiryHint: (date: string) => `The key works until ${date}.`,
  expiryNeverRemark:
    "A key that never expires works until it is reset. If it leaks, nothing else stops it.",
  expiryDateHint: "The key works until the end of that day in your time zone.",
  expiryInvalid: (earliest: string, latest: string) =>
    `Choose a date from ${earliest} to ${latest}.`,

  create: {
    action: "Generate key",
    running: "Generating key…",
    done: "Key generated.",
    instructions:
      "Paste the endpoint and the key into your identity provider. The key is shown only once.",
  },
  reset: {
    action: "Reset key",
    running: "Resetting key…",
    done: "Key reset.",
    instructions:
      "Replace the old key in your identity provider: it no longer works. The new key is shown only once.",
    title: "Reset this key?",
    description:
      "You get a new key, and the old one stops working at once. Provisioning stops until you paste the new key into your identity provider, so have its provisioning settings open.",
  },
  remove: {
    action: "Delete connection",
    running: "Deleting connection…",
    title: "Delete this connection?",
    description:
      "The key stops working at once, and your identity provider can no longer create, update or deactivate users here. Users that exist stay as they are. This can’t be undone.",
  },

  notices: {
    deleted: "The connection is deleted. Its key no longer works.",
    "deleted-elsewhere":
      "The connection was deleted in another window or by someone else.",
    "created-elsewhere":
      "A connection was set up in another window or by someone else. If you don’t have its key, reset the key to get a new one.",
    "changed-elsewhere":
      "The key was changed in another window or by someone else. If you stored a key before that, it may no longer work.",
    "key-undelivered":
      "The connection was set up, but its key got lost on the way and can’t be shown again. Reset the key to get a new one.",
    "reset-uncertain":
      "It isn’t certain whether the key was reset, so the old key may no longer work. Reset the key again to get one that you can store.",
    "key-hidden":
      "The key was hidden when you left the page, and can’t be shown again. If you didn’t store it, reset the key to get a new one.",
  } satisfies Record<ScimNotice, string>,

  failed: {
    get: "The SCIM connection can’t be shown",
    create: "No key was generated",
    reset: "The reset was not confirmed",
    remove: "The connection was not deleted",
  },
  errors: {
    "signed-out": "You are no longer signed in. Sign in again, then try again.",
    forbidden:
      "You don’t have permission to manage SCIM provisioning. Ask an administrator of your organization.",
    "rate-limited":
      "There were too many attempts. Wait a moment, then try again.",
    offline: "The server can’t be reached. Check your network, then try again.",
    timeout: "The server took too long to answer. Try again in a moment.",
    invalid: "The server didn’t accept this. Change your choice and try again.",
    server: "Something went wrong on the server. Try again in a moment.",
  },
  retryAfter: (seconds: number) =>
    seconds === 1
      ? "Try again in 1 second."
      : `Try again in ${seconds} seconds.`,
}

export type ScimMessages = typeof scimMessages
export type ScimErrorKind = keyof ScimMessages["errors"]

/** The words with their language, a BCP 47 tag, by which dates are written. */
export type ScimWords = ScimMessages & { locale: string }
