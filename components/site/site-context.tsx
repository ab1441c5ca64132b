'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { NEW_SITE } from '#geo/site/site'
import { type SiteViews, siteViews } from '#geo/site/site-views'

const Context = createContext<SiteViews>(siteViews(NEW_SITE, null))

/** Where the maps of this installation look, for all of a page. */
export const SiteProvider = ({ views, children }: { readonly views: SiteViews; readonly children: ReactNode }) => (
  <Context value={views}>{children}</Context>
)

export const useSiteViews = (): SiteViews => useContext(Context)
