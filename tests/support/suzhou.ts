/** Where the founding installation looks, for tests whose records are its own. */

import { nearBounds } from '#geo/geometry/box'
import { type PresetView, presetViewOf } from '#geo/map/preset-views'
import { siteViews } from '#geo/site/site-views'
import { FOUNDING_SITE } from '#prisma/seed/site'

export const PRESET_VIEWS = FOUNDING_SITE.presetViews
export const FOUNDING_VIEWS = siteViews(FOUNDING_SITE, null)
export const NEAR_SUZHOU = nearBounds(FOUNDING_VIEWS.bounds)

/** A preset view of the founding installation; throws where there is none. */
export function foundingView(id: string): PresetView {
  const view = presetViewOf(PRESET_VIEWS, id)
  if (!view) throw new Error(`There is no preset view ${id}`)
  return view
}
export const HOME_VIEW = foundingView('home')
