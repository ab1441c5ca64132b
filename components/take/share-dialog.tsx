'use client'

import type { Locale } from '#geo/vocabulary'
import { TakeButton } from './take-button'

interface Props {
  readonly locale: Locale
  readonly label: string
  readonly failed: string
  /** The address of what it shows, under /api/share. */
  readonly address: string
}

/** The link of what is in view: to copy, to hand to the device, as a code and as pictures. */
export const ShareDialog = ({ locale, label, failed, address }: Props) => (
  <TakeButton
    icon="share"
    label={label}
    failed={failed}
    load={() =>
      import('./sharing').then(({ Sharing }) => ({ onClose }) => <Sharing {...{ locale, label, address, onClose }} />)
    }
  />
)
