import type { Bbox } from '#geo/filters'
import type { Vocabularies } from '#geo/terms'
import type { Locale } from '#geo/vocabulary'

/** What differs between published pages, as JSON in `#settings`. */
export interface PublishedSettings {
  readonly locale: Locale
  /** Of the folder, relative to the page. */
  readonly base: string
  readonly worker: string
  /** Where the map begins. */
  readonly start: Bbox
  /** Statistical codes of the districts that have projects. */
  readonly districtsWithProjects: readonly string[]
  readonly projectsMaxZoom: number
  readonly districtsMaxZoom: number
  readonly districtsLayer: string
  readonly recordsPerFile: number
  /** Names by statistical code. */
  readonly districts: Readonly<Record<string, string>>
  readonly terms: Vocabularies
  readonly labels: Readonly<Record<'sector' | 'kind' | 'district' | 'status' | 'date' | 'amount', string>>
  readonly notDisclosed: string
}

export const settings = JSON.parse(document.getElementById('settings')!.textContent!) as PublishedSettings

const root = new URL(settings.base, location.href)

export const fileUrl = (path: string): string => new URL(path, root).href
