/** An app without a proxy of its own would get the one of the repository that it stands in. */
export function proxy() {}

export const config = { matcher: "/no-such-path" }
