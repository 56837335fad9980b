import { ean13Bars } from '#core/domain/barcode-bars';
import type { Money } from '#core/domain/money';
import { Amount, Figure } from '#renderer/ui/amount.tsx';
import { Badge, type BadgeKind } from '#renderer/ui/badge.tsx';
import { Banner, type BannerKind } from '#renderer/ui/banner.tsx';
import { Barcode } from '#renderer/ui/barcode.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Code } from '#renderer/ui/code.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Brand, Icon, type IconName, iconNames, Mark } from '#renderer/ui/icon.tsx';
import { Padded } from '#renderer/ui/number-pad.tsx';
import { Plate, type PlateState } from '#renderer/ui/plate.tsx';
import { PracticeStripe } from '#renderer/ui/practice-stripe.tsx';
import { Ring } from '#renderer/ui/ring.tsx';
import { SafeScreen } from '#renderer/ui/safe-screen.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { LONG, nothing, type Specimen, type Specimens } from './specimen.ts';

const money = (cents: number): Money => cents as Money;
const SITES = ['MLA', 'MLB', 'MLC', 'MCO', 'MLM', 'MPE', 'MLU'] as const;

const BADGES: readonly (readonly [BadgeKind, IconName])[] = [
  ['plain', 'ban'],
  ['ask', 'qr-code'],
  ['money', 'check'],
  ['wait', 'clock'],
  ['trouble', 'triangle-alert'],
  ['practice', 'info'],
];
const BANNERS: readonly (readonly [BannerKind, IconName])[] = [
  ['plain', 'info'],
  ['money', 'circle-check'],
  ['wait', 'clock'],
  ['trouble', 'triangle-alert'],
  ['practice', 'info'],
];
const bannerOf = (kind: BannerKind, icon: IconName, words: string) => () => (
  <Banner
    kind={kind}
    icon={icon}
    title={words}
    actions={
      <>
        <Button icon="undo-2" onPress={nothing}>
          Give back
        </Button>
        <Button onPress={nothing}>See it</Button>
      </>
    }
  >
    It is of sale 000118, 14:02.
  </Banner>
);

const PLATES: readonly PlateState[] = ['asking', 'wait', 'paid', 'over'];
const plateOf = (state: PlateState) => () => (
  <Plate state={state}>
    <Amount value={money(508_590)} siteId="MLA" />
    <span className="quiet">What is said beside it</span>
    <Ring share={0.8} text="4:32" label="4:32 left" />
    <Ring share={0.1} text="0:28" label="0:28 left" isLate />
    <Button kind="key" onPress={nothing}>
      The bright key
    </Button>
    <Button onPress={nothing}>Another</Button>
    <Button shutReason="Not yet" onPress={nothing} />
  </Plate>
);

const Broken = (): never => {
  throw new Error('drawn in the gallery to fail');
};

const broad = (each: Specimen): Specimen => ({ ...each, isBroad: true });

export const surfaces: Specimens = {
  Amount: SITES.map((siteId) => ({
    says: siteId,
    Drawn: () => <Amount value={money(1_234_567_00)} siteId={siteId} />,
  })),
  Figure: [
    { says: 'came in', Drawn: () => <Figure value={money(370_100)} siteId="MLA" /> },
    { says: 'taken off', Drawn: () => <Figure value={money(-56_510)} siteId="MLA" /> },
  ],
  Badge: [
    ...BADGES.map(([kind, icon]) => ({
      says: kind,
      Drawn: () => <Badge kind={kind} icon={icon}>{`A word: ${kind}`}</Badge>,
    })),
    {
      says: 'long words',
      Drawn: () => (
        <Badge kind="wait" icon="clock">
          {LONG}
        </Badge>
      ),
    },
  ],
  Banner: [
    ...BANNERS.map(([kind, icon]) => ({
      says: kind,
      Drawn: bannerOf(kind, icon, `Something happened: ${kind}.`),
    })),
    { says: 'long words', Drawn: bannerOf('trouble', 'triangle-alert', `${LONG} ${LONG} ${LONG}`) },
  ].map(broad),
  Plate: PLATES.map((state) => broad({ says: state, Drawn: plateOf(state) })),
  Ring: [
    { says: 'on paper', Drawn: () => <Ring share={0.6} text="2:59" label="2:59 left" /> },
    { says: 'the last minute', Drawn: () => <Ring share={0.15} text="0:45" label="0:45 left" isLate /> },
    { says: 'over', Drawn: () => <Ring share={0} text="0:00" label="0:00 left" /> },
  ],
  Code: [
    {
      says: 'to scan',
      Drawn: () => (
        <div className="code-place">
          <Code data="https://practice.invalid/this-is-no-code-to-pay" label="A code to scan" />
        </div>
      ),
    },
  ],
  Empty: [
    {
      says: 'what to do',
      Drawn: () => (
        <Empty
          icon="scan-barcode"
          title="Scan the first product"
          action={<Button onPress={nothing}>Or look for it</Button>}
        >
          Or press a quick key.
        </Empty>
      ),
    },
  ],
  PracticeStripe: [
    broad({
      says: 'over every screen',
      Drawn: () => <PracticeStripe>Practice: nothing here is real</PracticeStripe>,
    }),
  ],
  SafeScreen: [
    {
      says: 'a screen that cannot be drawn',
      Drawn: () => (
        <SafeScreen view={null} instead={() => <p>Something plain in its place</p>}>
          <Broken />
        </SafeScreen>
      ),
    },
  ],
  Barcode: [
    {
      says: 'to be read off the screen',
      Drawn: () => <Barcode bars={ean13Bars('7790000000010')} label="A code" />,
    },
  ],
  Padded: (['whole', 'decimal', 'tally'] as const).map((keys) =>
    broad({
      says: keys,
      Drawn: () => (
        <Padded keys={keys} mark="," setting="always" words={{ pad: 'Number pad', erase: 'Erase' }}>
          <TextField label="Quantity" value="12" onChange={nothing} inputMode="decimal" />
        </Padded>
      ),
    }),
  ),
  Brand: [{ says: 'the wordmark', Drawn: () => <Brand /> }],
  Mark: [{ says: 'the mark', Drawn: () => <Mark /> }],
  Icon: [
    broad({
      says: 'all of them',
      Drawn: () => (
        <div className="icons">
          {iconNames.map((name) => (
            <span key={name}>
              <Icon name={name} /> {name}
            </span>
          ))}
        </div>
      ),
    }),
  ],
};
