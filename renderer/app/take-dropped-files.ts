// A toast is one too, by its role, but stands in nobody's way.
const dialogs = ':is([role=dialog], [role=alertdialog]):not([aria-modal=false])'

/**
 * Files let go anywhere over the page come to `take`, unless something there took them itself; a browser would leave the
 * page to show them. Over a dialog they are let fall. `mark` is told whether files are held over the page. Returns the
 * way out.
 */
export function takeDroppedFiles(
  page: Window,
  take: (files: File[]) => void,
  mark: (isOver: boolean) => void,
): () => void {
  const isFree = () => !page.document.querySelector(dialogs)
  const over = (event: DragEvent) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return mark(false)
    event.preventDefault()
    event.dataTransfer.dropEffect = isFree() ? 'copy' : 'none'
    mark(isFree())
  }
  const drop = (event: DragEvent) => {
    mark(false)
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    const files = [...event.dataTransfer.files]
    if (files.length > 0 && isFree()) take(files)
  }
  const leave = (event: DragEvent) => {
    // Every element that is left says so; only leaving the page leads to nothing.
    if (event.relatedTarget === null) mark(false)
  }
  page.addEventListener('dragover', over)
  page.addEventListener('drop', drop)
  page.addEventListener('dragleave', leave)
  return () => {
    page.removeEventListener('dragover', over)
    page.removeEventListener('drop', drop)
    page.removeEventListener('dragleave', leave)
  }
}
