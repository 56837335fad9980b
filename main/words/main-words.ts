import type { ReceiptWord } from '#core/domain/receipt-words';
import type { Wallets } from '#core/domain/site';

/** What main itself says: on paper, when it closes, and when it cannot open. Windows have words of their own. */
export type MainWords = {
  readonly receipt: Readonly<Record<Tail<ReceiptWord, 'receipt'>, string>>;
  /** What a refund, a shift and a test of the printer say on paper. */
  readonly slip: Readonly<Record<Tail<ReceiptWord, 'slip'>, string>>;
  readonly report: Readonly<Record<Tail<ReceiptWord, 'report'>, string>>;
  /** Our payments of a day beside the provider's, on paper and in a file. */
  readonly agree: Readonly<Record<Tail<ReceiptWord, 'agree'>, string>>;
  readonly proof: Readonly<Record<Tail<ReceiptWord, 'proof'>, string>>;
  readonly fiscal: Readonly<Record<Tail<ReceiptWord, 'fiscal'>, string>>;
  /** What a counter is called until the shop has named it. */
  readonly counter: Readonly<Record<'register', string>>;
  /** The page on the counter, with the register's own code. */
  readonly sheet: Readonly<Record<'title' | `how-${Wallets}` | 'wait' | 'check' | 'practice', string>>;
  readonly closing: Readonly<Record<'title' | 'openCharge' | 'stay' | 'close', string>>;
  readonly trouble: Readonly<
    Record<
      | 'title'
      /** Another process, perhaps another Windows user's, holds the shop's data. */
      | 'lockHeld'
      | 'newerLog'
      /** Takes `path` and `date`. */
      | 'damagedLog'
      /** As `damagedLog`, of what is sold and how it is set. */
      | 'damagedShop'
      /** Takes `path`. */
      | 'damagedLogNoBackup'
      | 'useBackup'
      | 'quit'
      /** Takes `path`. */
      | 'dataFolder',
      string
    >
  >;
};

type Tail<Word extends string, Head extends string> = Word extends `${Head}.${infer Rest}` ? Rest : never;

export type MainWord = {
  [Group in keyof MainWords]: `${Group}.${Extract<keyof MainWords[Group], string>}`;
}[keyof MainWords];
