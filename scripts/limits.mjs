/** Time limits only end a hang. A busy machine takes as long as it takes. */
export const WAIT_LIMIT_MS = 120_000

/** One test or hook, including a build that it waits for. */
export const TEST_LIMIT_MS = 600_000

/**
 * Many failures that each wait for a limit would outlast the CI's own. Browsers, which read this
 * file too, have no `process`.
 */
export const FAILURE_LIMIT = globalThis.process?.env.CI ? 10 : 0
