/**
 * The features that stand for projects on the map, in tiles and elsewhere. Only this file decides their properties: a
 * visitor receives the same ones whether it collects objects or writes the bytes of a tile.
 */

import { latitudeOf, longitudeOf } from '../geometry/web-mercator'
import { MOST_PINS, type RingLayout, ringKey } from '../map/rings/ring-layout'
import { GRID_BITS } from '../snapshot/morton'
import type { LabelPointRange, Snapshot } from '../snapshot/snapshot'
import type { TextColumn } from '../snapshot/text-column'
import type { Locale } from '../vocabulary'
import { type InternedString, intern, internedAt } from './interned-strings'
import { looksOf } from './looks'
import { microAbove, microBelow } from './micro-degrees'

/**
 * One project; its no is the feature's id. `s` is the look of its sector, `p` the precision, `st` the mark of its stage
 * if it has one, `e` the error in metres if estimated. Looks, not terms: whoever paints needs no vocabulary.
 */
interface PinProperties {
  readonly t: 'pin'
  readonly slug: string
  readonly zh: string
  readonly en: string
  readonly s: string
  readonly p: string
  readonly st?: string
  readonly e?: number
  /** Only for a project known only to its district or city: the key of its place in the ring layout. */
  readonly r?: string
}

interface CountProperties {
  readonly n: number
  /** The mix of sectors: see geo/map/sector-mix.ts. */
  readonly m: string
}

/**
 * `n` projects near each other. At zoom `x` the cluster divides. `b` is a box "west,south,east,north" around all of
 * them, wherever the cluster is drawn.
 */
interface ClusterProperties extends CountProperties {
  readonly t: 'cluster'
  readonly x: number
  readonly b: string
}

/** `n` projects at one place. `b` is a box "west,south,east,north" around them, with a few cm to spare at most. */
interface StackProperties extends CountProperties {
  readonly t: 'stack'
  readonly b: string
}

/** `n` projects known only to the district or city `a`, too many for a ring, or without room for one in it. */
interface GroupProperties extends CountProperties {
  readonly t: 'group'
  readonly a: string
}

export type FeatureProperties = PinProperties | ClusterProperties | StackProperties | GroupProperties

/** All property names. Those of clusters come first, because a tile lists the names up to the last one it needs. */
export const PROPERTY_KEYS = ['t', 'n', 'm', 'x', 'b', 's', 'p', 'st', 'slug', 'zh', 'en', 'e', 'r', 'a'] as const
const KEY = Object.fromEntries(PROPERTY_KEYS.map((key, i) => [key, i])) as Record<
  (typeof PROPERTY_KEYS)[number],
  number
>

/**
 * Receives features as they are computed: for each first its position (a row's, or a point of the grid), then its
 * properties. Keys are indices in PROPERTY_KEYS.
 */
export interface FeatureVisitor {
  /** `id` is the no of the project for a pin, otherwise a whole number above every no, unique at its zoom. */
  featureAtRow(id: number, snapshot: Snapshot, row: number): void
  featureAtGrid(id: number, x: number, y: number): void
  interned(key: number, word: InternedString): void
  text(key: number, texts: TextColumn, row: number): void
  string(key: number, value: string): void
  /** The text "west,south,east,north", of whole millionths of a degree. */
  box(key: number, west: number, south: number, east: number, north: number): void
  /** Not below 0. */
  number(key: number, value: number): void
  mix(key: number, mix: number): void
}

/** Where ids of groups and cells start: above every no (32 bits), and exact in a double up to the last one. */
const GROUP_IDS = 2 ** 32
const CELL_IDS = 2 ** 52
/** Degrees: a tenth of a millimetre. */
const ROUNDING = 1e-9

const [PIN, CLUSTER, STACK, GROUP] = (['pin', 'cluster', 'stack', 'group'] as const).map(intern) as [
  InternedString,
  InternedString,
  InternedString,
  InternedString,
]
const wordsOf = (layout: RingLayout) =>
  Array.from({ length: MOST_PINS[layout] + 1 }, (_, of) =>
    Array.from({ length: of }, (_, slot) => intern(ringKey(slot, of, layout))),
  )
const RING_WORDS: Readonly<Record<RingLayout, ReturnType<typeof wordsOf>>> = {
  wide: wordsOf('wide'),
  tight: wordsOf('tight'),
  close: wordsOf('close'),
  packed: wordsOf('packed'),
}

/** A project drawn where it is. */
export function visitPin(visitor: FeatureVisitor, snapshot: Snapshot, row: number): void {
  const { facets } = snapshot
  visitor.featureAtRow(snapshot.no[row]!, snapshot, row)
  visitor.interned(KEY.t, PIN)
  visitor.text(KEY.slug, snapshot.slug, row)
  visitor.text(KEY.zh, snapshot.nameZh, row)
  visitor.text(KEY.en, snapshot.nameEn, row)
  const { sectors, marks } = looksOf(snapshot)
  visitor.interned(KEY.s, sectors[facets.sector.codes[row]!]!)
  visitor.interned(KEY.p, internedAt(facets.precision, row))
  const mark = marks[facets.status.codes[row]!]
  if (mark) visitor.interned(KEY.st, mark)
  const error = snapshot.errorM[row]!
  if (error > 0) visitor.number(KEY.e, error)
}

/** A project drawn in the ring around its label point. */
export function visitRingPin(
  visitor: FeatureVisitor,
  snapshot: Snapshot,
  row: number,
  [slot, of]: readonly [slot: number, of: number],
  layout: RingLayout,
): void {
  visitPin(visitor, snapshot, row)
  visitor.interned(KEY.r, RING_WORDS[layout][of]![slot]!)
}

/** Where a cluster is drawn on the grid, and the smallest cell that contains all of it: its depth, and a row in it. */
export interface ClusterPlace {
  readonly x: number
  readonly y: number
  readonly row: number
  readonly depth: number
}

/** `key` is the first Morton key of its cell, as for a stack. */
export function visitCluster(
  visitor: FeatureVisitor,
  snapshot: Snapshot,
  key: number,
  { x, y, row, depth }: ClusterPlace,
  n: number,
  mix: number,
  zoom: number,
): void {
  visitor.featureAtGrid(CELL_IDS + key, x, y)
  visitCount(visitor, CLUSTER, n, mix)
  visitor.number(KEY.x, zoom)
  visitBox(visitor, snapshot.column[row]!, snapshot.row[row]!, depth)
}

/** A stack drawn at the project of `row`; `depth` is that of the smallest cell that contains all of them. */
export function visitStack(
  visitor: FeatureVisitor,
  snapshot: Snapshot,
  key: number,
  row: number,
  n: number,
  mix: number,
  depth: number,
): void {
  visitor.featureAtRow(CELL_IDS + key, snapshot, row)
  visitCount(visitor, STACK, n, mix)
  visitBox(visitor, snapshot.column[row]!, snapshot.row[row]!, depth)
}

/** A group at a label point; `index` is its index in the snapshot. */
export function visitGroup(visitor: FeatureVisitor, snapshot: Snapshot, index: number, n: number, mix: number): void {
  const { id, start }: LabelPointRange = snapshot.labelPoints[index]!
  visitor.featureAtRow(GROUP_IDS + index, snapshot, start)
  visitCount(visitor, GROUP, n, mix)
  visitor.string(KEY.a, id)
}

function visitCount(visitor: FeatureVisitor, type: InternedString, n: number, mix: number): void {
  visitor.interned(KEY.t, type)
  visitor.number(KEY.n, n)
  visitor.mix(KEY.m, mix)
}

/** The number on a disc: 999, 1.2k, 12k, 1.2M; in Chinese 9999, 1.2万, 12万, 1.2亿. */
export const compactCount = (n: number, locale: Locale): string => COMPACT[locale].format(n).replace('K', 'k')

const COMPACT: Readonly<Record<Locale, Intl.NumberFormat>> = {
  zh: new Intl.NumberFormat('zh-CN', { notation: 'compact' }),
  en: new Intl.NumberFormat('en', { notation: 'compact' }),
}

/** The cell of `depth` around a grid cell, rounded outwards with a little to spare, as the projection rounds too. */
function visitBox(visitor: FeatureVisitor, column: number, row: number, depth: number): void {
  const size = 2 ** (GRID_BITS - depth)
  const left = Math.floor(column / size)
  const top = Math.floor(row / size)
  const scale = 2 ** depth
  const [west, north] = [longitudeOf(left / scale), edgeLatitude(scale, top)]
  const [east, south] = [longitudeOf((left + 1) / scale), edgeLatitude(scale, top + 1)]
  visitor.box(
    KEY.b,
    microBelow(west - ROUNDING),
    microBelow(south - ROUNDING),
    microAbove(east + ROUNDING),
    microAbove(north + ROUNDING),
  )
}

/** Tiles ask for the same edges again and again: the last latitude of each place in a small table. */
const EDGES = 2 ** 12
const edgeKeys = new Float64Array(EDGES)
const edgeLatitudes = new Float64Array(EDGES)

/** The latitude of the upper edge of a row of cells, of `scale` rows in all. */
function edgeLatitude(scale: number, row: number): number {
  const isLast = row === scale // whose key is that of the first edge of the next depth
  const key = isLast ? 0 : scale + row
  const place = (row + Math.imul(Math.clz32(scale), 397)) & (EDGES - 1)
  if (edgeKeys[place] !== key || isLast) {
    edgeKeys[place] = key
    edgeLatitudes[place] = latitudeOf(row / scale)
  }
  return edgeLatitudes[place]!
}
