import type { Page } from '@playwright/test';

/**
 * Puts what one page shows into another that has none of its program: the same elements under the same styles, in the
 * same type. What changes there by hand costs what the picture alone costs.
 */
export async function copyPicture(from: Page, to: Page): Promise<void> {
  const picture = await from.evaluate(async () => {
    const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const faces = styles.filter((rule) => rule instanceof CSSFontFaceRule);
    const fonts = faces.map(async ({ style, parentStyleSheet }) => {
      const named = /url\("([^"]+)"\)/.exec(style.getPropertyValue('src'))?.[1] ?? '';
      const file = await fetch(new URL(named, parentStyleSheet?.href ?? location.href));
      const range = style.getPropertyValue('unicode-range');
      return { family: style.getPropertyValue('font-family'), file: [...(await file.bytes())], range };
    });
    const { documentElement, body } = document;
    const attributes = [...documentElement.attributes].map(({ name, value }) => [name, value] as const);
    return {
      attributes,
      html: body.innerHTML,
      css: styles.filter((rule) => !faces.includes(rule as CSSFontFaceRule)).map(({ cssText }) => cssText),
      fonts: await Promise.all(fonts),
    };
  });
  await to.evaluate(async ({ attributes, html, css, fonts }) => {
    for (const { family, file, range } of fonts) {
      const face = new FontFace(family.replaceAll('"', ''), new Uint8Array(file), {
        weight: '100 900',
        stretch: '62% 125%',
        unicodeRange: range,
      });
      document.fonts.add(await face.load());
    }
    for (const [name, value] of attributes) document.documentElement.setAttribute(name, value);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css.join('\n'));
    document.adoptedStyleSheets = [sheet];
    document.body.innerHTML = html;
  }, picture);
}
