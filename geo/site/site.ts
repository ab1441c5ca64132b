/** What makes an installation that of its place: what it is called, where its map begins, which views it offers. */

import type { PresetView } from '../map/preset-views'
import type { Position, Text } from '../records'
import type { Locale } from '../vocabulary'

/** A city that districts or venues belong to: its name, and where it is written on the map. */
export interface City {
  /** Statistical code. */
  readonly id: string
  readonly name: Text
  readonly position: Position
}

/** A first comparison that `/compare` offers. `query` is what stands behind the `?` of its address. */
interface SiteExample {
  readonly title: Text
  readonly text: Text
  readonly query: string
}

export interface Site {
  readonly name: Text
  readonly tagline: Text
  /** For search engines, link previews and the page about the map. */
  readonly description: Text
  /** Stands below every panel; empty: nothing does. */
  readonly footer: Text
  /** What whoever comes to the bare address reads first. */
  readonly locale: Locale
  /** `#rrggbb`; empty: the accent of each theme. */
  readonly logoColour: string
  /** The IANA name of the clock that editors read; empty: the server's. */
  readonly timeZone: string
  readonly presetViews: readonly PresetView[]
  /** The preset view where a visit starts; empty: all records. */
  readonly startView: string
  /** The preset view that holds everything: positions outside it are doubted. Empty: all records, and none is. */
  readonly wholeView: string
  readonly cities: readonly City[]
  /** Empty: taken from the records. */
  readonly examples: readonly SiteExample[]
}

/** What a new installation is before anybody has named it. */
export const NEW_SITE: Site = {
  name: { zh: '项目落户地图', en: 'The landing map' },
  tagline: { zh: '大项目，都在一张图上', en: 'Every large project, on one map' },
  description: {
    zh: '在地图上查看重点项目：位置有多准、依据来自哪里，一目了然。',
    en: 'See the major projects: where each one is, how precisely that is known, and which source says so.',
  },
  footer: { zh: '', en: '' },
  locale: 'zh',
  logoColour: '',
  timeZone: '',
  presetViews: [],
  startView: '',
  wholeView: '',
  cities: [],
  examples: [],
}

/** What the pages of one language say of the site. */
export interface SiteWords {
  readonly name: string
  readonly tagline: string
  readonly description: string
  readonly footer: string
}

export const siteWords = ({ name, tagline, description, footer }: Site, locale: Locale): SiteWords => ({
  name: name[locale],
  tagline: tagline[locale],
  description: description[locale],
  footer: footer[locale],
})
