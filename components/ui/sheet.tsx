'use client'

import { type ReactNode, useRef } from 'react'
import { Icon } from './icon'
import { useKeptFocus } from './use-kept-focus'
import { useSheet } from './use-sheet'

interface Props {
  readonly children: ReactNode
  readonly strings: { readonly grow: string; readonly shrink: string; readonly showMap: string }
}

/**
 * The panel. On a wide screen it stands beside the map; on a phone it is a sheet over it with three stops: only its
 * top, half, or the whole screen. It is dragged and flung by its handle and, below full height, by anything in it;
 * tapped, and moved by the arrow keys on the handle. A new page starts at its top.
 */
export function Sheet({ children, strings }: Props) {
  const panel = useRef<HTMLElement>(null)
  const { stop, setStop, handle } = useSheet(panel)
  useKeptFocus()
  const isFull = stop === 'full'
  return (
    <main className="panel" id="panel" data-height={stop} ref={panel} tabIndex={-1}>
      <div className="sheet-head">
        <button
          type="button"
          className="sheet-handle"
          aria-expanded={stop !== 'peek'}
          aria-label={isFull ? strings.shrink : strings.grow}
          {...handle}
        >
          <Icon name={isFull ? 'down' : 'up'} />
        </button>
        {stop !== 'peek' && (
          <button
            type="button"
            className="sheet-peek"
            aria-label={strings.showMap}
            title={strings.showMap}
            onClick={() => setStop('peek')}
          >
            <Icon name="map" />
          </button>
        )}
      </div>
      {children}
    </main>
  )
}
