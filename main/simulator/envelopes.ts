import type { JsonObject } from '#main/simulator/json';
import type { Answer } from '#main/simulator/world';

/** The list beside an error is `causes` at the registers' end and `cause` at the payments' (contract §1.4). */
export const refusal = (
  status: number,
  error: string,
  message: string,
  list: 'cause' | 'causes' = 'causes',
): Answer => ({ status, body: envelope(status, error, message, list) });

const envelope = (status: number, error: string, message: string, list: string): JsonObject => ({
  error,
  message,
  status,
  [list]: [],
});

export const notFound = (message: string, list: 'cause' | 'causes' = 'cause'): Answer =>
  refusal(404, 'not_found', message, list);
