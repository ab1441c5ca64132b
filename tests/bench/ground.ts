/** On a ground of streets from a file: when the pins are on the canvas, and when its roads are. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import pg from 'pg'
import { SWATCHES } from '#geo/map/swatches'
import { streetsFile } from '../browser/streets'
import { ARTEFACTS } from '../browser/support'
import { inFreshPage, WAIT_MS } from './pages'
import { type Line, median, ms } from './table'

declare global {
  interface Window {
    drawn?: { pins?: number; roads?: number }
  }
}

const LOADS = 9
const GROUND = 'bench-streets'
/** A highway runs through it, and projects stand beside it. */
const VIEW = '/?at=120.7100,31.3200,13.00'
const ROAD = '#f6e3b4'
/** Instances read the table of grounds once in two seconds. */
const KNOWN_AFTER_MS = 2100

export async function groundLines(browser: Browser, url: string, databaseUrl: string): Promise<Line[]> {
  await mkdir(join(ARTEFACTS, 'ground'), { recursive: true })
  await writeFile(join(ARTEFACTS, 'ground', `${GROUND}.pmtiles`), streetsFile())
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    await client.query(
      `INSERT INTO "Ground" ("id", "kind", "zh", "en", "url", "attribution", "maxZoom", "updatedBy")
        VALUES ($1, 'pmtiles', '街道', 'Streets', $2, '© bench', 15, 'bench')`,
      [GROUND, `/ground/${GROUND}.pmtiles`],
    )
    await new Promise((resolve) => setTimeout(resolve, KNOWN_AFTER_MS))
    const loads = []
    for (let i = 0; i <= LOADS; i++) loads.push(await load(browser, url + VIEW))
    return [lineOf(loads.slice(1))] // the first warms the server up
  } finally {
    await client.query('DELETE FROM "Ground" WHERE "id" = $1', [GROUND])
    await client.end()
  }
}

function lineOf(loads: readonly Required<NonNullable<typeof window.drawn>>[]): Line {
  const [pins, roads] = [median(loads.map((one) => one.pins)), median(loads.map((one) => one.roads))]
  const before = loads.filter((one) => one.pins <= one.roads).length
  return {
    what: `On streets from a PMTiles file: first pins on the canvas; first roads (median of ${LOADS})`,
    value: `${ms(pins)}; ${ms(roads)}: pins not after the roads in ${before} of ${LOADS}`,
    aim: `${LOADS} of ${LOADS}`,
    isMet: before === LOADS,
  }
}

async function load(browser: Browser, url: string): Promise<Required<NonNullable<typeof window.drawn>>> {
  const { result } = await inFreshPage(browser, async (page) => {
    await page.addInitScript(watchCanvas, {
      ground: GROUND,
      road: numberOf(ROAD),
      pins: SWATCHES.map(({ light }) => numberOf(light)),
    })
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForFunction(() => window.drawn?.pins && window.drawn.roads, null, { timeout: WAIT_MS })
    return page.evaluate(() => window.drawn as Required<NonNullable<typeof window.drawn>>)
  })
  return result
}

const numberOf = (hex: string): number => Number.parseInt(hex.slice(1), 16)

interface Watched {
  readonly ground: string
  readonly road: number
  readonly pins: readonly number[]
}

/** Runs in the page: looks at every frame of the live map for the colour of roads and for those of pins. */
function watchCanvas({ ground, road, pins }: Watched): void {
  localStorage.setItem('ground', ground)
  const native = HTMLCanvasElement.prototype.getContext
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, options?: object) {
    const kept = type.startsWith('webgl') ? { ...options, preserveDrawingBuffer: true } : options
    return native.call(this, type, kept)
  } as typeof native
  const drawn: NonNullable<typeof window.drawn> = {}
  window.drawn = drawn
  const isPin = new Set(pins)
  const look = () => {
    const map = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas')
    if (map && map.width > 0) note(map)
    if (!drawn.pins || !drawn.roads) requestAnimationFrame(look)
  }
  const note = (map: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(map.width, map.height).getContext('2d', { willReadFrequently: true })!
    copy.drawImage(map, 0, 0)
    const { data } = copy.getImageData(0, 0, map.width, map.height)
    const now = performance.now()
    for (let at = 0; at < data.length; at += 4) {
      const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!
      if (colour === road) drawn.roads ??= now
      else if (isPin.has(colour)) drawn.pins ??= now
    }
  }
  requestAnimationFrame(look)
}
