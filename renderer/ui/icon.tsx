import {
  ArrowLeft,
  Ban,
  Banknote,
  Calendar,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  CircleX,
  ClipboardPaste,
  Clock,
  ClockAlert,
  Copy,
  Delete,
  Download,
  Eye,
  FileText,
  Hourglass,
  Info,
  Keyboard,
  KeyRound,
  Languages,
  Lock,
  LogOut,
  type LucideIcon,
  Minus,
  Monitor,
  MonitorX,
  Pause,
  Pencil,
  Percent,
  Play,
  Plus,
  Printer,
  QrCode,
  Receipt,
  Redo2,
  RefreshCw,
  ScanBarcode,
  Search,
  Settings,
  ShieldCheck,
  Star,
  StickyNote,
  Store,
  TimerOff,
  Trash2,
  TriangleAlert,
  Undo2,
  User,
  Volume2,
  WifiOff,
  X,
} from 'lucide-react';

const icons = {
  'arrow-left': ArrowLeft,
  ban: Ban,
  banknote: Banknote,
  calendar: Calendar,
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-left': ChevronLeft,
  'chevron-right': ChevronRight,
  'circle-alert': CircleAlert,
  'circle-check': CircleCheck,
  'circle-question-mark': CircleQuestionMark,
  'circle-x': CircleX,
  'clipboard-paste': ClipboardPaste,
  clock: Clock,
  'clock-alert': ClockAlert,
  copy: Copy,
  delete: Delete,
  download: Download,
  eye: Eye,
  'file-text': FileText,
  hourglass: Hourglass,
  info: Info,
  keyboard: Keyboard,
  'key-round': KeyRound,
  lock: Lock,
  languages: Languages,
  'log-out': LogOut,
  minus: Minus,
  monitor: Monitor,
  'monitor-x': MonitorX,
  pause: Pause,
  pencil: Pencil,
  percent: Percent,
  play: Play,
  plus: Plus,
  printer: Printer,
  'qr-code': QrCode,
  receipt: Receipt,
  'redo-2': Redo2,
  'refresh-cw': RefreshCw,
  'scan-barcode': ScanBarcode,
  search: Search,
  settings: Settings,
  'shield-check': ShieldCheck,
  star: Star,
  store: Store,
  'sticky-note': StickyNote,
  'timer-off': TimerOff,
  'trash-2': Trash2,
  'triangle-alert': TriangleAlert,
  'undo-2': Undo2,
  user: User,
  'volume-2': Volume2,
  'wifi-off': WifiOff,
  x: X,
} as const satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof icons;
export const iconNames = Object.keys(icons) as readonly IconName[];

/** Always beside its word, so hidden from those who listen. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  const Drawn = icons[name];
  return <Drawn className={`icon ${className}`} aria-hidden="true" focusable="false" />;
}

/** The mark: a code's eye standing on a counter. */
export function Mark({ className = '' }: { className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M3.3 2.3h10.4v10.4H3.3z" stroke="currentColor" strokeWidth="2.6" strokeLinejoin="round" />
      <path d="M6.9 5.9h3.2v3.2H6.9zM16.6 10.4h3.6V14h-3.6z" fill="currentColor" />
      <path d="M2 19h20" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}

export function Brand() {
  return (
    <span className="brand" translate="no">
      <Mark />
      Mostrador
    </span>
  );
}
