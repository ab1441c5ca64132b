'use client'

import { useRef, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { ShownArea } from '#geo/compare/map/shown-area'
import { fill } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import { useGroundInView } from '../../ground/ground-context'
import { useTheme } from '../../map-state/theme'
import type { CompareMapStrings } from './strings'

interface Props {
  readonly locale: Locale
  readonly t: CompareMapStrings
  readonly areas: readonly ShownArea[]
  /** The common filter in words, which the title of the picture carries. */
  readonly condition?: string
  /** What it stands for: how many projects, when, which revision, which sources. */
  readonly about: readonly string[]
  readonly revision: number
  readonly mapAt?: (place: number) => MapRef | null
}

const noMap = () => null

/** Saves what is in view as a PNG with title, legend, scale and sources. */
export function PictureButton({ locale, t, areas, condition = '', about, revision, mapAt = noMap }: Props) {
  const theme = useTheme()
  const withoutGround = !useGroundInView()?.mayExport
  const button = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready')
  const names = areas.map(({ name }) => name)
  const save = async () => {
    setState('busy')
    try {
      const { composePicture } = await import('./compose-picture')
      const section = button.current!.closest<HTMLElement>('.compare-map')!
      const compared = fill(t.pictureTitle, { label: joinNames(names, locale) })
      const title = [compared, condition].filter(Boolean).join(' · ')
      const picture = await composePicture({ section, title, areas, about, locale, theme, mapAt, withoutGround })
      download(picture, fileName(t, names, revision))
      setState('ready')
    } catch (error) {
      console.warn('The picture could not be made:', error)
      setState('failed')
    }
  }
  return (
    <p className="picture-button">
      <button type="button" ref={button} onClick={save} disabled={state === 'busy'}>
        {t.picture}
      </button>
      <span role="status">{state === 'failed' && t.pictureFailed}</span>
    </p>
  )
}

/** What no file system takes is left out. */
const fileName = (t: CompareMapStrings, names: readonly string[], revision: number): string => {
  const label = names
    .map((name) => name.replace(/[\s\\/:*?"<>|·]+/g, '-').slice(0, 40))
    .join('-')
    .slice(0, 120)
  return `${fill(t.fileName, { label })}-${revision}.png`
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
