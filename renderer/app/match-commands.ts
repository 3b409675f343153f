/** Commands of whose name every word typed begins some word, accents and case aside; all where nothing is typed. */
export function matchCommands<Command extends { id: string }>(
  commands: readonly Command[],
  nameOf: (id: Command['id']) => string,
  text: string,
): Command[] {
  const wanted = wordsOf(text)
  return commands.filter((command) => {
    const words = wordsOf(nameOf(command.id))
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  })
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
