'use client'

/** Closes the filters over the list that they have made, and gives the keyboard back to what opens them. */
export const FiltersDone = ({ label }: { readonly label: string }) => (
  <button
    type="button"
    className="filters-done"
    onClick={({ currentTarget }) => {
      const filters = currentTarget.closest('details')
      if (!filters) return
      filters.open = false
      filters.querySelector('summary')?.focus()
    }}
  >
    {label}
  </button>
)
