/** The files that a list of projects leaves as, each written piece by piece: however long it is, nothing waits. */

import { BOM, csvLine, csvLines } from '../text/csv'
import { escapeXml } from '../text/escape-xml'
import { EXPORT_COLUMNS, type ExportColumn, type ExportedProject } from './columns'
import type { ExportContext } from './context'

/** Begin, then rows, then end. */
export interface FileWriter {
  begin(): string
  rows(projects: readonly ExportedProject[]): string
  end(): string
}

const isPlace = ({ key }: ExportColumn): boolean => key === 'lng' || key === 'lat'

/** With a byte order mark, for Excel. A list of nothing says in a line of its own what was asked for. */
export function csvWriter(context: ExportContext): FileWriter {
  const ofList: ReadonlyMap<string, string> = new Map(
    Object.entries({ revision: String(context.revision), filter: context.filter, licence: context.licence }),
  )
  let isEmpty = true
  return {
    begin: () => BOM + csvLine(EXPORT_COLUMNS.map((column) => column[context.locale])),
    rows: (projects) => {
      isEmpty &&= projects.length === 0
      return csvLines(projects.map((project) => EXPORT_COLUMNS.map(({ value }) => value(project, context))))
    },
    end: () => (isEmpty ? csvLine(EXPORT_COLUMNS.map(({ key }) => ofList.get(key) ?? null)) : ''),
  }
}

const FEATURE_COLUMNS = EXPORT_COLUMNS.filter((column) => !isPlace(column))

/** Properties that all features share stand once, in front. Projects without a position have a null geometry. */
export function geojsonWriter(context: ExportContext): FileWriter {
  const { title, address, revision, filter, licence } = context
  const about = JSON.stringify({ type: 'FeatureCollection', name: title, address, revision, filter, licence })
  let isFirst = true
  const featureOf = (project: ExportedProject): string => {
    const { position } = project.location
    const before = isFirst ? '\n' : ',\n'
    isFirst = false
    return (
      before +
      JSON.stringify({
        type: 'Feature',
        id: project.no,
        geometry: position && { type: 'Point', coordinates: position },
        properties: Object.fromEntries(FEATURE_COLUMNS.map(({ key, value }) => [key, value(project, context)])),
      })
    )
  }
  return {
    begin: () => `${about.slice(0, -1)},"features":[`,
    rows: (projects) => projects.map(featureOf).join(''),
    end: () => '\n]}\n',
  }
}

/** Characters that XML cannot hold are left out. */
export const xmlText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  escapeXml(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))

/** Placemarks with their data; those of projects without a position have no point. */
export function kmlWriter(context: ExportContext): FileWriter {
  const { locale, title, address, revision, filter, licence } = context
  const about = [filter, licence, address, `r${revision}`].join('\n')
  const dataOf = (project: ExportedProject): string =>
    FEATURE_COLUMNS.map(({ key, value, ...names }) => {
      const cell = value(project, context)
      if (cell === null || cell === '') return ''
      return `<Data name="${key}"><displayName>${xmlText(names[locale])}</displayName><value>${xmlText(String(cell))}</value></Data>`
    }).join('')
  const placemarkOf = (project: ExportedProject): string => {
    const { position } = project.location
    const point = position ? `<Point><coordinates>${position.join()}</coordinates></Point>` : ''
    return `<Placemark id="p${project.no}"><name>${xmlText(project.name[locale])}</name><ExtendedData>${dataOf(project)}</ExtendedData>${point}</Placemark>\n`
  }
  return {
    begin: () =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${xmlText(title)}</name><description>${xmlText(about)}</description>\n`,
    rows: (projects) => projects.map(placemarkOf).join(''),
    end: () => '</Document></kml>\n',
  }
}
