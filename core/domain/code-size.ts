type Page = { readonly width: number; readonly height: number };

/**
 * How wide the code with its quiet zone is on the customer's page, in the page's dots: about two thirds of the short
 * side, more where it would be too small, and no more than there is room for. The page's style says the same
 * (renderer/customer/pay.css).
 */
export function codeDots({ width, height }: Page, leastDots: number): number {
  const isUpright = width <= height;
  const unit = isUpright
    ? Math.min(0.0062 * height, 0.01 * width)
    : Math.min(0.01 * height, 0.005625 * width);
  return Math.min(Math.max(68 * unit, leastDots), (isUpright ? 84 : 80) * unit);
}
