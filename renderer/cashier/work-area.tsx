import { memo } from 'react';
import { Banners } from '#renderer/cashier/banners.tsx';
import { useCounter } from '#renderer/cashier/counter-store';
import { FunctionKeys } from '#renderer/cashier/function-keys.tsx';
import { later } from '#renderer/cashier/later.tsx';
import { ParkedStrip } from '#renderer/cashier/parked-strip.tsx';
import { Results } from '#renderer/cashier/results.tsx';
import { SearchField } from '#renderer/cashier/search-field.tsx';

/** They come right after the first drawing: a sale begins with the scanner or the search, which stand by then. */
const QuickKeys = later(
  () => import('#renderer/cashier/quick-keys.tsx'),
  <div className="quick-tabs coming" />,
  'when-idle',
);

const FunctionKeysToCome = later(() => Promise.resolve({ default: FunctionKeys }), null, 'when-idle');

/** Where the sale is built: search, quick keys, and the keys that open something. */
export function WorkArea() {
  const isSearching = useCounter(({ found }) => found !== null);
  return (
    <section className="work">
      <h1 className="sr">{useRegister()}</h1>
      <Banners most={2} />
      <ParkedStrip />
      <SearchField />
      {isSearching && <Results />}
      <div className="beside-search" hidden={isSearching}>
        <Keys />
      </div>
    </section>
  );
}

/** Built once: to make them all anew when a search ends would keep the line waiting that it found. */
const Keys = memo(function Keys() {
  return (
    <>
      <QuickKeys />
      <FunctionKeysToCome />
    </>
  );
});

const useRegister = (): string => useCounter(({ view }) => view?.setting.register ?? '');
