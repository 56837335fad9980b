/**
 * What is wrong with how a page lies, in a line each: text that is cut, covered or wider than its place, text and
 * controls that no scrolling brings into the window, text too small to read, controls over each other or, where `touch` is a number, smaller
 * than a finger needs.
 *
 * It runs inside the page, which can import nothing: its parts stand in it as functions of their own.
 */
export function layoutTrouble(touch: number | null): string[] {
  type Box = {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  const SLACK = 1.5;
  /** Smaller than this nobody reads at a counter. */
  const LEAST_TEXT = 11.9;
  /** A line of text is taller than what is written in it. */
  const LINE_SLACK = 0.2;
  const root = document.documentElement;
  const found = new Set<string>();

  function nameOf(part: Element): string {
    const classes = [part.tagName.toLowerCase(), ...part.classList].join('.');
    return `${classes} "${(part.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  }

  function parentsOf(part: Element): readonly Element[] {
    const { parentElement } = part;
    const isTop = parentElement === null || parentElement === document.body || parentElement === root;
    return isTop ? [] : [parentElement, ...parentsOf(parentElement)];
  }

  /** Not drawn, read aloud only, a part of a drawing, or behind a question. */
  function isAway(part: Element): boolean {
    if (!part.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    if (part.closest('[inert], [aria-hidden=true]:not(.track), svg') !== null) return true;
    return [part, ...parentsOf(part)].some((each) => {
      const { clipPath, width, position } = getComputedStyle(each);
      return clipPath === 'inset(50%)' || (position === 'absolute' && width === '1px');
    });
  }

  const isRolled = (way: string): boolean => way === 'auto' || way === 'scroll';
  const isShut = (way: string): boolean => way === 'hidden' || way === 'clip';

  /** What scrolling can move a part, seen from the inside out. */
  function canRoll(part: Element, way: 'x' | 'y'): boolean {
    const page = getComputedStyle(document.body)[way === 'x' ? 'overflowX' : 'overflowY'];
    const isLong = way === 'x' ? root.scrollWidth > innerWidth : root.scrollHeight > innerHeight;
    return (!isShut(page) && isLong) || parentsOf(part).some((parent) => rolls(parent, way));
  }

  function rolls(part: Element, way: 'x' | 'y'): boolean {
    const { overflowX, overflowY } = getComputedStyle(part);
    return way === 'x'
      ? isRolled(overflowX) && part.scrollWidth > part.clientWidth
      : isRolled(overflowY) && part.scrollHeight > part.clientHeight;
  }

  /** A name that the shop gave may end in dots: it is told whole elsewhere. */
  function endsInDots(part: Element): boolean {
    return [part, ...parentsOf(part)].some((each) => {
      const { textOverflow, webkitLineClamp } = getComputedStyle(each);
      return textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
    });
  }

  function cutOf(part: Element, box: Box, slackY: number): string | null {
    for (const parent of parentsOf(part)) {
      const { overflowX, overflowY } = getComputedStyle(parent);
      if (rolls(parent, 'x') || rolls(parent, 'y')) break;
      const room = parent.getBoundingClientRect();
      if (isShut(overflowX) && (box.left < room.left - SLACK || box.right > room.right + SLACK))
        return `cut at the side by ${nameOf(parent)}`;
      if (isShut(overflowY) && (box.top < room.top - slackY || box.bottom > room.bottom + slackY))
        return `cut above or below by ${nameOf(parent)}`;
    }
    if (!canRoll(part, 'x') && (box.left < -SLACK || box.right > innerWidth + SLACK))
      return 'out of the window at the side';
    if (!canRoll(part, 'y') && (box.top < -slackY || box.bottom > innerHeight + slackY))
      return 'out of the window above or below';
    return null;
  }

  /** Something else lies over its middle. What can be scrolled may be under a bar for a while. */
  function coverOf(part: Element, box: Box): string | null {
    if (canRoll(part, 'x') || canRoll(part, 'y')) return null;
    const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (over === null || over.contains(part) || part.contains(over)) return null;
    return part.closest('label')?.contains(over) === true ? null : `under ${nameOf(over)}`;
  }

  function textTrouble(part: Element, text: Text): void {
    const size = Number.parseFloat(getComputedStyle(part).fontSize);
    if (size < LEAST_TEXT) found.add(`text of ${size.toFixed(1)}: ${nameOf(part)}`);
    const range = document.createRange();
    range.selectNodeContents(text);
    const place = [part, ...parentsOf(part)].find((each) => getComputedStyle(each).display !== 'inline');
    const room = place?.getBoundingClientRect();
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const slackY = Math.max(SLACK, box.height * LINE_SLACK);
      const trouble = cutOf(part, box, slackY) ?? coverOf(part, box);
      if (trouble !== null) found.add(`text ${trouble}: ${nameOf(part)}`);
      if (room !== undefined && (box.right > room.right + SLACK || box.left < room.left - SLACK))
        found.add(`text wider than its place: ${nameOf(part)}`);
    }
  }

  function checkText(): void {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text !== null; text = walk.nextNode()) {
      const part = text.parentElement;
      if (!(text instanceof Text) || part === null || text.data.trim() === '') continue;
      if (part.closest('option, script, style') !== null || isAway(part) || endsInDots(part)) continue;
      textTrouble(part, text);
    }
  }

  /** What is pressed is the whole of its label, its frame or itself. */
  function targets(): readonly Element[] {
    const controls = document.querySelectorAll(
      'button, a[href], input, select, textarea, summary, [role=tab], [role=radio], [role=switch], [role=button]',
    );
    const all = [...controls].map((part) => part.closest('label') ?? part.closest('.input') ?? part);
    return [...new Set(all)].filter((part) => !isAway(part) && part.getBoundingClientRect().width > 0);
  }

  function checkControl(part: Element): void {
    const box = part.getBoundingClientRect();
    const trouble = cutOf(part, box, SLACK) ?? coverOf(part, box);
    if (trouble !== null) found.add(`control ${trouble}: ${nameOf(part)}`);
    if (touch === null || (box.width > touch - 0.5 && box.height > touch - 0.5)) return;
    found.add(`control of ${box.width.toFixed(0)} × ${box.height.toFixed(0)}: ${nameOf(part)}`);
  }

  function checkOverlaps(parts: readonly Element[]): void {
    const still = parts.filter((part) => !canRoll(part, 'x') && !canRoll(part, 'y'));
    for (const [at, one] of still.entries()) {
      const a = one.getBoundingClientRect();
      for (const other of still.slice(at + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const b = other.getBoundingClientRect();
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > SLACK && high > SLACK)
          found.add(`controls over each other: ${nameOf(one)}, ${nameOf(other)}`);
      }
    }
  }

  /** Whoever is asked sees the answers, however long the question. */
  function checkAnswers(): void {
    for (const part of document.querySelectorAll('.dialog .actions .btn')) {
      const { top, bottom } = part.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) found.add(`answer out of sight: ${nameOf(part)}`);
    }
  }

  checkText();
  checkAnswers();
  const pressed = targets();
  for (const part of pressed) checkControl(part);
  checkOverlaps(pressed);
  return [...found];
}
