/**
 * The reader of PDFs makes a matrix as it is loaded, for drawing, which nobody asks of it here: where Node has none and
 * the canvas it would take one from is not installed, this one lets it load.
 */
if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class DOMMatrix {} })
