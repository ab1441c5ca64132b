'use client'

import { type DragEvent, useActionState, useRef } from 'react'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'

/** The result for a pasted border with a problem; one without leads straight to the new comparison. */
export interface Pasted {
  readonly text: string
  readonly problems: readonly string[]
  /** The comparison with the border as it is, and as repaired; null where it cannot be used so. */
  readonly asIs: string | null
  readonly repaired: string | null
  /** Where nothing tells the datum: the comparison for each that it may be in. */
  readonly inDatums: readonly { readonly name: string; readonly href: string }[]
}

export type PasteAction = (last: Pasted | null, form: FormData) => Promise<Pasted | null>

interface Props {
  readonly action: PasteAction
  readonly locale: Locale
  /** The address of the comparison that the border is added to. */
  readonly compareUrl: string
  readonly strings: Readonly<
    Record<'label' | 'hint' | 'file' | 'tooLarge' | 'add' | 'problems' | 'useAsIs' | 'useMended' | 'useInDatum', string>
  >
}

/** Larger files are not sent. */
const MAX_BYTES = 2_000_000

/** A border as text or file; without scripts the form is sent and the page comes back with what is wrong. */
export function PasteArea({ action, locale, compareUrl, strings }: Props) {
  const [pasted, submit, isPending] = useActionState(action, null)
  const field = useRef<HTMLTextAreaElement>(null)
  const drop = async (event: DragEvent) => {
    const file = event.dataTransfer.files[0]
    if (!file || !field.current) return
    event.preventDefault()
    field.current.value = await file.text()
  }
  return (
    <form action={submit} className="paste" aria-busy={isPending}>
      <input type="hidden" name="compareUrl" value={compareUrl} />
      <input type="hidden" name="locale" value={locale} />
      <label>
        {strings.label}
        <textarea
          ref={field}
          key={pasted?.text}
          name="text"
          rows={4}
          spellCheck={false}
          defaultValue={pasted?.text}
          onDragOver={(event) => event.preventDefault()}
          onDrop={drop}
          aria-describedby="paste-hint"
        />
      </label>
      <p className="small" id="paste-hint">
        {strings.hint}
      </p>
      <label>
        {strings.file}
        <input
          type="file"
          name="file"
          accept=".geojson,.json,.wkt,.kml,.txt"
          onChange={({ target }) => {
            const isTooLarge = (target.files?.[0]?.size ?? 0) > MAX_BYTES
            target.setCustomValidity(isTooLarge ? strings.tooLarge : '')
            target.reportValidity()
          }}
        />
      </label>
      <button type="submit">{strings.add}</button>
      {pasted && (
        <div className="paste-problems" role="alert">
          <strong>{strings.problems}</strong>
          <ul>
            {pasted.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          {pasted.inDatums.map(({ name, href }) => (
            <a key={name} href={href}>
              {fill(strings.useInDatum, { datum: name })}
            </a>
          ))}
          {pasted.repaired && <a href={pasted.repaired}>{strings.useMended}</a>}
          {pasted.asIs && <a href={pasted.asIs}>{strings.useAsIs}</a>}
        </div>
      )}
    </form>
  )
}
