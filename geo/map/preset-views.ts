import type { Bbox } from '../filters'

/** A view one click away: the box it fits, degrees WGS-84. */
export interface PresetView {
  readonly value: string
  readonly zh: string
  readonly en: string
  readonly bbox: Bbox
}

export const presetViewOf = (views: readonly PresetView[], id: string | undefined): PresetView | undefined =>
  views.find((view) => view.value === id)
