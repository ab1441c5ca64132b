'use client'

/** Ticks all records of its form, or none where all are ticked. Does nothing without scripts. */
export function TickAll({ label }: { readonly label: string }) {
  return (
    <button
      type="button"
      className="quiet"
      onClick={(event) => {
        const boxes = [...event.currentTarget.form!.querySelectorAll<HTMLInputElement>('input[name="record"]:enabled')]
        const areAll = boxes.every(({ checked }) => checked)
        for (const box of boxes) box.checked = !areAll
      }}
    >
      {label}
    </button>
  )
}
