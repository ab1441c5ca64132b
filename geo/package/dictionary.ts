/** What the columns of the data package mean: a table for people, and the same for programs (Frictionless). */

import { EXPORT_COLUMNS } from '../export/columns'
import { type CollectionId, PROPERTIES } from '../ogc/properties'
import type { Text } from '../records'
import { BOM, csvLine } from '../text/csv'

/** The tables besides that of the projects, which has a file in each language. */
export const OTHER_TABLES = ['districts', 'events', 'places'] as const satisfies readonly CollectionId[]

/** Without geometry: positions of the others are those of their shapes or venues. */
export const columnsOfTable = (id: (typeof OTHER_TABLES)[number]): readonly string[] =>
  PROPERTIES[id].map(({ name }) => name)

/** One line for each column of each file; `meaning` is what that is called in Chinese and in English. */
export function dictionaryCsv(meaning: readonly string[]): string {
  const projects = EXPORT_COLUMNS.flatMap(({ key, zh, en }) => [
    ['projects-zh.csv', zh, key, zh, en],
    ['projects-en.csv', en, key, zh, en],
  ])
  const others = OTHER_TABLES.flatMap((id) =>
    PROPERTIES[id].map(({ name, title, type, format }) => [
      `${id}.csv`,
      name,
      name,
      title,
      `${title} (${format ?? type})`,
    ]),
  )
  const lines = [['file', 'column', 'key', ...meaning], ...projects, ...others]
  return BOM + lines.map((line) => csvLine(line)).join('')
}

interface PackageFacts {
  readonly name: string
  readonly title: string
  readonly licence: string
  /** The licence that is granted, if one is. */
  readonly granted: { readonly name: Text; readonly url: string | null } | null
  readonly address: string
  readonly revision: number
  /** ISO timestamp of the revision. */
  readonly at: string
}

/** `datapackage.json` of a Frictionless data package. */
export function dataPackage({ name, title, licence, granted, address, revision, at }: PackageFacts): string {
  const resource = (path: string, fields: readonly object[]) => ({
    name: path.replace('.csv', ''),
    path,
    format: 'csv',
    encoding: 'utf-8',
    schema: { fields },
  })
  const projects = (locale: 'zh' | 'en') =>
    resource(
      `projects-${locale}.csv`,
      EXPORT_COLUMNS.map((column) => ({ name: column[locale], title: column.key })),
    )
  const others = OTHER_TABLES.map((id) =>
    resource(
      `${id}.csv`,
      PROPERTIES[id].map(({ name, title, type, format }) => ({ name, title, type: format === 'date' ? 'date' : type })),
    ),
  )
  const facts = { name, title, version: String(revision), created: at, homepage: address, description: licence }
  const licenses = granted && [
    { title: granted.name.en, name: granted.name.en, ...(granted.url && { path: granted.url }) },
  ]
  return `${JSON.stringify({ ...facts, ...(licenses && { licenses }), resources: [projects('zh'), projects('en'), ...others] }, null, 2)}\n`
}
