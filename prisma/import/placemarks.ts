/** Placemarks of KML and waypoints of GPX as features. */

import { SaxesParser } from 'saxes'
import type { TableFeature } from '#geo/import/files/geojson'

/** The text is no XML, or has a document type of its own. */
export class XmlError extends Error {}

/** Elements of a placemark or waypoint whose text is a value. */
const VALUES = /^(name|description|address|phoneNumber|snippet|cmt|desc|time|type|sym|SimpleData|value)$/
const SHAPES = /^(Point|LineString|Polygon|MultiGeometry|Track|Model)$/

/** Each placemark with its names and data, each waypoint likewise; of a shape that is no point only its type. */
export function placemarks(text: string): TableFeature[] {
  const features: TableFeature[] = []
  let properties: Map<string, string> | null = null
  let geometry: { type: string; coordinates?: unknown[] } | null = null
  let [key, value, depth] = ['', '', 0]
  const parser = new SaxesParser({ xmlns: false })
  const fail = () => {
    throw new XmlError('No XML')
  }
  parser.on('error', fail)
  parser.on('doctype', fail)
  parser.on('opentag', ({ name, attributes }) => {
    const tag = local(name)
    if (tag === 'Placemark' || tag === 'wpt') {
      properties = new Map()
      geometry = tag === 'wpt' ? { type: 'Point', coordinates: [attributes.lon, attributes.lat] } : null
    } else if (properties && SHAPES.test(tag)) {
      if (depth++ === 0) geometry = { type: tag }
    } else if (properties && (tag === 'Data' || tag === 'SimpleData')) key = String(attributes.name ?? '')
    value = ''
  })
  parser.on('text', (piece) => {
    value += piece
  })
  parser.on('cdata', (piece) => {
    value += piece
  })
  parser.on('closetag', ({ name }) => {
    const tag = local(name)
    if (!properties) return
    if (tag === 'coordinates' && geometry?.type === 'Point' && depth === 1)
      geometry.coordinates = value.trim().split(',').slice(0, 2)
    else if (SHAPES.test(tag)) depth--
    else if (VALUES.test(tag) && value.trim() !== '') {
      const label = tag === 'value' || tag === 'SimpleData' ? key : tag
      if (label !== '' && !properties.has(label)) properties.set(label, value.trim())
    } else if (tag === 'Placemark' || tag === 'wpt') {
      features.push({ geometry, properties: Object.fromEntries(properties) })
      properties = null
    }
    value = ''
  })
  parser.write(text).close()
  return features
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
