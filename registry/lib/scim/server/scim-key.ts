import { createHash, randomInt } from "node:crypto"

const ALPHABET =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
/** 43 characters of 62 are 256 bits. */
const SECRET_LENGTH = 43
/** 6 characters of 62 hold the 32 bits of the checksum. */
const CHECKSUM_LENGTH = 6
/** The secret and its checksum. */
const BODY = /^[0-9A-Za-z]{49}$/
/** Some identity providers limit keys to 100 characters, which leaves 50. */
const PREFIX = /^[0-9A-Za-z_]{1,50}$/

/**
 * Creates a key: `scim_`, a secret and a checksum, in the format of GitHub's
 * tokens. Secret scanners find a leaked key by its prefix and confirm it by its
 * checksum, and a double click selects all of it. Throws a `RangeError` if the
 * prefix isn't 1 to 50 letters, digits and underscores. Needs `node:crypto`.
 */
export function createScimKey(prefix = "scim") {
  checkScimKeyPrefix(prefix)
  // `randomInt` has no bias, unlike the remainder of a random byte.
  const secret = Array.from({ length: SECRET_LENGTH }, () =>
    ALPHABET.charAt(randomInt(ALPHABET.length)),
  )
  const start = `${prefix}_${secret.join("")}`
  return start + checksum(start)
}

function checkScimKeyPrefix(prefix: string) {
  if (PREFIX.test(prefix)) return
  throw new RangeError("A prefix has 1 to 50 letters, digits and underscores.")
}

/** Returns whether a text can be a key, without a look-up. */
export function isScimKey(text: string, prefix = "scim") {
  const start = `${prefix}_`
  const rest = text.slice(start.length)
  if (!text.startsWith(start) || !BODY.test(rest)) return false
  return text.endsWith(checksum(text.slice(0, -CHECKSUM_LENGTH)))
}

/**
 * Returns the SHA-256 hash to store instead of the key, in hex. A key has 256
 * random bits, so a fast hash needs no salt, and the time of a look-up by an
 * index reveals nothing useful.
 */
export function hashScimKey(key: string) {
  return createHash("sha256").update(key).digest("hex")
}

/** Returns the last four characters, which belong to the checksum, not the secret. */
export function scimKeyHint(key: string) {
  return key.slice(-4)
}

function checksum(text: string) {
  let rest = crc32(text)
  let digits = ""
  while (digits.length < CHECKSUM_LENGTH) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits
    rest = Math.floor(rest / ALPHABET.length)
  }
  return digits
}

/** Bit by bit: `crc32` of `node:zlib` needs Node 20.15 or 22.2. */
function crc32(text: string) {
  let crc = 0xffffffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1)
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
