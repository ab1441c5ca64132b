import { type ComponentProps, type ComponentType, type ReactNode, type RefObject, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { Position } from '#geo/records'
import type { Locale } from '#geo/vocabulary'
import type { DrawStrings } from '../../draw/strings'
import type { ToolStrings } from '../strings'
import type { MeasureSurface } from './measure'

interface Input {
  readonly locale: Locale
  readonly t: ToolStrings
  readonly draw: DrawStrings
  readonly map: RefObject<MapRef | null>
  readonly onBusy: (isBusy: boolean) => void
}

interface Begun {
  readonly Surface: ComponentType<ComponentProps<typeof MeasureSurface>>
  readonly from: Position | null
}

/** Measuring on the map. `surface`: what is measured on, null while nobody does. */
export function useMeasure({ locale, t, draw, map, onBusy }: Input) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [status, setStatus] = useState('')
  const begin = async (from: Position | null) => {
    try {
      const { MeasureSurface: Surface } = await import('./measure')
      setStatus('')
      setBegun({ Surface, from })
      onBusy(true)
    } catch {
      setStatus(t.toolFailed)
    }
  }
  const end = () => {
    setBegun(null)
    onBusy(false)
  }
  const surface: ReactNode =
    begun && map.current ? (
      <begun.Surface {...{ locale, draw }} map={map.current} from={begun.from} onEnd={end} />
    ) : null
  return { surface, status, begin }
}
