import { h, type VNode } from 'preact';
import {
  AlertTriangle,
  ALargeSmall,
  Archive,
  ArrowLeft,
  ChevronDown,
  ChevronUp,
  BookOpen,
  Check,
  Copy,
  Download,
  Ellipsis,
  FileText,
  Highlighter,
  History,
  Inbox,
  Library,
  ListChecks,
  Pencil,
  Pin,
  Plus,
  Quote,
  RotateCcw,
  Search,
  Speech,
  Star,
  StickyNote,
  Tag,
  Trash2,
  X,
} from 'lucide';

const ICONS = {
  alert: AlertTriangle,
  archive: Archive,
  back: ArrowLeft,
  check: Check,
  close: X,
  copy: Copy,
  down: ChevronDown,
  export: ListChecks,
  file: FileText,
  highlight: Highlighter,
  import: Download,
  library: Library,
  more: Ellipsis,
  note: StickyNote,
  pencil: Pencil,
  pin: Pin,
  plus: Plus,
  quote: Quote,
  reading: BookOpen,
  restore: RotateCcw,
  search: Search,
  speaker: Speech,
  star: Star,
  tag: Tag,
  text: ALargeSmall,
  trash: Trash2,
  unread: Inbox,
  up: ChevronUp,
  versions: History,
};

export type IconName = keyof typeof ICONS;

/** A picture beside words, or inside a button that has a name of its own; screen readers pass over it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): VNode {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {ICONS[name].map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
