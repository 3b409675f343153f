import { create } from 'zustand'

/** How this page came in: whoever used the recovery code has no passphrase any more, and is asked for a new one. */
export const useUnlocking = create<{ byCode: boolean }>()(() => ({ byCode: false }))
