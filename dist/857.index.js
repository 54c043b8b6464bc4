export const id = 857;
export const ids = [857];
export const modules = {

/***/ 8933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ querySecretsOf),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   j$: () => (/* binding */ withoutQuery),
/* harmony export */   jB: () => (/* binding */ parsedUrl)
/* harmony export */ });
/** An address as it may be shown: its query, where it has one, may be a signature. */
function withoutQuery(address) {
    return address.replace(/\?.*/s, '');
}
/** The query of a URL, whole and by value: in a pre-signed URL it is a credential. */
function querySecretsOf(address) {
    const query = address.split('?').slice(1).join('?');
    const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1));
    return [query, ...values].filter((secret) => secret !== '');
}
/** Whether a host name is this machine's own, as WHATWG URLs spell it. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
/** A URL, where the text is one. */
function parsedUrl(text) {
    return URL.canParse(text) ? new URL(text) : undefined;
}


/***/ }),

/***/ 6964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ compareArchives),
/* harmony export */   Y: () => (/* binding */ changedFiles)
/* harmony export */ });
/* harmony import */ var _package_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5806);

/**
 * Compares the files of two archives that are not identical, by name, size and CRC-32. If a name is
 * listed more than once, its last entry counts, which is the one that most tools unpack. CRC-32 detects
 * edits, but not forgery.
 */
function compareArchives(before, after) {
    const set = compareFiles(before, after);
    const isSame = set.added.length + set.removed.length + set.changed.length === 0;
    return isSame ? { kind: 'same files', files: set.unchanged } : set;
}
function compareFiles(before, after) {
    const old = byName(before);
    const now = byName(after);
    const kept = [...now.values()].flatMap((file) => {
        const was = old.get(file.name);
        return was === undefined ? [] : [{ was, file }];
    });
    const changed = kept.filter(({ was, file }) => was.size !== file.size || was.crc !== file.crc);
    return {
        kind: 'files',
        added: sorted(sizesOf([...now.values()].filter(({ name }) => !old.has(name)))),
        removed: sorted(sizesOf([...old.values()].filter(({ name }) => !now.has(name)))),
        changed: sorted(changed.map(({ was, file }) => ({ name: file.name, before: was.size, after: file.size }))),
        unchanged: kept.length - changed.length,
    };
}
/** All files of a change set in one list, sorted by name. */
function changedFiles({ added, removed, changed }) {
    return sorted([
        ...added.map(({ name, size }) => ({ name, after: size })),
        ...removed.map(({ name, size }) => ({ name, before: size })),
        ...changed,
    ]);
}
function byName(files) {
    return new Map(files.map((file) => [file.name, file]));
}
function sizesOf(files) {
    return files.map(({ name, size }) => ({ name, size }));
}
function sorted(files) {
    const order = (0,_package_names_js__WEBPACK_IMPORTED_MODULE_0__/* .byteOrder */ .Tz)(files.map(({ name }) => name));
    return [...files].sort((a, b) => order(a.name, b.name));
}


/***/ }),

/***/ 8179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

const systemClock = {
    now: () => new Date(),
    async sleep(milliseconds, signal) {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal });
        }
        catch (error) {
            signal.throwIfAborted();
            throw error;
        }
    },
    random: () => Math.random(),
};


/***/ }),

/***/ 8233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ describeRoute),
/* harmony export */   l: () => (/* binding */ Agents)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7012);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5639);




/**
 * Keep-alive connections: one agent for direct connections, one for each proxy. Idle connections do
 * not keep the process alive. NO_PROXY is honored as `@actions/http-client` reads it. Its own proxy
 * agent (tunnel 0.0.6) neither ends with the request that waits for it nor reuses tunnels, so
 * `https-proxy-agent` makes the tunnels.
 */
class Agents {
    direct = {
        'http:': new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent({ keepAlive: true }),
        'https:': new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ keepAlive: true }),
    };
    proxied = new Map();
    /** @throws Error if a proxy is set that cannot be read */
    async routeTo(url) {
        const proxy = proxyFor(url);
        if (proxy === undefined) {
            return { agent: this.direct[url.protocol === 'http:' ? 'http:' : 'https:'] };
        }
        const known = this.proxied.get(proxy.href) ?? proxyAgent(proxy.href);
        this.proxied.set(proxy.href, known);
        return { agent: await known, proxy: (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(proxy) };
    }
}
/**
 * Where a request to this address goes, and how, for people.
 *
 * @throws Error if a proxy is set that cannot be read
 */
function describeRoute(url) {
    const proxy = proxyFor(url);
    return (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .routeText */ .RI)(url, proxy && (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(proxy));
}
/**
 * The proxy for this address. One that cannot be read is an error, where `@actions/http-client` would
 * connect directly. Its value is not shown: it may contain a password.
 */
function proxyFor(url) {
    if ((0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_2__/* .checkBypass */ .H)(url))
        return undefined;
    const variables = url.protocol === 'http:' ? _proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .PLAIN_PROXY_VARIABLES */ .KR : _proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .PROXY_VARIABLES */ .bD;
    const name = variables.find((variable) => (process.env[variable] ?? '') !== '');
    if (name === undefined)
        return undefined;
    const proxy = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .parseProxy */ .YR)(process.env[name] ?? '');
    if (proxy === undefined)
        throw new Error(`${name} is not the URL of a proxy`);
    return proxy;
}
/** Loaded on demand: most runners have no proxy. */
async function proxyAgent(address) {
    const { TunnelAgent } = await __webpack_require__.e(/* import() */ 545).then(__webpack_require__.bind(__webpack_require__, 4545));
    return new TunnelAgent(address);
}


/***/ }),

/***/ 7373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   kb: () => (/* binding */ inflated),
/* harmony export */   kq: () => (/* binding */ isNestedTooDeep)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8398);



/** Maximum bytes of a decompressed response: real ones are tens of KB. */
const LONGEST = 1024 * 1024;
/** Maximum nesting: real responses have four; parsing 200,000 takes seconds and memory. */
const DEEPEST = 64;
/**
 * Reads a body: inflated, without a byte order mark, and only if it is neither long nor deep.
 *
 * @param language in which the service speaks
 */
async function contentOf({ headers, body }, language = 'json') {
    const { bytes, isMislabeled } = await inflated(body, headers['content-encoding'], LONGEST);
    const type = headers['content-type'];
    const size = `${type ?? 'no content type'}, ${body.length} bytes`;
    if (bytes === undefined) {
        const refused = `response exceeds ${LONGEST} bytes`;
        return { refused, isPage: false, isMislabeled, described: size };
    }
    const text = new TextDecoder().decode(bytes);
    const isXml = language === 'xml' && /^\s*<(?!!doctype|html)/i.test(text);
    const isPage = (!isXml && /^\s*</.test(text)) || (type?.includes('html') ?? false);
    const title = isPage ? titleOf(text) : undefined;
    const described = title === undefined ? size : `"${title}", ${size}`;
    const known = { isPage, isMislabeled, described };
    if (isXml)
        return { xml: text, ...known };
    if (isNestedTooDeep(text)) {
        const refused = `response is nested deeper than ${DEEPEST} levels`;
        return { refused, ...known };
    }
    const value = (0,_wire_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(text);
    return { ...known, value, ...((0,_wire_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value) ? { json: value } : {}) };
}
const INFLATE = {
    gzip: [(0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.gunzip)],
    br: [(0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.brotliDecompress)],
    // Servers disagree whether "deflate" has the header of zlib (RFC 9110, 8.4.1.2).
    deflate: [node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflate, node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflateRaw].map((decode) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(decode)),
};
/**
 * The decompressed bytes. Requests ask for no compression, but gateways may compress all the same;
 * bytes that only claim to be compressed are returned unchanged.
 */
async function inflated(body, encoding, longest) {
    let bytes = body;
    let isMislabeled = false;
    const layers = (encoding ?? '').toLowerCase().split(',').reverse();
    for (const layer of layers.map((name) => name.trim().replace(/^x-/, ''))) {
        const decoders = Object.hasOwn(INFLATE, layer) ? INFLATE[layer] : undefined;
        if (decoders === undefined)
            continue;
        const plain = await firstOf(decoders, bytes, longest);
        if (plain === 'too long')
            return { isMislabeled };
        isMislabeled ||= plain === undefined;
        bytes = plain ?? bytes;
    }
    return bytes.length > longest ? { isMislabeled } : { bytes, isMislabeled };
}
async function firstOf(decoders, bytes, longest) {
    for (const decode of decoders) {
        try {
            return await decode(bytes, { maxOutputLength: longest });
        }
        catch (error) {
            if (error.code === 'ERR_BUFFER_TOO_LARGE')
                return 'too long';
        }
    }
    return undefined;
}
/** Counts brackets outside of strings in one pass, without parsing anything. */
function isNestedTooDeep(text) {
    let depth = 0;
    let inString = false;
    for (let at = 0; at < text.length; at += 1) {
        const character = text[at];
        if (character === '"')
            inString = !inString;
        else if (inString)
            at += character === '\\' ? 1 : 0;
        else if (character === '[' || character === '{')
            depth += 1;
        else if (character === ']' || character === '}')
            depth -= 1;
        if (depth > DEEPEST)
            return true;
    }
    return false;
}
/** Maximum characters of a title. */
const TITLE = 100;
/** The title of a page, which tells who answered: a firewall, a login, a gateway. */
function titleOf(page) {
    const title = /<title[^>]*>([^<]*)</i.exec(page.slice(0, 64 * 1024))?.[1];
    const words = title?.replace(/\s+/g, ' ').trim();
    if (words === undefined || words === '')
        return undefined;
    return words.length > TITLE ? `${words.slice(0, TITLE)}…` : words;
}


/***/ }),

/***/ 4459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ sha256Of),
/* harmony export */   FD: () => (/* binding */ bodyWithFile),
/* harmony export */   Jj: () => (/* binding */ partOfFile),
/* harmony export */   iD: () => (/* binding */ textBody)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);


/**
 * Input bytes per base64 piece: a multiple of 3, and small enough that the piece's string stays out
 * of V8's large-object space, where encoding was measured to be thirty times slower.
 */
const PIECE = 48 * 1024;
const PIECES_PER_READ = 16;
function textBody(text) {
    const bytes = Buffer.from(text);
    return {
        length: bytes.length,
        async *pieces() {
            yield await Promise.resolve(bytes);
        },
    };
}
/**
 * A JSON object whose last member is `func_code: {file: <the file in base64>}`. The base64 text is
 * never in memory as a whole.
 *
 * @param fields the members before it; at least one
 * @param file the file, and the size that it had when its digest was taken
 */
function bodyWithFile(fields, file) {
    const head = Buffer.from(`${JSON.stringify(fields).slice(0, -1)},"func_code":{"file":"`);
    const tail = Buffer.from('"}}');
    return {
        length: head.length + 4 * Math.ceil(file.size / 3) + tail.length,
        async *pieces() {
            yield head;
            yield* base64Pieces(file);
            yield tail;
        },
    };
}
/** Bytes per piece of a part of a file. */
const RAW_PIECE = 256 * 1024;
/** Some bytes of a file as they are. */
function partOfFile(path, offset, length) {
    return {
        length,
        async *pieces() {
            const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path);
            try {
                for (let sent = 0; sent < length;) {
                    const piece = Buffer.allocUnsafe(Math.min(RAW_PIECE, length - sent));
                    const filled = await fill(handle, piece, offset + sent);
                    if (filled < piece.length)
                        throw new Error(`${path} was truncated while being read`);
                    yield piece;
                    sent += filled;
                }
            }
            finally {
                await handle.close();
            }
        },
    };
}
async function* base64Pieces(file) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file.path);
    try {
        const scratch = Buffer.allocUnsafe(Math.min(PIECE * PIECES_PER_READ, file.size));
        let left = file.size;
        while (left > 0) {
            const wanted = Math.min(left, scratch.length);
            const filled = await fill(handle, scratch.subarray(0, wanted));
            if (filled < wanted)
                throw new Error(`${file.path} was truncated while being read`);
            for (let start = 0; start < wanted; start += PIECE) {
                const end = Math.min(start + PIECE, wanted);
                yield Buffer.from(scratch.toString('base64', start, end), 'latin1');
            }
            left -= wanted;
        }
    }
    finally {
        await handle.close();
    }
}
/**
 * Reads until the buffer is full or the file ends: a single read may return less.
 *
 * @param from offset in the file; by default, where the last read ended
 */
async function fill(handle, buffer, from) {
    let filled = 0;
    while (filled < buffer.length) {
        const at = from === undefined ? null : from + filled;
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, at);
        if (bytesRead === 0)
            break;
        filled += bytesRead;
    }
    return filled;
}
/** Hex SHA-256 of a body; of the empty text if there is none. */
async function sha256Of(body) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    if (body !== undefined)
        for await (const piece of body.pieces())
            hash.update(piece);
    return hash.digest('hex');
}


/***/ }),

/***/ 6532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ lostLargeSignedBody),
/* harmony export */   Jj: () => (/* binding */ SignInError),
/* harmony export */   K2: () => (/* binding */ CloudError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

/** A failed service call. The message is the service's own, unescaped. */
class CloudError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg {
    data;
    constructor(message, data, options) {
        super(message, options);
        this.name = 'CloudError';
        this.data = data;
    }
}
/**
 * Credentials could not be obtained. Not a `CloudError`, so that retry and read-back logic do not
 * apply to it: the call was retried already, and no update was sent.
 */
class SignInError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg {
    reason;
    constructor(reason) {
        if (reason.kind === 'refused')
            super(reason.error.message, { cause: reason.error });
        else
            super(reason.message);
        this.name = 'SignInError';
        this.reason = reason;
    }
}
/** Bytes from which a signed body may exceed the 12 MB that API Gateway documents. */
const LARGE_BODY = 9_000_000;
/**
 * Whether the connection was lost while a large signed body was sent: a gateway that rejects its
 * length may close the connection before the response is read.
 */
function lostLargeSignedBody(data) {
    const { kind, phase, bodyBytes = 0, proof = 'token' } = data;
    const signed = proof !== 'token' && proof !== 'token from IAM';
    return kind === 'connection' && phase === 'sending' && signed && bodyBytes > LARGE_BODY;
}


/***/ }),

/***/ 2022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   qg: () => (/* binding */ waitForTurn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6532);
/* harmony import */ var _operations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1161);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5397);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7373);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1128);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8218);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8398);
/* harmony import */ var _obs_xml_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7971);









/** Waits until the host takes requests again, where it limits their rate, and says so. */
async function waitForTurn(host, { log, pacer }) {
    try {
        await pacer.turn(host, (pause) => {
            log.info(`Waiting up to ${pause / 1_000} s: ${host} limits the rate of requests`);
        });
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeadlineError */ .j3))
            throw error;
        const during = `waiting for ${host}, which limits the rate of requests`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeadlineError */ .j3(error.seconds, during, { cause: error });
    }
}
/**
 * Sends one request once.
 *
 * @throws CloudError for anything but an answer 2xx; the signal's reason when it is aborted
 */
async function exchange(request, reach) {
    const { clock, log, pacer, signal, transport } = reach;
    const { body, operation } = request;
    const { method } = _operations_js__WEBPACK_IMPORTED_MODULE_2__/* .OPERATIONS */ .xb[operation];
    const runsCode = operation === 'InvokeFunction';
    const { host } = request.url;
    // What is signed has waited before, since a signature and its keys age.
    if ((0,_operations_js__WEBPACK_IMPORTED_MODULE_2__/* .isSignIn */ .h3)(operation))
        await waitForTurn(host, reach);
    const started = clock.now().getTime();
    let ended = 'no answer';
    const logLine = (line) => {
        log.info(line);
    };
    const progress = body === undefined || request.onProgress !== undefined
        ? {}
        : { onProgress: (0,_progress_js__WEBPACK_IMPORTED_MODULE_7__/* .uploadProgress */ .f)(body.length, clock, logLine) };
    try {
        const answer = await transport.send({ ...request, method, runsCode, ...progress }, signal);
        ended = `HTTP ${answer.status}`;
        const said = await read(request, answer, clock.now());
        pacer.taken(host);
        return said;
    }
    catch (error) {
        if (error instanceof _transport_js__WEBPACK_IMPORTED_MODULE_5__/* .ConnectionError */ .Rc)
            throw lost(request, error);
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeadlineError */ .j3) {
            const during = `${_operations_js__WEBPACK_IMPORTED_MODULE_2__/* .OPERATIONS */ .xb[operation].doing} (${host})`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeadlineError */ .j3(error.seconds, during, { cause: error });
        }
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudError */ .K2) {
            if ((0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .isThrottle */ .p0)(error.data))
                pacer.throttled(host, error.data.retryAfter);
            else
                pacer.taken(host);
        }
        throw error;
    }
    finally {
        log.debug(`${operation}: ${ended} after ${clock.now().getTime() - started} ms`);
    }
}
/**
 * The error for a successful response that lacks what its operation promises. JSON that is cut or
 * absent may be whole the next time; other JSON will not.
 */
function unreadable(operation, message, { json, requestId }) {
    const permanent = json !== undefined;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudError */ .K2(message, { kind: 'unreadable', operation, requestId, permanent });
}
/** Interprets a response. @throws CloudError for anything but a 2xx that reports no error */
async function read(request, answer, now) {
    const { operation, proof, url } = request;
    const { status, headers } = answer;
    const content = await (0,_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .contentOf */ .$E)(answer, (0,_operations_js__WEBPACK_IMPORTED_MODULE_2__/* .isOfObjects */ .C4)(operation) ? 'xml' : 'json');
    const { value, json, xml, refused, isMislabeled, described } = content;
    const requestId = REQUEST_IDS.map((name) => headerText(headers[name])).find(Boolean);
    const known = { value, json, xml, headers, requestId, isMislabeled, described };
    const facts = { operation, proof, host: url.host, bucket: request.bucket, status, requestId };
    if (status >= 200 && status < 300) {
        if (refused !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudError */ .K2(refused, { ...facts, kind: 'oversized', permanent: true });
        }
        const { code, message } = (0,_operations_js__WEBPACK_IMPORTED_MODULE_2__/* .isOfObjects */ .C4)(operation) ? (0,_obs_xml_js__WEBPACK_IMPORTED_MODULE_6__/* .decodeObjectError */ .Cd)(xml, {}) : (0,_wire_js__WEBPACK_IMPORTED_MODULE_8__/* .reportedIn */ .nB)(json);
        if (code === undefined) {
            return known;
        }
        const words = message ?? 'HTTP status is successful, but the body has an error code';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudError */ .K2(words, { ...facts, kind: 'status', code, permanent: true });
    }
    const { code, message } = errorIn(operation, answer, content);
    const date = Date.parse(headers.date ?? '');
    const isRedirect = status >= 300 && status < 400;
    if (isRedirect && request.download !== undefined && headers.location !== undefined) {
        return known;
    }
    const said = message ?? code ?? requestId;
    const foreign = !isRedirect && (content.isPage || (said === undefined && !isGitHub(operation)));
    const words = foreign ? undefined : message;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudError */ .K2(words ?? withoutMessage(operation, answer, content), {
        ...facts,
        kind: isRedirect ? 'redirect' : 'status',
        code,
        ...(foreign ? { foreign } : {}),
        retryAfter: (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retryAfterOf */ .sT)(headers['retry-after'], now) ?? (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .throttleWindow */ .JY)(status, message),
        clockAhead: Number.isNaN(date) ? undefined : Math.round((now.getTime() - date) / 1000),
    });
}
/** OBS's own come first: it may sit behind a gateway with IDs of its own. */
const REQUEST_IDS = ['x-obs-request-id', 'x-amz-request-id', 'x-request-id', 'x-iam-trace-id'];
function errorIn(operation, { headers }, { json, xml }) {
    return (0,_operations_js__WEBPACK_IMPORTED_MODULE_2__/* .isOfObjects */ .C4)(operation) ? (0,_obs_xml_js__WEBPACK_IMPORTED_MODULE_6__/* .decodeObjectError */ .Cd)(xml, headers) : (0,_wire_js__WEBPACK_IMPORTED_MODULE_8__/* .decodeError */ .lB)(json);
}
/** Errors of GitHub's token service are judged by their status alone, whatever their format. */
function isGitHub(operation) {
    return _operations_js__WEBPACK_IMPORTED_MODULE_2__/* .OPERATIONS */ .xb[operation].service === 'GitHub';
}
function headerText(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** Message for a response without a service error body: likely sent by a proxy. */
function withoutMessage(operation, { status, headers }, { described }) {
    if (status >= 300 && status < 400)
        return `redirected to ${hostOf(headers.location)}`;
    return `unexpected response (${described}), not from ${_operations_js__WEBPACK_IMPORTED_MODULE_2__/* .OPERATIONS */ .xb[operation].service}`;
}
/** Only the host: the rest of a redirect's address may hold secrets. */
function hostOf(location) {
    if (location === undefined)
        return 'nowhere';
    return URL.canParse(location) ? new URL(location).host : 'another path of the same host';
}
/** TLS errors that retrying cannot fix. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/;
/** A response body or headers beyond the limits: retrying gets the same. */
const OVERSIZED = [_transport_js__WEBPACK_IMPORTED_MODULE_5__/* .TOO_LONG */ .ch, 'HPE_HEADER_OVERFLOW'];
function lost({ operation, url, body, bucket, proof }, error) {
    const { message, phase, code, refusal } = error;
    const oversized = code !== undefined && OVERSIZED.includes(code);
    const words = code === 'HPE_HEADER_OVERFLOW' ? 'the response headers are too long' : message;
    const data = {
        kind: oversized ? 'oversized' : 'connection',
        operation,
        host: url.host,
        bucket,
        phase,
        status: refusal,
        permanent: oversized || isPermanent(error),
        ...(code === 'ENOTFOUND' ? { unknownHost: true } : {}),
        certificate: code !== undefined && CERTIFICATE.test(code) ? code : undefined,
        proof,
        bodyBytes: body?.length,
    };
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudError */ .K2(words, data, { cause: error });
}
/** Errors that retrying cannot fix. A proxy's 5xx may be transient. */
function isPermanent({ code = '', phase, refusal = 0, message }) {
    if (refusal !== 0)
        return refusal < 500;
    if (CERTIFICATE.test(code))
        return true;
    return phase === 'connecting' && NO_TLS.test(`${code} ${message}`.replaceAll('_', ' '));
}
/**
 * The peer does not speak TLS, e.g. a plain HTTP port, or none that we speak: no version or cipher in
 * common, or not for this host. OpenSSL's reasons are in code or message.
 */
const NO_TLS = /wrong version number|packet length too long|unsupported protocol|no protocols available|alert (handshake failure|protocol version)|unrecognized name/i;


/***/ }),

/***/ 3355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CD: () => (/* binding */ attempt),
/* harmony export */   Px: () => (/* binding */ updateCode),
/* harmony export */   e6: () => (/* binding */ readFunctionOnce),
/* harmony export */   v5: () => (/* binding */ readFunction)
/* harmony export */ });
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4459);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6532);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2022);
/* harmony import */ var _operations_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1161);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5397);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8398);






/**
 * Makes one attempt, freshly signed.
 *
 * @throws CloudError for any response but 2xx; SignInError if credentials cannot be obtained; the
 *   signal's reason if it is aborted
 */
async function attempt(call, connection) {
    const { operation, target, body, download } = call;
    const url = urlOf(call);
    // Before signing, since signatures and temporary keys expire.
    await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .waitForTurn */ .qg)(url.host, connection);
    const headers = {
        ...call.headers,
        'content-type': 'application/json',
        host: url.host,
        'x-project-id': target.projectId,
    };
    const { method } = _operations_js__WEBPACK_IMPORTED_MODULE_3__/* .FUNCTION_OPERATIONS */ .cZ[operation];
    const signable = { method, url, headers, bodySha256: await (0,_body_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(body) };
    const authorizer = connection.credentials.authorizerFor(target);
    const added = await authorizer.authorize(signable, connection.clock.now());
    const request = { operation, url, headers: { ...headers, ...added } };
    const sent = {
        ...request,
        ...(body === undefined ? {} : { body }),
        ...(download === undefined ? {} : { download }),
    };
    return (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .exchange */ .cv)({ ...sent, proof: authorizer.proof }, connection);
}
/**
 * Colons of a URN are not encoded in the path, as in all other clients. A space in the query is
 * %20, as in the canonical request that is signed, where URLSearchParams would write `+`.
 */
function urlOf({ operation, target, urn = target.urn, name = '', query = {} }) {
    const path = _operations_js__WEBPACK_IMPORTED_MODULE_3__/* .FUNCTION_OPERATIONS */ .cZ[operation].path(urn, encodeURIComponent(name));
    const url = new URL(target.endpoint + (0,_operations_js__WEBPACK_IMPORTED_MODULE_3__/* .functionsPath */ .Xn)(target.projectId) + path);
    url.search = Object.entries(query)
        .map((pair) => pair.map(encodeURIComponent).join('='))
        .join('&');
    return url;
}
/**
 * Reads the function's configuration (ShowFunctionConfig, `GET .../config`), with retries.
 *
 * @throws CloudError
 */
async function readFunction(target, connection) {
    const call = { operation: 'ShowFunctionConfig', target };
    return (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .repeated */ .ZD)({ operation: call.operation, attempt: () => readOnce(call, connection) }, connection);
}
/** Reads the function's configuration in a single attempt. @throws CloudError */
async function readFunctionOnce(target, connection) {
    return readOnce({ operation: 'ShowFunctionConfig', target }, connection);
}
async function readOnce(call, connection) {
    const { operation, target } = call;
    const { json, requestId, described } = await attempt(call, connection);
    const unread = `response is not JSON (${described})`;
    const flaw = json === undefined ? unread : (0,_wire_js__WEBPACK_IMPORTED_MODULE_5__/* .flawOf */ .e3)(json);
    if (json !== undefined && flaw === undefined)
        return (0,_wire_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeFunction */ .rk)(json, requestId);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudError */ .K2(flaw ?? unread, {
        kind: 'unreadable',
        operation,
        host: new URL(target.endpoint).host,
        requestId,
        permanent: json !== undefined,
    });
}
/**
 * Sends code once (UpdateFunctionCode, `PUT .../code`). The caller decides about a retry, since after
 * a lost response the function may have been updated.
 *
 * @returns the function's state in the response; empty if the response cannot be read
 * @throws CloudError
 */
async function updateCode(target, update, connection) {
    const fields = (0,_wire_js__WEBPACK_IMPORTED_MODULE_5__/* .encodeUpdate */ .Kf)(update);
    const body = update.file === undefined ? (0,_body_js__WEBPACK_IMPORTED_MODULE_0__/* .textBody */ .iD)(JSON.stringify(fields)) : (0,_body_js__WEBPACK_IMPORTED_MODULE_0__/* .bodyWithFile */ .FD)(fields, update.file);
    const call = { operation: 'UpdateFunctionCode', target, body };
    try {
        const { json, requestId } = await attempt(call, connection);
        return (0,_wire_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeFunction */ .rk)(json ?? {}, requestId);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudError */ .K2) || update.uploaded !== true)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CloudError */ .K2(error.message, { ...error.data, uploaded: true }, { cause: error });
    }
}


/***/ }),

/***/ 6409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   N8: () => (/* binding */ DEFAULT_OBS_ENDPOINT),
/* harmony export */   fW: () => (/* binding */ placeName)
/* harmony export */ });
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8933);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4320);
/* harmony import */ var _signature_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9205);



const DEFAULT_OBS_ENDPOINT = 'https://obs.{region}.myhuaweicloud.com';
/** The key is made of the content, so that one upload serves all functions and every later run. */
function placeOf(storage, region, { digest, codeType }) {
    const bucket = storage.bucket.replaceAll('{region}', region);
    const key = `${storage.prefix}${digest}.${codeType}`;
    const bucketUrl = addressOf(bucket, (0,_target_js__WEBPACK_IMPORTED_MODULE_1__/* .endpointOf */ .X5)(storage.endpoint, region));
    return { region, bucket, key, bucketUrl, url: bucketUrl + encodedPath(key) };
}
/** The bucket is the first label of the host; for an IP address or localhost, it is in the path. */
function addressOf(bucket, endpoint) {
    const url = new URL(endpoint);
    if ((0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.hostname) || IP_ADDRESS.test(url.hostname))
        return `${url.origin}/${bucket}/`;
    return `${url.protocol}//${bucket}.${url.host}/`;
}
const IP_ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/;
function encodedPath(key) {
    return key.split('/').map(_signature_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeStrictly */ .jR).join('/');
}
/** The name of a place in the log. */
function placeName({ bucket, key }) {
    return `${bucket}/${key}`;
}


/***/ }),

/***/ 7971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cd: () => (/* binding */ decodeObjectError),
/* harmony export */   Mk: () => (/* binding */ escaped),
/* harmony export */   Yt: () => (/* binding */ elements),
/* harmony export */   b6: () => (/* binding */ textOf)
/* harmony export */ });
/**
 * The subset of XML that OBS uses: flat documents of known elements, so searching for their tags is
 * enough. Anything else is not found.
 */
/** The contents of all elements of this name, wherever they stand. */
function elements(xml, name) {
    const found = [];
    for (let from = 0;;) {
        const open = xml.slice(from).search(new RegExp(`<${name}(\\s[^>]*)?>`));
        if (open < 0)
            return found;
        const start = xml.indexOf('>', from + open) + 1;
        const end = xml.indexOf(`</${name}>`, start);
        if (end < 0)
            return found;
        found.push(xml.slice(start, end));
        from = end;
    }
}
/** The text of the first element of this name; undefined where there is none, or it is empty. */
function textOf(xml, name) {
    const [first = ''] = elements(xml, name);
    return first === '' ? undefined : unescaped(first);
}
const ENTITIES = {
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    amp: '&',
};
function unescaped(text) {
    return text.replace(/&(#?\w{1,8});/g, (whole, name) => {
        const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
        if (!name.startsWith('#'))
            return ENTITIES[name] ?? whole;
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}
/** A text as the content of an element. */
function escaped(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
/**
 * The error that a document describes, if it describes one. The answer to HEAD has no body: its code
 * stands in a header, which the official SDK reads.
 */
function decodeObjectError(xml, headers) {
    const [error] = xml === undefined ? [] : elements(xml, 'Error');
    const code = error === undefined ? inHeader(headers, 'error-code') : textOf(error, 'Code');
    const message = error === undefined ? inHeader(headers, 'error-message') : textOf(error, 'Message');
    return {
        ...(code === undefined ? {} : { code: code.slice(0, LONGEST.code) }),
        ...(message === undefined ? {} : { message: message.slice(0, LONGEST.message) }),
    };
}
const LONGEST = { code: 100, message: 1_000 };
function inHeader(headers, name) {
    const value = headers[`x-obs-${name}`] ?? headers[`x-amz-${name}`];
    return typeof value === 'string' && value !== '' ? value : undefined;
}


/***/ }),

/***/ 1161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C4: () => (/* binding */ isOfObjects),
/* harmony export */   Fe: () => (/* binding */ OBJECT_OPERATIONS),
/* harmony export */   Xn: () => (/* binding */ functionsPath),
/* harmony export */   cZ: () => (/* binding */ FUNCTION_OPERATIONS),
/* harmony export */   gL: () => (/* binding */ SIGN_IN_CALLS),
/* harmony export */   h3: () => (/* binding */ isSignIn),
/* harmony export */   xb: () => (/* binding */ OPERATIONS)
/* harmony export */ });
/**
 * The service calls, one row for each: to add a call is to add a row. The names are those of the
 * services' own API references.
 */
const FUNCTION_CALLS = {
    ShowFunctionConfig: {
        service: 'FunctionGraph',
        method: 'GET',
        path: (urn) => `${urn}/config`,
        doing: 'get function config',
        repeats: 'read',
        signsIn: false,
        permission: 'FunctionGraph:function:getConfig',
    },
    ExportFunction: {
        service: 'FunctionGraph',
        method: 'GET',
        path: (urn) => `${urn}/export`,
        doing: 'export function code',
        repeats: 'read',
        signsIn: false,
        // Assumed: that of ShowFunctionCode. The published tables were not found to have this call.
        permission: 'FunctionGraph:function:getCode',
    },
    UpdateFunctionCode: {
        service: 'FunctionGraph',
        method: 'PUT',
        path: (urn) => `${urn}/code`,
        doing: 'update function code',
        repeats: 'write',
        signsIn: false,
        permission: 'FunctionGraph:function:updateCode',
    },
    ListFunctionVersions: {
        service: 'FunctionGraph',
        method: 'GET',
        path: (urn) => `${urn}/versions`,
        doing: 'list versions',
        repeats: 'read',
        signsIn: false,
        permission: 'FunctionGraph:function:listVersion',
    },
    CreateFunctionVersion: {
        service: 'FunctionGraph',
        method: 'POST',
        path: (urn) => `${urn}/versions`,
        doing: 'publish version',
        repeats: 'write',
        signsIn: false,
        permission: 'FunctionGraph:function:createVersion',
    },
    ShowVersionAlias: {
        service: 'FunctionGraph',
        method: 'GET',
        path: (urn, name) => `${urn}/aliases/${name}`,
        doing: 'get alias',
        repeats: 'read',
        signsIn: false,
        permission: 'FunctionGraph:function:getAlias',
    },
    ListVersionAliases: {
        service: 'FunctionGraph',
        method: 'GET',
        path: (urn) => `${urn}/aliases`,
        doing: 'list aliases',
        repeats: 'read',
        signsIn: false,
        permission: 'FunctionGraph:function:listAlias',
    },
    CreateVersionAlias: {
        service: 'FunctionGraph',
        method: 'POST',
        path: (urn) => `${urn}/aliases`,
        doing: 'create alias',
        repeats: 'write',
        signsIn: false,
        permission: 'FunctionGraph:function:createAlias',
    },
    UpdateVersionAlias: {
        service: 'FunctionGraph',
        method: 'PUT',
        path: (urn, name) => `${urn}/aliases/${name}`,
        doing: 'update alias',
        repeats: 'write',
        signsIn: false,
        permission: 'FunctionGraph:function:updateAlias',
    },
    InvokeFunction: {
        service: 'FunctionGraph',
        method: 'POST',
        path: (urn) => `${urn}/invocations`,
        doing: 'invoke function',
        repeats: 'once',
        signsIn: false,
        permission: 'FunctionGraph:function:invoke',
    },
    DeleteFunction: {
        service: 'FunctionGraph',
        method: 'DELETE',
        path: (urn) => urn,
        doing: 'delete version',
        repeats: 'write',
        signsIn: false,
        // Of a version as of a whole function, which are one call (API reference, supported actions).
        permission: 'FunctionGraph:function:delete',
    },
};
/** With their literal types, so that the one without a path is known. */
const SIGN_IN_CALLS = {
    RequestIdToken: {
        service: 'GitHub',
        method: 'GET',
        doing: 'request GitHub OIDC token',
        repeats: 'read',
        signsIn: true,
    },
    AssumeAgencyWithOIDC: {
        service: 'STS',
        method: 'POST',
        path: '/v5/agencies/assume-with-oidc',
        doing: 'STS AssumeAgencyWithOIDC',
        repeats: 'read',
        signsIn: true,
    },
    CreateTokenWithIdToken: {
        service: 'IAM',
        method: 'POST',
        path: '/v3.0/OS-AUTH/id-token/tokens',
        doing: 'IAM token exchange',
        repeats: 'read',
        signsIn: true,
    },
    CreateTemporaryAccessKeyByToken: {
        service: 'IAM',
        method: 'POST',
        path: '/v3.0/OS-CREDENTIAL/securitytokens',
        doing: 'get temporary keys for OBS from IAM',
        repeats: 'read',
        signsIn: true,
    },
};
/**
 * Writing here is idempotent: an object's key is the digest of its content, so that whatever is sent
 * again is what is there. What is a `write` is sent five times at most.
 */
const OBJECT_CALLS = {
    HeadBucket: {
        service: 'OBS',
        method: 'HEAD',
        path: 'bucket',
        subresources: [],
        doing: 'check OBS bucket',
        repeats: 'read',
        signsIn: false,
        permission: 'obs:bucket:HeadBucket',
    },
    HeadObject: {
        service: 'OBS',
        method: 'HEAD',
        path: 'object',
        subresources: [],
        doing: 'check for the package in OBS',
        repeats: 'read',
        signsIn: false,
        permission: 'obs:object:GetObject',
    },
    GetObject: {
        service: 'OBS',
        method: 'GET',
        path: 'object',
        subresources: [],
        doing: 'read the package in OBS',
        repeats: 'read',
        signsIn: false,
        permission: 'obs:object:GetObject',
    },
    PutObject: {
        service: 'OBS',
        method: 'PUT',
        path: 'object',
        subresources: [],
        doing: 'upload package to OBS',
        repeats: 'write',
        signsIn: false,
        permission: 'obs:object:PutObject',
    },
    ListMultipartUploads: {
        service: 'OBS',
        method: 'GET',
        path: 'bucket',
        subresources: ['uploads'],
        doing: 'list unfinished uploads in OBS',
        repeats: 'read',
        signsIn: false,
        permission: 'obs:bucket:ListBucketMultipartUploads',
    },
    ListParts: {
        service: 'OBS',
        method: 'GET',
        path: 'object',
        subresources: ['uploadId'],
        doing: 'list uploaded parts in OBS',
        repeats: 'read',
        signsIn: false,
        permission: 'obs:object:ListMultipartUploadParts',
    },
    InitiateMultipartUpload: {
        service: 'OBS',
        method: 'POST',
        path: 'object',
        subresources: ['uploads'],
        doing: 'start upload to OBS',
        repeats: 'write',
        signsIn: false,
        permission: 'obs:object:PutObject',
    },
    UploadPart: {
        service: 'OBS',
        method: 'PUT',
        path: 'object',
        subresources: ['partNumber', 'uploadId'],
        doing: 'upload part to OBS',
        repeats: 'write',
        signsIn: false,
        permission: 'obs:object:PutObject',
    },
    CompleteMultipartUpload: {
        service: 'OBS',
        method: 'POST',
        path: 'object',
        subresources: ['uploadId'],
        doing: 'complete upload to OBS',
        repeats: 'write',
        signsIn: false,
        permission: 'obs:object:PutObject',
    },
    AbortMultipartUpload: {
        service: 'OBS',
        method: 'DELETE',
        path: 'object',
        subresources: ['uploadId'],
        doing: 'abort upload to OBS',
        repeats: 'write',
        signsIn: false,
        permission: 'obs:object:AbortMultipartUpload',
    },
};
const FUNCTION_OPERATIONS = FUNCTION_CALLS;
const OBJECT_OPERATIONS = OBJECT_CALLS;
const OPERATIONS = {
    ...FUNCTION_CALLS,
    ...SIGN_IN_CALLS,
    ...OBJECT_CALLS,
};
/** The path of a project's functions, below which their calls are. */
function functionsPath(projectId) {
    return `/v2/${projectId}/fgs/functions/`;
}
function isOfObjects(operation) {
    return OPERATIONS[operation].service === 'OBS';
}
function isSignIn(operation) {
    return OPERATIONS[operation].signsIn;
}


/***/ }),

/***/ 1128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ uploadProgress)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2958);

/** Milliseconds between two progress lines of an upload. Shorter uploads log nothing. */
const EVERY = 5_000;
/**
 * Progress logger of one upload.
 *
 * @param total bytes of the body
 * @param log receives a line every few seconds: percentage, and rate since the previous line
 * @returns to be called with the bytes handed to the network so far
 */
function uploadProgress(total, clock, log) {
    let last = { at: clock.now().getTime(), sent: 0 };
    return (sent) => {
        const at = clock.now().getTime();
        if (at - last.at < EVERY || sent >= total)
            return;
        const rate = (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesText */ .pV)(Math.round(((sent - last.sent) * 1_000) / (at - last.at)));
        log(`Uploading: ${Math.floor((sent * 100) / total)}% of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesText */ .pV)(total)} (${rate}/s)`);
        last = { at, sent };
    };
}


/***/ }),

/***/ 5639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   KR: () => (/* binding */ PLAIN_PROXY_VARIABLES),
/* harmony export */   RI: () => (/* binding */ routeText),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   bD: () => (/* binding */ PROXY_VARIABLES),
/* harmony export */   gW: () => (/* binding */ passwordsIn)
/* harmony export */ });
/**
 * Parser of the proxy variables. They are written as for curl, with or without a scheme, while
 * `@actions/http-client` (4.0.1) parses `user:word@host:3128` as a URL with the scheme `user:`, and so
 * connects directly.
 */
/** For https URLs, which all services have. The first that is set counts, as for the toolkit. */
const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY'];
/** For http URLs: only GitHub's API may have one, on a server without TLS. */
const PLAIN_PROXY_VARIABLES = ['http_proxy', 'HTTP_PROXY'];
/** Scheme, user and password, host and port, optional trailing slash. */
const FORM = /^(?:(https?):\/\/)?(?:([^\s/?#@]*)@)?(\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?\/?$/i;
/**
 * The URL of a proxy, from the text of a variable.
 *
 * @returns undefined for an invalid one: a character that must be percent-encoded, another scheme,
 *   or no host
 */
function parseProxy(text) {
    const [, scheme = 'http', user, host = '', port] = FORM.exec(text.trim()) ?? [];
    if (host === '' || (user !== undefined && !isEncoded(user)))
        return undefined;
    const place = `${host}${port === undefined ? '' : `:${port}`}`;
    // A URL would take the backslash of DOMAIN\user for a slash, and the domain for the host.
    const named = user === undefined ? '' : `${user.replaceAll('\\', '%5C')}@`;
    const address = `${scheme.toLowerCase()}://${named}${place}`;
    return URL.canParse(address) ? new URL(address) : undefined;
}
function isEncoded(text) {
    try {
        return decodeURIComponent(text) !== '';
    }
    catch {
        return false;
    }
}
/** `host:port` of an address, without user and password. */
function placeOf({ hostname, port, protocol }) {
    return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}
/** Where a connection to this address leads, and how, for people. `proxy` is its `host:port`. */
function routeText(url, proxy) {
    return `${placeOf(url)}, ${proxy === undefined ? 'direct' : `via proxy ${proxy}`}`;
}
/** The password in a proxy URL, as written and decoded; empty if there is none. */
function passwordsIn(text) {
    const { password = '' } = parseProxy(text) ?? {};
    if (password === '')
        return [];
    return [...new Set([password, decodeURIComponent(password)])];
}


/***/ }),

/***/ 4532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e3: () => (/* binding */ clockDistance),
  yD: () => (/* binding */ isSameTime),
  Te: () => (/* binding */ isSignatureRefusal),
  kQ: () => (/* binding */ lacksPermission),
  $6: () => (/* binding */ mayHelpAgain),
  wJ: () => (/* binding */ remedyFor)
});

// EXTERNAL MODULE: ./build/src/cloud/errors.js
var errors = __webpack_require__(6532);
// EXTERNAL MODULE: ./build/src/cloud/operations.js
var operations = __webpack_require__(1161);
// EXTERNAL MODULE: ./build/src/units.js
var units = __webpack_require__(2958);
;// CONCATENATED MODULE: ./build/src/cloud/obs/remedies.js

/** By OBS's code; codes and meanings: table of error codes in its API reference. */
const BY_CODE = {
    NoSuchBucket: ({ name, region }) => `Create the bucket ${name} in ${region}, or check \`upload_bucket\` and \`obs_endpoint\``,
    PermanentRedirect: elsewhere,
    AuthorizationHeaderMalformed: elsewhere,
    AccessDenied: permission,
    AllAccessDisabled: permission,
    SignatureDoesNotMatch: () => 'Check the secret key: OBS rejected the signature',
    InvalidAccessKeyId: () => 'Check the access key, and the security token of temporary credentials: OBS does not know them',
    InvalidSecurity: () => 'Get new temporary keys: OBS does not accept their security token',
    ExpiredToken: () => 'Get new temporary keys: these have expired',
    RequestTimeTooSkewed: clock,
    SlowDown: () => 'OBS limits the rate of requests: re-run the job later',
    BadDigest: () => 'The package was damaged in transit: re-run the job, or check the network',
    QuotaExceeded: () => 'Free space in the bucket, or raise its quota',
    InsufficientStorageSpace: () => 'Free space in the bucket, or raise its quota',
    NotSignedUp: () => 'Open OBS for this account in the console',
    InArrearOrInsufficientBalance: () => 'Top up the account: OBS is suspended because of arrears',
};
/** The remedy for a failed call to OBS. */
function objectRemedy(data) {
    const { code = '', kind, phase, permanent, status = 0 } = data;
    const bucket = data.bucket ?? { name: 'in `upload_bucket`', region: 'the region' };
    if (kind === 'connection') {
        if (status === 407)
            return 'Check the user name and password in HTTPS_PROXY';
        if (permanent === true)
            return CERTIFICATE;
        return phase === 'connecting'
            ? 'Check `upload_bucket`, `obs_endpoint`, and whether the runner needs HTTPS_PROXY'
            : 'Connection to OBS lost: re-run the job';
    }
    if (kind === 'unreadable')
        return 'Check `obs_endpoint`: what answers there is not OBS';
    const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
    if (known !== undefined)
        return known(bucket, data);
    if (kind === 'redirect')
        return elsewhere(bucket);
    if (status === 403)
        return permission(bucket);
    if (status === 404)
        return `Check \`upload_bucket\`: there is no bucket ${bucket.name}`;
    return status === 429 || status >= 500
        ? 'Re-run the job later: OBS reported an internal error'
        : 'Fix the problem in the message above and re-run: OBS rejected the request';
}
const CERTIFICATE = 'Check `obs_endpoint` and HTTPS_PROXY; for a private certificate authority set NODE_EXTRA_CA_CERTS';
function elsewhere({ name, region }) {
    return (`Use a bucket in ${region}, the region of the function: ${name} is in another region ` +
        '(`upload_bucket` may contain {region})');
}
function permission({ name }) {
    return (`Grant obs:object:PutObject and obs:object:GetObject on ${name}/* to this user or agency, ` +
        'and check the bucket policy');
}
function clock(_, { clockAhead = 0 }) {
    if (clockAhead === 0)
        return "Set the runner's clock: it is more than 15 minutes off";
    const distance = (0,units/* spanText */.Cp)(Math.abs(clockAhead));
    return `Set the runner's clock: it is ${distance} ${clockAhead > 0 ? 'ahead of' : 'behind'} OBS's`;
}
/** Codes with which FunctionGraph says that it cannot take a package from OBS. */
const UNREAD = ['FSS.0403', 'FSS.1010', 'FSS.1054', 'FSS.1151'];
/**
 * The remedy if FunctionGraph cannot read the package that the step has just uploaded. Whose
 * permission counts is not documented: a private bucket of the caller's account works.
 */
function readerRemedy({ uploaded, code = '', status }) {
    if (uploaded !== true || !(UNREAD.includes(code) || status === 403))
        return undefined;
    const readers = 'keep the bucket in the account and region of the function, and grant obs:object:GetObject on ' +
        "it to this user or agency, and to the function's agency where it has one";
    if (status !== 403)
        return `FunctionGraph could not read the uploaded package: ${readers}`;
    return ('Grant FunctionGraph:function:updateCode to this user or agency. If it has that, FunctionGraph ' +
        `could not read the uploaded package: ${readers}`);
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/remedies.js
/**
 * The remedy for a failed authentication call. The claims of the token are listed above it. STS's
 * codes are those that its users report; its own list has none for ID tokens.
 */
function signInRemedy(operation, data) {
    if (operation === 'RequestIdToken')
        return gitHubRemedy(data);
    const { input, service, refusals } = SERVICES[operation];
    if (data.kind === 'redirect')
        return `Set \`${input}\` to the final URL: the server redirected the request`;
    if (data.kind === 'unreadable')
        return `Check \`${input}\`: the server there is not ${service}`;
    if (data.kind === 'connection')
        return connectionRemedy(data, input);
    const { code = '', status = 0 } = data;
    const known = Object.hasOwn(remedies_BY_CODE, code) ? remedies_BY_CODE[code] : undefined;
    const remedy = known ?? refusals[status];
    if (remedy !== undefined)
        return remedy;
    return status === 429 || status >= 500
        ? `Re-run the job later: ${service} error`
        : `${service} rejected the request: fix the problem in the message above and re-run`;
}
/** No input controls this; the runner sets the request URL. */
function gitHubRemedy({ kind, status = 0, phase }) {
    if (kind === 'redirect' || kind === 'unreadable') {
        return "Check the runner's ACTIONS_ID_TOKEN_REQUEST_URL and proxy: the server there is not GitHub";
    }
    if (phase === 'connecting') {
        return 'Check that the runner can reach GitHub, and whether HTTPS_PROXY must be set';
    }
    return status >= 400 && status < 500 && status !== 408 && status !== 429
        ? 'Check the permission id-token: write of the job: GitHub rejected the OIDC token request'
        : 'Re-run the job: GitHub returned no OIDC token';
}
const TRUST = "The agency's trust policy does not match the token claims above: check the conditions oidc:sub, " +
    'oidc:aud and oidc:iss, and that the principal is the provider in `oidc_provider_urn`';
const remedies_BY_CODE = {
    'STS5.1001': TRUST,
    'STS5.2001': "Audience not allowed: add the aud above to the provider's client IDs, or set `oidc_audience` to one of them",
};
const SERVICES = {
    AssumeAgencyWithOIDC: {
        input: 'sts_endpoint',
        service: 'STS',
        refusals: {
            401: 'The OIDC provider does not match the token claims above: its URL must equal iss, and aud must be one of its client IDs',
            403: TRUST,
            404: 'Check `oidc_provider_urn` and `oidc_agency_urn`: provider or agency not found, or STS is not available in this region (set `sts_endpoint`)',
        },
    },
    CreateTokenWithIdToken: {
        input: 'iam_endpoint',
        service: 'IAM',
        refusals: {
            401: 'The identity provider does not match the token claims above: check that its URL equals iss, its client ID equals aud, its signing key is current and a conversion rule matches sub',
            403: 'Grant the mapped user group permissions in the project of `urn`',
            404: 'Check `oidc_identity_provider`: there is no identity provider of that name',
        },
    },
    CreateTemporaryAccessKeyByToken: {
        input: 'iam_endpoint',
        service: 'IAM',
        refusals: {
            401: 'Get a new token: IAM does not accept this one, so that there are no keys for OBS',
            403: 'Use an access key, or a token that may get temporary keys: OBS takes no tokens itself',
        },
    },
};
function connectionRemedy({ phase }, input) {
    return phase === 'connecting'
        ? `Check the region in \`urn\`, \`${input}\`, and whether HTTPS_PROXY must be set`
        : 'Connection lost: re-run the job';
}

;// CONCATENATED MODULE: ./build/src/cloud/remedies.js





/** Placeholder for the permission that the failed call requires. */
const PERMISSION = 'permission';
/**
 * Remedies by the service's error code, after FunctionGraph's and API Gateway's lists of error codes.
 * Messages differ by region and are ignored.
 */
const cloud_remedies_BY_CODE = {
    'APIGW.0101': 'Check the region in `urn` (or `endpoint`): FunctionGraph is not available at this host',
    'APIGW.0201': 'Fix the problem in the message above and re-run: the gateway rejected the request',
    'APIGW.0301': "Check access key, secret key and the runner's clock",
    'APIGW.0308': 'Re-run the job later: rate limit exceeded',
    'FSS.0401': 'Check the credentials, and that they belong to the project in `urn`',
    'FSS.0403': PERMISSION,
    'FSS.0404': 'Check `urn`: there is no such function in this project and region',
    'FSS.0413': 'Reduce the package size, or set `upload_bucket` to upload it through OBS',
    'FSS.1010': 'Check `code_url`: it is not the URL of an object in OBS',
    'FSS.1011': 'Check the archive: the service cannot read it as the given `code_type`',
    'FSS.1012': 'Check `code_path`: the request contained no code',
    'FSS.1014': 'Check `alias`: the service does not accept this name',
    'FSS.1015': 'Check `version`: the service does not accept this name',
    'FSS.1024': 'Check `depend_version_list` (dependency version IDs, not dependency IDs) or `depend_list`',
    'FSS.0424': 'Check `depend_version_list` (dependency version IDs, not dependency IDs) or `depend_list`',
    'FSS.1042': 'Delete unused functions or versions to free code storage',
    'FSS.1043': 'Delete an alias that is no longer used: a function may have 10 aliases',
    'FSS.1046': 'Share the dependency with this account, or use a different one',
    'FSS.1051': 'Check `urn`: there is no such function in this project and region',
    'FSS.1052': 'Check `urn`: there is no such function or version in this project and region',
    'FSS.1053': 'Check `alias`: another run or user deleted it during the step',
    'FSS.1054': 'Check `code_url`: no such object in OBS, or FunctionGraph has no permission to read it',
    'FSS.1056': 'Check the dependency IDs: one of them does not exist',
    'FSS.1066': 'Point the other alias of this version elsewhere first: the service allows one alias per version',
    'FSS.1071': 'Direct upload is limited to 50 MB: set `upload_bucket` to upload the package through OBS',
    'FSS.1072': 'Inline code is limited to 10 KB: use `code_type: zip`',
    'FSS.1077': 'Delete the reserved instances of the function, then re-run',
    'FSS.1078': '`code_filename` must be a file name without a path',
    'FSS.1091': 'Check `version`: an alias can only share traffic with a published version',
    'FSS.1092': 'Check `alias_percent`: the service does not accept this share',
    'FSS.1093': 'Set `alias_percent: 100`: the alias already points to this version',
    'FSS.1126': PERMISSION,
    'FSS.1127': PERMISSION,
    'FSS.1151': "Use a bucket in the function's own region",
    'FSS.1201': 'Reduce the package size, or set `upload_bucket` to upload it through OBS',
    'FSS.1303': PERMISSION,
    'FSS.1309': 'Check `urn`: the service rejected it',
    'FSS.1310': PERMISSION,
};
/** Remedies for codes whose meaning depends on the HTTP status. */
const BY_STATUS_AND_CODE = {
    '413 APIGW.0201': 'Request body exceeds the gateway limit of 12 MB for AK/SK-signed requests: set ' +
        '`upload_bucket` to upload the package through OBS, or use `iam_token`',
    '414 APIGW.0201': 'Check `endpoint` and `urn`: the gateway rejected the URL as too long',
    '494 APIGW.0201': 'Check the credentials: the gateway rejected the headers as too long',
    '504 APIGW.0201': 'Re-run the job later: the service behind the gateway did not answer in time',
};
const PROXY_USER = 'Check the user name and password in HTTPS_PROXY';
const BY_STATUS = {
    400: 'Fix the problem in the message above and re-run',
    401: 'Check the credentials, and that they belong to the project in `urn`',
    403: PERMISSION,
    404: 'Check `urn`, and `endpoint` if set',
    407: PROXY_USER,
    408: 'Re-run the job: the request timed out',
    409: 'The function cannot be updated in its current state: check it in the console',
    410: 'Check `urn`: the function was deleted',
    413: 'Reduce the package size, or set `upload_bucket` to upload it through OBS',
    429: 'Re-run the job later: too many requests',
};
/** Seconds that clocks may differ before signatures are rejected. */
const CLOCK_TOLERANCE = 15 * 60;
/** The remedy for a failed call: one thing to do. */
function remedyFor(data) {
    if (data.kind === 'oversized' || data.foreign === true)
        return betweenRemedy(data);
    if (data.kind === 'connection') {
        const barrier = barrierRemedy(data);
        if (barrier !== undefined)
            return barrier;
    }
    if ((0,operations/* isSignIn */.h3)(data.operation))
        return signInRemedy(data.operation, data);
    if ((0,operations/* isOfObjects */.C4)(data.operation))
        return objectRemedy(data);
    if (data.kind === 'connection')
        return remedies_connectionRemedy(data);
    if (data.kind === 'redirect')
        return 'Set `endpoint` to the final URL: the server redirected the request';
    if (data.kind === 'unreadable') {
        return data.permanent === false
            ? betweenRemedy(data)
            : 'Check `endpoint`: the server there is not FunctionGraph';
    }
    const clock = clockRemedy(data);
    if (clock !== undefined)
        return clock;
    const renewal = renewalRemedy(data);
    if (renewal !== undefined)
        return renewal;
    if (isSignatureRefusal(data.code) && isSameTime(data))
        return 'Check access key and secret key';
    if (lacksReleases(data))
        return NO_RELEASES;
    const { status = 0 } = data;
    const remedy = readerRemedy(data) ?? remedyByCode(data) ?? BY_STATUS[status];
    if (remedy === PERMISSION)
        return permissionRemedy(data);
    if (remedy !== undefined)
        return remedy;
    return status >= 500
        ? 'Re-run the job later: service error'
        : 'See the list of error codes in the FunctionGraph API reference';
}
const NO_RELEASES = 'This region has no API for versions and aliases: remove `publish`, `alias` and `keep_versions`, ' +
    'and do not use `mode: release`';
/** The gateway knows no such path, though it knows that of the function's configuration. */
function lacksReleases({ operation, code = '', status }) {
    const row = operations/* OPERATIONS */.xb[operation];
    const isRelease = row.service === 'FunctionGraph' && /^\/(versions|aliases)/.test(row.path('', ''));
    return isRelease && (/^API(GW|G)\.0101$/.test(code) || status === 405);
}
/** The gateway writes its prefix APIGW or APIG, depending on the service behind it. */
function remedyByCode({ code = '', status = 0 }) {
    const known = code.replace(/^APIG\./, 'APIGW.');
    const exact = `${status} ${known}`;
    // Untrusted keys: guard against members of Object.prototype, e.g. `constructor`.
    if (Object.hasOwn(BY_STATUS_AND_CODE, exact))
        return BY_STATUS_AND_CODE[exact];
    return Object.hasOwn(cloud_remedies_BY_CODE, known) ? cloud_remedies_BY_CODE[known] : undefined;
}
/** Whether a call failed for want of a permission. */
function lacksPermission(data) {
    if (data.kind !== 'status' || data.foreign === true)
        return false;
    return (remedyByCode(data) ?? BY_STATUS[data.status ?? 0]) === PERMISSION;
}
function permissionRemedy({ operation }) {
    const row = operations/* OPERATIONS */.xb[operation];
    const permission = 'permission' in row ? row.permission : 'the permission for this call';
    return (`Grant ${permission} to this user or agency, and check that \`urn\` is in its project ` +
        '(and enterprise project)');
}
/** Settings that decide where a service is reached; for GitHub, the runner sets the URL. */
const ADDRESS_INPUT = {
    FunctionGraph: '`endpoint` and HTTPS_PROXY',
    STS: '`sts_endpoint` and HTTPS_PROXY',
    IAM: '`iam_endpoint` and HTTPS_PROXY',
    GitHub: 'HTTPS_PROXY',
    OBS: '`obs_endpoint` and HTTPS_PROXY',
};
/** Remedy if the response is not the service's own but e.g. of a firewall, login page or proxy. */
function betweenRemedy(data) {
    const { host, operation, status = 0 } = data;
    const { service } = operations/* OPERATIONS */.xb[operation];
    const whom = `whoever runs the network, proxy or firewall between the runner and ${host ?? service}`;
    if (status === 407)
        return PROXY_USER;
    if (status === 413) {
        return ('The request is too large for a proxy or firewall on the way: reduce the package size, or ' +
            `set \`upload_bucket\` to upload it through OBS in parts, or ask ${whom}`);
    }
    if (mayHelpAgain(data))
        return `Re-run the job later; if this persists, ask ${whom}`;
    return `The response is not ${service}'s own: check ${ADDRESS_INPUT[service]}, or ask ${whom}`;
}
function clockRemedy({ code, clockAhead }) {
    if (!isSignatureRefusal(code) || clockAhead === undefined)
        return undefined;
    if (Math.abs(clockAhead) <= CLOCK_TOLERANCE)
        return undefined;
    return `Fix the runner's clock: it is ${clockDistance(clockAhead)}`;
}
/** Whether the gateway rejected a signature or token. */
function isSignatureRefusal(code) {
    return code === 'APIGW.0301' || code === 'APIG.0301';
}
/** Seconds within which clocks count as equal, since a response takes time. */
const CLOCK_NOISE = 60;
/** Whether the clocks were compared and are equal, so that they are not the cause. */
function isSameTime({ clockAhead }) {
    return clockAhead !== undefined && Math.abs(clockAhead) <= CLOCK_NOISE;
}
/** The offset of this machine's clock, in words. */
function clockDistance(ahead) {
    return `${(0,units/* spanText */.Cp)(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} the service's`;
}
/** Temporary credentials are usually rejected because they expired, unless just issued. */
const WHEN_REFUSED = {
    token: 'Get a new IAM token: this one has expired (after 24 hours at most) or is for another project',
    'temporary key': 'Get new temporary keys: these have expired, or their parts do not belong together',
    'key from STS': '`endpoint` and `sts_endpoint` must belong to the same cloud: STS issued these keys for this step',
    'token from IAM': '`endpoint` and `iam_endpoint` must belong to the same cloud: IAM issued this token for this step',
};
function renewalRemedy({ status, proof }) {
    return status === 401 && proof !== undefined ? WHEN_REFUSED[proof] : undefined;
}
/**
 * What keeps any request from its host, whatever it asks for: a proxy, a certificate, a port without
 * TLS. A status is the proxy's own, which knows nothing of functions or of credentials.
 */
function barrierRemedy(data) {
    const { certificate, operation, permanent, status } = data;
    const address = ADDRESS_INPUT[operations/* OPERATIONS */.xb[operation].service];
    if (status === 407)
        return PROXY_USER;
    if (status !== undefined) {
        return mayHelpAgain(data)
            ? 'Check HTTPS_PROXY: the proxy could not reach this host'
            : 'Check HTTPS_PROXY: the proxy blocked this host';
    }
    if (certificate !== undefined)
        return certificateRemedy(certificate, address);
    if (permanent !== true)
        return undefined;
    return `Check ${address}, and the port: the server there refused the handshake or does not speak TLS`;
}
function remedies_connectionRemedy(data) {
    if ((0,errors/* lostLargeSignedBody */.Cj)(data))
        return LARGE_BODY_REMEDY;
    return data.phase === 'connecting'
        ? 'Check the region in `urn`, `endpoint`, and whether HTTPS_PROXY must be set'
        : 'Connection lost: re-run the job';
}
const LARGE_BODY_REMEDY = 'The gateway may have closed the connection because of its 12 MB limit for signed requests: ' +
    'set `upload_bucket` to upload the package through OBS, or use `iam_token` or `oidc_identity_provider`';
/** An expired certificate, or one for another host, cannot be fixed with another CA. */
function certificateRemedy(code, address) {
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
        return `Check ${address}: the certificate is for another host name`;
    }
    if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
        return "The certificate is not valid at this time: renew it, or check the runner's clock";
    }
    return ('For a private CA set NODE_EXTRA_CA_CERTS to its PEM file, or NODE_USE_SYSTEM_CA=1 to use the ' +
        'CAs of the system');
}
/** Whether re-running the job may help without any change. */
function mayHelpAgain(data) {
    const { kind, status = 0, permanent } = data;
    if (kind === 'connection')
        return permanent !== true && !(0,errors/* lostLargeSignedBody */.Cj)(data);
    if (kind === 'unreadable')
        return permanent === false;
    return kind === 'status' && (status === 408 || status === 429 || status >= 500);
}


/***/ }),

/***/ 5397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JY: () => (/* binding */ throttleWindow),
/* harmony export */   Lw: () => (/* binding */ delayBefore),
/* harmony export */   ZD: () => (/* binding */ repeated),
/* harmony export */   p0: () => (/* binding */ isThrottle),
/* harmony export */   sT: () => (/* binding */ retryAfterOf)
/* harmony export */ });
/* unused harmony exports ATTEMPTS, repeatOf, waitAfter */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6532);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2958);
/* harmony import */ var _operations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);



/**
 * Maximum attempts of a write whose failures leave its result unknown, and of a call to a host that
 * no resolver knows: a misspelled region must not use up the step's time.
 */
const ATTEMPTS = 5;
const PASSING = [408, 429, 500, 502, 503, 504];
/** Whether a failed call may be made again. */
function repeatOf(error, repeats) {
    if (wasRefused(error))
        return 'safe';
    return repeats === 'read' ? repeatOfRead(error) : repeatOfWrite(error, repeats);
}
/** Whether the service, or a gateway before it, said no before anything was done. */
function wasRefused({ data }) {
    const unsent = data.kind === 'connection' && data.phase === 'connecting';
    return (unsent && data.permanent !== true) || isThrottle(data);
}
/** Whether the service refused a request for its rate: 429, of OBS 503 with its code. */
function isThrottle({ kind, status, code }) {
    return kind === 'status' && (status === 429 || (status === 503 && code === 'SlowDown'));
}
/** An unreadable response to a read, e.g. truncated JSON or a load balancer's page, may be transient. */
function repeatOfRead({ data: { kind, permanent, status = 0 } }) {
    if (permanent === true)
        return 'no';
    if (kind === 'status')
        return PASSING.includes(status) ? 'safe' : 'no';
    return kind === 'connection' || kind === 'unreadable' ? 'safe' : 'no';
}
function repeatOfWrite({ data }, repeats) {
    const { kind, permanent, status = 0 } = data;
    const unknown = kind === 'oversized' ||
        (kind === 'connection' && permanent !== true) ||
        (kind === 'status' && (status === 408 || status >= 500 || isSuccess(status))) ||
        BROKEN_OFF.includes(data.code ?? '');
    return unknown && repeats === 'write' ? 'unknown' : 'no';
}
/** OBS's codes, with status 400, of a body that did not arrive as it was sent. */
const BROKEN_OFF = ['BadDigest', 'IncompleteBody', 'RequestTimeout'];
/** A successful status whose body reports an error: the function must be read to decide. */
function isSuccess(status) {
    return status >= 200 && status < 300;
}
const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 30_000;
/**
 * Milliseconds to wait before the next attempt: full jitter over an exponential back-off, but never
 * less than the service's Retry-After.
 *
 * @param failed how many attempts have failed so far, from 1
 * @param random a number from 0 to 1
 */
function delayBefore(failed, random, retryAfter) {
    const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (failed - 1));
    return Math.max(Math.round(random * ceiling), retryAfter ?? 0);
}
/**
 * Retry-After, in seconds or as an HTTP date, as milliseconds from `now`. `Date.parse` alone would
 * read a date out of almost any text, such as "-1" or "try 2099".
 */
function retryAfterOf(header, now) {
    if (header === undefined)
        return undefined;
    if (/^\d{1,6}$/.test(header.trim()))
        return Number(header) * 1_000;
    const at = / GMT$/.test(header) ? Date.parse(header) : NaN;
    return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
/** Longest throttling window to wait for, in milliseconds. */
const LONGEST_WINDOW = 60_000;
const UNITS = { second: 1_000, minute: 60_000 };
/**
 * Throttling window in milliseconds, from its message (`limit:60,time:1 minute`): API
 * Gateway sends no Retry-After. Longer windows, e.g. an hour, are retried after a minute.
 */
function throttleWindow(status, message) {
    if (status !== 429)
        return undefined;
    const [, count, unit = ''] = /\btime:(\d{1,6}) (second|minute|hour|day)/.exec(message ?? '') ?? [];
    if (count === undefined)
        return undefined;
    return Math.min(Number(count) * (UNITS[unit] ?? LONGEST_WINDOW), LONGEST_WINDOW);
}
/**
 * Retries a call while that is safe and time remains; a write whose result had to be checked, or to
 * a host that is unknown, five times at most.
 *
 * @throws what the last attempt threw
 */
async function repeated({ operation, attempt, settle }, means) {
    let unknown = 0;
    let unknownHost = 0;
    for (let failed = 1;; failed += 1) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudError */ .K2) || error.data.operation !== operation)
                throw error;
            const repeat = repeatOf(error, _operations_js__WEBPACK_IMPORTED_MODULE_1__/* .OPERATIONS */ .xb[operation].repeats);
            const settled = await settle?.(error, repeat);
            if (settled !== undefined)
                return settled;
            if (repeat === 'unknown')
                unknown += 1;
            if (error.data.unknownHost === true)
                unknownHost += 1;
            const mayLook = settle !== undefined && unknown < ATTEMPTS;
            if (repeat === 'no' || (repeat === 'unknown' && !mayLook))
                throw error;
            if (unknownHost >= ATTEMPTS)
                throw error;
            await waitAfter(failed, error, means);
        }
    }
}
/**
 * Logs and sleeps before the next attempt. If the delay exceeds the remaining time, rethrows the
 * error instead: it is more useful than a timeout.
 *
 * @throws the error itself when there is no time left for another attempt
 */
async function waitAfter(failed, error, { clock, endsAt, signal, log }) {
    const { kind, operation, status, retryAfter } = error.data;
    const delay = delayBefore(failed, clock.random(), retryAfter);
    // A proxy that refuses has a status too, which is not the service's.
    const what = status === undefined || kind === 'connection' ? error.message : `HTTP ${status}`;
    const failure = `${operation} failed (${what})`;
    const pause = (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .durationText */ .S5)(delay);
    if (clock.now().getTime() + delay >= endsAt.getTime()) {
        log.info(`${failure}, not retrying: a delay of ${pause} would exceed the step's timeout`);
        throw error;
    }
    log.info(`${failure}, retrying in ${pause} (attempt ${failed})`);
    await clock.sleep(delay, signal);
}


/***/ }),

/***/ 9205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   it: () => (/* binding */ authorization),
/* harmony export */   jR: () => (/* binding */ encodeStrictly),
/* harmony export */   z_: () => (/* binding */ sdkDate)
/* harmony export */ });
/* unused harmony exports canonicalPath, canonicalQuery, canonicalRequest, stringToSign, signature */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

const ALGORITHM = 'SDK-HMAC-SHA256';
/** The date in the format of `X-Sdk-Date`: `20200608T023900Z`. */
function sdkDate(date) {
    return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}
/** Percent-encodes all but letters, digits and `-_.~`; `encodeURIComponent` keeps five more. */
function encodeStrictly(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** Each segment decoded and encoded strictly, so that `:` and `%3A` have the same signature. */
function canonicalPath(pathname) {
    const encoded = pathname
        .split('/')
        .map((segment) => encodeStrictly(decodeURIComponent(segment)))
        .join('/');
    return encoded.endsWith('/') ? encoded : `${encoded}/`;
}
/** Sorted before encoding, as in the official SDKs. */
function canonicalQuery(query) {
    return [...query]
        .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
        .map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`)
        .join('&');
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function sortedHeaders(headers) {
    return Object.entries(headers)
        .map(([name, value]) => [name.toLowerCase(), value.trim()])
        .sort(([a], [b]) => compare(a, b));
}
function canonicalRequest(request) {
    const headers = sortedHeaders(request.headers);
    return [
        request.method,
        canonicalPath(request.url.pathname),
        canonicalQuery(request.url.searchParams),
        headers.map(([name, value]) => `${name}:${value}\n`).join(''),
        headers.map(([name]) => name).join(';'),
        request.bodySha256,
    ].join('\n');
}
function stringToSign(canonical, date) {
    return [ALGORITHM, date, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(canonical).digest('hex')].join('\n');
}
/** The secret key itself is the HMAC key: no derivation, no scope. */
function signature(toSign, secretKey) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', secretKey).update(toSign).digest('hex');
}
/** The Authorization header. The request must have the `x-sdk-date` that it is signed with. */
function authorization(request, keys) {
    const headers = sortedHeaders(request.headers);
    const date = headers.find(([name]) => name === 'x-sdk-date')?.[1];
    if (date === undefined)
        throw new Error('x-sdk-date is required to sign a request');
    const signed = signature(stringToSign(canonicalRequest(request), date), keys.secretKey);
    const names = headers.map(([name]) => name).join(';');
    return `${ALGORITHM} Access=${keys.accessKey}, SignedHeaders=${names}, Signature=${signed}`;
}


/***/ }),

/***/ 8218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rc: () => (/* binding */ ConnectionError),
  ch: () => (/* binding */ TOO_LONG),
  hN: () => (/* binding */ limitLookups),
  CF: () => (/* binding */ networkTransport)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
var external_node_http_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_http_, 2);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
var external_node_https_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_https_, 2);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/src/cloud/agents.js
var cloud_agents = __webpack_require__(8233);
;// CONCATENATED MODULE: ./build/src/cloud/early-answer.js
/** Milliseconds to keep reading after a failed write; data that has arrived is read at once. */
const READING = 250;
/** Error codes of a write to a connection that the peer has closed. */
const CLOSED = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
/**
 * Delays the error of a failed write until received data has been read. A server that rejects a body
 * early responds and resets the connection: the next write fails, and Node destroys the socket at
 * once, although the response is in the system's buffer. The error is reported when the reading side
 * has ended by itself, which after a reset it does as soon as the buffer is empty.
 *
 * `_write` and `_writev` are Node's documented API for implementing streams; TCP and TLS sockets pass
 * every write to them.
 */
function readBeforeError(socket) {
    const hooks = socket;
    for (const name of ['_write', '_writev']) {
        const write = hooks[name];
        hooks[name] = function (...parameters) {
            const done = parameters.pop();
            write.call(this, ...parameters, (error) => {
                if (!error || !CLOSED.has(error.code ?? ''))
                    done(error);
                else {
                    afterReading(this, () => {
                        done(error);
                    });
                }
            });
        };
    }
}
function afterReading(socket, done) {
    const ended = () => {
        clearTimeout(timer);
        for (const event of ENDS)
            socket.off(event, ended);
        done();
    };
    const timer = setTimeout(ended, READING);
    for (const event of ENDS)
        socket.once(event, ended);
}
const ENDS = ['end', 'error', 'close'];

// EXTERNAL MODULE: ./build/src/cloud/proxy.js
var proxy = __webpack_require__(5639);
;// CONCATENATED MODULE: ./build/src/cloud/transport.js









/** No response, or an incomplete one. */
class ConnectionError extends Error {
    phase;
    /** Node's error code, e.g. ECONNRESET. */
    code;
    /** The status with which a proxy rejected the tunnel. */
    refusal;
    constructor(phase, message, code, more = {}) {
        super(message, more.cause === undefined ? {} : { cause: more.cause });
        this.name = 'ConnectionError';
        this.phase = phase;
        this.code = code;
        this.refusal = more.refusal;
    }
}
/** The code of a response that is longer than the limit. */
const TOO_LONG = 'ERR_RESPONSE_TOO_LONG';
const TRUNCATED = 'response was truncated';
const LIMITS = {
    connect: 10_000,
    progress: 60_000,
    answerToPut: 300_000,
    answerBytes: 1024 * 1024,
};
/**
 * Milliseconds after which Node tries the next address of a host (happy eyeballs). Its default of 250
 * is less than a round trip between continents: then only the last address, often an IPv6 one without
 * a route, would ever be reached.
 */
const ADDRESS_ATTEMPT = 3_000;
/**
 * Limits how long glibc asks for a host's address, unless the runner says otherwise; to be called
 * before any request. A question that is out keeps the process from exiting, by default for 10 s for
 * each name server that stays silent (seen with Node 24.21). We ask again ourselves. resolv.conf(5)
 */
function limitLookups(environment) {
    environment['RES_OPTIONS'] ??= 'timeout:1 attempts:2';
}
/** The real network: keep-alive connections, proxies honored, redirects not followed. */
function networkTransport(userAgent, { limits, lookup } = {}) {
    (0,external_node_net_.setDefaultAutoSelectFamilyAttemptTimeout)(ADDRESS_ATTEMPT);
    const agents = new cloud_agents/* Agents */.l();
    const bounds = { ...LIMITS, ...limits };
    const once = async (request, signal) => {
        const route = await agents.routeTo(request.url);
        return new Exchange(request, route, { userAgent, limits: bounds, lookup }).run(signal);
    };
    return {
        async send(request, signal) {
            for (;;) {
                signal.throwIfAborted();
                try {
                    return await once(request, signal);
                }
                catch (error) {
                    // The peer may close an idle keep-alive connection at any moment.
                    if (!(error instanceof StaleConnection))
                        throw error;
                    if (request.body !== undefined || request.method !== 'GET')
                        throw error;
                }
            }
        },
    };
}
/** A reused connection that the peer had closed: no response was received on it. */
class StaleConnection extends ConnectionError {
}
function reasonOf({ reason }) {
    return reason instanceof Error ? reason : new Error(String(reason));
}
/** One request and its response, with a timeout per phase. */
class Exchange {
    phase = 'connecting';
    timer;
    over = false;
    /** Aborted to close the connection to a proxy that has not opened the tunnel yet. */
    tunnel = new AbortController();
    open;
    request;
    route;
    settings;
    /**
     * Rejects when the exchange is aborted here. Raced against every wait, since a request that is
     * destroyed while it waits for a tunnel emits no event (Node 24.21).
     */
    ended;
    /** Aborts the exchange; this reason takes precedence over the socket's error. */
    end = () => undefined;
    constructor(request, route, settings) {
        this.request = request;
        this.route = route;
        this.settings = settings;
        this.ended = new Promise((_, reject) => {
            this.end = (reason) => {
                reject(reason);
                this.hangUp();
            };
        });
        this.ended.catch(() => undefined);
    }
    async run(signal) {
        // If it was aborted while the agent was looked up, there is no event any more.
        signal.throwIfAborted();
        const giveUp = () => {
            this.end(reasonOf(signal));
        };
        signal.addEventListener('abort', giveUp, { once: true });
        try {
            return await Promise.race([this.exchange(), this.ended]);
        }
        finally {
            signal.removeEventListener('abort', giveUp);
            this.over = true;
            clearTimeout(this.timer);
        }
    }
    async exchange() {
        this.watch('connecting');
        try {
            const request = this.start();
            const message = await this.answerTo(request);
            const body = await this.read(message);
            return { status: message.statusCode ?? 0, headers: message.headers, body };
        }
        catch (error) {
            this.hangUp();
            throw error instanceof ConnectionError ? error : this.lost(error);
        }
    }
    /**
     * Closes the connection, also one that is still being made: the agent would keep a socket that it
     * can hand to no request, connecting or not.
     */
    hangUp() {
        this.tunnel.abort();
        const { open } = this;
        if (open === undefined || open.socket !== null)
            open?.destroy();
        else
            open.prependOnceListener('socket', () => open.destroy());
    }
    start() {
        const { method, url, body, headers } = this.request;
        const { userAgent, lookup } = this.settings;
        const { request: open } = url.protocol === 'http:' ? external_node_http_namespaceObject : external_node_https_namespaceObject;
        const length = body === undefined ? {} : { 'content-length': String(body.length) };
        const options = {
            method,
            agent: this.route.agent,
            tunnelSignal: this.tunnel.signal,
            ...(lookup === undefined ? {} : { lookup }),
            headers: {
                accept: 'application/json',
                ...headers,
                ...length,
                'user-agent': userAgent,
                'accept-encoding': 'identity',
            },
        };
        const request = open(url, options);
        const connected = () => {
            this.watch(body === undefined ? 'waiting' : 'sending');
        };
        request.once('socket', (socket) => {
            if (!request.reusedSocket)
                readBeforeError(socket);
            // A tunnel to an http URL is open already.
            const isOpen = url.protocol === 'http:' && !socket.connecting;
            if (request.reusedSocket || isOpen)
                connected();
            else
                socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected);
        });
        request.once('proxyConnect', ({ statusCode }) => {
            if (statusCode !== 200)
                this.end(this.refused(statusCode));
        });
        this.open = request;
        return request;
    }
    refused(status) {
        const message = `proxy rejected the connection with HTTP ${status} (${this.place()})`;
        return new ConnectionError('connecting', message, undefined, { refusal: status });
    }
    /** Sends the body and waits for the response headers, which may arrive before it is sent. */
    async answerTo(request) {
        const answer = new Promise((resolve, reject) => {
            const closed = () => {
                reject(new Error('connection closed before a response'));
            };
            request.once('response', (message) => {
                request.off('close', closed);
                resolve(message);
            });
            request.on('error', reject);
            request.once('close', closed);
        });
        // A service that rejects a body early may never read the rest of it.
        return Promise.race([answer, this.sendBody(request, answer).then(() => answer)]);
    }
    async sendBody(request, answer) {
        const body = this.request.body;
        try {
            if (body === undefined)
                request.end();
            else
                await (0,promises_.pipeline)(external_node_stream_.Readable.from(this.watched(body), { objectMode: false }), request);
        }
        catch (error) {
            // A service that rejects a body early responds and closes the connection: the response counts.
            await answer.catch(() => {
                throw error;
            });
        }
        if (this.phase === 'sending')
            this.watch('waiting');
    }
    async *watched(body) {
        let sent = 0;
        for await (const piece of body.pieces()) {
            // Read an early response now: a write to a connection that the peer has reset since would
            // discard it.
            await (0,external_node_timers_promises_.setImmediate)();
            if (this.phase === 'sending')
                this.watch('sending');
            yield piece;
            sent += piece.length;
            this.request.onProgress?.(sent);
        }
    }
    /** The response body, bounded. Rejects if it is truncated, where http-client would hang. */
    async read(message) {
        this.watch('receiving');
        const hasContent = message.statusCode === 200 || message.statusCode === 206;
        const download = hasContent ? this.request.download : undefined;
        const most = download?.most ?? this.settings.limits.answerBytes;
        const announced = Number(message.headers['content-length'] ?? 0);
        if (download !== undefined && announced > most)
            throw this.tooLong(most);
        const parts = [];
        let length = 0;
        for await (const part of message) {
            this.watch('receiving');
            length += part.length;
            if (length > most)
                throw this.tooLong(most);
            if (download === undefined)
                parts.push(part);
            else
                download.write(part);
        }
        if (!message.complete)
            throw new Error(TRUNCATED);
        // A response may be read before the end of the body is reported as written.
        if (this.open?.writableFinished === false)
            await (0,external_node_timers_promises_.setImmediate)();
        // The rest of a rejected body must not be sent before the next request.
        if (this.open?.writableFinished === false)
            this.open.destroy();
        return Buffer.concat(parts);
    }
    tooLong(most) {
        const message = `response exceeds ${most} bytes (${this.place()})`;
        return new ConnectionError('receiving', message, TOO_LONG);
    }
    watch(phase) {
        this.phase = phase;
        clearTimeout(this.timer);
        // A body that is still being read when the exchange ends must not start a timer that nobody stops.
        if (this.over)
            return;
        const limit = this.limitOf(phase);
        this.timer = setTimeout(() => {
            const what = phase === 'connecting' ? 'no connection within' : 'no data for';
            const message = `${what} ${limit / 1000} s (${this.place()})`;
            this.end(new ConnectionError(phase, message, 'ETIMEDOUT'));
        }, limit);
    }
    limitOf(phase) {
        const { limits } = this.settings;
        if (phase === 'connecting')
            return limits.connect;
        const { method, prompt = false, runsCode = false } = this.request;
        const waits = phase === 'waiting' && ((method === 'PUT' && !prompt) || runsCode);
        return waits ? limits.answerToPut : limits.progress;
    }
    lost(error) {
        const { code } = error;
        const message = `${messageOf(error)} (${this.place()})`;
        const stale = this.open?.reusedSocket === true && this.phase !== 'receiving';
        const Kind = stale ? StaleConnection : ConnectionError;
        return new Kind(this.phase, message, code, { cause: error });
    }
    /** Host and proxy, for messages. */
    place() {
        return (0,proxy/* routeText */.RI)(this.request.url, this.route.proxy);
    }
}
/** What OpenSSL says: number, library, function, reason, place in its source code. */
const OPENSSL_MESSAGE = /\berror:[0-9A-F]+:SSL routines:[^:]*:([^:]+):/;
/**
 * The error message; for a host with several addresses, one per address. Of OpenSSL's only the
 * reason: the rest is about its source code.
 */
function messageOf(error) {
    if (error instanceof AggregateError && error.errors.length > 0) {
        return [...new Set(error.errors.map(messageOf))].join(', ');
    }
    const { message, code } = error;
    // Node's words for a connection that ended within the response.
    if (message === 'aborted' && code === 'ECONNRESET')
        return TRUNCATED;
    const [, tls] = OPENSSL_MESSAGE.exec(message) ?? [];
    return tls === undefined ? message.trim() || String(code) : `TLS: ${tls.trim()}`;
}


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Kf: () => (/* binding */ encodeUpdate),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   VS: () => (/* binding */ decodeExport),
/* harmony export */   e3: () => (/* binding */ flawOf),
/* harmony export */   lB: () => (/* binding */ decodeError),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   nB: () => (/* binding */ reportedIn),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   rk: () => (/* binding */ decodeFunction)
/* harmony export */ });
/**
 * Encoding and decoding of FunctionGraph's JSON. The official SDK's models declare every field
 * optional, and types differ by documentation page and version, so a field of the wrong type counts
 * as unknown.
 */
/** Parses a JSON object; undefined for any other text. */
function parseObject(text) {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
}
/** The value of a JSON text, or undefined for any other text. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Whether a value is a JSON object, not an array. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function decodeFunction(json, requestId) {
    return compact({
        urn: text(json['func_urn']),
        name: text(json['func_name']),
        runtime: text(json['runtime']),
        handler: text(json['handler']),
        codeType: text(json['code_type']),
        digest: digest(json['digest']),
        codeSize: size(json['code_size']),
        lastModified: moment(json['last_modified']),
        dependVersionList: list(json, 'depend_version_list'),
        dependList: list(json, 'depend_list'),
        dependencyPkg: dependencyPackage(json),
        kmsKeyId: text(json['code_encrypt_kms_key_id']),
        codeUrl: text(json['code_url']),
        customImage: runsImage(json),
        disabled: isDisabled(json),
        requestId,
    });
}
/**
 * First problem in a config response. Dependencies in an unknown format are an error, because they
 * could not be sent again with the next update and would be lost.
 */
function flawOf(json) {
    const { urn, name, digest } = decodeFunction(json, undefined);
    if (urn === undefined && name === undefined && digest === undefined) {
        return 'unexpected response: no function in the body';
    }
    const lists = ['depend_version_list', 'depend_list'].filter((field) => list(json, field) === undefined);
    const unknown = [...lists, ...(dependencyPackage(json) === undefined ? ['dependency_pkg'] : [])];
    const flawed = unknown.find((field) => json[field] !== undefined);
    return flawed === undefined ? undefined : `unexpected response: unknown format of ${flawed}`;
}
/** Drops undefined fields, so that "unknown" has a single form. */
function compact(state) {
    const known = Object.entries(state).filter(([, value]) => value !== undefined);
    return Object.fromEntries(known);
}
function text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function digest(value) {
    return typeof value === 'string' && /^[0-9a-f]{128}$/i.test(value)
        ? value.toLowerCase()
        : undefined;
}
/** A time, kept as it is: a text in one of three formats, or a number of unknown unit. */
function moment(value) {
    return typeof value === 'number' && Number.isFinite(value) ? String(value) : text(value);
}
/** A number in today's documentation, a text in that of 2018. */
function size(value) {
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
    return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : undefined;
}
/** Null counts as an empty list: Go services encode empty lists so. */
function list(json, field) {
    const value = json[field];
    if (value === null)
        return [];
    if (!Array.isArray(value))
        return undefined;
    return value.every((id) => typeof id === 'string') ? value : undefined;
}
function dependencyPackage(json) {
    const value = json['dependency_pkg'];
    if (value === null)
        return '';
    return typeof value === 'string' ? value : undefined;
}
function runsImage(json) {
    const image = json['custom_image'];
    const enabled = isObject(image) && image['enabled'] === true;
    return enabled || json['code_type'] === 'Custom-Image-Swr';
}
/** The address in a reply to ExportFunction: `{file_name, code_url}` by what live tests of others see. */
function decodeExport(json) {
    return text(json['code_url']);
}
/** Documented: a concurrency of 0 disables a function, -1 sets no limit. */
function isDisabled(json) {
    const strategy = json['strategy_config'];
    const concurrency = isObject(strategy) ? strategy['concurrency'] : undefined;
    return typeof concurrency === 'number' ? concurrency === 0 : undefined;
}
/**
 * Error bodies come as error_code and error_msg, from gateways and older services in other forms,
 * sometimes with the real reason in `details`, as an object (seen with FSS.1011) or a text.
 * Anything else, e.g. a proxy's HTML, has neither.
 */
function decodeError(json) {
    if (json === undefined)
        return {};
    const inner = isObject(json['error']) ? json['error'] : json;
    const code = text(inner['error_code']) ?? text(inner['errorCode']) ?? text(inner['code']);
    const outer = text(inner['error_msg']) ?? text(inner['errorMsg']) ?? text(inner['message']);
    const given = inner['details'];
    const details = isObject(given) ? text(given['error_msg']) : text(given);
    const message = [outer, details === outer ? undefined : details].filter(Boolean).join(': ');
    return {
        ...(code === undefined ? {} : { code: clipped(code, 100) }),
        ...(message === '' ? {} : { message: clipped(withoutKey(message), 1_000) }),
    };
}
/**
 * The error in a response with a successful status: only under the service's own names, since `code`
 * and `message` may be anything there. Some gateways use "0" for success.
 */
function reportedIn(json) {
    const code = text(json?.['error_code']) ?? text(json?.['errorCode']);
    return code === undefined || code === '0' ? {} : decodeError(json);
}
/** Removes the access key from the message of a rejected signature (`ak <key> not exist`). */
function withoutKey(message) {
    return message.replace(/\bak\s+\S+(?=\s+not\s+exist)/gi, 'ak ***');
}
/** Truncates a text of the service: logs and outputs have limits. */
function clipped(text, length) {
    return text.length > length ? `${text.slice(0, length)}…` : text;
}
/** The members of the request body except `func_code`. */
function encodeUpdate(update) {
    const fields = {
        code_type: update.codeType,
        code_url: update.codeUrl,
        code_filename: update.filename,
        depend_version_list: update.dependVersionList,
        depend_list: update.dependList,
        dependency_pkg: update.dependencyPkg,
        code_encrypt_kms_key_id: update.kmsKeyId,
    };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 7406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JP: () => (/* binding */ PackageError),
/* harmony export */   cc: () => (/* binding */ CancelledError),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   fC: () => (/* binding */ traceOf),
/* harmony export */   j3: () => (/* binding */ DeadlineError),
/* harmony export */   mk: () => (/* binding */ VerificationError),
/* harmony export */   u7: () => (/* binding */ OutputError),
/* harmony export */   vs: () => (/* binding */ UnsettledError),
/* harmony export */   zg: () => (/* binding */ StepError)
/* harmony export */ });
/**
 * Error types of a deployment. Each carries data, so that the report can say what was found,
 * where, and what to do; none carries a secret. Untrusted text is kept verbatim and escaped
 * where it is printed.
 */
/** An expected failure: the report explains it, without a stack trace. */
class StepError extends Error {
}
/** Invalid inputs: every problem found. Nothing has been sent. */
class InputError extends StepError {
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.name = 'InputError';
        this.problems = problems;
    }
}
/** The code cannot be packaged or must not be uploaded. Nothing has been sent. */
class PackageError extends StepError {
    /** Further lines with what was found, e.g. the largest entries. */
    details;
    /** One thing to do. */
    remedy;
    constructor(message, remedy, details = []) {
        super(message);
        this.name = 'PackageError';
        this.details = details;
        this.remedy = remedy;
    }
}
/** Deployed code or dependencies are not as expected, or the function must not be updated. */
class VerificationError extends StepError {
    /** One thing to do. */
    remedy;
    /** Whether re-running the job may help without any change. */
    again;
    requestId;
    constructor(message, remedy, { again, requestId }) {
        super(message);
        this.name = 'VerificationError';
        this.remedy = remedy;
        this.again = again;
        this.requestId = requestId;
    }
}
/** The outputs of the step cannot be written, so later steps would not learn of a deployment. */
class OutputError extends StepError {
    /** One thing to do. */
    remedy;
    constructor(message, remedy) {
        super(message);
        this.name = 'OutputError';
        this.remedy = remedy;
    }
}
/** The step exceeded `timeout`. */
class DeadlineError extends StepError {
    seconds;
    /** @param during the call in progress, e.g. `update function code (host:443)` */
    constructor(seconds, during, options) {
        const open = during === undefined ? '' : `, in progress: ${during}`;
        super(`timed out after ${seconds} s (input \`timeout\`)${open}`, options);
        this.name = 'DeadlineError';
        this.seconds = seconds;
    }
}
/** The job was cancelled: the runner sent a signal. */
class CancelledError extends StepError {
    constructor(signal) {
        super(`the job was cancelled (${signal})`);
        this.name = 'CancelledError';
    }
}
/** The step ended during an update: its result is unknown. */
class UnsettledError extends StepError {
    /** Why the step was ended. */
    reason;
    /** @param open what is unknown, as a clause */
    constructor(reason, open = 'an update was in flight: its result is unknown, check the function before re-running') {
        super(`${reason.message}; ${open}`, { cause: reason });
        this.name = 'UnsettledError';
        this.reason = reason;
    }
}
/** Maximum depth of a chain of causes in a trace. */
const CHAIN = 5;
/**
 * Stack traces of an unexpected error and its causes, line by line, for the debug log. Empty for
 * expected failures.
 */
function traceOf(error) {
    if (error instanceof StepError)
        return [];
    const lines = [];
    let next = error;
    for (let shown = 0; next instanceof Error && shown < CHAIN; shown += 1) {
        const stack = (next.stack ?? next.message).split('\n');
        lines.push(...(shown === 0 ? stack : stack.map((line, at) => (at === 0 ? `Caused by ${line}` : line))));
        next = next.cause;
    }
    return lines;
}


/***/ }),

/***/ 201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ githubRunner)
});

// UNUSED EXPORTS: githubComments

// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 9 modules
var core = __webpack_require__(2433);
// EXTERNAL MODULE: ./build/src/cloud/transport.js + 1 modules
var transport = __webpack_require__(8218);
// EXTERNAL MODULE: ./build/src/report/escape.js
var report_escape = __webpack_require__(6209);
;// CONCATENATED MODULE: ./build/src/report/secret-forms.js
/**
 * What is shorter is not given to the runner to mask: it would hide parts of digests and numbers
 * wherever they stand, and GitHub would drop the outputs that contain them.
 */
const SHORTEST_MASK = 8;
/** Whether a form of a secret is one for the runner to mask, which hides it in any text. */
function isMaskable(form) {
    return form.length >= SHORTEST_MASK;
}
/** Hides short forms of secrets in a text, wherever they stand as a whole word. */
function withoutShort(text, forms) {
    const words = [...forms].filter((form) => /[\p{L}\p{N}]/u.test(form));
    return words.reduce((shown, form) => shown.replace(wordOf(form), '***'), text);
}
/** Hides forms of secrets in a text wherever they stand, as the runner does with its masks. */
function withoutLong(text, forms) {
    return [...forms]
        .sort((a, b) => b.length - a.length)
        .reduce((shown, form) => shown.replaceAll(form, '***'), text);
}
/** A form as a whole word: where it begins or ends with a letter or digit, no other is next to it. */
function wordOf(form) {
    const before = /^[\p{L}\p{N}_]/u.test(form) ? '(?<![\\p{L}\\p{N}_])' : '';
    const after = /[\p{L}\p{N}_]$/u.test(form) ? '(?![\\p{L}\\p{N}_])' : '';
    return new RegExp(before + form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') + after, 'gu');
}
/**
 * A secret and the forms in which it could show: a mask hides only the very text that it was given.
 * Base64 with and without its padding, base64url, and percent-encoding with either case of digits.
 */
function formsOf(secret) {
    const bytes = Buffer.from(secret);
    const base64 = bytes.toString('base64');
    // Read back from its bytes it is well-formed, which percent-encoding insists on.
    const encoded = encodeURIComponent(bytes.toString());
    const lower = encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
    const forms = [secret, base64, base64.replace(/=+$/, ''), bytes.toString('base64url')];
    return [...new Set([...forms, encoded, lower])];
}

// EXTERNAL MODULE: ./build/src/cloud/answer.js
var cloud_answer = __webpack_require__(7373);
// EXTERNAL MODULE: ./build/src/cloud/body.js
var cloud_body = __webpack_require__(4459);
;// CONCATENATED MODULE: ./build/src/github/fetch.js


/**
 * Maximum bytes of a response: a page has 100 comments of 65,536 characters, which are up to 4 bytes
 * each.
 */
const LONGEST = 32 * 1024 * 1024;
/** Maximum redirects of one request. */
const REDIRECTS = 5;
/**
 * `fetch` for GitHub's client over our transport: kept-alive connections and tunnels, its rules for
 * proxies, and its errors. Redirects are followed within the same origin only, where GitHub sends
 * those of renamed repositories: another one must not get the token.
 *
 * @throws ConnectionError without a complete response; the signal's reason if it is aborted
 */
function fetchOver(transport) {
    return async (address, options) => {
        let url = new URL(address);
        for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
            const answer = await send(url, options, transport);
            if (!isRedirect(answer))
                return responseOf(answer, url);
            url = redirected(answer, url, options.method);
        }
        throw new Error(`redirected more than ${REDIRECTS} times`);
    };
}
async function send(url, { method, headers, body, signal }, transport) {
    const pieces = [];
    const download = { most: LONGEST, write: (piece) => void pieces.push(piece) };
    const request = { method, url, headers, download };
    const sent = body === undefined ? request : { ...request, body: (0,cloud_body/* textBody */.iD)(body) };
    const answer = await transport.send(sent, signal);
    return pieces.length === 0 ? answer : { ...answer, body: Buffer.concat(pieces) };
}
/** Whatever Octokit would take for a success without being one. */
function isRedirect({ status }) {
    return status >= 300 && status < 400 && status !== 304;
}
/** The next URL. A write goes there only with a status that keeps method and body. */
function redirected({ status, headers }, url, method) {
    const location = headers.location ?? '';
    if (location === '' || !URL.canParse(location, url.href)) {
        throw new Error(`redirected with HTTP ${status} to nowhere`);
    }
    const next = new URL(location, url);
    const followed = [307, 308].includes(status) || (method === 'GET' && status !== 300);
    if (followed && next.origin === url.origin)
        return next;
    const where = next.origin === url.origin ? 'another path of the same host' : originOf(next);
    throw new Error(`redirected with HTTP ${status} to ${where}, which was not followed`);
}
/** Scheme and host, which may differ in the scheme alone. Others than http have no origin. */
function originOf({ origin, protocol }) {
    return origin === 'null' ? protocol : origin;
}
/** Statuses whose responses have no body. */
const EMPTY = [204, 205, 304];
async function responseOf(answer, url) {
    const { status } = answer;
    if (status < 200 || status > 599)
        throw new Error(`unexpected status HTTP ${status}`);
    const body = status < 400 ? await bytesOf(answer) : await errorOf(answer);
    const headers = Object.entries(answer.headers).flatMap(([name, value = []]) => [value].flat().map((one) => [name, one]));
    const response = new Response(EMPTY.includes(status) ? null : body, { status, headers });
    return Object.defineProperty(response, 'url', { value: url.href });
}
/** A page of a proxy, or of GitHub itself, is only described: Octokit's message would be all of it. */
async function errorOf(answer) {
    const { isPage, described } = await (0,cloud_answer/* contentOf */.$E)(answer);
    return isPage ? `unexpected response (${described})` : bytesOf(answer);
}
/** The body, decompressed; safe to parse if it is JSON. */
async function bytesOf({ headers, body }) {
    const { bytes } = await (0,cloud_answer/* inflated */.kb)(body, headers['content-encoding'], LONGEST);
    if (bytes === undefined)
        throw new Error(`response exceeds ${LONGEST} bytes`);
    const isJson = /json/i.test(headers['content-type'] ?? '');
    // Brackets and quotes are the same bytes in UTF-8.
    if (isJson && (0,cloud_answer/* isNestedTooDeep */.kq)(bytes.toString('latin1'))) {
        throw new Error('response is nested too deep');
    }
    return bytes;
}

;// CONCATENATED MODULE: ./build/src/github/runner.js





/** Forms of secrets that are too short for a mask of the runner. */
const runner_short = new Set();
/** Those that the runner masks. */
const runner_long = new Set();
/** Text as it may be printed: one line, no command in it, no short secret. */
function printable(text) {
    return (0,report_escape/* escapeLine */.E)(withoutShort(text, runner_short));
}
/** The runner that started this process. */
const githubRunner = {
    input: (name) => core/* getInput */.V4(name),
    mask(secret) {
        for (const form of formsOf(secret)) {
            if (isMaskable(form)) {
                runner_long.add(form);
                core/* setSecret */.Pq(form);
            }
            else
                runner_short.add(form);
        }
    },
    hidden: (text) => withoutShort(withoutLong(text, runner_long), runner_short),
    info(line) {
        core/* info */.pq(printable(line));
    },
    debug(line) {
        if (core/* isDebug */._o())
            core/* debug */.Yz(printable(line));
    },
    isDebug: () => core/* isDebug */._o(),
    notice(title, line) {
        core/* notice */.lm(printable(line), { title: printable(title) });
    },
    warning(line) {
        core/* warning */.$e(printable(line));
    },
    fail(title, lines) {
        core/* error */.z3(lines.map(printable).join('\n'), { title: printable(title) });
        process.exitCode = core/* ExitCode */.yU.Failure;
    },
    group(title) {
        core/* startGroup */.Oh(printable(title));
    },
    endGroup() {
        core/* endGroup */.N4();
    },
    output(name, value) {
        core/* setOutput */.uH(name, value);
    },
    async summary(markdown) {
        await core/* summary */.z.addRaw(withoutShort(markdown, runner_short)).write();
    },
    comments: githubComments,
};
const PAGE = 100;
const PAGES = 50;
const silent = () => undefined;
/**
 * Comments through GitHub's API. The client is loaded here, since only few steps need it. Its own
 * `fetch` opens a tunnel for each request through a proxy (`@actions/github` 9.1.1), so it gets ours.
 */
async function githubComments({ apiUrl, owner, repo, number }, token, { transport, signal }) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 134).then(__webpack_require__.bind(__webpack_require__, 8134));
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const request = { signal, fetch: fetchOver(transport), log };
    const { rest } = getOctokit(token, { baseUrl: apiUrl, log, request });
    const shared = { owner, repo };
    return {
        async list() {
            const found = new Map();
            for (let page = 1; page <= PAGES; page += 1) {
                const place = { ...shared, issue_number: number, per_page: PAGE, page };
                const { data } = await rest.issues.listComments(place);
                if (!Array.isArray(data))
                    throw new Error('unreadable response');
                const known = found.size;
                for (const one of data.map(commentOf))
                    found.set(one.id, one);
                // Gitea has no pages here, and answers with all comments whatever page is asked for.
                if (data.length < PAGE || found.size === known)
                    break;
            }
            return [...found.values()];
        },
        async create(body) {
            const place = { ...shared, issue_number: number };
            const answer = await unlessCut(rest.issues.createComment({ ...place, body }));
            return typeof answer?.data === 'object' ? commentOf(answer.data) : undefined;
        },
        async update(id, body) {
            await rest.issues.updateComment({ ...shared, comment_id: id, body });
        },
        async remove(id) {
            try {
                await rest.issues.deleteComment({ ...shared, comment_id: id });
            }
            catch (error) {
                if (error.status !== 404)
                    throw error;
            }
        },
        async login() {
            try {
                const { data } = await rest.users.getAuthenticated();
                return typeof data === 'object' ? data.login : undefined;
            }
            catch {
                return undefined;
            }
        },
    };
}
/** A response; undefined if it was truncated, so that the caller looks up what was written. */
async function unlessCut(answer) {
    try {
        return await answer;
    }
    catch (error) {
        const { cause } = error;
        if (cause instanceof transport/* ConnectionError */.Rc && cause.phase === 'receiving')
            return undefined;
        throw error;
    }
}
/** What GitHub says of a comment; `user` is null where the account is gone. Gitea has no `type`. */
function commentOf(answered) {
    const { id, body = '', user } = answered;
    return { id, body, author: { login: user?.login ?? '', type: user?.type ?? '' } };
}


/***/ }),

/***/ 6857:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8179);
/* harmony import */ var _cloud_transport_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8218);
/* harmony import */ var _cloud_wire_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8398);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7406);
/* harmony import */ var _package_select_root_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5839);
/* harmony import */ var _report_failure_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1522);
/* harmony import */ var _github_runner_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(201);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8626);











/** Failed until proven otherwise: if the process ends early for any reason, the step fails. */
process.exitCode = 1;
/** Suppresses deprecation warnings from dependencies (tunnel: DEP0005). */
process.noDeprecation = true;
function realWorld() {
    const workspace = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(process.env['GITHUB_WORKSPACE'] || process.cwd());
    return {
        runner: _github_runner_js__WEBPACK_IMPORTED_MODULE_8__/* .githubRunner */ .O,
        clock: _clock_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m,
        transport: (0,_cloud_transport_js__WEBPACK_IMPORTED_MODULE_4__/* .networkTransport */ .CF)('functiongraph-deploy'),
        environment: process.env,
        event: () => (0,_cloud_wire_js__WEBPACK_IMPORTED_MODULE_10__/* .parseObject */ .lj)(eventText(process.env['GITHUB_EVENT_PATH'])),
        surroundings: { workspace, temp: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(process.env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)()) },
        exists: (path) => mayExist((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, path)),
        deadline(seconds) {
            setTimeout(() => {
                stop.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .DeadlineError */ .j3(seconds));
            }, seconds * 1_000).unref();
            return stop.signal;
        },
    };
}
/** Unreadable parents count as existing: packaging reports the permission error. */
function mayExist(absolute) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(absolute) || (0,_package_select_root_js__WEBPACK_IMPORTED_MODULE_6__/* .hiddenBy */ .W0)(absolute) === 'EACCES';
}
/** The event payload, which the runner writes to a file; empty if it cannot be read. */
function eventText(path) {
    try {
        return path === undefined ? '' : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
(0,_cloud_transport_js__WEBPACK_IMPORTED_MODULE_4__/* .limitLookups */ .hN)(process.env);
/** Log write errors (full disk) do not end a deployment: outputs and summary still report. */
for (const stream of [process.stdout, process.stderr])
    stream.on('error', () => undefined);
/** Aborted on timeout or when the runner cancels the job. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK']) {
    process.on(signal, () => {
        stop.abort(new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CancelledError */ .cc(signal));
    });
}
try {
    if (await (0,_step_js__WEBPACK_IMPORTED_MODULE_9__/* .runStep */ .e)(realWorld()))
        process.exitCode = 0;
}
catch (error) {
    for (const line of (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .traceOf */ .fC)(error))
        _github_runner_js__WEBPACK_IMPORTED_MODULE_8__/* .githubRunner */ .O.debug(line);
    _github_runner_js__WEBPACK_IMPORTED_MODULE_8__/* .githubRunner */ .O.fail('FunctionGraph deploy failed', (0,_report_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .failureLines */ .w7)('Unexpected error', (0,_report_failure_js__WEBPACK_IMPORTED_MODULE_7__/* .explain */ .WE)(error)));
}
/** Open sockets or threads must not delay the job: everything has been written. */
setTimeout(() => process.exit(), 1_000).unref();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 6160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fq: () => (/* binding */ movingNote),
/* harmony export */   lF: () => (/* binding */ contentWarnings),
/* harmony export */   pg: () => (/* binding */ shortList),
/* harmony export */   ri: () => (/* binding */ nameWarnings)
/* harmony export */ });
const lastPart = (name) => name.slice(name.lastIndexOf('/') + 1);
const SECRET_FILES = /^(\.env(\..+)?|\.envrc|.+\.(env|pem|key|p12|pfx|ppk|jks|keystore)|id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pypirc|\.htpasswd|\.git-credentials)$/i;
/** Templates, public keys, and the public certificates of Python's certifi. */
const NO_SECRETS = /^(\.env(\..+)?\.(example|sample|template|dist)|(example|sample|template|dist)\.env|pub(lic)?\.key|cacert\.pem)$/i;
const SECRET_PATHS = /(^|\/)(\.(git|aws|ssh|gnupg)\/|\.docker\/config\.json$)/;
const SECRETS = {
    concerns: (name) => SECRET_PATHS.test(name) ||
        (SECRET_FILES.test(lastPart(name)) && !NO_SECRETS.test(lastPart(name))),
    say: (names) => `Possible secrets or private history in the package: ${names}. ` +
        'Add them to `exclude` or .fgignore unless the function needs them.',
};
/**
 * Only what was seen to differ between two builds of the same code: Python's compiled files contain
 * the time of their source; build stamps contain the time of the build, or a random ID (Next.js), and
 * so do the files of pnpm (pnpm/pnpm#9474, chainguard-dev/melange#1875).
 */
const MOVING_NAMES = /(^|\/)(__pycache__\/|node_modules\/\.(modules\.yaml|pnpm-workspace-state(-v\d+)?\.json)$|\.next\/BUILD_ID$|build-info\.properties$|git\.properties$)|\.pyc$/;
/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const FORBIDDEN_NAME = /[<>:"|?*\0-\x1f]|[. ](\/|$)|(^|\/)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\/|$)/i;
const FORBIDDEN = {
    concerns: (name) => FORBIDDEN_NAME.test(name),
    say: (names) => `File names not valid on Windows, where the package would differ: ${names}.`,
};
/**
 * Warnings about names. Differences between systems are only reported for packages made here: the
 * bytes of a ready archive do not depend on the runner.
 */
function nameWarnings(entries, made) {
    const names = entries.map((entry) => entry.name);
    const concerns = made === 'packed' ? [SECRETS, FORBIDDEN] : [SECRETS];
    const found = concerns.flatMap(({ concerns: isConcerned, say }) => {
        const concerned = names.filter(isConcerned);
        return concerned.length === 0 ? [] : [say(shortList(concerned))];
    });
    return [...found, ...(made === 'ready' ? linksAmong(entries) : []), ...caseCollisions(names)];
}
/** A note about files that change the digest with every build; none or one. */
function movingNote(entries) {
    const names = entries.map(({ name }) => name).filter((name) => MOVING_NAMES.test(name));
    if (names.length === 0)
        return [];
    return [
        `Files that change with every build may cause needless uploads: ${shortList(names)}. ` +
            'Add them to `exclude` or .fgignore unless the function needs them.',
    ];
}
const FILE_TYPE = 0o170000;
const LINK = 0o120000;
/** Only a ready archive can contain links; packages made here contain their targets. */
function linksAmong(entries) {
    const links = entries.filter(({ mode = 0 }) => (mode & FILE_TYPE) === LINK);
    if (links.length === 0)
        return [];
    return [
        `Archive contains symlinks (support by the service is unknown): ${shortList(links.map(({ name }) => name))}. ` +
            'Replace them with their targets.',
    ];
}
function caseCollisions(names) {
    const seen = new Map();
    const twins = names.flatMap((name) => {
        const folded = name.toLowerCase();
        const twin = seen.get(folded);
        seen.set(folded, name);
        return twin === undefined ? [] : [`${twin} and ${name}`];
    });
    if (twins.length === 0)
        return [];
    return [`File names differ only in case and collide on Windows and macOS: ${shortList(twins)}.`];
}
const SHOWN = 5;
/** The first few names, and how many more there are. */
function shortList(names) {
    const shown = names.slice(0, SHOWN).join(', ');
    return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}
/** Larger files are skipped: they are neither a config file nor a script. */
const LARGEST_READ = 256 * 1024;
/** A literal value, not one that npm takes from a variable. */
const NPM_TOKEN = /^[^#;\n]*(_authToken|_auth|_password)[ \t]*=[ \t]*["']?(?!\$\{)[^\s"']/m;
/**
 * Warnings about the contents of small files: npm tokens, and scripts with CRLF, which are
 * `crlfScripts` and `bootstrap`, a script even without `#!`.
 */
function contentWarnings(files, crlfScripts = []) {
    const small = files.filter(({ size }) => size <= LARGEST_READ);
    const withToken = small.filter((file) => lastPart(file.name) === '.npmrc' && NPM_TOKEN.test(file.read().toString('latin1')));
    const bootstrap = small.filter((file) => file.name === 'bootstrap' && beginsWithCrlf(file.read()));
    const crlf = new Set([...bootstrap.map(({ name }) => name), ...crlfScripts]);
    return [
        ...withToken.map(({ name }) => `${name} contains an auth token and is part of the package. Add it to \`exclude\` or .fgignore.`),
        ...(crlf.size === 0 ? [] : [crlfWarning([...crlf])]),
    ];
}
/** Only the first line matters, the shebang. CRLF further down may be data. */
function beginsWithCrlf(bytes) {
    const isProgram = bytes.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1'));
    return !isProgram && bytes[bytes.indexOf('\n') - 1] === 0x0d;
}
function crlfWarning(names) {
    return (`Scripts with CRLF line endings will not start on Linux: ${shortList(names)}. ` +
        'Check them out with LF ("* text=auto eol=lf" in .gitattributes).');
}


/***/ }),

/***/ 9439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A2: () => (/* binding */ exceedsSignedBody),
/* harmony export */   JF: () => (/* binding */ signedBodyWarning),
/* harmony export */   W1: () => (/* binding */ overLimit),
/* harmony export */   b1: () => (/* binding */ LIMITS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2958);


const MIB = 1024 * 1024;
/**
 * The service's limits, in bytes. Its documents say "50 MB" and so on without saying whether a MB
 * is 10^6 or 2^20 bytes. Huawei's own deploy-functiongraph-action counts 50 MB as 52,428,800, so
 * all are read as powers of two here; a package between the two readings is left to the service
 * (FSS.1071 for zip and jar, FSS.1072 for inline).
 */
const LIMITS = {
    zip: 50 * MIB,
    jar: 50 * MIB,
    inline: 10 * 1024,
    obs: 300 * MIB,
    unpacked: 1500 * MIB,
};
/** About the code that fits into a 12 MB request, the limit with AK/SK: base64 adds a third. */
const SIGNED_BODY = 9_000_000;
/**
 * The error for a package over a size limit, with the ten largest entries and top-level folders in
 * its details. Undefined if it is small enough.
 *
 * @param throughObs whether a zip or jar that is too large for the request goes through OBS
 */
function overLimit(candidate, throughObs = false) {
    const { codeType, size, entries } = candidate;
    const unpacked = sum(entries, (entry) => entry.size);
    const limit = throughObs && codeType !== 'inline' ? LIMITS.obs : LIMITS[codeType];
    if (size > limit) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackageError */ .JP(`Package is ${bytes(size)}; the limit for ${codeType} is ${limitText(limit)}`, remedyFor(codeType, size), codeType === 'inline' ? [] : whatIsLarge(entries, 'packedSize'));
    }
    if (unpacked <= LIMITS.unpacked)
        return undefined;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackageError */ .JP(`Uncompressed size is ${bytes(unpacked)}; the limit is ${limitText(LIMITS.unpacked)}`, 'Exclude files with `exclude` or .fgignore.', whatIsLarge(entries, 'size'));
}
/** Whether the gateway may reject the request for its length if it is signed with AK/SK. */
function exceedsSignedBody({ size }) {
    return size > SIGNED_BODY;
}
/** A warning for a body that the gateway may reject if it is signed with AK/SK. */
function signedBodyWarning(candidate) {
    if (!exceedsSignedBody(candidate))
        return undefined;
    return (`Package is ${bytes(candidate.size)}. The API gateway documents a 12 MB limit for AK/SK-signed ` +
        'requests (about 9 MB of code). If it is rejected, use an IAM token (`iam_token` or ' +
        '`oidc_identity_provider`), or set `upload_bucket` to upload the package through OBS.');
}
function remedyFor(codeType, size) {
    if (codeType === 'inline')
        return 'Use `code_type: zip`.';
    const smaller = 'Exclude files with `exclude` or .fgignore';
    if (size > LIMITS.obs)
        return `${smaller}; the limit through OBS is ${limitText(LIMITS.obs)}.`;
    return `${smaller}, or set \`upload_bucket\` (limit through OBS: ${limitText(LIMITS.obs)}).`;
}
const SHOWN = 10;
/**
 * Lines for the user: the ten largest entries, then the ten largest top-level folders. Packed sizes
 * only if the packed size is over its limit: before packing they are unknown.
 */
function whatIsLarge(entries, measure) {
    const folders = sumsByFolder(entries);
    const more = folders.length - SHOWN;
    return [
        measure === 'size'
            ? 'Largest files (uncompressed):'
            : 'Largest files (compressed, uncompressed):',
        ...largest(entries, measure).map((entry) => line(entry, measure)),
        'By directory:',
        ...largest(folders, measure).map((entry) => line(entry, measure)),
        ...(more > 0 ? [`  … ${more} more`] : []),
    ];
}
function largest(all, measure) {
    return [...all].sort((a, b) => b[measure] - a[measure]).slice(0, SHOWN);
}
function sumsByFolder(entries) {
    const sums = new Map();
    for (const entry of entries) {
        const slash = entry.name.indexOf('/');
        const folder = slash < 0 ? '(root)' : entry.name.slice(0, slash + 1);
        const { packedSize, size } = sums.get(folder) ?? { packedSize: 0, size: 0 };
        sums.set(folder, { packedSize: packedSize + entry.packedSize, size: size + entry.size });
    }
    return [...sums].map(([name, amount]) => ({ name, ...amount }));
}
function line({ name, packedSize, size }, measure) {
    const packed = measure === 'size' ? '' : `${bytes(packedSize)}, `;
    return `  ${packed}${bytes(size)}: ${name}`;
}
function sum(entries, of) {
    return entries.reduce((total, entry) => total + of(entry), 0);
}
/** `50 MiB (52,428,800 bytes)` */
function limitText(count) {
    const [amount, unit] = count < MIB ? [count / 1024, 'KiB'] : [count / MIB, 'MiB'];
    return `${(0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(amount)} ${unit} (${bytes(count)})`;
}
function bytes(count) {
    return `${(0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(count)} bytes`;
}


/***/ }),

/***/ 5806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iz: () => (/* binding */ withoutNested),
/* harmony export */   MB: () => (/* binding */ entryName),
/* harmony export */   PE: () => (/* binding */ mayBeMangled),
/* harmony export */   PR: () => (/* binding */ findNfcCollision),
/* harmony export */   Qr: () => (/* binding */ isBroken),
/* harmony export */   Tz: () => (/* binding */ byteOrder),
/* harmony export */   gj: () => (/* binding */ unsafeName),
/* harmony export */   hH: () => (/* binding */ commonDirectory),
/* harmony export */   z$: () => (/* binding */ liesIn)
/* harmony export */ });
/**
 * The name of `path` inside a package rooted at `root`: forward slashes, relative. Both are
 * absolute. `''` is the root itself; undefined: the path is not below the root.
 */
function entryName(root, path, paths) {
    const relative = paths.relative(root, path);
    const outside = relative === '..' || relative.startsWith(`..${paths.sep}`);
    if (outside || paths.isAbsolute(relative))
        return undefined;
    return paths.sep === '\\' ? relative.replaceAll('\\', '/') : relative;
}
/** Whether `path` is `root` or below it. Both are absolute. */
function liesIn(root, path, paths) {
    return entryName(root, path, paths) !== undefined;
}
/** These paths without duplicates, and without paths below another one that is a directory. */
function withoutNested(all, isDirectory, paths) {
    return all.filter((path, at) => !all.some((other, before) => paths.relative(other, path) === ''
        ? before < at
        : isDirectory(other) && liesIn(other, path, paths)));
}
/** The deepest directory that contains all of these directories; undefined across two drives. */
function commonDirectory(directories, paths) {
    return directories.reduce((common, directory) => {
        let candidate = common;
        while (candidate !== undefined && !liesIn(candidate, directory, paths)) {
            const parent = paths.dirname(candidate);
            candidate = parent === candidate ? undefined : parent;
        }
        return candidate;
    }, directories[0]);
}
/**
 * Why a name cannot be unpacked safely, or unpacks differently by system; undefined if neither. A
 * backslash separates folders on Windows only, so one archive would mean two trees. `a:b` is an
 * ordinary file where functions run.
 */
function unsafeName(name) {
    if (name === '')
        return 'is empty';
    if (name.startsWith('/'))
        return 'is absolute';
    if (/^[a-z]:\//i.test(name))
        return 'starts with a drive letter';
    if (name.includes('\\'))
        return 'contains a backslash';
    if (name.includes('\0'))
        return 'contains a NUL byte';
    const parts = name.replace(/\/$/, '').split('/');
    if (parts.includes('..'))
        return 'contains a ".." segment';
    if (parts.includes(''))
        return 'contains an empty segment';
    return undefined;
}
/** Whether a name is not valid Unicode: Windows allows lone surrogates. */
function isBroken(name) {
    return /\p{Surrogate}/u.test(name);
}
/**
 * Whether a name from the file system may have lost invalid bytes: Node replaces invalid UTF-8 by
 * U+FFFD, but U+FFFD may also be part of the name.
 */
function mayBeMangled(name) {
    return name.includes('\ufffd') || isBroken(name);
}
const BEYOND_BMP = /[\ud800-\udfff]/;
/**
 * A comparator that orders these names by their UTF-8 bytes. JavaScript compares UTF-16 units, which
 * order surrogates differently: U+1F600 before U+FF5E.
 */
function byteOrder(names) {
    if (names.some((name) => BEYOND_BMP.test(name))) {
        return (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    }
    return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
}
const BEYOND_ASCII = /[^\0-\x7f]/;
/** Two names that differ, but not after Unicode NFC: one file on macOS, two on Linux. */
function findNfcCollision(names) {
    const seen = new Map();
    if (!names.some((name) => BEYOND_ASCII.test(name)))
        return undefined;
    for (const name of names) {
        const normal = name.normalize('NFC');
        const twin = seen.get(normal);
        if (twin !== undefined && twin !== name)
            return [twin, name];
        seen.set(normal, name);
    }
    return undefined;
}


/***/ }),

/***/ 9823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ PACKAGE_FOLDER),
  e: () => (/* binding */ ignoreRules)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
var external_node_path_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_path_, 2);
// EXTERNAL MODULE: ./node_modules/ignore/index.js
var node_modules_ignore = __webpack_require__(298);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/package/names.js
var names = __webpack_require__(5806);
// EXTERNAL MODULE: ./build/src/package/system-reason.js
var system_reason = __webpack_require__(806);
// EXTERNAL MODULE: ./build/src/package/select/root.js
var select_root = __webpack_require__(5839);
// EXTERNAL MODULE: ./build/src/units.js
var units = __webpack_require__(2958);
;// CONCATENATED MODULE: ./build/src/package/select/ignore-file.js







/** The file in the root of the package with exclude patterns, in gitignore syntax. */
const IGNORE_FILE = '.fgignore';
/** Far more than anybody writes by hand; a larger file is rejected unread. */
const LARGEST = 1024 * 1024;
/**
 * The lines of `.fgignore` in `root`; none where there is no such file.
 *
 * Throws PackageError for a file that cannot be read, is not UTF-8, or is a link that points outside
 * `boundary` (a real path) or into a `.git`: its lines are reported, and a pull request could have
 * pointed the link at any file of the runner.
 */
function readIgnoreFile(root, boundary) {
    const file = external_node_path_.join(root, IGNORE_FILE);
    try {
        // stat first: reading a pipe would block until another process writes to it.
        const stats = (0,external_node_fs_.statSync)(file);
        refuseForeign(file, root, boundary);
        if (!stats.isFile())
            throw unreadable(file, 'not a regular file');
        if (stats.size > LARGEST)
            throw unreadable(file, `${(0,units/* grouped */.zD)(stats.size)} bytes, the limit is 1 MiB`);
        return textOf((0,external_node_fs_.readFileSync)(file), file).split(/\r?\n/);
    }
    catch (error) {
        if (error instanceof errors/* PackageError */.JP)
            throw error;
        const reason = (0,system_reason/* systemReason */.u)(error);
        if (reason !== 'ENOENT' && reason !== 'ENOTDIR')
            throw unreadable(file, reason);
        if ((0,select_root/* exists */.t2)(file))
            throw unreadable(file, 'broken symlink');
        return [];
    }
}
function refuseForeign(file, root, boundary) {
    const real = external_node_fs_.realpathSync.native(file);
    if (real === external_node_path_.join(external_node_fs_.realpathSync.native(root), IGNORE_FILE))
        return;
    const folders = external_node_path_.relative(boundary, real).split(external_node_path_.sep);
    if ((0,names/* liesIn */.z$)(boundary, real, external_node_path_namespaceObject) && !folders.includes('.git'))
        return;
    throw new errors/* PackageError */.JP(`${file} is a symlink to ${real}, outside ${boundary} or inside .git`, 'Replace it with a regular file, or with a symlink to a file in the workspace.');
}
const UTF16_MARKS = ['fffe', 'feff'];
/** The text of UTF-8, with or without a byte order mark. */
function textOf(bytes, file) {
    if (UTF16_MARKS.includes(bytes.toString('hex', 0, 2)))
        throw notUtf8(file, 'UTF-16');
    if (bytes.includes(0))
        throw notUtf8(file, 'NUL bytes (probably UTF-16)');
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw notUtf8(file, 'invalid UTF-8');
    }
}
function notUtf8(file, found) {
    return new errors/* PackageError */.JP(`${file} must be UTF-8, got ${found}`, 'Save it as UTF-8. In Windows PowerShell, ">" writes UTF-16: use "Set-Content -Encoding utf8".');
}
function unreadable(file, reason) {
    return new errors/* PackageError */.JP(`${file} could not be read (${reason})`, 'Make it a readable text file, or remove it.');
}

;// CONCATENATED MODULE: ./build/src/package/select/ignore-use.js




/** How many names in excluded folders are looked at. */
const MOST_NAMES = 2_000;
/** Tracks which lines of `.fgignore` and `exclude` have matched, also if a later line decided. */
class LineUse {
    #idle;
    /** Names that some rule matched, folders with a slash at the end. */
    #matched = [];
    /** `always`: names that are excluded anyway; a line for them is not reported. */
    constructor(lines, always) {
        this.#idle = new Set(lines.filter(({ pattern }) => pattern.trim() !== '' &&
            !/^[#!]/.test(pattern) &&
            !always.has(pattern.replaceAll(/^(\*\*)?\/|\/$/g, ''))));
    }
    /** Records that `line`, or a built-in rule, matched `name`. */
    note(name, line) {
        if (line !== undefined)
            this.#idle.delete(line);
        if (this.#idle.size > 0)
            this.#matched.push(name);
    }
    /**
     * The lines without a match. Only the deciding line is recorded for a name, so the other lines are
     * tested here against all matched names, and against the contents of excluded folders.
     */
    unmatchedPatterns(root) {
        const idle = [...this.#idle].filter(({ pattern }) => !matchesAny(pattern, this.#matched));
        if (idle.length === 0)
            return { lines: [], certain: true };
        const { names, all } = namesBelow(root, this.#matched);
        return { lines: idle.filter(({ pattern }) => !matchesAny(pattern, names)), certain: all };
    }
}
function matchesAny(pattern, names) {
    const alone = node_modules_ignore({ ignorecase: false }).add([pattern]);
    return names.some((name) => alone.ignores(name));
}
/** Names in these folders, at any depth, and whether that is all of them. */
function namesBelow(root, matched) {
    const names = [];
    const pending = matched.filter((name) => name.endsWith('/') && (0,select_root/* isRealFolder */.jj)((0,external_node_path_.join)(root, name)));
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
        try {
            for (const entry of (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(root, folder), { withFileTypes: true })) {
                const name = `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`;
                names.push(name);
                if (entry.isDirectory())
                    pending.push(name);
            }
        }
        catch {
            return { names, all: false };
        }
        if (names.length > MOST_NAMES)
            return { names, all: false };
    }
    return { names, all: true };
}

;// CONCATENATED MODULE: ./build/src/package/select/ignore.js




/** Never part of a function's code, at any depth. */
const ALWAYS = new Set([
    '.git',
    '.hg',
    '.svn',
    '.DS_Store',
    'Thumbs.db',
    IGNORE_FILE,
]);
/** Name prefix of the folders that this action creates below RUNNER_TEMP for packages. */
const PACKAGE_FOLDER = 'functiongraph-deploy-';
/**
 * Rules from `.fgignore` in the root, then from `exclude`: the last rule that matches decides, as in
 * git. Case-sensitive on every system, so that packages are the same everywhere.
 * Throws PackageError if `.fgignore` exists but cannot or must not be read.
 */
function ignoreRules({ root, boundary, temp }, exclude) {
    const lines = [
        ...readIgnoreFile(root, boundary).map((pattern) => ({ pattern, source: IGNORE_FILE })),
        ...exclude.map((pattern) => ({ pattern, source: 'exclude' })),
    ];
    const ignore = node_modules_ignore({ ignorecase: false });
    ignore.add(lines.map(({ pattern }, at) => ({ pattern, mark: String(at) })));
    const use = new LineUse(lines, ALWAYS);
    return {
        excludes(name, kind) {
            const last = (0,external_node_path_.basename)(name);
            const asked = kind === 'directory' ? `${name}/` : name;
            if (ALWAYS.has(last)) {
                if (!(0,external_node_path_.isAbsolute)(name))
                    use.note(asked);
                return `${last} (always excluded)`;
            }
            if (temp !== undefined && kind === 'directory' && last.startsWith(PACKAGE_FOLDER)) {
                const above = (0,external_node_path_.dirname)((0,external_node_path_.join)(root, name));
                if ((0,external_node_path_.relative)(temp, above) === '')
                    return `${last} (earlier package in RUNNER_TEMP)`;
            }
            if (lines.length === 0 || (0,external_node_path_.isAbsolute)(name))
                return undefined;
            // If a later line re-includes the name, `rule` is undefined.
            const { unignored, rule } = ignore.test(asked);
            const line = rule && lines[Number(rule.mark)];
            if (line !== undefined || unignored)
                use.note(asked, line);
            return line && `"${line.pattern}" in ${line.source}`;
        },
        unmatchedPatterns: () => use.unmatchedPatterns(root),
    };
}


/***/ }),

/***/ 5839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UF: () => (/* binding */ chooseRoot),
/* harmony export */   W0: () => (/* binding */ hiddenBy),
/* harmony export */   WF: () => (/* binding */ isEmptyFolder),
/* harmony export */   iK: () => (/* binding */ spelledFrom),
/* harmony export */   jj: () => (/* binding */ isRealFolder),
/* harmony export */   oE: () => (/* binding */ chooseBoundary),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   wd: () => (/* binding */ isDirectory),
/* harmony export */   yJ: () => (/* binding */ rootSeenFrom)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5806);
/* harmony import */ var _system_reason_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(806);





/**
 * The directory that names in the package are relative to: `code_root` if it is given, else the
 * deepest one that contains the fixed parts of all lines, whether or not anything matches there.
 *
 * @param asked `code_root`, relative to the workspace
 * @param tops the fixed parts of the lines, absolute
 * @throws PackageError if `code_root` is not a folder, or the lines have no common one
 */
function chooseRoot(asked, tops, workspace) {
    if (asked !== undefined) {
        const root = spelledFrom(workspace, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(workspace, asked));
        if (isDirectory(root))
            return root;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PackageError */ .JP(`\`code_root\` must be a directory, got "${asked}" (in ${workspace})`, 'Set it to the root directory of the zip: paths in the archive are relative to it.');
    }
    const folders = tops.map((top) => (exists(top) && !isDirectory(top) ? node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(top) : top));
    const root = (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .commonDirectory */ .hH)(folders, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2))));
    if (root !== undefined)
        return root;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PackageError */ .JP('`code_path` has no common parent directory for its lines', 'Add a line that includes something, and keep all paths on one drive.');
}
/** Links may point anywhere in the workspace; from a root outside it, anywhere in that root. */
function chooseBoundary(root, workspace) {
    const real = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(workspace);
    if (!exists(root) || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .liesIn */ .z$)(workspace, root, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2)))) || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .liesIn */ .z$)(real, root, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2)))))
        return real;
    const realRoot = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(root);
    return (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .liesIn */ .z$)(real, realRoot, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2)))) ? real : realRoot;
}
/**
 * This path, spelled from `folder` if one of its parents is `folder` under another name, e.g.
 * `/private/var/work/app` for `/var/work`. Names in the package and patterns depend on the spelling,
 * so each place must have a single one.
 */
function spelledFrom(folder, absolute) {
    if ((0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .liesIn */ .z$)(folder, absolute, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2)))))
        return absolute;
    const above = sameFolderAbove(absolute, folder);
    return above === undefined ? absolute : node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, node_path__WEBPACK_IMPORTED_MODULE_1__.relative(above, absolute));
}
/** The root of the package, spelled from `top` if one contains the other only through links. */
function rootSeenFrom(top, root) {
    if ((0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .liesIn */ .z$)(root, top, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2)))) || (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .liesIn */ .z$)(top, root, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2)))))
        return root;
    const above = sameFolderAbove(top, root);
    if (above !== undefined)
        return above;
    const [realTop, realRoot] = [realOf(top), realOf(root)];
    if (realTop === undefined || realRoot === undefined || !(0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .liesIn */ .z$)(realTop, realRoot, /*#__PURE__*/ (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_path__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_path__WEBPACK_IMPORTED_MODULE_1__, 2)))))
        return root;
    return node_path__WEBPACK_IMPORTED_MODULE_1__.join(top, node_path__WEBPACK_IMPORTED_MODULE_1__.relative(realTop, realRoot));
}
/** The path itself or a parent of it that has the same real path as `folder`. */
function sameFolderAbove(absolute, folder) {
    const real = realOf(folder);
    if (real === undefined)
        return undefined;
    for (let at = absolute;; at = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(at)) {
        if (realOf(at) === real)
            return at;
        if (node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(at) === at)
            return undefined;
    }
}
function realOf(absolute) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(absolute);
    }
    catch {
        return undefined;
    }
}
/** Whether something has this name, even a broken link. */
function exists(absolute) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(absolute, { throwIfNoEntry: false }) !== undefined;
    }
    catch {
        return false;
    }
}
/** The error code if it is unknown whether the path exists, e.g. `EACCES`; undefined otherwise. */
function hiddenBy(absolute) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(absolute, { throwIfNoEntry: false });
        return undefined;
    }
    catch (error) {
        const reason = (0,_system_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .systemReason */ .u)(error);
        return reason === 'ENOENT' || reason === 'ENOTDIR' ? undefined : reason;
    }
}
/** Whether this is a folder, or a link to one. */
function isDirectory(absolute) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(absolute).isDirectory();
    }
    catch {
        return false;
    }
}
/** Whether this is a folder itself, not a link to one. */
function isRealFolder(absolute) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
/** Whether this is an empty folder, or does not exist. */
function isEmptyFolder(absolute) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(absolute).length === 0;
    }
    catch {
        return !exists(absolute);
    }
}


/***/ }),

/***/ 806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ writeFailure),
/* harmony export */   u: () => (/* binding */ systemReason)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

/** The code of a file system error (`ENOENT`, `EACCES`), else the whole error. */
function systemReason(error) {
    const code = error.code;
    return typeof code === 'string' ? code : String(error);
}
/**
 * Maps a failure while the package is written below `temp`: file system errors, also of another
 * thread, become a PackageError; others are returned unchanged.
 */
function writeFailure(temp, failure) {
    if (!(failure instanceof Error) || !('syscall' in failure))
        return failure;
    const reason = systemReason(failure);
    if (reason === 'ENOSPC' || reason === 'EDQUOT') {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackageError */ .JP(`Could not write the package to ${temp}: no space left on device (${reason})`, 'Free up disk space: packaging needs about twice the size of the package.');
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackageError */ .JP(`Could not write the package to ${temp} (${reason})`, 'Check that RUNNER_TEMP is an existing, writable directory.');
}


/***/ }),

/***/ 1000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   f4: () => (/* binding */ writeAll),
/* harmony export */   y7: () => (/* binding */ HashedFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);



const BUFFER = 1024 * 1024;
/** A new file that is written from start to end through one buffer, its SHA-512 computed meanwhile. */
class HashedFile {
    #file;
    #buffer;
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha512');
    #used = 0;
    #flushed = 0;
    /** `size`: bytes that it will have; a small file needs but a small buffer. Throws when it is there already. */
    constructor(path, size) {
        this.#file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, 'wx');
        this.#buffer = Buffer.allocUnsafeSlow(Math.min(BUFFER, size));
    }
    /** Where the next byte goes. */
    get position() {
        return this.#flushed + this.#used;
    }
    /** Has `write` put `length` bytes, fewer than 1 MiB, into the buffer; it returns the offset after them. */
    write(length, write) {
        if (this.#used + length > this.#buffer.length)
            this.#flush();
        this.#used = write(this.#buffer, this.#used);
    }
    /** Appends `length` bytes of a spool, from `offset` on. */
    copy(source, offset, length) {
        for (let copied = 0; copied < length;) {
            if (this.#used === this.#buffer.length)
                this.#flush();
            const room = Math.min(length - copied, this.#buffer.length - this.#used);
            const got = source.read(this.#buffer, this.#used, offset + copied, room);
            if (got === 0)
                throw new Error('Spool file was truncated');
            copied += got;
            this.#used += got;
        }
    }
    /** Writes what is left. Nothing may be added afterwards. */
    end() {
        this.#flush();
        return { digest: this.#hash.digest('hex'), size: this.#flushed };
    }
    close() {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(this.#file);
    }
    #flush() {
        const bytes = this.#buffer.subarray(0, this.#used);
        this.#hash.update(bytes);
        writeAll(this.#file, bytes, this.#flushed);
        this.#flushed += this.#used;
        this.#used = 0;
    }
}
/** Writes all bytes from `position` on; one call of the system may write fewer. */
function writeAll(file, bytes, position) {
    for (let at = 0; at < bytes.length;) {
        at += (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(file, bytes, at, bytes.length - at, position + at);
    }
}
/**
 * SHA-512 and length of a file that is there already. Throws what the file system throws, and the
 * signal's reason.
 */
async function hashFile(path, signal) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path);
    try {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha512');
        const buffer = Buffer.allocUnsafeSlow(Math.min(BUFFER, (await file.stat()).size || BUFFER));
        for (let size = 0;;) {
            signal?.throwIfAborted();
            const { bytesRead } = await file.read(buffer, 0, buffer.length, size);
            if (bytesRead === 0)
                return { digest: hash.digest('hex'), size };
            hash.update(buffer.subarray(0, bytesRead));
            size += bytesRead;
        }
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 5348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ reorderedDependencies),
/* harmony export */   Dj: () => (/* binding */ compareDependencies),
/* harmony export */   G3: () => (/* binding */ requestedDependencies),
/* harmony export */   Yr: () => (/* binding */ FIELD_NAMES),
/* harmony export */   pB: () => (/* binding */ dependenciesToSend),
/* harmony export */   wk: () => (/* binding */ changedDependencies)
/* harmony export */ });
/* unused harmony export sameDependencies */
/** As the service and the inputs spell the fields. */
const FIELD_NAMES = {
    dependVersionList: 'depend_version_list',
    dependList: 'depend_list',
    dependencyPkg: 'dependency_pkg',
};
const FIELDS = ['dependVersionList', 'dependList', 'dependencyPkg'];
/**
 * The dependencies that an update must carry. Whether the service keeps a list that an update leaves
 * out is not known, so what is held is sent again: the first list that is not empty. A list that is
 * asked for replaces both, so only that one is sent.
 */
function dependenciesToSend(request, held) {
    const list = request.list === undefined ? heldList(held) : { [request.list.field]: request.list.ids };
    const dependencyPkg = request.dependencyPkg ?? (held.dependencyPkg || undefined);
    return { ...list, ...(dependencyPkg === undefined ? {} : { dependencyPkg }) };
}
function heldList({ dependVersionList, dependList }) {
    if (dependVersionList !== undefined && dependVersionList.length > 0)
        return { dependVersionList };
    if (dependList !== undefined && dependList.length > 0)
        return { dependList };
    return {};
}
/** What the request alone wants, in the form in which it would be sent. */
function requestedDependencies(request) {
    return dependenciesToSend(request, {});
}
/** Compares what is wanted, or was sent, with what the function reports. */
function compareDependencies(wanted, held) {
    const asked = FIELDS.filter((field) => wanted[field] !== undefined);
    return {
        different: [
            ...asked.filter((field) => held[field] !== undefined && !sameDependencies(wanted[field], held[field])),
            ...leftovers(wanted, held),
        ],
        unreported: asked.filter((field) => held[field] === undefined),
    };
}
/** An empty list asks for no dependencies at all, so the other list must be empty as well. */
function leftovers(wanted, held) {
    const lists = ['dependVersionList', 'dependList'];
    const none = lists.some((field) => wanted[field]?.length === 0);
    return none ? lists.filter((field) => wanted[field] === undefined && held[field]?.length) : [];
}
/** Fields in which two states of a function differ, as far as both report them. */
function changedDependencies(before, after) {
    return FIELDS.filter((field) => before[field] !== undefined &&
        after[field] !== undefined &&
        !sameDependencies(before[field], after[field]));
}
/**
 * Lists with the same IDs that are spelled differently: in another order, with other letter
 * case, or with an ID repeated.
 */
function reorderedDependencies(wanted, held) {
    return FIELDS.filter((field) => {
        const [asked, reported] = [wanted[field], held[field]];
        if (asked === undefined || reported === undefined)
            return false;
        return sameDependencies(asked, reported) && JSON.stringify(asked) !== JSON.stringify(reported);
    });
}
/**
 * Lists are compared as sets of IDs: the service is reported to return an order of its own, so that
 * comparing the order would find a difference in every run.
 */
function sameDependencies(a, b) {
    return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
}
function comparable(value) {
    if (value === undefined || typeof value === 'string')
        return value;
    return [...new Set(value.map((id) => id.toLowerCase()))].sort();
}


/***/ }),

/***/ 7505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ hasChanged),
/* harmony export */   A: () => (/* binding */ withObservedState)
/* harmony export */ });
/* harmony import */ var _dependencies_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5348);

/**
 * Whether the code or the dependencies of a function differ before and after, as far as the
 * service reports them; undefined where nothing that is known differs and something is not known.
 *
 * @param unreported fields that were sent and that the service does not report
 */
function hasChanged(before, after, unreported) {
    if (after === undefined)
        return undefined;
    if ((0,_dependencies_js__WEBPACK_IMPORTED_MODULE_0__/* .changedDependencies */ .wk)(before, after).length > 0)
        return true;
    if (before.digest === undefined || after.digest === undefined)
        return undefined;
    if (before.digest !== after.digest)
        return true;
    return unreported.length > 0 ? undefined : false;
}
/**
 * The plan as it looks once it was carried out. A service that leaves out empty lists seems not to
 * report a field at all; when its configuration shows the field afterwards, it was empty before.
 *
 * @param seen the configuration as it was read after the update; an answer to the update is no
 *   sign, since it may show what the configuration never does
 */
function withObservedState(plan, seen) {
    const shown = plan.unreported.filter((field) => seen?.[field] !== undefined);
    if (seen === undefined || shown.length === 0)
        return plan;
    const empty = shown.map((field) => [field, field === 'dependencyPkg' ? '' : []]);
    const before = { ...plan.before, ...Object.fromEntries(empty) };
    const differs = (0,_dependencies_js__WEBPACK_IMPORTED_MODULE_0__/* .changedDependencies */ .wk)(before, seen).some((field) => shown.includes(field));
    return {
        ...plan,
        before,
        unreported: plan.unreported.filter((field) => !shown.includes(field)),
        reason: differs ? withDependencies(plan.reason) : plan.reason,
    };
}
function withDependencies(reason) {
    return reason.startsWith('code') ? 'code+dependencies' : 'dependencies';
}


/***/ }),

/***/ 9104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ sharesOf),
/* harmony export */   C2: () => (/* binding */ changeOf),
/* harmony export */   nR: () => (/* binding */ trafficText),
/* harmony export */   q6: () => (/* binding */ sendsAs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

/**
 * Computes the change of an alias; its description is kept. A new alias has no other version to
 * share traffic with, so it gets 100%. An alias that sends all traffic to this version already needs
 * no change.
 *
 * @param version version that gets the traffic, or a share of it
 * @throws VerificationError when a version would share traffic with itself
 */
function changeOf({ name, percent }, version, alias) {
    if (alias === undefined) {
        return { kind: 'create', wanted: { name, version, weights: {}, ruled: [] }, endsRules: false };
    }
    const whole = { ...alias, version, weights: {}, ruled: [] };
    if (sendsAs(alias, whole))
        return { kind: 'none', wanted: alias };
    if (percent < 100 && alias.version === version) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerificationError */ .mk(`alias ${name} points to ${trafficText(alias)}: ${version} cannot share traffic with itself`, `Set \`alias_percent: 100\` to send all traffic to ${version}`, { again: false, requestId: alias.requestId });
    }
    const wanted = percent === 100 ? whole : { ...alias, weights: { [version]: percent }, ruled: [] };
    if (sendsAs(alias, wanted))
        return { kind: 'none', wanted: alias };
    return { kind: 'update', wanted, endsRules: alias.ruled.length > 0 };
}
/** Whether two states of an alias send traffic to the same versions in the same shares. */
function sendsAs(a, b) {
    return a.version === b.version && sameWeights(a.weights, b.weights) && sameNames(a.ruled, b.ruled);
}
function sameWeights(a, b) {
    const names = Object.keys(a);
    return sameNames(names, Object.keys(b)) && names.every((name) => a[name] === b[name]);
}
function sameNames(a, b) {
    return a.length === b.length && a.every((name) => b.includes(name));
}
/** Percent of the traffic by version, not counting rules on requests. */
function sharesOf({ version, weights }) {
    const shared = Object.values(weights).reduce((sum, percent) => sum + percent, 0);
    return { [version]: 100 - shared, ...weights };
}
/** Where an alias sends traffic, in words: `v41`, or `v41 90%, v42 10%`. */
function trafficText(alias) {
    const shares = Object.entries(sharesOf(alias));
    const rules = alias.ruled.length === 0 ? '' : `, ${alias.ruled.join(', ')} by rules`;
    if (shares.length === 1)
        return `${alias.version}${rules}`;
    return `${shares.map(([version, percent]) => `${version} ${percent}%`).join(', ')}${rules}`;
}


/***/ }),

/***/ 7628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ TestFailure)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

/** The function failed when invoked with the test event. */
class TestFailure extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .VerificationError */ .mk {
    /** End of the function's log, if the service returned it. */
    log;
    constructor(message, { log, requestId }) {
        super(message, 'Fix the function or `test_event`; the alias was not changed', {
            again: false,
            requestId,
        });
        this.name = 'TestFailure';
        this.log = log;
    }
}


/***/ }),

/***/ 445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ sizesText),
/* harmony export */   T: () => (/* binding */ changesText)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2958);

/** The changed files in a few words: `2 added, 1 changed, 40 unchanged`. Foreign text is unescaped. */
function changesText(changes) {
    switch (changes.kind) {
        case 'files':
            return [
                ...['added', 'removed', 'changed'].flatMap((kind) => {
                    const { length } = changes[kind];
                    return length === 0 ? [] : [`${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(length)} ${kind}`];
                }),
                `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(changes.unchanged)} unchanged`,
            ].join(', ');
        case 'same code':
            return `none of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(changes.files, 'file')}`;
        case 'same files':
            return (`none of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(changes.files, 'file')}: same files, other archive ` +
                '(order, times or compression differ)');
        case 'inline':
            return `${changes.name} (inline code, ${sizesText(changes)})`;
        case 'unknown':
            return `unknown, because ${changes.because}`;
    }
}
/** The size of a file, and how it changed where it was there before. */
function sizesText(file) {
    const change = (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .changeText */ .k0)(file.before, file.after);
    return `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesText */ .pV)(file.after ?? file.before ?? 0)}${change === '' ? '' : `, ${change}`}`;
}


/***/ }),

/***/ 6209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ escapeLine)
/* harmony export */ });
/**
 * The one escape that text passes before it is printed, wherever it comes from. It keeps a line a
 * line, and keeps the runner from reading commands in it: `::name::` at the start of a line, and the
 * older `##[name]`, which the runner finds anywhere. Control characters would steer a terminal, and
 * bidirectional ones show a name in an order that it does not have.
 */
function escapeLine(text) {
    return text
        .replace(/[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, visible)
        .replace(/^(\s*):(?=:)/, '$1\\:')
        .replaceAll('##[', '#\\#[');
}
function visible(character) {
    const named = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    const code = character.charCodeAt(0).toString(16);
    return (named[character] ??
        (code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`));
}


/***/ }),

/***/ 1522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H_: () => (/* binding */ endSentence),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   w7: () => (/* binding */ failureLines)
/* harmony export */ });
/* harmony import */ var _cloud_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6532);
/* harmony import */ var _cloud_operations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);
/* harmony import */ var _cloud_remedies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4532);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7406);
/* harmony import */ var _release_test_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7628);





/** Describes any error. No message contains a secret, since no error carries one. */
function explain(error) {
    if (error instanceof _cloud_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CloudError */ .K2)
        return explainCloud(error);
    if (error instanceof _cloud_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignInError */ .Jj)
        return explainSignIn(error);
    if (error instanceof _release_test_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .TestFailure */ .p) {
        const log = error.log === undefined ? {} : { log: error.log };
        return { ...explainVerification(error), ...log };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .VerificationError */ .mk)
        return explainVerification(error);
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UnsettledError */ .vs)
        return { ...explain(error.reason), cause: error.message };
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PackageError */ .JP) {
        return { cause: error.message, details: error.details, advice: error.remedy };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz) {
        const advice = 'Fix the inputs listed above; nothing was sent';
        return { cause: 'invalid inputs', details: error.problems, advice };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .OutputError */ .u7) {
        return { cause: error.message, details: [], advice: error.remedy };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DeadlineError */ .j3) {
        const advice = 'Increase `timeout`, or check the log for the slow step';
        return { cause: error.message, details: [], advice };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc) {
        return { cause: error.message, details: [], advice: 'Re-run the job if needed' };
    }
    return unexpected(error);
}
function explainVerification({ message, remedy, again, requestId }) {
    const id = requestId === undefined ? '' : ` (request ID ${requestId})`;
    return {
        cause: `${message}${id}`,
        details: [],
        advice: `${againText(again)}. ${remedy}`,
        ...(requestId === undefined ? {} : { requestId }),
    };
}
function againText(helps) {
    return helps ? 'Re-running may help' : 'Re-running will not help';
}
function explainCloud(error) {
    const { operation, status, code, requestId } = error.data;
    const http = status === undefined ? [] : [`HTTP ${status}`];
    const facts = [...http, ...(code === undefined ? [] : [code]), error.message].join(', ');
    const again = againText((0,_cloud_remedies_js__WEBPACK_IMPORTED_MODULE_2__/* .mayHelpAgain */ .$6)(error.data));
    const id = requestId === undefined ? '' : ` (request ID ${requestId})`;
    return {
        cause: `${_cloud_operations_js__WEBPACK_IMPORTED_MODULE_1__/* .OPERATIONS */ .xb[operation].doing}: ${facts}${id}`,
        details: clockDetail(error.data),
        advice: `${again}. ${(0,_cloud_remedies_js__WEBPACK_IMPORTED_MODULE_2__/* .remedyFor */ .wJ)(error.data)}`,
        ...(requestId === undefined ? {} : { requestId }),
    };
}
function explainSignIn({ reason }) {
    if (reason.kind === 'refused')
        return { ...explainCloud(reason.error), details: reason.claims };
    return { cause: reason.message, details: [], advice: reason.remedy, lines: reason.lines };
}
/** A rejected signature may be caused by the runner's clock. */
function clockDetail(data) {
    const { code, clockAhead } = data;
    if (!(0,_cloud_remedies_js__WEBPACK_IMPORTED_MODULE_2__/* .isSignatureRefusal */ .Te)(code) || clockAhead === undefined || (0,_cloud_remedies_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameTime */ .yD)(data))
        return [];
    return [`runner clock is ${(0,_cloud_remedies_js__WEBPACK_IMPORTED_MODULE_2__/* .clockDistance */ .e3)(clockAhead)}`];
}
function unexpected(error) {
    const message = error instanceof Error ? error.message : String(error);
    const advice = 'If this looks like a bug, open an issue in the repository of this action with the log of this step';
    return { cause: message, details: [], advice };
}
/** The lines of an annotation: the first has all facts, the rest what to do. */
function failureLines(what, { cause, details, advice, lines = [] }) {
    return [
        `${what}: ${cause}`,
        ...details.map((detail) => `- ${detail}`),
        endSentence(advice),
        ...lines.map((line) => `    ${line}`),
    ];
}
/** A failure in one text: one line, unless there are details or lines to copy. */
function failureText({ cause, details, advice, lines = [] }) {
    if (details.length + lines.length === 0)
        return `${endSentence(cause)} ${endSentence(advice)}`;
    const listed = details.map((detail) => `- ${detail}`);
    return [endSentence(cause), ...listed, endSentence(advice), ...lines].join('\n');
}
/** Adds a full stop unless the text already ends with punctuation. */
function endSentence(text) {
    return /[.:!?]$/.test(text) ? text : `${text}.`;
}


/***/ }),

/***/ 75:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D_: () => (/* binding */ unbroken),
/* harmony export */   R3: () => (/* binding */ moreText),
/* harmony export */   _Q: () => (/* binding */ fitting),
/* harmony export */   p7: () => (/* binding */ markdownText),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* unused harmony export clipped */
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6209);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2958);


/**
 * Foreign text in GitHub's Markdown, inside a table cell or a paragraph, without any meaning: no
 * markup, no link, no formula, and nobody who is mentioned. A reader sees the text as `escapeLine`
 * leaves it. One pass, so that no sign of one escape is escaped again.
 *
 * @param longest characters after which the text is cut
 */
function markdownText(text, longest = 500) {
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeLine */ .E)(clipped(text, longest)).replace(/^\d+\.|^[ =-]|www\.|[&<>$@\\`*_{}[\]()#+!|~:]/gi, withoutMeaning);
}
/**
 * GitHub looks for mentions and issue numbers in the text that a backslash leaves behind, so a
 * zero-width space parts the sign from the name. A space at the start could begin a block of code.
 */
function withoutMeaning(sign) {
    if (sign.length > 1)
        return `${sign.slice(0, -1)}\\.`;
    if ('&<>$ '.includes(sign))
        return `&#${sign.charCodeAt(0)};`;
    return `\\${sign}${'@#'.includes(sign) ? '&#8203;' : ''}`;
}
/** Text that does not wrap in a cell: with non-breaking spaces and hyphens. */
function unbroken(text) {
    return text.replaceAll(' ', '&nbsp;').replace(/\\?-/g, '&#8209;');
}
/** Cut to so many characters, with a sign that it was. */
function clipped(text, longest) {
    if (text.length <= longest)
        return text;
    return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
/** A table whose cells are Markdown already, as long as it stays below a limit of bytes. */
function table(columns, rows, limit) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const head = [line(columns.map(({ head }) => head))];
    const rule = line(columns.map(({ right }) => (right === true ? '--:' : '---')));
    const { lines, left } = fitting(rows.map(line), limit);
    const rest = left === 0 ? [] : ['', moreText(left)];
    return [...head, rule, ...lines, ...rest].join('\n');
}
/** Stands for what is cut off for lack of room. */
function moreText(left) {
    return `… and ${(0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(left)} more (see log)`;
}
/** As many of the lines, from the first, as stay below a limit of bytes. */
function fitting(lines, limit) {
    let room = limit;
    const end = lines.findIndex((line) => {
        room -= Buffer.byteLength(line) + 1;
        return room < 0;
    });
    return end < 0 ? { lines, left: 0 } : { lines: lines.slice(0, end), left: lines.length - end };
}


/***/ }),

/***/ 3548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed),
/* harmony export */   e: () => (/* binding */ namesOf)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2958);

/** From the shortest; each serves where nothing else is called the same. */
const SHORT = [({ name }) => name, ({ urn, name }) => `${packageOf(urn)}/${name}`];
/** With the region, every part of a URN that differs between functions. */
const WHOLE = ({ urn, name, projectId }) => `${packageOf(urn)}/${name} of project ${projectId}`;
/** The name of each target, in the order given. */
function namesOf(targets) {
    const forms = SHORT.map((form) => ({
        form,
        taken: countOf(targets.map((target) => inRegion(target, form))),
    }));
    return targets.map((target) => {
        const unique = forms.find(({ form, taken }) => taken.get(inRegion(target, form)) === 1);
        const form = unique?.form ?? WHOLE;
        return { name: form(target), region: target.region, label: inRegion(target, form) };
    });
}
function inRegion(target, form) {
    return `${form(target)} (${target.region})`;
}
/** The sixth part of a URN: the package of functions that it belongs to. */
function packageOf(urn) {
    return urn.split(':')[5] ?? '';
}
function countOf(labels) {
    const counts = new Map();
    for (const label of labels)
        counts.set(label, (counts.get(label) ?? 0) + 1);
    return counts;
}
const MOST_NAMES = 5;
/** Some of the names, and how many more there are. */
function listed(labels) {
    const rest = labels.length - MOST_NAMES;
    if (rest <= 1)
        return labels.join(', ');
    return `${labels.slice(0, MOST_NAMES).join(', ')} and ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(rest)} more functions`;
}


/***/ }),

/***/ 3921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _1: () => (/* binding */ releaseEntry),
/* harmony export */   hO: () => (/* binding */ releaseText),
/* harmony export */   tc: () => (/* binding */ releaseFacts)
/* harmony export */ });
/* harmony import */ var _release_alias_change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9104);

/**
 * One-line result of a release, in a plan the expected one: `v41 → v42, alias live 100%`.
 *
 * @returns undefined if no version is known
 */
function releaseText({ outcome, release }) {
    if (release === undefined)
        return undefined;
    const { alias, version, published } = release;
    const name = version ?? (published ? 'new version' : undefined);
    if (name === undefined)
        return undefined;
    const made = published ? (outcome === 'planned' ? ' (to be published)' : ' (published)') : '';
    if (alias === undefined)
        return `${name}${made}`;
    return aliasText(alias, name, made);
}
function aliasText({ name, before, after, moved }, version, made) {
    if (moved === undefined)
        return `${version}${made}, alias ${name} unknown`;
    if (after === undefined)
        return `${version}${made}, alias ${name} not created`;
    if (!moved)
        return `${version}${made}, alias ${name} unchanged (${(0,_release_alias_change_js__WEBPACK_IMPORTED_MODULE_0__/* .trafficText */ .nR)(after)})`;
    const from = before === undefined
        ? ''
        : `${before.version === version ? (0,_release_alias_change_js__WEBPACK_IMPORTED_MODULE_0__/* .trafficText */ .nR)(before) : before.version} → `;
    // In a plan, the name of a new version stands for another one in the shares.
    const share = (0,_release_alias_change_js__WEBPACK_IMPORTED_MODULE_0__/* .sharesOf */ .AR)(after)[version] ?? Object.values((0,_release_alias_change_js__WEBPACK_IMPORTED_MODULE_0__/* .sharesOf */ .AR)(after)).at(-1) ?? 100;
    return `${from}${version}, alias ${name} ${share}%`;
}
/** Outputs about the release of one function. */
function releaseFacts({ target, outcome, release }) {
    const alias = release?.alias;
    const known = outcome === 'planned' ? alias?.before : alias?.after;
    return {
        version: release?.version ?? '',
        version_urn: release?.versionUrn ?? '',
        alias_urn: known === undefined ? '' : (known.urn ?? aliasUrn(target.urn, known.name)),
        previous_version: alias?.before?.version ?? '',
        released: alias?.moved === undefined ? '' : String(alias.moved),
    };
}
function aliasUrn(urn, name) {
    return `${urn.split(':').slice(0, 7).join(':')}:!${name}`;
}
/** Fields of `results` about the release of one function; none if no release was requested. */
function releaseEntry(result) {
    const { release } = result;
    if (release === undefined)
        return {};
    const { version, version_urn, alias_urn, previous_version } = releaseFacts(result);
    const { alias } = release;
    return {
        version: version || null,
        version_urn: version_urn || null,
        alias: alias?.name ?? null,
        alias_urn: alias_urn || null,
        previous_version: previous_version || null,
        previous_traffic: trafficOf(alias?.before),
        traffic: trafficOf(alias?.after),
        released: alias?.moved ?? null,
        deleted_versions: release.deleted,
    };
}
function trafficOf(alias) {
    return alias === undefined ? null : (0,_release_alias_change_js__WEBPACK_IMPORTED_MODULE_0__/* .sharesOf */ .AR)(alias);
}


/***/ }),

/***/ 241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tx: () => (/* binding */ failedBefore),
  zt: () => (/* binding */ failedRelease),
  Zg: () => (/* binding */ heldBack),
  w2: () => (/* binding */ released),
  r4: () => (/* binding */ resultOfApply),
  Kl: () => (/* binding */ resultOfPlan),
  hT: () => (/* binding */ skipped),
  sF: () => (/* binding */ untouched)
});

// EXTERNAL MODULE: ./build/src/plan/dependencies.js
var dependencies = __webpack_require__(5348);
;// CONCATENATED MODULE: ./build/src/plan/verification-warnings.js

/** Warnings about what a plan cannot determine. */
function planWarnings({ unreported }) {
    return [unreportedFields(unreported)].filter((warning) => warning !== undefined);
}
/** Warnings about what could not be verified after a successful update. */
function verificationWarnings(plan, outcome, after) {
    const warnings = [
        outcome === 'unchanged' ? undefined : foreignDigest(plan, after),
        otherSize(plan, after),
    ];
    return [...planWarnings(plan), ...warnings.filter((warning) => warning !== undefined)];
}
function unreportedFields(fields) {
    if (fields.length === 0)
        return undefined;
    const names = fields.map((field) => dependencies/* FIELD_NAMES */.Yr[field]).join(' and ');
    const they = fields.length === 1 ? 'it is' : 'they are';
    const remedy = fields.includes('dependVersionList') ? '' : '. Use depend_version_list instead';
    return (`This service does not report ${names}, so ${they} sent on every run and cannot be ` +
        `verified${remedy}`);
}
/** It is undocumented what the digest of a jar or of KMS-encrypted code covers. */
function foreignDigest({ proof }, after) {
    if (proof.kind !== 'perhaps' || after.digest === proof.digest)
        return undefined;
    const reported = after.digest === undefined ? 'no digest' : `SHA-512 ${after.digest}`;
    return (`The service accepted the code, but reports ${reported} (package: SHA-512 ` +
        `${proof.digest}): the deployed code could not be verified`);
}
function otherSize({ proof }, after) {
    if (proof.kind === 'none' || after.digest !== proof.digest)
        return undefined;
    if (proof.size === undefined || after.codeSize === undefined)
        return undefined;
    if (after.codeSize === proof.size)
        return undefined;
    return `Digest matches, but the service reports ${after.codeSize} bytes (expected ${proof.size})`;
}

// EXTERNAL MODULE: ./build/src/plan/outcome.js
var outcome = __webpack_require__(7505);
// EXTERNAL MODULE: ./build/src/report/failure.js
var report_failure = __webpack_require__(1522);
;// CONCATENATED MODULE: ./build/src/report/result.js



/** Result of a function that was not started. */
function skipped(target, skippedBy) {
    return { target, outcome: 'skipped', skippedBy, warnings: [] };
}
/** Result of a function that could not be read or must not be updated: nothing was sent. */
function failedBefore(target, error) {
    const failure = (0,report_failure/* explain */.WE)(error);
    const { requestId } = failure;
    const id = requestId === undefined ? {} : { requestId };
    return { target, outcome: 'failed', failure, warnings: [], ...id };
}
/** Result in `mode: plan`: what a deployment would do. */
function resultOfPlan(plan, code) {
    const { target, before, reason, changes } = plan;
    const packed = code.codeType === 'obs' ? {} : { planned: { digest: code.digest, size: code.size } };
    return {
        target,
        outcome: 'planned',
        before,
        reason,
        ...packed,
        ...(plan.update === undefined ? {} : { plannedDependencies: plan.update }),
        ...(changes === undefined ? {} : { changed: changes }),
        ...requestIdOf(undefined, before),
        warnings: planWarnings(plan),
    };
}
/** Result of an applied plan. */
function resultOfApply(planned, force, applied) {
    const { after } = applied;
    const plan = (0,outcome/* withObservedState */.A)(planned, applied.kind === 'done' ? applied.seen : after);
    const changed = (0,outcome/* hasChanged */.$)(plan.before, after, plan.unreported);
    const shared = {
        target: plan.target,
        before: plan.before,
        ...(after === undefined ? {} : { after }),
        ...(changed === undefined ? {} : { changed }),
    };
    if (applied.kind === 'failed') {
        const failure = (0,report_failure/* explain */.WE)(applied.error);
        const id = requestIdOf(failure, after);
        return { ...shared, ...id, outcome: 'failed', reason: plan.reason, failure, warnings: [] };
    }
    return {
        ...shared,
        ...requestIdOf(undefined, after),
        outcome: applied.outcome,
        reason: reasonAfter(plan, force, applied.outcome),
        warnings: verificationWarnings(plan, applied.outcome, applied.after),
    };
}
/** Result of a function whose code is not updated, before its release. */
function untouched(target, state) {
    const held = { before: state, after: state, changed: false, reason: 'none' };
    return { target, outcome: 'unchanged', ...held, ...requestIdOf(undefined, state), warnings: [] };
}
/** Adds the result of the release. */
function released(result, release) {
    const moved = release.published || release.alias?.moved === true;
    const outcome = result.outcome === 'unchanged' && moved ? 'released' : result.outcome;
    return { ...result, outcome, release };
}
/** Result of a function whose release failed; it still reports what was done before. */
function failedRelease(result, release, error) {
    const failure = (0,report_failure/* explain */.WE)(error);
    const id = requestIdOf(failure, result.after);
    return { ...result, ...id, outcome: 'failed', failure, release };
}
/** Result of a function whose alias was not moved because the first stage did not succeed for all. */
function heldBack(result, cause) {
    const name = result.release?.alias?.name;
    const why = cause === 'failure' ? 'another function failed' : 'the job was cancelled';
    const warning = name === undefined ? [] : [`Alias ${name} was not changed because ${why}`];
    return { ...result, warnings: [...result.warnings, ...warning] };
}
/**
 * Reason after the update: none (or force) if nothing changed. For a jar or code in OBS only the
 * service's response shows that, so the plan has another reason.
 */
function reasonAfter(plan, force, outcome) {
    if (outcome === 'deployed')
        return plan.reason;
    return force ? 'forced' : 'none';
}
/** Most useful request ID: of the failed request, else of the last response. */
function requestIdOf(failure, after) {
    const requestId = failure?.requestId ?? after?.requestId;
    return requestId === undefined ? {} : { requestId };
}


/***/ }),

/***/ 5870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ changeSection),
  q: () => (/* binding */ firstChanges)
});

// EXTERNAL MODULE: ./build/src/changes/compare.js
var compare = __webpack_require__(6964);
// EXTERNAL MODULE: ./build/src/package/names.js
var names = __webpack_require__(5806);
;// CONCATENATED MODULE: ./build/src/changes/groups.js


/**
 * Groups changes by top-level folder, and those of dependencies by package, so that thousands of files
 * in `node_modules` take a few lines. If only one file of a top-level folder differs, the group is that
 * file. Dependencies come last; both kinds are sorted by name.
 */
function groupChanges(set) {
    const folders = new Map();
    for (const file of (0,compare/* changedFiles */.Y)(set)) {
        const folder = folderOf(file.name);
        const known = folders.get(folder);
        if (known === undefined)
            folders.set(folder, [file]);
        else
            known.push(file);
    }
    const groups = [...folders].map(([folder, files]) => groupOf(folder, files));
    const order = (0,names/* byteOrder */.Tz)(groups.map(({ name }) => name));
    return groups.sort((a, b) => Number(isDependency(a.name)) - Number(isDependency(b.name)) || order(a.name, b.name));
}
/** A path up to the name of a package, e.g. `node_modules/@scope/name/`. */
const DEPENDENCY = /^(?:.*?\/)??node_modules\/(?:@[^/]+\/)?[^/]+\//s;
/** The group of a file: its package, its top-level folder, or the file itself if it is in neither. */
function folderOf(name) {
    return DEPENDENCY.exec(name)?.[0] ?? name.slice(0, name.indexOf('/') + 1 || name.length);
}
function isDependency(name) {
    return DEPENDENCY.test(name);
}
function groupOf(folder, files) {
    const [only] = files;
    const single = files.length === 1 && only !== undefined && !isDependency(folder);
    const group = { added: 0, removed: 0, changed: 0, before: 0, after: 0 };
    for (const { before, after } of files) {
        group[before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'] += 1;
        group.before += before ?? 0;
        group.after += after ?? 0;
    }
    return { name: single ? only.name : folder, ...group };
}

// EXTERNAL MODULE: ./build/src/report/changes.js
var report_changes = __webpack_require__(445);
// EXTERNAL MODULE: ./build/src/report/markdown.js
var markdown = __webpack_require__(75);
// EXTERNAL MODULE: ./build/src/report/names.js
var report_names = __webpack_require__(3548);
// EXTERNAL MODULE: ./build/src/units.js
var units = __webpack_require__(2958);
;// CONCATENATED MODULE: ./build/src/report/summary/changes.js






/** Most folders in a table; what changed in more than these is no reading for people. */
const MOST_GROUPS = 100;
/** The changed files of the functions by folder, in a fold, within a limit of bytes. */
function changeSection(results, limit) {
    return section('###', results, limit, (set) => [
        '<details>\n<summary>By folder</summary>',
        groupTable(groupChanges(set)),
        '</details>',
    ]);
}
/** Most files that are listed in a comment. */
const MOST_FILES = 10;
/** The numbers of changed files and the first of them, within a limit of bytes. */
function firstChanges(results, limit) {
    return section('####', results, limit, (set) => {
        const files = (0,compare/* changedFiles */.Y)(set);
        const rest = files.length - MOST_FILES;
        const more = rest > 0 ? [`- and ${(0,units/* grouped */.zD)(rest)} more`] : [];
        return [[...files.slice(0, MOST_FILES).map(itemOf), ...more].join('\n')];
    });
}
/** One part for all functions in which the same changed; nothing where nobody asked. */
function section(heading, results, limit, details) {
    const parts = byChanges(results).map(({ changes, labels }) => {
        const text = `${results.length > 1 ? `${(0,report_names/* listed */.K)(labels)}: ` : ''}${(0,report_changes/* changesText */.T)(changes)}`;
        const more = changes.kind === 'files' ? details(changes) : [];
        return [(0,markdown/* markdownText */.p7)(text, 1_000), ...more];
    });
    if (parts.length === 0)
        return [];
    let room = limit;
    const fit = parts.filter((part) => {
        room -= Buffer.byteLength(part.join('\n\n'));
        return room >= 0;
    });
    const left = parts.length - fit.length;
    const rest = left === 0 ? [] : ['More changes are not shown here; see the log.'];
    return [`${heading} Changed files`, ...fit.flat(), ...rest];
}
function byChanges(results) {
    const names = (0,report_names/* namesOf */.e)(results.map(({ target }) => target));
    const groups = new Map();
    for (const [at, { changes }] of results.entries()) {
        if (changes === undefined)
            continue;
        const key = JSON.stringify(changes);
        const known = groups.get(key) ?? { changes, labels: [] };
        groups.set(key, known);
        known.labels.push(names[at]?.label ?? '');
    }
    return [...groups.values()];
}
const COLUMNS = [
    { head: 'Folder or file' },
    { head: 'Added', right: true },
    { head: 'Removed', right: true },
    { head: 'Changed', right: true },
    { head: 'Size', right: true },
];
function groupTable(groups) {
    const rows = groups
        .slice(0, MOST_GROUPS)
        .map((group) => [
        (0,markdown/* markdownText */.p7)(group.name, 200),
        ...[group.added, group.removed, group.changed].map((count) => count === 0 ? '' : (0,units/* grouped */.zD)(count)),
        (0,report_changes/* sizesText */.K)(group),
    ]);
    const rest = groups.length - rows.length;
    const more = rest > 0 ? [`and ${(0,units/* grouped */.zD)(rest)} more`, '', '', '', ''] : undefined;
    return (0,markdown/* table */.tp)(COLUMNS, more === undefined ? rows : [...rows, more], Infinity);
}
function itemOf(file) {
    const kind = file.before === undefined ? 'added' : file.after === undefined ? 'removed' : 'changed';
    return `- ${kind}: ${(0,markdown/* markdownText */.p7)(file.name, 200)} (${(0,report_changes/* sizesText */.K)(file)})`;
}


/***/ }),

/***/ 2548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ causesOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1522);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3548);



/** Failures shown in full; of the others, only the cause. */
const IN_FULL = 10;
/** What went wrong and what to do about it, each in a box of its own, below a limit of bytes. */
function causesOf({ failure, results }, limit) {
    const names = (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .namesOf */ .e)(results.map(({ target }) => target));
    const own = results.flatMap((result, at) => result.failure === undefined ? [] : [{ name: names[at]?.label ?? '', failure: result.failure }]);
    if (failure !== undefined)
        return [box(undefined, failure)];
    const boxes = own.slice(0, IN_FULL).map(({ name, failure }) => box(name, failure));
    const others = own
        .slice(IN_FULL)
        .map(({ name, failure }) => `- **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(name)}**: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(failure.cause)}`);
    const { lines, left } = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fitting */ ._Q)(others, limit);
    const rest = left === 0 ? [] : [`- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .moreText */ .R3)(left)}`];
    return others.length === 0 ? boxes : [...boxes, [...lines, ...rest].join('\n')];
}
/** Bytes for the details of one failure, such as problems with inputs: they can be many. */
const DETAILS = 8_000;
const LONGEST = 1_000;
function box(name, { cause, details, advice, lines: copy = [] }) {
    const all = details.map((detail) => `- ${prose(detail)}`);
    const { lines: shown, left } = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fitting */ ._Q)(all, DETAILS);
    const lines = [
        '[!CAUTION]',
        `${name === undefined ? '' : `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(name)}**: `}${prose(cause, LONGEST)}`,
        '',
        ...shown,
        ...(left > 0 ? [`- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .moreText */ .R3)(left)}`] : []),
        ...(all.length > 0 ? [''] : []),
        prose((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .endSentence */ .H_)(advice), LONGEST),
        ...(copy.length > 0 ? ['', '```yaml', ...copy, '```'] : []),
    ];
    return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
}
/** Escaped text in which names in backticks, such as those of inputs, stay code. */
function prose(text, longest) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(text, longest).replace(/\\`((?:[a-z0-9-]|\\_)+)\\`/g, (_, name) => `\`${name.replaceAll('\\', '')}\``);
}


/***/ }),

/***/ 9750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ tally),
/* harmony export */   n: () => (/* binding */ functionTable)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3548);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2958);



const COLUMNS = [
    { head: 'Function' },
    { head: 'Status' },
    { head: 'Reason' },
    { head: 'SHA-512' },
    { head: 'Size', right: true },
];
/** One row per function, in the order given, below a limit of bytes. */
function functionTable(results, limit) {
    const names = (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .e)(results.map(({ target }) => target));
    const rows = results.map((result, at) => [
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdownText */ .p7)(names[at]?.name ?? '', 200)} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .unbroken */ .D_)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdownText */ .p7)(result.target.region, 100))})`,
        statusText(result),
        reasonText(result),
        codeText(result),
        sizeText(result),
    ]);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(COLUMNS, rows, limit);
}
const STATUSES = {
    deployed: { icon: '✅', word: 'deployed' },
    released: { icon: '✅', word: 'released' },
    unchanged: { icon: '➖', word: 'unchanged' },
    packaged: { icon: '✅', word: 'packaged' },
    failed: { icon: '❌', word: 'failed' },
    skipped: { icon: '⏭️', word: 'skipped' },
};
/** The outcome of a function; of a plan, what a deployment would do. */
function statusOf({ outcome, changed }) {
    if (outcome === 'deployed' && changed === undefined) {
        return { icon: '⚠️', word: 'deployed (not verified)' };
    }
    if (outcome !== 'planned')
        return STATUSES[outcome];
    if (changed === undefined)
        return { icon: '❔', word: 'unknown' };
    return changed ? { icon: '🔄', word: 'will update' } : { icon: '➖', word: 'no changes' };
}
function statusText(result) {
    const { icon, word } = statusOf(result);
    const { milliseconds } = result;
    const time = milliseconds === undefined ? '' : `, ${(0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .durationText */ .S5)(milliseconds)}`;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .unbroken */ .D_)(`${icon} ${word}${time}`);
}
function reasonText({ outcome, reason, failure }) {
    if (failure !== undefined)
        return 'error above';
    if (outcome === 'skipped')
        return 'not started';
    if (outcome === 'released')
        return 'version or alias';
    if (reason === undefined || reason === 'none')
        return 'no changes';
    return reason.replace('code+dependencies', 'code + deps');
}
/** Size of the code, in a plan that of the package. */
function sizeText({ before, after, planned }) {
    const size = planned?.size ?? after?.codeSize ?? before?.codeSize;
    if (size === undefined)
        return '';
    const change = (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .changeText */ .k0)(before?.codeSize, size);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .unbroken */ .D_)((0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesText */ .pV)(size) + (change === '' ? '' : ` (${change})`));
}
/** Digest before and after; one where they are the same. */
function codeText({ outcome, before, after, planned }) {
    const digest = outcome === 'planned' ? planned?.digest : after?.digest;
    if (before === undefined && digest === undefined)
        return '';
    if (digest !== undefined && digest === before?.digest)
        return digestText(digest);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .unbroken */ .D_)(`${digestText(before?.digest)} → ${digestText(digest)}`);
}
/** The first digits; a digest is always hex, so it needs no escape. */
function digestText(digest) {
    return digest === undefined ? 'unknown' : `\`${digest.slice(0, 12)}\``;
}
/** `3 functions: 2 deployed, 1 failed.`, in the order of first appearance. */
function tally(results) {
    const counts = new Map();
    for (const { word } of results.map(statusOf))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    const parts = [...counts].map(([word, count]) => `${(0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(count)} ${word}`);
    return `${(0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(results.length, 'function')}: ${parts.join(', ')}.`;
}


/***/ }),

/***/ 9817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ releaseSection)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3548);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3921);



/** One line for each function that was released, below a limit of bytes. */
function releaseSection(results, limit) {
    const names = (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .e)(results.map(({ target }) => target));
    const all = results.flatMap((result, at) => {
        const text = (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseText */ .hO)(result);
        if (text === undefined)
            return [];
        const label = results.length > 1 ? names[at]?.label : names[at]?.name;
        return [`- **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(label ?? '', 200)}**: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(text)}${deletedText(result)}`];
    });
    if (all.length === 0)
        return [];
    const { lines, left } = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fitting */ ._Q)(all, limit);
    return ['### Release', [...lines, ...(left === 0 ? [] : [`- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .moreText */ .R3)(left)}`])].join('\n')];
}
function deletedText({ release }) {
    const deleted = release?.deleted ?? [];
    return deleted.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(`; deleted ${deleted.join(', ')}`);
}


/***/ }),

/***/ 8685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ uploadSection)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2958);


/** Most regions that are listed. */
const SHOWN = 20;
/** What a plan would upload to OBS: one line per region, since its functions share the object. */
function uploadSection(results) {
    const lines = results.flatMap(({ plannedUpload }) => plannedUpload === undefined ? [] : [uploadLine(plannedUpload)]);
    const all = [...new Set(lines)];
    if (all.length <= 1)
        return all;
    const shown = all.slice(0, SHOWN).map((line) => `- ${line}`);
    const more = all.length - shown.length;
    return [[...shown, ...(more > 0 ? [`- … ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(more)} more`] : [])].join('\n')];
}
function uploadLine({ region, bucket, key, size, presence }) {
    const short = key.replace(/[0-9a-f]{128}/, (digest) => `${digest.slice(0, 12)}…`);
    const place = `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdownText */ .p7)(`obs://${bucket}/${short}`, 300)} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdownText */ .p7)(region, 100)})`;
    if (presence === 'there')
        return `Already in OBS: ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesText */ .pV)(size)}, ${place}`;
    const unless = presence === 'unknown' ? ', unless it already exists (HTTP 403)' : '';
    return `Would upload ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesText */ .pV)(size)} to ${place}${unless}`;
}


/***/ }),

/***/ 8626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ runStep)
});

;// CONCATENATED MODULE: ./build/src/cloud/credentials/access.js
/** Whether requests carry a signature over their body, which the gateway takes up to 12 MB. */
function signsRequests({ kind }) {
    return kind === 'keys' || kind === 'agency';
}
/** The authentication method and where it was configured, for the log. Never a value. */
function authenticationMethod(access) {
    switch (access.kind) {
        case 'keys': {
            const kind = access.keys.securityToken === undefined ? 'an' : 'a temporary';
            return `${kind} access key from ${access.from}`;
        }
        case 'token':
            return `an IAM token from ${access.from}`;
        case 'agency':
            return 'a GitHub OIDC token via an STS agency (oidc_provider_urn and oidc_agency_urn from inputs)';
        case 'identity provider':
            return 'a GitHub OIDC token via an IAM identity provider (oidc_identity_provider from inputs)';
    }
}

// EXTERNAL MODULE: ./build/src/target.js
var src_target = __webpack_require__(4320);
// EXTERNAL MODULE: ./build/src/cloud/errors.js
var errors = __webpack_require__(6532);
// EXTERNAL MODULE: ./build/src/cloud/signature.js
var signature = __webpack_require__(9205);
;// CONCATENATED MODULE: ./build/src/cloud/credentials/authorizer.js

/** Signs with AK/SK; the security token of temporary keys is sent and signed too. */
function keyAuthorizer(keys) {
    return {
        proof: keys.securityToken === undefined ? 'key' : 'temporary key',
        authorize: (request, now) => Promise.resolve(signedHeaders(request, keys, now)),
    };
}
/** Signed headers for AK/SK credentials. */
function signedHeaders(request, keys, now) {
    const added = {
        'x-sdk-date': (0,signature/* sdkDate */.z_)(now),
        ...(keys.securityToken === undefined ? {} : { 'x-security-token': keys.securityToken }),
    };
    const headers = { ...request.headers, ...added };
    return { ...added, authorization: (0,signature/* authorization */.it)({ ...request, headers }, keys) };
}
/** Sends an IAM token, which is valid in one project. */
function tokenAuthorizer(token) {
    return { proof: 'token', authorize: () => Promise.resolve({ 'x-auth-token': token }) };
}

// EXTERNAL MODULE: ./build/src/cloud/retry.js
var retry = __webpack_require__(5397);
// EXTERNAL MODULE: ./build/src/cloud/body.js
var body = __webpack_require__(4459);
// EXTERNAL MODULE: ./build/src/cloud/exchange.js
var exchange = __webpack_require__(2022);
// EXTERNAL MODULE: ./build/src/cloud/operations.js
var operations = __webpack_require__(1161);
// EXTERNAL MODULE: ./build/src/cloud/wire.js
var wire = __webpack_require__(8398);
;// CONCATENATED MODULE: ./build/src/cloud/credentials/lease.js
/**
 * Single-flight cache: all callers share one value, obtained again `margin` milliseconds before it
 * expires. Failures are cached too, so that other functions do not repeat the same retries.
 */
function leased(obtain, margin) {
    let current;
    return async (now) => {
        const held = (current ??= obtain(now));
        const { value, until } = await held;
        if (until === undefined || until - now.getTime() > margin)
            return value;
        if (current === held)
            current = obtain(now);
        return (await current).value;
    };
}
/**
 * Expiry by this machine's clock, which may be minutes off: the lifetime is the service's time of
 * expiry minus the service's own time.
 *
 * @param expiry as the service returns it, with any number of decimals
 * @param date the Date header of the response
 */
function localExpiry(expiry, date, now) {
    const at = typeof expiry === 'string' ? Date.parse(expiry) : NaN;
    if (Number.isNaN(at))
        return undefined;
    const theirs = Date.parse(date ?? '');
    return now.getTime() + (at - (Number.isNaN(theirs) ? now.getTime() : theirs));
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/iam.js






const OPERATION = 'CreateTokenWithIdToken';
/**
 * Exchanges an OIDC token for an IAM token, valid in one project for as long as IAM decides.
 *
 * @throws CloudError
 */
function createToken(request, context) {
    return (0,retry/* repeated */.ZD)({ operation: OPERATION, attempt: () => createOnce(request, context) }, context);
}
async function createOnce({ endpoint, provider, projectId, idToken }, context) {
    const scope = { project: { id: projectId } };
    const answer = await (0,exchange/* exchange */.cv)({
        operation: OPERATION,
        url: new URL(endpoint + operations/* SIGN_IN_CALLS */.gL[OPERATION].path),
        headers: { 'content-type': 'application/json;charset=utf8', 'x-idp-id': provider },
        body: (0,body/* textBody */.iD)(JSON.stringify({ auth: { id_token: { id: idToken }, scope } })),
    }, context);
    const token = answer.headers['x-subject-token'];
    if (typeof token !== 'string' || token === '') {
        throw (0,exchange/* unreadable */.O$)(OPERATION, 'response contains no token', answer);
    }
    context.mask(token);
    const described = answer.json?.['token'];
    const expiry = (0,wire/* isObject */.Gv)(described) ? described['expires_at'] : undefined;
    return {
        value: token,
        until: localExpiry(expiry, answer.headers.date, context.clock.now()),
    };
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/object-keys.js






const object_keys_OPERATION = 'CreateTemporaryAccessKeyByToken';
/**
 * Temporary keys for an IAM token: OBS takes no tokens.
 *
 * @throws CloudError
 */
function createKeys(request, context) {
    return (0,retry/* repeated */.ZD)({ operation: object_keys_OPERATION, attempt: () => object_keys_createOnce(request, context) }, context);
}
async function object_keys_createOnce({ endpoint, token, seconds }, context) {
    const identity = { methods: ['token'], token: { duration_seconds: seconds } };
    const answer = await (0,exchange/* exchange */.cv)({
        operation: object_keys_OPERATION,
        url: new URL(endpoint + operations/* SIGN_IN_CALLS */.gL[object_keys_OPERATION].path),
        headers: { 'content-type': 'application/json;charset=utf8', 'x-auth-token': token },
        body: (0,body/* textBody */.iD)(JSON.stringify({ auth: { identity } })),
    }, context);
    const credential = answer.json?.['credential'];
    const keys = (0,wire/* isObject */.Gv)(credential) ? keysOf(credential) : undefined;
    if (keys === undefined || !(0,wire/* isObject */.Gv)(credential)) {
        throw (0,exchange/* unreadable */.O$)(object_keys_OPERATION, 'unexpected response: no keys', answer);
    }
    context.mask(keys.accessKey);
    context.mask(keys.secretKey);
    context.mask(keys.securityToken);
    const until = localExpiry(credential['expires_at'], answer.headers.date, context.clock.now());
    return { value: keys, until };
}
function keysOf(credential) {
    const { access: accessKey, secret: secretKey, securitytoken: securityToken } = credential;
    const texts = [accessKey, secretKey, securityToken];
    if (!texts.every((text) => typeof text === 'string' && text !== ''))
        return undefined;
    return { accessKey, secretKey, securityToken };
}

// EXTERNAL MODULE: ./build/src/address.js
var src_address = __webpack_require__(8933);
;// CONCATENATED MODULE: ./build/src/cloud/credentials/id-token.js




const ADDRESS = 'ACTIONS_ID_TOKEN_REQUEST_URL';
const REQUEST_TOKEN = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN';
/**
 * The runner sets both variables for jobs with `id-token: write`, and neither for others.
 *
 * @returns undefined for a job without the permission
 * @throws SignInError if the URL is one to which the request token must not be sent
 */
function tokenSource(environment) {
    const [given, requestToken] = [ADDRESS, REQUEST_TOKEN].map((name) => environment[name]?.trim());
    if (!given || !requestToken)
        return undefined;
    const address = (0,src_address/* parsedUrl */.jB)(given);
    if (address?.protocol === 'https:')
        return { address, requestToken };
    if (address?.protocol === 'http:' && (0,src_address/* isLoopback */.U9)(address.hostname)) {
        return { address, requestToken };
    }
    throw new errors/* SignInError */.Jj({
        kind: 'not allowed',
        message: `${ADDRESS} is not an HTTPS URL, so the request token is not sent there`,
        remedy: `Do not override ${ADDRESS}: the runner sets it`,
        lines: [],
    });
}
const id_token_OPERATION = 'RequestIdToken';
/**
 * Requests an OIDC token for one audience, and masks it. The request is that of "Methods for
 * requesting the OIDC token" in GitHub's OpenID Connect reference. Not `getIDToken` of
 * `@actions/core`, which sends the request token along on a redirect to another host and waits
 * forever for the rest of a truncated response (seen with 3.0.1).
 *
 * @throws CloudError; the signal's reason if it is aborted
 */
function requestIdToken(source, audience, context) {
    return (0,retry/* repeated */.ZD)({ operation: id_token_OPERATION, attempt: () => requestOnce(source, audience, context) }, context);
}
async function requestOnce({ address, requestToken }, audience, context) {
    const url = new URL(address);
    url.searchParams.set('audience', audience);
    const headers = { authorization: `Bearer ${requestToken}` };
    const answer = await (0,exchange/* exchange */.cv)({ operation: id_token_OPERATION, url, headers }, context);
    const idToken = answer.json?.['value'];
    if (typeof idToken !== 'string' || idToken === '') {
        throw (0,exchange/* unreadable */.O$)(id_token_OPERATION, 'response contains no ID token', answer);
    }
    context.mask(idToken);
    return idToken;
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/identity.js



const SHOWN = ['iss', 'aud', 'sub', 'repository', 'ref', 'environment'];
/**
 * Requests an OIDC token for one audience from GitHub.
 *
 * @throws SignInError without permission, or if GitHub rejects the request; the signal's reason
 */
async function requestIdentity(audience, means) {
    const source = tokenSource(means.environment);
    if (source === undefined)
        throw notAllowed(means);
    try {
        const idToken = await requestIdToken(source, audience, means);
        return identityOf(idToken, means.clock.now());
    }
    catch (error) {
        throw error instanceof errors/* CloudError */.K2
            ? new errors/* SignInError */.Jj({ kind: 'refused', error, claims: [] })
            : error;
    }
}
function notAllowed({ environment, event }) {
    const kind = 'not allowed';
    if (environment['GITHUB_EVENT_NAME'] === 'pull_request' && isFromFork(event())) {
        const message = 'authentication failed: GitHub issues no OIDC token to pull requests from forks';
        return new errors/* SignInError */.Jj({ kind, message, remedy: AFTER_THE_MERGE, lines: [] });
    }
    const message = 'authentication failed: this job cannot request an OIDC token (missing permission id-token: write)';
    const lines = ['permissions:', '  id-token: write'];
    return new errors/* SignInError */.Jj({ kind, message, remedy: GRANT, lines });
}
const AFTER_THE_MERGE = 'Deploy after the merge, or skip this job for forks with ' +
    'if: github.event.pull_request.head.repo.full_name == github.repository';
const GRANT = 'Add id-token: write to the permissions of the job, and of the caller of a reusable workflow ' +
    '(listing permissions removes all others: actions/checkout needs contents: read):';
/** Whether the pull request comes from a fork; a deleted fork has no repository in the event. */
function isFromFork(event) {
    const pull = member(event, 'pull_request');
    const [head, base] = ['head', 'base'].map((side) => member(member(member(pull, side), 'repo'), 'full_name'));
    return pull !== undefined && head !== base;
}
function member(value, name) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    return value[name];
}
function identityOf(idToken, now) {
    const payload = (0,wire/* parseObject */.lj)(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString());
    if (payload === undefined) {
        throw new errors/* CloudError */.K2('ID token is not a JWT', {
            kind: 'unreadable',
            operation: 'RequestIdToken',
        });
    }
    const claims = SHOWN.filter((name) => payload[name] !== undefined).map((name) => `${name}: ${[payload[name]].flat().map(String).join(', ')}`);
    const { iat, exp } = payload;
    const lives = typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1_000 : undefined;
    const until = lives === undefined ? undefined : now.getTime() + lives;
    return { value: { idToken, claims }, until };
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/sts.js







const sts_OPERATION = 'AssumeAgencyWithOIDC';
/** Every agency allows sessions of an hour; longer ones depend on its settings. */
const HOUR = 3_600;
/**
 * Exchanges an OIDC token for temporary keys, valid in all regions of the agency's account.
 *
 * @throws CloudError
 */
async function assumeAgency(assumption, context) {
    const ask = (seconds) => (0,retry/* repeated */.ZD)({ operation: sts_OPERATION, attempt: () => assumeOnce({ ...assumption, seconds }, context) }, context);
    try {
        return await ask(assumption.seconds);
    }
    catch (error) {
        const mayBeTooLong = assumption.seconds > HOUR && error instanceof errors/* CloudError */.K2 && error.data.status === 400;
        if (!mayBeTooLong)
            throw error;
        context.log.info('STS rejected the session duration; requesting 1 hour and renewing when it expires');
        return ask(HOUR);
    }
}
async function assumeOnce({ endpoint, providerUrn, agencyUrn, sessionName, idToken, seconds }, context) {
    const fields = {
        provider_urn: providerUrn,
        agency_urn: agencyUrn,
        agency_session_name: sessionName,
        id_token: idToken,
        duration_seconds: seconds,
    };
    const answer = await (0,exchange/* exchange */.cv)({
        operation: sts_OPERATION,
        url: new URL(endpoint + operations/* SIGN_IN_CALLS */.gL[sts_OPERATION].path),
        headers: { 'content-type': 'application/json' },
        body: (0,body/* textBody */.iD)(JSON.stringify(fields)),
    }, context);
    const credentials = answer.json?.['credentials'];
    const keys = (0,wire/* isObject */.Gv)(credentials) ? sts_keysOf(credentials) : undefined;
    if (keys === undefined || !(0,wire/* isObject */.Gv)(credentials)) {
        throw (0,exchange/* unreadable */.O$)(sts_OPERATION, 'response contains no credentials', answer);
    }
    context.mask(keys.accessKey);
    context.mask(keys.secretKey);
    context.mask(keys.securityToken);
    const until = localExpiry(credentials['expiration'], answer.headers.date, context.clock.now());
    return { value: keys, until };
}
function sts_keysOf(credentials) {
    const accessKey = credentials['access_key_id'];
    const secretKey = credentials['secret_access_key'];
    const securityToken = credentials['security_token'];
    const texts = [accessKey, secretKey, securityToken];
    if (!texts.every((text) => typeof text === 'string' && text !== ''))
        return undefined;
    return { accessKey, secretKey, securityToken };
}
/** Maximum length of an STS session name. */
const LONGEST_NAME = 128;
/**
 * Session name shown in the audit log (CTS): repository and run ID. STS documents a length of 2 to
 * 128 characters but no character set, so only letters, digits and `_.@=-` are used, which other
 * clouds accept too; the slash between owner and repository becomes a dot.
 */
function sessionNameOf(repository, runId) {
    const sanitize = (text) => text.replaceAll('/', '.').replace(/[^A-Za-z0-9_.@=-]/g, '-');
    const run = sanitize(runId ?? '');
    const room = LONGEST_NAME - (run === '' ? 0 : run.length + 1);
    const name = [sanitize(repository ?? '').slice(0, room), run]
        .filter((part) => part !== '')
        .join('-');
    return name.length < 2 ? 'github-actions' : name.slice(0, LONGEST_NAME);
}

;// CONCATENATED MODULE: ./build/src/cloud/credentials/credentials.js








/** Creates the authorizer for the selected credentials. */
function credentialsFor(access, targets, means) {
    switch (access.kind) {
        case 'keys':
            return given(keyAuthorizer(access.keys), () => () => Promise.resolve(access.keys));
        case 'token':
            return given(tokenAuthorizer(access.token), ({ region }, iamEndpoint) => keysForToken(() => Promise.resolve(access.token), (0,src_target/* endpointOf */.X5)(iamEndpoint, region), means));
        case 'agency':
            return agencyCredentials(access, targets[0]?.region ?? '', means);
        case 'identity provider':
            return projectTokens(access, means);
    }
}
function given(authorizer, keysFor) {
    return { begin: () => Promise.resolve(), authorizerFor: () => authorizer, keysFor };
}
/** An IAM token -> temporary keys for OBS. */
function keysForToken(token, endpoint, means) {
    const seconds = sessionSeconds(means.timeout, KEYS);
    return leased(async (now) => {
        try {
            return await createKeys({ endpoint, token: await token(now), seconds }, means);
        }
        catch (error) {
            throw error instanceof errors/* CloudError */.K2
                ? new errors/* SignInError */.Jj({ kind: 'refused', error, claims: [] })
                : error;
        }
    }, MARGIN);
}
/** Refresh margin in milliseconds of keys and tokens: the longest response time of a PUT. */
const MARGIN = 300_000;
/** Refresh margin of GitHub's OIDC token, which is short-lived and used at once. */
const ID_TOKEN_MARGIN = 60_000;
/** Minimum and maximum session duration of STS in seconds. */
const SESSION = { least: 900, most: 43_200 };
/** The same of IAM's temporary keys. */
const KEYS = { least: 900, most: 86_400 };
/** As long as the step can last and some, within what the service allows. */
function sessionSeconds(timeout, { least, most }) {
    return Math.min(Math.max(timeout + MARGIN / 1_000, least), most);
}
/** GitHub OIDC token -> STS -> one set of temporary keys for all functions. */
function agencyCredentials({ agencyUrn, audience, endpoint, providerUrn }, region, means) {
    const { clock, environment, timeout } = means;
    const sessionName = sessionNameOf(environment['GITHUB_REPOSITORY'], environment['GITHUB_RUN_ID']);
    const seconds = sessionSeconds(timeout, SESSION);
    const address = (0,src_target/* endpointOf */.X5)(endpoint, region);
    const keys = leased(async () => {
        const { value: identity } = await requestIdentity(audience, means);
        const { idToken } = identity;
        const asked = { endpoint: address, providerUrn, agencyUrn, sessionName, idToken, seconds };
        return explained(identity, () => assumeAgency(asked, means));
    }, MARGIN);
    const authorizer = {
        proof: 'key from STS',
        async authorize(request, now) {
            const held = await keys(now);
            return signedHeaders(request, held, clock.now());
        },
    };
    return {
        async begin() {
            await keys(clock.now());
        },
        authorizerFor: () => authorizer,
        keysFor: () => keys,
    };
}
/** GitHub OIDC token -> IAM -> one token per project. */
function projectTokens({ audience, endpoint, provider }, means) {
    const identity = leased(() => requestIdentity(audience, means), ID_TOKEN_MARGIN);
    const tokens = new Map();
    const tokenOf = ({ projectId, region }) => leased(async (now) => {
        const vouched = await identity(now);
        const { idToken } = vouched;
        const asked = { endpoint: (0,src_target/* endpointOf */.X5)(endpoint, region), provider, projectId, idToken };
        return explained(vouched, () => createToken(asked, means));
    }, MARGIN);
    const tokenFor = (target) => {
        const known = tokens.get(target.projectId) ?? tokenOf(target);
        tokens.set(target.projectId, known);
        return known;
    };
    return {
        async begin() {
            await identity(means.clock.now());
        },
        authorizerFor: (target) => ({
            proof: 'token from IAM',
            authorize: async (_, now) => ({ 'x-auth-token': await tokenFor(target)(now) }),
        }),
        keysFor: (target, iamEndpoint) => keysForToken(tokenFor(target), (0,src_target/* endpointOf */.X5)(iamEndpoint, target.region), means),
    };
}
/** Adds the token's claims to a rejection, since most rejections are about them. */
async function explained({ claims }, signIn) {
    try {
        return await signIn();
    }
    catch (error) {
        throw error instanceof errors/* CloudError */.K2 ? new errors/* SignInError */.Jj({ kind: 'refused', error, claims }) : error;
    }
}

// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(7406);
;// CONCATENATED MODULE: ./build/src/cloud/pacer.js
/** Back-off in milliseconds if the host states no window: first and longest pause. */
const PAUSE = { first: 1_000, longest: 30_000 };
/** Longest stated window to wait for; after it the next request finds out. */
const LONGEST_WINDOW = 60_000;
/** Jitter in milliseconds: spreads requests that waited together. */
const SPREAD = 1_000;
/** The pacer of one step. */
function pacerFor(clock, signal) {
    const hosts = new Map();
    const hostOf = (name) => {
        const known = hosts.get(name) ?? { pauses: 0 };
        hosts.set(name, known);
        return known;
    };
    const close = (host, milliseconds) => {
        const until = clock.sleep(milliseconds, signal).finally(() => {
            delete host.closed;
        });
        // Waiting callers get the rejection from `turn`; without any, it must not be unhandled.
        until.catch(() => undefined);
        host.closed = { until, milliseconds };
    };
    return {
        async turn(name, onDelay) {
            for (let closed = hostOf(name).closed; closed; closed = hostOf(name).closed) {
                onDelay(closed.milliseconds);
                await closed.until;
                await clock.sleep(Math.round(clock.random() * SPREAD), signal);
            }
        },
        throttled(name, window) {
            const host = hostOf(name);
            // Concurrent requests are rejected together: that counts as one throttle.
            if (host.closed !== undefined)
                return;
            const pause = Math.min(PAUSE.first * 2 ** host.pauses, PAUSE.longest);
            if (window === undefined)
                host.pauses += 1;
            close(host, Math.min(window ?? pause, LONGEST_WINDOW));
        },
        taken(name) {
            hostOf(name).pauses = 0;
        },
    };
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./build/src/cloud/functiongraph.js
var functiongraph = __webpack_require__(3355);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
var external_node_path_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_path_, 2);
;// CONCATENATED MODULE: ./build/src/package/advice/handler.js


/**
 * A warning if the handler's file is not where the service looks for it, with the folder in which
 * it was found. Undefined if it is there, and for unknown runtimes and handlers.
 *
 * The rules are those of the FunctionGraph developer guide: the handler's file lies in the root of
 * the package (functiongraph_01_0320), a custom runtime starts `bootstrap` (functiongraph_01_0406).
 */
function handlerWarning({ codeType, entries }, { runtime, handler }) {
    const expected = expectationFor(runtime, handler, entries);
    const [first] = expected?.files ?? [];
    if (expected === undefined || first === undefined)
        return undefined;
    if (codeType === 'inline')
        return inlineWarning(entries, expected, handler);
    const found = entries.find((entry) => expected.files.includes(entry.name));
    if (found !== undefined)
        return modeWarning(found, expected);
    if (expected.mayBeNested?.(entries) === true)
        return undefined;
    return `Handler file ${first} not found at the root of the package (handler ${handler}, runtime ${runtime}). ${whereElse(entries, expected)}`;
}
/** Inline code is named after the handler, whatever the file was called. */
function inlineWarning(entries, { files }, handler) {
    const [only] = entries;
    if (only === undefined || files.includes(only.name))
        return undefined;
    return `Inline code has no file name: ${only.name} is deployed as the file for handler ${handler}.`;
}
function modeWarning(found, { executable }) {
    if (executable !== true || found.mode === undefined || (found.mode & 0o111) !== 0)
        return undefined;
    const mode = found.mode === 0
        ? 'no Unix mode, as from Windows tools'
        : `mode ${(found.mode & 0o777).toString(8)}`;
    return `${found.name} is not executable in the archive (${mode}), so the runtime cannot start it.`;
}
function whereElse(entries, { files }) {
    const folders = entries
        .filter(({ name }) => !/(^|\/)(node_modules|site-packages|vendor)\//.test(name))
        .flatMap(({ name }) => files.filter((file) => name.endsWith(`/${file}`)).map((file) => name.slice(0, -file.length)))
        .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
    const [nearest] = folders;
    if (nearest === undefined)
        return 'It is not in a subdirectory either.';
    return `Found in ${nearest}: if that is the code, set \`code_path\` or \`code_root\` to it.`;
}
/** TypeScript counts as JavaScript: a layer may provide a loader for it. */
const LANGUAGES = [
    {
        name: 'JavaScript',
        runtimes: 'node.js',
        extensions: ['.js', '.cjs', '.mjs', '.node', '.jsc', '.wasm', '.ts', '.cts', '.mts'],
    },
    { name: 'Python', runtimes: 'python', extensions: ['.py', '.pyc', '.pyo', '.so'] },
    { name: 'PHP', runtimes: 'php', extensions: ['.php', '.phtml', '.inc', '.phar', '.so'] },
];
/**
 * Rejects a package without any code in the language of the runtime: no dependency or layer could
 * make it run. Inline code gets its name from the service, so it is only rejected if its name
 * belongs to another language.
 *
 * @throws PackageError
 */
function refuseForeign({ codeType, entries }, { runtime, handler }) {
    const language = LANGUAGES.find(({ runtimes }) => plainRuntime(runtime).startsWith(runtimes));
    if (language === undefined || entries.some(({ name }) => isOf(language, name)))
        return;
    const others = LANGUAGES.filter((other) => entries.some(({ name }) => isOf(other, name)));
    if (codeType === 'inline' && others.length === 0)
        return;
    const found = others.length === 0 ? '' : ` (only ${others.map(({ name }) => name).join(' and ')})`;
    throw new src_errors/* PackageError */.JP(`No ${language.name} file in the package${found}, but runtime ${runtime} (handler ${handler}) requires one`, `Check that \`code_path\` points to the code (${language.extensions.slice(0, 3).join(', ')}) and \`urn\` to the right function.`, entries.slice(0, handler_SHOWN).map(({ name }) => name));
}
const handler_SHOWN = 5;
function isOf({ extensions }, name) {
    return extensions.includes((0,external_node_path_.extname)(name).toLowerCase());
}
/** `Node.js20.15` as `node.js20.15`. */
function plainRuntime(runtime) {
    return runtime.toLowerCase().replaceAll(/\s/g, '');
}
function expectationFor(runtime, handler, entries) {
    const name = plainRuntime(runtime);
    if (name.startsWith('node.js'))
        return moduleIn(handler, ['.js', '.cjs', '.mjs']);
    if (name.startsWith('python'))
        return pythonModule(handler, entries);
    if (name.startsWith('php'))
        return moduleIn(handler, ['.php']);
    if (name.startsWith('java'))
        return javaClass(handler);
    if (name.startsWith('c#'))
        return assembly(handler);
    if (name.startsWith('go'))
        return goProgram(handler);
    if (name === 'custom' || name === 'http')
        return { files: ['bootstrap'], executable: true };
    return undefined;
}
/** `index.handler`: everything before the last dot. */
function beforeLastDot(handler) {
    const dot = handler.lastIndexOf('.');
    return dot > 0 ? handler.slice(0, dot).replace(/^\.\//, '') : undefined;
}
function moduleIn(handler, extensions) {
    const module = beforeLastDot(handler);
    return module === undefined ? undefined : { files: extensions.map((end) => module + end) };
}
/** Suffix of compiled modules, with Python version and platform (PEP 3149, PEP 384). */
const COMPILED = /\.(cpython-[\w-]+|abi3)\.so$/;
function pythonModule(handler, entries) {
    const module = beforeLastDot(handler);
    if (module === undefined)
        return undefined;
    const compiled = new Set(entries.flatMap(({ name }) => COMPILED.exec(name)?.[0] ?? []));
    const ends = ['.py', '.pyc', '.so', '/__init__.py', ...compiled];
    const paths = [module, module.replaceAll('.', '/')];
    return { files: paths.flatMap((path) => ends.map((end) => path + end)) };
}
/** `com.example.Demo.handle`, or of a nested class, whose file is that of the outer one. */
function javaClass(handler) {
    const name = beforeLastDot(handler);
    if (name === undefined)
        return undefined;
    return {
        files: [`${name.replaceAll('.', '/')}.class`],
        mayBeNested: (entries) => entries.some((entry) => entry.name.endsWith('.jar')),
    };
}
/** `Assembly::Namespace.Class::Method` */
function assembly(handler) {
    const [name, ...rest] = handler.split('::');
    return name === undefined || rest.length === 0 ? undefined : { files: [`${name}.dll`] };
}
/** A plug-in `function.so` for `function.Handler` (Go 1.8), or a program (Go 1.x). */
function goProgram(handler) {
    const module = beforeLastDot(handler);
    const plugIn = module === undefined ? [] : [`${module}.so`, module];
    return { files: [handler, ...plugIn, 'bootstrap'], executable: true };
}

// EXTERNAL MODULE: ./build/src/plan/dependencies.js
var plan_dependencies = __webpack_require__(5348);
// EXTERNAL MODULE: ./build/src/plan/outcome.js
var plan_outcome = __webpack_require__(7505);
;// CONCATENATED MODULE: ./build/src/plan/facts.js


/** All postconditions of an update. */
function factsOf(plan, update) {
    const code = plan.proof.kind === 'digest' ? [codeFact(plan.proof.digest)] : [];
    const place = plan.upload === undefined ? [] : [addressFact(plan.upload.url)];
    return [...code, ...place, ...dependencyFacts(plan, update)];
}
/** The address names the content, so that another one is other code, whatever the digest covers. */
function addressFact(url) {
    return {
        field: 'codeUrl',
        unprovable: true,
        empties: false,
        verdict: ({ codeUrl }) => codeUrl === undefined ? 'missing' : codeUrl === url ? 'proved' : 'contradicted',
        complaint: ({ codeUrl = '' }) => `the function was to take its code from ${url}, but has it from ${(0,src_address/* withoutQuery */.j$)(codeUrl)}`,
    };
}
function codeFact(digest) {
    return {
        field: 'digest',
        unprovable: false,
        empties: false,
        verdict: (state) => state.digest === undefined ? 'missing' : state.digest === digest ? 'proved' : 'contradicted',
        complaint: (state) => state.digest === undefined
            ? 'could not verify the deployment: the service returned no digest'
            : `verification failed: deployed code has SHA-512 ${state.digest}, expected ${digest}`,
    };
}
function dependencyFacts(plan, update) {
    const fields = Object.keys(plan_dependencies/* FIELD_NAMES */.Yr);
    const emptied = [update.dependVersionList, update.dependList].some((list) => list?.length === 0);
    const bound = fields.filter((field) => update[field] !== undefined || (emptied && field !== 'dependencyPkg'));
    return bound.map((field) => ({
        field,
        unprovable: plan.before[field] === undefined,
        empties: plan.before[field] !== undefined && (update[field] ?? []).length === 0,
        verdict: (state) => verdictOn(field, update, state),
        complaint: (state) => `verification failed: ${plan_dependencies/* FIELD_NAMES */.Yr[field]} is ${shown(state[field])}, ` +
            `expected ${shown(update[field] ?? [])}`,
    }));
}
function verdictOn(field, update, state) {
    if (state[field] === undefined)
        return 'missing';
    return (0,plan_dependencies/* compareDependencies */.Dj)(update, state).different.includes(field) ? 'contradicted' : 'proved';
}
function shown(value) {
    if (value === undefined)
        return 'not reported';
    if (value.length === 0)
        return 'none';
    return typeof value === 'string' ? (0,src_address/* withoutQuery */.j$)(value) : value.join(', ');
}

;// CONCATENATED MODULE: ./build/src/plan/verify.js



/** Milliseconds before each reading of the configuration, which may be stale for some seconds. */
const READS = [0, 1_000, 2_000, 3_000, 4_000];
/**
 * Verifies that the function has what was sent: from the response to the update, and for what that
 * lacks or contradicts, from the configuration, which is read a few times.
 *
 * @param onRead receives each state that was read, since a failure must report the last one
 * @throws VerificationError when a fact could not be verified
 */
async function verify(plan, update, response, connection, onRead) {
    const mustMove = mustDigestMove(plan, response);
    const isOld = (state) => mustMove && state.digest === plan.before.digest;
    const answer = response.kind === 'accepted' ? response.answer : undefined;
    const facts = factsOf(plan, update);
    const asked = answer === undefined
        ? facts.filter(({ field }) => field !== 'codeUrl')
        : unproved(facts, answer);
    let held = answer;
    let open = asked;
    let seen;
    for (const delay of READS) {
        if (held?.digest !== undefined && open.length === 0 && !isOld(held))
            break;
        await connection.clock.sleep(delay, connection.signal);
        seen = await (0,functiongraph/* readFunction */.v5)(plan.target, connection);
        onRead(seen);
        held = { ...settled(answer, seen, asked), ...emptiesIn(asked, seen) };
        open = stillOpen(open, seen);
        if (plan.proof.kind !== 'digest' && open.length === 0 && !isOld(seen))
            break;
    }
    const known = held ?? plan.before;
    const [first] = open;
    if (first !== undefined)
        throw unprovedError(first, known);
    return {
        held: isOld(known) ? withoutCode(known) : known,
        ...(seen === undefined ? {} : { seen }),
    };
}
/**
 * Whether to wait for the digest to change, since reads may be stale: true if code was accepted, or
 * may have been, and its new digest is unknown.
 */
function mustDigestMove({ proof, before }, response) {
    if (proof.kind === 'digest' || before.digest === undefined)
        return false;
    if (proof.kind === 'perhaps' && proof.digest === before.digest)
        return false;
    return response.kind === 'accepted' ? response.answer.digest === undefined : !response.certain;
}
/** State with unknown code fields. */
function withoutCode(state) {
    const unsure = ['digest', 'codeSize', 'lastModified'];
    const known = Object.entries(state).filter(([field]) => !unsure.includes(field));
    return Object.fromEntries(known);
}
function unproved(facts, state) {
    return facts.filter((fact) => fact.verdict(state) !== 'proved');
}
/**
 * Facts that the configuration does not verify. A field that it reported neither before nor now
 * cannot be verified, which is a warning and no failure; a cleared field may disappear.
 */
function stillOpen(facts, read) {
    return unproved(facts, read).filter((fact) => fact.verdict(read) !== 'missing' || !(fact.unprovable || fact.empties));
}
/** Cleared fields that the configuration no longer reports, as empty. */
function emptiesIn(facts, read) {
    const gone = facts.filter((fact) => fact.empties && fact.verdict(read) === 'missing');
    return Object.fromEntries(gone.map(({ field }) => [field, field === 'dependencyPkg' ? '' : []]));
}
/** Merges the response to the update with the last read; the read wins for unverified fields. */
function settled(known, read, open) {
    if (known?.digest === undefined || open.some(({ field }) => field === 'digest')) {
        return { ...known, ...read };
    }
    const decided = open.map(({ field }) => [field, read[field]]);
    const found = Object.fromEntries(decided.filter(([, value]) => value !== undefined));
    return { ...read, ...known, ...found };
}
function unprovedError(fact, state) {
    const ofCode = fact.field === 'digest' || fact.field === 'codeUrl';
    const remedy = ofCode
        ? 'Check the function in the console and re-run the job; another deployment may be running'
        : 'Check the dependencies in the console. Some services ignore dependency-only updates: ' +
            'change the code in the same deployment';
    const again = ofCode && state.digest !== undefined;
    return new src_errors/* VerificationError */.mk(fact.complaint(state), remedy, {
        again,
        requestId: state.requestId,
    });
}

;// CONCATENATED MODULE: ./build/src/plan/apply.js







/**
 * Applies a plan and verifies the result.
 *
 * @param upload puts the object into OBS that the update refers to
 */
async function apply(plan, connection, upload = () => Promise.resolve()) {
    const { before, update } = plan;
    if (update === undefined)
        return { kind: 'done', outcome: 'unchanged', after: before };
    try {
        if (plan.upload !== undefined)
            await upload();
    }
    catch (error) {
        return { kind: 'failed', error, after: before };
    }
    return new Application(plan, update, connection).run();
}
/** Maximum age in milliseconds of the configuration before a write. */
const MAX_STATE_AGE = 5_000;
const ONE_AT_A_TIME = 'Another deployment ran concurrently: use one `concurrency` group for all deployments of this ' +
    'function, then re-run the job';
/** Maximum lost uploads of a large signed body: the gateway's limit does not change. */
const MOST_LARGE_LOSSES = 2;
/** An update in progress, with what is known of the function. */
class Application {
    #plan;
    #update;
    #connection;
    /** State of the function; undefined while the result of an update is unknown. */
    #held;
    /** Whether an update was sent whose result is unknown. */
    #uncertain = false;
    /** How often the connection was lost while a large signed body was sent. */
    #largeLosses = 0;
    constructor(plan, update, connection) {
        this.#plan = plan;
        this.#update = update;
        this.#connection = connection;
        this.#held = plan.before;
    }
    async run() {
        try {
            return await (0,retry/* repeated */.ZD)({
                operation: 'UpdateFunctionCode',
                attempt: () => this.#send(),
                settle: (error, repeat) => this.#settle(error, repeat),
            }, this.#connection);
        }
        catch (error) {
            if (this.#held === undefined)
                return { kind: 'failed', error: unsettled(error) };
            return { kind: 'failed', error, after: this.#held };
        }
    }
    async #send() {
        await this.#refuseConflict();
        this.#held = undefined;
        try {
            const answer = await (0,functiongraph/* updateCode */.Px)(this.#plan.target, this.#update, this.#connection);
            return await this.#accepted(answer);
        }
        catch (error) {
            if (error instanceof errors/* SignInError */.Jj)
                this.#held = this.#plan.before;
            if (isSameCode(error))
                return this.#same();
            throw error;
        }
    }
    /** Reads the function again if the configuration is stale, to detect concurrent deployments. */
    async #refuseConflict() {
        const { readAt, before } = this.#plan;
        const age = this.#connection.clock.now().getTime() - readAt.getTime();
        if (age <= MAX_STATE_AGE)
            return;
        const held = await this.#readFunction();
        if (this.#isBefore(held))
            return;
        if (this.#isSent(held) && (this.#uncertain || this.#isPackage(held)))
            return;
        throw new src_errors/* VerificationError */.mk(`the function was modified during this run (${difference(before, held)}); nothing was uploaded`, ONE_AT_A_TIME, { again: true, requestId: held.requestId });
    }
    async #readFunction() {
        this.#held = await (0,functiongraph/* readFunction */.v5)(this.#plan.target, this.#connection);
        return this.#held;
    }
    async #accepted(answer) {
        const { held: after, seen: read } = await this.#verify({ kind: 'accepted', answer });
        this.#held = after;
        this.#logOrder(after);
        const shows = this.#plan.unreported.some((field) => after[field] !== undefined);
        const seen = read ?? (shows ? await this.#tryRead() : undefined);
        const { before, unreported } = (0,plan_outcome/* withObservedState */.A)(this.#plan, seen);
        const changed = (0,plan_outcome/* hasChanged */.$)(before, after, unreported);
        // Of code from OBS the digest may be one of the service's own: the same as before says enough.
        const byDigest = this.#isPackage(after) || this.#plan.upload !== undefined;
        const same = changed === false && byDigest;
        const outcome = same ? 'unchanged' : 'deployed';
        return { kind: 'done', outcome, after, ...(seen === undefined ? {} : { seen }) };
    }
    /** 409 FSS.0409: the code is unchanged; the dependencies still need to be verified. */
    async #same() {
        const { held, seen } = await this.#verify({ kind: 'same code', certain: !this.#uncertain });
        const { proof, before: known } = this.#plan;
        const codeWas = proof.kind === 'digest'
            ? known.digest === proof.digest
            : !this.#uncertain || this.#isPackage(known);
        const { before } = (0,plan_outcome/* withObservedState */.A)(this.#plan, seen);
        const dependenciesWere = (0,plan_dependencies/* compareDependencies */.Dj)(this.#update, before).different.length === 0;
        const outcome = codeWas && dependenciesWere ? 'unchanged' : 'deployed';
        return { kind: 'done', outcome, after: held, ...(seen === undefined ? {} : { seen }) };
    }
    #verify(response) {
        return verify(this.#plan, this.#update, response, this.#connection, (held) => {
            this.#held = held;
        });
    }
    #logOrder(after) {
        for (const field of (0,plan_dependencies/* reorderedDependencies */.A7)(this.#update, after)) {
            this.#connection.log.info(`The service returned ${plan_dependencies/* FIELD_NAMES */.Yr[field]} in a different order than sent`);
        }
    }
    /** Optional detail for the report: the update is verified already, so a failed read is ignored. */
    async #tryRead() {
        try {
            return await (0,functiongraph/* readFunctionOnce */.e6)(this.#plan.target, this.#connection);
        }
        catch {
            return undefined;
        }
    }
    /**
     * Determines the result of a failed update.
     *
     * @returns the result, or undefined when the function is unchanged
     */
    async #settle(error, repeat) {
        if (repeat !== 'unknown') {
            this.#held = this.#plan.before;
            return undefined;
        }
        this.#uncertain = true;
        if ((0,errors/* lostLargeSignedBody */.Cj)(error.data))
            this.#largeLosses += 1;
        const held = await this.#readBack(error);
        if (this.#isBefore(held)) {
            if (error.data.permanent === true || this.#largeLosses >= MOST_LARGE_LOSSES)
                throw error;
            return undefined;
        }
        if (!this.#isSent(held))
            throw someoneElse(this.#plan, held);
        return { kind: 'done', outcome: 'deployed', after: held, seen: held };
    }
    async #readBack(error) {
        const what = error.data.status === undefined ? error.message : `HTTP ${error.data.status}`;
        this.#connection.log.info(`Update result unknown (${what}), reading the function to check whether it was applied`);
        try {
            return await this.#readFunction();
        }
        catch (readError) {
            if (!(readError instanceof errors/* CloudError */.K2))
                throw readError;
            const note = `reading the function back also failed (${readError.message})`;
            throw new errors/* CloudError */.K2(`${error.message}; ${note}`, error.data, { cause: readError });
        }
    }
    /** Whether the digest shows that the deployed code is the package. */
    #isPackage(state) {
        const { proof } = this.#plan;
        return proof.kind !== 'none' && proof.digest === state.digest;
    }
    /** If the digest is not comparable, a changed digest means that the update was applied. */
    #isSent(held) {
        const { proof, before } = this.#plan;
        if ((0,plan_dependencies/* compareDependencies */.Dj)(this.#update, held).different.length > 0)
            return false;
        if (this.#isPackage(held))
            return true;
        if (proof.kind === 'digest')
            return false;
        return held.digest !== undefined && held.digest !== before.digest;
    }
    #isBefore(held) {
        const { before } = this.#plan;
        return held.digest === before.digest && (0,plan_dependencies/* changedDependencies */.wk)(before, held).length === 0;
    }
}
/** Timeout or cancellation during an update: its result is unknown. */
function unsettled(error) {
    const stopped = error instanceof src_errors/* DeadlineError */.j3 || error instanceof src_errors/* CancelledError */.cc;
    return stopped ? new src_errors/* UnsettledError */.vs(error) : error;
}
/** The service's response to unchanged code; undocumented, but seen by all tools. */
function isSameCode(error) {
    if (!(error instanceof errors/* CloudError */.K2) || error.data.operation !== 'UpdateFunctionCode')
        return false;
    return error.data.status === 409 && error.data.code === 'FSS.0409';
}
/** How a function was modified since the plan, for an error message. */
function difference(before, held) {
    if (before.digest === held.digest)
        return 'other dependencies';
    return `SHA-512 ${before.digest ?? 'unknown'} → ${held.digest ?? 'unknown'}`;
}
function someoneElse({ proof, before }, held) {
    const uploaded = proof.kind === 'none' ? 'from OBS' : proof.digest;
    return new src_errors/* VerificationError */.mk('lost the response to the update, and the function now has neither the uploaded nor the ' +
        `previous code and dependencies: SHA-512 ${held.digest ?? 'unknown'}, uploaded ${uploaded}, ` +
        `previous ${before.digest ?? 'unknown'}`, ONE_AT_A_TIME, { again: true, requestId: held.requestId });
}

;// CONCATENATED MODULE: ./build/src/plan/current.js


/**
 * Reads the current state of a function.
 *
 * @throws CloudError when it cannot be read; VerificationError when it uses a custom image
 */
async function readCurrent(target, connection) {
    const state = await (0,functiongraph/* readFunction */.v5)(target, connection);
    if (!state.customImage)
        return state;
    throw new src_errors/* VerificationError */.mk('the function uses a custom image, so there is no code to update', 'Update the image in the function configuration instead, or use a different `urn`', { again: false, requestId: state.requestId });
}

;// CONCATENATED MODULE: ./build/src/plan/guards.js

/**
 * Checks the package against `expect_digest`: deploy exactly the tested bytes, or fail.
 *
 * @throws PackageError
 */
function guardPackage({ digest }, expected) {
    if (expected === undefined || expected === digest)
        return;
    throw new src_errors/* PackageError */.JP(`package SHA-512 ${digest} does not match \`expect_digest\` ${expected}`, 'Deploy the tested package, or update `expect_digest`');
}
/**
 * Checks the deployed code against `if_deployed_digest`.
 *
 * @param wanted the package's digest, also accepted, since then there is nothing to overwrite
 * @throws VerificationError
 */
function guardFunction(held, expected, wanted) {
    if (expected === undefined || held.digest === expected)
        return;
    if (held.digest !== undefined && held.digest === wanted)
        return;
    throw new src_errors/* VerificationError */.mk(`deployed SHA-512 ${held.digest ?? '(not reported)'} does not match ` +
        `\`if_deployed_digest\` ${expected}; nothing was uploaded`, 'Another run or user deployed in between: check the function, then update `if_deployed_digest`', { again: false, requestId: held.requestId });
}

;// CONCATENATED MODULE: ./build/src/plan/plan.js

/** Computes the change set of one function. */
function planUpdate(request) {
    const { target, dependencies, before, readAt, force } = request;
    const proof = proofOf(request);
    const codeDiffers = proof.kind === 'none' || proof.digest !== before.digest;
    const requested = (0,plan_dependencies/* requestedDependencies */.G3)(dependencies);
    const compared = (0,plan_dependencies/* compareDependencies */.Dj)(requested, before);
    const dependenciesDiffer = compared.different.length > 0;
    const differs = codeDiffers || dependenciesDiffer;
    const send = differs || force || compared.unreported.length > 0;
    const update = send ? updateFor(request) : undefined;
    const open = compared.unreported.length > 0 || (update !== undefined && leavesOut(update, before));
    return {
        target,
        before,
        readAt,
        reason: reasonFor(codeDiffers, dependenciesDiffer, force),
        changes: changesOf(proof, before, dependenciesDiffer, open),
        proof,
        unreported: compared.unreported,
        reordered: (0,plan_dependencies/* reorderedDependencies */.A7)(requested, before),
        ...(update === undefined ? {} : { update }),
        ...(update?.uploaded === true && request.place !== undefined ? { upload: request.place } : {}),
    };
}
function proofOf({ code, before, expectDigest, place }) {
    if (code.codeType === 'obs') {
        return expectDigest === undefined ? { kind: 'none' } : { kind: 'digest', digest: expectDigest };
    }
    const { digest, size } = code;
    const covered = code.codeType !== 'jar' && before.kmsKeyId === undefined && place === undefined;
    return { kind: covered ? 'digest' : 'perhaps', digest, size };
}
function reasonFor(code, dependencies, force) {
    if (code)
        return dependencies ? 'code+dependencies' : 'code';
    if (dependencies)
        return 'dependencies';
    return force ? 'forced' : 'none';
}
function changesOf(proof, before, dependenciesDiffer, open) {
    if (dependenciesDiffer)
        return true;
    const known = proof.kind !== 'none' && before.digest !== undefined;
    if (known && proof.digest !== before.digest)
        return proof.kind === 'digest' ? true : undefined;
    return known && !open ? false : undefined;
}
/** Only one list is sent; the service's handling of the other one is unknown. */
function leavesOut(update, before) {
    const lists = ['dependVersionList', 'dependList'];
    return lists.some((field) => update[field] === undefined && (before[field]?.length ?? 0) > 0);
}
function updateFor({ target, code, dependencies, before, place }) {
    const held = before.kmsKeyId === undefined ? {} : { kmsKeyId: before.kmsKeyId };
    const kept = { ...(0,plan_dependencies/* dependenciesToSend */.pB)(dependencies, before), ...held };
    if (code.codeType === 'obs')
        return { codeType: 'obs', codeUrl: code.url, ...kept };
    if (place !== undefined)
        return { codeType: 'obs', codeUrl: place.url, uploaded: true, ...kept };
    const file = { path: code.path, size: code.size };
    if (code.codeType === 'inline')
        return { codeType: 'inline', file, ...kept };
    return { codeType: code.codeType, filename: code.filename ?? `${target.name}.zip`, file, ...kept };
}

// EXTERNAL MODULE: ./build/src/changes/compare.js
var compare = __webpack_require__(6964);
// EXTERNAL MODULE: ./build/src/report/changes.js
var report_changes = __webpack_require__(445);
// EXTERNAL MODULE: ./build/src/units.js
var units = __webpack_require__(2958);
;// CONCATENATED MODULE: ./build/src/report/log/changes.js



/** Most files that are listed in the log, of one function and of each of several. */
const MOST = { single: 20, several: 5 };
/**
 * The changed files as lines of the log: their numbers, then the first of them by name.
 *
 * @param functions of the step; the more there are, the fewer files are listed for each
 */
function changeLines(changes, functions) {
    if (changes === undefined)
        return [];
    const head = `Changed files: ${(0,report_changes/* changesText */.T)(changes)}`;
    if (changes.kind !== 'files')
        return [head];
    const most = functions === 1 ? MOST.single : MOST.several;
    const files = (0,compare/* changedFiles */.Y)(changes);
    const shown = files.length > most ? files.slice(0, most - 1) : files;
    const rest = files.length - shown.length;
    const more = rest === 0 ? [] : [`  and ${(0,units/* grouped */.zD)(rest)} more`];
    return [head, ...shown.map((file) => `  ${lineOf(file)}`), ...more];
}
function lineOf(file) {
    const sign = file.before === undefined ? '+' : file.after === undefined ? '-' : '~';
    return `${sign} ${file.name} (${(0,report_changes/* sizesText */.K)(file)})`;
}

// EXTERNAL MODULE: ./build/src/report/names.js
var report_names = __webpack_require__(3548);
;// CONCATENATED MODULE: ./build/src/report/log/lines.js





/** Source, size and digest of the package. */
function packageLine(code, milliseconds) {
    if (code.codeType === 'obs')
        return `Using package from OBS: ${(0,src_address/* withoutQuery */.j$)(code.url)}`;
    const { codeType, entries, path, ready } = code;
    const files = (0,units/* counted */.hS)(entries.length, 'file');
    const size = (0,units/* bytesText */.pV)(code.size);
    const time = (0,units/* durationText */.S5)(milliseconds);
    const digest = `SHA-512 ${(0,units/* shortDigest */.VK)(code.digest)}`;
    if (codeType === 'inline')
        return `Using ${(0,external_node_path_.basename)(path)} as inline code (${size}), ${digest}`;
    if (ready === true)
        return `Using ${(0,external_node_path_.basename)(path)} (${files}, ${size}), ${digest}, read in ${time}`;
    return `Packaged ${files} (${size} ${codeType}) in ${time}, ${digest}`;
}
/** Title of the log group in which functions are deployed or planned. */
function stageTitle(targets, mode) {
    const [only] = targets.length === 1 ? (0,report_names/* namesOf */.e)(targets) : [];
    const verb = { deploy: 'Deploy', plan: 'Plan', release: 'Release' }[mode];
    return `${verb} ${only === undefined ? (0,units/* counted */.hS)(targets.length, 'function') : only.label}`;
}
/** The code that a function has before the deployment. */
function readLine({ digest, codeSize }) {
    const size = codeSize === undefined ? '' : `, ${(0,units/* bytesText */.pV)(codeSize)}`;
    return `Currently deployed: SHA-512 ${(0,units/* shortDigest */.VK)(digest)}${size}`;
}
const WHY = {
    code: 'code changed',
    dependencies: 'dependencies changed',
    'code+dependencies': 'code and dependencies changed',
    forced: 'no changes, but force is true',
    none: 'requested dependencies are not reported by the service, so they are always sent',
};
/** What is sent to a function, or would be, and why. */
function planLine({ reason, update, proof }, mode) {
    if (update === undefined)
        return mode === 'plan' ? 'No changes' : 'No changes, skipping upload';
    const why = proof.kind === 'none' ? 'packages in OBS cannot be compared' : WHY[reason];
    return `${actionText(update, mode)} (${why})`;
}
function actionText({ file }, mode) {
    if (file === undefined)
        return `${mode === 'plan' ? 'Would update' : 'Updating'} code from OBS`;
    return `${mode === 'plan' ? 'Would upload' : 'Uploading'} ${(0,units/* bytesText */.pV)(file.size)}`;
}
/** Lists whose order alone differs from the requested one, which is no change. */
function orderLine({ reordered }) {
    if (reordered.length === 0)
        return undefined;
    const names = reordered.map((field) => plan_dependencies/* FIELD_NAMES */.Yr[field]).join(' and ');
    const verb = reordered.length === 1 ? 'differs' : 'differ';
    return `${names} ${verb} only in order, which is not a change (force: true sends it anyway)`;
}
/** Outcome of one of several functions, as soon as it ends; `finalLine` has the details. */
function doneLine({ outcome, milliseconds }) {
    const word = `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`;
    return `${word} (${(0,units/* durationText */.S5)(milliseconds ?? 0)})`;
}
/** Puts the function's name before each line, for logs of several functions side by side. */
function prefixed(log, label) {
    return {
        info(line) {
            log.info(`${label}: ${line}`);
        },
        debug(line) {
            log.debug(`${label}: ${line}`);
        },
    };
}
/** One-line result of a function. The cause of a failure follows in its annotation. */
function finalLine(result, label, mode) {
    const { outcome, failure, milliseconds } = result;
    const time = milliseconds === undefined ? '' : (0,units/* durationText */.S5)(milliseconds);
    const within = time && ` in ${time}`;
    const taken = time && ` (${time})`;
    if (outcome === 'skipped')
        return `Skipped ${label}: not started because ${skipText(result)}`;
    if (failure !== undefined)
        return `Failed to ${mode} ${label}${time && ` after ${time}`}`;
    if (outcome === 'planned')
        return `Plan for ${label}: ${plannedText(result)}${taken}`;
    if (outcome === 'unchanged')
        return `No changes to ${label}: ${codeText(result)}${taken}`;
    const unverified = result.changed === undefined ? ' (accepted by the service, not verified)' : '';
    if (outcome === 'released')
        return `Released ${label}${within}: ${codeText(result)}`;
    return `Deployed ${label}${within}${unverified}: ${codeText(result)}`;
}
function skipText({ skippedBy }) {
    return skippedBy === 'cancellation'
        ? 'the job was cancelled'
        : 'of an earlier failure (fail_fast)';
}
function plannedText(result) {
    const { changed, reason = 'none', before, planned } = result;
    if (changed === undefined) {
        return planned === undefined
            ? 'unknown, packages in OBS cannot be compared'
            : 'unknown, the service does not report enough to compare';
    }
    if (!changed)
        return 'no changes';
    const digests = digestsText(before?.digest, planned?.digest ?? before?.digest);
    return `will update (${WHY[reason]}), SHA-512 ${digests}`;
}
function codeText({ before, after }) {
    const size = after?.codeSize;
    const change = (0,units/* changeText */.k0)(before?.codeSize, size);
    const sizes = size === undefined ? '' : `, ${(0,units/* bytesText */.pV)(size)}${change && ` (${change})`}`;
    return `SHA-512 ${digestsText(before?.digest, after?.digest)}${sizes}`;
}
/** One digest where nothing changed, else `<before> → <after>`. */
function digestsText(before, after) {
    return before === after ? (0,units/* shortDigest */.VK)(after) : `${(0,units/* shortDigest */.VK)(before)} → ${(0,units/* shortDigest */.VK)(after)}`;
}

// EXTERNAL MODULE: ./build/src/report/result.js + 1 modules
var report_result = __webpack_require__(241);
;// CONCATENATED MODULE: ./build/src/deployment.js










/** Deployment of one function; in `mode: plan`, only its change set. */
class Deployment {
    #target;
    #order;
    #connection;
    #changes;
    constructor(target, order, connection) {
        this.#target = target;
        this.#order = order;
        this.#connection = connection;
    }
    /** Deploys. A failure is a result as well. */
    async run() {
        const { log } = this.#connection;
        try {
            const result = await this.#run();
            const changes = await this.#changes;
            return changes === undefined ? result : { ...result, changes };
        }
        catch (error) {
            // Its files below RUNNER_TEMP are removed when it ends.
            await this.#changes;
            for (const line of (0,src_errors/* traceOf */.fC)(error))
                log.debug(line);
            return (0,report_result/* failedBefore */.tx)(this.#target, error);
        }
    }
    async #run() {
        const { code, mode } = this.#order;
        const { clock, log } = this.#connection;
        const before = await this.#read();
        const shape = shapeWarnings(code, before);
        const readAt = clock.now();
        this.#changes = this.#order.find(this.#target, before, this.#connection);
        const plan = this.#planFor(before, readAt);
        // The update overwrites the code that is read; what goes to OBS before it does not.
        if (plan.upload === undefined)
            await this.#logChanges();
        log.info(planLine(plan, mode));
        const order = orderLine(plan);
        if (order !== undefined)
            log.info(order);
        const result = mode === 'plan' ? await this.#planned(plan) : await this.#applied(plan);
        return { ...result, warnings: [...shape, ...result.warnings] };
    }
    /** Reads the function. @throws CloudError, SignInError; VerificationError if it does not hold the expected code */
    async #read() {
        const { code, expectDigest, ifDeployedDigest } = this.#order;
        const before = await readCurrent(this.#target, this.#connection);
        for (const address of [before.dependencyPkg, before.codeUrl]) {
            (0,src_address/* querySecretsOf */.HR)(address ?? '').forEach(this.#connection.mask);
        }
        this.#connection.log.info(readLine(before));
        guardFunction(before, ifDeployedDigest, code.codeType === 'obs' ? expectDigest : code.digest);
        return before;
    }
    #planFor(before, readAt) {
        const { code, dependencies, expectDigest, force, uploads } = this.#order;
        return planUpdate({
            ...{ target: this.#target, code, dependencies, before, readAt, force },
            ...(uploads === undefined ? {} : { place: uploads.placeFor(this.#target) }),
            ...(expectDigest === undefined ? {} : { expectDigest }),
        });
    }
    async #logChanges() {
        for (const line of changeLines(await this.#changes, this.#order.functions)) {
            this.#connection.log.info(line);
        }
    }
    /** What a deploy would do, to the function and in OBS. */
    async #planned(plan) {
        const { code, uploads } = this.#order;
        const result = (0,report_result/* resultOfPlan */.Kl)(plan, code);
        if (uploads === undefined || plan.upload === undefined)
            return result;
        const { line, ...plannedUpload } = await uploads.look(this.#target);
        this.#connection.log.info(line);
        await this.#logChanges();
        return { ...result, plannedUpload };
    }
    async #applied(plan) {
        const { force, uploads } = this.#order;
        const { log } = this.#connection;
        let exposed = [];
        const end = await apply(plan, this.#connection, async () => {
            exposed = (await uploads?.store(this.#target)) ?? [];
            await this.#logChanges();
        });
        for (const line of end.kind === 'failed' ? (0,src_errors/* traceOf */.fC)(end.error) : [])
            log.debug(line);
        const result = (0,report_result/* resultOfApply */.r4)(plan, force, end);
        return { ...result, warnings: [...exposed, ...result.warnings] };
    }
}
/**
 * Checks that the package has the file of the configured handler.
 *
 * @throws PackageError when no file of the package can be it
 */
function shapeWarnings(code, { runtime, handler }) {
    if (code.codeType === 'obs' || runtime === undefined || handler === undefined)
        return [];
    refuseForeign(code, { runtime, handler });
    const warning = handlerWarning(code, { runtime, handler });
    return warning === undefined ? [] : [warning];
}

// EXTERNAL MODULE: ./build/src/package/advice/size-limits.js
var size_limits = __webpack_require__(9439);
// EXTERNAL MODULE: ./build/src/package/system-reason.js
var system_reason = __webpack_require__(806);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/src/package/select/ignore.js + 2 modules
var select_ignore = __webpack_require__(9823);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/src/package/zip/container.js
/**
 * The records of a zip file, with every field fixed that is not the file's name or content.
 * docs/package-format.md lists them; the field names are those of PKWARE's APPNOTE 6.3.10,
 * sections 4.3 and 4.4. No ZIP64, no data descriptors, no extra fields, no comments.
 */
const STORED = 0;
const DEFLATED = 8;
/** 2.0: the version that can unpack deflate. */
const VERSION = 20;
/** Made on Unix, so that the mode in the external attributes counts; also written on Windows. */
const MADE_BY = (3 << 8) | VERSION;
/** Bit 11: the name is UTF-8. */
const FLAGS = 1 << 11;
/** 1980-01-01 00:00:00, the first moment that a zip can name. */
const TIME = 0;
const DATE = (1 << 5) | 1;
/** A regular file, rwxr-xr-x. */
const EXTERNAL_ATTRIBUTES = 0o100755 * 0x10000;
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_RECORD_BYTES = 22;
/** Writes the header that goes before a file's data. Returns the offset after it. */
function writeLocalHeader(target, at, entry) {
    target.writeUInt32LE(0x04034b50, at);
    writeShared(target, at + 4, entry);
    return at + LOCAL_HEADER_BYTES + target.write(entry.name, at + LOCAL_HEADER_BYTES);
}
/** Writes a file's header in the central directory. Returns the offset after it. */
function writeCentralHeader(target, at, entry, localHeaderAt) {
    target.writeUInt32LE(0x02014b50, at);
    target.writeUInt16LE(MADE_BY, at + 4);
    writeShared(target, at + 6, entry);
    target.writeUInt16LE(0, at + 32); // file comment length
    target.writeUInt16LE(0, at + 34); // disk number start
    target.writeUInt16LE(0, at + 36); // internal file attributes
    target.writeUInt32LE(EXTERNAL_ATTRIBUTES, at + 38);
    target.writeUInt32LE(localHeaderAt, at + 42);
    return at + CENTRAL_HEADER_BYTES + target.write(entry.name, at + CENTRAL_HEADER_BYTES);
}
/** Writes the end of the central directory, which begins at `directoryAt`. */
function writeEndRecord(target, at, directory) {
    target.writeUInt32LE(0x06054b50, at);
    target.writeUInt16LE(0, at + 4); // number of this disk
    target.writeUInt16LE(0, at + 6); // disk on which the directory starts
    target.writeUInt16LE(directory.entries, at + 8);
    target.writeUInt16LE(directory.entries, at + 10);
    target.writeUInt32LE(directory.bytes, at + 12);
    target.writeUInt32LE(directory.at, at + 16);
    target.writeUInt16LE(0, at + 20); // zip file comment length
    return at + END_RECORD_BYTES;
}
/** The 26 bytes that both headers of a file have in common, from version to extra field length. */
function writeShared(target, at, entry) {
    target.writeUInt16LE(VERSION, at);
    target.writeUInt16LE(FLAGS, at + 2);
    target.writeUInt16LE(entry.method, at + 4);
    target.writeUInt16LE(TIME, at + 6);
    target.writeUInt16LE(DATE, at + 8);
    target.writeUInt32LE(entry.crc, at + 10);
    target.writeUInt32LE(entry.packedSize, at + 14);
    target.writeUInt32LE(entry.size, at + 18);
    target.writeUInt16LE(entry.nameBytes, at + 22);
    target.writeUInt16LE(0, at + 24); // extra field length
}

// EXTERNAL MODULE: ./build/src/package/zip/hashed-file.js
var hashed_file = __webpack_require__(1000);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/src/package/zip/reading.js


/** A file that cannot be packed. `message` continues after the file's name. */
class UnreadableFile extends Error {
    path;
    constructor(path, problem) {
        super(problem);
        this.name = 'UnreadableFile';
        this.path = path;
    }
}
/**
 * Has `use` read a file that is open. Throws UnreadableFile when it cannot be opened, and what `use`
 * throws.
 */
function withSource(file, use) {
    const source = openSource(file);
    try {
        return use(source);
    }
    finally {
        (0,external_node_fs_.closeSync)(source);
    }
}
/** The same for an asynchronous use. */
async function withSourceOpen(file, use) {
    const source = openSource(file);
    try {
        return await use(source);
    }
    finally {
        (0,external_node_fs_.closeSync)(source);
    }
}
function openSource(file) {
    try {
        return (0,external_node_fs_.openSync)(file.path, 'r');
    }
    catch (error) {
        throw unreadable(file, error);
    }
}
/**
 * Reads a whole file to `room`, which has one byte more than it is expected to have: so one call also
 * tells whether it has grown. Throws UnreadableFile, also when it is not as long as expected.
 */
function readWhole(file, source, room) {
    let length = 0;
    let got;
    do {
        got = readPiece(file, source, room.subarray(length, file.size + 1), length);
        length += got;
    } while (got > 0 && length < file.size);
    if (length !== file.size)
        throw changed(file);
    return room.subarray(0, length);
}
/** Reads a file from its beginning, piece by piece, into these buffers in turn. Throws as readWhole does. */
function* readPieces(file, source, rooms) {
    let length = 0;
    for (let turn = 0;; turn += 1) {
        const room = rooms[turn % rooms.length];
        const got = readPiece(file, source, room, length);
        if (got === 0)
            break;
        length += got;
        if (length > file.size)
            break;
        yield room.subarray(0, got);
    }
    if (length !== file.size)
        throw changed(file);
}
/** Reads what lies at `position`, as much as there is and fits. */
function readPiece(file, source, target, position) {
    try {
        return (0,external_node_fs_.readSync)(source, target, 0, target.length, position);
    }
    catch (error) {
        throw unreadable(file, error);
    }
}
function unreadable({ path }, error) {
    return new UnreadableFile(path, `could not be read (${(0,system_reason/* systemReason */.u)(error)})`);
}
/** The error for a file that has other contents than when it was found. */
function changed({ path }) {
    return new UnreadableFile(path, 'changed during packaging');
}

;// CONCATENATED MODULE: ./build/src/package/zip/packer.js




/** The format's limit for a file (docs/package-format.md), far above the service's for a package. */
const LARGEST_FILE = 2 ** 31 - 2;
/**
 * From this size on, a file is packed in pieces: each thread would need three times its size in
 * memory, and cannot react to cancellation during a call (deflate takes about a second for 40 MB).
 * Pieces take about 8% more time, since a thread of libuv deflates them and has to be woken for each.
 */
const LARGE_FILE = 8 * 1024 * 1024;
/**
 * From this size on, what deflate returns is released at once, since the collector comes late for
 * memory outside of its heap: 300 MB in files of 7 MB took 250 MB at the peak, and 130 MB with it; a
 * file of 160 MB that does not shrink 136 MB, and 74 MB with it. More than any pool that Node.js
 * shares between buffers.
 */
const RELEASED_FROM = 128 * 1024;
/** Large enough that waking the thread that deflates costs little: with 256 KiB, 7% more time. */
const PIECE = 1024 * 1024;
/** Linux reads no more of a script's first line (BINPRM_BUF_SIZE). */
const LONGEST_SHEBANG = 256;
/** UTF-8 needs no more for one unit of a string. */
const BYTES_PER_UNIT = 3;
/**
 * Packs files one after the other, each as it stands in the zip, local header and data, and appends
 * them to the file `spool`. Nothing in that depends on where in the zip it will be.
 *
 * The buffers for reading and for what is packed are reused, since fresh ones cost more than the
 * reading (the kernel has to clear each page).
 */
class Packer {
    #spool;
    #engine;
    #raw = Buffer.alloc(0);
    /** What is packed and not yet in the spool. */
    #block = Buffer.alloc(0);
    #used = 0;
    #spooled = 0;
    /** `spool`: an open file, empty. Without an engine, files are stored. */
    constructor(spool, engine) {
        this.#spool = spool;
        this.#engine = engine;
    }
    /**
     * Packs these files into one block, and reports the result of each. Throws UnreadableFile
     * for one that cannot be read, or that is not as long as it was when it was found.
     */
    pack(files, report) {
        const room = files.reduce((sum, file) => sum + mostBytes(file), 0);
        if (this.#block.length < room)
            this.#block = Buffer.allocUnsafeSlow(room);
        for (const file of files)
            report(file, this.#packOne(file));
        this.#flush();
    }
    /**
     * Packs one file to the same bytes, and calls `pause` about every MiB to yield to the event
     * loop; an error of `pause` aborts the file. Throws what `pack` throws.
     */
    async packLarge(file, pause) {
        return withSourceOpen(file, async (source) => {
            const { name, size } = file;
            const nameBytes = Buffer.byteLength(name);
            const offset = this.#spooled;
            this.#spooled += LOCAL_HEADER_BYTES + nameBytes;
            const packed = await (this.#engine === undefined
                ? this.#storeLarge(file, source, pause)
                : this.#deflateLarge(file, source, this.#engine, pause));
            const header = Buffer.alloc(LOCAL_HEADER_BYTES + nameBytes);
            const method = methodOf(file, packed);
            writeLocalHeader(header, 0, { ...packed, name, nameBytes, size, method });
            (0,hashed_file/* writeAll */.f4)(this.#spool, header, offset);
            return { ...packed, offset };
        });
    }
    #packOne(file) {
        const raw = withSource(file, (source) => readWhole(file, source, this.#roomFor(file)));
        const deflated = this.#engine?.deflate(raw);
        const kept = deflated !== undefined && deflated.length < raw.length ? deflated : raw;
        const crc = (0,external_node_zlib_.crc32)(raw);
        const offset = this.#spooled + this.#used;
        const { name, size } = file;
        const packedSize = kept.length;
        const method = methodOf(file, { packedSize });
        const nameBytes = Buffer.byteLength(name);
        const entry = { name, nameBytes, crc, size, packedSize, method };
        this.#used = writeLocalHeader(this.#block, this.#used, entry);
        this.#used += kept.copy(this.#block, this.#used);
        if (deflated !== undefined)
            release(deflated);
        return { crc, packedSize, offset, crlfScript: isCrlfScript(raw) };
    }
    async #deflateLarge(file, source, engine, pause) {
        const start = this.#spooled;
        const read = { crc: 0, crlfScript: false };
        for await (const piece of engine.pieces(this.#piecesOf(file, source, pause, read))) {
            this.#append(piece);
            if (endsItsMemory(piece))
                release(piece);
        }
        const deflated = this.#spooled - start;
        if (deflated < file.size)
            return { ...read, packedSize: deflated };
        // Stored after all: the file is read again, and what was appended is overwritten.
        this.#spooled = start;
        const stored = await this.#storeLarge(file, source, pause);
        if (stored.crc !== read.crc)
            throw changed(file);
        return stored;
    }
    async #storeLarge(file, source, pause) {
        const read = { crc: 0, crlfScript: false };
        for await (const piece of this.#piecesOf(file, source, pause, read))
            this.#append(piece);
        return { ...read, packedSize: file.size };
    }
    /** The pieces of a file, read into two buffers in turn; `read` gets what they tell. */
    async *#piecesOf(file, source, pause, read) {
        if (this.#raw.length < 2 * PIECE)
            this.#raw = Buffer.allocUnsafeSlow(2 * PIECE);
        const rooms = [this.#raw.subarray(0, PIECE), this.#raw.subarray(PIECE, 2 * PIECE)];
        let isFirst = true;
        for (const piece of readPieces(file, source, rooms)) {
            if (isFirst)
                read.crlfScript = isCrlfScript(piece);
            isFirst = false;
            read.crc = (0,external_node_zlib_.crc32)(piece, read.crc);
            yield piece;
            await pause();
        }
    }
    /** Room for a file and one byte more. */
    #roomFor({ size }) {
        if (this.#raw.length <= size)
            this.#raw = Buffer.allocUnsafeSlow(size + 1);
        return this.#raw;
    }
    #append(bytes) {
        (0,hashed_file/* writeAll */.f4)(this.#spool, bytes, this.#spooled);
        this.#spooled += bytes.length;
    }
    #flush() {
        this.#append(this.#block.subarray(0, this.#used));
        this.#used = 0;
    }
}
/** Gives large memory back to the system; Node 20 leaves it to the collector. */
function release({ buffer }) {
    if (buffer.byteLength < RELEASED_FROM)
        return;
    const memory = buffer;
    memory.transfer?.(0);
}
/** Whether nothing in the memory of a piece follows it, so that no later piece can be there. */
function endsItsMemory({ buffer, byteOffset, length }) {
    return byteOffset + length === buffer.byteLength;
}
/** What a file needs in a block at most: it is stored where deflate makes it longer. */
function mostBytes({ name, size }) {
    return LOCAL_HEADER_BYTES + BYTES_PER_UNIT * name.length + size;
}
/** How a file of this size was packed. */
function methodOf({ size }, { packedSize }) {
    return packedSize === size ? STORED : DEFLATED;
}
/** Whether these are the first bytes of a script whose first line ends in CRLF. */
function isCrlfScript(bytes) {
    if (bytes[0] !== 0x23 || bytes[1] !== 0x21)
        return false;
    const end = bytes.subarray(0, LONGEST_SHEBANG).indexOf('\n');
    return end > 0 && bytes[end - 1] === 0x0d;
}

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
// EXTERNAL MODULE: ./build/src/package/names.js
var package_names = __webpack_require__(5806);
;// CONCATENATED MODULE: ./build/src/package/select/findings.js



/** The most files that a zip without ZIP64 can contain. */
const MOST_FILES = 65_534;
/**
 * Limits against endless links between links. A single link may lead to a large tree a second time,
 * so links are counted separately from the folders behind them.
 */
const MOST_LINKS = 10_000;
const MOST_REPEATS = MOST_FILES;
const EXCLUDE_IT = 'add it to `exclude` or .fgignore.';
/** Collects what the walk through the packaged trees finds. */
class Findings {
    files = new Map();
    omissions = [];
    /** Topmost folders that are packaged a second time under another name, with their first name. */
    copies = [];
    /** Bytes of the files in such folders, before compression. */
    copiedBytes = 0;
    /** Empty folders among those that are asked for as a whole. */
    empty = [];
    /** Folders by real path, and the name by which each was reached first. */
    #reached = new Map();
    #repeats = 0;
    #links = 0;
    #found;
    /** `found` is called with each file at once; a later one of the same name replaces it. */
    constructor(found = () => undefined) {
        this.#found = found;
    }
    /**
     * Adds a file; `again`: from a folder that was reached before. Throws PackageError for a name that
     * cannot be unpacked safely, or too many files.
     */
    add(file, again = false) {
        refuseName(file.name);
        if (again)
            this.copiedBytes += file.size;
        this.files.set(file.name, file);
        this.#found(file);
        if (this.files.size <= MOST_FILES)
            return;
        throw new src_errors/* PackageError */.JP(`Too many files (limit: ${(0,units/* grouped */.zD)(MOST_FILES)} without ZIP64)`, 'Exclude files with `exclude` or .fgignore, or bundle the code.');
    }
    /**
     * Records a folder. Returns whether it was reached before; such a copy is recorded once, for the
     * topmost folder (unless `quietly`). Throws PackageError for endless loops of symlinks.
     */
    reachesAgain({ name, real, linked }, quietly) {
        const before = this.#reached.get(real);
        if (before === undefined) {
            this.#reached.set(real, name);
            return false;
        }
        this.#repeats += 1;
        if (linked)
            this.#links += 1;
        if (this.#links > MOST_LINKS)
            throw endless(name, MOST_LINKS);
        if (this.#repeats > MOST_REPEATS)
            throw endless(name, MOST_REPEATS);
        // Never the root of the package, which has no name: a link to it is rejected as circular.
        if (!quietly)
            this.copies.push({ name, before });
        return true;
    }
}
/** Throws PackageError for a name that no package should contain. */
function refuseName(name) {
    const flaw = (0,package_names/* isBroken */.Qr)(name) ? NO_UNICODE : (0,package_names/* unsafeName */.gj)(name);
    if (flaw !== undefined)
        throw badName(name, flaw);
}
/** The flaw of a name that cannot be opened as it was read. */
const NO_UNICODE = 'is not valid Unicode';
/** The error for a name that no package should contain. */
function badName(name, flaw) {
    return new src_errors/* PackageError */.JP(`File name ${JSON.stringify(name)} ${flaw}`, `Rename the file, or ${EXCLUDE_IT}`);
}
function endless(name, most) {
    return new src_errors/* PackageError */.JP(`Symlinks lead to the same directories more than ${(0,units/* grouped */.zD)(most)} times (e.g. ${name})`, 'Remove these symlinks, or add them to `exclude` or .fgignore.');
}

;// CONCATENATED MODULE: ./build/src/package/zip/jobs.js
/** Sentinel index beyond every batch: no thread takes another one, and large files are aborted. */
const STOPPED = 2 ** 30;
const QUEUES = ['alone', 'small'];
function nothingTaken() {
    return new Int32Array(new SharedArrayBuffer(4 * QUEUES.length));
}
/** Stops all threads: none takes another batch. */
function stop(taken) {
    QUEUES.forEach((_, queue) => Atomics.store(taken, queue, STOPPED));
}
function isStopped(taken) {
    return Atomics.load(taken, 0) >= STOPPED;
}
/** The queue of work as one thread sees it. All threads see the same work in the same order. */
class Jobs {
    #taken;
    #known = { alone: [], small: [] };
    #complete = false;
    #wake;
    constructor(taken) {
        this.#taken = taken;
    }
    add({ alone, small, last }) {
        this.#known.alone.push(...alone.map((job) => [job]));
        this.#known.small.push(...small);
        this.#complete ||= last;
        this.#wake?.();
    }
    /** Claims a batch for this thread; undefined if there is none now, or (`ended`) ever. */
    take() {
        for (const [queue, name] of QUEUES.entries()) {
            const batch = this.#takeFrom(queue, this.#known[name]);
            if (batch !== undefined)
                return batch;
        }
        return undefined;
    }
    #takeFrom(queue, known) {
        for (let at = Atomics.load(this.#taken, queue); at < known.length;) {
            const found = Atomics.compareExchange(this.#taken, queue, at, at + 1);
            if (found === at)
                return known[at];
            at = found;
        }
        return undefined;
    }
    get ended() {
        return this.#complete || isStopped(this.#taken);
    }
    /** Resolves when more is added. */
    async more() {
        await new Promise((resolve) => {
            this.#wake = resolve;
        });
        this.#wake = undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/package/zip/results.js
/** Room for so many files, in one piece: each costs a call of the system. What is not written costs no memory. */
function roomForResults(count) {
    const room = new SharedArrayBuffer(18 * count);
    return {
        offset: new Float64Array(room, 0, count),
        crc: new Uint32Array(room, 8 * count, count),
        packedSize: new Uint32Array(room, 12 * count, count),
        spool: new Uint8Array(room, 16 * count, count),
        crlfScript: new Uint8Array(room, 17 * count, count),
    };
}
function writeResult(results, at, spool, packed) {
    results.offset[at] = packed.offset;
    results.crc[at] = packed.crc;
    results.packedSize[at] = packed.packedSize;
    results.spool[at] = spool;
    results.crlfScript[at] = Number(packed.crlfScript);
}
/** `spools`: by thread. */
function readResult(results, at, spools) {
    return {
        offset: results.offset[at],
        crc: results.crc[at],
        packedSize: results.packedSize[at],
        crlfScript: results.crlfScript[at] === 1,
        spool: spools[results.spool[at]],
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/src/package/zip/schedule.js

/** Below this much work (bytes and PER_FILE for each file) a worker costs more than it brings. */
const WORTH_A_WORKER = 16 * 1024 * 1024;
/** What opening and closing a file costs, in bytes deflated. */
const PER_FILE = 4096;
/** Large enough that taking a batch costs nothing, small enough that threads end together. */
const BATCH = 512 * 1024;
/** A file of this size fills a batch by itself, and is taken before smaller ones. */
const ALONE = 1024 * 1024;
const MOST_THREADS = 4;
const CORES = (0,external_node_os_.availableParallelism)();
/** What packing a file costs, in bytes deflated. */
function effortOf({ size }) {
    return size + PER_FILE;
}
/** Whether a file is to be taken before smaller ones, so that no thread ends alone with it. */
function isAlone({ size }) {
    return size >= ALONE;
}
/** How many threads should do so much work on so many cores. */
function worthwhileThreads(effort, cores = CORES) {
    return effort < WORTH_A_WORKER ? 1 : Math.min(cores, MOST_THREADS);
}
/** Gathers files to batches of about equal work, in the order in which they come. */
class Gatherer {
    #batch = [];
    #effort = 0;
    /** Adds a file. Returns the batch that it fills, if it does. */
    add(job) {
        this.#batch.push(job);
        this.#effort += effortOf(job);
        return this.#effort < BATCH ? undefined : this.rest();
    }
    /** What has been gathered; it may be nothing. */
    rest() {
        const batch = this.#batch;
        this.#batch = [];
        this.#effort = 0;
        return batch;
    }
}

;// CONCATENATED MODULE: ./build/src/package/zip/engine.js

const LEVEL = 6;
/**
 * zlib of Node.js. Every file gets a fresh compressor: with one that is reset, the bytes depend on
 * the files before.
 */
const ZLIB = {
    deflate: (raw) => (0,external_node_zlib_.deflateRawSync)(raw, { level: LEVEL, chunkSize: chunkSize(raw.length) }),
    // Without a flush in between, zlib waits for more input before it decides anything that the end of
    // a piece could change, so the bytes are those of deflateRawSync.
    async *pieces(raw) {
        const stream = (0,external_node_zlib_.createDeflateRaw)({ level: LEVEL, chunkSize: engine_PIECE });
        const feeding = feed(raw, stream);
        try {
            yield* stream;
        }
        finally {
            // The caller closes the file and reuses the memory next, so neither may be in use any more.
            stream.destroy();
            await feeding;
        }
    },
};
/** Writes each piece when the one before has been taken in. An error of reading becomes the stream's. */
async function feed(raw, stream) {
    try {
        let before = Promise.resolve();
        for await (const piece of raw) {
            await before;
            before = taken(piece, stream);
            // Nothing awaits this while the next piece is read, and a stream that was destroyed rejects it.
            before.catch(() => undefined);
        }
        await before;
        stream.end();
    }
    catch (error) {
        stream.destroy(error);
    }
}
/** Resolves when a stream has taken in a piece. */
function taken(piece, stream) {
    return new Promise((resolve, reject) => {
        stream.write(piece, (error) => {
            if (error)
                reject(error);
            else
                resolve();
        });
    });
}
/** Large enough that a call costs nothing. */
const engine_PIECE = 1024 * 1024;
/**
 * The size of the buffer that deflate fills. One holds everything, so that nothing is copied out of
 * many; a small file needs no 16 KiB. What deflate does not fill is never touched. Deflate adds most
 * where it stores: 5 bytes for each block of 16,383 (zlib's deflateBound says the same).
 */
function chunkSize(size) {
    return Math.max(64, size + (size >> 12) + (size >> 14) + 16);
}

;// CONCATENATED MODULE: ./build/src/package/zip/share.js







/**
 * One thread's share of the packing: takes batches until there are no more, and yields to the
 * event loop between them. Throws UnreadableFile, and file system errors of the spool.
 */
async function packShare(work, id, jobs) {
    const spool = (0,external_node_fs_.openSync)(spoolPath(work, id), 'wx');
    try {
        const packer = new Packer(spool, work.compress ? ZLIB : undefined);
        for (;;) {
            const batch = jobs.take();
            if (batch !== undefined) {
                await packBatch(work, id, packer, batch);
                await (0,promises_.setImmediate)();
            }
            else if (jobs.ended)
                return;
            else
                await jobs.more();
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(spool);
    }
}
async function packBatch(work, id, packer, batch) {
    const { results } = work;
    const [first] = batch;
    if (first !== undefined && first.size >= LARGE_FILE) {
        // It fills the batch by itself.
        writeResult(results, first.at, id, await packer.packLarge(first, () => pause(work)));
        return;
    }
    packer.pack(batch, ({ at }, packed) => {
        writeResult(results, at, id, packed);
    });
}
async function pause({ taken }) {
    await (0,promises_.setImmediate)();
    if (isStopped(taken))
        throw new Error('Packaging cancelled');
}
function spoolPath({ folder }, id) {
    return (0,external_node_path_.join)(folder, `spool-${id}`);
}

;// CONCATENATED MODULE: ./build/src/package/zip/spool.js

function openSpool(path) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    return {
        read: (target, at, offset, length) => (0,external_node_fs_.readSync)(file, target, at, length, offset),
        close: () => {
            (0,external_node_fs_.closeSync)(file);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/package/zip/packing.js








/** MiB for a worker's new objects, of which it makes few: 8 MiB less at the peak, in the same time. */
const YOUNG = 4;
/** Longer names may be longer than the format holds, which is judged when all files are known. */
const LONGEST_STREAMED = 4096;
/**
 * Packs files on all threads that are worth it, and begins while files are still being found: once
 * there is enough work for a worker, small files are sent to it in batches, as they are offered.
 * Each thread takes the next batch and writes what it packs to a spool file of its own, so that
 * memory holds no more than the files in flight. No byte depends on who packs what, or when.
 *
 * Large files wait until all are known: only then is it known whether the package may be as large,
 * and the largest must be taken first, so that no thread ends alone with one.
 */
class Packing {
    #options;
    #taken = nothingTaken();
    #jobs = new Jobs(this.#taken);
    #gatherer = new Gatherer();
    /** Index of each file's results, once it has been handed out. */
    #places = new Map();
    #failures = [];
    #work;
    #workers = [];
    #offered = [];
    #effort = 0;
    constructor(options) {
        this.#options = options;
    }
    /** Accepts a file that will probably be packaged, and may start to pack it. */
    offer(file) {
        this.#effort += effortOf(file);
        if (isAlone(file) || file.name.length > LONGEST_STREAMED)
            return;
        if (this.#places.size + this.#offered.length >= MOST_FILES)
            return;
        this.#offered.push(file);
        if (this.#work === undefined && this.#threads() === 1)
            return;
        this.#start();
        const offered = this.#offered;
        this.#offered = [];
        const small = this.#gathered(offered);
        if (small.length > 0)
            this.#send({ small, alone: [], last: false });
    }
    /**
     * Packs these files, of which many may have been offered. Throws UnreadableFile for one that
     * cannot be read or is not as long as it was when it was found, and the signal's reason.
     */
    async finish(files) {
        const { signal } = this.#options;
        const stopAll = () => {
            stop(this.#taken);
        };
        signal?.throwIfAborted();
        signal?.addEventListener('abort', stopAll);
        try {
            this.#effort = files.reduce((sum, file) => sum + effortOf(file), 0);
            const work = this.#start(files.length);
            this.#sendRest(files);
            await this.#fails(packShare(work, 0, this.#jobs));
            await Promise.all(this.#workers.map(({ end }) => end));
        }
        finally {
            signal?.removeEventListener('abort', stopAll);
        }
        signal?.throwIfAborted();
        if (this.#failures.length > 0)
            throw this.#failures[0];
        return this.#spooled(files);
    }
    /** Cancels the work in progress, and waits until no thread writes any more. */
    async abandon() {
        stop(this.#taken);
        this.#send({ small: [], alone: [], last: true });
        await Promise.all(this.#workers.map(({ end }) => end));
    }
    #threads() {
        return this.#options.threads ?? worthwhileThreads(this.#effort);
    }
    /**
     * Starts the workers, unless they run already. `mostFiles`: by default twice what a package may
     * have, since a file that was offered may come again under the same name.
     */
    #start(mostFiles = 2 * MOST_FILES) {
        if (this.#work !== undefined)
            return this.#work;
        const work = {
            compress: this.#options.compress,
            folder: this.#options.folder(),
            taken: this.#taken,
            results: roomForResults(mostFiles),
        };
        this.#workers = Array.from({ length: this.#threads() - 1 }, (_, at) => {
            const start = { work, id: at + 1 };
            const thread = new external_node_worker_threads_.Worker(workerFile(), {
                workerData: start,
                execArgv: [],
                resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
            });
            return { thread, end: this.#fails(endOf(thread)) };
        });
        this.#work = work;
        return work;
    }
    #sendRest(files) {
        this.#offered = [];
        const rest = files.filter((file) => !this.#places.has(file));
        const alone = rest.filter(isAlone).sort((a, b) => b.size - a.size);
        const small = this.#gathered(rest.filter((file) => !isAlone(file)));
        const last = this.#gatherer.rest();
        this.#send({
            small: last.length > 0 ? [...small, last] : small,
            alone: alone.map((file) => this.#jobOf(file)),
            last: true,
        });
    }
    #gathered(files) {
        return files.flatMap((file) => {
            const batch = this.#gatherer.add(this.#jobOf(file));
            return batch === undefined ? [] : [batch];
        });
    }
    #jobOf(file) {
        const at = this.#places.size;
        this.#places.set(file, at);
        const { name, path, size } = file;
        return { name, path, size, at };
    }
    #send(more) {
        this.#jobs.add(more);
        for (const { thread } of this.#workers)
            thread.postMessage(more);
    }
    /** Waits for a thread. If it fails, all others are stopped. */
    async #fails(thread) {
        try {
            await thread;
        }
        catch (error) {
            this.#failures.push(error);
            stop(this.#taken);
            this.#send({ small: [], alone: [], last: true });
        }
    }
    #spooled(files) {
        const { folder, results } = this.#start();
        const spools = Array.from({ length: 1 + this.#workers.length }, (_, id) => openSpool(spoolPath({ folder }, id)));
        return {
            files: files.map((file) => readResult(results, this.#places.get(file), spools)),
            close: () => {
                for (const spool of spools)
                    spool.close();
            },
        };
    }
}
function endOf(worker) {
    return new Promise((resolve, reject) => {
        worker.once('message', (outcome) => {
            if ('done' in outcome)
                resolve();
            else
                reject(new UnreadableFile(outcome.path, outcome.problem));
        });
        worker.once('error', reject);
        worker.once('exit', (code) => {
            reject(new Error(`Compression worker exited with code ${code}`));
        });
    });
}
/** Bundled, the worker is a small file beside this one; in source it is the module next door. */
function workerFile() {
    const bundled = !import.meta.url.endsWith('.ts');
    return new URL(bundled ? './deflate-worker.js' : './worker.ts', import.meta.url);
}

;// CONCATENATED MODULE: ./build/src/package/zip/limits.js





/** A zip without the ZIP64 extension counts offsets and sizes in 32 bits. */
const MOST_BYTES = 0xffff_fffe;
const limits_LONGEST_NAME = 0xffff;
const REMEDY = 'Exclude files with `exclude` or .fgignore.';
/** Throws PackageError for files that do not fit into the format, before any of them is read. */
function refuseTooLarge(files) {
    if (files.length > MOST_FILES) {
        throw new src_errors/* PackageError */.JP(`Too many files (limit: ${(0,units/* grouped */.zD)(MOST_FILES)} without ZIP64)`, REMEDY);
    }
    const large = files.find((file) => file.size > LARGEST_FILE);
    if (large !== undefined) {
        const [size, limit] = [large.size, LARGEST_FILE].map((count) => (0,units/* grouped */.zD)(count));
        throw new src_errors/* PackageError */.JP(`${large.name} is too large: ${size} bytes (limit: ${limit})`, REMEDY);
    }
    const long = files.find((file) => Buffer.byteLength(file.name) > limits_LONGEST_NAME);
    if (long !== undefined)
        throw new src_errors/* PackageError */.JP(`File name too long: ${long.name}`, REMEDY);
}
/** Throws PackageError if the zip of these entries would be too large for the format. */
function refuseTooLong(entries) {
    const headers = LOCAL_HEADER_BYTES + CENTRAL_HEADER_BYTES;
    const total = entries.reduce((sum, { nameBytes, packedSize }) => sum + headers + 2 * nameBytes + packedSize, END_RECORD_BYTES);
    if (total <= MOST_BYTES)
        return;
    throw new src_errors/* PackageError */.JP(`Zip would exceed 4 GiB (${(0,units/* grouped */.zD)(total)} bytes)`, REMEDY);
}

;// CONCATENATED MODULE: ./build/src/package/zip/archive.js










const NAME = 'package.zip';
/**
 * Writes the canonical zip of `files`, which are in order, to `folder`. The bytes depend on names,
 * contents, order and compression alone.
 *
 * Throws PackageError for what this format does not hold, and for a file that cannot be read or
 * changes meanwhile; or the signal's reason.
 */
async function writeArchive(files, options) {
    refuseTooLarge(files);
    const spooled = await packAll(files, options);
    try {
        const path = (0,external_node_path_.join)(options.folder, NAME);
        const parts = spooled.files.map((one, at) => describe(files[at], one));
        const written = await writeContainer(path, parts, options.signal);
        return {
            path,
            ...written,
            entries: parts.map(({ name, size, packedSize }) => ({ name, size, packedSize })),
            crlfScripts: parts.filter((_, at) => spooled.files[at]?.crlfScript).map(({ name }) => name),
        };
    }
    finally {
        spooled.close();
        removeSpools(options.folder);
    }
}
function removeSpools(folder) {
    for (const name of (0,external_node_fs_.readdirSync)(folder))
        if (name !== NAME)
            (0,external_node_fs_.unlinkSync)((0,external_node_path_.join)(folder, name));
}
async function packAll(files, options) {
    try {
        return await (options.packing ?? newPacking(options)).finish(files);
    }
    catch (error) {
        if (!(error instanceof UnreadableFile))
            throw error;
        const name = files.find((file) => file.path === error.path)?.name ?? error.path;
        throw new src_errors/* PackageError */.JP(`${name} ${error.message}`, 'Check its permissions, and that nothing else writes to it.');
    }
}
function newPacking({ compression, folder, ...options }) {
    return new Packing({ ...options, compress: compression === 'deflate', folder: () => folder });
}
function describe({ name, size }, packed) {
    const { crc, packedSize, spool, offset } = packed;
    const nameBytes = Buffer.byteLength(name);
    return {
        name,
        nameBytes,
        crc,
        size,
        packedSize,
        method: methodOf({ size }, packed),
        spool,
        offset,
        length: LOCAL_HEADER_BYTES + nameBytes + packedSize,
    };
}
async function writeContainer(path, parts, signal) {
    refuseTooLong(parts);
    const directory = parts.reduce((sum, { nameBytes }) => sum + CENTRAL_HEADER_BYTES + nameBytes, 0);
    const data = parts.reduce((sum, { length }) => sum + length, 0);
    const output = new hashed_file/* HashedFile */.y7(path, data + directory + END_RECORD_BYTES);
    try {
        await writeFiles(output, parts, signal);
        const directoryAt = output.position;
        let at = 0;
        for (const part of parts) {
            output.write(CENTRAL_HEADER_BYTES + part.nameBytes, (buffer, start) => writeCentralHeader(buffer, start, part, at));
            at += part.length;
        }
        const bytes = output.position - directoryAt;
        output.write(END_RECORD_BYTES, (buffer, start) => writeEndRecord(buffer, start, { entries: parts.length, at: directoryAt, bytes }));
        return output.end();
    }
    finally {
        output.close();
    }
}
/** Bytes between two pauses, in which the signal is checked. */
const archive_PAUSE = 8 * 1024 * 1024;
/** Copies local headers and data. */
async function writeFiles(output, parts, signal) {
    let pause = archive_PAUSE;
    for (const { spool, offset, length } of runs(parts)) {
        for (let copied = 0; copied < length;) {
            const piece = Math.min(length - copied, archive_PAUSE);
            output.copy(spool, offset + copied, piece);
            copied += piece;
            if (output.position < pause)
                continue;
            pause = output.position + archive_PAUSE;
            await (0,promises_.setImmediate)();
            signal?.throwIfAborted();
        }
    }
}
/** The parts, those that follow each other in one spool as one. */
function* runs(parts) {
    let run;
    for (const { spool, offset, length } of parts) {
        if (run?.spool === spool && run.offset + run.length === offset) {
            run = { spool, offset: run.offset, length: run.length + length };
        }
        else {
            if (run !== undefined)
                yield run;
            run = { spool, offset, length };
        }
    }
    if (run !== undefined)
        yield run;
}

;// CONCATENATED MODULE: ./build/src/package/zip/draft.js






/**
 * A zip below RUNNER_TEMP that is started while its files are still being found. Work for files that
 * are not included in the end is discarded.
 */
class Draft {
    #compression;
    #surroundings;
    #packing;
    #folder;
    #path;
    constructor({ compression }, surroundings) {
        const { signal } = surroundings;
        this.#compression = compression;
        this.#surroundings = surroundings;
        this.#packing = new Packing({
            compress: compression === 'deflate',
            folder: () => this.#newFolder(),
            ...(signal === undefined ? {} : { signal }),
        });
    }
    /** Where the zip is, once it is finished. */
    get path() {
        return this.#path;
    }
    /** Accepts a found file; it is included if it is among those passed to `finish`. */
    offer = (file) => {
        this.#packing.offer(file);
    };
    /** The zip of these files. Throws what writeArchive throws, and PackageError for the folder. */
    async finish(files) {
        const { temp, signal } = this.#surroundings;
        try {
            const archive = await writeArchive(files, {
                compression: this.#compression,
                folder: this.#newFolder(),
                packing: this.#packing,
                ...(signal === undefined ? {} : { signal }),
            });
            this.#path = archive.path;
            return archive;
        }
        catch (error) {
            // Read errors are PackageErrors already; the rest are write errors.
            throw (0,system_reason/* writeFailure */.E)(temp, error);
        }
    }
    /** Discards the zip, finished or not, and leaves nothing behind. */
    async discard() {
        await this.#packing.abandon();
        if (this.#folder !== undefined)
            (0,external_node_fs_.rmSync)(this.#folder, { recursive: true, force: true });
    }
    #newFolder() {
        const { temp } = this.#surroundings;
        try {
            this.#folder ??= (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(temp, select_ignore/* PACKAGE_FOLDER */.w));
            return this.#folder;
        }
        catch (error) {
            throw (0,system_reason/* writeFailure */.E)(temp, error);
        }
    }
}

;// CONCATENATED MODULE: ./build/src/package/advice/lfs.js

/**
 * Git LFS keeps a file elsewhere and a pointer to it in the repository: three lines, of which only
 * the size varies. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\noid sha256:[0-9a-f]{64}\r?\nsize \d+\r?\n$/;
/** From a one-digit size with LF to a 15-digit size with CRLF: only such files need to be read. */
const LENGTHS = { least: 126, most: 144 };
const FETCH = 'Set "lfs: true" for actions/checkout, or run "git lfs pull" in an earlier step.';
/** The names of the files that are Git LFS pointers. */
function pointersAmong(files) {
    return files
        .filter(({ size }) => size >= LENGTHS.least && size <= LENGTHS.most)
        .filter((file) => POINTER.test(file.read().toString('latin1')))
        .map(({ name }) => name);
}
/**
 * Throws PackageError if all files are pointers: then nothing is code. Some pointers are only a
 * warning, since the function may not need these files at run time.
 */
function refusePointers(files) {
    const pointers = pointersAmong(files);
    const [first] = pointers;
    if (first === undefined || pointers.length < files.length)
        return;
    throw new src_errors/* PackageError */.JP(`${first} is a Git LFS pointer, not the file itself`, FETCH);
}
const lfs_SHOWN = 5;
/** A warning about pointers among other files. */
function pointerWarnings(files) {
    const pointers = pointersAmong(files);
    if (pointers.length === 0)
        return [];
    const shown = pointers.slice(0, lfs_SHOWN).join(', ');
    const more = pointers.length > lfs_SHOWN ? ` and ${pointers.length - lfs_SHOWN} more` : '';
    return [`The package contains Git LFS pointers instead of files: ${shown}${more}. ${FETCH}`];
}

// EXTERNAL MODULE: ./build/src/package/advice/preflight.js
var preflight = __webpack_require__(6160);
;// CONCATENATED MODULE: ./build/src/package/select/absent.js



const absent_SHOWN = 5;
/** Warnings about empty folders, which a zip omits, and about submodules that were not fetched. */
function emptyFolderWarnings(folders, workspace) {
    const [modules, others] = parted(folders, ({ path }) => isSubmodule(path, workspace));
    return [
        ...(modules.length === 0
            ? []
            : [
                `Git submodules that were not fetched are missing from the package: ${shortList(modules.map(label))}. ` +
                    'Set "submodules: true" for actions/checkout.',
            ]),
        ...(others.length === 0
            ? []
            : [
                `Empty directories are not packaged: ${shortList(others.map(label))}. ` +
                    'If the code needs one, add a file to it.',
            ]),
    ];
}
/** Whether a folder is a submodule of the Git repository around it, within the workspace. */
function isSubmodule(folder, workspace) {
    for (let above = external_node_path_.dirname(folder); (0,package_names/* liesIn */.z$)(workspace, above, external_node_path_namespaceObject);) {
        if (submodulesIn(above).includes((0,package_names/* entryName */.MB)(above, folder, external_node_path_namespaceObject) ?? ''))
            return true;
        if (external_node_path_.dirname(above) === above)
            return false;
        above = external_node_path_.dirname(above);
    }
    return false;
}
/** The paths that `.gitmodules` in a folder names; https://git-scm.com/docs/gitmodules */
function submodulesIn(folder) {
    const text = textOf(external_node_path_.join(folder, '.gitmodules'));
    return [...text.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm)].map(([, value = '']) => value);
}
/** Far more than such files have. */
const LARGEST = 4 * 1024 * 1024;
/**
 * The text of a file, empty where it is none. A link is none: git takes no `.gitmodules` that is one,
 * and it could lead to what never ends, such as a device.
 */
function textOf(file) {
    try {
        const stats = (0,external_node_fs_.lstatSync)(file);
        return stats.isFile() && stats.size <= LARGEST ? (0,external_node_fs_.readFileSync)(file, 'utf8') : '';
    }
    catch {
        return '';
    }
}
/**
 * A warning for dependencies in the package's package.json that npm or yarn hoisted into the
 * node_modules of the workspace root, above the root of the package, so that none is packaged.
 */
function hoistedWarning(packaged, { root, workspace }) {
    const manifest = packaged.get('package.json');
    if (manifest === undefined)
        return undefined;
    const missing = dependenciesIn(textOf(manifest.path)).filter((name) => !packaged.has(`node_modules/${name}/package.json`));
    for (let above = external_node_path_.dirname(root); (0,package_names/* liesIn */.z$)(workspace, above, external_node_path_namespaceObject);) {
        const modules = external_node_path_.join(above, 'node_modules');
        const hoisted = missing.filter((name) => (0,external_node_fs_.existsSync)(external_node_path_.join(modules, name, 'package.json')));
        if (hoisted.length > 0) {
            return (`Dependencies of package.json are in ${modules}, not in the package: ${shortList(hoisted)}. ` +
                'Unless the code is bundled or a function dependency provides them, copy the directory out ' +
                'of the npm or yarn workspace and run "npm install --omit=dev" there.');
        }
        if (external_node_path_.dirname(above) === above)
            return undefined;
        above = external_node_path_.dirname(above);
    }
    return undefined;
}
/** The names in `dependencies`; empty for an invalid package.json. */
function dependenciesIn(manifest) {
    try {
        const { dependencies } = JSON.parse(manifest);
        return typeof dependencies === 'object' && dependencies !== null
            ? Object.keys(dependencies)
            : [];
    }
    catch {
        return [];
    }
}
function label({ name, path }) {
    return name === '' ? path : name;
}
function shortList(names) {
    const shown = names.slice(0, absent_SHOWN).join(', ');
    return names.length > absent_SHOWN ? `${shown} and ${names.length - absent_SHOWN} more` : shown;
}
function parted(all, isFirst) {
    return [all.filter(isFirst), all.filter((item) => !isFirst(item))];
}

;// CONCATENATED MODULE: ./build/src/package/select/unmatched-patterns.js


const unmatched_patterns_SHOWN = 10;
/**
 * One warning about all patterns that exclude nothing, each with the likely mistake. Only one, since
 * an ignore file may serve several builds that do not all create what it names.
 */
function unmatchedPatternsWarning({ lines: idle, certain }, places) {
    const lines = idle
        .map(({ pattern, source }) => ({ pattern, source, hint: hintFor(pattern, places) }))
        .filter(({ hint }) => certain || hint !== undefined);
    if (lines.length === 0)
        return undefined;
    const more = lines.length - unmatched_patterns_SHOWN;
    const shown = lines
        .slice(0, unmatched_patterns_SHOWN)
        .map(({ pattern, source, hint }) => `"${pattern}" in ${source}${hint === undefined ? '' : ` (${hint})`}`);
    return (`${lines.length === 1 ? 'This pattern excludes' : 'These patterns exclude'} nothing: ` +
        `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}. ` +
        `Check the spelling; patterns are relative to ${places.root}.`);
}
/** The likely mistake in a pattern that matches nothing. */
function hintFor(pattern, { root, workspace }) {
    const prefix = (0,package_names/* entryName */.MB)(workspace, root, external_node_path_namespaceObject);
    const inside = prefix !== undefined && prefix !== '' ? `${prefix}/` : undefined;
    if (/^["'].*["'],?$/.test(pattern))
        return 'remove the quotes';
    if (/^[-*] /.test(pattern))
        return `remove the "${pattern.slice(0, 2)}"`;
    if (/^\.[/\\]/.test(pattern))
        return `remove the "${pattern.slice(0, 2)}"`;
    if (/^\.\.[/\\]/.test(pattern))
        return 'patterns cannot leave the root of the package';
    if (/^([a-z]:|~[/\\]|\$)/i.test(pattern))
        return 'patterns are relative, not absolute paths';
    if (pattern.includes('\\'))
        return 'a backslash is an escape: use "/" between folders';
    if (inside !== undefined && pattern.replace(/^\//, '').startsWith(inside)) {
        return `patterns are relative to the root of the package: remove "${inside}"`;
    }
    if (pattern.startsWith('/'))
        return `a leading "/" is the root of the package`;
    if (pattern.includes(','))
        return 'write one pattern per line, without commas';
    if (/\{.*\}/.test(pattern))
        return 'braces are not expanded: write one pattern per line';
    if (/\s#/.test(pattern))
        return 'a comment needs a line of its own';
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/package/select/isolated.js

const PNPM = {
    name: 'pnpm',
    remedy: '"pnpm --filter <name> deploy --legacy --prod --config.node-linker=hoisted <folder>" (without --legacy before pnpm 10), or install with node-linker=hoisted, or with npm.',
};
const BUN = {
    name: 'bun',
    remedy: '"bun install --linker hoisted", or linker = "hoisted" below [install] in bunfig.toml.',
};
const YARN = {
    name: 'yarn',
    remedy: 'nodeLinker: node-modules in .yarnrc.yml, then "yarn install".',
};
const CNPM = { name: 'cnpm', remedy: 'use "npm ci" or "npm install" instead.' };
const DENO = { name: 'deno', remedy: 'use "npm ci" or "npm install" instead.' };
/**
 * Throws PackageError for a path, given as its folders, inside the store of an isolated
 * node_modules. `name` is the name of the link to it in the package.
 */
function refuseIsolated(name, folders) {
    const at = folders.findIndex((folder, at) => folders[at - 1] === 'node_modules' && managerOf(folder, folders.slice(at + 1)) !== undefined);
    const store = folders[at] ?? '';
    const manager = managerOf(store, folders.slice(at + 1));
    if (manager === undefined)
        return;
    throw new src_errors/* PackageError */.JP(`${name} links into node_modules/${store} (${manager.name}): packaged without symlinks, module resolution would break`, `Install without symlinks: ${manager.remedy}`);
}
/**
 * `.store` is used by two: yarn (nodeLinker: pnpm) puts a package at `<store>/<id>/package`, cnpm's
 * npminstall at `<store>/<id>/node_modules/<name>`.
 */
function managerOf(store, [, inside]) {
    if (store === '.pnpm')
        return PNPM;
    if (store === '.bun')
        return BUN;
    if (store === '.deno')
        return DENO;
    if (store === '.store')
        return inside === 'package' ? YARN : CNPM;
    return undefined;
}

// EXTERNAL MODULE: ./build/src/package/select/root.js
var select_root = __webpack_require__(5839);
;// CONCATENATED MODULE: ./build/src/package/select/links.js







const links_EXCLUDE_IT = 'Remove the symlink, or add it to `exclude` or .fgignore.';
/**
 * Resolves the link at `link`, which is called `name` in the package. `boundary` is a real path that
 * no target may be outside of. `origin`: whether `code_path` names the link
 * itself, or it was found below.
 *
 * Throws PackageError for a link that is broken, circular, points outside, into a `.git` or into the
 * store of an isolated node_modules, and for a target that is not a regular file or folder.
 */
function followLink(link, name, boundary, origin) {
    const real = resolveLink(link, name);
    const inside = (0,package_names/* entryName */.MB)(boundary, real, external_node_path_namespaceObject);
    if (inside === undefined) {
        const what = isLink(link) ? `Symlink ${name}` : `${name} is behind a symlink that`;
        // A link to a file has no parent folder to suggest as code_root.
        const hasRoot = !isLink(link) || (0,select_root/* isDirectory */.wd)(real);
        throw new src_errors/* PackageError */.JP(`${what} points outside ${boundary} (to ${real})`, origin === 'asked'
            ? nameItself(real, hasRoot)
            : 'Copy its target into the package (e.g. with "cp -rL"), remove the symlink, or add it to `exclude` or .fgignore.');
    }
    const folders = inside.split('/');
    if (folders.includes('.git')) {
        throw new src_errors/* PackageError */.JP(`${name} is inside or points into .git (${real})`, links_EXCLUDE_IT);
    }
    refuseIsolated(name, folders);
    const stats = statOf(real, name);
    if (stats.isFile())
        return { kind: 'file', real, size: stats.size };
    if (stats.isDirectory())
        return { kind: 'directory', real };
    throw notRegular(name);
}
/** Throws PackageError if following a link to `real` would enter a folder that contains the link. */
function refuseCycle(name, real, chain) {
    const again = chain.find((folder) => (0,package_names/* entryName */.MB)(real, folder, external_node_path_namespaceObject) !== undefined);
    if (again !== undefined)
        throw circular(name, real);
}
/** The error for something that is neither a file nor a folder nor a link. */
function notRegular(name) {
    return new src_errors/* PackageError */.JP(`${name} is not a regular file (a socket, pipe or device)`, 'Remove it, or add it to `exclude` or .fgignore.');
}
function resolveLink(link, name) {
    try {
        return external_node_fs_.realpathSync.native(link);
    }
    catch (error) {
        const code = (0,system_reason/* systemReason */.u)(error);
        if (code === 'ELOOP')
            throw circular(name);
        throw new src_errors/* PackageError */.JP(code === 'ENOENT'
            ? `Symlink ${name} is broken (target does not exist)`
            : `Symlink ${name} could not be resolved (${code})`, links_EXCLUDE_IT);
    }
}
function statOf(real, name) {
    try {
        return (0,external_node_fs_.statSync)(real);
    }
    catch (error) {
        throw new src_errors/* PackageError */.JP(`${real}, the target of ${name}, could not be read (${(0,system_reason/* systemReason */.u)(error)})`, links_EXCLUDE_IT);
    }
}
function circular(name, real) {
    const where = real ?? 'itself';
    return new src_errors/* PackageError */.JP(`Symlink ${name} is circular (leads back to ${where})`, links_EXCLUDE_IT);
}
function isLink(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
/**
 * Remedy for a symlink that `code_path` names: paths in the workflow are trusted as the workflow is,
 * but any pull request can change a symlink in the workspace.
 */
function nameItself(real, hasRoot) {
    return ('A pull request could change the symlink, so give its target instead: ' +
        `\`code_path: ${real}\`${hasRoot ? ', or its directory as `code_root`' : ''}. An earlier step can resolve it: ` +
        'echo "path=$(realpath bazel-bin/app)" >> "$GITHUB_OUTPUT".');
}

;// CONCATENATED MODULE: ./build/src/package/select/patterns.js
/** For lines that are paths. */
const EVERYTHING = {
    unmatchedPatterns: () => [],
    wantsFile: () => true,
    entersDirectory: () => true,
    wantsAllBelow: () => true,
};
/** The bit of MatchKind in @actions/glob for matching files. */
const FILE = 2;
/**
 * The matching of @actions/glob 0.7 without its directory walk, which either skips linked folders
 * silently or follows every link, also outside the workspace, and cannot test a single path. So the
 * patterns it has parsed are applied in order, later ones overriding earlier ones, as its own walk
 * does.
 *
 * @param lines for each pattern, the line it was made from
 */
function matcherOf(globber, lines) {
    const { patterns } = globber;
    const idle = new Set(lines.filter((_, at) => patterns[at]?.negate === false));
    const matched = (path) => patterns.reduce((found, one, at) => {
        const kinds = one.match(path);
        if (one.negate)
            return found & ~kinds;
        if ((kinds & FILE) !== 0)
            idle.delete(lines[at] ?? '');
        return found | kinds;
    }, 0);
    return {
        unmatchedPatterns: () => [...idle],
        wantsFile: (path) => (matched(path) & FILE) !== 0,
        entersDirectory: (path) => patterns.reduce((enters, one) => one.negate ? enters && !covers(one, path) : enters || one.partialMatch(path), false),
        wantsAllBelow: (folder) => patterns.reduce((all, one) => (covers(one, folder) ? !one.negate : all), false),
    };
}
/**
 * Whether a pattern matches every file below a folder. That is certain only where it ends in `**`
 * and matches the folder, or in `**` and `*`, since then `*` matches any name, and
 * the rest has matched the folder. Any other end may miss a name, as `??` misses `abc`.
 */
function covers(pattern, folder) {
    const [before, last] = pattern.segments.slice(-2);
    if (last === '**')
        return (pattern.match(folder) & FILE) !== 0;
    return before === '**' && last === '*' && (pattern.match(`${folder}/name`) & FILE) !== 0;
}
/** Whether a line has glob characters or excludes. */
function looksLikePattern(line) {
    return /[*?[]/.test(line) || line.startsWith('!');
}
/** A hint for a line without a match: empty, or a sentence and a space. */
function bracesHint(line) {
    return /\{[^{}]*,[^{}]*\}/.test(line)
        ? 'Braces are not expanded: write one pattern per line. '
        : '';
}
/**
 * The patterns for one line, absolute, so that they start at the workspace and not at the current
 * directory; none for a comment. The second one stands for everything below a folder that the
 * first one matches ("implicit descendants").
 */
function absolutePatterns(line, workspace, paths) {
    if (line.startsWith('#'))
        return [];
    const rest = line.replace(/^(!\s*)+/, '');
    const negation = line.slice(0, line.length - rest.length);
    const absolute = paths.isAbsolute(rest) || rest === '~' || /^~[/\\]/.test(rest);
    const relative = rest.replace(/^\.(?=$|[/\\])[/\\]*/, '');
    const pattern = absolute ? rest : escapePattern(workspace, paths) + paths.sep + relative;
    return withDescendants(`${negation}${pattern}`, paths);
}
/** The patterns for a path that exists: that path, whatever characters it has, and what is below. */
function literalPatterns(path, paths) {
    return withDescendants(escapePattern(path, paths), paths);
}
function withDescendants(pattern, paths) {
    const separator = paths.sep === '\\' ? /[/\\]/ : /\//;
    if (pattern.split(separator).at(-1) === '**')
        return [pattern];
    const folder = separator.test(pattern.slice(-1)) ? pattern.slice(0, -1) : pattern;
    return [pattern, `${folder}${paths.sep}**${paths.sep}*`];
}
/** A backslash is an escape, except where it separates folders. */
function escapePattern(path, paths) {
    const plain = paths.sep === '\\' ? path : path.replaceAll('\\', '\\\\');
    return plain.replace(/[[?*]/g, (special) => `[${special}]`);
}

;// CONCATENATED MODULE: ./build/src/package/select/omissions.js





/**
 * The error for an empty package: what was asked for, and what was excluded by which rule.
 * `likely`: the remedy if the cause is known.
 */
function nothingLeft(lines, omissions, matcher, likely) {
    const asked = lines.join(', ');
    const counts = countByRule(omissions, matcher);
    if (counts.size === 0) {
        return new src_errors/* PackageError */.JP(`No files found for ${asked}`, likely ??
            `${lines.map(bracesHint).find(Boolean) ?? ''}Check \`code_path\`, and that the build step ran.`);
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return new src_errors/* PackageError */.JP(`All files in ${asked} are excluded (${files(total)})`, 'Change `exclude`, .fgignore or `code_path`.', [...counts].map(([rule, count]) => `${files(count)} by ${rule}`));
}
function countByRule(omissions, matcher) {
    const counts = new Map();
    for (const { path, rule } of omissions) {
        // A link counts as one file: what lies behind it may be large, and is not followed.
        const count = (0,select_root/* isRealFolder */.jj)(path) ? countWanted(path, matcher) : 1;
        if (count > 0)
            counts.set(rule, (counts.get(rule) ?? 0) + count);
    }
    return counts;
}
/** Files asked for in a folder that was not walked because it is excluded as a whole. */
function countWanted(folder, matcher) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true }).reduce((sum, entry) => {
            const path = (0,external_node_path_.join)(folder, entry.name);
            if (entry.isDirectory())
                return sum + countWanted(path, matcher);
            return matcher.wantsFile(path) ? sum + 1 : sum;
        }, 0);
    }
    catch {
        return 0;
    }
}
function files(count) {
    return count === 1 ? '1 file' : `${count} files`;
}

;// CONCATENATED MODULE: ./build/src/package/select/walk.js








/**
 * Directory walker. Folders that a rule excludes, or in which no pattern can match, are not read.
 * Links are followed.
 */
class Walk {
    #rules;
    #findings;
    constructor(rules, findings) {
        this.#rules = rules;
        this.#findings = findings;
    }
    /**
     * Adds `top`: a file, a folder, or a link to one.
     *
     * Throws PackageError for a link that must not be followed, for anything but regular files, and for
     * a name that no archive should contain.
     */
    start(top) {
        const { name } = top;
        const label = name === '' ? top.path : name;
        const target = followLink(top.path, label, this.#rules.boundary, 'asked');
        if (target.kind === 'directory') {
            this.#walk({ ...top, real: target.real, linked: false, chain: [], again: false });
        }
        else if (this.#rules.matcher.wantsFile(top.path)) {
            this.#findings.add({ name, path: target.real, size: target.size });
        }
    }
    /** Throws PackageError for a file below `top` that is asked for but outside the root. */
    refuseOutside(top) {
        const real = external_node_fs_.realpathSync.native(top);
        this.#walk({ name: top, path: top, real, linked: false, chain: [], again: false });
    }
    /** Whether a rule excludes a place; records the exclusion if the place was asked for. */
    #excludes(place, kind) {
        const rule = this.#rules.ignore.excludes(place.name, kind);
        if (rule === undefined)
            return false;
        if (this.#asksFor(place.path, kind)) {
            this.#findings.omissions.push({ path: place.path, rule });
        }
        return true;
    }
    /** Whether a pattern matches a file, or may match files in a folder. */
    #asksFor(spelled, kind) {
        const { matcher } = this.#rules;
        return kind === 'directory' ? matcher.entersDirectory(spelled) : matcher.wantsFile(spelled);
    }
    #walk(top) {
        const pending = [top];
        for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
            const quietly = folder.again || isOutside(folder);
            const again = this.#findings.reachesAgain(folder, quietly);
            const entries = readFolder(folder.path);
            if (entries.length === 0)
                this.#noteEmpty(folder);
            for (const entry of entries) {
                const below = this.#visit({ ...folder, again }, entry);
                if (below !== undefined)
                    pending.push(below);
            }
        }
    }
    /**
     * Records an empty folder: zips made here have no entries for folders, so it would be lost
     * silently. Folders in node_modules are ignored: package managers and build tools leave them.
     */
    #noteEmpty(folder) {
        if (isOutside(folder) || /(^|\/)node_modules(\/|$)/.test(folder.name))
            return;
        if (!this.#rules.matcher.wantsAllBelow(folder.path))
            return;
        this.#findings.empty.push({ name: folder.name, path: folder.path });
    }
    /** Handles an entry of a folder; returns it if it is a folder to walk. */
    #visit(folder, entry) {
        const place = {
            name: folder.name === '' ? entry.name : `${folder.name}/${entry.name}`,
            path: inFolder(folder.path, entry.name),
        };
        if (isOutside(folder) && this.#isRoot(place))
            return undefined;
        const kind = standsForFolder(entry, place.path) ? 'directory' : 'file';
        if (this.#excludes(place, kind) || !this.#asksFor(place.path, kind))
            return undefined;
        // Such a path cannot be opened, so neither a folder nor a link can be followed.
        if (isMangled(folder.path, entry.name))
            throw badName(place.name, NO_UNICODE);
        if (entry.isSymbolicLink())
            return this.#follow(folder, place);
        if (entry.isDirectory())
            return below(folder, { ...place, real: inFolder(folder.real, entry.name), linked: false });
        if (!entry.isFile())
            throw notRegular(place.name);
        this.#add({ ...place, size: sizeOf(place.path) }, folder.again);
        return undefined;
    }
    #follow(folder, place) {
        const target = followLink(place.path, place.name, this.#rules.boundary, 'found');
        if (target.kind === 'file') {
            this.#add({ name: place.name, path: target.real, size: target.size }, folder.again);
            return undefined;
        }
        refuseCycle(place.name, target.real, [...folder.chain, folder.real]);
        return below(folder, { ...place, real: target.real, linked: true });
    }
    #add(file, again) {
        if (isOutside(file))
            throw outsideOfRoot(file.name, this.#rules.root);
        this.#findings.add(file, again);
    }
    #isRoot(place) {
        const { root } = this.#rules;
        return (0,package_names/* liesIn */.z$)(root, place.path, external_node_path_namespaceObject) && (0,package_names/* liesIn */.z$)(place.path, root, external_node_path_namespaceObject);
    }
}
/** Fast path.join for a normalized path and a name: called for every entry. */
function inFolder(folder, name) {
    return folder.endsWith(external_node_path_.sep) ? folder + name : folder + external_node_path_.sep + name;
}
function isOutside({ name }) {
    return external_node_path_.isAbsolute(name);
}
/** The error for a file that is asked for but outside the root of the package. */
function outsideOfRoot(absolute, root) {
    return new src_errors/* PackageError */.JP(`${absolute} is outside \`code_root\` ${root}`, 'Set `code_root` to a directory that contains every file, or exclude the file with a "!" pattern.');
}
/** Whether this is a folder or a link to one: rules apply to both as to a folder. */
function standsForFolder(entry, spelled) {
    return entry.isDirectory() || (entry.isSymbolicLink() && (0,select_root/* isDirectory */.wd)(spelled));
}
function below(above, found) {
    return { ...found, chain: [...above.chain, above.real], again: above.again };
}
function readFolder(folder) {
    return read(`Directory ${folder}`, () => (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true }));
}
/** Whether a name differs from the one in the folder, byte for byte. */
function isMangled(folder, name) {
    if (!(0,package_names/* mayBeMangled */.PE)(name))
        return false;
    const names = read(`Directory ${folder}`, () => (0,external_node_fs_.readdirSync)(folder, { encoding: 'buffer' }));
    const alike = names.filter((bytes) => bytes.toString() === name);
    return alike.length === 0 || !alike.every((bytes) => bytes.equals(Buffer.from(name)));
}
function sizeOf(file) {
    return read(`File ${file}`, () => (0,external_node_fs_.lstatSync)(file).size);
}
/** Asks the file system. Throws PackageError that names the object if that fails. */
function read(what, look) {
    try {
        return look();
    }
    catch (error) {
        throw new src_errors/* PackageError */.JP(`${what} could not be read (${(0,system_reason/* systemReason */.u)(error)})`, 'Check its permissions and that nothing else changes it, or add it to `exclude` or .fgignore.');
    }
}

;// CONCATENATED MODULE: ./build/src/package/select/select.js













/**
 * Finds the files that `code_path` asks for. A line that exists as a path is that path; anything
 * else is a pattern of @actions/glob, and `!` excludes. Relative paths start at `workspace`. Earlier
 * packages below `temp` are excluded. `found` is called with each file as soon as it is found, in no
 * particular order.
 *
 * Throws PackageError if a line that is not a pattern does not exist, a file is outside
 * `code_root`, a link or name cannot be packaged, or no file is left.
 */
async function selectFiles(asked, workspace, temp, found) {
    const search = await readLines(asked.paths, workspace);
    search.tops.forEach(refuseHidden);
    const root = (0,select_root/* chooseRoot */.UF)(asked.root, search.tops, workspace);
    const findings = new Findings(found);
    const { matcher } = search;
    const boundary = (0,select_root/* chooseBoundary */.oE)(root, workspace);
    const ignore = (0,select_ignore/* ignoreRules */.e)({ root, boundary, temp }, asked.exclude);
    const tops = search.tops.filter(select_root/* exists */.t2);
    for (const top of tops) {
        const seen = (0,select_root/* rootSeenFrom */.yJ)(top, root);
        const walk = new Walk({ root: seen, matcher, boundary, ignore }, findings);
        const holdsRoot = !(0,package_names/* liesIn */.z$)(seen, top, external_node_path_namespaceObject) && (0,package_names/* liesIn */.z$)(top, seen, external_node_path_namespaceObject);
        const start = holdsRoot ? { name: '', path: seen } : { name: nameBelow(seen, top), path: top };
        const rule = excludedFromAbove(start.name, seen, ignore);
        if (rule === undefined)
            walk.start(start);
        else
            findings.omissions.push({ path: top, rule });
        if (holdsRoot)
            walk.refuseOutside(top);
    }
    if (findings.files.size === 0) {
        throw nothingLeft(asked.paths, findings.omissions, matcher, likelyRemedy(findings, workspace));
    }
    const compare = (0,package_names/* byteOrder */.Tz)([...findings.files.keys()]);
    const files = [...findings.files.values()].sort((a, b) => compare(a.name, b.name));
    refuseCollision(files);
    const places = { root, workspace };
    const hoisted = hoistedWarning(findings.files, places);
    const bundled = hoisted === undefined || excludesModules(ignore);
    const idle = unmatchedPatternsWarning(ignore.unmatchedPatterns(), places);
    return {
        files,
        kind: search.kind,
        warnings: [
            ...emptyFolderWarnings(findings.empty, workspace),
            ...(bundled ? [] : [hoisted]),
            ...matcher.unmatchedPatterns().map(unmatchedLineWarning),
            ...(idle === undefined ? [] : [idle]),
        ],
        notes: copiesNote(findings),
    };
}
function likelyRemedy({ empty }, workspace) {
    if ((0,select_root/* isEmptyFolder */.WF)(workspace)) {
        return 'The workspace is empty: run actions/checkout before this step.';
    }
    return empty.some((folder) => isSubmodule(folder.path, workspace))
        ? 'The Git submodule was not fetched: set "submodules: true" for actions/checkout.'
        : undefined;
}
/** Whether node_modules is excluded on purpose, so missing packages are not worth a warning. */
function excludesModules(ignore) {
    return ignore.excludes('node_modules', 'directory') !== undefined;
}
const select_SHOWN = 5;
/** A note about folders that symlinks add to the package again, and their size. */
function copiesNote({ copies, copiedBytes }) {
    if (copies.length === 0)
        return [];
    const shown = copies.slice(0, select_SHOWN).map(({ name, before }) => `${name} (same as ${before})`);
    const more = copies.length - select_SHOWN;
    return [
        `Symlinks package ${(0,units/* counted */.hS)(copies.length, 'folder')} a second time, adding ` +
            `${(0,units/* bytesText */.pV)(copiedBytes)} before compression: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    ];
}
function unmatchedLineWarning(line) {
    return `\`code_path\` ${line} matched no files. ${bracesHint(line)}Check the spelling and that an earlier step creates them.`;
}
/**
 * The single file that `code_path` names, links followed; undefined for a folder, a pattern, or
 * several lines. Throws PackageError for a link that must not be followed.
 */
function namedFile({ paths, root }, workspace) {
    const [line] = paths;
    const found = line === undefined || paths.length > 1 ? undefined : existing(line, workspace);
    if (found === undefined || (0,select_root/* isDirectory */.wd)(found))
        return undefined;
    const name = external_node_path_.basename(found);
    const top = root === undefined ? external_node_path_.dirname(found) : (0,select_root/* chooseRoot */.UF)(root, [found], workspace);
    const seen = (0,select_root/* rootSeenFrom */.yJ)(found, top);
    const boundary = (0,select_root/* chooseBoundary */.oE)((0,package_names/* liesIn */.z$)(seen, found, external_node_path_namespaceObject) ? top : external_node_path_.dirname(found), workspace);
    return { name, path: followLink(found, name, boundary, 'asked').real };
}
async function readLines(lines, workspace) {
    const literal = lines.map((line) => existing(line, workspace));
    if (literal.every((found) => found !== undefined)) {
        const kind = literal.length > 1 ? 'lines' : literal.every(select_root/* isDirectory */.wd) ? 'folder' : 'file';
        return { kind, tops: (0,package_names/* withoutNested */.Iz)(literal, select_root/* isDirectory */.wd, external_node_path_namespaceObject), matcher: EVERYTHING };
    }
    const patterns = lines.flatMap((line, at) => patternsFor(line, literal[at], workspace).map((pattern) => ({ pattern, line })));
    const globber = await createGlobber(patterns.map(({ pattern }) => pattern));
    const matcher = matcherOf(globber, patterns.map(({ line }) => line));
    return { kind: 'patterns', tops: globber.getSearchPaths(), matcher };
}
function patternsFor(line, found, workspace) {
    if (found !== undefined)
        return literalPatterns(found, external_node_path_namespaceObject);
    if (!looksLikePattern(line) && !line.startsWith('#')) {
        refuseHidden(external_node_path_.resolve(workspace, line));
        throw new src_errors/* PackageError */.JP(`\`code_path\` "${line}" not found in ${workspace}`, 'Check the spelling and that an earlier step creates it.');
    }
    return absolutePatterns(spelledPattern(line, workspace), workspace, external_node_path_namespaceObject);
}
/** An absolute pattern whose fixed part is spelled from the workspace, if it is in there. */
function spelledPattern(line, workspace) {
    const rest = line.replace(/^(!\s*)+/, '');
    if (!external_node_path_.isAbsolute(rest))
        return line;
    const fixed = /^[^*?[]*[/\\]|^[^*?[]*$/.exec(rest)?.[0] ?? '';
    const spelled = (0,select_root/* spelledFrom */.iK)(workspace, external_node_path_.resolve(fixed));
    if (spelled === external_node_path_.resolve(fixed))
        return line;
    const inside = external_node_path_.relative(workspace, spelled) || '.';
    return line.slice(0, -rest.length) + external_node_path_.join(inside, '/', rest.slice(fixed.length));
}
/** Loaded on demand: not needed without patterns. */
async function createGlobber(patterns) {
    const { create } = await __webpack_require__.e(/* import() */ 164).then(__webpack_require__.bind(__webpack_require__, 2164));
    try {
        return await create(patterns.join('\n'), { followSymbolicLinks: false });
    }
    catch (error) {
        throw new src_errors/* PackageError */.JP(`Invalid glob pattern in \`code_path\`: ${error.message}`, 'Use the pattern syntax of @actions/glob, without "." and ".." segments.');
    }
}
function nameBelow(root, top) {
    const name = (0,package_names/* entryName */.MB)(root, top, external_node_path_namespaceObject);
    if (name !== undefined)
        return name;
    throw outsideOfRoot(top, root);
}
/** The rule that excludes the path, or a folder between the root and it. */
function excludedFromAbove(name, root, ignore) {
    const parts = name === '' ? [] : name.split('/');
    return parts
        .map((_, at) => parts.slice(0, at + 1).join('/'))
        .map((part) => ignore.excludes(part, (0,select_root/* isDirectory */.wd)(external_node_path_.join(root, part)) ? 'directory' : 'file'))
        .find((rule) => rule !== undefined);
}
function refuseCollision(files) {
    const names = (0,package_names/* findNfcCollision */.PR)(files.map((file) => file.name));
    if (names === undefined)
        return;
    throw new src_errors/* PackageError */.JP(`File names collide after Unicode normalization: ${names.map(withEscapes).join(' and ')}`, 'Rename one of them: some systems treat them as one file.');
}
/** The names render identically, so their bytes are shown too. */
function withEscapes(name) {
    return `${name} (${encodeURI(name)})`;
}
function existing(line, workspace) {
    const absolute = external_node_path_.resolve(workspace, line);
    return (0,select_root/* exists */.t2)(absolute) ? (0,select_root/* spelledFrom */.iK)(workspace, absolute) : undefined;
}
function refuseHidden(absolute) {
    const reason = (0,select_root/* hiddenBy */.W0)(absolute);
    if (reason === undefined)
        return;
    throw new src_errors/* PackageError */.JP(`\`code_path\` ${absolute} could not be read (${reason})`, 'Check the permissions of its parent directories, or fix the path.');
}

;// CONCATENATED MODULE: ./build/src/package/make.js









/**
 * Makes the package that `code_path` and related inputs describe: a new zip below `temp`, or the
 * user's archive or source file unchanged.
 *
 * Size limits are for the caller (overLimit), since not every mode sends the package. Throws
 * PackageError, and the signal's reason; a failure leaves nothing behind.
 */
async function makePackage(request, surroundings) {
    const draft = new Draft(request, surroundings);
    let made;
    try {
        made = await makeFrom(draft, request, surroundings);
        return made;
    }
    finally {
        if (made === undefined || made.path !== draft.path)
            await draft.discard();
    }
}
async function makeFrom(draft, request, surroundings) {
    const named = namedFile(request, surroundings.workspace);
    if (named !== undefined && isArchive(named.name) && request.codeType !== 'inline') {
        return readyArchive(named, request, surroundings, unusedRules(request));
    }
    const { workspace, temp } = surroundings;
    // Inline code and jars are a single file, uploaded unchanged.
    const found = ['auto', 'zip'].includes(request.codeType) ? draft.offer : undefined;
    const selection = await selectFiles(request, workspace, temp, found);
    const [only, ...others] = selection.files;
    const single = selection.kind !== 'folder' && others.length === 0 ? only : undefined;
    if (request.codeType === 'inline')
        return inline(single, request, surroundings);
    if (single !== undefined && isArchive(single.name)) {
        return readyArchive(single, request, surroundings, selection.warnings);
    }
    if (selection.kind === 'patterns')
        refuseArchives(selection, request);
    if (request.codeType === 'jar') {
        throw new src_errors/* PackageError */.JP(`\`code_type: jar\` requires a single .jar file, got ${request.paths.join(', ')}`, 'Set `code_path` to the .jar file, or remove `code_type`.');
    }
    return pack(selection, request, draft, surroundings.refuse);
}
function isArchive(name) {
    return /^\.(zip|jar)$/i.test((0,external_node_path_.extname)(name));
}
/** Archives that builds leave beside the one to deploy: Maven's shade and source plugins, Gradle. */
const BY_PRODUCTS = [
    [/^original-/, 'original-*'],
    [/-plain\.jar$/i, '*-plain.jar'],
    [/-sources\.jar$/i, '*-sources.jar'],
    [/-javadoc\.jar$/i, '*-javadoc.jar'],
    [/-tests\.jar$/i, '*-tests.jar'],
];
/** Rejects patterns that only match archives, but several: a zip of archives is hardly intended. */
function refuseArchives({ files }, { paths }) {
    if (files.length < 2 || !files.every(({ name }) => isArchive(name)))
        return;
    const names = files.map(({ name }) => (0,external_node_path_.basename)(name));
    const excluded = BY_PRODUCTS.filter(([kind]) => names.some((name) => kind.test(name)));
    const lines = excluded.length > 0 ? excluded.map(([, glob]) => glob) : names.slice(1, 2);
    throw new src_errors/* PackageError */.JP(`\`code_path\` (${paths.join(', ')}) matches ${files.length} archives`, `Exclude all but one in \`code_path\`, e.g. with ${lines.map((line) => `"!**/${line}"`).join(' and ')}. ` +
        'To package several archives into one zip, set `code_path` to their directory.', files.slice(0, make_SHOWN).map(({ name }) => name));
}
const make_SHOWN = 10;
/** The zip reader is loaded on demand: packages made here do not need it. */
async function readyArchive({ name, path }, request, { signal, refuse }, warnings) {
    refusePointers([onDisk((0,external_node_path_.basename)(name), path)]);
    const { inspectArchive } = await Promise.all(/* import() */[__webpack_require__.e(663), __webpack_require__.e(945)]).then(__webpack_require__.bind(__webpack_require__, 3945));
    const byName = (0,external_node_path_.extname)(name).toLowerCase() === '.jar' ? 'jar' : 'zip';
    const codeType = request.codeType === 'jar' || request.codeType === 'zip' ? request.codeType : byName;
    const archive = await inspectArchive(path, (0,external_node_path_.basename)(name), {
        signal,
        refuse: (found) => refuse?.({ codeType, ...found }),
    });
    const { digest, size, entries, files } = archive;
    return {
        codeType,
        path,
        digest,
        size,
        filename: request.filename ?? (0,external_node_path_.basename)(name),
        ready: true,
        entries,
        // Possible leaks first: GitHub shows about ten warnings.
        warnings: [
            ...(0,preflight/* nameWarnings */.ri)(entries, 'ready'),
            ...(0,preflight/* contentWarnings */.lF)(files),
            ...pointerWarnings(files),
            ...archive.warnings,
            ...warnings,
            ...(request.compression === 'store' ? [withoutEffect('compression')] : []),
            ...(request.codeType === 'jar' && byName === 'zip' ? [zipAsJar(name)] : []),
        ],
        traces: archive.notes,
    };
}
/** Warnings for inputs that only apply to zips made here, given with a ready archive. */
function unusedRules({ exclude, root }) {
    return [
        ...(exclude.length > 0 ? [withoutEffect('exclude')] : []),
        ...(root === undefined ? [] : [withoutEffect('code_root')]),
    ];
}
function withoutEffect(input) {
    return `\`${input}\` is ignored: the archive is uploaded unchanged.`;
}
function zipAsJar(name) {
    return (`\`code_type: jar\` uploads ${name} as a jar despite its name. ` +
        'If it is not a jar, remove `code_type`.');
}
async function inline(file, request, { refuse }) {
    if (file === undefined) {
        throw new src_errors/* PackageError */.JP(`\`code_type: inline\` requires a single source file, got ${request.paths.join(', ')}`, 'Set `code_path` to that file, or use `code_type: zip`.');
    }
    const { name, path } = file;
    const found = onDisk((0,external_node_path_.basename)(name), path);
    const tooLarge = refuse?.({ codeType: 'inline', size: found.size, entries: [] });
    if (tooLarge !== undefined)
        throw tooLarge;
    refusePointers([found]);
    const { digest, size } = await (0,hashed_file/* hashFile */.DC)(path).catch((error) => {
        throw make_unreadable(name, error);
    });
    return {
        codeType: 'inline',
        path,
        digest,
        size,
        entries: [{ name: (0,external_node_path_.basename)(name), size, packedSize: size }],
        warnings: [
            ...(request.filename === undefined ? [] : [NAMELESS]),
            ...(request.compression === 'store' ? [UNCOMPRESSED] : []),
        ],
    };
}
const NAMELESS = '`code_filename` is ignored: the service names inline code after the handler.';
const UNCOMPRESSED = '`compression` is ignored: inline code is uploaded unchanged.';
function reading(name, read) {
    try {
        return read();
    }
    catch (error) {
        throw make_unreadable(name, error);
    }
}
function make_unreadable(name, error) {
    return new src_errors/* PackageError */.JP(`${name} could not be read (${(0,system_reason/* systemReason */.u)(error)})`, 'Check its permissions, and that nothing else writes to it.');
}
async function pack({ files, kind, warnings, notes }, request, draft, refuse) {
    const tooLarge = refuse?.(planned(files, request));
    if (tooLarge !== undefined)
        throw tooLarge;
    const sources = files.map(readable);
    refusePointers(sources);
    const { filename } = request;
    // Runs while other threads pack; packed sizes do not matter to names.
    const ofNames = (0,preflight/* nameWarnings */.ri)(files.map((file) => ({ ...file, packedSize: 0 })), 'packed');
    const { crlfScripts, ...archive } = await draft.finish(files);
    return {
        codeType: 'zip',
        ...archive,
        ...(filename === undefined ? {} : { filename }),
        // Possible leaks and scripts that cannot run first: GitHub shows about ten warnings.
        warnings: [
            ...ofNames,
            ...(0,preflight/* contentWarnings */.lF)(sources, crlfScripts),
            ...pointerWarnings(sources),
            ...(kind === 'folder' ? singleArchive(archive.entries) : []),
            ...warnings,
        ],
        notes: [...notes, ...(0,preflight/* movingNote */.fq)(archive.entries)],
    };
}
/** Lower bounds for the zip before any file is read: stored, it has at least the bytes of its files. */
function planned(files, { compression }) {
    const entries = files.map(({ name, size }) => {
        return { name, size, packedSize: compression === 'store' ? size : 0 };
    });
    return { codeType: 'zip', size: entries.reduce((sum, one) => sum + one.packedSize, 0), entries };
}
function onDisk(name, path) {
    return readable({ name, path, size: reading(name, () => (0,external_node_fs_.statSync)(path).size) });
}
function readable({ name, size, path }) {
    return { name, size, read: () => reading(name, () => (0,external_node_fs_.readFileSync)(path)) };
}
/** Warns if the directory only contains one archive: probably the archive itself is meant. */
function singleArchive(entries) {
    const [only, ...others] = entries;
    if (only === undefined || others.length > 0 || !isArchive(only.name))
        return [];
    return [
        `The directory contains only ${only.name}, which is zipped again. ` +
            'To deploy it as is, set `code_path` to the file.',
    ];
}

;// CONCATENATED MODULE: ./build/src/plan/route.js

/**
 * Decides how the package reaches the functions.
 *
 * @param signed whether requests are signed over their body, which the gateway limits to 12 MB
 */
function routeOf(code, upload, signed) {
    if (upload === undefined || code.codeType === 'obs' || code.codeType === 'inline') {
        return { kind: 'request' };
    }
    const why = route_reasonFor(code, upload, signed);
    const { codeType } = code;
    return why === undefined
        ? { kind: 'request' }
        : { kind: 'obs', upload, code: { ...code, codeType }, why };
}
function route_reasonFor(code, { when }, signed) {
    if (code.size > size_limits/* LIMITS */.b1[code.codeType])
        return 'it exceeds the 50 MB limit of a request';
    if (signed && (0,size_limits/* exceedsSignedBody */.A2)(code)) {
        return 'it exceeds the 12 MB limit of a request signed with an access key';
    }
    return when === 'always' ? '`upload` is always' : undefined;
}

;// CONCATENATED MODULE: ./build/src/deploy.js












/**
 * Builds the package of the step, once for all functions.
 *
 * @throws PackageError when it cannot be built
 */
async function packageCode(inputs, surroundings) {
    const { code } = inputs;
    if (code.kind === 'obs') {
        return { codeType: 'obs', url: code.url, warnings: code.url.includes('?') ? [PRE_SIGNED] : [] };
    }
    const refuse = (planned) => tooLarge(inputs, planned);
    const made = await makePackage(code.request, { ...surroundings, refuse });
    return { ...made, warnings: [...made.warnings, ...sizeWarnings(inputs, made)] };
}
/**
 * Checks `expect_digest` and the size limits. Runs after packaging so that the report can describe
 * the rejected package.
 *
 * @throws PackageError when it is not the expected one, or exceeds the service's limit; in
 *   `mode: package` the size is only a warning, since the package can be deployed from OBS
 */
function checkPackage(inputs, code) {
    if (code.codeType === 'obs')
        return;
    guardPackage(code, inputs.expectDigest);
    const error = tooLarge(inputs, code);
    if (error !== undefined)
        throw error;
}
/** Over the limit of a request; the one of OBS where the package may go through OBS. */
function tooLarge(inputs, planned) {
    return inputs.mode === 'package' ? undefined : (0,size_limits/* overLimit */.W1)(planned, inputs.upload !== undefined);
}
function uploadRoute(inputs, code) {
    return routeOf(code, inputs.upload, signsRequests(inputs.access));
}
const PRE_SIGNED = '`code_url` has a query string. Pre-signed URLs may not be supported: prefer the plain object URL';
function sizeWarnings(inputs, made) {
    const warning = inputs.mode === 'package'
        ? (0,size_limits/* overLimit */.W1)(made)?.message
        : signsRequests(inputs.access) && uploadRoute(inputs, made).kind === 'request'
            ? (0,size_limits/* signedBodyWarning */.JF)(made)
            : undefined;
    return warning === undefined ? [] : [warning];
}
/** Deploys the package to every function, and releases it where that is asked. */
async function deployAll(inputs, code, connection, finder) {
    const uploads = await uploadsFor(uploadRoute(inputs, code), connection);
    const { credentials } = connection;
    const order = {
        ...inputs,
        code,
        ...(uploads === undefined ? {} : { uploads }),
        find: (target, before, own) => finder?.find(target, before, { ...own, credentials }),
        functions: inputs.targets.length,
    };
    return handleAll(inputs, connection, (target, own) => new Deployment(target, order, own).run());
}
/** Releases a version of every function that is there already: no code is sent. */
function releaseAll(inputs, connection) {
    return handleAll(inputs, connection, readOnly);
}
/**
 * Handles up to `max_parallel` functions at a time; the results are in the order of the inputs. A
 * failure does not stop the others, but with `fail_fast` no further function is started.
 */
async function handleAll(inputs, connection, handle) {
    const { release } = inputs;
    // Loaded only where a version is asked for.
    const rollout = release && { request: release, ...(await __webpack_require__.e(/* import() */ 402).then(__webpack_require__.bind(__webpack_require__, 402))) };
    let failed = false;
    const names = (0,report_names/* namesOf */.e)(inputs.targets);
    const all = await (0,p_map/* default */.Ay)(inputs.targets, async (target, at) => {
        const name = names.length > 1 ? names[at] : undefined;
        const own = name === undefined ? connection : named(connection, name);
        const cancelled = isCancelled(connection.signal);
        if (cancelled || (failed && inputs.failFast)) {
            const result = (0,report_result/* skipped */.hT)(target, cancelled ? 'cancellation' : 'failure');
            return { result, connection: own };
        }
        const prepared = await timed(own, async () => {
            const result = await handle(target, own);
            if (rollout === undefined)
                return { result, connection: own };
            return rollout.prepareRelease(result, rollout.request, own);
        });
        failed ||= prepared.result.outcome === 'failed';
        if (name !== undefined)
            own.log.info(doneLine(prepared.result));
        return prepared;
    }, { concurrency: inputs.maxParallel });
    return rollout?.finishReleases(all, inputs) ?? all.map(({ result }) => result);
}
/** Loaded only where a package goes through OBS. */
async function uploadsFor(route, connection) {
    if (route.kind !== 'obs')
        return undefined;
    const { Uploads } = await __webpack_require__.e(/* import() */ 831).then(__webpack_require__.bind(__webpack_require__, 9831));
    return new Uploads(route, connection);
}
function named(connection, { label }) {
    return { ...connection, log: prefixed(connection.log, label) };
}
async function timed({ clock }, work) {
    const started = clock.now().getTime();
    const prepared = await work();
    const milliseconds = clock.now().getTime() - started;
    return { ...prepared, result: { ...prepared.result, milliseconds } };
}
function isCancelled(signal) {
    return signal.reason instanceof src_errors/* CancelledError */.cc;
}
/** Reads a function whose versions and aliases alone are to change. */
async function readOnly(target, connection) {
    try {
        const state = await (0,functiongraph/* readFunction */.v5)(target, connection);
        connection.log.info(readLine(state));
        return (0,report_result/* untouched */.sF)(target, state);
    }
    catch (error) {
        for (const line of (0,src_errors/* traceOf */.fC)(error))
            connection.log.debug(line);
        return (0,report_result/* failedBefore */.tx)(target, error);
    }
}

;// CONCATENATED MODULE: ./build/src/inputs/fields.js

/** An input's value, where the input was given. */
function fields_given(read, name, parse) {
    const text = read(name);
    return text === '' ? undefined : parse(text);
}
/** A foreign value for a message: quoted, without credentials in URLs, at most 100 characters. */
function quote(value) {
    const open = value.includes('://') ? withoutSecrets(value) : value;
    return `"${open.length > 100 ? `${open.slice(0, 100)}…` : open}"`;
}
/** An input, or an input with its value, as messages write it. */
function asCode(text) {
    return `\`${text}\``;
}
/** The user and the query of a URL may be a password or a signature. */
function withoutSecrets(address) {
    return (0,src_address/* withoutQuery */.j$)(address).replace(/\/\/[^/@]*@/g, '//');
}
/** A boolean by YAML 1.2's core schema, as `getBooleanInput` of `@actions/core` reads it. */
function readBoolean(name, text, problems) {
    if (['true', 'True', 'TRUE'].includes(text))
        return true;
    if (['false', 'False', 'FALSE'].includes(text))
        return false;
    problems.push(`${asCode(name)} must be true or false, got ${quote(text)}`);
    return undefined;
}
/** An integer within bounds, both included. */
function readInteger(name, text, bounds, problems) {
    const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= bounds.least && value <= bounds.most)
        return value;
    problems.push(`${asCode(name)} must be an integer from ${bounds.least} to ${bounds.most}, got ${quote(text)}`);
    return undefined;
}
/** One of a closed set of words. */
function readChoice(name, text, words, problems) {
    const found = words.find((word) => word === text);
    if (found === undefined) {
        problems.push(`${asCode(name)} must be one of ${words.join(', ')}, got ${quote(text)}`);
    }
    return found;
}
/** A SHA-512 in hex digits, in lower case. */
function readDigest(name, text, problems) {
    if (/^[0-9a-f]{128}$/i.test(text))
        return text.toLowerCase();
    problems.push(`${asCode(name)} must be a SHA-512 (128 hex digits), got ${quote(text)}`);
    return undefined;
}
/** The lines of a text, trimmed, without blank ones. */
function fields_readLines(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/**
 * The lines of a text that are gitignore patterns. A backslash at the end escapes a space there that
 * was trimmed, here or where the input was read; without it git ignores the pattern.
 */
function readIgnorePatterns(text) {
    return fields_readLines(text).map((line) => (/(?<!\\)(\\\\)*\\$/.test(line) ? `${line} ` : line));
}
/** IDs: a JSON array of strings, or one per line, or comma-separated. `[]` is an empty list. */
function readIds(name, text, problems) {
    if (!text.startsWith('[')) {
        const ids = fields_readLines(text.replaceAll(',', '\n'));
        if (ids.length > 0 && ids.every(isId))
            return ids;
    }
    else {
        const ids = parsedArray(text);
        if (ids?.every((id) => typeof id === 'string' && isId(id)))
            return ids;
    }
    problems.push(`${asCode(name)} must be a list of IDs (one per line, comma-separated, or a JSON array of ` +
        `strings, [] for none), got ${quote(text)}`);
    return undefined;
}
/** An ID is opaque, but it is one word. */
function isId(text) {
    return /^[^\s"[\]{}]+$/.test(text);
}
function parsedArray(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** The URL of a service: https, or http to this machine only, since credentials are sent there. */
function readEndpoint(name, text, problems) {
    const url = (0,src_address/* parsedUrl */.jB)(text.replaceAll('{region}', 'region-1'));
    const problem = url === undefined ? NO_HTTPS_URL : endpointProblem(url);
    if (problem === undefined)
        return text;
    problems.push(`${asCode(name)} ${problem}, got ${quote(text)}`);
    return undefined;
}
const NO_HTTPS_URL = 'must be an https URL (https://host[:port])';
function endpointProblem(url) {
    if (url.username !== '' || url.password !== '')
        return 'must not contain a user name or password';
    if (url.search !== '' || url.hash !== '')
        return 'must not contain a query or fragment';
    if (url.protocol === 'https:')
        return undefined;
    if (url.protocol !== 'http:')
        return NO_HTTPS_URL;
    return (0,src_address/* isLoopback */.U9)(url.hostname) ? undefined : 'must use https (http would expose credentials)';
}

;// CONCATENATED MODULE: ./build/src/inputs/empty-secrets.js

/** The account whose runs only get Dependabot secrets. */
const DEPENDABOT = 'dependabot[bot]';
/** The events whose runs get no secrets if they come from a fork (`pull_request_target` runs do). */
const OF_PULL_REQUESTS = [
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
];
/** The events whose runs only get Dependabot secrets if Dependabot started them (GitHub's list). */
const OF_DEPENDABOT = [
    ...OF_PULL_REQUESTS,
    ...['push', 'create', 'deployment', 'deployment_status'],
];
const FORK = 'Secrets are not available to pull requests from forks. Skip this step there ' +
    'with if: github.event.pull_request.head.repo.full_name == github.repository, or use ' +
    'mode: package, which needs no credentials';
const BY_DEPENDABOT = 'Runs started by Dependabot only have access to Dependabot secrets. Skip this step there ' +
    `with if: github.actor != '${DEPENDABOT}', use mode: package, which needs no credentials, or add ` +
    'them as Dependabot secrets (Settings > Secrets and variables > Dependabot)';
/**
 * Why this run has no access to the repository's secrets, and what to do about it; undefined if it
 * has. An empty secret looks like an input that was not given.
 */
function empty_secrets_withoutSecrets(environment, event) {
    const name = environment['GITHUB_EVENT_NAME'] ?? '';
    // Re-running a job (GITHUB_TRIGGERING_ACTOR) does not change which secrets it gets.
    if (environment['GITHUB_ACTOR'] === DEPENDABOT && OF_DEPENDABOT.includes(name)) {
        return BY_DEPENDABOT;
    }
    const fromFork = OF_PULL_REQUESTS.some((one) => one === name) && isFromFork(event);
    return fromFork ? FORK : undefined;
}
/** The likely cause of a missing value in a run that has access to secrets. */
const SECRET_NOT_VISIBLE = 'If the value comes from a secret, that secret is empty or not visible to this job: check its name, ' +
    "the job's environment:, and secrets: inherit in the calling workflow";

;// CONCATENATED MODULE: ./build/src/inputs/key-families.js
const INPUT_FAMILY = {
    accessKey: 'access_key',
    secretKey: 'secret_key',
    securityToken: 'security_token',
};
/** In this order: Huawei's SDKs; what huaweicloud/auth-action exports; the Terraform provider. */
const KEY_FAMILIES = [
    {
        accessKey: 'HUAWEICLOUD_SDK_AK',
        secretKey: 'HUAWEICLOUD_SDK_SK',
        securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
    },
    { accessKey: 'HUAWEI_CLOUD_ACCESS_KEY_ID', secretKey: 'HUAWEI_CLOUD_SECRET_ACCESS_KEY' },
    { accessKey: 'HW_ACCESS_KEY', secretKey: 'HW_SECRET_KEY', securityToken: 'HW_SECURITY_TOKEN' },
];
/** Reads a family; `read` returns an empty text for a missing value. */
function key_families_keysOf(family, read) {
    const accessKey = read(family.accessKey);
    const secretKey = read(family.secretKey);
    const securityToken = family.securityToken === undefined ? '' : read(family.securityToken);
    if (accessKey === '' && secretKey === '' && securityToken === '')
        return { kind: 'none' };
    if (accessKey === '' || secretKey === '') {
        const missing = accessKey === '' ? family.accessKey : family.secretKey;
        const present = [family.accessKey, family.secretKey, family.securityToken ?? ''];
        const given = present.find((name) => name !== '' && read(name) !== '') ?? '';
        return { kind: 'partial', given, missing };
    }
    const temporary = securityToken === '' ? {} : { securityToken };
    return { kind: 'complete', keys: { accessKey, secretKey, ...temporary }, family };
}

;// CONCATENATED MODULE: ./build/src/inputs/oidc.js

const DEFAULT_STS_ENDPOINT = 'https://sts.{region}.myhuaweicloud.com';
const DEFAULT_IAM_ENDPOINT = 'https://iam.{region}.myhuaweicloud.com';
/** The pair of URNs that STS requires, if given. */
function readAgency(read) {
    const providerUrn = read('oidc_provider_urn');
    const agencyUrn = read('oidc_agency_urn');
    if (providerUrn === '' && agencyUrn === '')
        return { kind: 'none' };
    if (agencyUrn === '') {
        return { kind: 'partial', given: 'oidc_provider_urn', missing: 'oidc_agency_urn' };
    }
    if (providerUrn === '') {
        return { kind: 'partial', given: 'oidc_agency_urn', missing: 'oidc_provider_urn' };
    }
    return {
        kind: 'complete',
        read(problems) {
            checkWord('oidc_provider_urn', providerUrn, problems);
            checkWord('oidc_agency_urn', agencyUrn, problems);
            const endpoint = endpointIn(read, 'sts_endpoint', DEFAULT_STS_ENDPOINT, problems);
            const audience = read('oidc_audience') || providerUrn;
            return { kind: 'agency', providerUrn, agencyUrn, audience, endpoint };
        },
    };
}
/** The name of an identity provider in IAM, if given. */
function readIdentityProvider(read) {
    const provider = read('oidc_identity_provider');
    if (provider === '')
        return undefined;
    return (problems) => {
        checkWord('oidc_identity_provider', provider, problems);
        const endpoint = endpointIn(read, 'iam_endpoint', DEFAULT_IAM_ENDPOINT, problems);
        const audience = read('oidc_audience') || provider;
        return { kind: 'identity provider', provider, audience, endpoint };
    };
}
const AGENCY = ['oidc_provider_urn', 'oidc_agency_urn'];
const IDENTITY_PROVIDER = ['oidc_identity_provider'];
/**
 * Endpoints of authentication methods. They describe the cloud, as `endpoint` does, so shared
 * workflows set them for all jobs: if their method is not used, only their format is checked.
 */
const ENDPOINTS = [
    ['sts_endpoint', AGENCY],
    ['iam_endpoint', IDENTITY_PROVIDER],
];
/** Problems of OIDC inputs whose authentication method is not selected. */
function strayOidcInputs(read) {
    const problems = [];
    if (read('oidc_audience') !== '' && noneGiven(read, [...AGENCY, ...IDENTITY_PROVIDER])) {
        problems.push('`oidc_audience` is only allowed with `oidc_provider_urn` or `oidc_identity_provider`');
    }
    for (const [name] of idleEndpoints(read))
        readEndpoint(name, read(name), problems);
    return problems;
}
/** Problems of endpoints that are given without any credentials. */
function endpointsAlone(read) {
    return idleEndpoints(read).map(([name, owners]) => `${asCode(name)} is only used with ${owners.map(asCode).join(' and ')}`);
}
function idleEndpoints(read) {
    return ENDPOINTS.filter(([name, owners]) => read(name) !== '' && noneGiven(read, owners));
}
function noneGiven(read, names) {
    return names.every((name) => read(name) === '');
}
function endpointIn(read, name, byDefault, problems) {
    const text = read(name);
    return text === '' ? byDefault : (readEndpoint(name, text, problems) ?? byDefault);
}
/** URNs and names are sent in a header or compared verbatim: one word of printable ASCII. */
function checkWord(name, text, problems) {
    if (/^[\x21-\x7e]{1,1500}$/.test(text))
        return;
    problems.push(`${asCode(name)} must be printable ASCII without whitespace, got ${quote(text)}`);
}

;// CONCATENATED MODULE: ./build/src/inputs/access.js




const TOKEN_VARIABLE = 'HW_AUTH_TOKEN';
/** The token with which a job requests OIDC tokens from GitHub. */
const access_REQUEST_TOKEN = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN';
/**
 * All secret values in inputs and environment, used or not: they are masked before any output. With
 * the access keys, which are no secrets, but rejected signatures name them (`ak <key> not exist`).
 */
function secretsIn(read, environment) {
    const fromInputs = [...namesIn(INPUT_FAMILY), 'iam_token'].map(read);
    const names = KEY_FAMILIES.flatMap(namesIn);
    const fromEnvironment = [...names, TOKEN_VARIABLE, access_REQUEST_TOKEN].map((name) => value(environment, name));
    return [...fromInputs, ...fromEnvironment].filter((secret) => secret !== '');
}
function namesIn({ accessKey, secretKey, securityToken }) {
    return [accessKey, secretKey, securityToken].filter((name) => name !== undefined);
}
/** Selects the credentials: inputs first, then the first complete family of the environment. */
function readAccess(read, environment, problems, event = () => undefined) {
    const before = problems.length;
    const why = empty_secrets_withoutSecrets(environment, event()) ?? SECRET_NOT_VISIBLE;
    const methods = methodsInInputs(read, why, problems);
    problems.push(...strayOidcInputs(read));
    const [first, second] = methods;
    if (first !== undefined && second !== undefined) {
        problems.push(`${asCode(first.name)} and ${asCode(second.name)} cannot be combined: choose one authentication method`);
    }
    const [access] = methods.map((method) => method.read(problems));
    if (problems.length > before)
        return undefined;
    return access ?? fromEnvironment(environment, problems, read, why);
}
/**
 * The complete sets of credentials among the inputs. A partial one is a problem.
 *
 * @param why the likely reason for a missing value that the workflow does set
 */
function methodsInInputs(read, why, problems) {
    const methods = [];
    const keys = key_families_keysOf(INPUT_FAMILY, read);
    if (keys.kind === 'partial')
        problems.push(incomplete(keys, why));
    if (keys.kind === 'complete') {
        methods.push({ name: 'access_key', read: (found) => checkedKeys(keys, 'inputs', found) });
    }
    const token = read('iam_token');
    if (token !== '') {
        const checked = (found) => checkedToken(token, 'iam_token', 'inputs', found);
        methods.push({ name: 'iam_token', read: checked });
    }
    const agency = readAgency(read);
    if (agency.kind === 'partial')
        problems.push(incomplete(agency, why));
    if (agency.kind === 'complete')
        methods.push({ name: 'oidc_provider_urn', read: agency.read });
    const provider = readIdentityProvider(read);
    if (provider !== undefined)
        methods.push({ name: 'oidc_identity_provider', read: provider });
    return methods;
}
function incomplete({ given, missing }, why) {
    return `${asCode(missing)} is required with ${asCode(given)}. ${why}`;
}
function fromEnvironment(environment, problems, read, why) {
    const found = KEY_FAMILIES.map((family) => key_families_keysOf(family, (name) => value(environment, name)));
    const complete = found.find((family) => family.kind === 'complete');
    if (complete !== undefined) {
        const { accessKey, secretKey } = complete.family;
        return checkedKeys(complete, `${accessKey} and ${secretKey}`, problems);
    }
    const token = value(environment, TOKEN_VARIABLE);
    if (token !== '')
        return checkedToken(token, TOKEN_VARIABLE, TOKEN_VARIABLE, problems);
    const partial = found.find((family) => family.kind === 'partial');
    problems.push(partial === undefined
        ? 'No credentials found: set `oidc_provider_urn` and `oidc_agency_urn`, or ' +
            '`oidc_identity_provider`, or `access_key` and `secret_key`, or `iam_token`, or the ' +
            'environment variables HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK. ' +
            `${emptyOnes(environment)}${why}`
        : `${partial.missing} must be set in the environment together with ${partial.given}. ${why}`);
    if (partial === undefined)
        problems.push(...endpointsAlone(read));
    return undefined;
}
/** A sentence about variables that are set to an empty text, as an empty secret sets them. */
function emptyOnes(environment) {
    const keys = KEY_FAMILIES.flatMap(({ accessKey, secretKey, securityToken = '' }) => [
        ...[accessKey, secretKey, securityToken],
    ]);
    const names = [...keys, TOKEN_VARIABLE];
    const empty = names.filter((name) => environment[name]?.trim() === '');
    if (empty.length === 0)
        return '';
    return `${empty.join(' and ')} ${empty.length === 1 ? 'is' : 'are'} set but empty. `;
}
function checkedKeys({ keys, family }, from, problems) {
    const parts = ['accessKey', 'secretKey', 'securityToken'];
    const flaws = parts.flatMap((part) => {
        const flaw = keys[part] === undefined ? undefined : headerFlaw(keys[part]);
        return flaw === undefined ? [] : [`${access_label(String(family[part]))} ${flaw}`];
    });
    problems.push(...flaws);
    return flaws.length === 0 ? { kind: 'keys', keys, from } : undefined;
}
function checkedToken(token, name, from, problems) {
    if (isGitHubToken(token)) {
        problems.push(`${access_label(name)} is a GitHub token, which is never sent to another host: use a Huawei Cloud ` +
            'IAM token, or `access_key` and `secret_key`');
        return undefined;
    }
    const flaw = headerFlaw(token);
    if (flaw === undefined)
        return { kind: 'token', token, from };
    problems.push(`${access_label(name)} ${flaw}`);
    return undefined;
}
/** Tests for the prefixes of GitHub's tokens. Such a token is useless to Huawei Cloud. */
function isGitHubToken(token) {
    return /^(gh[a-z]_|github_pat_)/.test(token);
}
/**
 * Why a key or token cannot be sent in a header, without showing it; undefined if it can. Headers
 * take printable ASCII without whitespace. Its ends are trimmed already.
 */
function headerFlaw(text) {
    if (/[\r\n]/.test(text))
        return 'contains a line break: store it as a single line';
    if (/^(["'`]).*\1$/.test(text))
        return 'is in quotes: store it without them';
    return /^[\x21-\x7e]+$/.test(text) ? undefined : 'contains whitespace or invalid characters';
}
function value(environment, name) {
    return name === undefined ? '' : (environment[name] ?? '').trim();
}
/** Inputs stand in backticks, environment variables do not. */
function access_label(name) {
    return name === name.toLowerCase() ? asCode(name) : name;
}

;// CONCATENATED MODULE: ./build/src/inputs/missing-path.js

/**
 * The problem of a path that does not exist: where it was looked for, and the likely cause.
 * `workspace` is undefined if unknown.
 */
function missingPath(input, line, workspace) {
    const where = workspace === undefined ? 'the workspace' : workspace.path;
    return `${asCode(input)} ${quote(line)} not found in ${where}: ${causeOf(line, workspace)}`;
}
/** Workspaces inside containers: of a job with `container:`, and of a container action. */
const IN_CONTAINER = /^(\/__w|\/github\/workspace)(\/|$)/;
/** Workspaces of runners outside containers. */
const ON_HOST = /^(\/home\/|\/Users\/|[a-z]:[\\/])|\/_work\//i;
function causeOf(line, workspace) {
    if (/^(["']).*\1$/.test(line))
        return 'remove the quotes';
    if (line.startsWith('- '))
        return 'remove the "- ", the input is text with one path per line';
    if (/^~([/\\]|$)/.test(line))
        return '"~" is not expanded, write the absolute path';
    if (/\$\{?\w|%\w+%/.test(line)) {
        return 'variables are not expanded here, use an expression, e.g. ${{ env.NAME }}';
    }
    if (/\{[^{}]*,[^{}]*\}/.test(line))
        return 'braces are not expanded, write one path per line';
    if (workspace !== undefined) {
        const inside = IN_CONTAINER.test(workspace.path);
        if (inside && ON_HOST.test(line)) {
            return 'this is a path of the host, but the job runs in a container; write it relative to the workspace';
        }
        if (!inside && IN_CONTAINER.test(line)) {
            return 'this is a path inside a container, but this step runs outside; write it relative to the workspace';
        }
        if (workspace.isEmpty()) {
            return 'the workspace is empty, run actions/checkout before this step';
        }
    }
    if (line.includes(','))
        return 'write one path per line, without commas';
    return 'check the spelling and that an earlier step creates it';
}

;// CONCATENATED MODULE: ./build/src/inputs/code.js




const CODE_TYPES = ['auto', 'zip', 'inline', 'jar', 'obs'];
const COMPRESSIONS = ['deflate', 'store'];
const FILES_ONLY = ['code_root', 'code_filename', 'exclude', 'upload_bucket'];
/** Reads `code_path` or `code_url` and the inputs that go with them, each validated independently. */
function readCode(read, files, problems) {
    const type = readChoice('code_type', read('code_type') || 'auto', CODE_TYPES, problems);
    const packing = readPacking(read, type, files, problems);
    const lines = readPaths(read, files, problems);
    const text = read('code_url');
    const url = text === '' ? undefined : obsUrl('code_url', text, problems);
    if (text !== '' && lines.length > 0) {
        problems.push('`code_path` and `code_url` cannot be combined');
        return undefined;
    }
    if (text !== '') {
        problems.push(...strayBesideUrl(read, type));
        return url === undefined ? undefined : { kind: 'obs', url };
    }
    return readFiles(lines, type, packing, problems);
}
/** Problems of inputs that only apply to files, given together with `code_url`. */
function strayBesideUrl(read, type) {
    const wrongType = type !== undefined && type !== 'auto' && type !== 'obs';
    return [
        ...(wrongType ? [`\`code_type\` must be auto or obs with \`code_url\`, got "${type}"`] : []),
        ...FILES_ONLY.filter((name) => read(name) !== '').map((name) => `${asCode(name)} is not allowed with \`code_url\``),
    ];
}
/** The URL of an OBS object. Its query may contain a signature, so messages omit it. */
function obsUrl(name, text, problems) {
    const url = (0,src_address/* parsedUrl */.jB)(text);
    const sound = url !== undefined && ['https:', 'http:'].includes(url.protocol) && !/\s/.test(text);
    if (sound && url.username === '' && url.password === '')
        return text;
    problems.push(`${asCode(name)} must be an OBS object URL (https://<bucket>.obs.<region>.myhuaweicloud.com/<key>), ` +
        `got ${quote(text)}`);
    return undefined;
}
/** How files are packaged. */
function readPacking(read, type, { exists, workspace }, problems) {
    const compression = read('compression') || 'deflate';
    const root = read('code_root');
    if (root !== '' && !exists(root)) {
        problems.push(missingPath('code_root', root, workspace));
    }
    const filename = readFilename(read('code_filename'), type, problems);
    return {
        exclude: readIgnorePatterns(read('exclude')),
        compression: readChoice('compression', compression, COMPRESSIONS, problems) ?? 'deflate',
        ...(root === '' ? {} : { root }),
        ...(filename === undefined ? {} : { filename }),
    };
}
function readPaths(read, { exists, workspace }, problems) {
    const lines = fields_readLines(read('code_path'));
    for (const line of lines.filter((line) => !exists(line))) {
        if (line.includes('://')) {
            problems.push(`\`code_path\` must not be a URL, got ${quote(line)}: use \`code_url\``);
        }
        else if (!mayMatch(line)) {
            problems.push(missingPath('code_path', line, workspace));
        }
    }
    return lines;
}
function readFiles(lines, type, packing, problems) {
    if (lines.length === 0) {
        problems.push('`code_path` is required: a directory, file, archive or glob patterns');
    }
    if (type === 'obs')
        problems.push('`code_type: obs` requires `code_url` instead of `code_path`');
    if (type === undefined || type === 'obs')
        return undefined;
    return { kind: 'files', request: { paths: lines, codeType: type, ...packing } };
}
/** Patterns are resolved later, and a line with # is a comment, as in `@actions/glob`. */
function mayMatch(line) {
    return looksLikePattern(line) || line.startsWith('#');
}
/** The service rejects a path in `code_filename` (FSS.1078, seen in a live test record). */
function readFilename(text, type, problems) {
    if (text === '')
        return undefined;
    if (type === 'inline')
        problems.push('`code_filename` is not allowed with `code_type: inline`');
    else if (!/^[^/\\\p{Cc}]+$/u.test(text) || text === '.' || text === '..') {
        problems.push(`\`code_filename\` must be a file name without a path, e.g. index.zip, got ${quote(text)}`);
    }
    return text;
}
/** The queries of all URLs in the inputs, also of a URL in `code_path`, where none belongs. */
function querySecrets(read) {
    const paths = fields_readLines(read('code_path')).filter((line) => line.includes('://'));
    return [read('code_url'), read('dependency_pkg'), ...paths].flatMap(src_address/* querySecretsOf */.HR);
}

// EXTERNAL MODULE: ./build/src/cloud/proxy.js
var proxy = __webpack_require__(5639);
;// CONCATENATED MODULE: ./build/src/inputs/proxies.js

/**
 * Rejects an invalid proxy URL before anything is sent. The value is not shown: it may contain a
 * password.
 */
function readProxies(environment, problems) {
    const name = proxy/* PROXY_VARIABLES */.bD.find((variable) => (environment[variable] ?? '') !== '');
    if (name === undefined || (0,proxy/* parseProxy */.YR)(environment[name] ?? '') !== undefined)
        return;
    problems.push(`${name} must be http://[user:password@]host:port, with or without http:// (https:// is ` +
        'supported, SOCKS is not). In user and password write % as %25, # as %23, @ as %40, / as ' +
        '%2F. Unset the variable to connect directly');
}
/** Passwords of proxies, also in a variable that is not a valid proxy URL. */
function proxySecrets(environment) {
    return [...proxy/* PROXY_VARIABLES */.bD, ...proxy/* PLAIN_PROXY_VARIABLES */.KR].flatMap((variable) => {
        const text = environment[variable] ?? '';
        const [, unread] = /^(?:\w+:\/\/)?[^:@/]*:(.+)@/.exec(text) ?? [];
        return [...(0,proxy/* passwordsIn */.gW)(text), ...(unread === undefined ? [] : [unread])];
    });
}

;// CONCATENATED MODULE: ./build/src/inputs/dependencies.js


/** Reads the three inputs about dependencies. */
function readDependencies(read, problems) {
    const versions = fields_given(read, 'depend_version_list', (text) => readIds('depend_version_list', text, problems));
    const first = fields_given(read, 'depend_list', (text) => readIds('depend_list', text, problems));
    const dependencyPackage = fields_given(read, 'dependency_pkg', (text) => text === 'none' ? '' : obsUrl('dependency_pkg', text, problems));
    if (read('depend_version_list') !== '' && read('depend_list') !== '') {
        problems.push('`depend_version_list` and `depend_list` cannot be combined');
    }
    return {
        ...(versions === undefined ? {} : { list: { field: 'dependVersionList', ids: versions } }),
        ...(first === undefined ? {} : { list: { field: 'dependList', ids: first } }),
        ...(dependencyPackage === undefined ? {} : { dependencyPkg: dependencyPackage }),
    };
}

;// CONCATENATED MODULE: ./build/src/inputs/release.js

/** Inputs about versions and aliases, except `publish` and `alias_percent`, which have defaults. */
const RELEASE_ONLY = [
    'version',
    'version_description',
    'test_event',
    'alias',
    'keep_versions',
];
/** Inputs about code, which are not allowed in `mode: release`. */
const CODE_ONLY = [
    ...['code_path', 'code_url', 'code_root', 'code_filename', 'exclude'],
    ...['depend_version_list', 'depend_list', 'dependency_pkg', 'upload_bucket'],
    ...['expect_digest', 'if_deployed_digest', 'version_description'],
];
/** Inputs about code with a default, which is allowed in every mode. */
const DEFAULTS = {
    upload: 'auto',
    code_type: 'auto',
    compression: 'deflate',
};
/**
 * Reads the inputs about versions and aliases, validating each independently.
 *
 * @returns undefined if no release is requested
 */
function readRelease(read, mode, environment, problems) {
    const publish = fields_given(read, 'publish', (text) => readBoolean('publish', text, problems)) ?? false;
    const name = fields_given(read, 'version', (text) => readVersion(text, mode, problems));
    const description = readDescription(read, environment, problems);
    const testEvent = fields_given(read, 'test_event', (text) => readEvent(text, problems));
    const alias = readAlias(read, problems);
    const bounds = { least: 1, most: 1_000 };
    const keep = fields_given(read, 'keep_versions', (text) => readInteger('keep_versions', text, bounds, problems));
    problems.push(...misplaced(read, mode, publish));
    const version = versionRequest(mode, publish, name, description);
    const asked = version.kind !== 'latest' || testEvent !== undefined || keep !== undefined;
    return asked ? { version, testEvent, alias, keep } : undefined;
}
function versionRequest(mode, publish, name, description) {
    if (mode === 'release') {
        return name === 'previous' ? { kind: 'previous' } : { kind: 'existing', name: name ?? '' };
    }
    return publish ? { kind: 'publish', name, description } : { kind: 'latest' };
}
/** Problems with inputs that are not allowed in this mode or require another input. */
function misplaced(read, mode, publish) {
    const has = (name) => read(name) !== '';
    const share = !['', '100'].includes(read('alias_percent'));
    const aliasless = share && !has('alias') ? ['`alias_percent` requires `alias` when it is not 100'] : [];
    if (mode === 'package') {
        const names = [...(publish ? ['publish'] : []), ...RELEASE_ONLY.filter(has)];
        return names.map((name) => `\`${name}\` is not allowed in \`mode: package\`, which uses no function`);
    }
    if (mode === 'release') {
        const changed = Object.keys(DEFAULTS).filter((name) => !['', DEFAULTS[name]].includes(read(name)));
        const flags = [
            ...(publish ? ['publish'] : []),
            ...['force', 'show_changes'].filter((name) => /^true$/i.test(read(name))),
        ];
        return [
            ...['version', 'alias']
                .filter((name) => !has(name))
                .map((name) => `\`${name}\` is required in \`mode: release\``),
            ...[...CODE_ONLY.filter(has), ...changed, ...flags].map((name) => `\`${name}\` is not allowed in \`mode: release\`, which sends no code and publishes nothing`),
            ...aliasless,
        ];
    }
    const needing = publish ? [] : ['version', 'version_description', 'alias'].filter(has);
    return [
        ...needing.map((name) => name === 'version_description'
            ? `\`${name}\` requires \`publish: true\``
            : `\`${name}\` requires \`publish: true\` or \`mode: release\``),
        ...aliasless,
    ];
}
/** Version names accepted by the service, as its Terraform provider validates them. */
const release_VERSION = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,40}[A-Za-z0-9])?$/;
function readVersion(text, mode, problems) {
    if (text === 'latest') {
        problems.push('`version` must be a published version, got "latest", which is what code is deployed to');
    }
    else if (text === 'previous' && mode !== 'release') {
        problems.push('`version` "previous" is only allowed in `mode: release`');
    }
    else if (release_VERSION.test(text)) {
        return text;
    }
    else {
        problems.push(`\`version\` must be 1 to 42 letters, digits, "_", "-" and ".", with a letter or digit first and last, got ${quote(text)}`);
    }
    return undefined;
}
/** Documented maximum, in characters. */
const LONGEST_DESCRIPTION = 512;
function readDescription(read, environment, problems) {
    const text = read('version_description');
    if (text.length > LONGEST_DESCRIPTION) {
        problems.push(`\`version_description\` must have at most ${LONGEST_DESCRIPTION} characters, got ${text.length}`);
    }
    if (text !== '')
        return text;
    return ['GITHUB_REPOSITORY', 'GITHUB_SHA']
        .map((name) => environment[name] ?? '')
        .filter((part) => part !== '')
        .join('@')
        .slice(0, LONGEST_DESCRIPTION);
}
/** Reads the event. An invalid one is not quoted, since it may contain secrets. */
function readEvent(text, problems) {
    try {
        const value = JSON.parse(text);
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
            return text;
        const kind = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
        problems.push(`\`test_event\` must be a JSON object, got ${kind}`);
    }
    catch {
        problems.push('`test_event` must be a JSON object, got text that is not JSON');
    }
    return undefined;
}
/** Documented: 64 characters at most, the first a letter. */
const ALIAS = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
function readAlias(read, problems) {
    const bounds = { least: 1, most: 100 };
    const percent = fields_given(read, 'alias_percent', (text) => readInteger('alias_percent', text, bounds, problems));
    const name = read('alias');
    if (name === '')
        return undefined;
    if (!ALIAS.test(name)) {
        problems.push(`\`alias\` must be 1 to 64 letters, digits, "_" and "-", with a letter first, got ${quote(name)}`);
    }
    return { name, percent: percent ?? 100 };
}

// EXTERNAL MODULE: ./build/src/cloud/obs/place.js
var place = __webpack_require__(6409);
;// CONCATENATED MODULE: ./build/src/inputs/upload.js



const DEFAULT_PREFIX = 'functiongraph-deploy/';
const WHEN = ['auto', 'always'];
/** Reads the inputs about uploads to OBS; undefined without a bucket. */
function readUpload(read, problems) {
    const bucket = fields_given(read, 'upload_bucket', (text) => readBucket(text, problems));
    const prefix = fields_given(read, 'upload_prefix', (text) => readPrefix(text, problems));
    const when = readChoice('upload', read('upload') || 'auto', WHEN, problems);
    const endpoint = fields_given(read, 'obs_endpoint', (text) => readObsEndpoint(text, problems));
    if (read('upload_bucket') === '') {
        if (when === 'always')
            problems.push('`upload_bucket` is required when `upload` is always');
        return undefined;
    }
    if (bucket === undefined || when === undefined)
        return undefined;
    return {
        bucket,
        when,
        prefix: prefix ?? DEFAULT_PREFIX,
        endpoint: endpoint ?? place/* DEFAULT_OBS_ENDPOINT */.N8,
        // Validated with the credentials.
        iamEndpoint: read('iam_endpoint') || DEFAULT_IAM_ENDPOINT,
    };
}
/**
 * 3 to 63 characters. OBS allows dots too, but its certificate is for one label before the host, and
 * FunctionGraph documents code URLs with the bucket in the host only.
 */
function readBucket(text, problems) {
    const name = text.replaceAll('{region}', 'region-1');
    if (/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name))
        return text;
    if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
        problems.push(`\`upload_bucket\` must not contain dots, got ${quote(text)}: the TLS certificate of OBS does ` +
            'not cover such host names. Create a bucket without dots for packages');
        return undefined;
    }
    problems.push('`upload_bucket` must be the name of a bucket (3 to 63 lower-case letters, digits and ' +
        `hyphens; {region} is replaced), got ${quote(text)}`);
    return undefined;
}
/** Reads a key prefix of characters that need no encoding in URLs, so that keys are readable in them. */
function readPrefix(text, problems) {
    const parts = text.split('/');
    const isKey = /^[\w.~-][\w.~/-]{0,499}$/.test(text) && !text.includes('//');
    if (isKey && !parts.includes('..') && !parts.includes('.'))
        return text;
    problems.push('`upload_prefix` must be the beginning of an object key (letters, digits, . _ ~ - and /, not ' +
        `starting with /), got ${quote(text)}`);
    return undefined;
}
/** Reads the endpoint of OBS. The bucket becomes part of its host, so a path is not allowed. */
function readObsEndpoint(text, problems) {
    const endpoint = readEndpoint('obs_endpoint', text, problems);
    if (endpoint === undefined)
        return undefined;
    const { pathname } = new URL(endpoint.replaceAll('{region}', 'region-1'));
    if (pathname === '/')
        return endpoint;
    problems.push(`\`obs_endpoint\` must not contain a path, got ${quote(text)}`);
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/inputs/inputs.js









const MODES = ['deploy', 'plan', 'package', 'release'];
/** Seconds; for a step without `timeout`. */
const DEFAULT_TIMEOUT = 600;
/**
 * Reads all inputs.
 *
 * @throws InputError with every problem of every input at once
 */
function readInputs(sources) {
    const { read } = sources;
    const problems = [];
    const mode = readChoice('mode', read('mode') || 'deploy', MODES, problems);
    const functions = functionInputs(read, mode !== 'package', problems);
    const release = readRelease(read, mode, sources.environment, problems);
    if (mode === 'package')
        refuseFunctions(read, problems);
    const access = mode === 'package' ? undefined : readAccess(read, sources.environment, problems, sources.event);
    if (mode !== 'package')
        readProxies(sources.environment, problems);
    const code = mode === 'release' ? undefined : readCode(read, sources, problems);
    const timeout = readTimeout(read, problems);
    const expectDigest = fields_given(read, 'expect_digest', (text) => readDigest('expect_digest', text, problems));
    const packing = code && { code, ...(expectDigest === undefined ? {} : { expectDigest }) };
    if (problems.length > 0)
        throw new src_errors/* InputError */.dz(problems);
    if (mode === 'package' && packing !== undefined)
        return { mode, timeout, ...packing };
    if (access === undefined)
        throw new src_errors/* InputError */.dz(problems);
    const { targets, maxParallel, failFast, ...deploying } = functions;
    const asking = { targets, access, maxParallel, failFast, timeout, ...(release && { release }) };
    if (mode === 'release')
        return { mode, ...asking };
    if (packing === undefined || (mode !== 'deploy' && mode !== 'plan'))
        throw new src_errors/* InputError */.dz(problems);
    return { mode, ...asking, ...deploying, ...packing };
}
/** What the step is asked to do, also where inputs are wrong; `deploy` where this one is. */
function modeOf(read) {
    return MODES.find((mode) => mode === read('mode')) ?? 'deploy';
}
/**
 * Whether to comment on the pull request, also if other inputs are invalid: the comment then says
 * why there is no plan, so that a stale plan does not remain in it.
 */
function asksForComment(read) {
    return read('mode') === 'plan' && readBoolean('comment', read('comment'), []) === true;
}
/** Inputs that say something about functions, and so mean nothing where only a package is made. */
function refuseFunctions(read, problems) {
    if (readBoolean('show_changes', read('show_changes'), []) === true) {
        problems.push('`show_changes` is not allowed with `mode: package`, which reads no function');
    }
    if (read('code_url') !== '') {
        problems.push('`mode: package` requires `code_path` instead of `code_url`');
    }
    if (read('if_deployed_digest') !== '') {
        problems.push('`if_deployed_digest` is not allowed with `mode: package`');
    }
}
/** Inputs about functions. Validated in every mode, so errors do not surface only after switching. */
function functionInputs(read, urnNeeded, problems) {
    const flag = (name) => fields_given(read, name, (text) => readBoolean(name, text, problems)) ?? false;
    const targets = readTargets(read, urnNeeded, problems);
    const dependencies = readDependencies(read, problems);
    const force = flag('force');
    const failFast = flag('fail_fast');
    const commenting = { comment: flag('comment'), githubToken: read('github_token') };
    const showChanges = flag('show_changes');
    const maxParallel = fields_given(read, 'max_parallel', (text) => readInteger('max_parallel', text, { least: 1, most: 100 }, problems));
    const guard = readGuard(read, targets, problems);
    const upload = readUpload(read, problems);
    return {
        ...{ targets, dependencies, force, failFast, maxParallel: maxParallel ?? 4 },
        ...commenting,
        showChanges,
        ...(guard === undefined ? {} : { ifDeployedDigest: guard }),
        ...(upload === undefined ? {} : { upload }),
    };
}
function readTimeout(read, problems) {
    const bounds = { least: 1, most: 86_400 };
    const timeout = fields_given(read, 'timeout', (text) => readInteger('timeout', text, bounds, problems));
    return timeout ?? DEFAULT_TIMEOUT;
}
function readGuard(read, targets, problems) {
    if (targets.length > 1 && read('if_deployed_digest') !== '') {
        problems.push('`if_deployed_digest` can only be used with a single function, got several in `urn`');
    }
    return fields_given(read, 'if_deployed_digest', (text) => readDigest('if_deployed_digest', text, problems));
}
function readTargets(read, needed, problems) {
    const endpoint = fields_given(read, 'endpoint', (text) => readEndpoint('endpoint', text, problems)) ?? src_target/* DEFAULT_ENDPOINT */.mP;
    const lines = fields_readLines(read('urn'));
    if (lines.length === 0 && needed) {
        problems.push('`urn` is required: the URN of the function to deploy to');
    }
    const targets = [];
    for (const line of lines) {
        const target = (0,src_target/* parseTarget */.hu)(line, endpoint);
        if (typeof target === 'string')
            problems.push(`Invalid \`urn\` ${quote(line)}: ${target}`);
        else if (targets.some(({ urn }) => urn === target.urn)) {
            problems.push(`Duplicate \`urn\` ${quote(line)}: list each function once`);
        }
        else
            targets.push(target);
    }
    return targets;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/report/log/contents.js


/**
 * One line for each file in a package, with its size and SHA-256, as `sha256sum` gives it. The
 * package is read again, so this is for debug logs only. A read error is reported in the file's line:
 * the service may still read it, and a debug log changes no outcome. The reader of zips is
 * loaded here, since few steps need it.
 */
async function* contentLines(code) {
    if (code.codeType === 'obs')
        return;
    if (code.codeType === 'inline') {
        for (const { name, size } of code.entries)
            yield `${name}: ${size} bytes (inline)`;
        return;
    }
    let files;
    try {
        const { filesOf } = await Promise.all(/* import() */[__webpack_require__.e(663), __webpack_require__.e(945)]).then(__webpack_require__.bind(__webpack_require__, 3945));
        files = await filesOf(code.path, (0,external_node_path_.basename)(code.path));
    }
    catch (error) {
        yield `Failed to list package contents: ${error.message}`;
        return;
    }
    for (const file of files)
        yield await contentLine(file);
}
async function contentLine(file) {
    try {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        for await (const piece of file.pieces())
            hash.update(piece);
        return `${file.name}: ${file.size} bytes, SHA-256 ${hash.digest('hex')}`;
    }
    catch (error) {
        return `${file.name}: ${file.size} bytes, failed to read: ${error.message}`;
    }
}

// EXTERNAL MODULE: ./build/src/report/failure.js
var report_failure = __webpack_require__(1522);
;// CONCATENATED MODULE: ./build/src/report/comment/pull-request.js
/** Reads event and environment as the runner gives them; undefined where there is no pull request. */
function pullRequestOf(event, environment) {
    const request = pull_request_member(event, 'pull_request');
    const number = pull_request_member(request, 'number');
    const repository = environment['GITHUB_REPOSITORY'] ?? '';
    const [owner = '', repo = ''] = repository.split('/');
    if (typeof number !== 'number' || owner === '' || repo === '')
        return undefined;
    const head = pull_request_member(pull_request_member(pull_request_member(request, 'head'), 'repo'), 'full_name');
    const trusted = environment['GITHUB_EVENT_NAME'] === 'pull_request_target';
    return {
        apiUrl: (environment['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, ''),
        ...{ owner, repo, number, fork: !trusted && head !== repository },
        job: jobOf(repository, environment, pull_request_member(pull_request_member(request, 'head'), 'sha')),
    };
}
function jobOf(repository, environment, sha) {
    const run = environment['GITHUB_RUN_ID'] ?? '';
    const server = environment['GITHUB_SERVER_URL'] || 'https://github.com';
    return {
        workflow: environment['GITHUB_WORKFLOW'] ?? '',
        name: environment['GITHUB_JOB'] ?? '',
        run: Number(run) || 0,
        url: run === '' ? '' : `${server}/${repository}/actions/runs/${run}`,
        commit: typeof sha === 'string' && /^[0-9a-f]{7,64}$/.test(sha) ? sha : '',
    };
}
function pull_request_member(value, name) {
    return typeof value === 'object' && value !== null
        ? value[name]
        : undefined;
}

;// CONCATENATED MODULE: ./build/src/report/hidden.js
/**
 * The report with `hide` applied to every sentence that may quote the service or the network. The
 * runner hides secrets in the log and the summary only: outputs, the file of `results_path`, and the
 * comment on a pull request pass it by.
 */
function hidden_withoutSecrets(report, hide) {
    const { failure, results } = report;
    return {
        ...report,
        ...(failure === undefined ? {} : { failure: hiddenIn(failure, hide) }),
        results: results.map((result) => ({
            ...result,
            ...(result.failure === undefined ? {} : { failure: hiddenIn(result.failure, hide) }),
            warnings: result.warnings.map(hide),
        })),
    };
}
function hiddenIn(failure, hide) {
    const { cause, details, advice, requestId } = failure;
    return {
        ...failure,
        cause: hide(cause),
        details: details.map(hide),
        advice: hide(advice),
        ...(requestId === undefined ? {} : { requestId: hide(requestId) }),
    };
}

;// CONCATENATED MODULE: ./build/src/report/report.js
/** The outcome of the whole step. */
function outcomeOf({ mode, results, failure }) {
    const outcomes = results.map(({ outcome }) => outcome);
    const bad = outcomes.includes('failed') || outcomes.includes('skipped');
    if (failure !== undefined || bad)
        return 'failed';
    if (mode === 'plan')
        return 'planned';
    if (mode === 'package')
        return 'packaged';
    return (['deployed', 'released'].find((outcome) => outcomes.includes(outcome)) ?? 'unchanged');
}

;// CONCATENATED MODULE: ./build/src/changes/changes.js
/** Counts files; undefined if the changes are unknown. */
function changeCounts(changes) {
    const none = { added: 0, removed: 0, changed: 0, unchanged: 0 };
    switch (changes.kind) {
        case 'files':
            return {
                added: changes.added.length,
                removed: changes.removed.length,
                changed: changes.changed.length,
                unchanged: changes.unchanged,
            };
        case 'same code':
        case 'same files':
            return { ...none, unchanged: changes.files };
        case 'inline':
            return { ...none, changed: 1 };
        case 'unknown':
            return undefined;
    }
}
/** Number of files that differ; undefined if unknown. */
function changeCount(changes) {
    const counts = changeCounts(changes);
    return counts && counts.added + counts.removed + counts.changed;
}

// EXTERNAL MODULE: ./build/src/report/release.js
var report_release = __webpack_require__(3921);
;// CONCATENATED MODULE: ./build/src/report/outputs.js





/** The outputs of the step; a text is empty where the fact is not known. */
const OUTPUT_NAMES = (/* unused pure expression or super */ null && ([
    'outcome',
    'changed',
    'reason',
    'changed_files',
    'digest',
    'code_size',
    'last_modified',
    'previous_digest',
    'func_urn',
    'func_name',
    'runtime',
    'code_url',
    'version',
    'version_urn',
    'alias_urn',
    'previous_version',
    'released',
    'package_path',
    'results',
    'results_path',
]));
/**
 * Characters of `results` that a job can still pass on: GitHub fails a job whose outputs exceed
 * 1,048,576 bytes of UTF-16 in total, so that a successful deployment would fail.
 */
const LONGEST_RESULTS = 500_000;
/** One object per function, as JSON. */
function resultsOf(report) {
    return JSON.stringify(report.results.map((result) => resultObject(result, report)));
}
/**
 * All outputs, on every path.
 *
 * @param resultsPath the file that has `results` too; with one, results too long for a job's output
 *   are left to it. Empty where there is none
 */
function outputsOf(report, resultsPath = '') {
    const { code, results } = report;
    const json = resultsOf(report);
    const shared = {
        outcome: outcomeOf(report),
        package_path: code === undefined || code.codeType === 'obs' ? '' : code.path,
        results: resultsPath !== '' && json.length > LONGEST_RESULTS ? '' : json,
        results_path: resultsPath,
    };
    const [only, ...others] = results;
    const facts = only !== undefined && others.length === 0 ? factsOfOne(only, report) : factsOfAll(report);
    return { ...shared, ...facts };
}
function factsOfOne(result, report) {
    const { changed, reason, before, after } = result;
    const { digest, size } = codeOf(result, report);
    return {
        changed: outputs_textOf(changed),
        reason: reason ?? '',
        changed_files: outputs_textOf(changedFilesOf([result])),
        digest: digest ?? '',
        code_size: outputs_textOf(size),
        last_modified: (result.outcome === 'planned' ? before : after)?.lastModified ?? '',
        previous_digest: before?.digest ?? '',
        func_urn: after?.urn ?? before?.urn ?? '',
        func_name: after?.name ?? before?.name ?? '',
        runtime: after?.runtime ?? before?.runtime ?? '',
        code_url: addressOf(result) ?? '',
        ...(0,report_release/* releaseFacts */.tc)(result),
    };
}
/** Where in OBS the code came from that the function has now; the query may be a signature. */
function addressOf({ outcome, before, after }) {
    const url = (outcome === 'planned' ? before : after)?.codeUrl;
    return url === undefined ? undefined : (0,src_address/* withoutQuery */.j$)(url);
}
/** The deployed code; in `plan`, also on failure, the package. */
function codeOf({ after }, report) {
    if (report.mode === 'plan')
        return packed(report);
    return {
        ...(after?.digest === undefined ? {} : { digest: after.digest }),
        ...(after?.codeSize === undefined ? {} : { size: after.codeSize }),
    };
}
/** The package; empty for one in OBS, and where packaging failed. */
function packed({ code }) {
    return code === undefined || code.codeType === 'obs' ? {} : code;
}
/** Facts shared by several functions, or by none. Those of each one are in `results`. */
function factsOfAll(report) {
    const { results } = report;
    const { digest, size } = packed(report);
    return {
        changed: changedOfAll(results),
        reason: reasonsOf(results),
        changed_files: outputs_textOf(changedFilesOf(results)),
        digest: digest ?? '',
        code_size: outputs_textOf(size),
        last_modified: '',
        previous_digest: '',
        func_urn: '',
        func_name: '',
        runtime: '',
        code_url: '',
        ...{ version: '', version_urn: '', alias_urn: '', previous_version: '' },
        released: releasedOfAll(results),
    };
}
function changedOfAll(results) {
    const changes = results.map(({ changed }) => changed);
    if (changes.includes(true))
        return 'true';
    return changes.length === 0 || changes.includes(undefined) ? '' : 'false';
}
/** Empty where no alias was asked for, or of one that did not move nobody knows where it leads. */
function releasedOfAll(results) {
    const aliases = results.flatMap(({ release }) => release?.alias ?? []);
    if (aliases.some(({ moved }) => moved === true))
        return 'true';
    return aliases.length > 0 && aliases.every(({ moved }) => moved === false) ? 'false' : '';
}
function reasonsOf(results) {
    const reasons = new Set(results.map(({ reason }) => reason).filter((reason) => reason !== undefined));
    if (reasons.size > 1)
        reasons.delete('none');
    return [...reasons].sort().join(',');
}
function resultObject(result, report) {
    const { target, outcome, changed, reason, before, after, changes, requestId, failure } = result;
    const { digest, size } = codeOf(result, report);
    return {
        urn: target.urn,
        region: target.region,
        func_name: after?.name ?? before?.name ?? target.name,
        outcome,
        changed: changed ?? null,
        reason: reason ?? null,
        digest: digest ?? null,
        previous_digest: before?.digest ?? null,
        code_size: size ?? null,
        last_modified: (outcome === 'planned' ? before : after)?.lastModified ?? null,
        ...(changes === undefined
            ? {}
            : { changed_files: changeCount(changes) ?? null, changes: changeCounts(changes) ?? null }),
        request_id: requestId ?? null,
        ...(0,report_release/* releaseEntry */._1)(result),
        ...(failure === undefined ? {} : { error: (0,report_failure/* failureText */.kY)(failure) }),
    };
}
/** How many files differ, of several functions in all; undefined where it is unknown of one. */
function changedFilesOf(results) {
    const counts = results.map(({ changes }) => changes && changeCount(changes));
    if (counts.length === 0)
        return undefined;
    return counts.reduce((sum, count) => sum === undefined || count === undefined ? undefined : sum + count);
}
function outputs_textOf(value) {
    return value === undefined ? '' : String(value);
}

;// CONCATENATED MODULE: ./build/src/report/results-file.js




/**
 * Writes the output `results` into a file, where no limit of GitHub's applies to it.
 *
 * @param prefix how the name of the folder begins that is made for it
 * @returns the file's path
 * @throws Error of the file system
 */
function writeResults(json, temp, prefix) {
    const path = (0,external_node_path_.join)((0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(temp, prefix)), 'results.json');
    (0,external_node_fs_.writeFileSync)(path, json);
    return path;
}
/** From so many characters on, `results` may be too long for what people do with it. */
const LONG = 250_000;
/**
 * What to say of results that are long, if they are.
 *
 * @param path of the file that has them; empty where there is none
 */
function lengthNotice({ length }, path) {
    if (length <= LONG)
        return undefined;
    const count = (0,units/* grouped */.zD)(length);
    const limit = 'GitHub fails a job whose outputs exceed 524,288 characters (1 MiB in UTF-16)';
    if (path === '')
        return `The output results has ${count} characters. ${limit}`;
    const file = `Read the file ${path} (output results_path), or upload it for other jobs`;
    return length > LONGEST_RESULTS
        ? `The output results is empty, since it would have ${count} characters. ${limit}. ${file}`
        : `The output results has ${count} characters. ${limit}. ${file}`;
}

;// CONCATENATED MODULE: ./build/src/report/log/annotations.js




/** Annotations of one type that GitHub shows per step, roughly. */
const MAX_ANNOTATIONS = 10;
/** Logs the result of each function, if any was started. The cause of a failure has its annotation. */
function logResults({ failure, mode, results }, runner) {
    if (failure !== undefined && !anyStarted(results))
        return;
    for (const result of labelled(results)) {
        runner.info(finalLine(result, result.label, mode));
        const release = (0,report_release/* releaseText */.hO)(result);
        if (release !== undefined)
            runner.info(`${result.label}: ${release}`);
    }
}
/** Adds warnings, and one annotation per failure. */
function annotate({ failure, mode, results }, runner) {
    const all = labelled(results);
    for (const warning of gathered(all.map(withReleaseWarnings)))
        runner.warning(warning);
    for (const { label, release } of all) {
        for (const notice of release?.notices ?? [])
            runner.notice('FunctionGraph alias', `${label}: ${notice}`);
    }
    if (failure !== undefined) {
        const what = anyStarted(results) ? 'Some functions were not deployed' : NOTHING[mode];
        runner.fail(failureTitle(mode), (0,report_failure/* failureLines */.w7)(what, failure));
        return;
    }
    const failed = all.flatMap(({ label, failure: own, release }) => own === undefined
        ? []
        : [{ label, failure: own, what: release === undefined ? mode : 'release' }]);
    annotateFailures(failed, mode, runner);
}
function anyStarted(results) {
    return results.some(({ outcome }) => outcome !== 'failed' && outcome !== 'skipped');
}
/** Short and different from the start of the message: GitHub shows both together. */
function failureTitle(mode) {
    return `FunctionGraph ${mode} failed`;
}
const NOTHING = {
    release: 'Nothing was released',
    deploy: 'Nothing was deployed',
    plan: 'Nothing was planned',
    package: 'Nothing was packaged',
};
function labelled(results) {
    const names = (0,report_names/* namesOf */.e)(results.map(({ target }) => target));
    return results.map((result, at) => ({ ...result, label: names[at]?.label ?? '' }));
}
function annotateFailures(failed, mode, runner) {
    const title = failureTitle(mode);
    const single = failed.length > MAX_ANNOTATIONS ? MAX_ANNOTATIONS - 1 : failed.length;
    for (const { label, failure, what } of failed.slice(0, single)) {
        logFailure(failure, label, runner);
        runner.fail(title, (0,report_failure/* failureLines */.w7)(`Failed to ${what} ${label}`, failure));
    }
    const rest = failed.slice(single);
    for (const { label, failure } of rest)
        logFailure(failure, label, runner);
    if (rest.length === 0)
        return;
    const causes = rest.map(({ label, failure }) => `- ${label}: ${failure.cause}`);
    runner.fail(title, [`Failed to ${mode} ${rest.length} more functions:`, ...causes]);
}
/** The end of the log of a function that failed, in a group of its own, which the page shows closed. */
function logFailure({ log }, label, runner) {
    if (log === undefined)
        return;
    runner.group(`Log of ${label}`);
    for (const line of log.trimEnd().split(/\r\n|\r|\n/))
        runner.info(line);
    runner.endGroup();
}
function withReleaseWarnings(result) {
    const { warnings, release } = result;
    return { ...result, warnings: [...warnings, ...(release?.warnings ?? [])] };
}
/** One warning per text, with the functions that it applies to. */
function gathered(results) {
    const about = new Map();
    for (const { label, warnings } of results) {
        for (const warning of warnings)
            about.set(warning, [...(about.get(warning) ?? []), label]);
    }
    const all = [...about].map(([warning, labels]) => `${(0,report_names/* listed */.K)(labels)}: ${warning}`);
    const rest = all.slice(MAX_ANNOTATIONS - 1);
    return rest.length === 0 ? all : [...all.slice(0, MAX_ANNOTATIONS - 1), rest.join('; ')];
}

;// CONCATENATED MODULE: ./build/src/report/log/masked.js
/** Variables that huaweicloud/auth-action exports and masks in addition to the keys. */
const MASKED = ['HUAWEI_CLOUD_REGION', 'HUAWEI_CLOUD_PROJECT_ID'];
/**
 * Notice about outputs that contain a masked value: GitHub does not pass them on to other jobs.
 *
 * @returns undefined where no output is affected
 */
function maskedNotice(outputs, environment) {
    const masked = MASKED.map((name) => ({ name, value: (environment[name] ?? '').trim() })).filter(({ value }) => value !== '');
    const lost = Object.entries(outputs)
        .filter(([, text]) => masked.some(({ value }) => text.includes(value)))
        .map(([name]) => name);
    if (lost.length === 0)
        return undefined;
    const variables = masked.map(({ name }) => name).join(' or ');
    return (`Outputs ${lost.join(' and ')} contain the value of ${variables}. If that is masked, as by ` +
        'huaweicloud/auth-action, GitHub does not pass them to other jobs: use outcome, changed, ' +
        'reason and digest there, or upload the file in results_path as an artifact');
}

// EXTERNAL MODULE: ./build/src/report/summary/failures.js
var failures = __webpack_require__(2548);
// EXTERNAL MODULE: ./build/src/report/summary/changes.js + 1 modules
var changes = __webpack_require__(5870);
// EXTERNAL MODULE: ./build/src/report/markdown.js
var markdown = __webpack_require__(75);
;// CONCATENATED MODULE: ./build/src/report/summary/dependencies.js




const NOT_REPORTED = 'not reported';
const FIELDS = Object.keys(plan_dependencies/* FIELD_NAMES */.Yr);
/** Changed dependencies, one row for all functions with the same change. */
function dependencySection(results, limit) {
    const names = (0,report_names/* namesOf */.e)(results.map(({ target }) => target));
    const rows = new Map();
    for (const [at, result] of results.entries()) {
        for (const row of rowsOf(result)) {
            const key = JSON.stringify(row);
            const known = rows.get(key) ?? { row, labels: [] };
            rows.set(key, { row, labels: [...known.labels, names[at]?.label ?? ''] });
        }
    }
    if (rows.size === 0)
        return [];
    const columns = [{ head: 'Function' }, { head: 'List' }, { head: 'Before' }, { head: 'After' }];
    const cells = [...rows.values()].map(({ row, labels }) => [
        (0,report_names/* listed */.K)(labels.map((label) => (0,markdown/* unbroken */.D_)((0,markdown/* markdownText */.p7)(label)))),
        `\`${plan_dependencies/* FIELD_NAMES */.Yr[row.field]}\``,
        valueText(row.before, NOT_REPORTED),
        valueText(row.after, row.missing),
    ]);
    return ['### Dependencies', (0,markdown/* table */.tp)(columns, cells, limit)];
}
/** The fields that changed, as far as both states are known. */
function rowsOf(result) {
    return FIELDS.map((field) => ({
        field,
        before: result.before?.[field],
        after: after(result, field),
        missing: missingText(result),
    })).filter(({ field, before, after }) => isChange(field, before, after));
}
function after({ outcome, before, after, plannedDependencies }, field) {
    if (outcome !== 'planned')
        return after?.[field];
    return plannedDependencies === undefined ? before?.[field] : plannedDependencies[field];
}
function missingText({ outcome, after }) {
    if (outcome === 'planned')
        return 'not sent';
    return after === undefined ? 'unknown' : NOT_REPORTED;
}
/** Values that differ, one of which is not empty; the order of a list is no change. */
function isChange(field, before, after) {
    if (before === undefined || after === undefined)
        return isFilled(before) || isFilled(after);
    return (0,plan_dependencies/* changedDependencies */.wk)({ [field]: before }, { [field]: after }).length > 0;
}
function isFilled(value) {
    return value !== undefined && value.length > 0;
}
function valueText(value, missing) {
    if (value === undefined)
        return missing;
    if (value.length === 0)
        return 'none';
    return (0,markdown/* markdownText */.p7)(typeof value === 'string' ? (0,src_address/* withoutQuery */.j$)(value) : value.join(', '));
}

// EXTERNAL MODULE: ./build/src/report/summary/functions.js
var functions = __webpack_require__(9750);
// EXTERNAL MODULE: ./build/src/report/summary/releases.js
var releases = __webpack_require__(9817);
// EXTERNAL MODULE: ./build/src/report/escape.js
var report_escape = __webpack_require__(6209);
;// CONCATENATED MODULE: ./build/src/report/summary/package.js




const package_LARGEST = 10;
/** Contents of the package: totals, and in a fold its digest and largest files. */
function packageSection(code) {
    if (code.codeType === 'obs') {
        return ['### Package', `OBS object: ${(0,markdown/* markdownText */.p7)((0,src_address/* withoutQuery */.j$)(code.url))}`];
    }
    const { digest, entries } = code;
    const files = entries.length > 1 ? chart(entries) : [];
    const title = files.length > 0 ? 'Full SHA-512 and largest files' : 'Full SHA-512';
    return ['### Package', package_factsOf(code), ...fold(title, [block([digest]), ...files])];
}
function package_factsOf({ codeType, digest, entries, size }) {
    const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
    const files = (0,units/* counted */.hS)(entries.length, 'file');
    const open = codeType === 'inline' ? '' : ` (${(0,units/* bytesText */.pV)(unpacked)} uncompressed)`;
    return `${files}, ${(0,units/* bytesText */.pV)(size)} ${codeType}${open}, SHA-512 \`${digest.slice(0, 12)}\``;
}
/** Collapsed section; blank lines make GitHub read Markdown inside it. */
function fold(title, blocks) {
    return [`<details>\n<summary>${title}</summary>`, ...blocks, '</details>'];
}
/**
 * The largest files as text bars. No line starts with a file name, so no name can end the code
 * block.
 */
function chart(entries) {
    const total = entries.reduce((sum, { packedSize }) => sum + packedSize, 0);
    const largest = [...entries].sort((a, b) => b.packedSize - a.packedSize).slice(0, package_LARGEST);
    const most = Math.max(...largest.map(({ packedSize }) => packedSize));
    const rest = entries.length - largest.length;
    const left = total - largest.reduce((sum, { packedSize }) => sum + packedSize, 0);
    const lines = [
        ...largest.map(({ name, packedSize }) => line(packedSize, most, total, tail(name))),
        ...(rest > 0
            ? [line(left, 0, total, `(${(0,units/* grouped */.zD)(rest)} more ${rest === 1 ? 'file' : 'files'})`)]
            : []),
    ];
    const title = rest > 0 ? `${package_LARGEST} largest files` : 'Files';
    return [`${title} (compressed size):`, block(lines)];
}
const WIDTH = 20;
function line(size, most, total, name) {
    const percent = percentText(size, total);
    const bar = most === 0 ? ' '.repeat(WIDTH) : barOf(size / most);
    return `${(0,units/* bytesText */.pV)(size).padStart(9)}  ${percent.padStart(4)}  ${bar}  ${name}`;
}
function barOf(share) {
    return '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
}
function percentText(size, total) {
    const percent = total === 0 ? 0 : (size / total) * 100;
    return percent > 0 && percent < 1 ? '<1%' : `${Math.round(percent)}%`;
}
function block(lines) {
    return ['```text', ...lines, '```'].join('\n');
}
const package_LONGEST_NAME = 80;
/** The end of a long path, which says most. Never cuts a character in half. */
function tail(name) {
    const escaped = (0,report_escape/* escapeLine */.E)(name);
    if (escaped.length <= package_LONGEST_NAME)
        return escaped;
    return `…${escaped.slice(1 - package_LONGEST_NAME).replace(/^[\uDC00-\uDFFF]/, '')}`;
}

// EXTERNAL MODULE: ./build/src/report/summary/uploads.js
var uploads = __webpack_require__(8685);
;// CONCATENATED MODULE: ./build/src/report/summary/summary.js








const HEADINGS = {
    deployed: '✅ Deployed to FunctionGraph',
    released: '✅ Released on FunctionGraph',
    unchanged: 'FunctionGraph: no changes',
    planned: 'FunctionGraph plan',
    packaged: 'FunctionGraph package',
    failed: '❌ FunctionGraph deployment failed',
};
/**
 * Limits in bytes of the parts that grow with the number of functions. The runner drops a summary
 * of more than 1 MiB (1,048,576 bytes) entirely.
 */
const LIMITS = {
    causes: 150_000,
    functions: 450_000,
    dependencies: 120_000,
    releases: 100_000,
};
/** The same, for the list of changed files. */
const CHANGES = 150_000;
/**
 * The job summary: errors and fixes first, then one row per function, the package, and changed
 * dependencies.
 *
 * @param environment of the job, with the commit
 */
function summaryOf(report, environment = {}) {
    const { code, results } = report;
    const blocks = [
        `## ${headingOf(report)}`,
        ...(0,failures/* causesOf */.c)(report, LIMITS.causes),
        ...(results.length > 1 ? [(0,functions/* tally */.N)(results)] : []),
        ...(results.length > 0 ? [(0,functions/* functionTable */.n)(results, LIMITS.functions)] : []),
        ...(0,uploads/* uploadSection */.L)(results),
        ...(0,releases/* releaseSection */.h)(results, LIMITS.releases),
        ...(0,changes/* changeSection */.k)(results, CHANGES),
        ...(code === undefined ? [] : packageSection(code)),
        ...dependencySection(results, LIMITS.dependencies),
        ...commitLine(environment),
    ];
    return `${blocks.join('\n\n')}\n`;
}
/** The commit that the job runs for, with a link; empty outside of GitHub. */
function commitLine(environment) {
    const sha = environment['GITHUB_SHA'] ?? '';
    if (!/^[0-9a-f]{40,64}$/.test(sha))
        return [];
    const repository = environment['GITHUB_REPOSITORY'] ?? '';
    const server = environment['GITHUB_SERVER_URL'] || 'https://github.com';
    const name = `\`${sha.slice(0, 7)}\``;
    return repository === ''
        ? [`Commit ${name}`]
        : [`Commit [${name}](${server}/${repository}/commit/${sha})`];
}
function headingOf(report) {
    const outcome = outcomeOf(report);
    if (outcome !== 'failed' || report.mode === 'deploy')
        return HEADINGS[outcome];
    return `❌ FunctionGraph ${report.mode === 'plan' ? 'plan' : 'packaging'} failed`;
}

;// CONCATENATED MODULE: ./build/src/report/write.js







/**
 * Checks that outputs can be written, by setting `outcome` to the value for a killed step.
 *
 * @throws OutputError when they cannot: no deployment must start without outputs
 */
function checkOutputs(runner) {
    try {
        runner.output('outcome', 'failed');
    }
    catch (error) {
        throw outputError(error);
    }
}
/**
 * Writes a report: outputs first, then log, annotations and summary. Each may fail without stopping
 * the others. A log or summary that cannot be written is a warning; outputs are needed by other
 * steps, so failing to write them fails the step, after everything else has been written.
 *
 * @returns whether all outputs were written
 */
async function writeReport(report, context) {
    const { runner, environment } = context;
    const failed = [];
    const attempt = async (what, work) => {
        const error = await errorOf(work);
        if (error !== undefined)
            failed.push(`Failed to write ${what}: ${messageOf(error)}`);
    };
    let path = '';
    if (report.results.length > 0) {
        await attempt('the file of results_path', () => {
            path = context.writeResults(resultsOf(report));
        });
    }
    const outputs = outputsOf(report, path);
    const lost = await writeOutputs(outputs, runner);
    await attempt('the log', () => {
        logResults(report, runner);
    });
    await attempt('the annotations', () => {
        annotate(report, runner);
        const masked = maskedNotice(outputs, environment);
        if (masked !== undefined)
            runner.notice('Outputs not available to other jobs', masked);
        const long = lengthNotice(resultsOf(report), path);
        if (long !== undefined)
            runner.notice('Long results', long);
    });
    await attempt('the job summary', () => runner.summary(summaryOf(report, environment)));
    for (const line of failed) {
        await errorOf(() => {
            runner.warning(line);
        });
    }
    if (lost === undefined)
        return true;
    // Already reported as the failure of the step.
    if (report.failure?.cause === lost.message)
        return false;
    await errorOf(() => {
        runner.fail('FunctionGraph outputs', (0,report_failure/* failureLines */.w7)('No outputs for later steps', (0,report_failure/* explain */.WE)(lost)));
    });
    return false;
}
/** Writes all outputs. @returns the first error */
async function writeOutputs(outputs, runner) {
    const errors = [];
    for (const [name, value] of Object.entries(outputs)) {
        const error = await errorOf(() => {
            runner.output(name, value);
        });
        if (error !== undefined)
            errors.push(error);
    }
    return errors.length === 0 ? undefined : outputError(errors[0]);
}
/** The error that some work throws, or undefined. */
async function errorOf(work) {
    try {
        await work();
        return undefined;
    }
    catch (error) {
        return error;
    }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function outputError(error) {
    const { code } = error;
    const remedy = Object.hasOwn(REMEDIES, String(code)) ? REMEDIES[String(code)] : undefined;
    return new src_errors/* OutputError */.u7(`failed to write step outputs: ${messageOf(error)}`, remedy ?? 'Check that GITHUB_OUTPUT is a file that this step can write');
}
const USER = "Give this step's user write access to the runner's files: in a container job, set " +
    "options: --user root, or the runner's user ID (--user 1001 on GitHub-hosted runners)";
const SPACE = 'Free disk space on the runner';
/** By error code of the file system. */
const REMEDIES = {
    ...{ EACCES: USER, EPERM: USER, EROFS: USER },
    ...{ ENOSPC: SPACE, EDQUOT: SPACE },
};

;// CONCATENATED MODULE: ./build/src/step.js




















/** Runs the step from its inputs to its outputs. @returns whether it succeeded */
async function runStep(world) {
    const { runner } = world;
    const read = (name) => runner.input(name);
    for (const secret of [
        ...secretsIn(read, world.environment),
        ...querySecrets(read),
        ...proxySecrets(world.environment),
    ]) {
        runner.mask(secret);
    }
    if (read('github_token') !== '')
        runner.mask(read('github_token'));
    const { report, comment } = await work(world, read);
    const { environment, surroundings } = world;
    const written = await writeReport(report, {
        ...{ runner, environment },
        writeResults: (json) => writeResults(json, surroundings.temp, select_ignore/* PACKAGE_FOLDER */.w),
    });
    await errorOf(() => comment?.());
    return written && outcomeOf(report) !== 'failed';
}
async function work(world, read) {
    const { environment, event, exists, surroundings } = world;
    const folder = surroundings.workspace;
    const hide = (text) => world.runner.hidden(text);
    const workspace = { path: folder, isEmpty: () => (0,select_root/* isEmptyFolder */.WF)(folder) };
    let inputs;
    try {
        inputs = readInputs({ read, environment, event, exists, workspace });
    }
    catch (error) {
        const failed = { mode: modeOf(read), results: [], failure: (0,report_failure/* explain */.WE)(error) };
        const report = hidden_withoutSecrets(failed, hide);
        if (!asksForComment(read))
            return { report };
        return withComment(report, read('github_token'), world.deadline(DEFAULT_TIMEOUT), world);
    }
    const signal = world.deadline(inputs.timeout);
    const report = hidden_withoutSecrets(await reportOf(inputs, signal, world), hide);
    if (inputs.mode !== 'plan' || !inputs.comment)
        return { report };
    return withComment(report, inputs.githubToken, signal, world);
}
function withComment(report, token, signal, { environment, event, runner, transport }) {
    const request = pullRequestOf(event(), environment);
    return {
        report,
        async comment() {
            const { postComment } = await __webpack_require__.e(/* import() */ 812).then(__webpack_require__.bind(__webpack_require__, 8812));
            await postComment({ report, request, token }, { runner, transport, signal });
        },
    };
}
async function reportOf(inputs, signal, world) {
    let code;
    try {
        const endsAt = new Date(world.clock.now().getTime() + inputs.timeout * 1_000);
        if (inputs.mode === 'release') {
            checkOutputs(world.runner);
            const all = (connection) => releaseAll(inputs, connection);
            const results = await handle(inputs, all, { signal, endsAt }, world);
            return { mode: 'release', results, ...cancellation(results, signal) };
        }
        const made = await step_makePackage(inputs, signal, world);
        code = made;
        checkPackage(inputs, made);
        if (inputs.mode === 'package')
            return { mode: 'package', code, results: [] };
        checkOutputs(world.runner);
        const finder = inputs.showChanges ? await finderFor(inputs, made, world) : undefined;
        const all = (connection) => deployAll(inputs, made, connection, finder);
        const results = await handle(inputs, all, { signal, endsAt }, world);
        return { mode: inputs.mode, code, results, ...cancellation(results, signal) };
    }
    catch (error) {
        for (const line of (0,src_errors/* traceOf */.fC)(error))
            world.runner.debug(line);
        const targets = inputs.mode === 'package' ? [] : inputs.targets;
        return {
            mode: inputs.mode,
            ...(code === undefined ? {} : { code }),
            results: targets.map((target) => notStarted(target, error)),
            failure: (0,report_failure/* explain */.WE)(error),
        };
    }
}
/** Loaded only where changes are to be shown. */
async function finderFor({ upload }, code, { surroundings: { temp } }) {
    const { ChangeFinder } = await __webpack_require__.e(/* import() */ 534).then(__webpack_require__.bind(__webpack_require__, 5534));
    return new ChangeFinder(code, upload === undefined ? { temp } : { temp, bucket: upload });
}
function notStarted(target, error) {
    return error instanceof src_errors/* CancelledError */.cc
        ? (0,report_result/* skipped */.hT)(target, 'cancellation')
        : (0,report_result/* failedBefore */.tx)(target, error);
}
/** A cancelled job that kept functions from being started is a failure, even where none failed. */
function cancellation(results, { reason }) {
    const started = results.every(({ outcome }) => outcome !== 'skipped');
    const failed = results.some(({ outcome }) => outcome === 'failed');
    if (started || failed || !(reason instanceof src_errors/* CancelledError */.cc))
        return {};
    return { failure: (0,report_failure/* explain */.WE)(reason) };
}
async function step_makePackage(inputs, signal, world) {
    const { runner, clock, surroundings } = world;
    const started = clock.now().getTime();
    const code = await grouped('Package code', runner, async () => {
        const made = await packageCode(inputs, { ...surroundings, signal });
        runner.info(packageLine(made, clock.now().getTime() - started));
        if (made.codeType !== 'obs') {
            for (const note of made.notes ?? [])
                runner.info(note);
            for (const trace of made.traces ?? [])
                runner.debug(trace);
        }
        if (runner.isDebug())
            for await (const line of contentLines(made))
                runner.debug(line);
        return made;
    });
    for (const warning of code.warnings)
        runner.warning(warning);
    return code;
}
/** Puts the lines of some work into a log group, which is closed on failure too. */
async function grouped(title, runner, work) {
    runner.group(title);
    try {
        return await work();
    }
    finally {
        runner.endGroup();
    }
}
async function handle(inputs, all, limits, { clock, environment, event, partSizes, runner, transport }) {
    const { access, mode, targets, timeout } = inputs;
    return grouped(stageTitle(targets, mode), runner, async () => {
        runner.info(`Authenticating with ${authenticationMethod(access)}`);
        const pacer = pacerFor(clock, limits.signal);
        const reach = { transport, pacer, clock, ...limits, log: runner };
        const mask = (secret) => {
            runner.mask(secret);
        };
        const credentials = credentialsFor(access, targets, {
            ...{ ...reach, environment, event, timeout },
            mask,
        });
        await credentials.begin();
        const sizes = partSizes === undefined ? {} : { partSizes };
        return all({ ...reach, ...sizes, credentials, mask, environment });
    });
}


/***/ }),

/***/ 4320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X5: () => (/* binding */ endpointOf),
/* harmony export */   hu: () => (/* binding */ parseTarget),
/* harmony export */   mP: () => (/* binding */ DEFAULT_ENDPOINT),
/* harmony export */   pc: () => (/* binding */ versionlessUrn)
/* harmony export */ });
const DEFAULT_ENDPOINT = 'https://functiongraph.{region}.myhuaweicloud.com';
const FORM = 'urn:fss:<region>:<project_id>:function:<package>:<name>[:latest]';
/**
 * Reads one function URN. The documents contradict each other on lengths and on the characters of
 * names, so only what would break the URL or the request path is rejected: the region becomes
 * part of a host name, the rest part of a path.
 *
 * @returns the target, or what is wrong with the URN
 */
function parseTarget(urn, endpoint) {
    const parts = urn.split(':');
    const [scheme, service, region = '', projectId = '', kind, group = '', name = '', version] = parts;
    const shaped = scheme === 'urn' && service === 'fss' && kind === 'function';
    if (!shaped || parts.length < 7 || parts.length > 8)
        return `expected ${FORM}`;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(region))
        return `invalid region ${quoted(region)}`;
    if (!/^[A-Za-z0-9_-]+$/.test(projectId))
        return `invalid project ID ${quoted(projectId)}`;
    if (!/^[A-Za-z0-9._-]+$/.test(group))
        return `invalid package name ${quoted(group)}`;
    if (!/^[A-Za-z0-9._-]+$/.test(name))
        return `invalid function name ${quoted(name)}`;
    if (version !== undefined && version !== 'latest')
        return onlyLatest(version);
    return {
        urn: `${parts.slice(0, 7).join(':')}:latest`,
        region,
        projectId,
        name,
        endpoint: endpointOf(endpoint, region),
    };
}
function onlyLatest(version) {
    if (version === '')
        return 'trailing colon: remove it, or end the URN with :latest';
    const what = version.startsWith('!')
        ? `alias ${quoted(version.slice(1))}`
        : `version ${quoted(version)}`;
    return `${what} cannot be updated, only latest accepts code: remove it, or end the URN with :latest`;
}
function quoted(part) {
    return `"${clipped(part)}"`;
}
/** Foreign text in a message, at most 60 characters. */
function clipped(part) {
    return part.length > 60 ? `${part.slice(0, 60)}…` : part;
}
/** The endpoint of a region: `{region}` replaced, no trailing slash. */
function endpointOf(template, region) {
    return template.replaceAll('{region}', region).replace(/\/+$/, '');
}
/** A function's URN without its version. */
function versionlessUrn(urn) {
    return urn.split(':').slice(0, 7).join(':');
}


/***/ }),

/***/ 2958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cp: () => (/* binding */ spanText),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   k0: () => (/* binding */ changeText),
/* harmony export */   pV: () => (/* binding */ bytesText),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/** Bytes for people, in powers of 1000: `812 bytes`, `7.7 kB`, `52.4 MB`. */
function bytesText(bytes) {
    if (bytes < 1_000)
        return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
    const units = ['kB', 'MB', 'GB'];
    const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
    return `${(bytes / 1_000 ** power).toFixed(1)} ${units[power - 1] ?? 'kB'}`;
}
/** How a size changed: `+1.2 kB`, `-3 bytes`; empty where it did not, or is not known. */
function changeText(before, after) {
    if (before === undefined || after === undefined || before === after)
        return '';
    return `${after > before ? '+' : '-'}${bytesText(Math.abs(after - before))}`;
}
/** Milliseconds for people: `80 ms`, `2.3 s`, `3 min 12 s`. */
function durationText(milliseconds) {
    if (milliseconds < 1_000)
        return `${Math.max(0, Math.round(milliseconds))} ms`;
    if (milliseconds < 60_000)
        return `${(Math.floor(milliseconds / 100) / 10).toFixed(1)} s`;
    const seconds = Math.round(milliseconds / 1_000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
/** Seconds for people, as far as they matter: `75 s`, `20 min`, `3 h 5 min`, `12 days`. */
function spanText(seconds) {
    if (seconds < 120)
        return `${seconds} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60)
        return `${minutes} min`;
    const hours = Math.floor(minutes / 60);
    if (hours < 48)
        return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
    return counted(Math.round(seconds / 86_400), 'day');
}
/**
 * An integer with its thousands grouped: `10,647`. Without the Intl of Node, which loads ICU: 24 ms
 * and 7 MiB, once per process.
 */
function grouped(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** `1 file`, `2 files`. */
function counted(count, noun) {
    return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}
/** The first digits of a digest: enough to tell two apart in a log. */
function shortDigest(digest) {
    return digest === undefined ? 'unknown' : digest.slice(0, 12);
}


/***/ })

};
