import { BUILT_IN } from '#geo/ground/ground'
import type { Locale } from '#geo/vocabulary'
import { useGroundInView, useGrounds } from './ground-context'

interface GroundChoice {
  readonly id: string
  readonly name: string
  readonly isChosen: boolean
  choose(): void
}

/** The grounds that a reader may choose among, the built-in one first; none where there is only that. */
export function useGroundChoices(locale: Locale): readonly GroundChoice[] {
  const context = useGrounds()
  const inView = useGroundInView()?.id ?? BUILT_IN // where the chosen one has failed, choosing it is another try
  if (!context || context.grounds.length === 0) return []
  const { grounds, strings, choose } = context
  const choices = [
    [BUILT_IN, strings.builtIn] as const,
    ...grounds.map((ground) => [ground.id, ground[locale]] as const),
  ]
  return choices.map(([id, name]) => ({ id, name, isChosen: id === inView, choose: () => choose(id) }))
}
