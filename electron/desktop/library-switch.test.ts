import type { MessagePortMain } from 'electron'
import { describe, expect, it } from 'vitest'
import { createMemoryJsonFile } from './json-file.ts'
import { LibrarySwitch } from './library-switch.ts'
import { RecentLibraries } from './recent-libraries.ts'
import type { OpenFailure } from './shell-contract.ts'
import type { WorkbenchLink } from './workbench-link.ts'
import { shellWords } from './words.ts'

/** A switch over libraries that open at once, a person with prepared answers, and a clock that stands still. */
function createDesk(failures: Record<string, OpenFailure> = {}) {
  const events: string[] = []
  const answers: (string | null)[] = []
  const gone = new Map<string, () => void>()
  const recent = new RecentLibraries(createMemoryJsonFile<string[]>([]))
  const clock = { now: 0 }
  const page = { left: Promise.resolve() }
  const libraries = new LibrarySwitch({
    words: shellWords(['en']),
    recent,
    now: () => clock.now,
    onOpened: (replaced) => {
      events.push(replaced ? 'page starts over' : 'page goes on')
      return page.left
    },
    quit: () => events.push('quit'),
    dialogs: {
      ask: ({ message, cancelId }) => {
        events.push(`asked: ${message}`)
        return Promise.resolve(answers.shift() ?? cancelId)
      },
      chooseFolder: (title, startAt) => {
        events.push(`chose: ${title}${startAt === undefined ? '' : ` from ${startAt}`}`)
        return Promise.resolve(answers.shift() ?? null)
      },
      chooseSaveTarget: () => Promise.resolve(null),
    },
    backups: '/user/backups',
    open: ({ folder, create, restore }, onGone) => {
      const what = restore ? `restore “${restore.name}” of ${restore.from} into` : create ? 'make' : 'open'
      events.push(`${what} ${folder}`)
      const failed = failures[folder]
      if (failed) return Promise.resolve({ failed })
      gone.set(folder, onGone)
      const link = {
        folder,
        store: {} as WorkbenchLink['store'],
        connectPage: (port: MessagePortMain) => events.push(`${String(port)} to ${folder}`),
        close: () => Promise.resolve(void events.push(`close ${folder}`)),
      }
      return Promise.resolve(link)
    },
  })
  const take = () => events.splice(0).filter((event) => !event.startsWith('chose: '))
  const takeAll = () => events.splice(0)
  const port = (name: string) => name as unknown as MessagePortMain
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    libraries,
    recent,
    answers,
    clock,
    page,
    take,
    takeAll,
    port,
    settle,
    die: (folder: string) => gone.get(folder)?.(),
  }
}

describe('the open library', () => {
  it('is kept until its page, which may have words to save, is gone', async () => {
    const { libraries, answers, page, take, settle } = createDesk()
    await libraries.openFirst('/first', false)
    let leave = () => {}
    page.left = new Promise((resolve) => (leave = resolve))
    answers.push('/second')
    take()
    const changed = libraries.change({ create: false })
    await settle()
    expect(take()).toEqual(['open /second', 'page starts over'])
    leave()
    expect(await changed).toBe(true)
    expect(take()).toEqual(['close /first'])
  })

  it('is closed with the program, even while its page still saves', async () => {
    const { libraries, answers, page, take, settle } = createDesk()
    await libraries.openFirst('/first', false)
    page.left = new Promise(() => {})
    answers.push('/second')
    void libraries.change({ create: false })
    await settle()
    take()
    await libraries.close()
    expect(take()).toEqual(['close /second', 'close /first'])
  })

  it('is the first one asked for, and is remembered', async () => {
    const { libraries, recent, take } = createDesk()
    expect(await libraries.openFirst('/a', true)).toBe(true)
    expect(take()).toEqual(['make /a', 'page goes on'])
    expect([libraries.folder, recent.newest()]).toEqual(['/a', '/a'])
  })

  it('changes for another, which is open before the old one is let go', async () => {
    const { libraries, answers, take } = createDesk()
    await libraries.openFirst('/a', false)
    take()
    answers.push('/b')
    expect(await libraries.change({ create: false })).toBe(true)
    expect(take()).toEqual(['open /b', 'page starts over', 'close /a'])
  })

  it('stays when the person changes their mind, names it again, or names one nobody knows', async () => {
    const { libraries, recent, answers, take } = createDesk()
    await libraries.openFirst('/a', false)
    take()
    expect(await libraries.change({ create: false })).toBe(false)
    answers.push('/a')
    expect(await libraries.change({ create: false })).toBe(false)
    expect(await libraries.change({ key: recent.list(null)[0]?.key, create: false })).toBe(false)
    expect(await libraries.change({ key: 'nonsense', create: false })).toBe(false)
    expect(take()).toEqual([])
  })

  it('stays when the other one cannot be opened, and the person hears why', async () => {
    const { libraries, answers, take } = createDesk({ '/b': 'not-empty' })
    await libraries.openFirst('/a', false)
    take()
    answers.push('/b')
    expect(await libraries.change({ create: true })).toBe(false)
    expect(take()).toEqual(['make /b', 'asked: The library “b” could not be opened.'])
    expect(libraries.folder).toBe('/a')
  })

  it('is made again from a backup where it cannot be opened and that is wanted', async () => {
    const { libraries, recent, answers, takeAll } = createDesk({ '/lost/Office': 'cannot-open' })
    answers.push('backup', '/user/backups/of-mine', '/new/Office')
    expect(await libraries.openFirst('/lost/Office', false)).toBe(true)
    expect(takeAll()).toEqual([
      'open /lost/Office',
      'asked: The library “Office” could not be opened.',
      'chose: Choose the folder with the backups from /user/backups',
      'chose: Choose an empty folder for the restored library',
      'restore “Office” of /user/backups/of-mine into /new/Office',
      'page goes on',
    ])
    expect(recent.newest()).toBe('/new/Office')
  })

  it('is asked about again where the folder held no backup, under the name it had', async () => {
    const { libraries, answers, takeAll } = createDesk({ '/lost/Office': 'cannot-open', '/new': 'no-backup' })
    answers.push('backup', '/empty', '/new', 'backup', '/user/backups', '/newer')
    expect(await libraries.openFirst('/lost/Office', false)).toBe(true)
    expect(takeAll().filter((event) => event.startsWith('restore'))).toEqual([
      'restore “Office” of /empty into /new',
      'restore “Office” of /user/backups into /newer',
    ])
  })

  it('is not made again when the person changes their mind, and another may be chosen', async () => {
    const { libraries, answers, take } = createDesk({ '/lost': 'cannot-open' })
    answers.push('backup', null, '/b')
    expect(await libraries.openFirst('/lost', false)).toBe(true)
    expect(take()).toEqual([
      'open /lost',
      'asked: The library “lost” could not be opened.',
      'open /b',
      'page goes on',
    ])
  })

  it('comes back by itself, to a page that goes on', async () => {
    const { libraries, take, settle, die } = createDesk()
    await libraries.openFirst('/a', true)
    take()
    die('/a')
    await settle()
    expect(take()).toEqual(['open /a', 'page goes on'])
  })

  it('takes the pages that asked while it was away', async () => {
    const { libraries, take, port, settle, die } = createDesk()
    await libraries.openFirst('/a', false)
    die('/a')
    await Promise.resolve()
    await Promise.resolve()
    libraries.connectPage(port('page'))
    await settle()
    expect(take()).toContain('page to /a')
  })

  it('does not come back over one that was chosen meanwhile', async () => {
    const { libraries, answers, settle, die } = createDesk()
    await libraries.openFirst('/a', false)
    answers.push('/b')
    const changed = libraries.change({ create: false })
    await Promise.resolve()
    die('/a')
    expect(await changed).toBe(true)
    await settle()
    expect(libraries.folder).toBe('/b')
  })

  it('is started again thrice a minute at most, then only on request', async () => {
    const { libraries, answers, clock, take, settle, die } = createDesk()
    await libraries.openFirst('/a', false)
    for (const now of [0, 10_000, 20_000]) {
      clock.now = now
      die('/a')
      await settle()
    }
    expect(take().filter((event) => event === 'open /a')).toHaveLength(4)
    answers.push('again')
    die('/a')
    await settle()
    expect(take().at(-1)).toBe('page goes on')
    clock.now = 30_000
    for (let deaths = 0; deaths < 4; deaths += 1) {
      die('/a')
      await settle()
    }
    expect(take().at(-1)).toBe('quit')
  })

  it('may end now and then without a question', async () => {
    const { libraries, clock, take, settle, die } = createDesk()
    await libraries.openFirst('/a', false)
    for (let hour = 1; hour < 8; hour += 1) {
      clock.now = hour * 3_600_000
      die('/a')
      await settle()
    }
    expect(take().filter((event) => event.startsWith('asked'))).toEqual([])
  })

  it('is let go at the end, and is then none', async () => {
    const { libraries, take } = createDesk()
    await libraries.openFirst('/a', false)
    take()
    await libraries.close()
    expect(take()).toEqual(['close /a'])
    expect(libraries.folder).toBeNull()
    expect(() => libraries.link).toThrow('no library is open')
  })
})
