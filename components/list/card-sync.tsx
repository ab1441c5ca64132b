'use client'

import { useEffect, useRef } from 'react'
import { onMapState, setMapState } from '../map-state/map-store'

/** The number of the project whose card or row the event happened on. */
function noOf({ target }: Event): number | null {
  const card = (target as Element).closest<HTMLElement>('[data-no]')
  return card ? Number(card.dataset.no) : null
}

/**
 * Put into the panel, where it draws nothing: tells the map which card is pointed at or focused, and highlights the
 * card whose pin is pointed at on the map.
 */
export function CardSync() {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const element = place.current?.closest<HTMLElement>('.panel')
    if (!element) return
    const onEnter = (event: Event) => {
      const no = noOf(event)
      setMapState('pointed', no === null ? null : { no, from: 'list' })
    }
    const onLeave = () => setMapState('pointed', null)
    element.addEventListener('pointerover', onEnter)
    element.addEventListener('focusin', onEnter)
    element.addEventListener('pointerleave', onLeave)
    element.addEventListener('focusout', onLeave)
    const stop = onMapState('pointed', (pointed) => {
      for (const card of element.querySelectorAll('[data-no][data-active]')) card.removeAttribute('data-active')
      if (pointed?.from === 'map') element.querySelector(`[data-no="${pointed.no}"]`)?.setAttribute('data-active', '')
    })
    return () => {
      element.removeEventListener('pointerover', onEnter)
      element.removeEventListener('focusin', onEnter)
      element.removeEventListener('pointerleave', onLeave)
      element.removeEventListener('focusout', onLeave)
      stop()
    }
  }, [])
  return <span hidden ref={place} />
}
