import { dotted, hex32, hex64, type KnownForm, service } from './form.ts';
import { signedToken } from './keys.ts';

/**
 * Supabase's older keys are tokens of one header whose claims begin `{"iss":"supabase","ref":"<20 letters>","role":"`, so
 * that the role stands at a fixed place in base64.
 */
const supabaseToken = (role: string) => {
  return new RegExp(
    `^hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\\.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6I[\\w-]{27}${role}[\\w-]+\\.[\\w-]+$`,
  );
};

/** The end of a shared access signature, `se` in ISO 8601. */
function signatureExpiry(url: string): number | null {
  const end = /[?&]se=([0-9-]{10}(?:T(?:[0-9]|:|%3A)+Z)?)/i.exec(url)?.[1] ?? '';
  const time = Date.parse(end.replaceAll(/%3A/gi, ':'));
  return Number.isNaN(time) ? null : Math.floor(time / 1_000);
}

const azureKey = { secret: /(?:AccountKey|SharedAccessKey|Secret|Password)=([^;]+)/i };
const azureHost = /^[a-z0-9]+\.(?:blob|queue|table|file|dfs)\.core\.windows\.net\/\S*[?&]sig=/;

/** Clouds, databases and hosting. */
export const cloud: readonly KnownForm[] = [
  ...service('AWS', [
    ['AKIA', 'access key id', 'AWS_ACCESS_KEY_ID', /^[A-Z0-9]{16}$/],
    ['ASIA', 'temporary access key id', 'AWS_ACCESS_KEY_ID', /^[A-Z0-9]{16}$/],
    ['ABSK', 'Bedrock API key', 'AWS_BEARER_TOKEN_BEDROCK', /^[A-Za-z0-9+/]{109,269}={0,2}$/],
    ['bedrock-api-key-', 'Bedrock API key', 'AWS_BEARER_TOKEN_BEDROCK', /^[A-Za-z0-9+/=]{20,}$/],
  ]),
  ...service('AWS', [['', 'secret access key', 'AWS_SECRET_ACCESS_KEY', /^[A-Za-z0-9+/]{40}$/]], {
    named: /(?:AWS|AMAZON|S3).*SECRET|SECRET_?ACCESS_?KEY/i,
  }),
  ...service('AWS', [['', 'session token', 'AWS_SESSION_TOKEN', /^[A-Za-z0-9+/=]{100,}$/]], { named: /AWS.*TOKEN/i }),
  ...service('Google', [
    ['AIza', 'API key', 'GOOGLE_API_KEY', /^[A-Za-z0-9_-]{35}$/],
    ['AQ.', 'API key', 'GEMINI_API_KEY', /^[A-Za-z0-9_-]{30,}$/],
    ['GOCSPX-', 'OAuth client secret', 'GOOGLE_CLIENT_SECRET'],
    ['ya29.', 'OAuth access token', 'GOOGLE_ACCESS_TOKEN', dotted],
    ['1//0', 'OAuth refresh token', 'GOOGLE_REFRESH_TOKEN'],
  ]),
  ...service(
    'Google',
    [
      ['{', 'service account key', 'GOOGLE_SERVICE_ACCOUNT_KEY', /^.{0,200}?"type"\s*:\s*"service_account"/s],
      [
        '{',
        'OAuth client',
        'GOOGLE_OAUTH_CLIENT',
        /^\s*"(?:web|installed)"\s*:\s*\{.{0,200}?\.apps\.googleusercontent\.com"/s,
      ],
    ],
    { secret: /(?:-----BEGIN PRIVATE KEY-----|"client_secret"\s*:\s*")(.*?)(?:-----END|"|$)/s },
  ),
  ...service(
    'Azure',
    [
      ['DefaultEndpointsProtocol=', 'storage connection', 'AZURE_STORAGE_CONNECTION_STRING', /AccountKey=/i],
      ['BlobEndpoint=', 'storage connection', 'AZURE_STORAGE_CONNECTION_STRING', /SharedAccessSignature=/],
      ['AccountEndpoint=', 'Cosmos DB connection', 'COSMOS_CONNECTION_STRING', /AccountKey=/i, 'database'],
      ['Endpoint=sb://', 'Service Bus connection', 'SERVICE_BUS_CONNECTION_STRING', /SharedAccessKey=/i],
      ['Endpoint=https://', 'connection', 'AZURE_CONNECTION_STRING', /(?:Secret|AccessKey)=/i],
      [
        'HostName=',
        'IoT Hub connection',
        'IOTHUB_CONNECTION_STRING',
        /^[^;]{1,255}\.azure-devices\.net;.*SharedAccessKey=/i,
      ],
      ['Server=tcp:', 'SQL connection', 'AZURE_SQL_CONNECTION_STRING', /Password=/i, 'database'],
    ],
    azureKey,
  ),
  ...service('Azure', [['https://', 'shared access signature', 'AZURE_STORAGE_SAS_URL', azureHost]], {
    secret: /[?&]sig=([^&]*)/,
    expiresAt: signatureExpiry,
  }),
  ...service('Azure', [
    ['', 'client secret', 'AZURE_CLIENT_SECRET', /^[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}$/],
    // The marks that Azure puts into its keys, at fixed places, so that they are known.
    ['', 'storage account key', 'AZURE_STORAGE_KEY', /^[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{6}==$/],
    ['', 'DevOps access token', 'AZURE_DEVOPS_EXT_PAT', /^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$/],
    ['', 'container registry password', 'AZURE_REGISTRY_PASSWORD', /^[A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9]{6}$/],
    ['', 'key', 'AZURE_API_KEY', /^[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}$/],
  ]),
  ...service('Cloudflare', [
    ['cfut_', 'user API token', 'CLOUDFLARE_API_TOKEN'],
    ['cfat_', 'account API token', 'CLOUDFLARE_API_TOKEN'],
    ['cfk_', 'global API key', 'CLOUDFLARE_API_KEY'],
    ['v1.0-', 'origin CA key', 'CLOUDFLARE_ORIGIN_CA_KEY', /^[0-9a-f]{24}-[0-9a-f]{146}$/],
  ]),
  ...service(
    'Cloudflare',
    [
      ['', 'API token', 'CLOUDFLARE_API_TOKEN', /^[A-Za-z0-9_-]{40}$/],
      ['', 'global API key', 'CLOUDFLARE_API_KEY', /^[0-9a-f]{37}$/],
    ],
    { named: /CLOUDFLARE|(?:^|_)CF_/i },
  ),
  ...service('DigitalOcean', [
    ['dop_v1_', 'access token', 'DIGITALOCEAN_TOKEN', hex64],
    ['doo_v1_', 'OAuth token', 'DIGITALOCEAN_TOKEN', hex64],
    ['dor_v1_', 'refresh token', 'DIGITALOCEAN_REFRESH_TOKEN', hex64],
  ]),
  ...service('Heroku', [['HRKU-AA', 'API key', 'HEROKU_API_KEY']]),
  ...service('Supabase', [
    ['sb_secret_', 'secret key', 'SUPABASE_SECRET_KEY'],
    ['sb_publishable_', 'publishable key', 'SUPABASE_PUBLISHABLE_KEY'],
    ['sbp_', 'access token', 'SUPABASE_ACCESS_TOKEN'],
  ]),
  ...service(
    'Supabase',
    [
      ['eyJ', 'service role key', 'SUPABASE_SERVICE_ROLE_KEY', supabaseToken('Iiwicm9sZSI6InNlcnZpY2Vfcm9sZS')],
      ['eyJ', 'anon key', 'SUPABASE_ANON_KEY', supabaseToken('Iiwicm9sZSI6ImFub24i')],
    ],
    signedToken,
  ),
  ...service('PlanetScale', [
    ['pscale_tkn_', 'service token', 'PLANETSCALE_SERVICE_TOKEN', dotted],
    ['pscale_pw_', 'password', 'PLANETSCALE_PASSWORD', dotted, 'password'],
  ]),
  ...service('Databricks', [
    ['dapi', 'access token', 'DATABRICKS_TOKEN', /^[0-9a-f]{32}(?:-[0-9])?$/],
    ['dose', 'OAuth secret', 'DATABRICKS_CLIENT_SECRET', hex32],
  ]),
];
