/** Marks as objects: for the first picture, and for whoever counts them. */

import { mixCode } from '../map/sector-mix'
import type { Position } from '../records'
import { GRID_BITS, unproject } from '../snapshot/morton'
import type { Snapshot } from '../snapshot/snapshot'
import { type Texts, textAt } from '../snapshot/text-column'
import { KEYS, type MarkProperties, type MarkSink } from './features'
import type { Word } from './interned-strings'

export interface Feature {
  /** See MarkSink. */
  readonly id: number
  readonly position: Position
  readonly properties: MarkProperties
}

const GRID = 2 ** GRID_BITS

export class MarkObjects implements MarkSink {
  readonly features: Feature[] = []
  private properties: Record<string, string | number> = {}

  markAtRow(id: number, { lng, lat }: Snapshot, row: number): void {
    this.mark(id, [lng[row]!, lat[row]!])
  }

  markAtGrid(id: number, x: number, y: number): void {
    this.mark(id, unproject(x / GRID, y / GRID))
  }

  private mark(id: number, position: Position): void {
    this.properties = {}
    this.features.push({ id, position, properties: this.properties as unknown as MarkProperties })
  }

  word(key: number, { value }: Word): void {
    this.properties[KEYS[key]!] = value
  }

  text(key: number, texts: Texts, row: number): void {
    this.properties[KEYS[key]!] = textAt(texts, row)
  }

  string(key: number, value: string): void {
    this.properties[KEYS[key]!] = value
  }

  number(key: number, value: number): void {
    this.properties[KEYS[key]!] = value
  }

  mix(key: number, mix: number): void {
    this.properties[KEYS[key]!] = mixCode(mix)
  }
}
