'use strict';
// Starts and ends `regioncast practice`.

const { spawn } = require('child_process');

/** Resolves once the service has told its address. */
function start(program, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['practice', '--port', '0', '--json', ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((done) => {
      child.on('exit', (code, signal) => done({ code, signal }));
    });
    process.on('exit', () => child.kill('SIGKILL')); // whatever happens here, it does not stay
    let text = '';
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) {
        resolve({
          address: JSON.parse(text.slice(0, text.indexOf('\n'))),
          output: () => text,
          stop: (signal = 'SIGTERM') => {
            child.kill(signal);
            return ended;
          },
        });
      }
    });
  });
}

module.exports = { start };
