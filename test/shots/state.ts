import type { Page } from '@playwright/test';
import type { CashierView, CustomerView, Setting } from '#core/views';
import { type Answers, answers } from '#test/support/cashier-answers';
import { cashierView } from '#test/support/cashier-views';

type Named = {
  readonly name: string;
  /** Screens that are alike: the plan sees to it that each family meets every language, size and theme. */
  readonly family: string;
};

export type CashierState = Named & {
  readonly window: 'cashier';
  readonly view: CashierView;
  readonly answers: Answers;
  readonly act: (page: Page) => Promise<void>;
};

export type CustomerState = Named & {
  readonly window: 'customer';
  /** Null before anything has been told. */
  readonly view: CustomerView | null;
};

export type WindowState = CashierState | CustomerState;

type Change = Partial<Pick<CashierState, 'answers' | 'act'>>;
export type Draw = (name: string, view: CashierView, change?: Change) => CashierState;

/** Draws the states of one family of the cashier's window. */
export const drawIn =
  (family: string): Draw =>
  (name, view, change = {}) => ({
    window: 'cashier',
    name,
    family,
    view,
    answers,
    act: async () => undefined,
    ...change,
  });

export const withSetting = (view: CashierView, change: Partial<Setting>): CashierView => ({
  ...view,
  setting: { ...view.setting, ...change },
});

export const viewIn = (setting: Partial<Setting>): CashierView => withSetting(cashierView(), setting);
