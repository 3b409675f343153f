declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** What reads the file, in whichever thread it is loaded. */
  export const WorkerMessageHandler: unknown
}
