/** An .ico of PNG images, [size in pixels, PNG] each (the ICONDIR and ICONDIRENTRY structures of Windows). */
export function toIco(images: readonly (readonly [size: number, png: Uint8Array])[]): Buffer

/** Apple's names of the PNG images in an .icns, and their sizes in pixels. */
export const icnsTypes: readonly (readonly [type: string, size: number])[]

/** An .icns of PNG images, given as a Map from size in pixels. */
export function toIcns(images: ReadonlyMap<number, Uint8Array>): Buffer
