import type { z } from 'zod';
import type { ProviderError } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { failure } from '#main/mercado-pago/errors';
import type { Http, Query } from '#main/mercado-pago/http';
import { ordersPage, resultsPage } from '#main/mercado-pago/shapes';

type Page = { readonly items: readonly unknown[]; readonly next: number | null };

/** More than this is not one reference's, nor one shop's: something else is wrong. */
const MAX_PAGES = 20;

/** Every element of a `{elements, next_offset, total}` search. `null` elements are none yet. */
export const allOrders = (
  http: Http,
  path: string,
  query: Query,
): Promise<Result<readonly unknown[], ProviderError>> =>
  allPages(http, path, query, (body, offset) => {
    const page = ordersPage.safeParse(body);
    if (!page.success) return null;
    const items = page.data.elements ?? [];
    const seen = offset + items.length;
    const after = page.data.next_offset ?? seen;
    const isLast = items.length === 0 || after <= offset || seen >= (page.data.total ?? seen);
    return { items, next: isLast ? null : after };
  });

/** Every result of a `{paging, results}` search. */
export const allResults = (
  http: Http,
  path: string,
  query: Query,
): Promise<Result<readonly unknown[], ProviderError>> => allPages(http, path, query, resultsOf);

/** Null when the body is no such page. */
export function resultsOf(body: unknown, offset: number): Page | null {
  const page = resultsPage.safeParse(body);
  if (!page.success) return null;
  const items = page.data.results ?? page.data.data ?? [];
  const seen = offset + items.length;
  const isLast = items.length === 0 || seen >= (page.data.paging?.total ?? seen);
  return { items, next: isLast ? null : seen };
}

async function allPages(
  http: Http,
  path: string,
  query: Query,
  read: (body: unknown, offset: number) => Page | null,
): Promise<Result<readonly unknown[], ProviderError>> {
  const found: unknown[] = [];
  let offset = 0;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const answer = await http.get(path, offset === 0 ? query : { ...query, offset: String(offset) });
    if (!answer.ok) return answer;
    const page = read(answer.value, offset);
    if (page === null) return err(failure('unreadable', `GET ${path}: not a page of results`, 200));
    found.push(...page.items);
    if (page.next === null) return ok(found);
    offset = page.next;
  }
  return err(failure('unreadable', `GET ${path}: more than ${MAX_PAGES} pages`, 200));
}

/** The answer in the shape that the contract gives it. */
export async function getAs<Shape extends z.ZodType>(
  http: Http,
  path: string,
  shape: Shape,
): Promise<Result<z.output<Shape>, ProviderError>> {
  const answer = await http.get(path);
  if (!answer.ok) return answer;
  const read = shape.safeParse(answer.value);
  return read.success
    ? ok(read.data)
    : err(failure('unreadable', `GET ${path}: not what the contract says`, 200));
}
