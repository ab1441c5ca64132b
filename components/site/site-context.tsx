'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { learnGlyphs } from '#geo/map/glyphs'
import type { Glyph } from '#geo/map/glyphs/read-glyphs'
import { NEW_SITE } from '#geo/site/site'
import { type SiteViews, siteViews } from '#geo/site/site-views'

const Context = createContext<SiteViews>(siteViews(NEW_SITE, null))

interface Props {
  readonly views: SiteViews
  /** Of the sectors of this installation, those that browsers do not begin with. */
  readonly glyphs: readonly (readonly [name: string, glyph: Glyph])[]
  readonly children: ReactNode
}

/** Where the maps of this installation look, and what their pins show, for all of a page. */
export function SiteProvider({ views, glyphs, children }: Props) {
  learnGlyphs(glyphs)
  return <Context value={views}>{children}</Context>
}

export const useSiteViews = (): SiteViews => useContext(Context)
