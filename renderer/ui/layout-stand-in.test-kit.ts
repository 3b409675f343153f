/** Gives elements the sizes a browser would, so that virtual lists draw some rows; jsdom lays nothing out. */
export function standInLayout(height = 600, width = 900): void {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  const sizes = { offsetHeight: height, offsetWidth: width, clientHeight: height, clientWidth: width }
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value })
  }
  HTMLElement.prototype.scrollTo ??= () => undefined
  HTMLElement.prototype.scrollIntoView ??= () => undefined
  globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS
  window.matchMedia ??= (media) =>
    Object.assign(new EventTarget(), {
      matches: false,
      media,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    })
}
