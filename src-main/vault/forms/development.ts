import { dotted, hex64, type KnownForm, service, token } from './form.ts';

/** Code, packages, operations and teamwork. */
export const development: readonly KnownForm[] = [
  ...service('GitHub', [
    ['ghp_', 'personal access token', 'GITHUB_TOKEN'],
    ['github_pat_', 'fine-grained access token', 'GITHUB_TOKEN'],
    ['gho_', 'OAuth token', 'GITHUB_TOKEN'],
    ['ghu_', 'app user token', 'GITHUB_TOKEN', dotted],
    // Since 2026 a JWT stands behind the prefix.
    ['ghs_', 'app installation token', 'GITHUB_TOKEN', dotted],
    ['ghr_', 'refresh token', 'GITHUB_REFRESH_TOKEN'],
  ]),
  ...service('GitLab', [
    ['glpat-', 'access token', 'GITLAB_TOKEN', dotted],
    ['gldt-', 'deploy token', 'GITLAB_DEPLOY_TOKEN', dotted],
    ['glrt-', 'runner token', 'GITLAB_RUNNER_TOKEN', dotted],
    ['GR1348941', 'runner registration token', 'GITLAB_REGISTRATION_TOKEN'],
    ['glcbt-', 'CI job token', 'GITLAB_JOB_TOKEN', dotted],
    ['glptt-', 'pipeline trigger token', 'GITLAB_TRIGGER_TOKEN', dotted],
    ['gloas-', 'OAuth application secret', 'GITLAB_CLIENT_SECRET', dotted],
    ['glagent-', 'agent token', 'GITLAB_AGENT_TOKEN', dotted],
    ['glsoat-', 'SCIM token', 'GITLAB_SCIM_TOKEN', dotted],
    ['glft-', 'feed token', 'GITLAB_FEED_TOKEN', dotted],
    ['glffct-', 'feature flags token', 'GITLAB_FEATURE_FLAGS_TOKEN', dotted],
    ['glimt-', 'incoming mail token', 'GITLAB_INCOMING_MAIL_TOKEN', dotted],
  ]),
  ...service('Atlassian', [['ATATT3', 'API token', 'ATLASSIAN_API_TOKEN', /^[A-Za-z0-9_=-]{10,}$/]]),
  ...service('npm', [['npm_', 'access token', 'NPM_TOKEN', /^[A-Za-z0-9]{36}$/]]),
  ...service('PyPI', [['pypi-', 'API token', 'PYPI_TOKEN', /^AgE[A-Za-z0-9_-]{50,}$/]]),
  ...service('RubyGems', [['rubygems_', 'API key', 'RUBYGEMS_API_KEY', /^[0-9a-f]{48}$/]]),
  ...service('Docker Hub', [
    ['dckr_pat_', 'personal access token', 'DOCKERHUB_TOKEN'],
    ['dckr_oat_', 'organization access token', 'DOCKERHUB_TOKEN'],
  ]),
  ...service('Vault', [
    ['hvs.', 'service token', 'VAULT_TOKEN', dotted],
    ['hvb.', 'batch token', 'VAULT_TOKEN', dotted],
    ['hvr.', 'recovery token', 'VAULT_TOKEN', dotted],
    ['s.', 'service token', 'VAULT_TOKEN', /^[A-Za-z0-9]{24}$/],
  ]),
  ...service('Doppler', [
    ['dp.pt.', 'personal token', 'DOPPLER_TOKEN'],
    ['dp.st.', 'service token', 'DOPPLER_TOKEN', dotted],
  ]),
  ...service('Pulumi', [['pul-', 'access token', 'PULUMI_ACCESS_TOKEN', /^[0-9a-f]{40}$/]]),
  ...service('Postman', [['PMAK-', 'API key', 'POSTMAN_API_KEY', /^[0-9A-Za-z]{24}-[0-9A-Za-z]{34}$/]]),
  ...service('Linear', [
    ['lin_api_', 'API key', 'LINEAR_API_KEY'],
    ['lin_oauth_', 'OAuth token', 'LINEAR_ACCESS_TOKEN'],
    ['lin_wh_', 'webhook signing secret', 'LINEAR_WEBHOOK_SECRET', token, 'hmac'],
  ]),
  ...service('Notion', [
    ['ntn_', 'integration token', 'NOTION_TOKEN'],
    ['secret_', 'integration token', 'NOTION_TOKEN', /^[A-Za-z0-9]{43}$/],
  ]),
  ...service('Sentry', [
    ['sntrys_', 'organization token', 'SENTRY_AUTH_TOKEN', /^[A-Za-z0-9+/=_-]{20,}$/],
    ['sntryu_', 'user token', 'SENTRY_AUTH_TOKEN', hex64],
  ]),
  ...service('Sentry', [['https://', 'DSN', 'SENTRY_DSN', /^[0-9a-f]{32}@\S*\bsentry\.io\/[0-9]+$/]], {
    secret: /^([0-9a-f]{32})/,
  }),
  ...service('Grafana', [
    ['glsa_', 'service account token', 'GRAFANA_TOKEN', /^[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}$/],
    ['glc_', 'Cloud token', 'GRAFANA_CLOUD_TOKEN', /^[A-Za-z0-9+/=]{32,}$/],
  ]),
  ...service('New Relic', [['NRAK-', 'user key', 'NEW_RELIC_API_KEY', /^[A-Z0-9]{27}$/]]),
  ...service('Tailscale', [['tskey-', 'key', 'TAILSCALE_KEY']]),
];
