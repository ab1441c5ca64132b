import Link from 'next/link'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { Icon } from './icon'

export const BackLink = ({ locale, t }: { readonly locale: Locale; readonly t: Messages }) => (
  <Link className="back" href={localPath(locale, '/')} prefetch={false} scroll={false}>
    <Icon name="left" />
    {t.project.back}
  </Link>
)
