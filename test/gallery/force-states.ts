/**
 * A control pointed at, pressed or with the focus, many at once: what the stylesheets say of `:hover` is said of
 * whatever stands in `[data-as~="hover"]` as well. What is drawn is the rules themselves and no copy of them.
 */
export function forceStates(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([...document.styleSheets].flatMap(({ cssRules }) => rulesIn(cssRules)).join('\n'));
  document.adoptedStyleSheets = [sheet];
}

const CONTROL = ':is(button, input, select, [role="tab"], [role="radio"])';

const AS: readonly (readonly [RegExp, string])[] = [
  [/:hover/g, ':is(:hover, [data-as~="hover"] *)'],
  [/:active/g, ':is(:active, [data-as~="press"] *)'],
  [/:focus-within/g, ':is(:focus-within, [data-as~="focus"] *)'],
  [/:focus-visible/g, `:is(:focus-visible, [data-as~="focus"] ${CONTROL}:not(.input *))`],
  [/\.has-focus/g, ':is(.has-focus, [data-as~="focus"] *)'],
];

function rulesIn(rules: CSSRuleList): readonly string[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSMediaRule) {
      const inner = rulesIn(rule.cssRules);
      return inner.length === 0 ? [] : [`@media ${rule.conditionText} {${inner.join('\n')}}`];
    }
    if (!(rule instanceof CSSStyleRule)) return [];
    const selector = AS.reduce((text, [from, to]) => text.replace(from, to), rule.selectorText);
    return selector === rule.selectorText ? [] : [`${selector} {${rule.style.cssText}}`];
  });
}
