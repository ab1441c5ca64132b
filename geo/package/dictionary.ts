/** What the columns of the data package mean: a table for people, and the same for programs (Frictionless). */

import { EXPORT_COLUMNS } from '../export/columns'
import { type CollectionId, PROPERTIES, type Property } from '../ogc/properties'
import type { Text } from '../records'
import { csvText } from '../text/csv'

/** The tables besides that of the projects, which has a file in each language. */
export const OTHER_TABLES = ['districts', 'events', 'places'] as const satisfies readonly CollectionId[]

/** Without geometry: positions of the others are those of their shapes or venues. */
export const columnsOfTable = (id: (typeof OTHER_TABLES)[number]): readonly string[] =>
  PROPERTIES[id].map(({ name }) => name)

/** Of `sources.csv`. Ids are those that the other tables name sources by. */
export const SOURCE_COLUMNS: readonly Property[] = [
  { name: 'id', type: 'string', title: 'Id of the source' },
  { name: 'titleZh', type: 'string', title: 'Title, in Chinese' },
  { name: 'titleEn', type: 'string', title: 'Title, in English' },
  { name: 'publisherZh', type: 'string', title: 'Publisher, in Chinese' },
  { name: 'publisherEn', type: 'string', title: 'Publisher, in English' },
  { name: 'url', type: 'string', format: 'uri', title: 'Address' },
  { name: 'archiveUrl', type: 'string', format: 'uri', title: 'Address of an archived copy' },
  { name: 'published', type: 'string', title: 'When it was published, to the day, month or year that is known' },
]

/** The tables whose columns have names of their own, not those of an import. */
const NAMED_TABLES: readonly (readonly [path: string, columns: readonly Property[]])[] = [
  ...OTHER_TABLES.map((id) => [`${id}.csv`, PROPERTIES[id]] as const),
  ['sources.csv', SOURCE_COLUMNS],
]

/** One line for each column of each file; `meaning` is what that is called in Chinese and in English. */
export function dictionaryCsv(meaning: readonly string[]): string {
  const projects = EXPORT_COLUMNS.flatMap(({ key, zh, en }) => [
    ['projects-zh.csv', zh, key, zh, en],
    ['projects-en.csv', en, key, zh, en],
  ])
  const others = NAMED_TABLES.flatMap(([path, columns]) =>
    columns.map(({ name, title, type, format }) => [path, name, name, title, `${title} (${format ?? type})`]),
  )
  const lines = [['file', 'column', 'key', ...meaning], ...projects, ...others]
  return csvText(lines)
}

interface PackageFacts {
  readonly name: string
  readonly title: string
  readonly licence: string
  /** The licence that is granted, if one is. */
  readonly granted: { readonly name: Text; readonly url: string | null } | null
  /** Of the map at this revision; '' where it has none. */
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
  const others = NAMED_TABLES.map(([path, columns]) =>
    resource(
      path,
      columns.map(({ name, title, type, format }) => ({ name, title, type: format === 'date' ? 'date' : type })),
    ),
  )
  const facts = { name, title, version: String(revision), created: at, ...(address && { homepage: address }) }
  const licenses = granted && [
    { title: granted.name.en, name: granted.name.en, ...(granted.url && { path: granted.url }) },
  ]
  return `${JSON.stringify({ ...facts, description: licence, ...(licenses && { licenses }), resources: [projects('zh'), projects('en'), ...others] }, null, 2)}\n`
}
