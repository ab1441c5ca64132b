import type { Bbox } from '../filters'

/** A view one click away: the box it fits. */
export interface PresetView {
  readonly value: PresetViewId
  readonly zh: string
  readonly en: string
  readonly bbox: Bbox
}

export type PresetViewId = 'home' | 'sip' | 'snd' | 'suzhou' | 'shenzhen'

/** Boxes in degrees WGS-84, read off the district shapes with a little air. The first is where a visit starts. */
export const PRESET_VIEWS: readonly PresetView[] = [
  { value: 'home', zh: '园区与高新区', en: 'SIP & SND', bbox: [120.33, 31.23, 120.87, 31.44] },
  { value: 'sip', zh: '工业园区', en: 'SIP', bbox: [120.63, 31.235, 120.87, 31.44] },
  { value: 'snd', zh: '高新区', en: 'SND', bbox: [120.33, 31.22, 120.61, 31.43] },
  { value: 'suzhou', zh: '全苏州', en: 'All of Suzhou', bbox: [119.91, 30.75, 121.37, 32.05] },
  { value: 'shenzhen', zh: '深圳', en: 'Shenzhen', bbox: [113.74, 22.39, 114.63, 22.87] },
]

export const HOME_VIEW = PRESET_VIEWS[0]!
export const presetViewOf = (id: string | undefined): PresetView | undefined =>
  PRESET_VIEWS.find((view) => view.value === id)
