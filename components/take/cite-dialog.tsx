'use client'

import { useState } from 'react'
import { COLON } from '#geo/text/punctuation'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { embedOf } from '../messages/embed/index'
import { CopyButton } from '../ui/copy-button'
import { useFetched } from '../ui/use-fetched'
import { TakeDialog } from './take-dialog'
import { useShort } from './use-short'

interface Props {
  readonly locale: Locale
  readonly path: string
  /** The query of the page, with `?`. */
  readonly search: string
}

/** Files of reference managers, by the names they have there. */
const FILES = [
  ['bib', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl', 'CSL-JSON'],
] as const

/** How to cite what is in view: a sentence in each language, and files. */
export function CiteDialog({ onClose, ...props }: Props & { readonly onClose: () => void }) {
  const { cite, dialog } = embedOf(props.locale)
  return (
    <TakeDialog title={cite.title} hint={cite.hint} close={dialog.close} onClose={onClose}>
      <Citations {...props} />
    </TakeDialog>
  )
}

/** As /cite/json answers. */
interface Cited extends Readonly<Record<Locale, string>> {
  /** The single values of the page. */
  readonly figures: readonly { readonly id: string; readonly label: string; readonly text: string }[]
}

function Citations({ locale, path, search }: Props) {
  const page = useShort(locale, { path, search })
  if (!page) return <div role="status">{embedOf(locale).cite.loading}</div>
  return <Sentences locale={locale} address={`/${locale}${page.path === '/' ? '' : page.path}${page.search}`} />
}

function Sentences({ locale, address }: { readonly locale: Locale; readonly address: string }) {
  const { cite, dialog } = embedOf(locale)
  const [figure, setFigure] = useState('')
  const more = figure === '' ? '' : `${address.includes('?') ? '&' : '?'}figure=${encodeURIComponent(figure)}`
  const whole = useFetched<Cited>(`/cite/json${address}`)
  const single = useFetched<Cited>(figure === '' ? null : `/cite/json${address}${more}`)
  const sentences = figure === '' ? whole : single
  const figures = whole === null || whole === 'failed' ? [] : whole.figures
  return (
    <>
      <div role="status">{sentences === 'failed' ? cite.failed : sentences === null ? cite.loading : null}</div>
      {figures.length > 0 && (
        <label>
          {cite.what}
          <select value={figure} onChange={(event) => setFigure(event.target.value)}>
            <option value="">{cite.whole}</option>
            {figures.map(({ id, label, text }) => (
              <option key={id} value={id}>
                {label}
                {COLON[locale]}
                {text}
              </option>
            ))}
          </select>
        </label>
      )}
      {sentences !== null &&
        sentences !== 'failed' &&
        LOCALES.map((language) => (
          <blockquote key={language} className="take-quote" lang={language === 'zh' ? 'zh-CN' : 'en'}>
            <p>{sentences[language]}</p>
            <CopyButton text={sentences[language]} label={cite.copy} done={dialog.copied} failed={dialog.notCopied} />
          </blockquote>
        ))}
      <p className="take-feeds">
        {cite.files}
        {FILES.map(([format, name]) => (
          <a key={format} href={`/cite/${format}${address}${more}`} download>
            {name}
          </a>
        ))}
      </p>
    </>
  )
}
