import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { createKernelLock, createMemoryLock } from './library-lock.ts'

it.each([
  ['the kernel', createKernelLock()],
  ['memory', createMemoryLock()],
  ['a socket file, as on macOS', createKernelLock('darwin')],
])('a lock held by %s has one holder at a time', async (_, lock) => {
  const name = `rapporteur-${randomUUID().slice(0, 8)}`
  const release = await lock.take(name)
  expect(release).not.toBeNull()
  expect(await lock.take(name)).toBeNull()
  expect(await lock.take(`${name}-other`)).not.toBeNull()
  await release?.()
  const again = await lock.take(name)
  expect(again).not.toBeNull()
  await again?.()
})

it.skipIf(process.platform !== 'linux')('the kernel drops the lock of a process that is killed', async () => {
  const name = `rapporteur-${randomUUID().slice(0, 8)}`
  const script = `require('node:net').createServer().listen('\\0${name}', () => console.log('held'))`
  const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => holder.stdout.once('data', resolve))
  expect(await createKernelLock().take(name)).toBeNull()
  const ended = new Promise((resolve) => holder.once('close', resolve))
  holder.kill('SIGKILL')
  await ended
  const release = await createKernelLock().take(name)
  expect(release).not.toBeNull()
  await release?.()
})
