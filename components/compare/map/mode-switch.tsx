'use client'

import Link from 'next/link'
import { type CompareView, MAP_MODES, type MapMode } from '#geo/compare/url'
import { Icon } from '../../ui/icon'
import type { CompareMapStrings } from './strings'
import { useCompareView } from './use-compare-view'

interface Props {
  readonly t: CompareMapStrings
  readonly districtIds: readonly string[]
}

const EXTRAS = ['centres', 'ellipses', 'links'] as const satisfies readonly (keyof CompareView)[]
const PAIRED: readonly MapMode[] = ['split', 'swipe']

/** The ways to look at the areas, and what to draw besides: all of it links. */
export function ModeSwitch({ t, districtIds }: Props) {
  const { view, hrefOf } = useCompareView(districtIds)
  const link = (change: Partial<CompareView>, isOn: boolean, name: string, isSwitch = false) => (
    <Link key={name} href={hrefOf(change)} aria-current={isOn ? 'true' : undefined} prefetch={false} scroll={false}>
      {isSwitch && isOn && <Icon name="check" size={14} />}
      {name}
    </Link>
  )
  return (
    <div className="compare-switches">
      <nav className="compare-modes" aria-label={t.modes}>
        {MAP_MODES.map((mode) => link({ mode }, mode === view.mode, t.views[mode === 'one' ? 'together' : mode]))}
      </nav>
      {PAIRED.includes(view.mode) && (
        <nav className="compare-scale" aria-label={t.sameScale}>
          {link({ sameScale: false }, !view.sameScale, t.sameView)}
          {link({ sameScale: true }, view.sameScale, t.sameScale)}
        </nav>
      )}
      {view.mode !== 'overlay' && (
        <nav className="compare-extras" aria-label={t.extras}>
          {EXTRAS.map((extra) => link({ [extra]: !view[extra] }, view[extra], t[extra], true))}
        </nav>
      )}
    </div>
  )
}
