import { useEffect, useState } from 'react';
import type { CustomerView } from '#core/views';
import { customerBridge } from '#renderer/bridge';
import { CustomerApp } from '#renderer/customer/customer-app.tsx';
import { PlainSign } from '#renderer/customer/screens/plain-sign.tsx';
import { SafeScreen } from '#renderer/ui/safe-screen.tsx';

/** Draws the last whole picture it was told. Before the first there is a bare sign, never white. */
export function CustomerPage() {
  const [view, setView] = useState<CustomerView | null>(null);
  useEffect(() => {
    if (window.bridge === undefined) return;
    return customerBridge().subscribe('customer/changed', setView);
  }, []);
  if (view === null) return <PlainSign />;
  return (
    <SafeScreen view={view} instead={() => <PlainSign />}>
      <CustomerApp view={view} />
    </SafeScreen>
  );
}
