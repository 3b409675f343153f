/** The system's code of an error (`ENOSPC`, …), or an empty text where it is none of the system's. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

export const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errorCode(error))

export const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(errorCode(error))

/** The medium or its rights forbid writing, as opposed to one write that failed. */
export const isWriteProtected = (error: unknown): boolean =>
  ['EROFS', 'EACCES', 'EPERM'].includes(errorCode(error))
