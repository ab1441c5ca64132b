import { type RefObject, useEffect } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'

/** Keeps the items of a list over their points of the map, however it moves. */
export function usePlaced<Item>(
  box: RefObject<HTMLUListElement | null>,
  map: RefObject<MapRef | null>,
  items: readonly Item[],
  pointOf: (map: MapRef, item: Item) => { readonly x: number; readonly y: number },
): void {
  useEffect(() => {
    const view = map.current?.getMap()
    if (!view || !box.current) return
    const place = () => {
      if (!map.current) return // it is being taken down
      for (const [i, item] of items.entries()) {
        const element = box.current?.children[i] as HTMLElement | undefined
        const { x, y } = pointOf(map.current, item)
        if (element) element.style.transform = `translate(${x}px, ${y}px)`
      }
    }
    place()
    view.on('move', place)
    return () => {
      view.off('move', place)
    }
  }, [box, map, items, pointOf])
}
