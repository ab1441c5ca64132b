/** Where the records of each type stand, and which columns name them. */

import type { RecordType } from '#geo/edit/values'

export interface NamedTable {
  readonly model: string
  readonly zh: string
  readonly en: string
  readonly hasDistrict: boolean
}

const table = (model: string, name: string, hasDistrict: boolean): NamedTable => ({
  model,
  zh: `${name}Zh`,
  en: `${name}En`,
  hasDistrict,
})

export const NAMED: Readonly<Record<RecordType, NamedTable>> = {
  project: table('Project', 'name', true),
  event: table('Event', 'name', true),
  place: table('Place', 'name', true),
  organisation: table('Organisation', 'name', false),
  indicator: table('Indicator', 'label', true),
  source: table('Source', 'title', false),
}
