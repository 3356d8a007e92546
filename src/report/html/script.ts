// The part of a browser's interfaces that the page's script uses. They are declared here and not by
// TypeScript's library of them, whose global names (Text, Node, Range) would be at hand everywhere.

type Elem = {
  hidden: boolean;
  open: boolean;
  textContent: string | null;
  value: string;
  checked: boolean;
  readonly id: string;
  readonly name: string;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  querySelectorAll(selector: string): Iterable<Elem>;
  closest(selector: string): Elem | null;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
  scrollIntoView(): void;
};
type PageEvent = { readonly target: unknown; preventDefault(): void };
declare const document: Elem & { getElementById(id: string): Elem | null };
declare const window: Pick<Elem, "addEventListener">;
declare const location: { readonly hash: string };
declare function setTimeout(work: () => void): void;

/**
 * What runs in the page: filters, and policies opened where a link leads to one and for printing. It
 * stands alone, since its text is what the page holds; it makes no markup of anything.
 */
function page(): void {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  if (!form || !shown) return;
  const policies = [...document.querySelectorAll(".policy")].map((element) => ({
    element,
    path: element.dataset.path ?? "",
    owners: JSON.parse(element.dataset.owners ?? "[]") as readonly string[],
    statements: [...element.querySelectorAll(".statement")].map((statement) => ({
      element: statement,
      findings: [...statement.querySelectorAll(".finding")],
    })),
  }));
  const field = (name: string): Elem[] => [...form.querySelectorAll(`[name=${name}]`)];
  const valueOf = (name: string): string => field(name)[0]?.value ?? "";

  /** What a path begins with; a `*` stands for any characters, and `**` before a slash for no folder, too. */
  const pathFilter = (typed: string): ((path: string) => boolean) => {
    const [first = "", ...more] = (typed.startsWith("*") ? typed : `/${typed}`).split(/\*+/);
    return (path) => {
      const whole = `/${path}`;
      let at = whole.startsWith(first) ? first.length : -1;
      for (const piece of more) {
        const found = at < 0 ? -1 : whole.indexOf(piece, at);
        at = found < 0 ? -1 : found + piece.length;
      }
      return at >= 0;
    };
  };

  const apply = (): void => {
    const severities = field("severity")
      .filter(({ checked }) => checked)
      .map(({ value }) => value);
    const rule = valueOf("rule");
    const isThere = pathFilter(valueOf("path").trim().toLowerCase());
    const owner = valueOf("owner");
    const isMeant = (owners: readonly string[]): boolean =>
      owner === "" || (owner === "-" ? owners.length === 0 : owners.includes(owner));
    let [visible, findings] = [0, 0];
    for (const policy of policies) {
      const isInside = isThere(policy.path.toLowerCase()) && isMeant(policy.owners);
      let own = 0;
      for (const statement of policy.statements) {
        let any = 0;
        for (const finding of statement.findings) {
          const { severity = "", rule: found } = finding.dataset;
          finding.hidden = !severities.includes(severity) || (rule !== "" && rule !== found);
          if (!finding.hidden) any++;
        }
        statement.element.hidden = any === 0;
        own += any;
      }
      policy.element.hidden = !isInside || own === 0;
      if (policy.element.hidden) continue;
      visible++;
      findings += own;
    }
    shown.textContent = `${visible} of ${policies.length} policies, ${findings} findings`;
  };

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  // The fields are as they were only after the event.
  form.addEventListener("reset", () => {
    setTimeout(apply);
  });
  for (const link of document.querySelectorAll("[data-filter-path]"))
    link.addEventListener("click", () => {
      const [input] = field("path");
      const name = link.dataset.filterPath ?? "";
      const isFile = policies.some(({ path }) => path === name);
      if (input) input.value = isFile ? name : `${name}/`;
      apply();
    });

  const openTarget = (): void => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest(".policy")) return;
    target.hidden = false;
    target.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();

  let opened: Elem[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const each of opened) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
  apply();
}

/** The script as text. */
export const script = `(${String(page)})();`;
