/** Tells what has one fingerprint apart, in the order of asking: the second is `...:2`. */
export function numbering(): (fingerprint: string) => string {
  const seen = new Map<string, number>();
  return (fingerprint) => {
    const number = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, number);
    return number === 1 ? fingerprint : `${fingerprint}:${number}`;
  };
}
