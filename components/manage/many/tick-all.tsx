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
        // Pressed, so that the form hears of it.
        for (const box of boxes) if (box.checked === areAll) box.click()
      }}
    >
      {label}
    </button>
  )
}
