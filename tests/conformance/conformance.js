'use strict';
// Drives the practice service with the vendor's own client, from the first list to the last error.
// Usage: node conformance.js PROGRAM API-DATA-FOLDER

const fs = require('fs');
const http = require('http');
const net = require('net');
const os = require('os');
const path = require('path');
const { isDeepStrictEqual } = require('util');
const { connect, call, listAll } = require('./client');
const { start } = require('./service');

const [program, data] = process.argv.slice(2);
let passed = 0;
const missed = [];

function check(what, good, detail = '') {
  if (good) passed += 1;
  else missed.push(detail === '' ? what : `${what}: ${detail}`);
}

function same(what, found, expected) {
  check(what, isDeepStrictEqual(found, expected),
    `${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
}

/** The error that the vendor's client makes of a refused call. */
async function errorOf(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return { code: 'none: it was answered' };
}

async function refused(what, promise, code, status) {
  const error = await errorOf(promise);
  same(`${what}, code`, error.code, code);
  if (status !== undefined) same(`${what}, status`, error.statusCode, status);
  return error;
}

const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

async function regions(client) {
  const plain = await call(client, 'ListRegions');
  check('ListRegions has its regions', plain.RegionModels.length >= 15);
  check('their key has a small r', plain.RegionModels.every((r) => typeof r.regionId === 'string'));
  check('ListRegions has a request id', /^[0-9A-F-]{36}$/.test(plain.RequestId));
  check('ListRegions has neither Code nor Success', !('Code' in plain) && !('Success' in plain));
  const asked = await call(client, 'ListRegions', { ProductType: 'CloudApp' });
  same('ListRegions with its parameter', asked.RegionModels, plain.RegionModels);
  const got = await call(client, 'ListRegions', { ProductType: 'CloudApp' }, { method: 'GET' });
  same('ListRegions by GET', got.RegionModels, plain.RegionModels);
  return plain.RegionModels.map((r) => r.regionId);
}

const key = (row) => `${row.ImageId} ${row.VersionId}`;

async function paging(client) {
  const first = await call(client, 'ListImage');
  same('10 rows when no size is asked', first.Data.length, 10);
  same('the defaults are echoed', [first.PageNumber, first.PageSize], [1, 10]);
  same('success has all its marks', [first.Code, first.Success, first.Message],
    ['200', true, 'success']);
  const rows = await listAll(client);
  same('as many rows as counted', rows.length, first.Count);
  same('every row once', new Set(rows.map(key)).size, rows.length);
  for (const size of [1, 7, 41, 100]) {
    same(`pages of ${size}`, (await listAll(client, {}, size)).map(key), rows.map(key));
  }
  const beyond = await call(client, 'ListImage', { PageNumber: 1000, PageSize: 100 });
  same('a page beyond the end', [beyond.Data, beyond.Count], [[], rows.length]);
  const got = await call(client, 'ListImage', {}, { method: 'GET' });
  same('ListImage by GET', got.Data.map(key), first.Data.map(key));
  const ask = (parameters) => call(client, 'ListImage', parameters);
  await refused('page 0', ask({ PageNumber: 0 }), 'InvalidParameter.PageNumber', 400);
  await refused('size 0', ask({ PageSize: 0 }), 'InvalidParameter.PageSize', 400);
  await refused('size 101', ask({ PageSize: 101 }), 'InvalidParameter.PageSize', 400);
  await refused('size in words', ask({ PageSize: 'ten' }), 'InvalidParameter.PageSize', 400);
  return rows;
}

/** Every field that the documentation's own example has must be somewhere in the list. */
function fields(rows) {
  const example = JSON.parse(
    fs.readFileSync(path.join(data, 'responses', 'listimage-page1-of-2.json'), 'utf8'));
  const known = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const name of new Set(example.Data.flatMap((row) => Object.keys(row)))) {
    check(`a row has ${name}`, known.has(name));
  }
}

async function filters(client, rows) {
  const has = (list, value) => (list || []).includes(value);
  const cases = {
    'ImageId': [{ ImageId: rows[3].ImageId }, (r) => r.ImageId === rows[3].ImageId],
    'ImageName': [{ ImageName: 'OFFICE' }, (r) => /office/i.test(r.ImageName)],
    'ImageName, Chinese': [{ ImageName: '工作站' }, (r) => r.ImageName.includes('工作站')],
    'ImageName, Japanese': [{ ImageName: '開発環境 2026' }, (r) => r.ImageName.includes('開発環境')],
    'ImageName, reserved characters': [{ ImageName: "a b+c*d~e/f&g=h%20i!'()" }, () => false],
    'Status': [{ Status: 'CREATING' }, (r) => r.Status === 'CREATING'],
    'ImageType': [{ ImageType: 'Community' }, (r) => r.ImageType === 'Community'],
    'PackageType': [{ PackageType: 'Ecs' }, (r) => r.PackageType === 'ECS'],
    'OsType': [{ OsType: 'Windows' }, (r) => r.OsType === 'Windows'],
    'OsType Android': [{ OsType: 'Android' }, () => false],
    'BizType': [{ BizType: 1 }, (r) => r.BizType === 1],
    'BizTypeList': [{ BizTypeList: [2, 3] }, (r) => r.BizType === 2 || r.BizType === 3],
    'ProductType': [{ ProductType: 'CloudApp' }, (r) => r.ProductType === 'CloudApp'],
    'ProductTypeList': [{ ProductTypeList: ['CloudApp', 'WuyingServer'] },
      (r) => r.ProductType !== 'CloudDesktop'],
    'ProtocolType': [{ ProtocolType: 'ASP' }, (r) => r.ProtocolType === 'ASP'],
    'FeatureList': [{ FeatureList: ['GPU'] }, (r) => has(r.FeatureList, 'GPU')],
    'LanguageType': [{ LanguageType: 'zh-CN' }, (r) => r.Language === 'zh-CN'],
    'FotaVersion': [{ FotaVersion: rows[1].FotaVersion }, (r) => r.FotaVersion === rows[1].FotaVersion],
    'ResourceInstanceType': [{ ResourceInstanceType: 'eds.enterprise_office.2c4g' },
      (r) => has(JSON.parse(r.ResourceInstanceCategory), 'eds.enterprise_office.2c4g')],
    'PlatformName': [{ PlatformName: 'Windows 11' }, (r) => r.PlatformName === 'Windows 11'],
    'PlatformNameList': [{ PlatformNameList: ['Debian', 'Ubuntu'] },
      (r) => ['Debian', 'Ubuntu'].includes(r.PlatformName)],
    'BizRegionIdList': [{ BizRegionIdList: ['me-east-1', 'us-east-1'] },
      (r) => r.ImageRegionDistributeList.some((c) => ['me-east-1', 'us-east-1'].includes(c.RegionId)
        && c.Status === 'AVAILABLE')],
    'Distro': [{ Distro: 'Debian' }, (r) => r.Distro === 'Debian'],
    'Distro with reserved characters': [{ Distro: "東京 *~+&='()" }, () => false],
    'TagList': [{ TagList: [{ Key: 'team', Value: 'cad' }] },
      (r) => r.TagList.some((t) => t.Key === 'team' && t.Value === 'cad')],
    'twelve tags': [{ TagList: Array.from({ length: 12 }, (_, i) => ({ Key: `k${i}`, Value: 'v' })) },
      () => false],
    'four at once': [{ OsType: 'Windows', ImageType: 'User', Distro: 'Windows 11', PageSize: 50 },
      (r) => r.OsType === 'Windows' && r.ImageType === 'User' && r.Distro === 'Windows 11'],
  };
  for (const [name, [parameters, holds]] of Object.entries(cases)) {
    const found = await call(client, 'ListImage', { PageSize: 100, ...parameters });
    const expected = rows.filter(holds).map(key);
    same(`filter ${name}`, found.Data.map(key), expected);
    same(`filter ${name}, count`, found.Count, expected.length);
  }
  await refused('BizType in words', call(client, 'ListImage', { BizType: 'one' }), 'InvalidBizType', 400);
}

const TASK = 'StartTaskForDistributeImage';

/** Sends 3 images to 3 regions and follows them; one copy fails and works the second time. */
async function mainJob(client, idOf) {
  const names = ['rhel9-cad', 'win11-office', 'win2022-base'];
  const to = ['eu-central-1', 'ap-northeast-1', 'ap-southeast-1'];
  const taskIds = new Set();
  for (const name of names) {
    const answer = await call(client, TASK, {
      ImageId: idOf[name], DestinationRegionList: to, SourceRegion: 'cn-shanghai',
    });
    check(`${name} is taken`, answer.Success === true && /^tid-/.test(answer.Data));
    taskIds.add(answer.Data);
  }
  same('each has its own task id', taskIds.size, 3);

  const look = async (name) => {
    const row = (await call(client, 'ListImage', { ImageId: idOf[name], PageSize: 100 })).Data[0];
    return row.ImageRegionDistributeList.filter((c) => c.VersionId === row.VersionId);
  };
  const follow = async (name, wanted) => {
    const last = {};
    const words = {};
    let backwards = 0;
    for (let looks = 0; looks < 1000; looks += 1) {
      const copies = (await look(name)).filter((c) => wanted.includes(c.RegionId));
      for (const copy of copies) {
        const percent = parseInt(copy.Progress, 10);
        if (percent < (last[copy.RegionId] || 0)) backwards += 1;
        last[copy.RegionId] = percent;
        (words[copy.RegionId] ||= new Set()).add(copy.Status);
      }
      if (copies.filter((c) => ['AVAILABLE', 'CREATE_FAILED'].includes(c.Status)).length === wanted.length) {
        same(`${name}: progress never goes back`, backwards, 0);
        return { copies: Object.fromEntries(copies.map((c) => [c.RegionId, `${c.Status} ${c.Progress}`])), words };
      }
      await pause(40);
    }
    throw new Error(`the copies of ${name} never ended`);
  };
  for (const name of names) {
    const { copies } = await follow(name, to);
    for (const region of to) {
      const fails = name === 'rhel9-cad' && region === 'eu-central-1';
      same(`${name} in ${region}`, copies[region], fails ? 'CREATE_FAILED 63%' : 'AVAILABLE 100%');
    }
  }
  await call(client, TASK, { ImageId: idOf['rhel9-cad'], DestinationRegionList: ['eu-central-1'] });
  await pause(200);
  same('the second try', (await follow('rhel9-cad', ['eu-central-1'])).copies,
    { 'eu-central-1': 'AVAILABLE 100%' });

  await call(client, TASK, { ImageId: idOf['reports-odd-word'], DestinationRegionList: ['us-east-1'] });
  const { words } = await follow('reports-odd-word', ['us-east-1']);
  check('the odd word is seen', words['us-east-1'].has('REPAIRING'), [...words['us-east-1']].join());
}

async function businessCodes(client, idOf) {
  const documented = errorsAll().filter((e) => e.source === 'business').map((e) => e.body.Code);
  same('19 business codes are documented', documented.length, 19);
  const images = {
    'Instance.NotFound': 'instance-gone',
    'DesktopInstance.NotFound': 'cloud-computer-gone',
    'Instance.ImageUnsupported': 'old-regional-image',
    'Instance.PhysicalNodeNotExist': 'host-machine-gone',
    'ImageCreateByInstance.TaskExist': 'still-being-made',
    'ExceedBuilderQuota': 'too-many-image-jobs',
    'InvalidBaseImage.NotConfigured': 'base-image-not-set',
    'CreateDesktopImageRecord.Failed': 'record-not-created',
    'Image.NotExist': 'deleted-meanwhile',
    'ImageRegionDistribute.NotAllow': 'community-blender',
    'ImageUpdateFailed.NotAllow': 'locked-for-change',
    'ImageUpdateSharedImageFailed.NotAllow': 'shared-by-partner',
    'ParentImageRegionDistribute.NotExist': 'layered-needs-parent',
    'InternalError': 'internal-error',
    'ImageDistribute.ImageNotSupport': 'encrypted-finance',
    'ImageDistribute.Undistributed': 'in-no-region',
    'ImageRegion.NotConfigured': 'no-region-settings',
  };
  const seen = new Set();
  const send = (ImageId, to, more = {}) => call(client, TASK, {
    ImageId, DestinationRegionList: to, ...more,
  });
  const expect = async (what, promise, code) => {
    const error = await refused(what, promise, code, 400);
    const message = errorsAll().find((e) => e.source === 'business' && e.body.Code === code).body.Message;
    check(`${what}, message`, `${error.message}`.includes(message), error.message);
    seen.add(error.code);
  };
  for (const [code, image] of Object.entries(images)) {
    check(`${image} is listed`, idOf[image] !== undefined);
    await expect(`${image}`, send(idOf[image], ['ap-northeast-1']), code);
  }
  const office = idOf['win11-office'];
  await expect('no destination', send(office, []), 'ImageDistribute.TargetDistributeRegionListEmpty');
  await expect('a destination that has it', send(office, ['us-west-1', 'cn-shanghai']),
    'ImageDistribute.RepeatedDistribution');
  await expect('a source without it', send(office, ['us-west-1'], { SourceRegion: 'me-east-1' }),
    'ImageDistribute.Undistributed');
  await expect('an unknown image', send('imgc-unknown', ['us-west-1']), 'Image.NotExist');
  await expect('an unknown version', send(office, ['us-west-1'], { VersionId: 'iv-unknown' }),
    'Image.NotExist');
  same('all 19 were seen', [...seen].sort(), [...documented].sort());

  await refused('an unknown region', send(office, ['mars-1']), 'InvalidRegion.NotFound', 404);
  await refused('101 destinations', send(office, Array.from({ length: 101 }, (_, i) => `xx-${i}`)),
    'InvalidParameter.DestinationRegionList', 400);
  await refused('no image', call(client, TASK, { DestinationRegionList: ['us-west-1'] }), 'MissingImageId', 400);
  await refused('an unknown product', send(office, ['us-west-1'], { ProductType: 'Phone' }),
    'InvalidParameter.ProductType', 400);
}

let errorsRead;
function errorsAll() {
  errorsRead ||= JSON.parse(fs.readFileSync(path.join(data, 'responses', 'errors-all.json'), 'utf8'));
  return errorsRead;
}

/** Every documented error can be had on purpose, on a read and on a task. */
async function forcedErrors(client) {
  const codes = new Map();
  for (const entry of errorsAll()) {
    codes.set(entry.body.Code, [...(codes.get(entry.body.Code) || []), entry.http]);
  }
  for (const [code, statuses] of codes) {
    const asked = {
      list: () => call(client, 'ListImage', { ImageName: `error:${code}` }),
      task: () => call(client, TASK, { ImageId: `error:${code}`, DestinationRegionList: ['us-east-1'] }),
    };
    for (const [which, ask] of Object.entries(asked)) {
      const error = await refused(`forced ${code}, ${which}`, ask(), code);
      check(`forced ${code}, ${which}, status`, statuses.includes(error.statusCode), error.statusCode);
      check(`forced ${code}, ${which}, request id`, /^[0-9A-F-]{36}$/.test(error.data.RequestId));
    }
  }
  const throttled = await errorOf(call(client, 'ListImage', { ImageName: 'error:Throttling.User' }));
  same('throttling names its wait', throttled.retryAfter, 1500);
  const denied = await errorOf(call(client, 'ListImage', { ImageName: 'error:NoPermission' }));
  same('a missing permission is named', denied.accessDeniedDetail.AuthAction, 'appstreaming:ListImage');
}

async function keysAndDates(address, client) {
  const { endpoint, accessKeyId, accessKeySecret } = address;
  const ask = (keys, options) => call(connect(endpoint, keys), 'ListImage', {}, options);
  const mine = { accessKeyId, accessKeySecret };
  await refused('a wrong secret', ask({ ...mine, accessKeySecret: 'wrong' }), 'SignatureDoesNotMatch', 400);
  await refused('a secret with a space', ask({ ...mine, accessKeySecret: `${accessKeySecret} ` }),
    'SignatureDoesNotMatch', 400);
  await refused('an unknown key', ask({ ...mine, accessKeyId: 'LTAI5tUnknown' }),
    'InvalidAccessKeyId.NotFound', 404);

  const temporary = { accessKeyId: `STS.${accessKeyId}`, accessKeySecret, securityToken: 'practice-token+/=' };
  same('a temporary key', (await ask(temporary)).Code, '200');
  await refused('a temporary key without a token', ask({ ...temporary, securityToken: undefined }),
    'MissingSecurityToken', 400);
  await refused('a token whose time is over', ask({ ...temporary, securityToken: 'expired' }),
    'InvalidSecurityToken.Expired', 400);
  await refused('a cut token', ask({ ...temporary, securityToken: 'practice-tok' }),
    'InvalidSecurityToken.Malformed', 400);
  await refused('a token of another key', ask({ ...temporary, securityToken: 'other' }),
    'InvalidSecurityToken.MismatchWithAccessKey', 400);
  await refused('a lasting key with a token', ask({ ...temporary, accessKeyId }),
    'InvalidSecurityToken.MismatchWithAccessKey', 400);

  const dated = (date) => call(client, 'ListImage', {}, { headers: { 'x-acs-date': date } });
  const minutes = (n) => new Date(Date.now() + n * 60000).toISOString().replace(/\.\d+Z/, 'Z');
  for (const n of [-14, 14]) same(`${n} minutes off`, (await dated(minutes(n))).Code, '200');
  for (const n of [-16, 16]) {
    await refused(`${n} minutes off`, dated(minutes(n)), 'InvalidTimeStamp.Expired', 400);
  }
  await refused('a date of another form', dated('2026-07-01 08:00:00'), 'InvalidTimeStamp.Format', 400);

  const headers = { 'x-acs-signature-nonce': `once-${Date.now()}` };
  const once = () => call(client, 'ListImage', {}, { headers });
  same('a nonce, the first time', (await once()).Code, '200');
  await refused('a nonce, the second time', once(), 'SignatureNonceUsed', 400);
}

async function wrongRequests(client) {
  const ask = (action, parameters, options) => call(client, action, parameters, options);
  await refused('an unknown action', ask('DeleteImage', { ImageId: 'x' }), 'InvalidApi.NotFound', 404);
  await refused('another version', ask('ListImage', {}, { version: '2021-09-02' }), 'NoSuchVersion', 400);
  await refused('an unknown parameter', ask('ListImage', { Sort: 'Name' }), 'UnsupportedParameter', 400);
  await refused('a body parameter in the query', ask('ListImage', { Status: 'INIT' }, { inQuery: ['Status'] }),
    'UnsupportedParameter', 400);
  await refused('a query parameter in the body', ask('ListImage', { Distro: 'Debian' }, { inQuery: [] }),
    'UnsupportedParameter', 400);
  await refused('a task by GET', ask(TASK, {}, { method: 'GET' }), 'UnsupportedHTTPMethod', 400);
  await refused('PUT', ask('ListImage', {}, { method: 'PUT' }), 'UnsupportedHTTPMethod', 400);
}

/** What the vendor's client never does. */
async function bareHttp(address, client) {
  const { hostname, port } = new URL(address.endpoint);
  const post = (headers, body) => new Promise((resolve, reject) => {
    const request = http.request({ host: hostname, port, method: 'POST', path: '/', headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => { text += chunk; });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
  const xml = await post({ accept: 'text/xml' }, '');
  same('no signature, as XML', [xml.status, xml.headers['content-type']], [400, 'text/xml;charset=utf-8']);
  check('the root is Error', /<Error><RequestId>.*<Code>IncompleteSignature<\/Code>/.test(xml.text), xml.text);
  const json = await post({ accept: 'application/json' }, '');
  same('no signature, as JSON', JSON.parse(json.text).Code, 'IncompleteSignature');
  check('there is a request id', json.headers['x-acs-request-id'] === JSON.parse(json.text).RequestId);
  check('there is a date', Math.abs(Date.parse(json.headers.date) - Date.now()) < 60000);

  // Clients that leave early.
  for (let i = 0; i < 100; i += 1) {
    await new Promise((resolve) => {
      const socket = net.connect(port, hostname, () => {
        socket.write(`POST / HTTP/1.1\r\ncontent-length: ${i * 10}\r\n${i % 2 ? '\r\n' : ''}abc`, () => {
          if (i % 3) socket.destroy();
          else socket.resetAndDestroy();
        });
      });
      socket.on('close', resolve);
      socket.on('error', () => {});
    });
  }
  same('after 100 clients that left early', (await call(client, 'ListImage')).Code, '200');
}

async function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'regioncast-conformance-'));
  const options = ['--speed', '60', '--data-dir', folder];
  let service = await start(program, options);
  try {
    same('the address has its three parts', Object.keys(service.address).sort(),
      ['accessKeyId', 'accessKeySecret', 'endpoint']);
    let client = connect(service.address.endpoint, service.address);
    check('the region without a listing is used', !(await regions(client)).includes('cn-zhangjiakou'));
    const rows = await paging(client);
    fields(rows);
    await filters(client, rows);
    const idOf = Object.fromEntries(rows.map((row) => [row.ImageName, row.ImageId]));
    await businessCodes(client, idOf);
    await mainJob(client, idOf);
    await forcedErrors(client);
    await keysAndDates(service.address, client);
    await wrongRequests(client);
    await bareHttp(service.address, client);
    same('nothing else was printed', service.output().trim().split('\n').length, 1);
    same('SIGTERM ends it well', await service.stop(), { code: 0, signal: null });

    // It goes on where it was, also after it was killed.
    for (const signal of ['SIGKILL', 'SIGINT']) {
      service = await start(program, options);
      client = connect(service.address.endpoint, service.address);
      const row = (await call(client, 'ListImage', { ImageId: idOf['rhel9-cad'] })).Data[0];
      check('what was copied is still there', row.ImageRegionList.includes('ap-northeast-1'));
      const to = signal === 'SIGKILL' ? 'us-east-1' : 'ap-southeast-7';
      const send = () => call(client, TASK, { ImageId: idOf['rhel9-cad'], DestinationRegionList: [to] });
      check(`a task before ${signal}`, (await send()).Success);
      const end = await service.stop(signal);
      if (signal === 'SIGINT') same('SIGINT ends it well', end, { code: 0, signal: null });
      service = await start(program, options);
      client = connect(service.address.endpoint, service.address);
      await refused(`the task after ${signal}`, send(), 'ImageDistribute.RepeatedDistribution', 400);
      await service.stop();
    }
  } finally {
    await service.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  for (const line of missed) console.error(`MISSED ${line}`);
  console.log(`${passed} checks passed${missed.length ? `, ${missed.length} missed` : ''}`);
  return missed.length ? 1 : 0;
}

main().then((code) => process.exit(code), (error) => {
  console.error(error);
  process.exit(1);
});
