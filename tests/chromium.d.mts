/** The path of a Chromium on this machine, or undefined; RAPPORTEUR_CHROMIUM wins. */
export function findChromium(env?: NodeJS.ProcessEnv): string | undefined
/** Finds a Chromium for the journeys; as root on Debian installs one and says so, elsewhere says what is missing. */
export function provideChromium(): string
