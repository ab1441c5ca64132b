'use client'

import { createContext, type ReactNode, useContext } from 'react'

const Context = createContext('/geo')

/** The path of the files of the map shapes that this page was drawn with, for all its maps. */
export const ShapesProvider = ({ path, children }: { readonly path: string; readonly children: ReactNode }) => (
  <Context value={path}>{children}</Context>
)

/** The whole address of these files, which the map's worker can resolve. Empty on the server, where there is no map. */
export function useShapesAddress(): string {
  const path = useContext(Context)
  return typeof location === 'undefined' ? '' : location.origin + path
}
