export const id = 806;
export const ids = [806];
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

/***/ 8425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openRanges: () => (/* binding */ openRanges)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6532);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5397);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3743);



/**
 * Opens an object that this action uploaded, which takes one HEAD request. The upload named the
 * object by the SHA-512 of what it sent, and repeated the SHA-512 in the metadata; an object that
 * differs in either, or in size, is not that content. The bytes themselves are not hashed, so whoever
 * may write to the bucket can forge an object: what is read serves for a report, not for a decision.
 *
 * @param content without a size, objects of any size are accepted
 * @returns undefined if there is no such object
 * @throws CloudError, SignInError; the signal's reason when it is aborted
 */
async function openRanges(place, content, connection) {
    const object = await head(place, connection);
    if (object?.digest !== content.digest)
        return undefined;
    const { size } = object;
    if (content.size !== undefined && content.size !== size)
        return undefined;
    return {
        size,
        read: (position, length) => readRange({ place, object, position, length }, connection),
    };
}
async function head(place, connection) {
    try {
        return await (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .callObject */ .mb)({ operation: 'HeadObject', place }, connection, decodeHead);
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(error) === 404)
            return undefined;
        throw error;
    }
}
function decodeHead(answer) {
    const { headers } = answer;
    const { etag } = headers;
    const size = Number(headers['content-length'] ?? NaN);
    if (etag === undefined)
        throw (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadable */ .O$)('HeadObject', 'no ETag', answer);
    if (!Number.isSafeInteger(size))
        throw (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadable */ .O$)('HeadObject', 'no Content-Length', answer);
    const digest = headers['x-amz-meta-sha512'] ?? headers['x-obs-meta-sha512'];
    return { size, etag, digest: typeof digest === 'string' ? digest : undefined };
}
/** All ranges must come from the object that HEAD described, which its ETag shows. */
async function readRange({ place, object, position, length }, connection) {
    if (length === 0)
        return Buffer.alloc(0);
    const operation = 'GetObject';
    const range = `${position}-${position + length - 1}`;
    const attempt = async () => {
        const piece = new Piece(length);
        const call = {
            operation,
            place,
            headers: { range: `bytes=${range}` },
            download: piece,
        };
        const { headers, requestId } = await (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .attemptObject */ .Ve)(call, connection);
        const isRange = headers['content-range'] === `bytes ${range}/${object.size}`;
        if (isRange && headers.etag === object.etag && piece.isComplete)
            return piece.bytes;
        const message = `unexpected response: not bytes ${range} of the object`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudError */ .K2(message, { kind: 'unreadable', operation, requestId, permanent: true });
    };
    return (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .repeated */ .ZD)({ operation, attempt }, connection);
}
/** A range in memory. More bytes than it has close the connection: the range was ignored. */
class Piece {
    bytes;
    #filled = 0;
    constructor(length) {
        this.bytes = Buffer.alloc(length);
    }
    get most() {
        return this.bytes.length;
    }
    get isComplete() {
        return this.#filled === this.bytes.length;
    }
    write = (bytes) => {
        this.#filled += bytes.copy(this.bytes, this.#filled);
    };
}


/***/ })

};
