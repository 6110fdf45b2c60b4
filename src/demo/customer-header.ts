/** Names the customer whom a page shows: the cookie may name another one since. */
export const CUSTOMER_HEADER = "X-Demo-Customer"
