import { EventEmitter } from 'node:events'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HandedBundles, isBundle } from './handed-bundles.ts'

const opened = () => {
  let prevented = false
  return { preventDefault: () => (prevented = true), wasPrevented: () => prevented }
}

describe('a bundle opened from outside', () => {
  it('waits until there is somebody to take it', () => {
    const app = new EventEmitter()
    const handed = new HandedBundles(app, [
      '/program',
      '--flag',
      '/home/officer/one.rapporteur',
      '/a/library',
    ])
    const event = opened()
    app.emit('open-file', event, '/home/officer/two.RAPPORTEUR')
    expect(event.wasPrevented()).toBe(true)
    const taken: string[] = []
    handed.listen((path) => taken.push(path))
    expect(taken).toEqual(['/home/officer/one.rapporteur', '/home/officer/two.RAPPORTEUR'])
    app.emit('open-file', opened(), '/home/officer/three.rapporteur')
    expect(taken).toHaveLength(3)
  })

  it('comes from a program started a second time, from the folder it was started in', () => {
    const app = new EventEmitter()
    const taken: string[] = []
    new HandedBundles(app, []).listen((path) => taken.push(path))
    app.emit('second-instance', {}, ['/program', 'back.rapporteur'], '/home/officer')
    app.emit('second-instance')
    expect(taken).toEqual([resolve('/home/officer', 'back.rapporteur')])
  })

  it('is known by its ending, and a switch is none', () => {
    expect(isBundle('a.rapporteur')).toBe(true)
    expect(isBundle('--open=a.rapporteur')).toBe(false)
    expect(isBundle('a.rapporteur.exe')).toBe(false)
  })
})
