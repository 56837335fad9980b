import { CUTS, canBe80, DENSITIES, isRaw, type PrinterForm } from '#core/domain/printer-form';
import { PLAIN_PROFILE, PRINTER_PROFILES, profileNamed } from '#core/domain/printer-profiles';
import type { SettingsView, SystemPrinterView } from '#core/settings-views';
import { BAUDS, type PrinterTyped, type TypedField } from '#renderer/cashier/printing/printer-typed';
import { usePrintingWords } from '#renderer/cashier/printing/printing-words';
import { Choice } from '#renderer/ui/choice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type Props = {
  readonly typed: PrinterTyped;
  readonly onChange: (part: Partial<PrinterTyped>) => void;
  /** What is wrong, and to be said. */
  readonly faults: readonly TypedField[];
  /** Null until the system has answered. */
  readonly printers: readonly SystemPrinterView[] | null;
};

/** Which way paper comes out, where, and what that printer wants. */
export function PrinterFields({ ways, ...props }: Props & { readonly ways: SettingsView['printerWays'] }) {
  const { t } = usePrintingWords();
  const { typed, onChange } = props;
  return (
    <>
      <div className="pair-of-fields even">
        <Choice
          label={t('printer.way')}
          items={ways.map((id) => ({ id, label: t(`printer.ways.${id}`) }))}
          selected={typed.kind}
          onSelect={(kind) => onChange({ kind })}
        />
        <Where {...props} />
      </div>
      <div className="pair-of-fields even">
        <Wants {...props} />
      </div>
    </>
  );
}

function Where(props: Props) {
  const { t } = usePrintingWords();
  const { typed, onChange, faults } = props;
  const wrong = (field: TypedField, words: string): string | null => (faults.includes(field) ? words : null);
  switch (typed.kind) {
    case 'file':
      return (
        <TextField
          label={t('printer.folder')}
          value={typed.folder}
          onChange={(folder) => onChange({ folder })}
          maxLength={500}
        />
      );
    case 'tcp':
      return (
        <div className="pair-of-fields">
          <TextField
            label={t('printer.host')}
            value={typed.host}
            onChange={(host) => onChange({ host })}
            error={wrong('host', t('printer.badHost'))}
          />
          <TextField
            label={t('printer.port')}
            value={typed.port}
            onChange={(port) => onChange({ port })}
            inputMode="numeric"
            maxLength={5}
            error={wrong('port', t('printer.badPort'))}
          />
        </div>
      );
    case 'share':
      return (
        <TextField
          label={t('printer.share')}
          hint={t('printer.shareHint')}
          value={typed.share}
          onChange={(share) => onChange({ share })}
          error={wrong('share', t('printer.badShare'))}
        />
      );
    case 'serial':
      return (
        <div className="pair-of-fields">
          <TextField
            label={t('printer.line')}
            hint={t('printer.lineHint')}
            value={typed.line}
            onChange={(line) => onChange({ line })}
            error={wrong('line', t('printer.badLine'))}
          />
          <Choice
            label={t('printer.baud')}
            items={BAUDS.map((id) => ({ id, label: id }))}
            selected={typed.baud}
            onSelect={(baud) => onChange({ baud })}
          />
        </div>
      );
    case 'device':
      return (
        <TextField
          label={t('printer.device')}
          hint={t('printer.deviceHint')}
          value={typed.device}
          onChange={(device) => onChange({ device })}
          error={wrong('device', t('printer.badDevice'))}
        />
      );
    case 'spooler':
    case 'lp':
    case 'system':
      return <SystemPrinters {...props} />;
  }
}

/** One of those that the system shows; typed where it shows none, or not that one. */
function SystemPrinters({ typed, onChange, faults, printers }: Props) {
  const { t } = usePrintingWords();
  const known = printers ?? [];
  const isListed = known.some(({ name }) => name === typed.name);
  const hasDefault = typed.kind !== 'spooler';
  const isTyping = !isListed && (typed.name !== '' || !hasDefault || known.length === 0);
  const items = [
    ...(hasDefault ? [{ id: '', label: t('printer.pickNone') }] : []),
    ...known.map(({ name, label }) => ({ id: name, label })),
    { id: TYPED, label: t('printer.pickTyped') },
  ];
  return (
    <div className="of-the-system">
      {known.length > 0 && (
        <Choice
          label={t('printer.pick')}
          items={items}
          selected={isTyping ? TYPED : typed.name}
          onSelect={(id) => onChange({ name: id === TYPED ? ' ' : id })}
        />
      )}
      {isTyping && (
        <TextField
          label={t('printer.name')}
          hint={printers !== null && known.length === 0 ? t('printer.noneFound') : null}
          value={typed.name.trimStart()}
          onChange={(name) => onChange({ name: name === '' ? ' ' : name })}
          error={faults.includes('name') ? t('printer.badName') : null}
        />
      )}
    </div>
  );
}

/** No printer is called so. */
const TYPED = '\u0000';

function Wants({ typed: { kind, form }, onChange }: Props) {
  const { t } = usePrintingWords();
  const change = (part: Partial<PrinterForm>) => onChange({ form: { ...form, ...part } });
  const hasModel = isRaw(kind);
  const profile = profileNamed(form.profile);
  const widths = hasModel && !canBe80(profile) ? (['58'] as const) : (['80', '58'] as const);
  return (
    <>
      {hasModel && (
        <Choice
          label={t('printer.profile')}
          items={PRINTER_PROFILES.map(({ id, name }) => ({
            id,
            label: id === PLAIN_PROFILE.id ? t('printer.plainProfile') : name,
          }))}
          selected={profile.id}
          onSelect={(id) => change({ profile: id })}
        />
      )}
      <Choice
        label={t('printer.paper')}
        items={widths.map((id) => ({ id, label: t(`printer.paper${id}`) }))}
        selected={widths.find((width) => Number(width) === form.paper) ?? '58'}
        onSelect={(width) => change({ paper: width === '80' ? 80 : 58 })}
      />
      {hasModel && (
        <>
          {profile.cuts && (
            <Choice
              label={t('printer.cut')}
              items={CUTS.map((id) => ({ id, label: t(`printer.cuts.${id}`) }))}
              selected={form.cut}
              onSelect={(cut) => change({ cut })}
            />
          )}
          <Choice
            label={t('printer.density')}
            items={DENSITIES.map((id) => ({ id, label: t(`printer.densities.${id}`) }))}
            selected={form.density}
            onSelect={(density) => change({ density })}
          />
          <Choice
            label={t('printer.pin')}
            items={(['2', '5'] as const).map((id) => ({ id, label: t(`printer.pin${id}`) }))}
            selected={form.drawerPin === 2 ? '2' : '5'}
            onSelect={(pin) => change({ drawerPin: pin === '2' ? 2 : 5 })}
          />
        </>
      )}
    </>
  );
}
