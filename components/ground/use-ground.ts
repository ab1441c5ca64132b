import type { ErrorEvent, MapSourceDataEvent, StyleSpecification } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type GroundStyle, isGroundSource, withGround } from '#geo/ground/compose'
import type { Ground } from '#geo/ground/ground'
import type { Theme } from '#geo/map/palette'
import type { Locale } from '#geo/vocabulary'
import { useTheme } from '../map-state/theme'
import type { GroundCode } from './ground-code'
import { useGrounds } from './ground-context'

/** Tiles that fail one after the other, none coming in between, before the ground is given up. */
const PATIENCE = 4

interface Loaded {
  readonly id: string
  readonly theme: Theme
  readonly style: GroundStyle
  readonly code: GroundCode
}

interface UsedGround {
  /** The style with the chosen ground under it, once that has come; pins never wait for it. */
  readonly style: StyleSpecification
  /** Whether an error is one of the ground's, and has been dealt with. */
  onError(event: ErrorEvent & { readonly sourceId?: string }): boolean
  onSourceData(event: MapSourceDataEvent): void
}

/** Puts the ground that the reader chose under a map's style, and takes it away again where it cannot be drawn. */
export function useGround(style: StyleSpecification): UsedGround {
  const context = useGrounds()
  const theme = useTheme()
  const locale: Locale = typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'zh'
  const ground = groundIn(context)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const failures = useRef(0)
  const fail = context?.fail
  const credit = context?.credit
  useEffect(() => {
    failures.current = 0
    if (!ground || !fail || !credit) return setLoaded(null)
    const stopping = new AbortController()
    const load = async () => {
      const { default: code } = await import('./ground-code')
      const loadedStyle = await code.loadGround(ground, theme, locale, stopping.signal)
      if (stopping.signal.aborted) return
      for (const text of code.attributionsOf(loadedStyle)) credit(ground.id, text)
      setLoaded({ id: ground.id, theme, style: loadedStyle, code })
    }
    load().catch(() => !stopping.signal.aborted && fail(ground.id, 'style'))
    return () => stopping.abort()
  }, [ground, theme, locale, fail, credit])
  const groundStyle = loaded?.id === ground?.id && loaded?.theme === theme ? loaded.style : null
  return {
    style: useMemo(() => withGround(style, groundStyle), [style, groundStyle]),
    onError: ({ error, sourceId }) => {
      if (!sourceId || !isGroundSource(sourceId)) return false
      if (!ground || (error as { name?: string }).name === 'AbortError') return true
      const refusal =
        ground.kind === 'tianditu' ? loaded?.code.tiandituRefusal((error as { status?: number }).status) : null
      failures.current += 1
      if (refusal || failures.current >= PATIENCE) fail?.(ground.id, refusal ?? 'tiles')
      return true
    },
    onSourceData: ({ sourceId, sourceDataType, tile, target }) => {
      if (!isGroundSource(sourceId)) return
      if (tile) failures.current = 0
      // A source may name its makers only in the TileJSON that it points to.
      const attribution = sourceDataType === 'metadata' ? target.getSource(sourceId)?.attribution : undefined
      if (ground && loaded && attribution) credit?.(ground.id, loaded.code.plainText(attribution))
    },
  }
}

function groundIn(context: ReturnType<typeof useGrounds>): Ground | null {
  if (!context || context.troubles.has(context.chosen)) return null
  return context.grounds.find(({ id }) => id === context.chosen) ?? null
}
