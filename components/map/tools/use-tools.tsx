import type { RefObject } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import type { Position } from '#geo/records'
import type { Locale } from '#geo/vocabulary'
import type { DrawStrings } from '../../draw/strings'
import { useAreaDrawing } from '../../draw/use-area-drawing'
import type { KeptSwitch } from '../../ui/use-kept-switch'
import type { MapStrings } from '../strings'
import { MapTools } from './map-tools'
import { useLocation } from './use-location'
import { useMeasure } from './use-measure'

interface Input {
  readonly locale: Locale
  readonly strings: MapStrings
  readonly draw: DrawStrings
  readonly map: RefObject<MapRef | null>
  readonly bearing: number
  readonly hasDrawn: boolean
  readonly heat: KeptSwitch
  readonly remember: () => void
  readonly isBusy: boolean
  readonly onBusy: (isBusy: boolean) => void
}

/** The tools of the map: their column, what is in hand, and measuring from a point. */
export function useTools({ locale, strings, draw, map, bearing, hasDrawn, heat, remember, isBusy, onBusy }: Input) {
  const drawing = useAreaDrawing({ locale, t: draw, map, remember, onBusy })
  const measuring = useMeasure({ locale, t: strings.tools, draw, map, onBusy })
  const here = useLocation({ locale, t: strings.tools, map })
  return {
    column: (
      <MapTools
        {...{ locale, map, strings, draw, bearing, hasDrawn, heat, isBusy }}
        onDraw={drawing.takeTool}
        onClear={drawing.clear}
        onMeasure={() => measuring.begin(null)}
        onLocate={here.locate}
      />
    ),
    inHand: (
      <>
        {drawing.surface}
        {measuring.surface}
        {here.panel}
        <MapStatus text={drawing.status || measuring.status || here.status} />
      </>
    ),
    measureFrom: (from: Position) => void measuring.begin(from),
  }
}

/** What a tool has to say: seen, and read aloud. */
const MapStatus = ({ text }: { readonly text: string }) => (
  <p className={text ? 'map-note' : 'visually-hidden'} role="status">
    {text}
  </p>
)
