/** The end of the page: what was tried and did not pay, so that nobody has to try it again. */
export const TRIED = `## Tried, without gain

Measured once each, beside other work, by processor time in turn with the action as it is; by hand, not by this program.

Start:

- Reading and compiling the bundle (0.6 MB at the start) takes 16 of about 150 ms of processor time. Without comments, or without comments and white space: 15 ms. All of it on one line with short names: 12 ms, and the step 0.92 to 0.94 of the plain one. It stays plain: a stack trace names file and line, and what is run can be read.
- Text as ASCII, so that V8 keeps it in one byte per character: no difference.
- V8's compile cache, kept in \`dist\`: no gain, and it is for one version of V8. One on the runner, once it is there: the step 0.91 of the plain one. Hosted runners are new machines, where each run would only write it.
- Parts that are loaded where a run needs them (OBS, releases, changes, comments, Octokit, glob, the reader of archives) save their share of the compiling alone, about 1 ms for 40 kB: releases, changes and comments together 0.95 to 1.04 of the step before, no more than the noise. Below that, as for credentials by OIDC (18 kB) and the summary, which nearly every run writes, it is not worth another file.
- Another bundler: no difference. One that leaves \`import 'node:http'\` in place of a \`require\`: 24 ms more, since Node.js then loads its WebSocket, and with it a second HTTP client. @actions/core without \`@actions/http-client\`, which it needs for ID tokens only: no difference.
- Options of V8, given on the command line (compiling everything at once, no optimizing, no JIT): 1.2 to 1.3 of the time, since Node's own code is no longer found compiled.
- What an unchanged step of 91 ms is made of (medians of 25, quiet machine): bare Node 26; the modules of Node.js for HTTPS, hashes and zlib with one request 20; parsing the bundle 12; evaluating it, inputs, packaging, the report and outputs, all of it run once, 33. The first three make 2.25 of bare Node.

Packing:

- Three threads on two cores: 1.27 of the time. Smaller batches: 1.10. Starting the worker before the walk: 1.04.
- Files of 8 MiB and more in pieces of 256 KiB: 1.07 of the time on L, since the thread that deflates must be woken for each. In pieces of 2 MiB: 0.99, with 19 MiB more memory.
- A fitted \`windowBits\`, storing without trying, \`readFileSync\` and promises: no gain, or more processor time. A compressor that is used again makes other bytes.
- Sizes from reading instead of from a call for each file: not done, since limits are checked before anything is read. The calls take 58 of about 790 ms of the main thread on M.
- libdeflate as WebAssembly: 0.55 of the time on M, 0.85 on L, with other bytes; its only package is some months old. See [the package format](package-format.md).`
