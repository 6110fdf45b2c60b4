/** Limits only end a hang. A busy machine takes as long as it takes, so no limit is near what a test needs. */
export const WAIT_LIMIT_MS = 120_000

/** One test or hook, including the builds that it waits for. */
export const TEST_LIMIT_MS = 600_000

/** Many failures that each wait for the limit would outlast the CI's own. */
export const FAILURE_LIMIT = process.env["CI"] ? 10 : 0
