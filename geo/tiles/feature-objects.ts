/** Features as objects: for the static map, and for tests that count them. */

import { unproject } from '../geometry/web-mercator'
import { mixCode } from '../map/sector-mix'
import type { Position } from '../records'
import { GRID_BITS } from '../snapshot/morton'
import type { Snapshot } from '../snapshot/snapshot'
import { type TextColumn, textAt } from '../snapshot/text-column'
import { type FeatureProperties, type FeatureVisitor, PROPERTY_KEYS } from './features'
import type { InternedString } from './interned-strings'
import { fromMicroDegrees } from './micro-degrees'

export interface Feature {
  /** See FeatureVisitor. */
  readonly id: number
  readonly position: Position
  readonly properties: FeatureProperties
}

const GRID = 2 ** GRID_BITS

export class FeatureCollector implements FeatureVisitor {
  readonly features: Feature[] = []
  private properties: Partial<Record<(typeof PROPERTY_KEYS)[number], string | number>> = {}

  featureAtRow(id: number, { lng, lat }: Snapshot, row: number): void {
    this.begin(id, [lng[row]!, lat[row]!])
  }

  featureAtGrid(id: number, x: number, y: number): void {
    this.begin(id, unproject(x / GRID, y / GRID))
  }

  private begin(id: number, position: Position): void {
    this.properties = {}
    this.features.push({ id, position, properties: this.properties as FeatureProperties })
  }

  interned(key: number, { value }: InternedString): void {
    this.properties[PROPERTY_KEYS[key]!] = value
  }

  text(key: number, texts: TextColumn, row: number): void {
    this.properties[PROPERTY_KEYS[key]!] = textAt(texts, row)
  }

  string(key: number, value: string): void {
    this.properties[PROPERTY_KEYS[key]!] = value
  }

  box(key: number, ...edges: [west: number, south: number, east: number, north: number]): void {
    this.properties[PROPERTY_KEYS[key]!] = edges.map(fromMicroDegrees).join()
  }

  number(key: number, value: number): void {
    this.properties[PROPERTY_KEYS[key]!] = value
  }

  mix(key: number, mix: number): void {
    this.properties[PROPERTY_KEYS[key]!] = mixCode(mix)
  }
}
