/** Measures of what is drawn, from screenshots, which show what the graphics card has made of the map's canvas. */

import { inflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green and blue of a pixel as one number, row by row. */
  readonly colours: Uint32Array
}

/** The part of the map that no control stands on. */
export async function mapPixels(page: Page): Promise<Pixels> {
  const box = await page.locator('.map').boundingBox()
  if (!box) throw new Error('There is no map')
  const clip = {
    x: Math.round(box.x + box.width * 0.1),
    y: Math.round(box.y + box.height * 0.15),
    width: Math.round(box.width * 0.75),
    height: Math.round(box.height * 0.7),
  }
  return decode(await page.screenshot({ clip, animations: 'allow', scale: 'css' }))
}

/** Everything in the window. */
export const screenPixels = async (page: Page): Promise<Pixels> =>
  decode(await page.screenshot({ animations: 'allow', scale: 'css' }))

/** The middle of what is written in a dark ink within a box, CSS px; null where nothing is. Red lines are no ink. */
export function inkMiddle(
  { width, colours }: Pixels,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): { x: number; y: number } | null {
  const [xs, ys]: [number[], number[]] = [[], []]
  for (let y = Math.round(box.y); y < box.y + box.height; y++) {
    for (let x = Math.round(box.x); x < box.x + box.width; x++) {
      const colour = colours[y * width + x] ?? 0xffffff
      const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255]
      if (red + green + blue > 330 || red - Math.max(green, blue) > 50) continue
      xs.push(x)
      ys.push(y)
    }
  }
  const middle = (of: number[]) => (Math.min(...of) + Math.max(...of)) / 2
  return xs.length > 0 ? { x: middle(xs), y: middle(ys) } : null
}

/** A PNG as the browser writes it: eight bits a channel, RGB or RGBA, not interlaced. Throws for any other. */
function decode(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const channels = { 2: 3, 6: 4 }[png[25]!]
  if (png[24] !== 8 || !channels || png[28] !== 0) throw new Error('Not a PNG of the kind that browsers write')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const bytes = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels)
  const colours = new Uint32Array(width * height)
  for (let i = 0, at = 0; i < colours.length; i++, at += channels) {
    colours[i] = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!
  }
  return { width, height, colours }
}

/** Undoes the prediction of each row from its left and upper neighbours (PNG specification, filtering). */
function unfilter(data: Buffer, stride: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)]!
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x < channels ? 0 : out[at - channels]!
      const up = y === 0 ? 0 : out[at - stride]!
      const corner = x < channels || y === 0 ? 0 : out[at - stride - channels]!
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)]
      out[at] = data[y * (stride + 1) + 1 + x]! + guesses[filter]!
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

export const distinctColours = ({ colours }: Pixels): number => new Set(colours).size

/** Whether anything is painted in exactly this colour, `#rrggbb`. */
export const hasColour = ({ colours }: Pixels, hex: string): boolean =>
  colours.includes(Number.parseInt(hex.slice(1), 16))

/** The share of pixels whose colours differ clearly, from 0 to 1. `shiftX` moves `b` to the right before. */
export function difference(a: Pixels, b: Pixels, shiftX = 0): number {
  if (a.width !== b.width || a.height !== b.height) return 1
  const apart = (p: number, q: number, bits: number) => Math.abs(((p >> bits) & 255) - ((q >> bits) & 255))
  let changed = 0
  for (let i = shiftX; i < a.colours.length; i++) {
    const [p, q] = [a.colours[i]!, b.colours[i - shiftX]!]
    if (p !== q && apart(p, q, 16) + apart(p, q, 8) + apart(p, q, 0) > 60) changed++
  }
  return changed / a.colours.length
}
