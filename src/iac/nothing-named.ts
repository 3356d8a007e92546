/** Whether a text that is given where a name might stand is none: it stands for nothing, or for a choice. */
export function standsForNothing(text: string): boolean {
  return noName.test(text);
}

const noName = /^(?:|-|n\/?a|none|null|unset|true|false|yes|no|\d+|\*)$/i;
