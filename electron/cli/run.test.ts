import { describe, expect, it } from 'vitest'
import { createTestShell } from './cli.test-kit.ts'

const shell = createTestShell('/nowhere')

describe('a command line', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('explains itself when asked with %j', async (line) => {
    const { code, out, err } = await shell.run(line)
    expect({ code, err }).toEqual({ code: 0, err: [] })
    for (const name of [
      'init',
      'demo',
      'import',
      'list',
      'show',
      'search',
      'export',
      'pack',
      'check',
      'verify',
      'serve',
    ])
      expect(out.join('\n')).toContain(`\n  ${name} LIBRARY`)
  })

  it('tells its version', async () => {
    expect(await shell.run(['--version'])).toEqual({ code: 0, out: ['1.2.3'], err: [] })
  })

  it.each([
    [['lsit', 'L'], 'there is no command "lsit"'],
    [['list'], 'LIBRARY is missing (usage: rapporteur list LIBRARY'],
    [['show', 'L'], 'ID is missing'],
    [['import', 'L'], 'FILE… is missing'],
    [['list', 'L', 'more'], '"more" is one argument too many'],
    [['list', 'L', '--colour'], "Unknown option '--colour'"],
    [['list', 'L', '--kind'], 'argument missing'],
    [['list', 'L', '--kind', 'memo'], '--kind is one of theme, mechanism'],
    [['search', 'L', 'x', '--limit', '0'], '--limit wants a whole number from 1 to 200, not "0"'],
    [['search', 'L', 'x', '--limit', '1e1'], '--limit wants a whole number'],
    [['export', 'L', 'x', '--format', 'docx'], '--format is one of pdf, not "docx"'],
    [['export', 'L', 'x', '--standard', 'a-1'], '--standard is one of ua-1+a-2a, ua-1, a-2a'],
    [['serve', 'L', '--port', '70000'], '--port wants a whole number from 0 to 65535'],
    [['list', '/absent'], 'there is no library here'],
  ])('that cannot be meant, %j, is told why in one line', async (line, why) => {
    const { code, out, err } = await shell.run(line)
    expect({ code, out, lines: err.length }).toEqual({ code: 1, out: [], lines: 1 })
    expect(err[0]).toContain(why)
    expect(err[0]).not.toMatch(/\n| {4}at /)
  })

  it('serves at the port it was given, or at any', async () => {
    await shell.run(['serve', '/library'])
    await shell.run(['serve', '/library', '--port', '4711'])
    expect(shell.served).toEqual([
      { folder: '/library', port: 0 },
      { folder: '/library', port: 4711 },
    ])
  })
})
