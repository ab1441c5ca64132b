/** Placemarks of KML, and waypoints, routes and tracks of GPX, as features. */

import { SaxesParser } from 'saxes'
import type { TableFeature } from '#geo/import/files/geojson'

/** The text is no XML, or has a document type of its own. */
export class XmlError extends Error {}

const RECORDS = /^(Placemark|wpt|rte|trk)$/
const SHAPES = /^(Point|LineString|LinearRing|Polygon|MultiGeometry|Track|MultiTrack|Model)$/
/** How a record looks, and the points of a line: nothing of these is a value of the record. */
const PASSED_OVER = /^(Style|StyleMap|LookAt|Camera|Region|trkseg|rtept)$/
const NO_VALUES = /^(coordinates|styleUrl|visibility|open|displayName|altitudeMode|extrude|tessellate|drawOrder)$/
/** Elements within elements: files have ten. */
const MAX_DEPTH = 100

interface Shape {
  readonly type: string
  coordinates?: unknown[]
  geometries?: Shape[]
}

/** Each record with its names and data, and the folder that it lies in; of a line only its type. */
export function placemarks(text: string): TableFeature[] {
  const reader = new PlacemarkReader()
  const parser = new SaxesParser({ xmlns: false })
  const fail = () => {
    throw new XmlError('No XML')
  }
  parser.on('error', fail)
  parser.on('doctype', fail)
  parser.on('opentag', ({ name, attributes }) => reader.open(local(name), attributes))
  parser.on('text', (piece) => reader.text(piece))
  parser.on('cdata', (piece) => reader.text(piece))
  parser.on('closetag', ({ name }) => reader.close(local(name)))
  parser.write(text).close()
  return reader.features
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

class PlacemarkReader {
  readonly features: TableFeature[] = []
  readonly #path: string[] = []
  /** The names of the folders that are open; '' for one without. */
  readonly #folders: string[] = []
  readonly #shapes: Shape[] = []
  #properties: Map<string, string> | null = null
  #geometry: Shape | null = null
  /** How many elements are open that are passed over. */
  #passed = 0
  #key = ''
  #value = ''
  /** No element lies in the one that is open. */
  #isLeaf = false

  open(tag: string, { name, lon, lat }: Readonly<Record<string, string>>): void {
    if (this.#path.push(tag) > MAX_DEPTH) throw new XmlError('Too deep')
    this.#value = ''
    this.#isLeaf = true
    if (tag === 'Folder') this.#folders.push('')
    else if (!this.#properties && RECORDS.test(tag)) {
      this.#properties = new Map()
      this.#geometry = tag === 'wpt' ? { type: 'Point', coordinates: [lon, lat] } : null
      if (tag === 'rte') this.#geometry = { type: 'Route' }
      if (tag === 'trk') this.#geometry = { type: 'Track' }
    } else if (PASSED_OVER.test(tag)) this.#passed++
    else if (this.#properties && this.#passed === 0 && SHAPES.test(tag)) this.#shapes.push({ type: tag })
    else if (tag === 'Data' || tag === 'SimpleData') this.#key = name ?? ''
  }

  text(piece: string): void {
    this.#value += piece
  }

  close(tag: string): void {
    this.#path.pop()
    const [value, isLeaf] = [this.#value.trim(), this.#isLeaf]
    this.#value = ''
    this.#isLeaf = false
    if (tag === 'Folder') this.#folders.pop()
    else if (PASSED_OVER.test(tag)) this.#passed--
    else if (!this.#properties) {
      if (tag === 'name' && this.#path.at(-1) === 'Folder') this.#folders.splice(-1, 1, value)
    } else if (this.#passed > 0) return
    else if (RECORDS.test(tag)) this.#closeRecord(this.#properties)
    else if (SHAPES.test(tag)) this.#closeShape()
    else if (this.#shapes.length > 0) {
      if (tag === 'coordinates') this.#shapes.at(-1)!.coordinates = positionsIn(value)
    } else if (isLeaf && value !== '' && !NO_VALUES.test(tag)) {
      const label = (tag === 'value' || tag === 'SimpleData') && this.#key !== '' ? this.#key : tag
      add(this.#properties, label, value)
    }
  }

  #closeShape(): void {
    const shape = this.#shapes.pop()
    const around = this.#shapes.at(-1)
    if (!shape) return
    const geometry = geometryOf(shape)
    if (!around) this.#geometry ??= geometry
    else if (around.type === 'Polygon') around.coordinates = [...(around.coordinates ?? []), geometry.coordinates]
    else around.geometries = [...(around.geometries ?? []), geometry]
  }

  #closeRecord(properties: Map<string, string>): void {
    const folder = this.#folders.filter((name) => name !== '').join(' / ')
    if (folder !== '') add(properties, 'folder', folder)
    this.features.push({ geometry: this.#geometry, properties: Object.fromEntries(properties) })
    this.#properties = null
    this.#geometry = null
    this.#shapes.length = 0
  }
}

/** As GeoJSON has it. A shape that holds one other is that one; areas only are one area. */
function geometryOf({ type, coordinates = [], geometries = [] }: Shape): Shape {
  if (type === 'Point')
    return { type, coordinates: coordinates.length === 1 ? (coordinates[0] as unknown[]) : coordinates }
  if (type === 'Polygon') return { type, coordinates }
  if (type !== 'MultiGeometry') return { type, coordinates }
  if (geometries.length === 1) return geometries[0]!
  const isArea = geometries.length > 0 && geometries.every((part) => part.type === 'Polygon')
  return isArea
    ? { type: 'MultiPolygon', coordinates: geometries.map((part) => part.coordinates) }
    : { type: 'GeometryCollection', geometries }
}

/** Blanks are looked for from their first on, or each of many would be the first of its own. */
const COMMA = /(?:(?<!\s)\s+)?,\s*/g

/** Numbers where they are some; a space behind a comma parts nothing. */
const positionsIn = (text: string): unknown[] =>
  text
    .replace(COMMA, ',')
    .split(/\s+/)
    .filter((tuple) => tuple !== '')
    .map((tuple) =>
      tuple
        .split(',')
        .slice(0, 2)
        .map((part) => (part !== '' && Number.isFinite(Number(part)) ? Number(part) : part)),
    )

/** Of two values under one label both stay. */
function add(properties: Map<string, string>, label: string, value: string): void {
  let free = label
  for (let no = 2; properties.has(free); no++) {
    if (properties.get(free) === value) return
    free = `${label} ${no}`
  }
  properties.set(free, value)
}
