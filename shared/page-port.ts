/**
 * How a page of the desktop host gets its line to the workbench, as often as it needs one: it posts `askForPort` to its
 * own window; the preload answers in the same way with `handOverPort` and one MessagePort, and sends the other end to
 * the host as `connectChannel`. A port that closes (the workbench died and is being started again) is asked for anew.
 */
export const askForPort = 'rapporteur:ask-for-port'
export const handOverPort = 'rapporteur:hand-over-port'
export const connectChannel = 'rapporteur:connect'

/** The desktop page's own address; every other origin is refused. */
export const pageOrigin = 'app://workbench'
