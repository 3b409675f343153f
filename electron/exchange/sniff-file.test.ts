import { describe, expect, it } from 'vitest'
import { docxOf, zipOf } from './exchange.test-kit.ts'
import { countPages } from './count-pages.ts'
import { sniffFile } from './sniff-file.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('what a file is', () => {
  it.each([
    ['a PDF', bytes('%PDF-1.7\n'), 'x', 'pdf', 'application/pdf'],
    ['a PDF behind a line of rubbish', bytes('rubbish\n%PDF-1.4\n'), 'x.pdf', 'pdf', 'application/pdf'],
    ['a PNG', bytes('\u0089PNG\r\n\u001a\n....'), 'x', 'png', 'image/png'],
    ['a JPEG', bytes('\u00ff\u00d8\u00ff\u00e0'), 'x', 'jpeg', 'image/jpeg'],
    ['a GIF', bytes('GIF89a'), 'x', 'gif', 'image/gif'],
    ['a WebP', bytes('RIFF\u0001\u0002\u0003\u0004WEBPVP8 '), 'x', 'webp', 'image/webp'],
    [
      'a Word file',
      docxOf('<w:p/>'),
      'x',
      'docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a zip', zipOf([{ name: 'a', content: 'b' }]), 'x.docx', 'zip', 'application/zip'],
    ['HTML by its bytes', bytes('<!DOCTYPE html><p>'), 'x', 'html', 'text/plain; charset=utf-8'],
    ['HTML by its name', bytes('<p>'), 'x.HTM', 'html', 'text/plain; charset=utf-8'],
    [
      'a drawing that may run',
      bytes('<svg onload="alert(1)">'),
      'x.svg',
      'text',
      'text/plain; charset=utf-8',
    ],
    ['Markdown', bytes('# a'), 'x.md', 'markdown', 'text/plain; charset=utf-8'],
    ['JSON lines', bytes('{}'), 'x.jsonl', 'jsonl', 'text/plain; charset=utf-8'],
    ['a program in disguise', bytes('MZ\u0090\u0000\u0003'), 'x.png', 'unknown', 'application/octet-stream'],
    ['nothing', bytes(''), '', 'text', 'text/plain; charset=utf-8'],
  ])('%s', (_, content, name, format, mediaType) => {
    expect(sniffFile(content, name)).toEqual({ format, mediaType })
  })

  it('does not count the pages of what is no PDF', async () => {
    expect(await countPages(bytes('%PDF-1.7 broken'))).toBeNull()
  })
})
