'use client'

import { lazy, Suspense } from 'react'
import { TakeDialog } from './take-dialog'

interface Props {
  readonly label: string
  readonly close: string
  readonly loading: string
  readonly failed: string
  /** The address of what it shows, under /api/share. */
  readonly address: string
}

/** Its code and words come when it opens. */
const Sharing = lazy(() => import('./sharing'))

/** The link of what is in view: to copy, to hand to the device, as a code and as pictures. */
export const ShareDialog = ({ label, close, loading, failed, address }: Props) => (
  <TakeDialog icon="share" label={label} title={label} close={close}>
    <Suspense fallback={<p>{loading}</p>}>
      <Sharing address={address} loading={loading} failed={failed} />
    </Suspense>
  </TakeDialog>
)
