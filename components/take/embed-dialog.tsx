'use client'

import { useState } from 'react'
import { THEMES } from '#geo/map/palette'
import { DEFAULT_EMBED, type EmbedOptions, embedPathOf, frameCode } from '#geo/url/embed-url'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { embedOf } from '../messages/embed/index'
import type { EmbedMessages } from '../messages/embed/zh'
import { CopyButton } from '../ui/copy-button'
import { TakeDialog } from './take-dialog'
import type { TakeWords } from './take-words'
import { useShort } from './use-short'

interface Props {
  readonly locale: Locale
  readonly path: string
  /** The query of the page, with `?`. */
  readonly search: string
  readonly themes: TakeWords['themes']
  readonly name: string
}

interface Choice extends EmbedOptions {
  readonly locale: Locale
  /** As typed; empty: as wide as there is room. */
  readonly width: string
  readonly height: string
}

const LEAST = 120
const MOST = 4000
const HEIGHT = 560

/** A whole number of pixels within reason; null for what is none. */
const pixels = (text: string): number | null =>
  /^\d{1,5}$/.test(text.trim()) ? Math.min(MOST, Math.max(LEAST, Number(text))) : null

/** Makes the code that shows the map of this view in another page. */
export function EmbedDialog({ onClose, ...props }: Props & { readonly onClose: () => void }) {
  const { title, hint, close } = embedOf(props.locale).dialog
  return (
    <TakeDialog title={title} hint={hint} close={close} onClose={onClose}>
      <CodeMaker {...props} />
    </TakeDialog>
  )
}

function CodeMaker({ locale, path, search, themes, name }: Props) {
  const page = useShort(locale, { path, search })
  const [choice, setChoice] = useState<Choice>({ ...DEFAULT_EMBED, locale, width: '', height: String(HEIGHT) })
  const change = (part: Partial<Choice>) => setChoice((old) => ({ ...old, ...part }))
  const t = embedOf(locale).dialog
  if (!page) return <div role="status">{embedOf(locale).cite.loading}</div>
  const src = location.origin + embedPathOf(choice.locale, page.path, page.search, choice)
  const height = pixels(choice.height) ?? HEIGHT
  const code = frameCode({ src, title: name, width: pixels(choice.width), height })
  return (
    <>
      <ChoiceFields {...{ choice, change, themes, t }} />
      <label className="take-code">
        {t.code}
        <textarea readOnly rows={4} value={code} onFocus={(event) => event.target.select()} spellCheck={false} />
      </label>
      <CopyButton text={code} label={t.copy} done={t.copied} failed={t.notCopied} />
      <iframe className="take-preview" title={t.preview} src={src} height={Math.min(height, 420)} />
    </>
  )
}

interface FieldsProps {
  readonly choice: Choice
  readonly change: (part: Partial<Choice>) => void
  readonly themes: TakeWords['themes']
  readonly t: EmbedMessages['dialog']
}

function ChoiceFields({ choice, change, themes, t }: FieldsProps) {
  const number = (key: 'width' | 'height', label: string) => (
    <label>
      {label}
      <input inputMode="numeric" value={choice[key]} onChange={(event) => change({ [key]: event.target.value })} />
    </label>
  )
  const box = (key: 'hasTitle' | 'hasLegend', label: string) => (
    <label className="take-box">
      <input type="checkbox" checked={choice[key]} onChange={(event) => change({ [key]: event.target.checked })} />
      {label}
    </label>
  )
  return (
    <div className="take-fields">
      {number('width', t.width)}
      {number('height', t.height)}
      <label>
        {t.language}
        <select value={choice.locale} onChange={(event) => change({ locale: event.target.value as Locale })}>
          {LOCALES.map((value) => (
            <option key={value} value={value} lang={value === 'zh' ? 'zh-CN' : 'en'}>
              {t.languages[value]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.theme}
        <select
          value={choice.theme ?? 'auto'}
          onChange={({ target }) => change({ theme: THEMES.find((theme) => theme === target.value) ?? null })}
        >
          {(['auto', ...THEMES] as const).map((value) => (
            <option key={value} value={value}>
              {themes[value]}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{t.shown}</legend>
        {box('hasTitle', t.hasTitle)}
        {box('hasLegend', t.hasLegend)}
      </fieldset>
    </div>
  )
}
