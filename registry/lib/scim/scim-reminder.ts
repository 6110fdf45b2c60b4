import { addDays } from "date-fns"

interface ExpiryReminder {
  expiresAt: number
  days: number[]
  endpoint: string
  /** Of the event at this time. */
  summary: (startMs: number) => string
  description: string
  nowMs: number
}

/** An iCalendar file (RFC 5545): an alarm at nine, in the admin's zone, so many days before the expiry, or one now if none of those is still to come. */
export function expiryReminder(reminder: ExpiryReminder) {
  const { expiresAt, days, nowMs, summary, description } = reminder
  const mornings = days
    .map((day) => ({
      day,
      startMs: addDays(expiresAt * 1000, -day).setHours(9, 0, 0, 0),
    }))
    .filter(({ startMs }) => startMs > nowMs)
  const starts = mornings.length ? mornings : [{ day: 0, startMs: nowMs }]
  const events = starts.map(
    ({ day, startMs }) => `BEGIN:VEVENT
UID:scim-${expiresAt}-${day}@${reminder.endpoint.replace(/[^\w.-]+/g, "-")}
DTSTAMP:${toUtc(nowMs)}
DTSTART:${toUtc(startMs)}
DURATION:PT15M
SUMMARY:${escapeText(summary(startMs))}
DESCRIPTION:${escapeText(description)}
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:${escapeText(summary(startMs))}
TRIGGER:PT0S
END:VALARM
END:VEVENT`,
  )
  const start = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//enterprise-scim//EN"
  const text = [start, ...events, "END:VCALENDAR\n"].join("\n")
  return text.split("\n").map(fold).join("\r\n")
}

function toUtc(ms: number) {
  return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "")
}

function escapeText(text: string) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n")
}

/** Lines have 75 octets of UTF-8 at most, and characters stay whole. */
function fold(line: string) {
  let octets = 0
  return Array.from(line, (character) => {
    const size = new TextEncoder().encode(character).length
    octets += size
    if (octets <= 75) return character
    octets = 1 + size
    return `\r\n ${character}`
  }).join("")
}
