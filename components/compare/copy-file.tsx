'use client'

import { useState } from 'react'

interface Props {
  readonly href: string
  readonly type: 'image/png' | 'text/plain'
  readonly label: string
  readonly words: { readonly copied: string; readonly notCopied: string; readonly copying: string }
}

const TOLD_MS = 4000

/** Copies a file of this site: a picture, or a table that spreadsheets take when it is pasted. */
export function CopyFile({ href, type, label, words }: Props) {
  const [told, setTold] = useState<string | null>(null)
  const copy = async () => {
    setTold(words.copying)
    // Handed over as a promise: browsers allow it only while they still know that somebody has pressed.
    const blob = fetch(href).then(async (response) => {
      if (!response.ok) throw new Error(`${href} answers ${response.status}`)
      return new Blob([await response.arrayBuffer()], { type })
    })
    try {
      await navigator.clipboard.write([new ClipboardItem({ [type]: blob })])
      setTold(words.copied)
    } catch (error) {
      console.warn('Nothing was copied:', error)
      setTold(words.notCopied)
    }
    setTimeout(() => setTold(null), TOLD_MS)
  }
  return (
    <span className="copy-file">
      <button type="button" onClick={copy}>
        {label}
      </button>
      <span role="status" className="copy-told">
        {told}
      </span>
    </span>
  )
}
