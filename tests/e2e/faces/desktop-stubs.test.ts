import { runInThisContext } from 'node:vm'
import { afterEach, describe, expect, test } from 'vitest'
import type * as Electron from 'electron'
import { createDialogs } from '../../../electron/desktop/electron-dialogs.ts'
import { ElectronDouble } from '../../boot/electron-double.test-kit.ts'
import { answerHeldQuestion, answerSaving, heldButtons, holdNextQuestion } from './desktop-stubs.ts'

const question = {
  message: 'The library stopped',
  detail: '',
  buttons: [
    { id: 'again', label: 'Open it again' },
    { id: 'quit', label: 'Quit' },
  ],
  defaultId: 'again',
  cancelId: 'quit',
}

let double: ElectronDouble
const start = () => {
  double = new ElectronDouble('/nowhere')
  return createDialogs(double.dialog as unknown as Electron.Dialog, () => null)
}
afterEach(() => {
  globalThis.heldQuestion = undefined
})

describe('the dialogs of the desktop program, answered from a journey', () => {
  test('say where a file goes', async () => {
    const dialogs = start()
    expect(await dialogs.chooseSaveTarget('Save', 'report.pdf')).toBeNull()
    inMain(answerSaving, '/tmp/saved.pdf')
    expect(await dialogs.chooseSaveTarget('Save', 'report.pdf')).toBe('/tmp/saved.pdf')
  })

  test('leave one question open until it is answered, and answer the next with its last button', async () => {
    const dialogs = start()
    inMain(holdNextQuestion)
    expect(inMain(heldButtons)).toBeNull()
    const held = dialogs.ask(question)
    expect(inMain(heldButtons)).toEqual(['Open it again', 'Quit'])
    expect(await dialogs.ask(question)).toBe('quit')
    inMain(answerHeldQuestion, 'Open it again')
    expect(await held).toBe('again')
    expect(inMain(heldButtons)).toBeNull()
  })
})

/** Runs a function as the program does it: from its text alone, over what stands for Electron. */
function inMain<Given, Answer>(run: (electron: never, given: Given) => Answer, given?: Given): Answer {
  const again = runInThisContext(`(${run.toString()})`) as (electron: unknown, given?: Given) => Answer
  return again(double, given)
}
