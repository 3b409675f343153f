import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { createSealing } from '../../electron/library/sealing/create-sealing.ts'

/** Seals or unseals the library at a path, says `begun` at the first step and `done` at the end, until it is killed. */
async function turn(path: string, what: string, passphrase: string, recoveryCode: string): Promise<void> {
  const ports = {
    ...createNodeLibraryPorts({ installId: 'child', appVersion: '0' }),
    reserveBytes: 4096,
    passphraseCost: 4,
  }
  const sealing = createSealing(ports)
  const steps =
    what === 'seal' ? sealing.seal(path, { passphrase, recoveryCode }) : sealing.unseal(path, { passphrase })
  let isTold = false
  for await (const { phase } of steps) {
    if (!isTold) process.stdout.write(`begun ${phase}\n`)
    isTold = true
  }
  process.stdout.write('done\n')
}

const [path = '', what = '', passphrase = '', recoveryCode = ''] = process.argv.slice(2)
await turn(path, what, passphrase, recoveryCode)
