'use client'

import type { Locale } from '#geo/vocabulary'
import { TakeButton } from './take-button'
import type { TakeWords } from './take-words'

interface Props {
  readonly locale: Locale
  readonly words: TakeWords
  /** What the embedded map is called. */
  readonly name: string
  /** Of the page, without its language. */
  readonly path: string
  /** Its query, with `?`. */
  readonly search: string
  /** The part of it that its map shows. */
  readonly shown: string
}

/** The map of a page for other pages, and how the page is cited. */
export const TakeButtons = ({ locale, words, name, path, search, shown }: Props) => (
  <>
    <TakeButton
      icon="code"
      label={words.embed}
      failed={words.failed}
      load={() =>
        import('./embed-dialog').then(({ EmbedDialog }) => ({ onClose }) => (
          <EmbedDialog {...{ locale, path, name, onClose }} search={shown} themes={words.themes} />
        ))
      }
    />
    <TakeButton
      icon="quote"
      label={words.cite}
      failed={words.failed}
      load={() =>
        import('./cite-dialog').then(({ CiteDialog }) => ({ onClose }) => (
          <CiteDialog {...{ locale, path, search, onClose }} />
        ))
      }
    />
  </>
)
