import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeDroppedFiles } from './take-dropped-files.ts'

const paper = new File(['words'], 'paper.pdf')
const take = vi.fn()
const mark = vi.fn()
let end = () => {}

beforeEach(() => {
  vi.resetAllMocks()
  document.body.innerHTML = '<main></main>'
  end = takeDroppedFiles(window, take, mark)
})
afterEach(() => end())

/** What a person does with the mouse, as the page hears of it. */
function drag(type: 'dragover' | 'drop' | 'dragleave', types: string[] = ['Files'], at = 'main') {
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
    dataTransfer: { types, files: types.includes('Files') ? [paper] : [], dropEffect: '' },
    relatedTarget: null,
  })
  document.querySelector(at)?.dispatchEvent(event)
  return event
}

test('takes files in wherever they are let go, and keeps the browser from showing them', () => {
  expect(drag('dragover').defaultPrevented).toBe(true)
  expect(mark).toHaveBeenLastCalledWith(true)
  expect(drag('drop').defaultPrevented).toBe(true)
  expect(take).toHaveBeenCalledExactlyOnceWith([paper])
  expect(mark).toHaveBeenLastCalledWith(false)
})

test('leaves what is no file, and what somebody took already', () => {
  expect(drag('drop', ['text/plain']).defaultPrevented).toBe(false)
  document.querySelector('main')?.addEventListener('drop', (event) => event.preventDefault())
  drag('drop')
  expect(take).not.toHaveBeenCalled()
})

test('takes nothing over a dialog, and does not leave the page for it either', () => {
  document.body.innerHTML += '<div role="dialog"></div>'
  expect(drag('dragover').dataTransfer.dropEffect).toBe('none')
  expect(drag('drop').defaultPrevented).toBe(true)
  expect(take).not.toHaveBeenCalled()
})

test('minds no toast', () => {
  document.body.innerHTML += '<div role="alertdialog" aria-modal="false"></div>'
  drag('drop')
  expect(take).toHaveBeenCalledOnce()
})

test('marks nothing once the files have left the page, and does nothing once it is over', () => {
  drag('dragover')
  drag('dragleave')
  expect(mark).toHaveBeenLastCalledWith(false)
  end()
  expect(drag('drop').defaultPrevented).toBe(false)
})
