'use client'

import { createContext, type ReactNode, useContext } from 'react'

const Context = createContext('/geo')

/** The path of the files of the map shapes that this page was drawn with, for all its maps. */
export const ShapesProvider = ({ path, children }: { readonly path: string; readonly children: ReactNode }) => (
  <Context value={path}>{children}</Context>
)

export const useShapesPath = (): string => useContext(Context)

/** Their whole address, which the map's worker can resolve. Empty on the server, where there is no map. */
export function useShapesAddress(): string {
  const path = useContext(Context)
  return typeof location === 'undefined' ? '' : location.origin + path
}
