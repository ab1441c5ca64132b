import { type RefObject, useEffect } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'

/**
 * Keeps the items of a list, which nobody sees but for the one that has the focus, over their points of the map: that
 * one in each frame, the others when the map has come to rest.
 */
export function usePlaced<Item>(
  box: RefObject<HTMLUListElement | null>,
  map: RefObject<MapRef | null>,
  items: readonly Item[],
  pointOf: (map: MapRef, item: Item) => { readonly x: number; readonly y: number },
): void {
  useEffect(() => {
    const view = map.current?.getMap()
    if (!view || !box.current) return
    const place = (isWanted: (element: Element) => boolean) => {
      if (!map.current) return // it is being taken down
      for (const [i, item] of items.entries()) {
        const element = box.current?.children[i] as HTMLElement | undefined
        if (!element || !isWanted(element)) continue
        const { x, y } = pointOf(map.current, item)
        element.style.transform = `translate(${x}px, ${y}px)`
      }
    }
    const placeAll = () => place(() => true)
    const placeFocused = () => {
      const { activeElement } = document
      if (box.current?.contains(activeElement)) place((element) => element.contains(activeElement))
    }
    placeAll()
    view.on('move', placeFocused)
    view.on('moveend', placeAll)
    return () => {
      view.off('move', placeFocused)
      view.off('moveend', placeAll)
    }
  }, [box, map, items, pointOf])
}
