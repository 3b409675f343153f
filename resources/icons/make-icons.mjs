// Draws every size from the two SVG sources and packs them for Windows and macOS: node resources/icons/make-icons.mjs [CHROMIUM]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { toIcns, toIco } from './containers.mjs'

const here = import.meta.dirname
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
/** Below this the fine drawing turns to mud, and the bold one is used. */
const fineFrom = 48

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--force-color-profile=srgb'],
})
const images = new Map()
try {
  const page = await browser.newPage()
  for (const size of sizes) {
    const svg = readFileSync(join(here, size < fineFrom ? 'icon-small.svg' : 'icon.svg'), 'utf8')
    await page.setViewportSize({ width: size, height: size })
    const style = 'html,body{margin:0;background:transparent}svg{display:block;width:100vw;height:100vh}'
    await page.setContent(`<style>${style}</style>${svg}`)
    images.set(size, await page.screenshot({ omitBackground: true, type: 'png' }))
  }
} finally {
  await browser.close()
}

mkdirSync(join(here, 'png'), { recursive: true })
for (const [size, png] of images) writeFileSync(join(here, 'png', `${size}x${size}.png`), png)
writeFileSync(
  join(here, 'icon.ico'),
  toIco([16, 24, 32, 48, 64, 128, 256].map((size) => [size, images.get(size)])),
)
writeFileSync(join(here, 'icon.icns'), toIcns(images))
process.stdout.write(`${sizes.length} sizes, icon.ico and icon.icns\n`)
