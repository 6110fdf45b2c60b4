import type { ScimActivity } from "@/lib/scim/scim-activity"
import { formatCount } from "@/lib/scim/scim-expiry"
import type { ScimNotice } from "@/lib/scim/scim-state"

/** Every word that the admin reads, but for the guides. To translate the screen, pass your own as `messages`. */
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
  leave: "The key is shown only once. Save it before you leave this page.",
  leaveNot: "Stay on this page",
  leaveUnsaved: "Leave without saving",
  crashed: "Something went wrong on this screen. Try again to show it.",
  copy: {
    endpoint: "Copy endpoint",
    key: "Copy key",
    bearer: "Copy as “Bearer …”",
  },
  copied: "Copied",
  copyByHand: "The text is selected: press Ctrl+C, or ⌘C on a Mac.",
  download: "Download",
  status: { active: "Active", expiring: "Expires soon", expired: "Expired" },
  statusText: {
    expiring: (relative: string) =>
      `The key expires ${relative}. Provisioning stops then, unless it is reset before.`,
    expired:
      "Provisioning has stopped. Generate a new key, then paste it into your identity provider.",
  },
  expires: "Expires",
  never: "Never",
  remind: "Add to calendar",
  reminder: {
    summary: (relative: string) => `SCIM key expires ${relative}`,
    description: (expires: string, endpoint: string) =>
      `The key for ${endpoint} expires on ${expires}. Reset it before then, and paste the new key into your identity provider.`,
  },
  created: "Created",
  users: "Provisioned users",
  oldKey: "Old key",
  oldKeyUntil: (until: string) => `Works until ${until}`,
  activityLabel: "Requests",
  activity: {
    waiting: "Waiting for the first request",
    receiving: "Receiving requests",
    quiet: "No requests lately",
    failing: "The last request was refused",
  } satisfies Record<Exclude<ScimActivity, "unknown">, string>,
  waitingForNewKey: "Waiting for the first request with the new key",
  lastRequest: (relative: string) => `Last request: ${relative}.`,
  lastUpdated: (relative: string) => `Last updated ${relative}.`,
  lastRefused: (relative: string) =>
    `It carried a key that no longer works (${relative}).`,
  refusedHint: (keyHint = "") =>
    `Provisioning has stopped. Paste the current key${keyHint && ` (*••••${keyHint}*)`} into your identity provider. If you don’t have it, reset the key.`,
  waitingHint: (provider = "your identity provider", action = "") =>
    (action
      ? `Choose ${action} in ${provider}.`
      : `Test the connection in ${provider}.`) +
    " If it reports 401, it has another key. If nobody has the key of this connection, reset it.",
  quietHint:
    "Your identity provider is usually heard of more often. Check there that provisioning is switched on.",
  oldKeyInUse: "Your provider still uses the old key. Paste the new one there.",
  provider: "Identity provider",
  providerChoose: "Choose your provider",
  providerOther: "Another SCIM 2.0 provider",
  providerHint: "Choose it to see its steps and what its fields are called.",
  providerReady: (name = "your identity provider") =>
    `Have ${name} open in another window: the key is shown only once.`,
  providerUnsupported: (name: string) =>
    `${name} provisions only apps from its own catalog. If this app isn’t listed there, some companies use another catalog app whose endpoint URL can be changed: generate a key and paste both values there. Attributes are then mapped as for that app, so test with one user first.`,
  guideSetup: (name = "your identity provider") => `How to set up ${name}`,
  guideReset: (name = "your identity provider") =>
    `Where to paste a new key in ${name}`,
  guideNotes: "If something doesn’t work",
  guideFailed: "The guide couldn’t be loaded. You can go on without it.",
  guideMore: (name = "SCIM") => `${name} documentation (new tab)`,
  expiryLabel: "Key expiry",
  expiryCustom: "Custom date…",
  expiryDate: "Expiry date",
  expiryHint: (date: string) => `The key works until ${date}.`,
  expiryNeverRemark:
    "This key works until it is reset or the connection is deleted. If it leaks, it stays valid.",
  expiryDateHint: "The key works until the end of that day in your time zone.",
  expiryInvalid: (earliest: string, latest: string) =>
    `Choose a date from ${earliest} to ${latest}.`,
  overlapNone: "Stop it at once",
  overlapFor: (duration: string) => `Keep it for ${duration}`,
  overlapHint: (duration: string) =>
    `Both keys work for ${duration}, or until the old one expires. Paste the new key into your identity provider before then.`,

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
    untilOldEnds: (until: string) =>
      `Paste the new key into your identity provider: the old one works until ${until}. The key is shown only once.`,
    whileOldWorks:
      "Paste the new key into your identity provider before the old one stops working. The key is shown only once.",
    title: "Reset this key?",
    description:
      "The old key stops working at once. Provisioning stops until you paste the new key into your identity provider: have it open.",
    descriptionOverlap:
      "You get a new key, to be pasted into your identity provider.",
    descriptionUnused:
      "You get a new key. The old one was never used, and stops working at once.",
  },
  /** In place of the words of `reset` when the key has expired. */
  renew: {
    action: "Generate a new key",
    title: "Generate a new key?",
    description:
      "The old key has expired. Provisioning goes on when you paste the new key into your identity provider: have it open.",
  },
  update: {
    action: "Change expiry",
    running: "Changing expiry…",
    title: "Change the expiry of this key?",
    description: "The key stays the same: there is nothing to paste again.",
  },
  endPreviousKey: {
    action: "End the old key",
    running: "Ending the old key…",
    title: "End the old key now?",
    description:
      "Requests with the old key are refused from then on. Check first that your identity provider has the new key.",
    descriptionInUse:
      "Your identity provider still uses the old key. If you end it, provisioning stops until the new key is pasted there.",
  },
  remove: {
    action: "Delete connection",
    running: "Deleting connection…",
    title: "Delete this connection?",
    description:
      "The key stops working at once, and provisioning stops. This can’t be undone.",
    details: "Users that exist stay as they are.",
    users: (count: number) =>
      formatCount(count, "en", {
        one: "# user was provisioned.",
        other: "# users were provisioned.",
      }),
    confirm: (text: string) => `Type “${text}” to confirm`,
    mistyped: "The text doesn’t match.",
  },
  notices: {
    deleted:
      "The connection is deleted. Switch provisioning off in your identity provider as well.",
    "deleted-elsewhere":
      "The connection was deleted in another window or by someone else.",
    "created-elsewhere":
      "The connection exists already, created in another window, by someone else, or by an earlier attempt. If you don’t have its key, reset the key.",
    "expiry-moved": "The expiry of the key is changed.",
    "previous-key-ended": "The old key no longer works.",
    "changed-elsewhere":
      "The key or its expiry was changed in another window or by someone else. A key stored before may no longer work.",
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
    update: "The expiry was not changed",
    endPreviousKey: "The old key was not ended",
  },
  errors: {
    "signed-out": "You aren’t signed in. Sign in, then try again.",
    forbidden: "You don’t have permission for this. Ask an administrator.",
    "rate-limited": "There were too many attempts. Try again later.",
    offline:
      "The server can’t be reached. Check your network and whether you’re still signed in, then try again.",
    unreadable:
      "The server’s answer can’t be read. You may be signed out: sign in, then try again.",
    timeout: "The server took too long to answer. Try again later.",
    invalid: "The server didn’t accept this. If it goes on, contact support.",
    server: "Something went wrong on the server. Try again later.",
  },
  retryAfter: (relative: string) =>
    `There were too many attempts. Try again ${relative}.`,
}

export type ScimMessages = typeof scimMessages
export type ScimErrorKind = keyof ScimMessages["errors"]

/** The words with their language, a BCP 47 tag, by which dates are written. */
export type ScimWords = ScimMessages & { locale: string }
