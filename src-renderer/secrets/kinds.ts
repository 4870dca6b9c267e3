import {
  BadgeCheck,
  Bot,
  Cloud,
  CreditCard,
  Database,
  FileKey2,
  Fingerprint,
  GitBranch,
  KeyRound,
  type LucideIcon,
  Mail,
  MessageSquare,
  Package,
  RectangleEllipsis,
  SlidersHorizontal,
  SquareTerminal,
  Webhook,
} from 'lucide-react';
import type { RotationPolicy, SecretType } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.secretWords;

/** "as its environments say", "never", "every 30 days". */
export function rotationWords({ kind, days }: { kind: RotationPolicy['kind']; days: string | number }): string {
  if (kind !== 'days') return t.rotation[kind];
  return String(days) === '1' ? t.rotation.everyDay : t.rotation.everyDays(String(days));
}

const typeIcons: Record<SecretType, LucideIcon> = {
  'user-defined': SlidersHorizontal,
  hmac: Fingerprint,
  'api-key': KeyRound,
  password: RectangleEllipsis,
  database: Database,
  certificate: BadgeCheck,
  'ssh-key': SquareTerminal,
  generic: FileKey2,
};

const byWord: readonly (readonly [RegExp, LucideIcon])[] = [
  [/webhook/i, Webhook],
  [/stripe|paypal|adyen|braintree|square/i, CreditCard],
  [/sendgrid|mailgun|mailchimp|postmark|resend|smtp|mailjet/i, Mail],
  [/openai|anthropic|mistral|gemini|hugging/i, Bot],
  [/aws|amazon|google|azure|cloudflare|digitalocean|hetzner|heroku|vercel|netlify/i, Cloud],
  [/github|gitlab|bitbucket/i, GitBranch],
  [/slack|telegram|discord|twilio/i, MessageSquare],
  [/npm|pypi|docker|rubygems|crates/i, Package],
];

/** The sign of a secret: of its service where that is known, else of its type. */
export function iconOf({
  name,
  service,
  type,
}: {
  name: string;
  service: string | null;
  type: SecretType;
}): LucideIcon {
  for (const [word, icon] of byWord) if (word.test(service ?? '') || word.test(name)) return icon;
  return typeIcons[type];
}

/** The line under the name: the label, else how the description begins. */
export function subtitleOf({ label, description }: { label: string; description: string }): string {
  return label || (description.split('\n', 1)[0] ?? '');
}
