/** What this device remembers of an endpoint: its provider, and that a key wasn't stored. Neither is a secret; the key itself never passes here. */
type Remembered = "provider" | "unstored"

/** Without storage (on a server, in a sandboxed frame, in private mode) there is nothing to recall. */
export function recall(endpoint: string, name: Remembered) {
  try {
    return localStorage.getItem(storageKey(endpoint, name))
  } catch {
    return null
  }
}

/** A value of null forgets. */
export function remember(
  endpoint: string,
  name: Remembered,
  value: string | null,
) {
  try {
    if (value === null) localStorage.removeItem(storageKey(endpoint, name))
    else localStorage.setItem(storageKey(endpoint, name), value)
  } catch {
    // What can't be remembered is asked again.
  }
}

function storageKey(endpoint: string, name: Remembered) {
  return `scim:${name}:${endpoint}`
}
