/** What this device remembers of a place: its provider, and that a key wasn't stored. Neither is a secret; the key itself never passes here. */
type Remembered = "provider" | "unstored"

const MOST_NOTES = 10

/**
 * Returns the place of one connection among those that share the endpoint. Spaces occur in no URL, so that no two
 * have the same.
 */
export function placeOf(endpoint: string, connectionKey: string | undefined) {
  return connectionKey ? `${endpoint} ${connectionKey}` : endpoint
}

/** Without storage (on a server, in a sandboxed frame, in private mode) there is nothing to recall. */
export function recall(place: string, name: Remembered) {
  try {
    return localStorage.getItem(storageKey(place, name))
  } catch {
    return null
  }
}

/** A value of null forgets. */
export function remember(
  place: string,
  name: Remembered,
  value: string | null,
) {
  try {
    if (value === null) localStorage.removeItem(storageKey(place, name))
    else localStorage.setItem(storageKey(place, name), value)
  } catch {
    // What can't be remembered is asked again.
  }
}

function storageKey(place: string, name: Remembered) {
  return `scim:${name}:${place}`
}

/**
 * Notes of keys that were shown and not stored, by their last characters ("" while they aren't known yet). One
 * that the host names has a note of its own. Otherwise customers may share the endpoint, and with it a list.
 */
export function unstoredNotes(
  endpoint: string,
  connectionKey: string | undefined,
) {
  const place = placeOf(endpoint, connectionKey)
  const read = () => recall(place, "unstored")?.split(" ") ?? []

  function write(hints: string[]) {
    const last = hints.slice(-MOST_NOTES).join(" ")
    remember(place, "unstored", hints.length > 0 ? last : null)
  }

  return {
    read,
    keep(hint: string) {
      if (connectionKey) write([hint])
      else if (hint) write([...new Set([...read(), hint])])
    },
    /** Leaves the notes of other keys alone, unless they can only be of this connection. */
    forget(hint: string | undefined) {
      write(connectionKey ? [] : read().filter((other) => other !== hint))
    },
  }
}
