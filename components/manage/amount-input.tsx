'use client'

import { useState } from 'react'
import { readAmount } from '#geo/text/amount-text'
import { fill, formatAmount, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { ManageMessages } from '../messages/manage'

interface Props {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly locale: Locale
  readonly t: ManageMessages
}

/** An amount as people type it; what it means in yuan is shown at once. */
export function AmountInput({ name, label, value, locale, t }: Props) {
  const [text, setText] = useState(value)
  const read = readAmount(text)
  const problem = 'problem' in read && read.problem !== 'empty' ? t.form.amountProblems[read.problem] : null
  return (
    <>
      <input
        name={name}
        defaultValue={value}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={`${name}-note ${name}-read`}
        maxLength={60}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p className="small" id={`${name}-note`}>
        {t.form.amountNote}
      </p>
      <p className={problem ? 'wrong' : 'read-back'} id={`${name}-read`} role="status">
        {'cny' in read
          ? fill(t.form.amountShown, { amount: formatAmount(read.cny, locale), n: formatNumber(read.cny, locale) })
          : problem}
      </p>
    </>
  )
}
