import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  EY: () => (/* binding */ packAsWorker)
});

// UNUSED EXPORTS: deflateFiles, packUntilDone

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./build/src/package/zip/hashed-file.js


const BUFFER = (/* unused pure expression or super */ null && (1024 * 1024));
/** A new file that is written from begin to end through one buffer, its SHA-512 taken on the way. */
class HashedFile {
    #file;
    #buffer = Buffer.allocUnsafeSlow(BUFFER);
    #hash = createHash('sha512');
    #used = 0;
    #flushed = 0;
    /** Throws when a file is there already. */
    constructor(path) {
        this.#file = openSync(path, 'wx');
    }
    /** Where the next byte goes. */
    get position() {
        return this.#flushed + this.#used;
    }
    /** Has `write` put `length` bytes, fewer than 1 MiB, into the buffer; it returns the offset after them. */
    write(length, write) {
        if (this.#used + length > BUFFER)
            this.#flush();
        this.#used = write(this.#buffer, this.#used);
    }
    /** Appends `length` bytes of a spool, from `offset` on. */
    copy(source, offset, length) {
        for (let copied = 0; copied < length;) {
            if (this.#used === BUFFER)
                this.#flush();
            const room = Math.min(length - copied, BUFFER - this.#used);
            const got = source.read(this.#buffer, this.#used, offset + copied, room);
            if (got === 0)
                throw new Error('A spool file is shorter than what was written to it');
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
        closeSync(this.#file);
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
        at += (0,external_node_fs_namespaceObject.writeSync)(file, bytes, at, bytes.length - at, position + at);
    }
}
/** SHA-512 and length of a file that is there already. Throws what the file system throws. */
function hashFile(path) {
    const file = openSync(path, 'r');
    try {
        const hash = createHash('sha512');
        const buffer = Buffer.allocUnsafeSlow(BUFFER);
        let size = 0;
        for (let got = readSync(file, buffer); got > 0; got = readSync(file, buffer)) {
            hash.update(buffer.subarray(0, got));
            size += got;
        }
        return { digest: hash.digest('hex'), size };
    }
    finally {
        closeSync(file);
    }
}

;// CONCATENATED MODULE: ./build/src/errors.js
/**
 * The ways a deploy can fail. Each carries data, so that the report can say what was found,
 * where, and what to do; none carries a secret. Text from outside is kept as it came: it is escaped
 * where it is printed.
 */
/** A foreseen failure: the report has words for it, and nobody needs a stack. */
class StepError extends Error {
}
/** Inputs that cannot be obeyed. Holds every problem found, and nothing has been sent. */
class InputError extends StepError {
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.name = 'InputError';
        this.problems = problems;
    }
}
/** The code cannot be packed, or may not be sent as it is. Nothing has been sent. */
class errors_PackageError extends StepError {
    /** Further lines that name what was found, such as the largest entries. */
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
/** The function does not hold what it should, or may not be touched as it is. */
class VerificationError extends StepError {
    /** One thing to do. */
    remedy;
    /** Whether running the job again can help without any change. */
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
/** The outputs of the step cannot be written, so nobody could be told of a deploy. */
class OutputError extends StepError {
    /** One thing to do. */
    remedy;
    constructor(message, remedy) {
        super(message);
        this.name = 'OutputError';
        this.remedy = remedy;
    }
}
/** The whole step took longer than `timeout` allows. */
class DeadlineError extends StepError {
    seconds;
    /** @param during the call that was open, such as `updating the code at host:443` */
    constructor(seconds, during, options) {
        const open = during === undefined ? '' : ` while ${during}`;
        super(`the step's time limit of ${seconds} s is over${open}`, options);
        this.name = 'DeadlineError';
        this.seconds = seconds;
    }
}
/** The job was cancelled: the runner sent this signal. */
class CancelledError extends StepError {
    constructor(signal) {
        super(`the job was cancelled (${signal})`);
        this.name = 'CancelledError';
    }
}
/** The step was ended while an update was under way: what the function holds is not known. */
class UnsettledError extends StepError {
    /** Why the step was ended. */
    reason;
    constructor(reason) {
        super(`${reason.message}; an update was sent, and whether the function holds it is not known`, {
            cause: reason,
        });
        this.name = 'UnsettledError';
        this.reason = reason;
    }
}
/** Most errors of a chain of causes that are shown. */
const CHAIN = 5;
/**
 * Where an unforeseen error came from, for the debug log: its stack and those of its causes, line by
 * line. Of a foreseen one nothing.
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

;// CONCATENATED MODULE: ./build/src/package/system-reason.js

/** Why the file system refused, in its own short word (`ENOENT`, `EACCES`), else the whole error. */
function systemReason(error) {
    const code = error.code;
    return typeof code === 'string' ? code : String(error);
}
/**
 * What to throw for a failure while the package is written below `temp`: PackageError where the
 * system refused, also in another thread; else the failure itself.
 */
function writeFailure(temp, failure) {
    if (!(failure instanceof Error) || !('syscall' in failure))
        return failure;
    const reason = systemReason(failure);
    if (reason === 'ENOSPC' || reason === 'EDQUOT') {
        return new PackageError(`The package cannot be written to ${temp}: no space is left (${reason})`, 'Free space there: packing needs about twice the size of the package.');
    }
    return new PackageError(`The package cannot be written to ${temp} (${reason})`, 'Check that RUNNER_TEMP names a folder that exists, and that the runner may write to it.');
}

;// CONCATENATED MODULE: ./build/src/package/zip/packer.js




/** Larger ones cannot be read or deflated in one call of Node's. */
const LARGEST_FILE = (/* unused pure expression or super */ null && (2 ** 31 - 2));
/**
 * From this size on, a file is packed bit by bit: deflate takes about a second for 40 MB, and a
 * thread hears nothing while a call of its own lasts.
 */
const LARGE_FILE = 8 * 1024 * 1024;
/** Large enough that a call costs nothing, small enough for the processor's cache. */
const PIECE = 256 * 1024;
const LEVEL = 6;
/** Linux reads no more of a script's first line (BINPRM_BUF_SIZE). */
const LONGEST_SHEBANG = 256;
/** A file that cannot be packed. `message` goes on after the file's name. */
class packer_UnreadableFile extends Error {
    path;
    constructor(path, problem) {
        super(problem);
        this.name = 'UnreadableFile';
        this.path = path;
    }
}
/**
 * Packs files one after the other and appends the results to the file `spool`.
 *
 * Every file gets a fresh deflate: with a reused one, the bytes depend on the files before. The
 * buffers for reading are reused, since fresh ones cost more than the reading (the kernel has to
 * clear each page).
 */
class Packer {
    #spool;
    #compress;
    #raw = Buffer.alloc(0);
    #out = Buffer.alloc(0);
    #used = 0;
    #spooled = 0;
    /** `spool`: an open file, empty. */
    constructor(spool, compress) {
        this.#spool = spool;
        this.#compress = compress;
    }
    /**
     * Packs these files and tells of each what it has become. Throws UnreadableFile for one that
     * cannot be read, or that is not as long as it was when it was found.
     */
    pack(files, tell) {
        const room = files.reduce((sum, file) => sum + file.size, 0);
        if (files.length > 1 && this.#out.length < room)
            this.#out = Buffer.allocUnsafeSlow(room);
        for (const file of files)
            tell(file, this.#packOne(file));
        this.#flush();
    }
    /**
     * Packs one file to the same bytes, and calls `pause` about each 256 KiB: there the event loop may
     * turn, and what `pause` throws gives the file up. Throws what `pack` throws.
     */
    async packLarge(file, pause) {
        const source = openSource(file);
        try {
            const packed = await (this.#compress
                ? this.#deflateLarge(file, source, pause)
                : inPieces(this.#store(file, source), pause));
            this.#flush();
            return packed;
        }
        finally {
            (0,external_node_fs_namespaceObject.closeSync)(source);
        }
    }
    #packOne(file) {
        const source = openSource(file);
        try {
            return this.#compress ? this.#deflate(file, source) : atOnce(this.#store(file, source));
        }
        finally {
            (0,external_node_fs_namespaceObject.closeSync)(source);
        }
    }
    #deflate(file, source) {
        const raw = this.#read(file, source);
        const deflated = (0,external_node_zlib_namespaceObject.deflateRawSync)(raw, { level: LEVEL, chunkSize: chunkSize(file.size) });
        const kept = deflated.length < raw.length ? deflated : raw;
        const offset = this.#position;
        this.#append(kept);
        return { crc: (0,external_node_zlib_namespaceObject.crc32)(raw), packedSize: kept.length, offset, crlfScript: isCrlfScript(raw) };
    }
    /**
     * The stream is given all input in one call, as deflateRawSync is, so that no byte of its output
     * can depend on pieces; only the output comes in pieces, and a thread of libuv makes them.
     */
    async #deflateLarge(file, source, pause) {
        this.#makeRoom(file);
        const room = (at) => this.#raw.subarray(at, Math.min(at + PIECE, file.size + 1));
        let crc = 0;
        for (const piece of readPieces(file, source, room)) {
            crc = (0,external_node_zlib_namespaceObject.crc32)(piece, crc);
            await pause();
        }
        const raw = this.#raw.subarray(0, file.size);
        const offset = this.#position;
        const deflate = (0,external_node_zlib_namespaceObject.createDeflateRaw)({ level: LEVEL, chunkSize: PIECE });
        deflate.end(raw);
        for await (const piece of deflate) {
            this.#append(piece);
            await pause();
        }
        const packed = { crc, offset, crlfScript: isCrlfScript(raw) };
        const deflated = this.#position - offset;
        if (deflated < raw.length)
            return { ...packed, packedSize: deflated };
        this.#rewind(offset);
        await inPieces(this.#appendPieces(raw), pause);
        return { ...packed, packedSize: raw.length };
    }
    // One byte more than expected, so that one call also tells whether the file has grown.
    #makeRoom({ size }) {
        if (this.#raw.length <= size)
            this.#raw = Buffer.allocUnsafeSlow(size + 1);
    }
    #read(file, source) {
        this.#makeRoom(file);
        let length = 0;
        let got;
        do {
            got = readPiece(file, source, this.#raw.subarray(length, file.size + 1));
            length += got;
        } while (got > 0 && length < file.size);
        if (length !== file.size)
            throw changed(file.path);
        return this.#raw.subarray(0, length);
    }
    *#store(file, source) {
        if (this.#raw.length < PIECE)
            this.#raw = Buffer.allocUnsafeSlow(PIECE);
        const offset = this.#position;
        let crc = 0;
        let crlfScript = false;
        for (const piece of readPieces(file, source, () => this.#raw.subarray(0, PIECE))) {
            if (this.#position === offset)
                crlfScript = isCrlfScript(piece);
            crc = (0,external_node_zlib_namespaceObject.crc32)(piece, crc);
            this.#append(piece);
            yield;
        }
        return { crc, packedSize: file.size, offset, crlfScript };
    }
    *#appendPieces(bytes) {
        for (let at = 0; at < bytes.length; at += PIECE) {
            this.#append(bytes.subarray(at, at + PIECE));
            yield;
        }
    }
    /** Where the next byte goes. */
    get #position() {
        return this.#spooled + this.#used;
    }
    /** Has what comes next take the place of what was appended from `position` on. */
    #rewind(position) {
        this.#flush();
        this.#spooled = position;
    }
    #append(bytes) {
        if (this.#used + bytes.length <= this.#out.length) {
            this.#used += bytes.copy(this.#out, this.#used);
            return;
        }
        this.#flush();
        writeAll(this.#spool, bytes, this.#spooled);
        this.#spooled += bytes.length;
    }
    #flush() {
        writeAll(this.#spool, this.#out.subarray(0, this.#used), this.#spooled);
        this.#spooled += this.#used;
        this.#used = 0;
    }
}
function atOnce(steps) {
    for (;;) {
        const step = steps.next();
        if (step.done === true)
            return step.value;
    }
}
async function inPieces(steps, pause) {
    for (;;) {
        const step = steps.next();
        if (step.done === true)
            return step.value;
        await pause();
    }
}
/**
 * The size of the buffer that deflate fills. One holds everything, so that nothing is copied out of
 * many; a small file needs no 16 KiB. What deflate does not fill is never touched. Deflate adds most
 * where it stores: 5 bytes for each block of 16,383 (zlib's deflateBound says the same).
 */
function chunkSize(size) {
    return Math.max(64, size + (size >> 12) + (size >> 14) + 16);
}
/** Whether these are the first bytes of a script whose first line ends in CRLF. */
function isCrlfScript(bytes) {
    if (bytes[0] !== 0x23 || bytes[1] !== 0x21)
        return false;
    const end = bytes.subarray(0, LONGEST_SHEBANG).indexOf('\n');
    return end > 0 && bytes[end - 1] === 0x0d;
}
/**
 * Reads a file piece by piece, each to the room that `roomAt` gives for what begins there; at the
 * end, that is one byte at least, which tells whether the file has grown.
 */
function* readPieces(file, source, roomAt) {
    let length = 0;
    for (;;) {
        const room = roomAt(length);
        const got = readPiece(file, source, room);
        if (got === 0)
            break;
        length += got;
        if (length > file.size)
            break;
        yield room.subarray(0, got);
    }
    if (length !== file.size)
        throw changed(file.path);
}
function openSource(file) {
    try {
        return (0,external_node_fs_namespaceObject.openSync)(file.path, 'r');
    }
    catch (error) {
        throw unreadable(file, error);
    }
}
function readPiece(file, source, target) {
    try {
        return (0,external_node_fs_namespaceObject.readSync)(source, target, 0, target.length, null);
    }
    catch (error) {
        throw unreadable(file, error);
    }
}
function unreadable({ path }, error) {
    return new packer_UnreadableFile(path, `cannot be read (${systemReason(error)})`);
}
function changed(path) {
    return new packer_UnreadableFile(path, 'has changed while it was being packed');
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./build/src/package/zip/schedule.js

/** Below this much work (bytes and PER_FILE for each file) a worker costs more than it brings. */
const WORTH_A_WORKER = (/* unused pure expression or super */ null && (2 * 1024 * 1024));
/** What opening and closing a file costs, in bytes deflated. */
const PER_FILE = 4096;
/** Large enough that taking a batch costs nothing, small enough that threads end together. */
const BATCH = (/* unused pure expression or super */ null && (1024 * 1024));
const MOST_THREADS = 4;
/** How many threads should pack these files, from the machine's cores and the size of the work. */
function schedule_worthwhileThreads(files, cores = availableParallelism()) {
    const effort = files.reduce((sum, file) => sum + file.size + PER_FILE, 0);
    return effort < WORTH_A_WORKER ? 1 : Math.min(cores, MOST_THREADS);
}
/** Batches of about equal work, the largest files first, so that no thread ends alone with one. */
function schedule_intoBatches(files) {
    const jobs = files.map(({ path, size }, at) => ({ path, size, at }));
    jobs.sort((a, b) => b.size - a.size || a.at - b.at);
    const batches = [];
    let effort = BATCH;
    for (const job of jobs) {
        if (effort >= BATCH) {
            batches.push([]);
            effort = 0;
        }
        batches.at(-1)?.push(job);
        effort += job.size + PER_FILE;
    }
    return batches;
}

;// CONCATENATED MODULE: ./build/src/package/zip/spool.js

/** Below this, one read of everything is faster than one for each of thousands of small files. */
const READ_WHOLE = (/* unused pure expression or super */ null && (16 * 1024 * 1024));
function spool_openSpool(path) {
    const file = openSync(path, 'r');
    const whole = fstatSync(file).size <= READ_WHOLE ? readFileSync(file) : undefined;
    return {
        read: (target, at, offset, length) => whole === undefined
            ? readSync(file, target, at, length, offset)
            : whole.copy(target, at, offset, offset + length),
        close: () => {
            closeSync(file);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/package/zip/deflate.js







/** Beyond every batch: nobody begins another one, and large files are given up. */
const STOPPED = 2 ** 30;
/**
 * Packs files on all threads that are worth it. Each thread takes the next batch, the largest files
 * first, so that none ends up alone with a large one; and writes what it packs to a spool file of
 * its own, so that memory holds no more than the files in flight. No byte depends on who packs what.
 *
 * Throws UnreadableFile, or the signal's reason.
 */
async function deflateFiles(files, options) {
    options.signal?.throwIfAborted();
    const work = {
        compress: options.compress,
        folder: options.folder,
        batches: intoBatches(files),
        next: new Int32Array(new SharedArrayBuffer(4)),
        results: new SharedArrayBuffer(files.length * RECORD),
    };
    const threads = options.threads ?? worthwhileThreads(files);
    const workers = Array.from({ length: threads - 1 }, (_, at) => runWorker(work, at + 1));
    await allOrNone(work, [packShare(work, 0), ...workers], options.signal);
    const spools = Array.from({ length: threads }, (_, id) => openSpool(spoolPath(work, id)));
    return {
        files: files.map((file, at) => ({ file, ...readResult(work.results, at, spools) })),
        close: () => {
            for (const spool of spools)
                spool.close();
        },
    };
}
/** Waits for every thread. The signal and the first failure stop all of them. */
async function allOrNone(work, threads, signal) {
    const stop = () => Atomics.store(work.next, 0, STOPPED);
    const failures = [];
    for (const thread of threads) {
        thread.catch((error) => {
            failures.push(error);
            stop();
        });
    }
    signal?.addEventListener('abort', stop);
    await Promise.allSettled(threads);
    signal?.removeEventListener('abort', stop);
    signal?.throwIfAborted();
    if (failures.length > 0)
        throw failures[0];
}
function runWorker(work, id) {
    const worker = new Worker(workerFile(), { workerData: { work, id }, execArgv: [] });
    return new Promise((resolve, reject) => {
        worker.once('message', (outcome) => {
            if ('done' in outcome)
                resolve();
            else
                reject(new UnreadableFile(outcome.path, outcome.problem));
        });
        worker.once('error', reject);
        worker.once('exit', (code) => {
            reject(new Error(`A packing thread ended early, with code ${code}`));
        });
    });
}
/** Bundled, the worker is a small file beside this one; in source it is the module next door. */
function workerFile() {
    const bundled = !import.meta.url.endsWith('.ts');
    return new URL(bundled ? './deflate-worker.js' : './worker.ts', import.meta.url);
}
/** The body of a worker thread. */
async function packAsWorker() {
    external_node_worker_threads_namespaceObject.parentPort?.postMessage(await packUntilDone(external_node_worker_threads_namespaceObject.workerData));
}
/** A worker's share. `data` is what the worker was started with. */
async function packUntilDone(data) {
    const { work, id } = data;
    try {
        await packShare(work, id);
        return { done: true };
    }
    catch (error) {
        if (error instanceof packer_UnreadableFile)
            return { path: error.path, problem: error.message };
        throw error;
    }
}
/** Takes batches until none is left. Events are heard between them. */
async function packShare(work, id) {
    const spool = (0,external_node_fs_namespaceObject.openSync)(spoolPath(work, id), 'wx');
    try {
        const packer = new Packer(spool, work.compress);
        while (await packNextBatch(work, packer, id))
            await (0,promises_namespaceObject.setImmediate)();
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(spool);
    }
}
/** Whether there was a batch left. */
async function packNextBatch(work, packer, id) {
    const jobs = work.batches[Atomics.add(work.next, 0, 1)];
    const [first] = jobs ?? [];
    if (jobs === undefined || first === undefined)
        return false;
    if (first.size >= LARGE_FILE) {
        // A large file fills a batch by itself (intoBatches).
        writeResult(work.results, first.at, id, await packer.packLarge(first, () => pause(work)));
    }
    else {
        packer.pack(jobs, ({ at }, packed) => {
            writeResult(work.results, at, id, packed);
        });
    }
    return true;
}
async function pause({ next }) {
    await (0,promises_namespaceObject.setImmediate)();
    if (Atomics.load(next, 0) >= STOPPED)
        throw new Error('Packing was stopped');
}
/** Bytes of a record: offset (8), CRC (4), packed size (4), spool (1), script with CRLF (1). */
const RECORD = 24;
function writeResult(results, at, id, packed) {
    const record = new DataView(results, at * RECORD, RECORD);
    record.setFloat64(0, packed.offset);
    record.setUint32(8, packed.crc);
    record.setUint32(12, packed.packedSize);
    record.setUint8(16, id);
    record.setUint8(17, Number(packed.crlfScript));
}
function readResult(results, at, spools) {
    const record = new DataView(results, at * RECORD, RECORD);
    return {
        offset: record.getFloat64(0),
        crc: record.getUint32(8),
        packedSize: record.getUint32(12),
        spool: spools[record.getUint8(16)],
        crlfScript: record.getUint8(17) === 1,
    };
}
function spoolPath({ folder }, id) {
    return (0,external_node_path_namespaceObject.join)(folder, `spool-${id}`);
}


/***/ }),

/***/ 954:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _deflate_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(517);

await (0,_deflate_js__WEBPACK_IMPORTED_MODULE_0__/* .packAsWorker */ .EY)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(954);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
