/** Whether a text that is given where a name might stand is none: it stands for nothing, or for a choice. */
export function standsForNothing(text: string): boolean {
  return noName.test(text);
}

/** Whether a text may be a name or an ARN, with what stands for something in `${…}`. */
export function mayName(text: string): boolean {
  return !standsForNothing(text) && named.test(text);
}

const named = /^(?:[\w.:/@-]|\$\{[^{}]*\})+$/;

const noName = /^(?:|-|n\/?a|none|null|unset|true|false|yes|no|\d+|\*)$/i;
