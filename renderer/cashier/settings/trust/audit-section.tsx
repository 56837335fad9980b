import { useEffect, useRef, useState } from 'react';
import { AUDIT_NAMES, type AuditEntry, type AuditGroup } from '#core/audit';
import { useSetting } from '#renderer/cashier/counter-store';
import { useAuditWords } from '#renderer/cashier/settings/trust/audit-words';
import { useAudit } from '#renderer/cashier/settings/trust/use-audit';
import { useTrustWords } from '#renderer/cashier/trust-words';
import { useRowWindow } from '#renderer/cashier/use-row-window';
import { Figure } from '#renderer/ui/amount.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { numberText } from '#renderer/ui/figures';
import { dayText, secondText } from '#renderer/ui/when';

const ROW_PX = 64;

/** Who did what beside the everyday course of sales; newest first. */
export function AuditSection() {
  const { t } = useTrustWords();
  const [group, setGroup] = useState<AuditGroup | 'all'>('all');
  const { entries, isWhole, more } = useAudit(group === 'all' ? null : group);
  return (
    <section className="part">
      <h3>{t('audit.title')}</h3>
      <Choice
        label={t('audit.show')}
        items={(['all', ...AUDIT_NAMES] as const).map((id) => ({ id, label: t(`audit.group.${id}`) }))}
        selected={group}
        onSelect={setGroup}
      />
      {entries !== null && entries.length === 0 && (
        <Empty icon="shield-check" title={t('audit.none')}>
          {t('audit.noneHint')}
        </Empty>
      )}
      {entries !== null && entries.length > 0 && (
        <Rows key={group} entries={entries} onEnd={isWhole ? null : more} />
      )}
    </section>
  );
}

function Rows({ entries, onEnd }: { entries: readonly AuditEntry[]; onEnd: (() => void) | null }) {
  const { t } = useTrustWords();
  const box = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const { first, end } = useRowWindow(box, { count: entries.length, rowPx: ROW_PX, chosen: 0 });
  const isAtEnd = end >= entries.length;
  useEffect(() => {
    if (isAtEnd) onEnd?.();
  }, [isAtEnd, onEnd]);
  return (
    <>
      <div className="audit-rows" ref={box}>
        <ul aria-label={t('audit.title')} style={{ height: entries.length * ROW_PX }}>
          {entries.slice(first, end).map((entry, at) => (
            <Row
              key={`${entry.kind} ${entry.position}`}
              entry={entry}
              topPx={(first + at) * ROW_PX}
              isOpen={entry === opened}
              onOpen={setOpened}
            />
          ))}
        </ul>
      </div>
      <Whole entry={opened} />
    </>
  );
}

function Row({
  entry,
  topPx,
  isOpen,
  onOpen,
}: {
  entry: AuditEntry;
  topPx: number;
  isOpen: boolean;
  onOpen: (entry: AuditEntry) => void;
}) {
  const setting = useSetting();
  const { titleOf, detailOf } = useAuditWords();
  return (
    <li style={{ transform: `translateY(${topPx}px)` }}>
      <button
        type="button"
        className={isOpen ? 'on' : ''}
        aria-pressed={isOpen}
        onClick={() => onOpen(entry)}
      >
        <span className="quiet small when">
          {dayText(entry.at, setting)}
          <br />
          {secondText(entry.at, setting)}
        </span>
        <span className="what">
          <b>{titleOf(entry)}</b>
          <span className="quiet small">{detailOf(entry)}</span>
        </span>
        {entry.amount !== null && <Figure value={entry.amount} siteId={setting.siteId} />}
      </button>
    </li>
  );
}

/** What did not fit on its row, and where in the log it stands. */
function Whole({ entry }: { entry: AuditEntry | null }) {
  const { t } = useTrustWords();
  const { language } = useSetting();
  const { titleOf, detailOf } = useAuditWords();
  const detail = entry === null ? '' : detailOf(entry);
  return (
    <p className="hint audit-whole" role="status">
      {entry === null ? (
        t('audit.pick')
      ) : (
        <>
          <b>{titleOf(entry)}</b> {detail !== '' && <>· {detail} </>}
          {entry.kind !== 'setting-changed' &&
            t('audit.place', { position: numberText(entry.position, language) })}
        </>
      )}
    </p>
  );
}
