/** TLS by a shared key, so that no certificate is needed. */
const psk = Buffer.alloc(32, 7)
const shared = { ciphers: "PSK+HIGH", maxVersion: "TLSv1.2" } as const

export const tlsServer = { ...shared, pskCallback: () => psk }
export const tlsClient = {
  ...shared,
  pskCallback: () => ({ psk, identity: "test" }),
  checkServerIdentity: () => undefined,
}
