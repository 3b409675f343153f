/** Actions that may stay: they open a page of the file, or an address the reader is asked about. */
export const harmlessActions = new Set(['URI', 'GoTo'])

/** Every other kind of action there is (PDF 1.7, table 198): it runs, fetches, plays, submits or shows what was hidden. */
export const unwantedActions = new Set(
  'JavaScript Launch GoToR GoToE GoToDp Thread Sound Movie Hide Named SubmitForm ResetForm ImportData SetOCGState Rendition Trans GoTo3DView RichMediaExecute'.split(
    ' ',
  ),
)
