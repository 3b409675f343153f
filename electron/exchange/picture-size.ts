import { imageSize } from 'image-size'
import { importLimits } from './import-error.ts'

/** Whether a picture would take more memory than we allow once decoded, or hides its size. Reads headers only. */
export function isPictureTooLarge(bytes: Uint8Array): boolean {
  try {
    const { width, height } = imageSize(bytes)
    return !(width > 0 && height > 0 && width * height <= importLimits.imagePixels)
  } catch {
    return true
  }
}
