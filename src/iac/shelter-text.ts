/** Private characters, each of which stands for a piece of source text. */
export type Shelter = {
  /** For a piece inside of a JSON string. */
  readonly inString: Hide;
  /** For a piece that is JSON itself: a string that stands for it, quotes and all. */
  readonly asValue: Hide;
  readonly reveal: (text: string) => string;
};

type Hide = (text: string, width: number) => string;

const firstPrivate = 0xe000;
const lastPrivate = 0xf8ff;

export function makeShelter(): Shelter {
  const hidden: { readonly text: string; readonly quoted: boolean }[] = [];
  const hide = (text: string, quoted: boolean, width: number): string => {
    const code = firstPrivate + hidden.length;
    if (code > lastPrivate) throw new RangeError("more interpolations than private characters");
    hidden.push({ text, quoted });
    return String.fromCharCode(code).repeat(width);
  };
  const of = (char: string) => hidden[char.charCodeAt(0) - firstPrivate];
  return {
    inString: (text, width) => hide(text, false, width),
    asValue: (text, width) => `"${hide(text, true, width - 2)}"`,
    reveal: (text) =>
      text
        .replace(/"([\uE000-\uF8FF])\1*"/g, (whole, char: string) => {
          const found = of(char);
          return found?.quoted ? found.text : whole;
        })
        .replace(/([\uE000-\uF8FF])\1*/g, (_, char: string) => of(char)?.text ?? ""),
  };
}
