/** Whether this is the long run of `npm run soak`, and not the short one of every check. */
export const soak = process.env['RAPPORTEUR_SOAK'] === '1'
