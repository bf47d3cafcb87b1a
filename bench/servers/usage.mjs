/**
 * Loaded into every server before anything else: tells over IPC what its process has used, and profiles it when asked to,
 * outside of the path that is measured.
 */
import { Session } from 'node:inspector/promises';
import { answerWith } from '../processes.mjs';

let session;

answerWith(({ profile }) => {
  if (profile === 'start') return startProfile();
  if (profile === 'stop') return stopProfile();
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage.rss() };
});

async function startProfile() {
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
}

async function stopProfile() {
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile;
}
