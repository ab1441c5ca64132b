import type { Locale } from '#geo/vocabulary'
import { boundariesEn } from './boundaries/boundaries-en'
import { boundariesZh } from './boundaries/boundaries-zh'
import { deskEn } from './desk/en'
import { deskZh } from './desk/zh'
import { editEn } from './edit-en'
import { editZh } from './edit-zh'
import { groundEn } from './ground-en'
import { groundZh } from './ground-zh'
import { manageEn } from './manage-en'
import { manageZh } from './manage-zh'
import { setupEn } from './site/setup-en'
import { setupZh } from './site/setup-zh'
import { siteEn } from './site/site-en'
import { siteZh } from './site/site-zh'
import { vocabularyEn } from './vocabulary/en'
import { vocabularyZh } from './vocabulary/zh'

const ZH = { ...manageZh, ...editZh, ...groundZh, ...boundariesZh, ...siteZh, ...setupZh, ...vocabularyZh, ...deskZh }
export type ManageMessages = typeof ZH
const EN: ManageMessages = {
  ...manageEn,
  ...editEn,
  ...groundEn,
  ...boundariesEn,
  ...siteEn,
  ...setupEn,
  ...vocabularyEn,
  ...deskEn,
}

/** The strings of the editors' pages. Kept apart from those of the readers' pages, which never load them. */
export const manageOf = (locale: Locale): ManageMessages => (locale === 'en' ? EN : ZH)
