'use client'

import { useState } from 'react'
import { Icon } from './icon'

interface Props {
  readonly text: string
  readonly label: string
  readonly done: string
  readonly failed: string
}

const TOLD_MS = 2500

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label, done, failed }: Props) {
  const [told, setTold] = useState<string | null>(null)
  const copy = async () => {
    const worked = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setTold(worked ? done : failed)
    setTimeout(() => setTold(null), TOLD_MS)
  }
  return (
    <span className="copy">
      <button type="button" onClick={copy} aria-label={label} title={label}>
        <Icon name={told === done ? 'check' : 'copy'} size={16} />
      </button>
      <span role="status" className="copy-told">
        {told}
      </span>
    </span>
  )
}
