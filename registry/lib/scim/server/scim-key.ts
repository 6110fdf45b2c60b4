import { createHash, randomInt } from "node:crypto"

const ALPHABET =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
/** 43 characters of 62 are 256 bits. */
const SECRET_LENGTH = 43
/** 6 characters of 62 hold the 32 bits of the checksum. */
const CHECKSUM_LENGTH = 6
/** The secret and its checksum. */
const BODY = /^[0-9A-Za-z]{49}$/
/** Identity providers take keys of 100 characters, which leaves 50. */
const PREFIX = /^[0-9A-Za-z_]{1,50}$/

/**
 * A new key: `scim_`, a secret, and a checksum, in the format of GitHub's
 * tokens. The prefix lets secret scanners find a leaked key, the checksum
 * spares them false alarms, and a double click selects the whole.
 */
export function createScimKey(prefix = "scim") {
  checkScimKeyPrefix(prefix)
  // `randomInt` is secure and, unlike the remainder of a byte, without bias.
  const secret = Array.from({ length: SECRET_LENGTH }, () =>
    ALPHABET.charAt(randomInt(ALPHABET.length)),
  )
  const start = `${prefix}_${secret.join("")}`
  return start + checksum(start)
}

export function checkScimKeyPrefix(prefix: string) {
  if (PREFIX.test(prefix)) return
  throw new RangeError("A prefix has 1 to 50 letters, digits and underscores.")
}

/** Tells what can't be a key from what may be one, without a look-up. */
export function isScimKey(text: string, prefix = "scim") {
  const start = `${prefix}_`
  const rest = text.slice(start.length)
  if (!text.startsWith(start) || !BODY.test(rest)) return false
  return text.endsWith(checksum(text.slice(0, -CHECKSUM_LENGTH)))
}

/**
 * What to store instead of the key, in hex. With 256 random bits behind it,
 * a fast hash needs neither salt nor stretching, and looking it up by an index
 * tells an attacker who measures the time nothing of use.
 */
export function hashScimKey(key: string) {
  return createHash("sha256").update(key).digest("hex")
}

/** The last four characters. They are of the checksum, not of the secret. */
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
