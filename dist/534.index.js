export const id = 534;
export const ids = [534];
export const modules = {

/***/ 5534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ChangeFinder: () => (/* binding */ ChangeFinder)
});

// EXTERNAL MODULE: ./build/src/cloud/errors.js
var errors = __webpack_require__(6532);
// EXTERNAL MODULE: ./build/src/cloud/remedies.js + 2 modules
var remedies = __webpack_require__(4532);
// EXTERNAL MODULE: ./build/src/changes/compare.js
var compare = __webpack_require__(6964);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/src/address.js
var src_address = __webpack_require__(8933);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/cloud/answer.js
var answer = __webpack_require__(7373);
// EXTERNAL MODULE: ./build/src/cloud/functiongraph.js
var functiongraph = __webpack_require__(3355);
// EXTERNAL MODULE: ./build/src/cloud/retry.js
var retry = __webpack_require__(5397);
// EXTERNAL MODULE: ./build/src/cloud/transport.js + 1 modules
var cloud_transport = __webpack_require__(8218);
// EXTERNAL MODULE: ./build/src/cloud/wire.js
var wire = __webpack_require__(8398);
;// CONCATENATED MODULE: ./build/src/cloud/export.js











/** Maximum size of exported code in bytes: 50 MB according to the user guide. */
const MOST_EXPORTED = 50 * 1024 * 1024;
/** The code could not be downloaded, or is not that of the function. */
class ExportError extends src_errors/* StepError */.zg {
}
/**
 * Downloads the deployed code of a function: ExportFunction, then the code that its response refers to.
 * Three formats are accepted: a URL in `code_url` (seen by live tests of an SDK), base64 (an older page
 * of the API reference), and a redirect. A URL is masked, and fetched over HTTPS without credentials.
 * Whether the service exports the very bytes that were deployed is unknown, so the SHA-512 is checked.
 *
 * @returns the path of the file
 * @throws ExportError for other bytes or an unknown format; CloudError for a failed call; the signal's
 *   reason when it is aborted
 */
async function exportCode(request, connection) {
    const { target, folder, digest } = request;
    const code = (0,external_node_path_.join)(folder, 'code');
    const reply = await exported(request, connection);
    const found = reply.address === undefined
        ? await decodeBase64(reply.path, code)
        : await fetchCode(reply.address, code, target, connection);
    if (found === digest)
        return code;
    throw new ExportError(`the exported code has SHA-512 ${found}, but the function reports ${digest}`);
}
/** Base64 takes four bytes for three; the rest is for quotes and whitespace around it. */
const MOST_REPLIED = Math.ceil(MOST_EXPORTED / 3) * 4 + 1024;
/** A longer response is base64, not JSON with a URL. */
const LONGEST_JSON = 64 * 1024;
async function exported(request, connection) {
    const path = (0,external_node_path_.join)(request.folder, 'reply');
    const { target, urn = target.urn } = request;
    const call = { operation: 'ExportFunction', target, urn, query: { type: 'code' } };
    const reply = await (0,retry/* repeated */.ZD)({
        operation: call.operation,
        async attempt() {
            const file = new DownloadedFile(path, MOST_REPLIED);
            try {
                return await (0,functiongraph/* attempt */.CD)({ ...call, download: file }, connection);
            }
            finally {
                file.end();
            }
        },
    }, connection);
    const address = reply.headers.location ?? (await addressIn(path, reply));
    if (address === undefined)
        return { path };
    hide(address, connection);
    return { path, address };
}
async function addressIn(path, { headers }) {
    const file = await (0,promises_.open)(path);
    try {
        const { size } = await file.stat();
        if (size > LONGEST_JSON)
            return undefined;
        const { json } = await (0,answer/* contentOf */.$E)({ status: 200, headers, body: await file.readFile() });
        return json === undefined ? undefined : (0,wire/* decodeExport */.VS)(json);
    }
    finally {
        await file.close();
    }
}
/** Minimum length of a masked query value: shorter ones, e.g. a flag, also occur in other texts. */
const SHORTEST_SECRET = 8;
/** Masks a URL: it may be signed, so anyone who reads it in a log could download the code. */
function hide(address, { mask }) {
    const query = address.split('?').slice(1).join('?');
    const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1));
    for (const secret of [address, query, ...values]) {
        if (secret.length >= SHORTEST_SECRET)
            mask(secret);
    }
}
/** Maximum download attempts: a failure only costs the list of changes. */
const ATTEMPTS = 3;
async function fetchCode(address, path, target, connection) {
    const url = fetchable(address, target);
    for (let failed = 1;; failed += 1) {
        const file = new DownloadedFile(path, MOST_EXPORTED);
        try {
            const problem = await fetchOnce(url, file, connection);
            if (problem === undefined)
                return file.digest();
            if (!problem.transient || failed >= ATTEMPTS)
                throw new ExportError(problem.message);
        }
        finally {
            file.end();
        }
        await connection.clock.sleep((0,retry/* delayBefore */.Lw)(failed, connection.clock.random(), undefined), connection.signal);
    }
}
/** Accepts HTTPS, and HTTP on a loopback address if FunctionGraph's endpoint is one too. */
function fetchable(address, { endpoint }) {
    const url = (0,src_address/* parsedUrl */.jB)(address);
    if (url === undefined)
        throw new ExportError('the export returned an invalid URL');
    if (url.username !== '' || url.password !== '') {
        throw new ExportError('the export returned a URL with a user name');
    }
    const local = (0,src_address/* isLoopback */.U9)(url.hostname) && (0,src_address/* isLoopback */.U9)(new URL(endpoint).hostname);
    if (url.protocol === 'https:' || (url.protocol === 'http:' && local))
        return url;
    throw new ExportError('the export returned a URL that is not HTTPS');
}
async function fetchOnce(url, download, { transport, signal }) {
    const headers = { accept: '*/*' };
    try {
        const { status } = await transport.send({ method: 'GET', url, headers, download }, signal);
        if (status === 200)
            return undefined;
        const message = `downloading the exported code failed with HTTP ${status}`;
        return { message, transient: status === 429 || status >= 500 };
    }
    catch (error) {
        if (!(error instanceof cloud_transport/* ConnectionError */.Rc))
            throw error;
        const message = `downloading the exported code failed: ${error.message}`;
        return { message, transient: error.code !== cloud_transport/* TOO_LONG */.ch };
    }
}
/**
 * Base64 alone, as a JSON string, or as the only name in an object, as in the older API reference:
 * `{"UEsDB…": null}`.
 */
const OPENING = /^[\s{"]*/;
const CLOSING = /^[\s"]*(:\s*(null|""))?[\s}]*$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}/;
const LONGEST_CLOSING = 100;
/** Decodes base64 in pieces. @returns the SHA-512 of the decoded bytes */
async function decodeBase64(source, path) {
    const file = await (0,promises_.open)(source);
    const decoded = new DownloadedFile(path, MOST_EXPORTED);
    try {
        let text = '';
        for await (const piece of file.createReadStream({ encoding: 'latin1', autoClose: false })) {
            text += String(piece);
            if (decoded.position === 0)
                text = text.replace(OPENING, '');
            const { length } = BASE64.exec(text)?.[0] ?? '';
            const whole = length - (length % 4);
            decoded.write(Buffer.from(text.slice(0, whole), 'base64'));
            text = text.slice(whole);
            if (text.length > LONGEST_CLOSING)
                break;
        }
        if (decoded.position > 0 && CLOSING.test(text))
            return decoded.digest();
        throw new ExportError('the response to the export has an unknown format');
    }
    finally {
        decoded.end();
        await file.close();
    }
}
/** Writes a download to a file, replacing it, and hashes it on the way. */
class DownloadedFile {
    most;
    #file;
    #hash = (0,external_node_crypto_.createHash)('sha512');
    #position = 0;
    constructor(path, most) {
        this.#file = (0,external_node_fs_.openSync)(path, 'w', 0o600);
        this.most = most;
    }
    get position() {
        return this.#position;
    }
    write = (piece) => {
        for (let at = 0; at < piece.length;)
            at += (0,external_node_fs_.writeSync)(this.#file, piece, at);
        this.#hash.update(piece);
        this.#position += piece.length;
    };
    digest() {
        return this.#hash.digest('hex');
    }
    end() {
        (0,external_node_fs_.closeSync)(this.#file);
    }
}

// EXTERNAL MODULE: ./build/src/cloud/obs/place.js
var obs_place = __webpack_require__(6409);
// EXTERNAL MODULE: ./build/src/package/select/ignore.js + 2 modules
var ignore = __webpack_require__(9823);
// EXTERNAL MODULE: ./build/src/units.js
var units = __webpack_require__(2958);
;// CONCATENATED MODULE: ./build/src/changes/time-limit.js
/**
 * Runs some work with a connection that is closed after so many milliseconds, and in which every wait
 * ends then.
 *
 * @param what is done, for the error: `reading the deployed code`
 * @throws Error when the time is over; what the work throws
 */
async function withTimeLimit({ limit, what }, connection, work) {
    const { clock, pacer } = connection;
    const endsAt = new Date(clock.now().getTime() + limit);
    const timeUp = new AbortController();
    const done = new AbortController();
    const signal = AbortSignal.any([connection.signal, timeUp.signal]);
    clock.sleep(limit, done.signal).then(() => {
        timeUp.abort(new Error(`${what} took longer than ${Math.ceil(limit / 1_000)} s`));
    }, () => undefined);
    const turn = (host, onDelay) => untilAborted(pacer.turn(host, onDelay), signal);
    try {
        return await work({ ...connection, signal, endsAt, pacer: { ...pacer, turn } });
    }
    finally {
        done.abort();
    }
}
/** Waits for a value, but not longer than the signal allows. @throws the signal's reason */
async function untilAborted(value, signal) {
    let giveUp = () => undefined;
    const aborted = new Promise((_, reject) => {
        giveUp = () => {
            reject(signal.reason);
        };
    });
    if (signal.aborted)
        giveUp();
    signal.addEventListener('abort', giveUp);
    try {
        return await Promise.race([value, aborted]);
    }
    finally {
        signal.removeEventListener('abort', giveUp);
    }
}

;// CONCATENATED MODULE: ./build/src/changes/deployed.js







/**
 * Lists the files of deployed code: from the step's own bucket where it is there, since that takes
 * three small requests and has no size limit; otherwise from an export of the service.
 *
 * @throws Error that says why the files are unknown; CloudError for a failed export; the signal's
 *   reason when it is aborted
 */
async function listDeployed(code, connection) {
    const found = code.bucket === undefined ? '' : await listOwn(code, code.bucket, connection);
    if (typeof found !== 'string')
        return found;
    const { size = 0 } = code;
    if (size <= MOST_EXPORTED)
        return listExport(code, connection);
    const limit = `up to ${(0,units/* bytesText */.pV)(MOST_EXPORTED)} can be exported`;
    const facts = [`the deployed code has ${(0,units/* bytesText */.pV)(size)}`, limit, ...(found ? [found] : [])];
    throw new Error(`${facts.slice(0, -1).join(', ')}, and ${facts.at(-1) ?? ''}`);
}
/** Milliseconds after which the bucket is given up, if the export would have less time left. */
const BUCKET_LIMIT = 15_000;
/** @returns the files, or why they could not be read, as a clause */
async function listOwn({ target, digest, size, codeType }, bucket, connection) {
    const place = (0,obs_place/* placeOf */.$t)(bucket, target.region, { digest, codeType });
    const content = { digest, ...(size === undefined ? {} : { size }) };
    const left = connection.endsAt.getTime() - connection.clock.now().getTime();
    const bounds = { limit: Math.min(BUCKET_LIMIT, left / 2), what: `reading ${(0,obs_place/* placeName */.fW)(place)}` };
    try {
        const files = await withTimeLimit(bounds, connection, (own) => listObject(place, content, { ...own, keys: keysFor(target, bucket, own) }));
        return files ?? `it is not in ${place.bucket}`;
    }
    catch (error) {
        connection.signal.throwIfAborted();
        const reason = error instanceof Error ? error.message : String(error);
        const failure = `reading it from ${place.bucket} failed: ${reason}`;
        connection.log.debug(`Deployed code of ${target.name}: ${failure}`);
        return failure;
    }
}
/** Keys from IAM may take long. */
function keysFor(target, { iamEndpoint }, { credentials, signal }) {
    const keys = credentials.keysFor(target, iamEndpoint);
    return (now) => untilAborted(keys(now), signal);
}
/** A larger directory is left to the export: this much would have to be in memory. */
const LARGEST_DIRECTORY = 16 * 1024 * 1024;
/** The client of OBS is loaded here, since few steps need it. */
async function listObject(place, content, connection) {
    const { openRanges } = await __webpack_require__.e(/* import() */ 806).then(__webpack_require__.bind(__webpack_require__, 8425));
    const object = await openRanges(place, content, connection);
    if (object === undefined)
        return undefined;
    const { listFiles, LISTING_LIMITS } = await Promise.all(/* import() */[__webpack_require__.e(663), __webpack_require__.e(918)]).then(__webpack_require__.bind(__webpack_require__, 3918));
    return listFiles(object, { ...LISTING_LIMITS, directory: LARGEST_DIRECTORY });
}
async function listExport({ target, digest, temp }, connection) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, ignore/* PACKAGE_FOLDER */.w));
    try {
        return await listArchiveAt(await exportCode({ target, digest, folder }, connection));
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function listArchiveAt(path) {
    const { listArchive } = await Promise.all(/* import() */[__webpack_require__.e(663), __webpack_require__.e(918)]).then(__webpack_require__.bind(__webpack_require__, 3918));
    try {
        return await listArchive(path);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`the deployed code cannot be read as an archive: ${reason}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/src/changes/find.js





/** Milliseconds that a step may take to read deployed code. */
const LIMIT = 60_000;
/** Compares the package of a step with the deployed code of its functions. */
class ChangeFinder {
    #code;
    #places;
    #left = LIMIT;
    #listed;
    /** By the digest of deployed code: functions in several regions often have the same. */
    #known = new Map();
    constructor(code, places) {
        this.#code = code;
        this.#places = places;
    }
    /**
     * Compares the package with the code of a function. Never rejects: a list of changes must not fail a
     * deployment, so an error becomes the reason why they are unknown. Half of the step's remaining
     * time is left to the deploy.
     */
    async find(target, before, connection) {
        const comparison = compareKnown(this.#code, before);
        if ('kind' in comparison)
            return comparison;
        const { digest } = comparison;
        const begun = this.#known.get(digest);
        const known = begun === undefined ? undefined : await begun;
        // What failed for one function may work for another, e.g. in another region.
        if (known !== undefined && known.kind !== 'unknown')
            return known;
        const found = this.#compare(comparison, target, connection);
        this.#known.set(digest, found);
        return found;
    }
    async #compare({ path, ...deployed }, target, connection) {
        const code = { target, ...deployed, ...this.#places };
        try {
            const before = await this.#inTime(connection, (own) => listDeployed(code, own));
            return (0,compare/* compareArchives */.X)(before, await this.#packaged(path));
        }
        catch (error) {
            return unknown(reasonOf(error));
        }
    }
    /** Limits some work to the time that is left for all such work of the step. */
    async #inTime(connection, work) {
        const { clock, endsAt } = connection;
        const started = clock.now().getTime();
        const limit = Math.floor(Math.min(this.#left, (endsAt.getTime() - started) / 2));
        if (limit <= 0) {
            throw new Error(`reading deployed code took longer than ${LIMIT / 1_000} s in all`);
        }
        try {
            return await withTimeLimit({ limit, what: 'reading the deployed code' }, connection, work);
        }
        finally {
            this.#left -= clock.now().getTime() - started;
        }
    }
    /** The reader of archives is loaded here, since few steps need it. */
    #packaged(path) {
        this.#listed ??= Promise.all(/* import() */[__webpack_require__.e(663), __webpack_require__.e(918)]).then(__webpack_require__.bind(__webpack_require__, 3918)).then(({ listArchive }) => listArchive(path));
        return this.#listed;
    }
}
/** What is known without a request; otherwise what has to be compared. */
function compareKnown(code, before) {
    if (code.codeType === 'obs')
        return unknown('a package in OBS is not downloaded');
    const { codeType, path } = code;
    const { digest, codeSize } = before;
    if (digest === undefined)
        return unknown('the service reports no SHA-512 of the deployed code');
    if (digest === code.digest)
        return { kind: 'same code', files: code.entries.length };
    if (codeType === 'inline' || before.codeType === 'inline')
        return compareInline(code, before);
    return { path, codeType, digest, ...(codeSize === undefined ? {} : { size: codeSize }) };
}
/** For source code in a field of the request, only the sizes are reported. */
function compareInline({ codeType, entries, size }, before) {
    const is = codeType === 'inline';
    if (is && before.codeType === 'inline') {
        return { kind: 'inline', name: entries[0]?.name ?? '', before: before.codeSize, after: size };
    }
    return unknown(is
        ? `inline code replaces code of type ${before.codeType ?? 'unknown'}`
        : `code of type ${codeType} replaces inline code`);
}
function unknown(because) {
    return { kind: 'unknown', because };
}
/** One line; for a missing permission with the action to grant. */
function reasonOf(error) {
    if (!(error instanceof errors/* CloudError */.K2))
        return error instanceof Error ? error.message : String(error);
    const { code, status } = error.data;
    const facts = [status === undefined ? undefined : `HTTP ${status}`, code, error.message];
    const what = `exporting the deployed code failed: ${facts.filter(Boolean).join(', ')}`;
    return (0,remedies/* lacksPermission */.kQ)(error.data) ? `${what}. ${(0,remedies/* remedyFor */.wJ)(error.data)}` : what;
}


/***/ })

};
