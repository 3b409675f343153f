export declare function seeded(seed: number): () => number
export declare function sentence(random: () => number): string
export declare function paragraph(random: () => number, sentences?: number): string
export declare function pagesOfText(pages: number, seed?: number): string[]
export declare function writeBulk(path: string, count: number, seed?: number): void
