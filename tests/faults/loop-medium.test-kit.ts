import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type FileSystemKind = 'ext4' | 'xfs'

/** A real file system in an image of its own, whose power can be cut. */
export type LoopMedium = {
  /** Where it is mounted. */
  path: string
  mount: () => void
  unmount: () => void
  /** Shuts the file system down at once, nothing flushed, as a power cut does; answers the monotonic ns before it. */
  cutPower: () => Promise<bigint>
  dispose: () => void
}

const imageMiB: Record<FileSystemKind, number> = { ext4: 64, xfs: 320 }
const makeArgs: Record<FileSystemKind, string[]> = { ext4: ['-q', '-F'], xfs: ['-q', '-f'] }

/** The SHUTDOWN ioctl, which ext4 shares with xfs, and its flag for “flush no log”. */
const cutScript =
  'open(my $d,"<",$ARGV[0]) or die $!; $|=1; print "ready\\n"; <STDIN>; my $f=pack("L",2); ioctl($d,0x8004587D,$f) or die $!'

const run = (command: string, ...args: string[]): void => {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout: 30_000 })
}

/** Makes the file system and mounts it; raises where this machine or its user may not. `sizeMiB` of the image. */
export function makeLoopMedium(kind: FileSystemKind, sizeMiB = imageMiB[kind]): LoopMedium {
  const folder = mkdtempSync(join(tmpdir(), `rapporteur-${kind}-`))
  const [image, path] = [join(folder, 'image'), join(folder, 'mounted')]
  const unmount = (): void => run('umount', path)
  const mount = (): void => run('mount', '-o', 'loop', image, path)
  try {
    writeFileSync(image, '')
    truncateSync(image, sizeMiB * 1024 * 1024)
    mkdirSync(path)
    run(`mkfs.${kind}`, ...makeArgs[kind], image)
    mount()
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return {
    path,
    mount,
    unmount,
    cutPower: () => cutPower(path),
    dispose() {
      try {
        unmount()
      } catch {
        run('umount', '-l', path)
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Whether power can be cut here, found out by doing it: Linux, root, the tools, and a kernel that lets images be mounted. */
export function canCutPower(kind: FileSystemKind): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    const medium = makeLoopMedium(kind)
    try {
      execFileSync('perl', ['-e', cutScript, medium.path], {
        input: 'now\n',
        stdio: ['pipe', 'ignore', 'ignore'],
        timeout: 30_000,
      })
      return true
    } finally {
      medium.dispose()
    }
  } catch {
    return false
  }
}

async function cutPower(path: string): Promise<bigint> {
  const cutter = spawn('perl', ['-e', cutScript, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => cutter.once('close', resolve))
  await new Promise((resolve) => cutter.stdout.once('data', resolve))
  const before = process.hrtime.bigint()
  cutter.stdin.end('now\n')
  const code = await ended
  if (code !== 0) throw new Error(`the file system was not shut down: ${code}`)
  return before
}
