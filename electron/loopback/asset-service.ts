export interface AssetService {
  read(sha256: string): Promise<{ bytes: Uint8Array; mediaType: string; inline: boolean } | null>
  artifact(id: string): Promise<{ bytes: Uint8Array; mediaType: string; fileName: string } | null>
  upload(
    bytes: AsyncIterable<Uint8Array>,
    fileName: string,
  ): Promise<{ sha256: string; size: number; mediaType: string }>
}
