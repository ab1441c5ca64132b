/** An area's letter in its colour. Decoration where the name stands beside it. */
export const AreaLetter = ({ letter }: { readonly letter: string }) => (
  <b className="letter" data-area={letter.toLowerCase()}>
    {letter}
  </b>
)
