import { type RefObject, useEffect, useRef, useState } from 'react'

/** More than the reader of areas takes is not even read. */
const MAX_BYTES = 4_000_000

/** Takes files dropped onto the stage that `ref` lies in, as text; says whether one is held over it. */
export function useDrop(ref: RefObject<HTMLElement | null>, onText: (text: string) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(onText)
  latest.current = onText
  useEffect(() => {
    const stage = ref.current?.closest<HTMLElement>('.compare-stage')
    if (!stage) return
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (!stage.contains(event.relatedTarget as Node | null)) setOver(false)
    }
    const onDrop = async (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) latest.current(await file.slice(0, MAX_BYTES).text())
    }
    stage.addEventListener('dragover', onDragOver)
    stage.addEventListener('dragleave', onLeave)
    stage.addEventListener('drop', onDrop)
    return () => {
      stage.removeEventListener('dragover', onDragOver)
      stage.removeEventListener('dragleave', onLeave)
      stage.removeEventListener('drop', onDrop)
    }
  }, [ref])
  return isOver
}
