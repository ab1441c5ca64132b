import { type ComponentProps, type ComponentType, type ReactNode, type RefObject, useState } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { Locale } from '#geo/vocabulary'
import type { ToolStrings } from '../strings'
import type { HerePanel } from './here-panel'

interface Input {
  readonly locale: Locale
  readonly t: ToolStrings
  readonly map: RefObject<MapRef | null>
}

interface Here extends Pick<ComponentProps<typeof HerePanel>, 'position' | 'accuracyM'> {
  readonly Panel: ComponentType<ComponentProps<typeof HerePanel>>
}

const ASKED: PositionOptions = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 }

/** Where the reader is, asked of the browser when they press for it and never before. */
export function useLocation({ locale, t, map }: Input) {
  const [here, setHere] = useState<Here | null>(null)
  const [status, setStatus] = useState('')
  const locate = async () => {
    setStatus(t.locating)
    try {
      const [{ HerePanel: Panel }, { coords }] = await Promise.all([import('./here-panel'), currentPosition()])
      setStatus('')
      setHere({ Panel, position: [coords.longitude, coords.latitude], accuracyM: coords.accuracy })
    } catch (error) {
      setStatus(isRefusal(error) ? t.denied : isFailure(error) ? t.unavailable : t.toolFailed)
    }
  }
  const panel: ReactNode =
    here && map.current ? (
      <here.Panel
        key={here.position.join()}
        locale={locale}
        position={here.position}
        accuracyM={here.accuracyM}
        map={map.current}
        onClose={() => setHere(null)}
      />
    ) : null
  return { panel, status, locate }
}

const currentPosition = () =>
  new Promise<GeolocationPosition>((resolve, reject) => {
    if (navigator.geolocation) navigator.geolocation.getCurrentPosition(resolve, reject, ASKED)
    else reject({ code: 2 })
  })

const isFailure = (error: unknown): error is { code: number } =>
  typeof error === 'object' && error !== null && typeof (error as { code?: unknown }).code === 'number'
/** GeolocationPositionError.PERMISSION_DENIED */
const isRefusal = (error: unknown): boolean => isFailure(error) && error.code === 1
