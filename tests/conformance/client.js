'use strict';
// The vendor's client, called as its generated client for appstream-center 2021-09-01 calls it.

const core = require('@alicloud/openapi-core');
const { $OpenApiUtil, OpenApiUtil } = core;
const Client = core.default;

const VERSION = '2021-09-01';

/** Parameters that travel in the query; all others are in the body. ListRegions has no body. */
const IN_QUERY = {
  ListImage: ['Distro', 'TagList'],
  ListRegions: ['ProductType', 'BizSource'],
  StartTaskForDistributeImage: [],
};

/** The token is for temporary keys only. */
function connect(endpoint, { accessKeyId, accessKeySecret, securityToken }) {
  const url = new URL(endpoint);
  return new Client(new $OpenApiUtil.Config({
    endpoint: url.host,
    protocol: url.protocol.slice(0, -1),
    accessKeyId,
    accessKeySecret,
    securityToken,
  }));
}

/**
 * One call; answers the decoded body, throws the vendor's errors. `options`: method, version,
 * headers, inQuery (names that travel in the query although they should not).
 */
async function call(client, action, parameters = {}, options = {}) {
  const inQuery = options.inQuery || IN_QUERY[action] || [];
  const query = {};
  const body = {};
  for (const [name, value] of Object.entries(parameters)) {
    (inQuery.includes(name) ? query : body)[name] = value;
  }
  const request = { query: OpenApiUtil.query(query), headers: options.headers };
  const hasBody = action !== 'ListRegions' || Object.keys(body).length > 0;
  if (hasBody && options.method !== 'GET') request.body = OpenApiUtil.parseToMap(body);
  const answer = await client.callApi(
    new $OpenApiUtil.Params({
      action,
      version: options.version || VERSION,
      protocol: 'HTTPS',
      pathname: '/',
      method: options.method || 'POST',
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    }),
    new $OpenApiUtil.OpenApiRequest(request),
    {},
  );
  return answer.body;
}

/** Every row of every page. */
async function listAll(client, filters = {}, pageSize = 100) {
  const rows = [];
  for (let page = 1; ; page += 1) {
    const answer = await call(client, 'ListImage', { ...filters, PageNumber: page, PageSize: pageSize });
    const data = answer.Data || [];
    rows.push(...data);
    if (data.length < pageSize || page * pageSize >= answer.Count) return rows;
  }
}

module.exports = { connect, call, listAll };
