import { behindSlash, hex32, hex64, type KnownForm, service } from './form.ts';

/** Language models. */
const models: readonly KnownForm[] = [
  ...service('OpenAI', [
    ['sk-proj-', 'project key', 'OPENAI_API_KEY'],
    ['sk-svcacct-', 'service account key', 'OPENAI_API_KEY'],
    ['sk-admin-', 'admin key', 'OPENAI_ADMIN_KEY'],
    ['sk-', 'API key', 'OPENAI_API_KEY', /^[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}$/],
  ]),
  ...service('Anthropic', [
    ['sk-ant-', 'API key', 'ANTHROPIC_API_KEY'],
    ['sk-ant-admin', 'admin key', 'ANTHROPIC_ADMIN_KEY'],
    ['sk-ant-oat', 'OAuth token', 'CLAUDE_CODE_OAUTH_TOKEN'],
    ['sk-ant-ort', 'OAuth refresh token', 'CLAUDE_CODE_REFRESH_TOKEN'],
  ]),
  ...service('Hugging Face', [
    ['hf_', 'access token', 'HF_TOKEN', /^[A-Za-z0-9]{30,}$/],
    ['api_org_', 'organization token', 'HF_TOKEN', /^[A-Za-z0-9]{30,}$/],
  ]),
  ...service('OpenRouter', [['sk-or-v1-', 'API key', 'OPENROUTER_API_KEY', hex64]]),
  ...service('Groq', [['gsk_', 'API key', 'GROQ_API_KEY', /^[A-Za-z0-9]{40,}$/]]),
  ...service('xAI', [['xai-', 'API key', 'XAI_API_KEY', /^[A-Za-z0-9]{40,}$/]]),
  ...service('Perplexity', [['pplx-', 'API key', 'PERPLEXITY_API_KEY', /^[A-Za-z0-9]{48}$/]]),
  ...service('Replicate', [['r8_', 'API token', 'REPLICATE_API_TOKEN', /^[A-Za-z0-9]{37}$/]]),
];

/** Messages: chat, mail, telephone. */
const messages: readonly KnownForm[] = [
  ...service('Slack', [
    ['xoxb-', 'bot token', 'SLACK_BOT_TOKEN'],
    ['xoxp-', 'user token', 'SLACK_USER_TOKEN'],
    ['xapp-', 'app token', 'SLACK_APP_TOKEN'],
    ['xoxe-', 'refresh token', 'SLACK_REFRESH_TOKEN'],
    ['xoxe.xoxb-', 'rotating bot token', 'SLACK_BOT_TOKEN'],
    ['xoxe.xoxp-', 'rotating user token', 'SLACK_USER_TOKEN'],
    ['xoxa-', 'workspace token', 'SLACK_TOKEN'],
    ['xoxr-', 'workspace refresh token', 'SLACK_REFRESH_TOKEN'],
    ['xoxs-', 'session token', 'SLACK_TOKEN'],
  ]),
  ...service(
    'Slack',
    [
      ['https://hooks.slack.com/services/', 'webhook', 'SLACK_WEBHOOK_URL', /^T\w+\/B\w+\/\w{20,}$/],
      ['https://hooks.slack.com/workflows/', 'workflow webhook', 'SLACK_WEBHOOK_URL', /^\S{20,}$/],
      ['https://hooks.slack.com/triggers/', 'workflow trigger', 'SLACK_WEBHOOK_URL', /^\S{20,}$/],
    ],
    { secret: behindSlash },
  ),
  ...service(
    'Discord',
    [
      ['https://discord.com/api/webhooks/', 'webhook', 'DISCORD_WEBHOOK_URL', /^[0-9]{17,20}\/[\w-]{60,80}$/],
      ['https://discordapp.com/api/webhooks/', 'webhook', 'DISCORD_WEBHOOK_URL', /^[0-9]{17,20}\/[\w-]{60,80}$/],
    ],
    { secret: behindSlash },
  ),
  // The bot's id in base64, of whose digits the first is 1 to 9; a time; an HMAC.
  ...service('Discord', [['', 'bot token', 'DISCORD_TOKEN', /^[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,38}$/]]),
  ...service('Telegram', [['', 'bot token', 'TELEGRAM_BOT_TOKEN', /^[0-9]{6,12}:AA[A-Za-z0-9_-]{33}$/]]),
  ...service('SendGrid', [['SG.', 'API key', 'SENDGRID_API_KEY', /^[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}$/]]),
  ...service('Twilio', [
    ['SK', 'API key id', 'TWILIO_API_KEY', hex32],
    ['AC', 'account id', 'TWILIO_ACCOUNT_SID', hex32],
  ]),
  ...service('Twilio', [['', 'auth token', 'TWILIO_AUTH_TOKEN', hex32]], { named: /TWILIO/i }),
  ...service('Mailgun', [
    ['key-', 'API key', 'MAILGUN_API_KEY', hex32],
    ['', 'API key', 'MAILGUN_API_KEY', /^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$/],
  ]),
  ...service('Mailchimp', [['', 'API key', 'MAILCHIMP_API_KEY', /^[0-9a-f]{32}-us[0-9]{1,2}$/]]),
  ...service('Brevo', [['xkeysib-', 'API key', 'BREVO_API_KEY', /^[0-9a-f]{64}-[A-Za-z0-9]{16}$/]]),
  ...service('Resend', [['re_', 'API key', 'RESEND_API_KEY', /^[A-Za-z0-9]{6,}_[A-Za-z0-9]{20,}$/]]),
];

/** Payments and shops, and what businesses work with. */
const commerce: readonly KnownForm[] = [
  ...service('Stripe', [
    ['sk_live_', 'live secret key', 'STRIPE_SECRET_KEY'],
    ['sk_test_', 'test secret key', 'STRIPE_SECRET_KEY'],
    ['sk_org_', 'organization key', 'STRIPE_ORGANIZATION_KEY'],
    ['rk_live_', 'live restricted key', 'STRIPE_RESTRICTED_KEY'],
    ['rk_test_', 'test restricted key', 'STRIPE_RESTRICTED_KEY'],
    ['pk_live_', 'live publishable key', 'STRIPE_PUBLISHABLE_KEY'],
    ['pk_test_', 'test publishable key', 'STRIPE_PUBLISHABLE_KEY'],
    ['whsec_', 'webhook signing secret', 'STRIPE_WEBHOOK_SECRET', /^[A-Za-z0-9]{10,}$/, 'hmac'],
  ]),
  // Standard Webhooks share Stripe's prefix; base64 tells them apart.
  {
    prefix: 'whsec_',
    rest: /^[A-Za-z0-9+/]{10,}={0,2}$/,
    service: null,
    form: 'Webhook signing secret',
    type: 'hmac',
    name: 'WEBHOOK_SECRET',
  },
  ...service('Square', [
    ['EAAA', 'access token', 'SQUARE_ACCESS_TOKEN', /^[A-Za-z0-9_-]{60}$/],
    ['sq0atp-', 'access token', 'SQUARE_ACCESS_TOKEN'],
    ['sq0csp-', 'OAuth secret', 'SQUARE_CLIENT_SECRET'],
    ['sq0idp-', 'application id', 'SQUARE_APPLICATION_ID'],
  ]),
  ...service('Shopify', [
    ['shpat_', 'admin token', 'SHOPIFY_ACCESS_TOKEN', hex32],
    ['shpca_', 'custom app token', 'SHOPIFY_ACCESS_TOKEN', hex32],
    ['shppa_', 'private app token', 'SHOPIFY_ACCESS_TOKEN', hex32],
    ['shpss_', 'shared secret', 'SHOPIFY_SHARED_SECRET', hex32, 'hmac'],
  ]),
  ...service('Airtable', [['pat', 'access token', 'AIRTABLE_TOKEN', /^[A-Za-z0-9]{14}\.[0-9a-f]{64}$/]]),
  ...service('Figma', [['figd_', 'access token', 'FIGMA_TOKEN']]),
  ...service('Dropbox', [['sl.', 'access token', 'DROPBOX_ACCESS_TOKEN', /^[A-Za-z0-9_.-]{100,}$/]]),
];

/** Services for people and machines to talk with, and to pay through. */
export const business: readonly KnownForm[] = [...models, ...messages, ...commerce];
