import { useEffect, useRef, useState } from 'react';
import type { AuditEntry, AuditGroup, AuditPage } from '#core/audit';
import { useActions } from '#renderer/cashier/counter-context';

/** The list as far as it was scrolled to; null until its beginning is here. */
export function useAudit(group: AuditGroup | null) {
  const { bridge } = useActions();
  const [told, setTold] = useState<{
    readonly group: AuditGroup | null;
    readonly pages: readonly AuditPage[];
  } | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    let isWanted = true;
    asked.current = false;
    void bridge.request('audit/page', { group, from: null }).then((page) => {
      if (isWanted) setTold({ group, pages: [page] });
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, group]);

  const pages = told?.group === group ? told.pages : null;
  const last = pages?.at(-1);
  return {
    entries: pages === null ? null : pages.flatMap((page): readonly AuditEntry[] => page.entries),
    isWhole: last === undefined || last.next === null,
    more() {
      const from = last?.next ?? null;
      if (asked.current || from === null) return;
      asked.current = true;
      void bridge.request('audit/page', { group, from }).then((page) => {
        asked.current = false;
        setTold((now) =>
          now?.group === group && now.pages.at(-1) === last ? { group, pages: [...now.pages, page] } : now,
        );
      });
    },
  };
}
