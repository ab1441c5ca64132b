'use client'

import { useState } from 'react'
import { Icon } from './icon'

interface Props {
  readonly path: string
  readonly title: string
  readonly label: string
  readonly done: string
}

const TOLD_MS = 2500

/** The device's own way to share where it has one, else the link in the clipboard. */
export function ShareButton({ path, title, label, done }: Props) {
  const [isTold, setTold] = useState(false)
  const share = async () => {
    const url = new URL(path, location.href).href
    if (navigator.share) return navigator.share({ title, url }).catch(() => {}) // the reader may think better of it
    await navigator.clipboard.writeText(url)
    setTold(true)
    setTimeout(() => setTold(false), TOLD_MS)
  }
  return (
    <button type="button" className="share" onClick={share} aria-label={isTold ? done : label}>
      <Icon name={isTold ? 'check' : 'share'} />
      <span role="status">{isTold ? done : label}</span>
    </button>
  )
}
