/** What opens a sealed library: any one of its passphrase, its recovery code, or its key of 32 bytes as a keychain kept it. */
export type LibraryKey = { passphrase: string } | { recoveryCode: string } | { dataKey: Uint8Array }
