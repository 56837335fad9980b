import { useEffect, useState } from 'react';
import type { CustomerView } from '#core/views';
import { customerBridge } from '#renderer/bridge';
import { CustomerApp } from '#renderer/customer/customer-app.tsx';
import { SafeSign } from '#renderer/customer/safe-sign.tsx';
import { PlainSign } from '#renderer/customer/screens/plain-sign.tsx';

/** Draws the last whole picture it was told. Before the first there is a bare sign, never white. */
export function CustomerPage() {
  const [view, setView] = useState<CustomerView | null>(null);
  useEffect(() => {
    if (window.bridge === undefined) return;
    return customerBridge().subscribe('customer/changed', setView);
  }, []);
  if (view === null) return <PlainSign />;
  return (
    <SafeSign view={view}>
      <CustomerApp view={view} />
    </SafeSign>
  );
}
