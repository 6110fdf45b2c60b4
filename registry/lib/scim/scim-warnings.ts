/** Bundlers put its value in place, as React needs it too. Not every project has the type. */
declare const process: { env: { NODE_ENV?: string } }

/** Whether a developer is looking. */
export function isDevelopment() {
  return process.env.NODE_ENV === "development"
}

const printed = new Set<string>()

/** Prints a warning for the developer: in development only, and each text once per page. */
export function warnOnce(warning: string) {
  if (!isDevelopment() || printed.has(warning)) return
  printed.add(warning)
  console.warn(warning)
}
