/** Where comparisons are found. Any part of the interface may link to one. */

import { type CompareView, compareQuery } from '#geo/compare/url'
import type { Locale } from '#geo/vocabulary'
import { localPath } from './paths'

export const comparePath = (locale: Locale): string => localPath(locale, '/compare')

export const compareHref = (locale: Locale, view: CompareView): string => comparePath(locale) + compareQuery(view)
