'use strict';
// Lists every image with the vendor's client and prints what that took, as one line of JSON. Where
// and with which key: REGIONCAST_ENDPOINT, ALIBABA_CLOUD_ACCESS_KEY_ID and …_SECRET.

const { connect, listAll } = require('./client');

async function main() {
  const began = process.hrtime.bigint();
  const client = connect(process.env.REGIONCAST_ENDPOINT, {
    accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
  });
  const rows = await listAll(client);
  console.log(JSON.stringify({
    rows: rows.length,
    milliseconds: Number(process.hrtime.bigint() - began) / 1e6,
    peakMebibytes: process.resourceUsage().maxRSS / 1024,
  }));
}

main().then(() => process.exit(0), (error) => {
  console.error(error);
  process.exit(1);
});
