export const id = 831;
export const ids = [831];
export const modules = {

/***/ 3743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ve: () => (/* binding */ attemptObject),
  mb: () => (/* binding */ callObject),
  up: () => (/* binding */ hasCode),
  c2: () => (/* binding */ statusOf),
  O$: () => (/* binding */ unreadable)
});

// EXTERNAL MODULE: ./build/src/cloud/errors.js
var errors = __webpack_require__(6532);
// EXTERNAL MODULE: ./build/src/cloud/exchange.js
var exchange = __webpack_require__(2022);
// EXTERNAL MODULE: ./build/src/cloud/operations.js
var operations = __webpack_require__(1161);
// EXTERNAL MODULE: ./build/src/cloud/retry.js
var retry = __webpack_require__(5397);
// EXTERNAL MODULE: ./build/src/cloud/signature.js
var signature = __webpack_require__(9205);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/cloud/obs/signature.js


const ALGORITHM = 'AWS4-HMAC-SHA256';
const UNSIGNED = 'UNSIGNED-PAYLOAD';
/** The headers of a request, with those by which keys vouch for it. */
function signedObjectHeaders(request, keys, now) {
    const date = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
    const { accessKey, secretKey, securityToken } = keys;
    const headers = {
        ...request.headers,
        'x-amz-content-sha256': UNSIGNED,
        'x-amz-date': date,
        ...(securityToken === undefined ? {} : { 'x-amz-security-token': securityToken }),
    };
    const scope = `${date.slice(0, 8)}/${request.region}/s3/aws4_request`;
    const text = stringToSign(canonicalObjectRequest({ ...request, headers }), date, scope);
    const mac = hmac(signingKey(secretKey, scope), text).toString('hex');
    const authorization = `${ALGORITHM} Credential=${accessKey}/${scope}, ` +
        `SignedHeaders=${signedNames(headers)}, Signature=${mac}`;
    return { ...headers, authorization };
}
/** The path of `url` is taken as it is: it was encoded once, and S3 encodes it no second time. */
function canonicalObjectRequest({ method, url, headers, }) {
    const lines = Object.entries(headers)
        .sort(byName)
        .map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}\n`);
    const payload = headers['x-amz-content-sha256'] ?? UNSIGNED;
    const parts = [method, url.pathname, canonicalQuery(url.searchParams)];
    return [...parts, lines.join(''), signedNames(headers), payload].join('\n');
}
function canonicalQuery(query) {
    return [...query]
        .map((pair) => pair.map(signature/* encodeStrictly */.jR))
        .map(([name = '', value = '']) => [name, value])
        .sort(byName)
        .map((pair) => pair.join('='))
        .join('&');
}
function byName([a], [b]) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function signedNames(headers) {
    return Object.keys(headers).sort().join(';');
}
function stringToSign(canonical, date, scope) {
    return [ALGORITHM, date, scope, (0,external_node_crypto_.createHash)('sha256').update(canonical).digest('hex')].join('\n');
}
/** Derived from the secret by each part of the scope: day, region, service, and the last word. */
function signingKey(secretKey, scope) {
    return scope.split('/').reduce(hmac, Buffer.from(`AWS4${secretKey}`));
}
function hmac(key, text) {
    return (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest();
}

;// CONCATENATED MODULE: ./build/src/cloud/obs/client.js






/**
 * Makes a call, freshly signed at each attempt, as often as its row of the table allows.
 *
 * @param settle looks up what a failed write left behind; without it, it is sent again
 * @throws CloudError, SignInError; the signal's reason when it is aborted
 */
function callObject(call, connection, read, settle = () => Promise.resolve(undefined)) {
    const { operation } = call;
    const attempt = async () => read(await attemptObject(call, connection));
    const lookUp = (_, repeat) => repeat === 'unknown' ? settle() : Promise.resolve(undefined);
    return (0,retry/* repeated */.ZD)({ operation, attempt, settle: lookUp }, connection);
}
/** Makes one attempt. @throws CloudError, SignInError; the signal's reason when it is aborted */
async function attemptObject(call, connection) {
    const { operation, place, body, download, onProgress } = call;
    const url = urlOf(call);
    await connection.pacer.turn(url.host, (pause) => {
        connection.log.info(`Waiting up to ${pause / 1_000} s: ${url.host} limits the rate of requests`);
    });
    const { method } = operations/* OBJECT_OPERATIONS */.Fe[operation];
    const { region, bucket: name } = place;
    const plain = { ...call.headers, host: url.host };
    const signable = { method, url, headers: plain, region };
    const signed = call.anonymous === true ? plain : await signedBy(connection, signable);
    // radosgw answers in JSON where that is accepted.
    const headers = { ...signed, accept: 'application/xml' };
    const sent = body === undefined ? {} : { body, prompt: true };
    const told = onProgress === undefined ? {} : { onProgress };
    const taken = download === undefined ? {} : { download };
    return (0,exchange/* exchange */.cv)({ operation, url, headers, bucket: { name, region }, ...sent, ...told, ...taken }, connection);
}
async function signedBy({ clock, keys }, signable) {
    const held = await keys(clock.now());
    return signedObjectHeaders(signable, held, clock.now());
}
function urlOf({ operation, place, query = {} }) {
    const { path, subresources } = operations/* OBJECT_OPERATIONS */.Fe[operation];
    const url = new URL(path === 'bucket' ? place.bucketUrl : place.url);
    const named = Object.fromEntries(subresources.map((name) => [name, '']));
    url.search = Object.entries({ ...named, ...query })
        .map(([name, value]) => (value === '' ? name : `${name}=${(0,signature/* encodeStrictly */.jR)(value)}`))
        .join('&');
    return url;
}
/** The error for a response that lacks what it must contain. */
function unreadable(operation, what, answer) {
    const { requestId } = answer;
    return new errors/* CloudError */.K2(`unexpected response: ${what}`, {
        ...{ kind: 'unreadable', operation, requestId, permanent: answer.xml !== undefined },
    });
}
/** The status with which a call was refused; undefined for any other failure. */
function statusOf(error) {
    return error instanceof errors/* CloudError */.K2 && error.data.kind === 'status' ? error.data.status : undefined;
}
/** Whether OBS rejected a call with this code. */
function hasCode(error, code) {
    return error instanceof errors/* CloudError */.K2 && error.data.code === code;
}


/***/ }),

/***/ 9831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Uploads: () => (/* binding */ Uploads)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/cloud/obs/client.js + 1 modules
var client = __webpack_require__(3743);
// EXTERNAL MODULE: ./build/src/cloud/obs/place.js
var obs_place = __webpack_require__(6409);
;// CONCATENATED MODULE: ./build/src/cloud/obs/object.js



/**
 * Whether the package is in OBS already.
 *
 * @throws VerificationError if the object exists with other content; CloudError
 */
async function lookFor(place, content, connection) {
    try {
        const { headers, requestId } = await (0,client/* callObject */.mb)({ operation: 'HeadObject', place }, connection, described);
        const size = Number(headers['content-length']);
        const digest = headers['x-amz-meta-sha512'] ?? headers['x-obs-meta-sha512'];
        if (size === content.size && digest === content.digest)
            return 'there';
        const sum = typeof digest === 'string' ? `SHA-512 ${digest}` : 'no SHA-512 in its metadata';
        throw new errors/* VerificationError */.mk(`the object ${(0,obs_place/* placeName */.fW)(place)} exists with other content (${size} bytes, ${sum}) and is not overwritten`, 'Delete the object, or set another `upload_prefix`', { again: false, requestId });
    }
    catch (error) {
        if ((0,client/* statusOf */.c2)(error) === 404 && !(0,client/* hasCode */.up)(error, 'NoSuchBucket'))
            return 'absent';
        // Without permission to list the bucket, some services answer 403 for a missing object.
        if ((0,client/* statusOf */.c2)(error) === 403 && !isSignInRefusal(error))
            return 'unknown';
        throw error;
    }
}
/** Every object has an ETag: a response without one is not from OBS. */
function described(answer) {
    if (answer.headers.etag === undefined)
        throw (0,client/* unreadable */.O$)('HeadObject', 'no ETag', answer);
    return answer;
}
/** Some services send no code with HEAD: then the upload is what gets rejected. */
function isSignInRefusal(error) {
    const codes = ['SignatureDoesNotMatch', 'InvalidAccessKeyId', 'RequestTimeTooSkewed'];
    return [...codes, 'InvalidSecurity', 'ExpiredToken'].some((code) => (0,client/* hasCode */.up)(error, code));
}
/**
 * Sends requests without a signature, which need no permission and show the combined effect of
 * access lists and policies. Failures are ignored: the result only serves for warnings.
 */
async function exposureOf(place, connection) {
    const ask = async (exposure, operation) => {
        try {
            await (0,client/* attemptObject */.Ve)({ operation, place, anonymous: true }, connection);
            return [exposure];
        }
        catch {
            connection.signal.throwIfAborted();
            return [];
        }
    };
    return [...(await ask('object', 'HeadObject')), ...(await ask('bucket', 'HeadBucket'))];
}

// EXTERNAL MODULE: ./build/src/units.js
var units = __webpack_require__(2958);
// EXTERNAL MODULE: ./build/src/cloud/progress.js
var progress = __webpack_require__(1128);
// EXTERNAL MODULE: ./build/src/cloud/body.js
var cloud_body = __webpack_require__(4459);
// EXTERNAL MODULE: ./build/src/cloud/errors.js
var cloud_errors = __webpack_require__(6532);
// EXTERNAL MODULE: ./build/src/cloud/obs/xml.js
var obs_xml = __webpack_require__(7971);
;// CONCATENATED MODULE: ./build/src/cloud/obs/multipart.js





/** Parts that are sent in parallel: a long-distance connection gets only a fraction of the bandwidth. */
const SIDE_BY_SIDE = 4;
/**
 * Milliseconds for the abort of unfinished uploads. `over`: once the step is over, since a cancelled
 * job has five seconds.
 */
const ABORT_LIMITS = { running: 10_000, over: 2_500 };
/**
 * Uploads in parts. An upload of the same object that a run left unfinished is continued. Another
 * run may be continuing it too: who finds it gone looks whether the object is there by now.
 *
 * @throws CloudError, SignInError, VerificationError; the signal's reason. What is unfinished is then
 *   aborted
 */
async function uploadInParts(upload, connection) {
    const [newest] = await unfinished(upload, connection, client/* attemptObject */.Ve);
    /** Of the upload that this run works on. */
    const own = [];
    const note = (id) => {
        own.splice(0, 1, id);
    };
    try {
        await uploadOnce(upload, newest, note, connection);
    }
    catch (error) {
        if (!(0,client/* hasCode */.up)(error, 'NoSuchUpload')) {
            await abortAll(upload, own, connection);
            throw error;
        }
        await afterGone(upload, note, connection).catch(async (second) => {
            await abortAll(upload, own, connection);
            throw second;
        });
    }
    // Uploads that earlier runs left, and one whose start got no response. Later runs find the object
    // and upload nothing, so none of them would do it.
    await abortAll(upload, [], connection);
}
/** Another run completed the upload that was continued, and the object is there, or aborted it. */
async function afterGone(upload, note, connection) {
    const { place, file } = upload;
    if ((await lookFor(place, file, connection)) === 'there')
        return;
    await uploadOnce(upload, undefined, note, connection);
}
/**
 * @param id of the upload to continue; without it, a new one is started
 * @param note called with the ID of the upload that is worked on
 */
async function uploadOnce(upload, id, note, connection) {
    const open = id ?? (await initiate(upload, connection));
    note(open);
    const there = id === undefined ? new Map() : await listed(upload, id, connection);
    const tags = await sendAll(upload, open, there, connection);
    await complete(upload, open, tags, connection);
}
/** As often as its row of the table allows. */
const persistently = (call, connection) => (0,client/* callObject */.mb)(call, connection, (answer) => answer);
/**
 * IDs of unfinished uploads of this very object, the newest first; none where they may not or cannot
 * be listed.
 *
 * @param ask once where an unfinished upload only saves time
 */
async function unfinished({ place }, connection, ask) {
    const query = { prefix: place.key };
    const call = { operation: 'ListMultipartUploads', place, query };
    try {
        const { xml = '' } = await ask(call, connection);
        return (0,obs_xml/* elements */.Yt)(xml, 'Upload')
            .filter((one) => (0,obs_xml/* textOf */.b6)(one, 'Key') === place.key)
            .map((one) => ({ id: (0,obs_xml/* textOf */.b6)(one, 'UploadId') ?? '', at: (0,obs_xml/* textOf */.b6)(one, 'Initiated') ?? '' }))
            .filter(({ id }) => id !== '')
            .sort((a, b) => (a.at < b.at ? 1 : -1))
            .map(({ id }) => id);
    }
    catch (error) {
        return without(error, [], connection);
    }
}
/** The response is optional: without it the upload goes on, unless the step is over. */
function without(error, value, { log, signal }) {
    signal.throwIfAborted();
    if (!(error instanceof cloud_errors/* CloudError */.K2))
        throw error;
    log.debug(`Not continuing an unfinished upload: ${error.message}`);
    return value;
}
function initiate({ place, headers }, connection) {
    const operation = 'InitiateMultipartUpload';
    const call = { operation, place, headers, body: (0,cloud_body/* textBody */.iD)('') };
    return (0,client/* callObject */.mb)(call, connection, (answer) => {
        const id = (0,obs_xml/* textOf */.b6)(answer.xml ?? '', 'UploadId');
        if (id === undefined)
            throw (0,client/* unreadable */.O$)(operation, 'no upload ID', answer);
        return id;
    });
}
/** The intact parts of an unfinished upload: the ETag of a part is its MD5. */
async function listed({ place, parts }, id, connection) {
    const tags = new Map();
    const query = { uploadId: id, 'max-parts': '1000' };
    try {
        const { xml = '' } = await (0,client/* attemptObject */.Ve)({ operation: 'ListParts', place, query }, connection);
        for (const one of (0,obs_xml/* elements */.Yt)(xml, 'Part')) {
            const tag = (0,obs_xml/* textOf */.b6)(one, 'ETag') ?? '';
            const part = parts[Number((0,obs_xml/* textOf */.b6)(one, 'PartNumber')) - 1];
            if (part !== undefined && tag.replaceAll('"', '') === part.md5.toString('hex')) {
                tags.set(part.number, tag);
            }
        }
    }
    catch (error) {
        if ((0,client/* hasCode */.up)(error, 'NoSuchUpload'))
            throw error;
        return without(error, tags, connection);
    }
    const count = `${tags.size} of ${parts.length} parts exist`;
    if (tags.size > 0)
        connection.log.info(`Continuing an unfinished upload: ${count}`);
    return tags;
}
/** Sends the missing parts, a few in parallel. The first failure aborts the others. */
async function sendAll({ place, parts, follow }, id, there, connection) {
    const tags = new Map(there);
    const waiting = parts.filter(({ number }) => !there.has(number)).values();
    const sent = new Map(parts.filter(({ number }) => there.has(number)).map(({ number, size }) => [number, size]));
    const stop = new AbortController();
    const own = { ...connection, signal: AbortSignal.any([connection.signal, stop.signal]) };
    const worker = async () => {
        for (const part of waiting) {
            const tag = await sendPart({ place, id, part }, own, (bytes) => {
                sent.set(part.number, bytes);
                follow([...sent.values()].reduce((sum, one) => sum + one, 0));
            });
            tags.set(part.number, tag);
        }
    };
    const workers = Array.from({ length: SIDE_BY_SIDE }, () => worker().catch((error) => {
        stop.abort(error);
    }));
    await Promise.all(workers);
    stop.signal.throwIfAborted();
    return tags;
}
function sendPart({ place, id, part }, connection, onProgress) {
    const operation = 'UploadPart';
    const query = { partNumber: String(part.number), uploadId: id };
    const headers = { 'content-md5': part.md5.toString('base64') };
    const call = { operation, place, query, headers, body: part.body, onProgress };
    return (0,client/* callObject */.mb)(call, connection, (answer) => {
        const { etag } = answer.headers;
        if (etag === undefined || etag === '')
            throw (0,client/* unreadable */.O$)(operation, 'no ETag', answer);
        return etag;
    });
}
/** Completes the upload. After a lost response the object may exist, and the upload be gone. */
async function complete({ place, file }, id, tags, connection) {
    const parts = [...tags]
        .sort(([a], [b]) => a - b)
        .map(([number, tag]) => `<Part><PartNumber>${number}</PartNumber><ETag>${(0,obs_xml/* escaped */.Mk)(tag)}</ETag></Part>`);
    const body = (0,cloud_body/* textBody */.iD)(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
    const headers = { 'content-type': 'application/xml' };
    const query = { uploadId: id };
    const call = { operation: 'CompleteMultipartUpload', place, query, headers, body };
    const isThere = async () => (await lookFor(place, file, connection)) === 'there';
    const answer = await (0,client/* callObject */.mb)(call, connection, (said) => said, async () => ((await isThere()) ? 'there' : undefined));
    if (answer === 'there' || (0,obs_xml/* textOf */.b6)(answer.xml ?? '', 'ETag') !== undefined)
        return;
    if (!(await isThere()))
        throw (0,client/* unreadable */.O$)(call.operation, 'no ETag', answer);
}
/**
 * Aborts uploads of this object on the server, which would otherwise keep their parts, and charge for
 * them: those that can be listed, and those known. The step may be over, so this has a time of its
 * own. What fails is left to the bucket's lifecycle rule, or to a later run that continues it.
 */
async function abortAll(upload, known, connection) {
    const own = limited(connection);
    try {
        const ids = new Set([...known, ...(await unfinished(upload, own, persistently))]);
        for (const id of ids)
            await abort(upload, id, own);
    }
    catch {
        connection.log.info("Failed to abort an unfinished upload: a later run or the bucket's lifecycle rule ends it");
    }
}
/** The connection for what must be done even if the step is over, with a time of its own. */
function limited(connection) {
    const { signal: step, clock } = connection;
    const end = new AbortController();
    const endAfter = (milliseconds) => {
        setTimeout(() => {
            end.abort(new Error('no time left to abort the upload'));
        }, milliseconds).unref();
    };
    const limit = step.aborted ? ABORT_LIMITS.over : ABORT_LIMITS.running;
    endAfter(limit);
    const hurry = () => {
        endAfter(ABORT_LIMITS.over);
    };
    step.addEventListener('abort', hurry, { once: true, signal: end.signal });
    return { ...connection, signal: end.signal, endsAt: new Date(clock.now().getTime() + limit) };
}
async function abort({ place }, uploadId, connection) {
    try {
        const call = { operation: 'AbortMultipartUpload', place, query: { uploadId } };
        await (0,client/* callObject */.mb)(call, connection, () => true);
    }
    catch (error) {
        if (!(0,client/* hasCode */.up)(error, 'NoSuchUpload'))
            throw error;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/cloud/obs/parts.js



/**
 * Splits a file into parts of `size` bytes and a rest. Reads the file once and compares its digest,
 * because the object is named after its content.
 *
 * @throws PackageError if the file has changed since it was hashed; the signal's reason
 */
async function partsOf({ path, digest, size: total }, size, signal) {
    const whole = (0,external_node_crypto_.createHash)('sha512');
    const parts = [];
    for (let offset = 0; offset < total; offset += size) {
        const body = (0,cloud_body/* partOfFile */.Jj)(path, offset, Math.min(size, total - offset));
        const md5 = (0,external_node_crypto_.createHash)('md5');
        for await (const piece of body.pieces()) {
            signal.throwIfAborted();
            md5.update(piece);
            whole.update(piece);
        }
        parts.push({ number: parts.length + 1, size: body.length, md5: md5.digest(), body });
    }
    if (whole.digest('hex') === digest)
        return parts;
    throw new errors/* PackageError */.JP(`${path} changed after it was packaged`, 'Make sure that no other step writes to the package, and re-run the job');
}

;// CONCATENATED MODULE: ./build/src/cloud/obs/upload.js







const PART_SIZES = { oneRequest: 16 * 1024 * 1024, part: 8 * 1024 * 1024 };
/**
 * Uploads a package to OBS, unless it is there already.
 *
 * @throws CloudError, SignInError, VerificationError, PackageError; the signal's reason
 */
async function upload({ place, file, metadata }, connection) {
    const { clock, log, partSizes = PART_SIZES, signal } = connection;
    const size = (0,units/* bytesText */.pV)(file.size);
    if ((await lookFor(place, file, connection)) === 'there') {
        log.info(`Already in OBS: ${(0,obs_place/* placeName */.fW)(place)} (${place.region}, ${size})`);
        return;
    }
    log.info(`Uploading ${size} to ${(0,obs_place/* placeName */.fW)(place)} (${place.region})`);
    const began = clock.now().getTime();
    const follow = (0,progress/* uploadProgress */.f)(file.size, clock, (line) => {
        log.info(line);
    });
    const headers = headersOf(file, place, metadata);
    const whole = file.size <= partSizes.oneRequest;
    const parts = await partsOf(file, whole ? file.size : partSizes.part, signal);
    if (whole)
        await putWhole(place, parts, headers, follow, connection);
    else
        await uploadInParts({ place, file, headers, parts, follow }, connection);
    const took = clock.now().getTime() - began;
    log.info(`Uploaded ${size} to ${place.bucket} (${place.region}) in ${(0,units/* durationText */.S5)(took)}`);
}
function headersOf(file, { key }, metadata) {
    const type = key.endsWith('.jar') ? 'application/java-archive' : 'application/zip';
    const all = Object.entries({ ...metadata, sha512: file.digest });
    const named = all.map(([name, text]) => [`x-amz-meta-${name}`, text]);
    return { 'content-type': type, ...Object.fromEntries(named) };
}
async function putWhole(place, [part], headers, onProgress, connection) {
    if (part === undefined)
        throw new Error('an empty package cannot be uploaded');
    const guarded = { ...headers, 'content-md5': part.md5.toString('base64') };
    const call = {
        operation: 'PutObject',
        place,
        headers: guarded,
        body: part.body,
        onProgress,
    };
    await (0,client/* callObject */.mb)(call, connection, (answer) => {
        if (answer.headers.etag === undefined)
            throw (0,client/* unreadable */.O$)(call.operation, 'no ETag', answer);
        return true;
    });
}

;// CONCATENATED MODULE: ./build/src/plan/uploads.js




/**
 * The package in OBS: one object in each region, which all functions there share. This module is
 * loaded only when a package goes through OBS.
 */
class Uploads {
    #route;
    #context;
    /** By URL of the object. A failure is kept too: the next function would fail likewise. */
    #stored = new Map();
    #looks = new Map();
    constructor(route, context) {
        this.#route = route;
        this.#context = context;
    }
    /** The object from which a function takes its code. */
    placeFor({ region }) {
        return (0,obs_place/* placeOf */.$t)(this.#route.upload, region, this.#route.code);
    }
    /**
     * Uploads the package unless the object exists. The first function of a region starts the upload,
     * the others wait for it.
     *
     * @returns warnings
     * @throws CloudError, SignInError, VerificationError, PackageError; the signal's reason
     */
    store(target) {
        return once(this.#stored, this.placeFor(target), (place) => this.#store(target, place));
    }
    async #store(target, place) {
        const connection = this.#connectionTo(target);
        connection.log.info(`Deploying through OBS: ${this.#route.why}`);
        const metadata = metadataFrom(this.#context.environment);
        await upload({ place, file: this.#route.code, metadata }, connection);
        return (await exposureOf(place, connection)).map((exposure) => exposed(place, exposure));
    }
    /**
     * Checks whether the object exists; sends nothing else. Adds what a deployment would do, as a line
     * for the log.
     *
     * @throws CloudError, SignInError, VerificationError where a deployment would fail likewise
     */
    async look(target) {
        const look = (place) => lookFor(place, this.#route.code, this.#connectionTo(target));
        const place = this.placeFor(target);
        const presence = await once(this.#looks, place, look);
        const { size } = this.#route.code;
        const { region, bucket, key } = place;
        return { region, bucket, key, size, presence, line: this.#lineFor(place, presence) };
    }
    #lineFor(place, presence) {
        const size = (0,units/* bytesText */.pV)(this.#route.code.size);
        const name = (0,obs_place/* placeName */.fW)(place);
        if (presence === 'there')
            return `Already in OBS: ${name} (${size})`;
        const unless = presence === 'unknown' ? ', unless it already exists (HTTP 403)' : '';
        return `Would upload ${size} to ${name}${unless}: ${this.#route.why}`;
    }
    #connectionTo(target) {
        const { credentials } = this.#context;
        return { ...this.#context, keys: credentials.keysFor(target, this.#route.upload.iamEndpoint) };
    }
}
function once(known, place, start) {
    const started = known.get(place.url) ?? start(place);
    known.set(place.url, started);
    return started;
}
const EXPOSED = {
    object: 'The package in OBS is publicly readable',
    bucket: 'The bucket is publicly listable',
};
function exposed({ bucket, key }, exposure) {
    const what = exposure === 'object' ? `${bucket}/${key}` : bucket;
    return `${EXPOSED[exposure]} (${what}): make it private, and check the bucket policy`;
}
/** Metadata of the object: repository, commit and run. Printable ASCII. */
function metadataFrom(environment) {
    const known = {
        repository: environment['GITHUB_REPOSITORY'],
        commit: environment['GITHUB_SHA'],
        run: environment['GITHUB_RUN_ID'],
    };
    const clean = Object.entries(known).map(([name, value = '']) => [
        name,
        value.replace(/[^\x21-\x7e]/g, '').slice(0, 200),
    ]);
    return Object.fromEntries(clean.filter(([, value]) => value !== ''));
}


/***/ })

};
