'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useRef } from 'react'
import { useMapState } from '../map-state/map-store'

/**
 * Refreshes the page when the server tells of a newer revision; the map follows by the revision that the page then
 * names. Listens only while the page is visible, so that tabs in the background hold no connection.
 */
export function LiveRefresh() {
  const router = useRouter()
  const revision = useMapState('focus')?.revision ?? 0
  const drawn = useRef(revision)
  drawn.current = Math.max(drawn.current, revision)
  useEffect(() => {
    let stream: EventSource | null = null
    const onMessage = ({ data }: MessageEvent<string>) => {
      const newest = Number(data)
      if (new URLSearchParams(location.search).has('as-of')) return // the past stays as it was
      // Before the first focus nothing is known of what was drawn: the page is as new as its request.
      if (drawn.current > 0 && newest > drawn.current) startTransition(() => router.refresh())
    }
    const connect = () => {
      const isSeen = document.visibilityState === 'visible'
      if (isSeen && !stream) {
        stream = new EventSource('/api/live')
        stream.onmessage = onMessage
      } else if (!isSeen) {
        stream?.close()
        stream = null
      }
    }
    connect()
    document.addEventListener('visibilitychange', connect)
    return () => {
      document.removeEventListener('visibilitychange', connect)
      stream?.close()
    }
  }, [router])
  return null
}
