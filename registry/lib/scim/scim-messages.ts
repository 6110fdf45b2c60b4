import type { ScimNotice } from "@/lib/scim/scim-state"

/** Every word that the admin reads. To translate the screen, pass your own as `messages`. */
export const scimMessages = {
  title: "SCIM provisioning",
  description:
    "Let your identity provider create, update and deactivate users here.",
  loading: "Loading the connection…",
  readOnlyEmpty: "There is no connection yet.",
  retry: "Try again",
  cancel: "Cancel",

  endpoint: "Endpoint",
  key: "Key",
  keyTitle: "Store your new key now",
  keyStored: "I have stored the key",
  copy: { endpoint: "Copy endpoint", key: "Copy key" },
  copied: "Copied",
  copyByHand:
    "Copying wasn’t allowed. The text is selected: press Ctrl+C, or ⌘C on a Mac.",
  download: "Download",

  statusLabel: "Status",
  status: {
    active: "Active",
    expiring: "Expires soon",
    expired: "Expired",
  },
  statusText: {
    expiring:
      "Provisioning stops when the key expires. Reset the key before then.",
    expired:
      "Provisioning has stopped. Reset the key, then paste it into your identity provider.",
  },
  expires: "Expires",
  never: "Never",
  created: "Created",
  lastUsed: "Last used",
  neverUsed: "Not used yet",

  expiryLabel: "Key expiry",
  expiryDays: (days: number) => (days === 1 ? "1 day" : `${days} days`),
  expiryCustom: "Custom date…",
  expiryDate: "Expiry date",
  expiryHint: (date: string) => `The key works until ${date}.`,
  expiryNeverRemark:
    "This key works until it is reset or the connection is deleted. If it leaks, it stays valid.",
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
      "Paste the new key into your identity provider: the old one no longer works. The key is shown only once.",
    title: "Reset this key?",
    description:
      "The old key stops working at once. Provisioning stops until you paste the new key into your identity provider: have it open.",
  },
  remove: {
    action: "Delete connection",
    running: "Deleting connection…",
    title: "Delete this connection?",
    description:
      "The key stops working at once. Provisioning stops; users that exist stay as they are. This can’t be undone.",
  },

  notices: {
    deleted: "The connection is deleted. Its key no longer works.",
    "deleted-elsewhere":
      "The connection was deleted in another window or by someone else.",
    "created-elsewhere":
      "The connection exists already, created in another window, by someone else, or by an earlier attempt. If you don’t have its key, reset the key.",
    "changed-elsewhere":
      "The key was reset in another window or by someone else. A key stored before may no longer work.",
    "key-undelivered":
      "The connection was created, but its key got lost on the way. Reset the key to get a new one.",
    "reset-uncertain":
      "It isn’t certain whether the key was reset: the old key may no longer work. Reset the key again.",
    "key-hidden":
      "The key was hidden when you left the page. If you didn’t store it, reset the key.",
  } satisfies Record<ScimNotice, string>,

  unsettled: "It isn’t certain whether your last change took effect.",
  failed: {
    get: "The connection can’t be shown",
    create: "No key was generated",
    reset: "The key was not reset",
    uncertain: "The reset was not confirmed",
    remove: "The connection was not deleted",
  },
  errors: {
    "signed-out": "You aren’t signed in. Sign in, then try again.",
    forbidden:
      "You don’t have permission to manage this. Ask your administrator.",
    "rate-limited": "There were too many attempts. Try again later.",
    offline: "The server can’t be reached. Check your network, then try again.",
    timeout: "The server took too long to answer. Try again later.",
    invalid: "The server refused this request.",
    server: "Something went wrong on the server. Try again later.",
  },
  retryAfter: (seconds: number) =>
    `There were too many attempts. Try again in ${seconds} s.`,
}

export type ScimMessages = typeof scimMessages
export type ScimErrorKind = keyof ScimMessages["errors"]

/** The words with their language, a BCP 47 tag, by which dates are written. */
export type ScimWords = ScimMessages & { locale: string }
